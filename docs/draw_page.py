"""Draws the picture of a career's page that the README shows: `python docs/draw_page.py` writes it again.

It needs Chromium or Chrome, as the tests in the browser do.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).resolve().parent / "images" / "career.png"
CAREER = "29-1141.00"
SIZE = (1200, 756)
"""The part of the page that is shown, in pixels from its top."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def draw_page(key: str = CAREER) -> bytes:
    """A PNG of the top of a career's page in light colours."""
    from playwright.sync_api import sync_playwright

    program = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if program is None:
        raise SystemExit("no Chromium on this machine (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        site = Path(name) / "site"
        command = [sys.executable, "-m", "careerproof", "site", "build", str(site), "--only", key]
        subprocess.run(command, check=True)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="light")
        page.goto((site / "careers" / f"{key}.html").as_uri())
        picture = page.screenshot()
        browser.close()
    return picture


if __name__ == "__main__":
    PICTURE.write_bytes(draw_page())
