"""What if an axis, a strength, the projected change or a weight were other than it is?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.errors import UsageError
from careerproof.evidence import Estimate, Missing
from careerproof.facts.store import Facts
from careerproof.safety.model import AXES, SafetyScore, Subject
from careerproof.safety.policy import STRENGTHS
from careerproof.safety.what_if import Change, WhatIf, read_change, score_what_if

ELECTRICIAN, INFANTRY = "47-2111.00", "55-3016.00"


def ask(facts: Facts, *changes: str, code: str = ELECTRICIAN) -> WhatIf:
    """The answer for one occupation."""
    subject = Subject(kind="occupation", code=code, slug=None, title=facts.occupation(code).title)
    return score_what_if(facts, [read_change(text) for text in changes], subject=subject, mixture=((code, 1.0),))


def value(score: SafetyScore) -> float:
    """The points."""
    assert isinstance(score.score, Estimate)
    return score.score.value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("demand=30", Change(name="demand", value=30.0)),
        (" human-necessity =0", Change(name="human_necessity", value=0.0)),
        ("empathy=99.5", Change(name="empathy", value=99.5)),
        ("change_pct=-12", Change(name="change_pct", value=-12.0)),
        ("weights.demand=0.3", Change(name="weights.demand", value=0.3)),
        ("weights.automation=60", Change(name="weights.automatable", value=60.0)),
        ("weights.exposure=0", Change(name="weights.enhancement", value=0.0)),
    ],
)
def test_changes_are_read(written: str, expected: Change) -> None:
    """A name of the score with a number; weights also by the axis that they weigh."""
    assert read_change(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "demand", "=3", "fame=3", "demand=", "demand=much", "demand=101", "demand=-1", "demand=nan", "demand=inf",
     "weights=3", "weights.fame=3", "weights.demand=-1", "weights.demand=1e9", "change_pct=-101"],
)  # fmt: skip
def test_what_is_no_change_is_refused(written: str) -> None:
    """An unknown name, no number, or a number out of range is a usage error."""
    with pytest.raises(UsageError):
        read_change(written)


def test_an_axis_as_it_is_changes_nothing(shipped: Facts) -> None:
    """Asking for what already is gives the same value."""
    plain = ask(shipped, "weights.demand=36")
    assert plain.before == plain.after
    for name in AXES:
        axis = getattr(plain.before.axes, name)
        assert isinstance(axis, Estimate)
        assert value(ask(shipped, f"{name}={axis.value!r}").after) == pytest.approx(value(plain.before), abs=0.011)


def test_the_points_that_move_sum_to_the_move(shipped: Facts) -> None:
    """Several changes at once: their moves sum to the whole, and only what they touch moves."""
    answer = ask(shipped, "demand=20", "automation=70", "weights.ai_creation=10")
    assert sum(row.difference for row in answer.move.points) == pytest.approx(answer.move.difference, abs=1e-6)
    assert answer.move.difference == pytest.approx(value(answer.after) - value(answer.before), abs=1e-6)
    assert {row.axis for row in answer.move.points} == {"demand", "automation", "human_necessity"}
    assert [(change.name, change.new, change.unit) for change in answer.changes] == [
        ("demand", 20.0, "of 100"), ("automation", 70.0, "of 100"), ("weights.ai_creation", 10.0, "points"),
    ]  # fmt: skip


def test_a_given_axis_is_said_to_be_given_and_without_doubt(shipped: Facts) -> None:
    """Its reason says so, names no source, and its interval is a point; the score's interval narrows."""
    answer = ask(shipped, "demand=80")
    reason = next(reason for reason in answer.after.reasons if reason.axis == "demand")
    assert reason.text == "Taken as given: demand 80 of 100."
    assert reason.sources == ()
    demand = answer.after.axes.demand
    assert isinstance(demand, Estimate)
    assert (demand.low, demand.value, demand.high) == (80.0, 80.0, 80.0)
    assert isinstance(answer.before.score, Estimate)
    assert isinstance(answer.after.score, Estimate)
    assert answer.after.score.high - answer.after.score.low < answer.before.score.high - answer.before.score.low


def test_a_projected_change_goes_through_demand(shipped: Facts) -> None:
    """A shrinking occupation is told as such, and asks less of the score."""
    answer = ask(shipped, "change_pct=-20")
    assert "shrink 20.0%" in next(reason.text for reason in answer.after.reasons if reason.axis == "demand")
    assert value(answer.after) < value(answer.before)
    assert answer.changes[0].old == pytest.approx(9.5)


def test_a_weight_leaves_the_axes_and_names_another_policy(shipped: Facts) -> None:
    """Other weights, the same axes, and the digest tells them apart."""
    answer = ask(shipped, "weights.demand=0.3")
    assert answer.after.axes == answer.before.axes
    assert answer.after.policy_sha256 != answer.before.policy_sha256


def test_without_a_score_nothing_moves(shipped: Facts) -> None:
    """A military code stays without one, whatever is asked; a projected change of none is refused."""
    answer = ask(shipped, "demand=90", code=INFANTRY)
    assert isinstance(answer.after.score, Missing)
    assert answer.move.difference is None
    with pytest.raises(UsageError, match="no official projection"):
        ask(shipped, "change_pct=1", code=INFANTRY)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_score_is_monotone_in_each_axis(shipped: Facts, data: st.DataObject) -> None:
    """For any career: more automation never raises it; more need of a person, demand, AI creation or strength never
    lowers it."""
    code = data.draw(st.sampled_from([code for code in shipped.codes() if not code.startswith("55-")]))
    name = data.draw(st.sampled_from([*(axis for axis in AXES if axis != "exposure"), *STRENGTHS]))
    low, high = sorted(data.draw(st.tuples(*[st.floats(min_value=0, max_value=100)] * 2)))
    less, more = (value(ask(shipped, f"{name}={level!r}", code=code).after) for level in (low, high))
    if name == "automation":
        less, more = more, less
    assert more >= less - 0.021  # each of the two is a sum of points rounded to hundredths
