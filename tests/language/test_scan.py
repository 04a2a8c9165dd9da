"""Tests of `language.scan`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.language import scan
from careerproof.language.scan import TermScanner

TERMS = [
    "C", "R", "Go", "C++", "C#", ".NET", "ASP.NET", "R&D", "CI/CD", "Node.js", "Java", "JavaScript", "SQL",
    "machine learning", "machine learning engineering", "Microsoft Excel", "Excel", "café service", "Python", "Django",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C, C++ and C#.", ["C", "C++", "C#"]),
        ("R&D in R, not R-rated, C-level or go-to", ["R&D", "R"]),
        ("ASP.NET on .NET", ["ASP.NET", ".NET"]),
        ("ASP.NET/.NET/C", ["ASP.NET", ".NET", "C"]),
        ("CI / CD, ci/cd", ["CI / CD", "ci/cd"]),
        ("node.js and nodes", ["node.js"]),
        ("JavaScript, not Java", ["JavaScript", "Java"]),
        ("machine-\nlearning   engineering", ["machine-\nlearning   engineering"]),
        ("Machine  Learning and MACHINE—LEARNING", ["Machine  Learning", "MACHINE—LEARNING"]),
        ("MySQL, NoSQL, SQL Server", ["SQL"]),
        ("I use C++17 daily", ["C++"]),
        ("Cafe\u0301 service? Café service!", ["Café service"]),
        ("Python.", ["Python"]),
        ("python.org, @python, a_python", []),
        ("Python+Django/SQL", ["Python", "Django", "SQL"]),
        ("Microsoft Excel", ["Microsoft Excel"]),
        ("", []),
    ],
)
def test_whole_terms_only(text: str, expected: list[str]) -> None:
    """Borders know names with signs; the longest term wins; the slice is as written."""
    assert [text[start:end] for _, start, end in TermScanner(TERMS).scan(text)] == expected


def test_the_number_is_that_of_the_term() -> None:
    """The first of equal terms stands for all."""
    found = TermScanner(["Excel", "excel", "Power BI"]).scan("power bi, EXCEL")
    assert found == ((2, 0, 8), (0, 10, 15))


@given(st.lists(st.sampled_from([*TERMS, "and", "  ", "/", "-", "é", "\n", ". ", "İ", "ß"]), max_size=12))
def test_hits_ascend_and_lie_within(parts: list[str]) -> None:
    """Hits do not overlap, lie within the text and begin and end with a letter or sign, not a space."""
    text = "".join(parts)
    last = 0
    for number, start, end in TermScanner(TERMS).scan(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert 0 <= number < len(TERMS)
        last = end


def test_no_terms() -> None:
    """A scanner without terms finds nothing."""
    assert TermScanner([]).scan("anything") == ()


@given(
    st.lists(st.text("abcgo+#. /&-", min_size=1, max_size=9), min_size=1, max_size=30),
    st.lists(st.sampled_from([*TERMS, *"abco+#.&/@_ -\n", "R2", "²", "é", "–"]), max_size=30).map("".join),
)
def test_looking_up_and_the_automaton_find_the_same(others: list[str], text: str) -> None:
    """A scanner that has read little looks stretches up, one that has read much uses the automaton: nobody can tell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "_READ_BEFORE_AUTOMATON", 1_000_000)
        looked_up = TermScanner([*TERMS, *others]).scan(text)
        patch.setattr(scan, "_READ_BEFORE_AUTOMATON", -1)
        assert TermScanner([*TERMS, *others]).scan(text) == looked_up
