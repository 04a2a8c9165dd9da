"""What a person keeps, as pages: applications with their files, dates and states; all out, or all gone, at a word."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar, cast

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from careerproof.errors import CareerproofError, NoSuchPage, UsageError
from careerproof.faces.catalogue import Catalogue, languages, load_catalogue
from careerproof.faces.contract.calls import Calls
from careerproof.faces.pages.applications import (
    render_application,
    render_applications,
    render_new,
    render_sure,
    render_trouble,
)
from careerproof.faces.pages.desk import language_at, links_of
from careerproof.faces.phrasebook import tell_error
from careerproof.faces.web.bodies import read_form
from careerproof.faces.web.downloads import download
from careerproof.faces.web.making import Version, keep_application, keep_version
from careerproof.faces.web.problems import status_of
from careerproof.faces.web.sessions import COOKIE, Session, Sessions
from careerproof.settings import Settings
from careerproof.verbs import applications as keep
from careerproof.workspace.model import STATES, Application, State

HTML = "text/html; charset=utf-8"
FIELDS = ("title", "employer", "place", "link", "state", "on", "notes")
Value = TypeVar("Value")
Handler = Callable[[Request], Awaitable[Response]]


class Keeping:
    """The pages of one workspace. Only a server that was told to keep has them."""

    def __init__(self, calls: Calls, settings: Settings, facts_version: str, sessions: Sessions) -> None:
        self._calls, self._settings, self._sessions = calls, settings, sessions
        self._about = (languages(), facts_version)

    def routes(self) -> list[Route]:
        """The routes, the same below each language."""
        handlers: tuple[tuple[str, str, Handler], ...] = (
            ("", "GET", self.all), ("", "POST", self.add), ("/new", "GET", self.new),
            ("/everything.zip", "GET", self.take), ("/erase", "GET", self.ask_all), ("/erase", "POST", self.erase),
            ("/{number:int}", "GET", self.one), ("/{number:int}", "POST", self.change),
            ("/{number:int}/remove", "GET", self.ask_one), ("/{number:int}/remove", "POST", self.remove),
            ("/{number:int}/files/{file:int}", "GET", self.file),
        )  # fmt: skip
        return [
            Route(f"{links_of(language).page('applications')}{path}", self._telling(handler), methods=[method])
            for language in languages()
            for path, method, handler in handlers
        ]

    async def all(self, request: Request) -> Response:
        """What is kept, or of it what is in one state."""
        found = await self._kept(keep.applications)
        chosen = request.query_params.get("state", "")
        state = next((one for one in STATES if one == chosen), None)
        return self._answer(request, lambda language, _: render_applications(language, *self._about, found, state))

    async def new(self, request: Request) -> Response:
        """The form for a new application, with what the session holds."""
        return self._form(request, {})

    async def add(self, request: Request) -> Response:
        """Keep an application with its posting and the résumé that was sent."""
        fields, session = await self._read(request)
        if session is None:
            return self._form(request, fields, message=_catalogue(request).say("app.stale"), status=403)
        choices = session.choices
        accepted = "" if choices is None else ",".join(choices.accepted)
        with_files = fields.get("with_files", "") == "yes"
        files = (session.resume, session.posting) if with_files else (None, None)
        version = Version(resume=files[0], posting=files[1], ids=accepted, form=fields.get("sent", ""))
        arguments = (version, {name: fields.get(name, "") for name in FIELDS}, self._settings)
        try:
            number = await self._calls.run(keep_application, arguments, files=session.files if with_files else ())
        except UsageError as error:
            is_named = bool(fields.get("title") or version.posting)
            message = error.message if is_named else _catalogue(request).say("applications.needs_title")
            return self._form(request, fields, message=message, status=400)
        return self._see(request, f"/{number}")

    async def one(self, request: Request) -> Response:
        """One application."""
        application = await self._application(request)
        session = self._session(request)
        can_send = session.resume is not None and bool(session.pages)
        edits = 0 if session.choices is None else len(session.choices.accepted)
        return self._answer(
            request,
            lambda language, token: render_application(
                language, *self._about, application, token=token, edits=edits if can_send else None
            ),
        )

    async def change(self, request: Request) -> Response:
        """Write down a step, the notes, or the résumé that was sent."""
        number = (await self._application(request)).id
        fields, session = await self._read(request)
        if session is None:
            return self._trouble(request, _catalogue(request).say("applications.stale"), "", 403)
        act = fields.get("act", "")
        if act == "move":
            state, note = cast(State, fields.get("state", "")), fields.get("note", "")
            await self._kept(partial(keep.move_application, number, state, on=fields.get("on") or None, note=note))
        elif act == "note":
            due = fields.get("next_on") or None
            await self._kept(partial(keep.note_application, number, fields.get("notes", ""), next_on=due))
        elif act == "sent" and session.resume is not None:
            accepted = "" if session.choices is None else ",".join(session.choices.accepted)
            version = Version(resume=session.resume, posting=session.posting, ids=accepted, form=fields.get("sent", ""))
            await self._calls.run(keep_version, (number, version, self._settings), files=session.files)
        else:
            raise NoSuchPage("there is no such change", hint="choose again from the page of the application")
        return self._see(request, f"/{number}")

    async def file(self, request: Request) -> Response:
        """A kept file, to be saved and never to be shown: what it holds came from elsewhere.

        Raises:
            NoSuchPage: no file of that number belongs to the application.
        """
        application, number = await self._application(request), int(request.path_params["file"])
        kept = [version.file.id for version in application.versions]
        if number not in kept and (application.posting is None or application.posting.id != number):
            raise NoSuchPage("there is no such file", hint="choose again from the page of the application")
        opened = await self._kept(partial(keep.kept_file, number))
        return download(opened.data, opened.name)

    async def take(self, _: Request) -> Response:
        """Everything, as one archive."""
        return download(await self._kept(keep.pack_applications), "applications.zip", "application/zip")

    async def ask_one(self, request: Request) -> Response:
        """Whether the person is sure to remove one application."""
        application = await self._application(request)
        return self._answer(
            request, lambda language, token: render_sure(language, *self._about, application, token=token)
        )

    async def ask_all(self, request: Request) -> Response:
        """Whether the person is sure to erase everything."""
        return self._answer(request, lambda language, token: render_sure(language, *self._about, None, token=token))

    async def remove(self, request: Request) -> Response:
        """Remove one application, and the files that belong to no other."""
        number = (await self._application(request)).id
        if (await self._read(request))[1] is None:
            return self._trouble(request, _catalogue(request).say("applications.stale"), "", 403)
        await self._kept(partial(keep.remove_application, number))
        return self._see(request, "")

    async def erase(self, request: Request) -> Response:
        """Remove everything, and the file itself."""
        if (await self._read(request))[1] is None:
            return self._trouble(request, _catalogue(request).say("applications.stale"), "", 403)
        await self._kept(keep.erase_applications)
        return self._see(request, "")

    async def _kept(self, verb: Callable[..., Value]) -> Value:
        """What a verb gives that reads and writes the workspace: in a thread, since the disk may take its time."""
        return await anyio.to_thread.run_sync(partial(verb, settings=self._settings))

    async def _application(self, request: Request) -> Application:
        number = int(request.path_params["number"])
        found = [each for each in await self._kept(keep.applications) if each.id == number]
        if not found:
            raise NoSuchPage(f"there is no application {number}", hint="choose one from the list")
        return found[0]

    async def _read(self, request: Request) -> tuple[dict[str, str], Session | None]:
        """The fields of a form, and the session that sent it; None where the form is not from a page of it."""
        form = await read_form(request)
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        await form.close()
        session = self._sessions.find(request.cookies.get(COOKIE))
        return fields, session if session is not None and session.owns(fields.get("token", "")) else None

    def _session(self, request: Request) -> Session:
        return self._sessions.find(request.cookies.get(COOKIE)) or self._sessions.begin()

    def _form(self, request: Request, fields: dict[str, str], *, message: str = "", status: int = 200) -> Response:
        session = self._session(request)
        is_working = session.resume is not None and bool(session.pages)
        edits = 0 if session.choices is None else len(session.choices.accepted)
        posting = session.posting.name if is_working and session.posting is not None else ""
        return self._answer(
            request,
            lambda language, token: render_new(
                language, *self._about, token=token, fields=fields, message=message, posting=posting,
                edits=edits if is_working else None,
            ),
            status,
        )  # fmt: skip

    def _answer(self, request: Request, draw: Callable[[str, str], str], status: int = 200) -> Response:
        session = self._session(request)
        answer = Response(draw(language_at(request.url.path), session.token), status_code=status, media_type=HTML)
        answer.set_cookie(COOKIE, session.id, httponly=True, samesite="strict", path="/")
        return answer

    def _see(self, request: Request, path: str) -> Response:
        top = links_of(language_at(request.url.path)).page("applications")
        return RedirectResponse(f"{top}{path}", status_code=303)

    def _trouble(self, request: Request, message: str, hint: str, status: int) -> Response:
        html = render_trouble(language_at(request.url.path), *self._about, message=message, hint=hint)
        return Response(html, status_code=status, media_type=HTML)

    def _telling(self, handler: Handler) -> Handler:
        """The handler, whose failures a person reads on a page."""

        async def told(request: Request) -> Response:
            try:
                return await handler(request)
            except NoSuchPage:
                raise
            except CareerproofError as error:
                return self._trouble(request, *tell_error(error, language_at(request.url.path)), status_of(error))

        return told


def _catalogue(request: Request) -> Catalogue:
    return load_catalogue(language_at(request.url.path))
