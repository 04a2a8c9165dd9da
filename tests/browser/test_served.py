"""The pages of careers as `careerproof serve` gives them, in a real browser under its strict policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Scheme, Visitor

PAGES = (
    "",
    "careers/29-1141.00",
    "careers/machine-learning-engineer",
    "categories/hands-on",
    "industries/computing-and-mathematics",
    "compare#29-1141.00,47-2111.00",
    "check",
    "method",
    "es/",
    "es/careers/29-1141.00",
    "es/compare#29-1141.00,47-2111.00",
)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_a_served_page_is_whole(visit: Visitor, address: str, path: str, width: int, scheme: Scheme) -> None:
    """Nothing is refused by the policy, nothing is asked elsewhere, no barrier, no sideways."""
    visited = visit(path, home=address, width=width, scheme=scheme)
    assert visited.errors == []
    assert visited.left(address) == []
    assert visited.page.locator("script:not([src])").count() == 0
    assert visited.overhang() == []
    assert visited.barriers() == []


def test_a_search_leads_to_a_career_and_on(visit: Visitor, address: str) -> None:
    """From the list by its search to a career, to the same page in Spanish, to its category."""
    visited = visit("", home=address)
    page = visited.page
    page.fill("#q", "registered nurse")
    visited.follow(page.locator("[data-results] tbody a", has_text="Registered Nurses").first)
    page.wait_for_url(f"{address}careers/29-1141.00")
    visited.follow(page.locator("nav.languages a"))
    page.wait_for_url(f"{address}es/careers/29-1141.00")
    visited.follow(page.locator("a[href^='/es/categories/']").first)
    page.wait_for_url(f"{address}es/categories/*")
    assert page.locator("h1").count() == 1
    assert visited.errors == []


def test_an_address_that_leads_nowhere_says_so(visit: Visitor, address: str) -> None:
    """A person gets a page with the ways on, in the language of the address."""
    visited = visit("es/careers/nothing", home=address)
    assert visited.page.locator("html").get_attribute("lang") == "es"
    assert visited.page.locator("main a").count() > 0
    assert [error for error in visited.errors if "404" not in error] == []


@pytest.mark.parametrize("top", ["check", "es/check"])
@pytest.mark.parametrize("person", ["maya-okonkwo", "graham-whitlock", "ines-valdez-novak"])
def test_a_person_checks_a_resume(visit: Visitor, address: str, person: str, top: str) -> None:
    """Drop, wait, look at the result and at the page as read, take a file, forget: no barrier on any page."""
    is_english = top == "check"  # in Spanish on a small dark screen
    visited = visit(top, home=address, width=1280 if is_english else 320, scheme="light" if is_english else "dark")
    page = visited.page
    assert visited.barriers() == []
    page.set_input_files("#resume", EXAMPLES / "resumes" / f"{person}.pdf")
    page.fill("#posting_text", (EXAMPLES / "postings" / "staff-accountant.txt").read_text(encoding="utf-8"))
    visited.follow(page.locator("form[data-desk] button"))
    page.wait_for_url(f"{address}{top}/result")
    assert visited.barriers() == []
    assert visited.overhang() == []
    visited.follow(page.locator(".desk-actions a").first)
    page.wait_for_url(f"{address}{top}/reading")
    assert visited.barriers() == []
    assert visited.overhang() == []
    visited.follow(page.locator(f".desk-actions a[href='/{top}/edits']"))
    page.wait_for_url(f"{address}{top}/edits")
    assert visited.barriers() == []
    assert visited.overhang() == []
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    assert download.value.suggested_filename == "resume.docx"
    visited.follow(page.locator(f".desk-actions a[href='/{top}/moves']"))
    page.wait_for_url(f"{address}{top}/moves")
    page.select_option("#which", "all")
    visited.follow(page.locator(".looks button").first)
    page.locator("#to").wait_for()
    visited.follow(page.locator(".looks button").last)
    page.locator("#way").wait_for()
    assert visited.barriers() == []
    assert visited.overhang() == []
    visited.follow(page.locator(".desk-actions button"))
    page.wait_for_url(f"{address}{top}/forget")
    assert page.locator("[role=status]").first.inner_text()
    assert visited.errors == []
    assert visited.left(address) == []


def test_the_score_moves_with_each_choice(visit: Visitor, address: str) -> None:
    """With the script the list changes in its place: the focus stays on the choice, and the new score is told."""
    visited = visit("check", home=address)
    page = visited.page
    page.set_input_files("#resume", EXAMPLES / "resumes" / "maya-okonkwo.pdf")
    page.set_input_files("#posting", EXAMPLES / "postings" / "machine-learning-engineer.md")
    visited.follow(page.locator("form[data-desk] button"))
    visited.follow(page.locator(".desk-actions a[href$='/edits']"))
    before = float(page.locator("[data-score]").inner_text())
    page.evaluate("window.stays = true")
    accept = page.locator(".edit button[value=accepted]").first
    name = accept.get_attribute("id")
    accept.focus()
    page.keyboard.press("Enter")
    page.locator(f"#{name}[aria-pressed=true]").wait_for()
    after = float(page.locator("[data-score]").inner_text())
    assert after > before
    assert page.evaluate("[window.stays, document.activeElement.id]") == [True, name]
    assert f"{after:.1f} of 100" in page.locator("[role=status]").first.inner_text()
    assert visited.barriers() == []
    page.locator("#act-undo").click()
    page.locator(f"#{name}[aria-pressed=false]").wait_for()
    assert float(page.locator("[data-score]").inner_text()) == before
    assert visited.errors == []


@pytest.mark.parametrize(("person", "top"), [("maya-okonkwo", "check"), ("ines-valdez-novak", "es/check")])
def test_the_keyboard_is_enough_for_the_whole_way(visit: Visitor, address: str, person: str, top: str) -> None:
    """Drop, read, look, accept, take the file in another look, forget: with Tab, Enter and letters alone."""
    visited = visit(top, home=address)
    page = visited.page
    page.on("filechooser", lambda _: None)  # asked of the page now, else a key may overtake the asking
    _tab_to(page, "#resume")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(EXAMPLES / "resumes" / f"{person}.pdf")
    _tab_to(page, "#posting_text")
    page.keyboard.insert_text((EXAMPLES / "postings" / "machine-learning-engineer.md").read_text(encoding="utf-8"))
    _tab_to(page, "form[data-desk] button")
    visited.follow("Enter")
    page.wait_for_url(f"{address}{top}/result")
    _tab_to(page, f".desk-actions a[href='/{top}/reading']")
    visited.follow("Enter")
    page.wait_for_url(f"{address}{top}/reading")
    _tab_to(page, f".desk-actions a[href='/{top}/edits']")
    visited.follow("Enter")
    page.wait_for_url(f"{address}{top}/edits")
    _tab_to(page, ".edit button[value=accepted]")
    page.keyboard.press("Enter")
    page.locator(".edit button[aria-pressed=true]").wait_for()
    _tab_to(page, "#look-template")
    page.keyboard.type("mod")
    _tab_to(page, ".looks button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "resume.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.goto(f"{address}{top}/result")
    _tab_to(page, ".desk-actions button")
    visited.follow("Enter")
    page.wait_for_url(f"{address}{top}/forget")
    assert page.locator("[role=status]").first.inner_text()
    assert visited.errors == []


def _tab_to(page: Page, selector: str, most: int = 200) -> None:
    """Press Tab until the focus is on what the selector names."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab")


@pytest.mark.parametrize(("top", "width", "scheme"), [("", 1280, "light"), ("es/", 320, "dark")])
def test_an_application_is_kept_and_removed(visit: Visitor, address: str, top: str, width: int, scheme: Scheme) -> None:
    """Save what was checked, write down a step, look at the list, and remove it after a question; no barrier."""
    visited = visit(f"{top}check", home=address, width=width, scheme=scheme)
    page = visited.page

    def is_whole() -> None:
        assert visited.barriers() == []
        assert visited.overhang() == []

    page.set_input_files("#resume", EXAMPLES / "resumes" / "maya-okonkwo.pdf")
    page.set_input_files("#posting", EXAMPLES / "postings" / "machine-learning-engineer.md")
    visited.follow(page.locator("form[data-desk] button"))
    page.wait_for_url(f"{address}{top}check/result")
    visited.follow(page.locator(".desk-actions a[href$='/applications/new']"))
    is_whole()
    page.locator("#notes").focus()
    page.keyboard.press("Tab")  # the button is next, and Enter is enough
    visited.follow("Enter")
    page.locator("#steps").wait_for()
    own = f".kept a[href$='/{page.url.partition('#')[0].rpartition('/')[2]}']"  # other tests keep theirs here too
    is_whole()
    page.select_option("#state", "interview")
    visited.follow(page.locator("button[value=move]"))
    page.locator(".kept-steps li:nth-child(2)").wait_for()
    visited.follow(page.locator(".crumbs a"))
    visited.follow(page.locator("nav.states a[href$='state=interview']"))
    is_whole()
    visited.follow(page.locator(own).first)
    with page.expect_download() as download:
        page.locator(".kept-files a").first.click()
    assert download.value.suggested_filename == "machine-learning-engineer.md"
    visited.follow(page.locator("a.danger"))
    is_whole()
    visited.follow(page.locator("button.danger"))
    page.locator("h1").wait_for()
    page.goto(f"{address}{top}applications")
    assert page.locator(own).count() == 0
    is_whole()
    assert visited.errors == []
    assert visited.left(address) == []
