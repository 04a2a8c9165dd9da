"""The page of all careers: search, filters, order and count, each checked against the list that it is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerproof.careers.listing.directory import list_careers
from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue, load_catalogue
from careerproof.facts.store import open_facts
from careerproof.settings import SHIPPED_FACTS

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import Visitor

SHOWN = 25
"""How many rows the list begins with."""

ASKED = Path(__file__).parent.parent / "careers" / "listing" / "asked.tsv"
"""What people type and the career they mean; the library is held to the same list."""

_FIRSTS = """async (queries) => {
  const input = document.querySelector('#q');
  const firsts = {};
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event('input', {bubbles: true}));
    // The address takes the words on when the list shows them.
    while (new URLSearchParams(location.hash.slice(1)).get('q') !== query) await new Promise(requestAnimationFrame);
    const first = document.querySelector('[data-results] tbody a');
    firsts[query] = first ? first.getAttribute('href').replace(/^.*\\/|\\.html$/g, '') : null;
  }
  return firsts;
}"""
"""The first career of the list for each of the queries, by code or slug."""


@pytest.fixture(scope="module")
def rows() -> tuple[CareerRow, ...]:
    """All careers as the library lists them."""
    with open_facts(SHIPPED_FACTS) as facts:
        return list_careers(facts)


@pytest.fixture(scope="module")
def words() -> Catalogue:
    """The words of the pages in English."""
    return load_catalogue("en")


def test_what_people_ask_for_comes_first(visit: Visitor) -> None:
    """Abbreviations, everyday names and kinds of work lead to the career that the library names first too."""
    asked = dict(line.split("\t") for line in ASKED.read_text(encoding="utf-8").splitlines())
    visited = visit("index.html")
    visited.page.locator("#q").focus()
    visited.page.wait_for_function("window.careerproof.names")
    firsts = visited.page.evaluate(_FIRSTS, list(asked))
    assert len(firsts) > 100
    assert {query: (key, asked[query]) for query, key in firsts.items() if key != asked[query]} == {}
    assert visited.errors == []


def test_everyday_names_in_spanish_lead_to_the_career(visit: Visitor) -> None:
    """A reader of Spanish types what the work is called at home, for a woman as for a man."""
    visited = visit("es/index.html")
    visited.page.locator("#q").focus()
    visited.page.wait_for_function("window.careerproof.names")
    asked = {"enfermera": "29-1141.00", "camionero": "53-3032.00", "albanil": "47-2021.00", "RN": "29-1141.00"}
    assert visited.page.evaluate(_FIRSTS, list(asked)) == asked


@pytest.mark.parametrize(
    ("query", "title", "within"),
    [
        ("electricians", "Electricians", 1),
        ("registered nurse", "Registered Nurses", 1),
        ("machine learning", "Machine Learning Engineer", 3),
        ("RN", "Registered Nurses", 1),
        ("truck driver", "Heavy and Tractor-Trailer Truck Drivers", 3),
        ("electrisian", "Electricians", 1),
        ("bookeeper", "Bookkeeping, Accounting, and Auditing Clerks", 1),
        ("Électriciáns", "Electricians", 1),
        ("47-2111", "Electricians", 1),
    ],
)
def test_search_finds_a_career_by_any_of_its_names(
    visit: Visitor, words: Catalogue, query: str, title: str, within: int
) -> None:
    """By its title, its beginning, another name, a slip of the pen, stray accents, or its code: it is on top."""
    visited = visit("index.html")
    _search(visited.page, words, query)
    top = visited.page.locator(f"[data-results] tbody tr:nth-child(-n+{within}) th a")
    top.get_by_text(title, exact=True).wait_for()
    assert visited.errors == []


def test_search_in_spanish_forgives_what_keyboards_leave_out(visit: Visitor) -> None:
    """A Spanish title with accents is found by the letters without them."""
    page = visit("es/index.html").page
    titles: list[str] = page.evaluate("window.careerproof.careers.rows.map((row) => row[1])")
    accented = [title for title in titles if any(sign in title for sign in "áéíóúñ")]
    assert len(accented) > 100
    for title in accented[::150]:
        _search(page, load_catalogue("es"), title.translate(str.maketrans("áéíóúñ", "aeioun")))
        page.locator("[data-results] tbody a").get_by_text(title, exact=True).first.wait_for()


def test_filters_work_together(visit: Visitor, words: Catalogue, rows: tuple[CareerRow, ...]) -> None:
    """Category, pay and growth together leave exactly the careers that the list says, and the count tells it."""
    page = visit("index.html").page
    _choose(page, words, "category", "hands-on")
    pay, growth = float(_middle(page, words, "pay")), float(_middle(page, words, "growth"))
    _choose(page, words, "pay", _middle(page, words, "pay"))
    _choose(page, words, "growth", _middle(page, words, "growth"))
    right = [
        row
        for row in rows
        if row.category == "hands-on"
        and row.pay_period == "year"
        and (row.pay or 0) >= pay
        and (row.change_pct if row.change_pct is not None else -100) >= growth
    ]
    assert 2 < len(right) < SHOWN
    assert _status(page) == words.say("scripts.found", count=len(right))
    assert sorted(_titles(page)) == sorted(row.title for row in right)
    page.get_by_role("button", name=words.say("index.clear")).click()
    whole = words.say("scripts.found_first", count=words.number(len(rows)), shown=SHOWN)
    page.locator("[role=status]", has_text=whole).wait_for()


def test_a_filter_and_a_search_work_together(visit: Visitor, words: Catalogue, rows: tuple[CareerRow, ...]) -> None:
    """What fits the words but not the filter is left out, and nothing at all is said in words."""
    page = visit("index.html").page
    _search(page, words, "engineer")
    _choose(page, words, "category", "ai-created")
    page.locator("[data-results] tbody a", has_text="Engineer").first.wait_for()
    created = {row.title for row in rows if row.category == "ai-created"}
    assert set(_titles(page)) <= created
    _search(page, words, "electricians")
    page.locator("[role=status]", has_text=words.say("scripts.found_none")).wait_for()


@pytest.mark.parametrize(
    ("column", "figure"),
    [("score", lambda row: row.score), ("pay", lambda row: row.pay if row.pay_period == "year" else None)],
)
def test_a_heading_sorts_both_ways(
    visit: Visitor,
    words: Catalogue,
    rows: tuple[CareerRow, ...],
    column: str,
    figure: Callable[[CareerRow], float | None],
) -> None:
    """The best stand first, after a second press the worst; those without the figure never do."""
    page = visit("index.html").page
    heading = page.locator("[data-results] thead th", has=page.locator(f"[data-sort={column}]"))
    # The list carries a score to a tenth of a point.
    by_title = {row.title: None if (value := figure(row)) is None else round(value, 1) for row in rows}
    known = [value for value in by_title.values() if value is not None]
    seen = set()
    for _ in range(2):
        heading.get_by_role("button").click()
        seen.add(heading.get_attribute("aria-sort"))
        shown = [by_title[title] for title in _titles(page)]
        down = heading.get_attribute("aria-sort") == "descending"
        assert shown == sorted(known, reverse=down)[:SHOWN]
    assert seen == {"ascending", "descending"}


def test_more_is_shown_when_asked(visit: Visitor, words: Catalogue) -> None:
    """The list begins with fifty; a button brings more and leads the focus to the first of them."""
    page = visit("index.html").page
    assert len(_titles(page)) == SHOWN
    page.get_by_role("button", name=words.say("index.more")).click()
    titles = _titles(page)
    assert len(titles) > SHOWN
    assert page.evaluate("document.activeElement.textContent") == titles[SHOWN]


def test_a_list_can_be_shared(visit: Visitor, words: Catalogue) -> None:
    """The address holds words and filters; whoever opens it sees the same careers."""
    page = visit("index.html").page
    _search(page, words, "nurse")
    _choose(page, words, "category", "human-essential")
    page.wait_for_function("location.hash.includes('nurse') && location.hash.includes('human-essential')")
    titles = _titles(page)
    assert len(titles) > 1
    again = visit(f"index.html{page.evaluate('location.hash')}").page
    again.wait_for_function(f"document.querySelectorAll('[data-results] tbody tr').length === {len(titles)}")
    assert _titles(again) == titles


def test_a_letter_is_answered_within_a_moment(visit: Visitor, words: Catalogue) -> None:
    """The search among all careers and their other names takes a few frames, on a slow machine too."""
    page = visit("index.html").page
    _search(page, words, "warm up")
    page.wait_for_function("window.careerproof.names")
    # The slowest search in its best of three: the machine may be busy with other things.
    spent = page.evaluate(
        """() => {
          const box = document.querySelector('input[type=search]');
          const time = (text) => {
            const start = performance.now();
            box.value = text;
            box.form.dispatchEvent(new SubmitEvent('submit', {cancelable: true, bubbles: true}));
            return performance.now() - start;
          };
          const texts = ['software enginer', 'nurse', 'a', 'manager of data', 'xylophone tuner'];
          return Math.max(...texts.map((text) => Math.min(time(text), time(text), time(text))));
        }"""
    )
    assert spent < 100


@pytest.mark.parametrize("path", ["categories/hands-on.html", "industries/computing-and-mathematics.html"])
def test_the_table_of_a_group_sorts_by_its_headings(visit: Visitor, words: Catalogue, path: str) -> None:
    """A press on the heading of a table sorts it by that column, a second one turns it round."""
    page = visit(path).page
    heading = page.locator("table thead th").first
    heading.get_by_role("button").click()
    first = page.locator("table tbody th a").all_inner_texts()
    assert first == sorted(first, key=str.casefold) or heading.get_attribute("aria-sort") == "ascending"
    heading.get_by_role("button").click()
    assert page.locator("table tbody th a").all_inner_texts() == first[::-1]


def test_without_scripts_every_career_is_reached_by_links(
    visit: Visitor, words: Catalogue, rows: tuple[CareerRow, ...]
) -> None:
    """No box that does nothing, a sentence that says so, and the whole list."""
    visited = visit("index.html", scripts=False)
    page = visited.page
    assert not page.locator("input[type=search]").is_visible()
    said = page.locator("noscript p")
    assert said.is_visible()
    assert said.inner_text() == words.say("index.no_script")
    found = page.locator("#all a")
    assert found.count() == len(rows)
    found.get_by_text("Electricians", exact=True).click()
    page.wait_for_url("**/careers/47-2111.00.html")
    assert page.locator("h1").inner_text() == "Electricians"
    assert visited.errors == []


def _search(page: Page, words: Catalogue, text: str) -> None:
    page.get_by_label(words.say("index.find")).fill(text)


def _choose(page: Page, words: Catalogue, name: str, value: str) -> None:
    page.get_by_label(words.say(f"index.{name}"), exact=True).select_option(value)


def _middle(page: Page, words: Catalogue, name: str) -> str:
    """The value of a choice in the middle of a filter."""
    options = page.get_by_label(words.say(f"index.{name}"), exact=True).locator("option")
    value = options.nth(options.count() // 2).get_attribute("value")
    assert value
    return value


def _titles(page: Page) -> list[str]:
    return page.locator("[data-results] tbody th a").all_inner_texts()


def _status(page: Page) -> str:
    return page.locator("[role=status]").inner_text()
