"""Tests of `language.tokens`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.language.tokens import stem, tokenize


def test_words_keep_their_places() -> None:
    """Each token is the slice of the text that it says."""
    text = "Used C++/C# and Node.js, at José’s R&D lab."
    assert [token.text for token in tokenize(text)] == [
        "Used",
        "C++/C#",
        "and",
        "Node.js",
        "at",
        "José’s",
        "R&D",
        "lab",
    ]
    assert [token.normal for token in tokenize(text)][5] == "joses"


@given(st.text(max_size=80))
def test_slices_and_order(text: str) -> None:
    """Tokens ascend, do not overlap and slice out as written."""
    last = 0
    for token in tokenize(text):
        assert token.start >= last
        assert text[token.start : token.end] == token.text
        last = token.end


@pytest.mark.parametrize(
    "forms",
    [
        ("manage", "manages", "managing", "managed"),
        ("test", "tests", "testing", "tested"),
        ("process", "processes", "processing", "processed"),
        ("control", "controls", "controlling", "controlled"),
        ("study", "studies", "studying", "studied"),
        ("use", "uses", "using", "used"),
        ("analyse", "analyze", "analysing", "analyzed", "analyses", "analysis"),
        ("optimise", "optimize", "optimizing", "optimised"),
        ("lead", "led", "leading", "leads"),
        ("build", "built", "building"),
        ("company", "companies"),
        ("woman", "women"),
    ],
)
def test_inflected_forms_share_a_stem(forms: tuple[str, ...]) -> None:
    """Plural, verb endings, spelling and irregular forms go back to one stem."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("manage", "manager"), ("analyst", "analytics"), ("string", "strong"), ("business", "busy"), ("use", "us")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    """Derived and merely similar words have stems of their own."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize("term", ["c++", "node.js", "r&d", "sql", "ios", "k8s", "aws"])
def test_names_come_back(term: str) -> None:
    """Names with signs or digits, and short words, are no inflected words."""
    assert stem(term) == term
