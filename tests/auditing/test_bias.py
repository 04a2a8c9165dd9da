"""Rates and impact ratios worked by hand in fractions come out to the last digit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import pytest

from careerproof.auditing.bias import audit_bias
from careerproof.auditing.model import Applicant, BiasAudit, Category
from careerproof.auditing.rates import fisher_exact, ratio_interval

HAND = {
    ("Male", "White"): (60, 120), ("Male", "Black"): (18, 60), ("Female", "White"): (40, 100),
    ("Female", "Black"): (10, 50), ("Female", "Asian"): (1, 4),
}  # fmt: skip
"""Selected, of how many."""


def _people() -> Iterator[Applicant]:
    for (sex, race), (selected, count) in HAND.items():
        for number in range(count):
            yield Applicant(selected=number < selected, score=None, categories={"sex": sex, "race": race})
    for _ in range(7):
        yield Applicant(selected=True, score=None, categories={"race": "White"})


@pytest.fixture(scope="module")
def found() -> BiasAudit:
    """The audit of the sample."""
    return audit_bias(_people(), attributes=["sex", "race"])


def _named(audit: BiasAudit, attributes: tuple[str, ...], name: str) -> Category:
    comparison = next(item for item in audit.comparisons if item.attributes == attributes)
    return next(item for item in comparison.categories if item.name == name)


def test_ratios_are_those_worked_by_hand(found: BiasAudit) -> None:
    """Each rate is divided by the highest, alone and crossed."""
    men, women = Fraction(78, 180), Fraction(51, 154)
    assert _named(found, ("sex",), "Female").rate == float(women)
    assert _named(found, ("sex",), "Female").impact_ratio == float(women / men)
    assert _named(found, ("sex",), "Male").impact_ratio == 1.0
    crossed = _named(found, ("sex", "race"), "Female × Black")
    assert crossed.impact_ratio == float(Fraction(10, 50) / Fraction(60, 120))
    assert found.comparisons[0].reference == "Male"
    assert found.comparisons[2].attributes == ("sex", "race")


def test_the_four_fifths_rule_is_a_flag_of_its_own(found: BiasAudit) -> None:
    """It looks at the ratio alone; the test beside it may say otherwise."""
    women = _named(found, ("sex",), "Female")
    assert women.below_four_fifths is True
    assert women.p_value is not None
    assert women.p_value > 0.05


def test_who_is_unknown_is_counted_and_left_out(found: BiasAudit) -> None:
    """Seven people gave no sex: they are in the rates by race only."""
    by_sex, by_race, crossed = found.comparisons
    assert (by_sex.unknown, by_race.unknown, crossed.unknown) == (7, 0, 7)
    assert found.people == 341
    assert _named(found, ("race",), "White").count == 227


def test_a_small_category_is_told_and_left_out(found: BiasAudit) -> None:
    """Under two per cent of the people there is a rate and no ratio; it is no reference either."""
    asian = _named(found, ("race",), "Asian")
    assert (asian.count, asian.favoured, asian.impact_ratio) == (4, 1, None)
    assert asian.excluded
    whole = audit_bias(_people(), attributes=["race"], smallest=0.0)
    assert _named(whole, ("race",), "Asian").impact_ratio == float(Fraction(1, 4) / Fraction(107, 227))


def test_scoring_rates_count_those_above_the_median() -> None:
    """Who stands at the median is not above it."""
    people = [
        Applicant(selected=None, score=score, categories={"sex": sex})
        for sex, scores in {"A": [50.0, 60.0, 70.0, 80.0], "B": [10.0, 60.0, 60.0, 90.0]}.items()
        for score in scores
    ]
    found = audit_bias(people, attributes=["sex"], cutoffs=[60.0, 95.0])
    scoring, sixty, high = found.comparisons
    assert found.median == 60.0
    assert [(item.name, item.favoured, item.impact_ratio) for item in scoring.categories] == [
        ("A", 2, 1.0),
        ("B", 1, 0.5),
    ]
    assert [item.favoured for item in sixty.categories] == [3, 3]
    assert [item.impact_ratio for item in high.categories] == [None, None]
    assert [item.below_four_fifths for item in high.categories] == [None, None]


def test_intervals_and_the_exact_test_are_those_of_textbooks() -> None:
    """Fisher's tea: eight cups, three of four told rightly. The interval by its formula, in other steps."""
    assert fisher_exact(3, 4, (1, 4)) == float(Fraction(34, 70))
    assert fisher_exact(4, 4, (0, 4)) == float(Fraction(2, 70))
    low, high = ratio_interval(20, 100, (40, 100)) or (0.0, 0.0)
    spread = 1.959963984540054 * math.sqrt(1 / 20 - 1 / 100 + 1 / 40 - 1 / 100)
    assert (low, high) == pytest.approx((0.5 * math.exp(-spread), 0.5 * math.exp(spread)), rel=1e-12)
    assert ratio_interval(0, 10, (5, 10)) is None
    assert ratio_interval(10, 10, (10, 10)) is None


def test_large_samples_are_counted_as_exactly() -> None:
    """Beyond a thousand people logarithms give what whole numbers give, and quickly."""
    small, large = fisher_exact(180, 400, (240, 500)), fisher_exact(180, 401, (240, 700))
    assert 0 < large < small < 1
    exact = sum(
        weight for number in range(421) if (weight := math.comb(401, number) * math.comb(700, 420 - number))
        <= math.comb(401, 180) * math.comb(700, 240)
    ) / math.comb(1101, 420)  # fmt: skip
    assert large == pytest.approx(exact, rel=1e-9)
    assert fisher_exact(20_000, 50_000, (20_500, 50_000)) < 0.01


def test_nobody_and_nothing() -> None:
    """An empty sample, and one without outcomes, compare nothing."""
    assert audit_bias([], attributes=["sex"]).comparisons == ()
    nothing = Applicant(selected=None, score=None, categories={"sex": "A"})
    assert audit_bias([nothing], attributes=["sex"]).comparisons == ()
