"""Pages printed to PDF by one Chromium, kept in a folder for temporary files by the digest of their source."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find_chromium() -> str | None:
    """The Chromium or Chrome of this machine."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in (*found, *PLACES) if path and Path(path).exists()), None)


def print_pages(sources: Sequence[bytes]) -> Iterator[bytes]:
    """The PDF of each page in turn; what was printed before comes out of the folder.

    Raises:
        LookupError: there is no Chromium here.
    """
    folder = _folder()
    paths = [folder / f"{hashlib.sha256(source).hexdigest()}.pdf" for source in sources]
    missing = {path: source for path, source in zip(paths, sources, strict=True) if not path.exists()}
    if missing:
        _print_into(missing)
    for path in paths:
        yield path.read_bytes()


def _print_into(pages: dict[Path, bytes]) -> None:
    from playwright.sync_api import sync_playwright

    program = find_chromium()
    if program is None:
        raise LookupError("no Chromium on this machine (Debian: apt-get install chromium)")
    # Chromium refuses its sandbox to root; the pages are our own.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--disable-gpu", *flags])
        page = browser.new_context(java_script_enabled=False).new_page()
        for path, source in pages.items():
            page.set_content(source.decode())
            # Written under another name first, so that a run that is cut off leaves no half of a file.
            half = path.with_suffix(".half")
            half.write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
            half.rename(path)
        browser.close()


def _folder() -> Path:
    """The folder of this user; another program of Chromium prints anew."""
    program = find_chromium() or ""
    stamp = f"{program}-{Path(program).stat().st_mtime_ns}" if program else "none"
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folder = (
        Path(tempfile.gettempdir()) / f"careerproof-resumes-{user}" / hashlib.sha256(stamp.encode()).hexdigest()[:12]
    )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
