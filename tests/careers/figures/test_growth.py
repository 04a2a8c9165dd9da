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
    """The word follows from the rounded percentage by the documented thresholds."""
    assert outlook_word(change) == word


def test_growth_counts_jobs_of_official_occupations(facts: Facts) -> None:
    """Employment now and projected make the change; those of a mixture nobody counts."""
    growth = give_growth(facts, "29-1141.00")
    assert growth.employment and growth.employment_projected and growth.change_pct is not None
    ratio = 100.0 * (growth.employment_projected / growth.employment - 1.0)
    assert ratio == pytest.approx(growth.change_pct, abs=0.1)
    mixed = give_growth(facts, "machine-learning-engineer")
    assert mixed.derived and mixed.employment is None and mixed.employment_projected is None
