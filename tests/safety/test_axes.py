"""The arithmetic of the score: axes from figures, points from axes, laws that hold for every career."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.safety.axes import STEPS, bend_scale, count_points, measure_axes, spread_ranges
from careerproof.safety.policy import load_policy
from careerproof.safety.signals import FIGURES, Figure

POLICY = load_policy()
SHARES = st.floats(min_value=0.0, max_value=1.0)
LEVELS = st.fixed_dictionaries(dict.fromkeys(FIGURES, SHARES))
PROTECTING = ("theta", "judgement", "empathy", "creativity", "physical_presence", "accountability")


def _score(levels: dict[str, float]) -> float:
    return bend_scale(sum(count_points(measure_axes(levels, POLICY), POLICY).values()), POLICY)


@given(LEVELS)
def test_every_score_lies_on_the_scale(levels: dict[str, float]) -> None:
    """Whatever the figures, the score is between 0 and 100 and the axes are shares."""
    assert 0.0 <= _score(levels) <= 100.0
    assert all(0.0 <= share <= 1.0 for share in measure_axes(levels, POLICY).values())
    assert tuple(count_points(measure_axes(levels, POLICY), POLICY)) == STEPS


@pytest.mark.parametrize("name", ["automation_ai", "automation_routine"])
@given(levels=LEVELS, more=SHARES)
def test_more_automation_never_raises(name: str, levels: dict[str, float], more: float) -> None:
    """Work that software or machines can do more of is never safer for it."""
    raised = {**levels, name: max(levels[name], more)}
    assert _score(raised) <= _score(levels) + 1e-9


@pytest.mark.parametrize("name", [*PROTECTING, "demand", "ai_creation"])
@given(levels=LEVELS, more=SHARES)
def test_more_need_of_a_person_demand_or_creation_never_lowers(
    name: str, levels: dict[str, float], more: float
) -> None:
    """Work that needs a person more, is asked for more, or creates more AI is never less safe for it."""
    raised = {**levels, name: max(levels[name], more)}
    assert _score(raised) >= _score(levels) - 1e-9


@given(LEVELS)
def test_the_product_is_told_in_parts_that_sum_to_it(levels: dict[str, float]) -> None:
    """What automation and human necessity add up to is the product term and the necessity's own term."""
    axes = measure_axes(levels, POLICY)
    points = count_points(axes, POLICY)
    product = -POLICY.automatable * axes["automation"] * (1.0 - axes["human_necessity"])
    own = POLICY.necessity * (axes["human_necessity"] - 0.5)
    assert points["automation"] + points["human_necessity"] == pytest.approx(product + own)


def test_missing_figures_count_as_average_demand_and_no_creation() -> None:
    """Without a projection demand gives nothing and takes nothing; without signs there is no creation."""
    levels = dict.fromkeys(FIGURES, 0.4)
    points = count_points(
        measure_axes({k: v for k, v in levels.items() if k not in ("demand", "ai_creation")}, POLICY), POLICY
    )
    assert points["demand"] == 0.0
    assert points["ai_creation"] == 0.0


@given(st.floats(min_value=-60, max_value=160), st.floats(min_value=0.01, max_value=20))
def test_the_scale_bends_without_breaking(points: float, more: float) -> None:
    """The bend keeps the order, stays within 0..100 and leaves the middle alone."""
    here, there = bend_scale(points, POLICY), bend_scale(points + more, POLICY)
    assert 0.0 <= here < there <= 100.0
    if POLICY.bend <= points <= 100.0 - POLICY.bend:
        assert here == points


@pytest.mark.parametrize("edge", [POLICY.bend, 100.0 - POLICY.bend])
def test_the_bend_begins_without_a_step(edge: float) -> None:
    """Just before and just after the bend begins the scale says the same."""
    assert bend_scale(math.nextafter(edge, 0), POLICY) == pytest.approx(bend_scale(math.nextafter(edge, 100), POLICY))


def test_ranges_hold_the_value_and_widen_with_the_figures() -> None:
    """A figure with a wider interval gives a wider range, and the value stays within."""
    figures = {name: Figure(value=0.5, low=0.45, high=0.55) for name in FIGURES}
    narrow = spread_ranges(figures, lambda levels: measure_axes(levels, POLICY))
    wide = spread_ranges(
        figures | {"automation_ai": Figure(value=0.5, low=0.1, high=0.95)}, lambda levels: measure_axes(levels, POLICY)
    )
    assert all(item.low <= item.value <= item.high for item in (*narrow.values(), *wide.values()))
    assert wide["automation"].low < narrow["automation"].low < narrow["automation"].high < wide["automation"].high
    assert wide["exposure"] == narrow["exposure"]
