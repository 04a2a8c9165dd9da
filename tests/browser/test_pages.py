"""Every kind of page, as a browser meets it: quiet, at home, readable by everybody, at any width, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Scheme, Visitor

PAGES = (
    "index.html",
    "compare.html",
    "compare.html#29-1141.00,27-2042.00,55-3016.00,machine-learning-engineer",
    "check.html",
    "optimize.html",
    "method.html",
    "sources.html",
    "404.html",
    "categories/hands-on.html",
    "industries/computing-and-mathematics.html",
    "careers/29-1141.00.html",
    "careers/27-2042.00.html",
    "careers/55-3016.00.html",
    "careers/machine-learning-engineer.html",
)
"""A page of each kind; of careers an official one, one paid by the hour, one little known of, an emerging one."""

SPANISH = (
    "es/index.html",
    "es/compare.html#29-1141.00,47-2111.00",
    "es/check.html",
    "es/optimize.html",
    "es/method.html",
    "es/sources.html",
    "es/404.html",
    "es/categories/at-risk.html",
    "es/industries/computing-and-mathematics.html",
    "es/careers/29-1022.00.html",
    "es/careers/29-1141.00.html",
    "es/careers/29-2099.08.html",
    "es/careers/55-3016.00.html",
    "es/careers/machine-learning-engineer.html",
)
"""A page of each kind in Spanish, whose words are longer."""

NARROWEST = 320
LARGEST_BYTES = 250_000


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        *((path, 1280, "light") for path in PAGES),
        *((path, 360, "dark") for path in (*PAGES, *SPANISH)),
    ],
)
def test_a_page_has_no_barrier_says_no_error_and_asks_nobody(
    visit: Visitor, home: str, path: str, width: int, scheme: Scheme
) -> None:
    """axe-core finds nothing serious, the console stays empty, and no request leaves the site."""
    visited = visit(path, width=width, scheme=scheme)
    assert visited.errors == []
    assert visited.left(home) == []
    assert len(visited.requests) >= 2, "the page and its style sheet"
    assert visited.barriers() == []


@pytest.mark.parametrize("path", [*PAGES, *SPANISH])
def test_a_page_fits_the_narrowest_phone_and_a_sheet_of_paper(visit: Visitor, path: str) -> None:
    """At 320 pixels nobody moves the page sideways; in print there is no menu, and no dark sheet from a dark screen."""
    visited = visit(path, width=NARROWEST, scheme="dark")
    page = visited.page
    assert visited.overhang() == []
    assert page.locator("h1").count() == 1
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("header nav").first.is_visible()
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )
    assert _lightness(ground) > 254
    assert _lightness(ink) < 130


def test_a_career_becomes_a_document(visit: Visitor) -> None:
    """Printing into a file gives the pages of a PDF, not an empty sheet."""
    written = visit("careers/29-1141.00.html").page.pdf(format="Letter")
    assert written.startswith(b"%PDF-")
    assert len(written) > 30_000


@pytest.mark.parametrize("path", ["index.html", "careers/29-1141.00.html", "check.html"])
def test_nothing_moves_for_those_who_ask_for_calm(visit: Visitor, path: str) -> None:
    """With reduced motion there is no transition, no animation and no smooth scrolling."""
    moving = visit(path, calm=True).page.evaluate(
        """[...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          const still = (times) => times.split(',').every((time) => parseFloat(time) === 0);
          const isMoving = style.animationName !== 'none' || !still(style.transitionDuration);
          return isMoving || style.scrollBehavior === 'smooth';
        }).map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []


@pytest.mark.parametrize("path", [*PAGES, *SPANISH])
def test_what_a_page_loads_is_small(site: Path, path: str) -> None:
    """No page is heavier than a quarter of a megabyte."""
    assert (site / path.partition("#")[0]).stat().st_size <= LARGEST_BYTES


def test_a_server_gives_the_same_pages(visit: Visitor, served: str) -> None:
    """Behind a server the site works as from disk: nothing is asked of anybody else, nothing fails."""
    visited = visit("index.html", home=served)
    visited.page.get_by_role("searchbox").fill("electrician")
    visited.page.locator("[data-results] tbody th a", has_text="Electricians").first.click()
    visited.page.wait_for_url("**/careers/47-2111.00.html")
    visited.page.locator("header nav a").nth(1).click()
    visited.page.wait_for_url("**/compare.html")
    assert visited.errors == []
    assert visited.left(served) == []


def test_the_page_in_the_other_language_is_one_step_away(visit: Visitor) -> None:
    """From a career in English to the same career in Spanish and back."""
    page = visit("careers/29-1141.00.html").page
    page.locator("a[hreflang=es]").click()
    page.wait_for_url("**/es/careers/29-1141.00.html")
    assert page.locator("html").get_attribute("lang") == "es"
    page.locator("a[hreflang=en]").click()
    page.wait_for_url(lambda url: url.endswith("/careers/29-1141.00.html") and "/es/" not in url)
    assert page.locator("html").get_attribute("lang") == "en"


def _lightness(color: str) -> float:
    """The lightness 0..255 of a colour as the browser says it, "rgb(1, 2, 3)"."""
    red, green, blue = (float(part) for part in color.partition("(")[2].rstrip(")").split(",")[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
