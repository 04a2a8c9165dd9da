"""The everyday names of careers, as our own lists give them."""

from __future__ import annotations

import pytest

from careerproof.careers.landscape import see_landscape
from careerproof.careers.listing.everyday import list_everyday
from careerproof.careers.translation import LANGUAGES
from careerproof.facts.store import Facts
from careerproof.language import normalise


@pytest.mark.parametrize(
    ("language", "name", "key"),
    [
        ("en", "CNA", "31-1131.00"),
        ("en", "Uber driver", "53-3053.00"),
        ("es", "enfermera", "29-1141.00"),
        ("es", "CNA", "31-1131.00"),
    ],
)
def test_a_career_goes_by_its_everyday_name(language: str, name: str, key: str) -> None:
    """Each language has its own names, and the English ones stay known in all."""
    assert name in list_everyday(language)[key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_stands_for_one_career(facts: Facts, language: str) -> None:
    """Two careers under one everyday name would leave the order to chance; every key is a career's."""
    everyday = list_everyday(language)
    assert set(everyday) <= set(see_landscape(facts).rows)
    names = [normalise(name) for names in everyday.values() for name in names]
    assert len(names) > 400
    assert len(names) == len(set(names))
