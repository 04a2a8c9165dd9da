"""Tests of `occupations.industries`."""

from __future__ import annotations

import pytest

from careerproof.occupations.industries import industry_of


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Mercy Hospital", "62"),
        ("First Credit Union", "52"),
        ("Lincoln Elementary", "61"),
        ("U.S. Air Force", "99"),
        ("Joe's Pizza", "72"),
    ],
)
def test_names_tell_the_industry(words: str, sector: str) -> None:
    """Words and pairs of words in an employer's name point to sectors."""
    assert sector in industry_of(words)


def test_other_names_tell_nothing() -> None:
    """A name without such a word points nowhere."""
    assert industry_of("Acme Holdings") == frozenset()
    assert industry_of("") == frozenset()
