"""Tests of `occupations.likeness`."""

from __future__ import annotations

import pytest

from careerproof.facts.store import Facts
from careerproof.occupations.likeness import TitleSpace

TITLES = ("Attorney", "Truck Driver", "Registered Nurse", "Software Engineer", "Pastry Cook", "Payroll Clerk")


@pytest.mark.parametrize(
    ("title", "nearest"),
    [
        ("lawyer", "Attorney"),
        ("Sr. SWE (Remote)", "Software Engineer"),
        ("lorry driver", "Truck Driver"),
        ("ICU RN", "Registered Nurse"),
        ("baker", "Pastry Cook"),
    ],
)
def test_the_same_work_under_other_words_is_nearest(facts: Facts, title: str, nearest: str) -> None:
    """Titles are near by the occupations they may mean, not by their letters alone."""
    number, likeness = TitleSpace(facts, TITLES).search(title, top=1)[0]
    assert TITLES[number] == nearest
    assert 0 < likeness <= 1.001


def test_likeness_falls_and_an_equal_title_is_first(facts: Facts) -> None:
    """A title finds itself; what follows is less like it."""
    space = TitleSpace(facts, TITLES)
    for number, title in enumerate(TITLES):
        found = space.search(title, top=len(TITLES))
        values = [likeness for _, likeness in found]
        assert found[0][0] == number
        assert values == sorted(values, reverse=True)
        assert len(found) == len(TITLES)
