"""The way of a person: drop a résumé and a posting, look at the result, take the files, have all forgotten."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from careerproof.errors import CareerproofError, NoSuchPage
from careerproof.faces.catalogue import languages, load_catalogue
from careerproof.faces.contract.calls import Calls
from careerproof.faces.contract.files import plain_name, text_file
from careerproof.faces.pages.desk import Way, links_of, render_actions, render_start
from careerproof.faces.web.bodies import read_form
from careerproof.faces.web.problems import status_of
from careerproof.faces.web.sessions import Session, Sessions
from careerproof.settings import Settings
from careerproof.verbs.opening import OpenedFile, opened_file

COOKIE = "careerproof"
HTML = "text/html; charset=utf-8"
FILES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


class Desk:
    """The pages of one server on which people work with their own files."""

    def __init__(self, calls: Calls, settings: Settings, facts_version: str) -> None:
        self._calls, self._settings, self._facts_version = calls, settings, facts_version
        self._sessions = Sessions()

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
            given = tuple(file for file in (session.resume, session.posting) if file is not None)
            arguments = (session.resume, session.posting, language, session.token, self._settings)
            session.pages = await self._calls.run(make_pages, arguments, files=given)
        except CareerproofError as error:
            session.forget()
            return self._form(
                request, session, message=say("app.refused", message=error.message),
                hint=say("app.todo", hint=error.hint), status=status_of(error),
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

    async def page(self, request: Request) -> Response:
        """A page of the result, or a file that is made when it is asked for.

        Raises:
            NoSuchPage: there is no page of that name.
        """
        name = str(request.path_params["page"])
        session = self._sessions.find(request.cookies.get(COOKIE))
        if session is None or session.resume is None or not session.pages:
            say = load_catalogue(_language(request)).say
            return self._form(request, session or self._sessions.begin(), message=say("app.gone"), status=404)
        if name in session.pages:
            return _page(session.pages[name])
        stem, _, ending = name.partition(".")
        if stem == "resume" and ending in FILES:
            files = tuple(file for file in (session.resume, session.posting) if file is not None)
            content = await self._calls.run(
                make_file, (session.resume, session.posting, ending, self._settings), files=files
            )
            headers = {"content-disposition": f'attachment; filename="resume.{ending}"'}
            return Response(content, media_type=FILES[ending], headers=headers)
        raise NoSuchPage(f"there is no page {name[:40]!r}", hint="start from the check of a résumé")

    def _session(self, request: Request) -> Session:
        return self._sessions.find(request.cookies.get(COOKIE)) or self._sessions.begin()

    def _form(
        self, request: Request, session: Session, *, message: str = "", hint: str = "", status: int = 200
    ) -> Response:
        html = render_start(
            _language(request), languages(), self._facts_version, token=session.token, message=message, hint=hint,
            failed=status >= 400,
        )  # fmt: skip
        answer = Response(html, status_code=status, media_type=HTML)
        answer.set_cookie(COOKIE, session.id, httponly=True, samesite="strict", path="/")
        return answer


def make_pages(
    resume: OpenedFile | None, posting: OpenedFile | None, language: str, token: str, settings: Settings
) -> dict[str, bytes]:
    """The pages of a result by name, as HTML in UTF-8.

    Raises:
        CareerproofError: a file cannot be read, or none was dropped.
    """
    from careerproof.errors import EmptyDocument
    from careerproof.faces.inspection_report import inspection_report
    from careerproof.faces.report import check_report
    from careerproof.verbs.check import check
    from careerproof.verbs.facts import info
    from careerproof.verbs.inspect import inspect_with_pictures

    if resume is None:
        raise EmptyDocument("no résumé was dropped", hint="choose the file of your résumé")
    version = info(settings=settings).version
    answer = check(resume, posting=posting, settings=settings)
    pictured = inspect_with_pictures(resume, posting=posting, settings=settings)
    edited = answer.optimize is not None
    actions = {
        name: render_actions(language, _ways(language, name, edited=edited), token=token)
        for name in ("result", "reading")
    }
    return {
        "result": check_report(answer, facts_version=version, actions=actions["result"]).encode("utf-8"),
        "reading": inspection_report(pictured, facts_version=version, actions=actions["reading"]).encode("utf-8"),
    }


def make_file(resume: OpenedFile, posting: OpenedFile | None, ending: str, settings: Settings) -> bytes:
    """The résumé as a clean file; with a posting, with every edit that needs no word from the person.

    Raises:
        CareerproofError: a file cannot be read or written.
    """
    from careerproof.errors import NothingAsked
    from careerproof.verbs.export import export
    from careerproof.verbs.optimize import apply

    name = f"resume.{ending}"
    if posting is not None:
        try:
            return apply(resume, posting=posting, ids="safe", name=name, settings=settings)[1]
        except NothingAsked:  # then there is nothing to edit for
            pass
    return export(resume, name=name, settings=settings)


def _ways(language: str, here: str, *, edited: bool) -> tuple[Way, ...]:
    say, top = load_catalogue(language).say, links_of(language).page("check")
    kind = "better" if edited else "clean"
    return (
        Way(href=f"{top}/result", words=say("app.report"), here=here == "result"),
        Way(href=f"{top}/reading", words=say("app.reading"), here=here == "reading"),
        Way(href=f"{top}/resume.docx", words=say(f"app.{kind}_docx")),
        Way(href=f"{top}/resume.pdf", words=say(f"app.{kind}_pdf")),
        Way(href=top, words=say("app.again")),
    )


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
    first = request.url.path.split("/")[1]
    return first if first in languages()[1:] else "en"
