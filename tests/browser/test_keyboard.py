"""Whoever uses the keyboard alone gets everywhere, and sees where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerproof.faces.catalogue import load_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Visitor

STOPS = 25
"""How many steps of the Tab key are taken."""

_FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.outerHTML.slice(0, 90),
    isMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && box.top < innerHeight && box.bottom > 0,
    inOrder: element.tabIndex === 0,
  };
}"""


@pytest.mark.parametrize(
    "path", ["index.html", "compare.html#29-1141.00,47-2111.00", "careers/29-1141.00.html", "method.html"]
)
@pytest.mark.parametrize("width", [1280, 360])
def test_each_stop_is_in_sight_and_marked(visit: Visitor, path: str, width: int) -> None:
    """The focus follows the order of the page, stays in the window, and wears a visible mark."""
    page = visit(path, width=width, calm=True).page
    names = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        assert (stop["isMarked"], stop["isSeen"], stop["inOrder"]) == (True, True, True), stop["name"]
        names.append(stop["name"])
    assert len(set(names)) > STOPS // 2


@pytest.mark.parametrize("path", ["index.html", "careers/29-1141.00.html", "es/check.html"])
def test_the_first_stop_skips_the_menu(visit: Visitor, path: str) -> None:
    """The first Tab shows a link past the menu; the next stop after it lies in the content."""
    page = visit(path).page
    page.keyboard.press("Tab")
    said = load_catalogue("es" if path.startswith("es/") else "en").say("base.skip")
    assert page.evaluate("document.activeElement.textContent") == said
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_career_is_found_and_opened_without_a_mouse(visit: Visitor) -> None:
    """Type, Tab to the first result, Enter."""
    visited = visit("index.html")
    page = visited.page
    page.get_by_role("searchbox").focus()
    page.keyboard.type("electricians")
    page.locator("[data-results] tbody tr:first-child a", has_text="Electricians").wait_for()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if _focused_text(page) == "Electricians":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/careers/47-2111.00.html")
    assert visited.errors == []


def test_a_heading_sorts_by_the_keyboard(visit: Visitor) -> None:
    """A heading that sorts is a button: Space presses it, and the table says how it is sorted."""
    page = visit("index.html").page
    button = page.locator("[data-results] [data-sort=pay]")
    button.focus()
    page.keyboard.press("Space")
    heading = page.locator("[data-results] thead th", has=page.locator("[data-sort=pay]"))
    assert heading.get_attribute("aria-sort") == "descending"
    assert page.evaluate("document.activeElement.dataset.sort") == "pay"


def _focused_text(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent")).strip()
