"""The pages of all careers, drawn when they are asked for and kept while the server runs."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from careerproof.errors import NoSuchPage
from careerproof.faces.catalogue import languages
from careerproof.faces.contract.calls import Calls
from careerproof.faces.pages.frame import ASSETS
from careerproof.faces.pages.plan import Page, plan_site
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store

KEPT = 400
"""How many pages are kept: about 30 MB."""
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
HTML = "text/html; charset=utf-8"


class Pages:
    """What the server has drawn: the pages used last, and every script."""

    def __init__(self, calls: Calls, settings: Settings, *, keeps: bool) -> None:
        self._calls, self._settings, self._keeps = calls, settings, keeps
        self._drawn: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self._assets: dict[str, tuple[bytes, str]] = {}

    def routes(self) -> list[Route]:
        """The routes of the pages and of what they load; the pages' own comes last, since it takes any path."""
        return [
            Route("/assets/{name}", self.asset, methods=["GET"]),
            Route("/{path:path}", self.page, methods=["GET"]),
        ]

    async def page(self, request: Request) -> Response:
        """A page by its path.

        Raises:
            NoSuchPage: there is none.
        """
        return _answer(request, *await self._draw(str(request.path_params["path"])), HTML)

    async def missing(self, request: Request) -> Response | None:
        """The page that says there is none at this address, for whoever reads pages; None for programs."""
        if "text/html" not in request.headers.get("accept", ""):
            return None
        language = request.url.path.split("/")[1]
        folder = f"{language}/" if language in languages()[1:] else ""
        return Response((await self._draw(f"{folder}404"))[0], status_code=404, media_type=HTML)

    async def asset(self, request: Request) -> Response:
        """A style sheet, script or picture.

        Raises:
            NoSuchPage: there is none of that name.
        """
        name = str(request.path_params["name"])
        if name not in self._assets:
            if name in _shipped():
                content = _shipped()[name].read_bytes()
            else:
                content = await self._calls.run(script, (name, self._settings))
            self._assets[name] = content, _tag(content)
        ending = name[name.rindex(".") :]
        return _answer(request, *self._assets[name], TYPES[ending])

    async def _draw(self, path: str) -> tuple[bytes, str]:
        """A page and its tag, drawn where it is not held."""
        if path not in self._drawn:
            html = await self._calls.run(draw, (path, self._keeps, self._settings))
            self._drawn[path] = html, _tag(html)
            if len(self._drawn) > KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(path)
        return self._drawn[path]


def draw(path: str, keeps: bool, settings: Settings) -> bytes:
    """The page at a path below the top of the server, as HTML in UTF-8.

    Raises:
        NoSuchPage: there is none.
    """
    from careerproof.faces.pages.drawing import Scene, draw_page

    facts = open_store(settings)
    page = _plan(facts).get(path)
    if page is None:
        raise NoSuchPage(f"there is no page {path[:80]!r}", hint="start from the top of the server")
    scene = Scene(facts=facts, languages=languages(), base_url="", is_served=True, keeps=keeps)
    return draw_page(page, scene).encode("utf-8")


def script(name: str, settings: Settings) -> bytes:
    """The data of a language that the pages' script reads.

    Raises:
        NoSuchPage: there is no script of that name.
    """
    from careerproof.faces.pages.scripts import data_scripts

    parts = name.split(".")
    if len(parts) == 3 and parts[1] in languages():
        scripts = data_scripts(open_store(settings), parts[1])
        if name in scripts:
            return scripts[name].encode("utf-8")
    raise NoSuchPage(f"there is no asset {name[:80]!r}", hint="start from the top of the server")


@kept(2)
def _plan(facts: Facts) -> dict[str, Page]:
    """Every page by the path that it is served at."""
    from careerproof.careers.listing.directory import list_careers

    pages = plan_site(list_careers(facts), languages())
    return {f"{page.folder}{page.name}": page for page in pages}


@cache
def _shipped() -> dict[str, Path]:
    return {path.name: path for path in ASSETS.iterdir() if path.suffix in TYPES}


def _answer(request: Request, content: bytes, tag: str, kind: str) -> Response:
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def _tag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
