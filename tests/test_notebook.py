"""Results show themselves in notebooks: whole, escaped, and without anything that loads or runs."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

import careerproof as cp
from careerproof.evidence import Finding
from careerproof.notebook import LONGEST_TEXT, MOST_ITEMS, show_plain
from careerproof.verbs.skills import skills

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RESUME = EXAMPLES / "resumes" / "graham-whitlock.pdf"
POSTING = EXAMPLES / "postings" / "staff-accountant.txt"
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Page(HTMLParser):
    """The elements and the text of a piece of HTML; fails where elements do not close in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; no attribute may load or run anything."""
        assert not any(name.startswith("on") or name in ("src", "href", "style") for name, _ in attrs)
        self.elements.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        self.text += data + "\n"


def rich(result: object) -> str:
    """What a notebook asks a result for."""
    shown: str = result._repr_html_()  # type: ignore[attr-defined]
    return shown


def test_a_check_shows_its_line_and_its_parts() -> None:
    """The whole answer stands there, its parts folded; nothing loads or runs."""
    answer = cp.check(RESUME, posting=POSTING, today="2026-01-31")
    page = Page(rich(answer))
    assert page.elements <= {"div", "p", "strong", "table", "tbody", "tr", "th", "td", "details", "summary", "ol", "li"}
    assert str(answer) in page.text
    assert all(f"\n{part}\n" in page.text for part in ("inspect", "score", "screen", "optimize", "paths"))


RESULTS: tuple[tuple[Callable[[], object], str], ...] = (
    (lambda: cp.score("Registered Nurses"), "Registered Nurses: "),
    (lambda: cp.profile("Registered Nurses"), "Registered Nurses: "),
    (lambda: cp.match("Ward Nurse")[0], "Ward Nurse: Registered Nurses (29-1141.00), confidence"),
    (lambda: cp.match("xyzzy")[0], "xyzzy: no occupation"),
    (lambda: cp.paths("Data Entry Keyers"), "10 moves from Data Entry Keyers"),
    (lambda: cp.careers("nurse"), " careers"),
    (lambda: skills("Python and SQL"), "2 mentions; first "),
    (lambda: cp.read(RESUME), "résumé of Graham Whitlock: "),
    (lambda: cp.read(POSTING, kind="posting"), "posting for STAFF ACCOUNTANT: "),
    (lambda: cp.inspect(RESUME), "readable, "),
    (lambda: next(iter(cp.screen(POSTING, [RESUME], today="2026-01-31"))), " of 100"),
    (lambda: cp.optimize(RESUME, posting=POSTING, today="2026-01-31"), " points, "),
)


@pytest.mark.parametrize(("ask", "line"), RESULTS)
def test_every_verb_s_result_says_itself_in_a_line(ask: Callable[[], object], line: str) -> None:
    """One short line, on top of what a notebook shows."""
    result = ask()
    assert line in str(result)
    assert len(str(result)) < 200
    assert str(result) in Page(rich(result)).text


def test_what_a_file_says_becomes_no_markup() -> None:
    """Text of a résumé or posting is shown as text."""
    hostile = Finding(id="<script>alert(1)</script>", severity="info", message="<img src=x onerror=alert(1)>", fix="&")
    page = Page(rich(hostile))
    assert not page.elements & {"script", "img"}
    assert "<script>alert(1)</script>" in page.text
    assert "Finding" in page.text


def test_long_lists_and_texts_say_that_there_is_more() -> None:
    """A notebook keeps what it shows, so not everything is shown."""
    shown = show_plain("many", {"items": list(range(MOST_ITEMS + 9)), "text": "x" * (LONGEST_TEXT + 1), "none": None})
    page = Page(shown)
    assert "… 9 more" in page.text
    assert "x" * LONGEST_TEXT + "…" in page.text
    assert "items (59)" in page.text
    assert "–" in page.text
