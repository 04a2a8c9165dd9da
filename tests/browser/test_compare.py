"""Careers side by side: by link, by typing, from the page of a career."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerproof.faces.catalogue import Catalogue, load_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Visitor

TITLES = {
    "29-1141.00": "Registered Nurses",
    "47-2111.00": "Electricians",
    "machine-learning-engineer": "Machine Learning Engineer",
    "55-3016.00": "Infantry",
    "15-1252.00": "Software Developers",
}


@pytest.fixture(scope="module")
def words() -> Catalogue:
    """The words of the pages in English."""
    return load_catalogue("en")


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_link_shows_two_to_four_careers(visit: Visitor, count: int) -> None:
    """The careers of the address stand side by side in its order, also one without any figure."""
    keys = list(TITLES)[:count]
    visited = visit(f"compare.html#{','.join(keys)}")
    assert _columns(visited.page) == [TITLES[key] for key in keys]
    assert visited.errors == []


def test_a_fifth_career_is_not_shown(visit: Visitor, words: Catalogue) -> None:
    """Four fit; the page says so in place of leaving one out in silence."""
    page = visit(f"compare.html#{','.join(TITLES)}").page
    assert len(_columns(page)) == 4
    assert page.locator("[role=status]").inner_text() == words.say("scripts.full")


def test_careers_are_added_by_typing_and_taken_away(visit: Visitor, words: Catalogue) -> None:
    """Typing offers careers, a choice adds one, its button removes it; the address keeps up with both."""
    visited = visit("compare.html")
    page = visited.page
    for text, title in (
        ("electri", "Electricians"),
        ("RN", "Registered Nurses"),
        ("machine lerning", "Machine Learning"),
    ):
        page.get_by_role("combobox").fill(text)
        page.get_by_role("option").filter(has_text=title).first.click()
    assert _columns(page) == ["Electricians", "Registered Nurses", "Machine Learning Engineer"]
    assert page.evaluate("location.hash") == "#47-2111.00,29-1141.00,machine-learning-engineer"
    page.get_by_role("button", name=words.say("scripts.remove", title="Registered Nurses")).click()
    assert _columns(page) == ["Electricians", "Machine Learning Engineer"]
    page.reload()
    assert _columns(page) == ["Electricians", "Machine Learning Engineer"]
    assert visited.errors == []


def test_the_keyboard_alone_is_enough(visit: Visitor) -> None:
    """Arrows walk through what is offered, Enter takes, Escape closes, and the focus is never lost."""
    page = visit("compare.html").page
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("electricians")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert page.get_by_role("option").count() == 0
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active and page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.keyboard.type("registered nurses")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    assert _columns(page) == ["Electricians", "Registered Nurses"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert _columns(page) == ["Registered Nurses"]
    assert page.evaluate("document.activeElement.tagName") in {"BUTTON", "INPUT"}


def test_the_page_of_a_career_leads_to_a_comparison(visit: Visitor) -> None:
    """A link on the page of a career opens the comparison with that career in it."""
    page = visit("careers/47-2111.00.html").page
    page.locator('a[href*="compare.html#47-2111.00"]').first.click()
    page.wait_for_url("**/compare.html#47-2111.00*")
    assert _columns(page)[0] == "Electricians"


def test_figures_on_both_pages_are_the_same(visit: Visitor) -> None:
    """The score in the comparison is the score on the career's own page."""
    compared = visit("compare.html#47-2111.00,29-1141.00").page
    own = visit("careers/47-2111.00.html").page
    mark = compared.locator("[data-side-by-side] tbody tr").first.locator("td").first.locator(".big").inner_text()
    assert mark.split("/")[0].strip() in own.locator(".hero").inner_text()


def test_without_scripts_the_page_says_what_it_needs(visit: Visitor, words: Catalogue) -> None:
    """No box that does nothing; links lead to the careers by industry."""
    page = visit("compare.html", scripts=False).page
    said = page.locator("noscript p")
    assert said.is_visible()
    assert said.inner_text() == words.say("compare.no_script")
    assert not page.get_by_role("combobox").is_visible()
    assert page.locator('a[href^="industries/"]').count() > 10


def _columns(page: Page) -> list[str]:
    return page.locator("[data-side-by-side] thead th a").all_inner_texts()
