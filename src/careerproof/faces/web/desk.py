"""The way of a person: drop a résumé and a posting, look at the result, take the files, have all forgotten."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from careerproof.errors import CareerproofError, NoSuchPage, UnknownOccupation
from careerproof.faces.catalogue import languages, load_catalogue
from careerproof.faces.contract.calls import Calls
from careerproof.faces.contract.files import plain_name, text_file
from careerproof.faces.contract.writing import MEDIA, PAPERS, TEMPLATES
from careerproof.faces.pages.desk import language_at, links_of, render_start
from careerproof.faces.pages.edits import render_edits
from careerproof.faces.pages.moves import CATEGORIES, YEARS, Wanted, render_moves
from careerproof.faces.phrasebook import tell_error
from careerproof.faces.web.bodies import read_form
from careerproof.faces.web.choices import Choices
from careerproof.faces.web.downloads import download
from careerproof.faces.web.making import Form, Head, find_ways, make_file, make_pages, score_edits
from careerproof.faces.web.problems import status_of
from careerproof.faces.web.sessions import COOKIE, Session, Sessions
from careerproof.settings import Settings
from careerproof.verbs.opening import OpenedFile, opened_file

HTML = "text/html; charset=utf-8"
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


class Desk:
    """The pages of one server on which people work with their own files."""

    def __init__(
        self, calls: Calls, settings: Settings, facts_version: str, sessions: Sessions, *, keeps: bool
    ) -> None:
        self._calls, self._settings, self._facts_version = calls, settings, facts_version
        self._sessions, self._keeps = sessions, keeps

    def routes(self) -> list[Route]:
        """The routes, the same below each language."""
        return [
            route
            for language in languages()
            for top in (links_of(language).page("check"),)
            for route in (
                Route(top, self.start, methods=["GET"]),
                Route(top, self.check, methods=["POST"]),
                Route(f"{top}/forget", self.forget, methods=["POST"]),
                Route(f"{top}/edits", self.edits, methods=["GET"]),
                Route(f"{top}/edits", self.choose, methods=["POST"]),
                Route(f"{top}/moves", self.moves, methods=["GET"]),
                Route(f"{top}/{{page}}", self.page, methods=["GET"]),
            )
        ]

    async def start(self, request: Request) -> Response:
        """The form."""
        return self._form(request, self._session(request))

    async def check(self, request: Request) -> Response:
        """Check what was dropped; the result has an address of its own, so that to load it again sends nothing."""
        language = _language(request)
        say = load_catalogue(language).say
        session = self._sessions.find(request.cookies.get(COOKIE))
        form = await read_form(request)
        try:
            if session is None or not session.owns(str(form.get("token", ""))):
                return self._form(request, session or self._sessions.begin(), message=say("app.stale"), status=403)
            session.forget()
            session.resume, session.posting = await _dropped(form, "resume"), await _dropped(form, "posting")
            if session.posting is None and str(form.get("posting_text", "")).strip():
                session.posting = text_file("posting.txt", str(form["posting_text"]))
        finally:
            await form.close()
        try:
            head = Head(language=language, token=session.token, keeps=self._keeps)
            arguments = (session.resume, session.posting, head, self._settings)
            made = await self._calls.run(make_pages, arguments, files=session.files)
            session.pages = made.pages
            session.choices = None if made.proposal is None else Choices(proposal=made.proposal)
        except CareerproofError as error:
            session.forget()
            message, hint = tell_error(error, language)
            return self._form(
                request, session, message=say("app.refused", message=message),
                hint=say("app.todo", hint=hint), status=status_of(error),
            )  # fmt: skip
        return RedirectResponse(f"{links_of(language).page('check')}/result", status_code=303)

    async def forget(self, request: Request) -> Response:
        """Forget the files and the result."""
        session = self._sessions.find(request.cookies.get(COOKIE))
        form = await read_form(request)
        is_own = session is not None and session.owns(str(form.get("token", "")))
        await form.close()
        say = load_catalogue(_language(request)).say
        if session is None or not is_own:
            return self._form(request, session or self._sessions.begin(), message=say("app.stale"), status=403)
        session.forget()
        return self._form(request, session, message=say("app.forgotten"), status=200)

    async def edits(self, request: Request) -> Response:
        """The proposed edits with what was chosen of each, and the score of the file with the accepted ones."""
        session = self._working(request)
        if session is None:
            return self._gone(request)
        choices = session.choices
        now = best = 0.0
        if choices is not None and choices.proposal.edits:
            now, best = [await self._score(session, choices, ids) for ids in (choices.accepted, choices.possible)]
        html = render_edits(
            _language(request), languages(), self._facts_version, token=session.token,
            proposal=None if choices is None else choices.proposal, made={} if choices is None else choices.made,
            scores=(now, best), can_undo=choices is not None and bool(choices.past), keeps=self._keeps,
        )  # fmt: skip
        return Response(html, media_type=HTML)

    async def choose(self, request: Request) -> Response:
        """Make a choice, or take some back; the list has an address of its own.

        Raises:
            NoSuchPage: there is no such edit, or no such choice.
        """
        form = await read_form(request)
        token, edit, choice, act = (str(form.get(name, "")) for name in ("token", "edit", "choice", "act"))
        await form.close()
        session = self._working(request)
        if session is None or session.choices is None:
            return self._gone(request)
        if not session.owns(token):
            return self._form(request, session, message=load_catalogue(_language(request)).say("app.stale"), status=403)
        acts = {"safe": session.choices.accept_safe, "undo": session.choices.undo, "clear": session.choices.clear}
        if act in acts:
            acts[act]()
        elif not session.choices.choose(edit, choice):
            raise NoSuchPage("there is no such edit", hint="choose again from the list of edits")
        anchor = "" if act else f"#edit-{edit}"
        return RedirectResponse(f"{links_of(_language(request)).page('check')}/edits{anchor}", status_code=303)

    async def moves(self, request: Request) -> Response:
        """The careers that the person could move to, those that were asked for."""
        session = self._working(request)
        if session is None or session.resume is None:
            return self._gone(request)
        language = _language(request)
        wanted, message = _wanted(request)
        found = way = None
        try:
            arguments = (session.resume, wanted, language, self._settings)
            found, way = await self._calls.run(find_ways, arguments, files=session.files)
        except UnknownOccupation:
            message = load_catalogue(language).say("app.moves.no_job")
        html = render_moves(
            language, languages(), self._facts_version, token=session.token, wanted=wanted, moves=found, way=way,
            message=message, screened=session.posting is not None, keeps=self._keeps,
        )  # fmt: skip
        return Response(html, media_type=HTML)

    async def page(self, request: Request) -> Response:
        """A page of the result, or a file that is made when it is asked for.

        Raises:
            NoSuchPage: there is no page of that name.
        """
        name = str(request.path_params["page"])
        session = self._working(request)
        if session is None:
            return self._gone(request)
        if name in session.pages:
            return _page(session.pages[name])
        form = _form_asked(request, name)
        if form is not None:
            ids = "" if session.choices is None else ",".join(session.choices.accepted)
            arguments = (session.resume, session.posting, ids, form, self._settings)
            content = await self._calls.run(make_file, arguments, files=session.files)
            return download(content, f"resume.{form.ending}", MEDIA[form.ending])
        raise NoSuchPage(f"there is no page {name[:40]!r}", hint="start from the check of a résumé")

    async def _score(self, session: Session, choices: Choices, ids: tuple[str, ...]) -> float:
        """What the screen gives for the file with these edits: each set of them is written and read once."""
        if ids not in choices.scores:
            arguments = (session.resume, session.posting, ",".join(ids), self._settings)
            choices.scores[ids] = await self._calls.run(score_edits, arguments, files=session.files)
        return choices.scores[ids]

    def _working(self, request: Request) -> Session | None:
        """The session that asks, None where it holds no result."""
        session = self._sessions.find(request.cookies.get(COOKIE))
        return None if session is None or session.resume is None or not session.pages else session

    def _gone(self, request: Request) -> Response:
        say = load_catalogue(_language(request)).say
        return self._form(request, self._session(request), message=say("app.gone"), status=404)

    def _session(self, request: Request) -> Session:
        return self._sessions.find(request.cookies.get(COOKIE)) or self._sessions.begin()

    def _form(
        self, request: Request, session: Session, *, message: str = "", hint: str = "", status: int = 200
    ) -> Response:
        html = render_start(
            _language(request), languages(), self._facts_version, token=session.token, message=message, hint=hint,
            failed=status >= 400, keeps=self._keeps,
        )  # fmt: skip
        answer = Response(html, status_code=status, media_type=HTML)
        answer.set_cookie(COOKIE, session.id, httponly=True, samesite="strict", path="/")
        return answer


def _page(content: bytes) -> Response:
    """A report, whose own style is allowed by its digest and no other."""
    digests = [hashlib.sha256(style).digest() for style in _STYLE.findall(content)]
    styles = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = (
        f"default-src 'none'; style-src {styles or chr(39) + 'none' + chr(39)}; style-src-attr 'unsafe-inline'; "
        "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return Response(content, media_type=HTML, headers={"content-security-policy": policy})


async def _dropped(form: FormData, name: str) -> OpenedFile | None:
    """The file of a field; None where none was chosen."""
    value = form.get(name)
    if not isinstance(value, UploadFile) or not value.filename:
        return None
    return opened_file(plain_name(value.filename), await value.read())


def _language(request: Request) -> str:
    return language_at(request.url.path)


def _form_asked(request: Request, name: str) -> Form | None:
    """The form of the file that an address asks for; None where it asks for none that we write."""
    stem, _, ending = name.partition(".")
    asked = request.query_params
    form = (
        Form(ending=asked.get("format", ""), template=asked.get("template", ""), paper=asked.get("paper", ""))
        if name == "file"
        else Form(ending=ending if stem == "resume" else "")
    )
    known = form.ending in MEDIA and form.template in TEMPLATES and form.paper in PAPERS
    return form if known else None


def _wanted(request: Request) -> tuple[Wanted, str]:
    """Which moves the address asks for, and what of it was left out."""
    asked, message = request.query_params, ""
    pay, category, to = (asked.get(name, "") for name in ("least_pay", "category", "to"))
    if not re.fullmatch(r"[\d\s.,$€]{0,12}", pay):
        message, pay = load_catalogue(_language(request)).say("app.moves.wrong", name=pay[:20]), ""
    return Wanted(
        least_pay=re.sub(r"\D", "", pay)[:7],
        most_years=asked.get("most_years", "") if asked.get("most_years", "") in YEARS else "",
        category=category if category in CATEGORIES else "",
        safer_only=asked.get("which") != "all",
        to=to if re.fullmatch(r"[a-z0-9.-]{0,60}", to) else "",
    ), message
