"""A real Chromium without a window, and the site it looks at, built once for all workers of a run."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, sync_playwright

from careerproof.faces.site.build import build_site
from careerproof.settings import Settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What keeps the browser itself from asking other machines for anything."""

CAREERS = (
    "11-1011.00",  # pay at the survey's ceiling
    "15-1252.00",
    "27-2042.00",  # pay by the hour
    "29-1022.00",  # wide figures in Spanish
    "29-1141.00",
    "29-2099.08",  # a field of study with the longest word
    "43-9021.00",
    "47-2111.00",
    "53-3032.00",
    "55-3016.00",  # military: little is known
    "machine-learning-engineer",
    "prompt-engineer",
)
"""Very different careers; the lists, the search and the comparison hold all of them in any case."""

BUILD_SECONDS = 180.0
STEP_MILLISECONDS = 15_000
"""How long a step of the browser may take on a slow machine; a right page needs a hundredth."""

_OVERHANG = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const scrolls = (element) =>
    element && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const over = [...document.body.querySelectorAll('*')].filter((element) =>
    element.getBoundingClientRect().right > wide + 0.5 && !scrolls(element.parentElement));
  const first = over.slice(0, 6).map((element) => element.outerHTML.slice(0, 90));
  return [`${document.documentElement.scrollWidth} > ${wide}`, ...first];
}"""
"""The width of the page, and the first elements that reach beyond the window, those that scroll by themselves aside."""

Scheme = Literal["light", "dark"]


@dataclass(kw_only=True)
class Visit:
    """A page that a browser has opened, and everything that went wrong or went out since."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def left(self, home: str) -> list[str]:
        """The requests that went to anywhere but the site."""
        return [url for url in self.requests if not url.startswith((home, "data:", "blob:"))]

    def follow(self, what: str | Locator) -> None:
        """Press what leads to another page, and wait until that page stands; a key where only its name is given."""
        with self.page.expect_navigation(wait_until="load"):
            if isinstance(what, str):
                self.page.keyboard.press(what)
            else:
                what.click()

    def overhang(self) -> list[str]:
        """What makes the page wider than its window, nothing where it is not."""
        found: list[str] = self.page.evaluate(_OVERHANG)
        return found

    def barriers(self) -> list[str]:
        """What axe-core calls serious or critical, one line an element."""
        self.page.evaluate(_axe())
        found: dict[str, Any] = self.page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{rule['impact']} {rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in {"serious", "critical"}
            for node in rule["nodes"]
        ]


class Visitor(Protocol):
    """Opens a page of the site, by its path below the top, in a window of its own."""

    def __call__(
        self,
        path: str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        calm: bool = False,
        home: str | None = None,
    ) -> Visit: ...


def find_chromium() -> str | None:
    """The Chromium or Chrome of this machine."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in (*found, *PLACES) if path and Path(path).exists()), None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests here; they are skipped, loudly, where there is none."""
    program = find_chromium()
    if program is None:
        pytest.skip("NOT RUN: no Chromium on this machine (Debian: apt-get install chromium)")
    # Chromium refuses its sandbox to root; the pages are our own.
    flags = [*FLAGS, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site in both languages with the pages of a few careers; one worker builds it for all."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "browser-site"
    _build_once(folder, _build)
    return folder


@pytest.fixture(scope="session")
def home(site: Path) -> str:
    """The address of the site on disk, with a slash at its end."""
    return f"{site.as_uri()}/"


@pytest.fixture
def visit(browser: Browser, home: str) -> Iterator[Visitor]:
    """Opens pages; every window is closed at the end."""
    contexts: list[BrowserContext] = []
    at = home

    def open_page(
        path: str,
        *,
        width: int = 1280,
        scheme: Scheme = "light",
        scripts: bool = True,
        calm: bool = False,
        home: str | None = None,
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce" if calm else "no-preference",
        )
        contexts.append(context)
        context.set_default_timeout(STEP_MILLISECONDS)
        visited = Visit(page=context.new_page())
        _listen(visited)
        visited.page.goto(f"{at if home is None else home}{path}", wait_until="load")
        return visited

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="package")
def served(site: Path) -> Iterator[str]:
    """The address of the site behind a server on this machine, with a slash at its end."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without telling of each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        return


def _listen(visited: Visit) -> None:
    """Keeps what the page complains of and what it asks for."""

    def heard(message: Any) -> None:
        if message.type in {"error", "warning"}:
            visited.errors.append(f"{message.type}: {message.text}")

    def failed(request: Request) -> None:
        # Whoever leaves a page ends what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            visited.errors.append(f"failed: {request.url} {request.failure}")

    visited.page.on("console", heard)
    visited.page.on("pageerror", lambda error: visited.errors.append(f"exception: {error}"))
    visited.page.on("request", lambda request: visited.requests.append(request.url))
    visited.page.on("requestfailed", failed)


def _build(folder: Path) -> None:
    build_site(
        folder,
        settings=Settings(),
        languages=("en", "es"),
        keys=CAREERS,
        jobs=1,
        progress=lambda _, __: None,
    )


def _build_once(folder: Path, build: Callable[[Path], None]) -> None:
    """Builds under another name and renames, so that whoever sees the folder sees it whole; all fail where one does."""
    claim, failed = (folder.with_name(f"{folder.name}.{name}") for name in ("claim", "failed"))
    try:
        claim.mkdir()
    except FileExistsError:
        end = time.monotonic() + BUILD_SECONDS
        while not folder.exists():
            if failed.exists() or time.monotonic() > end:
                pytest.fail("the worker that builds the site for all could not build it")
            time.sleep(0.2)
        return
    half = folder.with_name(f"{folder.name}.half")
    try:
        build(half)
    except BaseException:
        failed.touch()
        raise
    half.rename(folder)


@functools.cache
def _axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
