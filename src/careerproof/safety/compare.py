"""Compares the scores of all careers over two sets of facts: which moved, by how many points of which axis, and why."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles

from careerproof.evidence import Estimate, Missing, Record
from careerproof.facts.progress import Progress
from careerproof.safety.model import AXES, SafetyScore, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.score import FEEDS, POINTS_DECIMALS, REFERENCE, leave_unscored, score_career
from careerproof.safety.signals import CreationSignals, SafetyFacts, gather_signals

ENTERS = {
    "automation": ("automation",),
    "human_necessity": ("human_necessity", "automation"),
    "exposure": ("exposure", "human_necessity"),
    "demand": ("demand",),
    "ai_creation": ("ai_creation",),
}
"""Which axes the points of each step are counted from (`axes.count_points`)."""
THRESHOLDS = (1.0, 5.0)
REFERENCE_TOLERANCE = 1.0
"""Published quantiles that are more points off than this rank careers among occupations that are no longer so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedCareer(Record):
    """A career to compare besides the occupations: who it is, its parts, what it says of its own work with AI."""

    subject: Subject
    mixture: tuple[tuple[str, float], ...]
    creation: CreationSignals | None


@dataclass(frozen=True, kw_only=True, slots=True)
class InputMove(Record):
    """A figure behind an axis that differs: measures are shares of 0..1, `change_pct` and `openings_pct` per cent."""

    name: str
    old: float | None
    new: float | None
    sources_gained: tuple[str, ...] = ()
    sources_lost: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PointsMove(Record):
    """The points of one step that differ, with the inputs that moved; `through` names other axes that enter it."""

    axis: str
    old: float
    new: float
    move: float
    inputs: tuple[InputMove, ...]
    through: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreMove(Record):
    """A career whose score, category or reasons differ. The moves of `points` sum to `move`.

    `move` is None where one of the facts gives no score: then `old_reason` or `new_reason` says why.
    """

    kind: str
    code: str
    title: str
    old: float | None
    new: float | None
    move: float | None
    old_category: str | None
    new_category: str | None
    old_reason: str | None
    new_reason: str | None
    points: tuple[PointsMove, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CategoryMoves(Record):
    """How many careers went from one category to another."""

    old: str
    new: str
    careers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceState(Record):
    """Whose quantiles percentiles are read from, and how many points they are off the scores of either facts.

    No score depends on them: only the percentile beside it does.
    """

    facts_version: str
    old_gap: float
    new_gap: float
    is_due: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AverageState(Record):
    """An average of either facts' projections, in per cent: the demand of each is counted from its own."""

    name: str
    old: float | None
    new: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreDiff(Record):
    """How the scores differ under one policy: largest moves first, then what only changed its reasons.

    `compared` careers have a score in both; `over_1`, `over_5` of them moved by more points than that. `correlation` is
    Spearman's, of the scores of those careers; None where there are fewer than two or all are equal.
    """

    compared: int
    over_1: int
    over_5: int
    largest: float
    correlation: float | None
    gained: int
    lost: int
    categories: tuple[CategoryMoves, ...]
    moves: tuple[ScoreMove, ...]
    reference: ReferenceState
    averages: tuple[AverageState, ...]

    def __str__(self) -> str:
        return f"{self.over_1} of {self.compared} scores moved by more than a point, {self.over_5} by more than five"


def compare_scores(
    old: SafetyFacts,
    new: SafetyFacts,
    *,
    careers: Sequence[ComparedCareer] = (),
    policy: SafetyPolicy | None = None,
    progress: Progress | None = None,
) -> ScoreDiff:
    """How the scores of all occupations, and of these careers, differ between two sets of facts.

    Both are scored with one policy, so that only the facts can move a score.

    Args:
        old: the facts as they were.
        new: the facts as they are.
        careers: emerging careers; an occupation needs no mention.
        policy: weights and rules; the shipped ones when None.
        progress: told what is scored and which share (0..1) of the work is done.
    """
    policy = policy or load_policy()
    everyone = [*_occupations(old, new), *careers]
    known = tuple(frozenset(facts.codes()) for facts in (old, new))
    pairs, moves = [], []
    for place, career in enumerate(everyone):
        if progress is not None and place % 50 == 0:
            progress("scores", place / len(everyone))
        scores = (_score(old, known[0], career, policy), _score(new, known[1], career, policy))
        pairs.append(scores)
        move = _move(career, scores, (old, new), policy)
        if move is not None:
            moves.append(move)
    if progress is not None:
        progress("scores compared", 1.0)
    both = [(a, b) for a, b in (tuple(map(_value, scores)) for scores in pairs) if a is not None and b is not None]
    steps = [abs(round(b - a, POINTS_DECIMALS)) for a, b in both]
    return ScoreDiff(
        compared=len(both),
        over_1=sum(step > THRESHOLDS[0] for step in steps),
        over_5=sum(step > THRESHOLDS[1] for step in steps),
        largest=max(steps, default=0.0),
        correlation=correlate_ranks([a for a, _ in both], [b for _, b in both]),
        gained=sum(_value(a) is None and _value(b) is not None for a, b in pairs),
        lost=sum(_value(a) is not None and _value(b) is None for a, b in pairs),
        categories=_categories(pairs),
        moves=tuple(sorted(moves, key=_largest_first)),
        reference=_reference_state(pairs),
        averages=_averages(old, new),
    )


def correlate_ranks(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Spearman's correlation, ties sharing their mean rank; None for fewer than two values or where all are equal."""
    if len(first) < 2:
        return None
    ranks = [share_ranks(values) for values in (first, second)]
    middle = (len(first) + 1) / 2.0
    joint = sum((a - middle) * (b - middle) for a, b in zip(*ranks, strict=True))
    spreads = [sum((rank - middle) ** 2 for rank in side) for side in ranks]
    return joint / math.sqrt(spreads[0] * spreads[1]) if all(spreads) else None


def share_ranks(values: Sequence[float]) -> list[float]:
    """The rank of each value from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            ranks[place] = (start + end) / 2.0 + 1.0
        start = end + 1
    return ranks


def _occupations(old: SafetyFacts, new: SafetyFacts) -> list[ComparedCareer]:
    titles = {code: facts.occupation(code).title for facts in (old, new) for code in facts.codes()}
    return [
        ComparedCareer(
            subject=Subject(kind="occupation", code=code, slug=None, title=title),
            mixture=((code, 1.0),),
            creation=None,
        )
        for code, title in sorted(titles.items())
    ]


def _score(facts: SafetyFacts, known: frozenset[str], career: ComparedCareer, policy: SafetyPolicy) -> SafetyScore:
    absent = sorted(code for code, _ in career.mixture if code not in known)
    if absent:
        return leave_unscored(career.subject, f"the facts do not hold {' and '.join(absent)}")
    return score_career(facts, subject=career.subject, mixture=career.mixture, creation=career.creation, policy=policy)


def _move(
    career: ComparedCareer,
    scores: tuple[SafetyScore, SafetyScore],
    facts: tuple[SafetyFacts, SafetyFacts],
    policy: SafetyPolicy,
) -> ScoreMove | None:
    """How one career moved; None where neither its score, its category nor a reason did."""
    old, new = scores
    before, after = _value(old), _value(new)
    points: tuple[PointsMove, ...] = ()
    if before is not None and after is not None:
        points = _points(career, scores, facts, policy)
    if (before, old.category) == (after, new.category) and not points and _why_not(old) == _why_not(new):
        return None
    subject = career.subject
    return ScoreMove(
        kind=subject.kind,
        code=subject.code or subject.slug or "",
        title=subject.title,
        old=before,
        new=after,
        move=None if before is None or after is None else round(after - before, POINTS_DECIMALS) + 0.0,
        old_category=old.category,
        new_category=new.category,
        old_reason=_why_not(old),
        new_reason=_why_not(new),
        points=points,
    )


def _points(
    career: ComparedCareer,
    scores: tuple[SafetyScore, SafetyScore],
    facts: tuple[SafetyFacts, SafetyFacts],
    policy: SafetyPolicy,
) -> tuple[PointsMove, ...]:
    """The steps whose points differ; the reasons sum to the score, so their differences sum to its move."""
    before, after = (_contributions(score) for score in scores)
    moved = {axis for axis in AXES if _axis_value(scores[0], axis) != _axis_value(scores[1], axis)}
    steps = [step for step in dict.fromkeys((*before, *after)) if before.get(step, 0.0) != after.get(step, 0.0)]
    if not steps:
        return ()
    inputs = _inputs(career, facts, policy)
    return tuple(
        PointsMove(
            axis=step,
            old=before.get(step, 0.0),
            new=after.get(step, 0.0),
            move=round(after.get(step, 0.0) - before.get(step, 0.0), POINTS_DECIMALS),
            inputs=inputs.get(step, ()),
            through=tuple(axis for axis in ENTERS.get(step, ()) if axis != step and axis in moved),
        )
        for step in steps
    )


def _contributions(score: SafetyScore) -> dict[str, float]:
    """The points of each step; rounded again since sums of hundredths are not hundredths."""
    points: dict[str, float] = {}
    for reason in score.reasons:
        points[reason.axis] = round(points.get(reason.axis, 0.0) + reason.contribution, POINTS_DECIMALS)
    return points


def _inputs(
    career: ComparedCareer, facts: tuple[SafetyFacts, SafetyFacts], policy: SafetyPolicy
) -> dict[str, tuple[InputMove, ...]]:
    """The figures behind each axis that differ."""
    old, new = (gather_signals(each, career.mixture, creation=career.creation, policy=policy) for each in facts)
    moves: dict[str, list[InputMove]] = {axis: [] for axis in AXES}
    for axis in AXES:
        for name in FEEDS[axis]:
            first, second = (signals.figures.get(name) for signals in (old, new))
            values = tuple(None if figure is None else figure.value for figure in (first, second))
            had, has = (set() if figure is None else set(figure.sources) for figure in (first, second))
            if values[0] != values[1]:
                moves[axis].append(
                    InputMove(
                        name=name,
                        old=values[0],
                        new=values[1],
                        sources_gained=tuple(sorted(has - had)),
                        sources_lost=tuple(sorted(had - has)),
                    )
                )
    for name in ("change_pct", "openings_pct", "all_change_pct"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            moves["demand"].append(InputMove(name=name, old=before, new=after))
    return {axis: tuple(found) for axis, found in moves.items()}


def _categories(pairs: Iterable[tuple[SafetyScore, SafetyScore]]) -> tuple[CategoryMoves, ...]:
    counts = Counter(
        (old.category, new.category)
        for old, new in pairs
        if old.category is not None and new.category is not None and old.category != new.category
    )
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CategoryMoves(old=old, new=new, careers=careers) for (old, new), careers in rows)


def _largest_first(move: ScoreMove) -> tuple[float, str]:
    return (-math.inf if move.move is None else -abs(move.move), move.code)


def _reference_state(pairs: Sequence[tuple[SafetyScore, SafetyScore]]) -> ReferenceState:
    plain = json.loads(REFERENCE.read_text(encoding="utf-8"))
    published = [float(value) for value in plain["quantiles"]["score"]]
    gaps = [_gap([pair[side] for pair in pairs], published) for side in (0, 1)]
    return ReferenceState(
        facts_version=str(plain["facts_version"]),
        old_gap=gaps[0],
        new_gap=gaps[1],
        is_due=gaps[1] > REFERENCE_TOLERANCE,
    )


def _gap(scores: Iterable[SafetyScore], published: Sequence[float]) -> float:
    """How many points the published quantiles are off at most; only official occupations went into them."""
    values = [value for score in scores if score.subject.kind == "occupation" and (value := _value(score)) is not None]
    if len(values) < 2:
        return 0.0
    cuts = [min(values), *quantiles(values, n=len(published) - 1, method="inclusive"), max(values)]
    return round(max(abs(cut - said) for cut, said in zip(cuts, published, strict=True)), POINTS_DECIMALS)


def _averages(old: SafetyFacts, new: SafetyFacts) -> tuple[AverageState, ...]:
    """The change and the openings of all occupations, which demand is counted from."""
    before, after = old.overall_projection(), new.overall_projection()
    return tuple(
        AverageState(
            name=name,
            old=None if before is None else getattr(before, name),
            new=None if after is None else getattr(after, name),
        )
        for name in ("change_pct", "openings_pct")
    )


def _value(score: SafetyScore) -> float | None:
    return score.score.value if isinstance(score.score, Estimate) else None


def _why_not(score: SafetyScore) -> str | None:
    return score.score.reason if isinstance(score.score, Missing) else None


def _axis_value(score: SafetyScore, axis: str) -> float | None:
    estimate = getattr(score.axes, axis)
    return estimate.value if isinstance(estimate, Estimate) else None
