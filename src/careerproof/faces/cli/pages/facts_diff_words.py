"""The words for what differs between two facts: sentences on scores and figures, the points behind a move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from careerproof.faces.words import CATEGORIES, STRENGTHS

if TYPE_CHECKING:
    from careerproof.facts.comparing.model import Change, FactsDiff, RatingChange, SourceChange
    from careerproof.safety.compare import InputMove, PointsMove, ScoreDiff, ScoreMove

INPUTS = {
    "exposure": "AI exposure",
    "automation_ai": "automation by AI",
    "automation_routine": "routine manual work",
    "theta": "theta",
    "demand": "standing of demand",
    "ai_creation": "work on AI",
    "change_pct": "projected change",
    "openings_pct": "openings per 100 workers",
    "all_change_pct": "projected change of all occupations",
    **{name: words.lower() for name, words in STRENGTHS.items()},
}
STEPS = {
    "base": "base",
    "automation": "automation",
    "human_necessity": "need of a person",
    "exposure": "AI exposure",
    "demand": "demand",
    "ai_creation": "work on AI",
    "scale": "end of the scale",
}
NOT_TOLD = frozenset({"demand"})
TOLD_INPUTS = 3
"""So many figures of a step are told in the text, those that moved most; JSON holds all."""
TOLD_CATEGORIES = 3
TOLD_MOVE = 0.001
"""A figure that moved less looks the same before and after."""
PER_CENT = frozenset({"change_pct", "all_change_pct"})
KINDS = {
    "added": "new",
    "gone": "gone",
    "title": "retitled",
    "job_zone": "job zone",
    "soc": "SOC code",
    "surveyed": "surveyed",
    "survey": "code of the wage survey",
    "matrix": "code of the projections",
}


def say_scores(scores: ScoreDiff) -> Iterator[str]:
    """A sentence on the moves of the scores, then one on each thing behind them that differs."""
    if not scores.moves:
        yield f"No score moved ({scores.compared:,} compared)."
    else:
        ranks = "" if scores.correlation is None else f"; rank correlation {_correlation(scores.correlation)}"
        yield (
            f"{scores.over_1:,} of {scores.compared:,} scores moved by more than 1 point, {scores.over_5:,} by more "
            f"than 5, the largest by {scores.largest:.2f}{ranks}."
        )
    if scores.gained or scores.lost:
        yield f"{_careers(scores.gained)} gained a score, {_careers(scores.lost)} lost it."
    if scores.categories:
        told = scores.categories[:TOLD_CATEGORIES]
        moves = ", ".join(f"{CATEGORIES[move.old]} → {CATEGORIES[move.new]} {move.careers}" for move in told)
        others = sum(move.careers for move in scores.categories[TOLD_CATEGORIES:])
        yield (
            f"{_careers(sum(move.careers for move in scores.categories))} changed category: {moves}"
            + (f", otherwise {others}." if others else ".")
        )
    reference = scores.reference
    if reference.is_due:
        yield (
            f"Percentiles are read from quantiles of facts {reference.facts_version}, up to {reference.new_gap:.1f} "
            "points off the new scores: publish new ones with the new facts (no score depends on them)."
        )
    for average in scores.averages:
        if average.new is not None and average.new != average.old:
            yield (
                f"All occupations together: {INPUTS[average.name]} {number(average.old)} → {number(average.new)}"
                f"{_unit(average.name)}; the demand of each edition is counted from its own average."
            )


def say_facts(facts: FactsDiff) -> Iterator[str]:
    """A sentence on each part of the facts that differs."""
    editions = [change for change in facts.sources if change.what != "entry"]
    if editions:
        yield "Sources: " + "; ".join(say_source(change) for change in editions) + "."
    for lack in facts.rows:
        if lack.subject == "missing":
            yield f"The build did not find {lack.new_rows} of its inputs, before {lack.old_rows}: figures hang on them."
    kinds = Counter(change.what.removeprefix("occupation.") for change in facts.occupations)
    if kinds:
        yield "Occupations: " + ", ".join(f"{KINDS.get(k, k)} {n:,}" for k, n in sorted(kinds.items())) + "."
    if facts.pay.changes:
        yield _pay_sentence(facts)
    if facts.projections.old_periods != facts.projections.new_periods:
        yield (
            f"The period of the projections is {_periods(facts.projections.new_periods)}, "
            f"before {_periods(facts.projections.old_periods)}."
        )
    if facts.projections.changes:
        middle = facts.projections.median_points
        beside = "" if middle is None else f"; the median projected change by {middle:+.1f} points"
        yield f"Projections moved for {_count(facts.projections.changes)}{beside}."
    if facts.measures:
        yield f"Our own measures moved for {_count(facts.measures)}."
    if facts.ratings:
        yield f"Ratings moved for {_count(facts.ratings)}."


def say_source(change: SourceChange) -> str:
    """A source with its editions before and after."""
    if change.what == "edition":
        return f"{change.id}: edition {change.old} → {change.new}"
    if change.what == "entry":
        return f"{change.id}: {change.field} {change.old} → {change.new}"
    return f"{change.id} {'new' if change.what == 'added' else 'gone'} ({change.new or change.old})"


def explain_move(move: ScoreMove) -> str:
    """The points that moved, most first, each with the figures behind it."""
    if move.move is None:
        return "; ".join(
            f"{when}: {reason}" for when, reason in (("old", move.old_reason), ("new", move.new_reason)) if reason
        )
    steps = [_step(points) for points in sorted(move.points, key=lambda points: (-abs(points.move), points.axis))]
    inputs = [moved for points in move.points for moved in points.inputs]
    for words, names in (
        ("new sources", {name for moved in inputs for name in moved.sources_gained}),
        ("sources gone", {name for moved in inputs for name in moved.sources_lost}),
    ):
        if names:
            steps.append(f"{words}: {', '.join(sorted(names))}")
    return "; ".join(steps)


def name_change(move: ScoreMove) -> str:
    """The category before and after; nothing where it stays."""
    if move.old_category == move.new_category or move.move is None:
        return ""
    old, new = (CATEGORIES.get(name or "", "none") for name in (move.old_category, move.new_category))
    return f"{old} → {new}"


def signed(value: float | None) -> str:
    """A difference with its sign; hundredths of small ones."""
    return "—" if value is None else f"{value:+.2f}" if abs(value) < 10 else f"{value:+.1f}"


def number(value: float | None) -> str:
    """A figure to a tenth, a dash where there is none."""
    return "—" if value is None else f"{value:.1f}"


def _pay_sentence(facts: FactsDiff) -> str:
    pay = facts.pay
    vintage = ", ".join(pay.new_vintages)
    if pay.old_vintages != pay.new_vintages:
        vintage = f"{', '.join(pay.old_vintages) or 'none'} → {vintage or 'none'}"
    beside = "" if pay.median_pct is None else f"; median pay by {pay.median_pct:+.1f}% in the middle"
    return f"Pay ({vintage}) moved for {_count(pay.changes)}{beside}."


def _step(points: PointsMove) -> str:
    # A standing of demand joins change and openings, which say more.
    inputs = [moved for moved in points.inputs if moved.name not in NOT_TOLD or len(points.inputs) == 1]
    largest = sorted(inputs, key=lambda moved: (-abs(_move_of(moved)), moved.name))
    told = [_input(moved) for moved in largest[:TOLD_INPUTS] if abs(_move_of(moved)) >= TOLD_MOVE]
    if len(largest) > len(told):
        told.append(f"{len(largest) - len(told)} that moved less" if told else "figures that moved less than 0.001")
    if points.through:
        told.append("through " + " and ".join(STEPS.get(axis, axis) for axis in points.through))
    return f"{STEPS.get(points.axis, points.axis)} {signed(points.move)}" + (f" ({', '.join(told)})" if told else "")


def _move_of(moved: InputMove) -> float:
    """How far a figure moved; one that came or went, as far as can be."""
    return 1.0 if moved.old is None or moved.new is None else moved.new - moved.old


def _input(moved: InputMove) -> str:
    digits = 1 if moved.name in PER_CENT | {"openings_pct"} else 3
    old, new = ("none" if value is None else f"{value:.{digits}f}" for value in (moved.old, moved.new))
    return f"{INPUTS.get(moved.name, moved.name)} {old} → {new}{_unit(moved.name)}"


def _unit(name: str) -> str:
    return "%" if name in PER_CENT else ""


def _count(changes: Iterable[Change | RatingChange]) -> str:
    number = len({change.code for change in changes})
    return "1 occupation" if number == 1 else f"{number:,} occupations"


def _periods(periods: Iterable[tuple[int, int]]) -> str:
    return ", ".join(f"{first}–{last}" for first, last in periods) or "none"


def _careers(number: int) -> str:
    return "1 career" if number == 1 else f"{number:,} careers"


def _correlation(value: float) -> str:
    """Three decimals, but never rounded up to one: that would say that no rank moved."""
    return f"{value:.3f}" if value > 1 - 1e-12 or value < 0.9995 else f"{value:.6f}"
