"""Growth: the projections in figures and a word."""

from __future__ import annotations

import pytest

from careerproof.careers.figures.growth import give_growth, outlook_word
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (33.5, "much faster than average"),
        (6.5, "faster than average"),
        (6.6, "much faster than average"),
        (4.9, "faster than average"),
        (3.1, "about as fast as average"),
        (1.0, "slower than average"),
        (0.4, "little or no change"),
        (-0.5, "little or no change"),
        (-0.6, "decline"),
        (-12.0, "decline"),
    ],
)
def test_growth_has_its_word(change: float, word: str) -> None:
    """The word follows from the rounded percentage by the documented thresholds, where the average is 3."""
    assert outlook_word(change, 3.1) == word


@pytest.mark.parametrize(
    ("change", "average", "word"),
    [
        (7.0, 4.6, "faster than average"),
        (9.0, 4.6, "much faster than average"),
        (4.0, 4.6, "slower than average"),
        (1.0, 0.2, "about as fast as average"),
        (0.3, 0.2, "little or no change"),
        (1.0, -1.4, "faster than average"),
        (-2.0, -1.4, "decline"),
    ],
)
def test_growth_is_held_against_the_average_of_its_edition(change: float, average: float, word: str) -> None:
    """Another decade has another average; what shrinks is a decline beside any."""
    assert outlook_word(change, average) == word


def test_the_average_is_that_of_the_facts(facts: Facts) -> None:
    """The words on the pages are those of the shipped projections' own average."""
    overall = facts.overall_projection()
    assert overall is not None
    growth = give_growth(facts, "29-1141.00")
    assert growth.change_pct is not None
    assert growth.outlook == outlook_word(growth.change_pct, overall.change_pct)


def test_growth_counts_jobs_of_official_occupations(facts: Facts) -> None:
    """Employment now and projected make the change; those of a mixture nobody counts."""
    growth = give_growth(facts, "29-1141.00")
    assert growth.employment and growth.employment_projected and growth.change_pct is not None
    ratio = 100.0 * (growth.employment_projected / growth.employment - 1.0)
    assert ratio == pytest.approx(growth.change_pct, abs=0.1)
    mixed = give_growth(facts, "machine-learning-engineer")
    assert mixed.derived and mixed.employment is None and mixed.employment_projected is None
