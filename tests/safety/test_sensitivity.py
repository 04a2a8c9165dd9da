"""Draws of weights and figures: the arithmetic is that of the score, and the ranges are what the draws say."""

from __future__ import annotations

import time

import numpy
import pytest

from careerproof.evidence import Estimate
from careerproof.facts.store import Facts
from careerproof.safety.compare import ComparedCareer
from careerproof.safety.drawing import WEIGHTS, Judgements, Table, draw_figures, measure_arrays
from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.sensitivity import DRAWS, CareerSensitivity, Sensitivity, measure_sensitivity
from careerproof.safety.signals import FIGURES, gather_signals

POLICY = load_policy()


def everyone(facts: Facts) -> list[ComparedCareer]:
    """All occupations."""
    return [
        ComparedCareer(
            subject=Subject(kind="occupation", code=code, slug=None, title=facts.occupation(code).title),
            mixture=((code, 1.0),),
            creation=None,
        )
        for code in facts.codes()
    ]


@pytest.fixture(scope="module")
def report(shipped: Facts) -> Sensitivity:
    """The report over all occupations, in fewer draws than usual."""
    return measure_sensitivity(shipped, everyone(shipped), draws=1500)


@pytest.fixture(scope="module")
def table(shipped: Facts) -> Table:
    """The figures of the occupations that have a score."""
    signals = [gather_signals(shipped, ((code, 1.0),), creation=None, policy=POLICY) for code in shipped.codes()]
    return Table.of([one.figures for one in signals if one.missing is None], POLICY)


def ranked(report: Sensitivity) -> list[CareerSensitivity]:
    """The careers that have a place."""
    return [row for row in report.careers if row.rank is not None]


def test_arrays_give_what_the_score_gives(report: Sensitivity, every_score: dict[str, SafetyScore]) -> None:
    """For every career the value, to the rounding of six reasons, and the category."""
    assert len(ranked(report)) == report.ranked == 997
    for row in ranked(report):
        score = every_score[row.subject.code or ""]
        assert isinstance(score.score, Estimate)
        assert row.score == pytest.approx(score.score.value, abs=0.04)
        assert row.category == score.category


def test_places_follow_the_scores(report: Sensitivity) -> None:
    """Place 1 is the safest, and a place is one more than the number of safer careers."""
    rows = sorted(ranked(report), key=lambda row: row.rank or 0)
    values = [row.score or 0.0 for row in rows]
    assert values == sorted(values, reverse=True)
    assert rows[0].rank == 1


def test_ranges_hold_and_shares_sum(report: Sensitivity) -> None:
    """Ranges lie on the scales, shares of categories sum to one, and the category's own share is among them."""
    for row in ranked(report):
        for spread in (row.weights, row.figures):
            assert spread is not None
            assert row.category is not None
            assert 1 <= spread.rank_low <= spread.rank_high <= report.ranked
            assert 0 <= spread.score_low <= spread.score_high <= 100
            assert sum(spread.categories.values()) == pytest.approx(1.0)
            assert spread.category_share == spread.categories.get(row.category, 0.0)


def test_most_places_lie_within_their_ranges(report: Sensitivity) -> None:
    """The draws lie around what is: nearly every place lies in its own range under other weights."""
    rows = ranked(report)
    inside = [
        row.weights is not None and row.weights.rank_low <= (row.rank or 0) <= row.weights.rank_high for row in rows
    ]
    assert sum(inside) >= 0.97 * len(rows)
    assert report.correlation > 0.98


def test_a_close_call_holds_less_often(report: Sensitivity, every_score: dict[str, SafetyScore]) -> None:
    """Where the score names a runner-up, the category comes out less often than elsewhere."""
    shares: dict[bool, list[float]] = {True: [], False: []}
    for row in ranked(report):
        assert row.weights is not None
        is_close = every_score[row.subject.code or ""].runner_up is not None
        shares[is_close].append(row.weights.category_share)
    assert min(len(several) for several in shares.values()) > 50
    assert numpy.mean(shares[True]) < 0.9 < numpy.mean(shares[False])


def test_the_same_seed_gives_the_same_report(shipped: Facts) -> None:
    """A report can be had again; another seed gives another, nearly the same."""
    few = everyone(shipped)[:80]
    first, again = (measure_sensitivity(shipped, few, draws=200) for _ in range(2))
    other = measure_sensitivity(shipped, few, draws=200, seed=1)
    assert first == again
    assert first != other


def test_without_doubt_nothing_moves(shipped: Facts, policy_without_doubt: SafetyPolicy) -> None:
    """With a doubt of nothing in weights and thresholds every draw is the policy itself."""
    report = measure_sensitivity(shipped, everyone(shipped)[:120], policy=policy_without_doubt, draws=50)
    assert report.correlation == pytest.approx(1.0)
    for row in ranked(report):
        assert row.weights is not None
        assert row.weights.rank_low == row.weights.rank_high == row.rank
        assert row.weights.category_share == 1.0


@pytest.fixture
def policy_without_doubt() -> SafetyPolicy:
    """The shipped policy, sure of itself."""
    from dataclasses import replace

    return replace(POLICY, weight_doubt=0.0, close=0.0)


def test_more_doubt_widens_the_ranges(shipped: Facts) -> None:
    """Weights that may be twice as far off move places further."""
    from dataclasses import replace

    widths = []
    for doubt in (0.1, 0.4):
        report = measure_sensitivity(
            shipped, everyone(shipped)[:300], policy=replace(POLICY, weight_doubt=doubt), draws=300
        )
        widths.append(sum(row.weights.rank_high - row.weights.rank_low for row in report.careers if row.weights))
    assert widths[1] > 1.5 * widths[0]


def test_drawn_weights_sum_as_before() -> None:
    """Only the proportions are drawn: each within its doubt before scaling, the strengths' shares summing to one."""
    drawn = Judgements.drawn(POLICY, numpy.random.default_rng(3), 500)
    total = sum(getattr(POLICY, name) for name in WEIGHTS)
    assert numpy.allclose(sum(drawn.weights.values()), total)
    assert numpy.allclose(sum(drawn.strengths.values()), 1.0)
    assert all(float(moved.std()) > 0 for moved in drawn.weights.values())


def test_drawn_figures_fill_their_intervals(table: Table) -> None:
    """Nine draws in ten lie within a figure's interval, at the level that it states, and all are shares."""
    levels = draw_figures(table, POLICY, numpy.random.default_rng(4), 400)
    for name, drawn in levels.items():
        assert drawn.min() >= 0
        assert drawn.max() <= 1
        inside = (drawn >= table.lows[name] - 1e-6) & (drawn <= table.highs[name] + 1e-6)
        assert float(inside.mean()) >= 0.88, name
    assert float((levels["theta"] >= table.values["theta"]).mean()) == pytest.approx(0.5, abs=0.02)


def test_swings_name_what_moves_the_score(report: Sensitivity) -> None:
    """Widest first, one for each weight and figure; demand moves the score upwards, by its weight at most."""
    for row in ranked(report)[::50]:
        sizes = [abs(swing.at_high - swing.at_low) for swing in row.swings]
        assert sizes == sorted(sizes, reverse=True)
        assert len(row.swings) == len(WEIGHTS) + len(FIGURES)
        demand = next(swing for swing in row.swings if (swing.kind, swing.name) == ("figure", "demand"))
        assert 0 <= demand.at_high - demand.at_low <= POLICY.demand


def test_measuring_is_the_same_for_one_as_for_all(table: Table) -> None:
    """A career's score does not depend on who else is measured."""
    whole = measure_arrays(table.values, Judgements.of(POLICY)).scores
    alone = measure_arrays({name: row[:, 7:8] for name, row in table.values.items()}, Judgements.of(POLICY)).scores
    assert float(alone[0, 0]) == pytest.approx(float(whole[0, 7]), abs=1e-9)


def test_what_has_no_score_says_why(report: Sensitivity, shipped: Facts) -> None:
    """Military codes have no place and a reason; a report of them alone is possible."""
    unranked = [row for row in report.careers if row.rank is None]
    assert len(unranked) == 19
    assert all(row.reason for row in unranked)
    alone = measure_sensitivity(
        shipped, [career for career in everyone(shipped) if career.subject.code == "55-3016.00"]
    )
    assert alone.ranked == 0
    assert alone.careers[0].reason


def test_it_says_that_no_study_is_left_out(report: Sensitivity) -> None:
    """The facts hold no single study's figures, and the report says so plainly."""
    assert "no study is left out" in report.studies


def test_all_careers_in_ten_thousand_draws_in_seconds(shipped: Facts) -> None:
    """The whole report is computed at once, in seconds of one core."""
    start = time.process_time()
    report = measure_sensitivity(shipped, everyone(shipped))
    assert report.draws == DRAWS == 10_000
    assert time.process_time() - start < 10
