"""Tells how far the rank and the category of every career depend on our judgements and on the doubt of its figures.

Two sets of draws, apart, since they answer two questions:

- *weights*: every weight and every share within an axis is drawn evenly from the policy's own doubt around its value,
  the weights then scaled so that they sum as before, and every threshold of a category is moved by up to what the
  policy calls close. The figures stay. This is the test of a composite indicator by the handbook of the OECD and the
  Joint Research Centre (2008, step 7: uncertainty and sensitivity analysis).
- *figures*: every figure of every career is drawn from its own interval, apart from the others. The weights stay.

All careers are drawn at once, as arrays of shape (draws, careers), float64.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.evidence import Record
from careerproof.safety.compare import ComparedCareer
from careerproof.safety.drawing import WEIGHTS, Judgements, Numbers, Outcome, Table, draw_figures, measure_arrays
from careerproof.safety.model import Category, Subject
from careerproof.safety.policy import SafetyPolicy, load_policy
from careerproof.safety.signals import SafetyFacts, gather_signals

DRAWS = 10_000
SEED = 2008
"""Any number would do; a fixed one makes the report the same every time."""
RANGE = (0.05, 0.95)
NO_STUDY_LEFT_OUT = (
    "The facts hold one figure a measure, joined from all its studies, and not what each study alone would say; so no "
    "study is left out here. Each measure's interval already holds what the others would have said without any one of "
    "them (the jackknife over papers): the draws of figures come from those intervals."
)
_CHUNK = 64


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread(Record):
    """What the draws gave: the range of rank and score (5 to 95%), and how often each category came out.

    `category_share` is the share (0..1) of draws in which the category stayed what it is.
    """

    rank_low: int
    rank_high: int
    score_low: float
    score_high: float
    category_share: float
    categories: dict[Category, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Swing(Record):
    """The score with one weight or figure at either end of its own doubt and everything else as it is."""

    kind: Literal["weight", "figure"]
    name: str
    at_low: float
    at_high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerSensitivity(Record):
    """How sure the place of one career is; `rank` 1 is the safest. All None, with a `reason`, where it has no score."""

    subject: Subject
    score: float | None
    category: Category | None
    rank: int | None
    weights: Spread | None
    figures: Spread | None
    swings: tuple[Swing, ...]
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sensitivity(Record):
    """How sure the places of all careers are. `ranked` careers have a place; `weight_doubt` is a share of each weight.

    `correlation` is the least rank correlation (Spearman), over the draws of weights, with the order as it is; of all
    draws 95% are better.
    """

    draws: int
    seed: int
    ranked: int
    weight_doubt: float
    threshold_doubt: float
    correlation: float
    policy_sha256: str
    studies: str
    careers: tuple[CareerSensitivity, ...]


def measure_sensitivity(
    facts: SafetyFacts,
    careers: Sequence[ComparedCareer],
    *,
    policy: SafetyPolicy | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    progress: Callable[[float], None] | None = None,
) -> Sensitivity:
    """How sure the places of these careers among each other are, in the order given.

    Args:
        facts: the opened facts.
        careers: whom to rank: usually all occupations and emerging careers. Doubt about a title is not drawn.
        policy: weights and rules; the shipped ones when None.
        draws: how many sets of weights, and how many of figures.
        seed: of the random numbers.
        progress: told which share (0..1) of the draws is done.
    """
    policy = policy or load_policy()
    known = [gather_signals(facts, c.mixture, creation=c.creation, policy=policy) for c in careers]
    scored = [place for place, signals in enumerate(known) if signals.missing is None]
    rows = [_unscored(career, signals.missing) for career, signals in zip(careers, known, strict=True)]
    if not scored:
        return _sensitivity(policy, rows, draws=draws, seed=seed, correlation=1.0)
    table = Table.of([known[place].figures for place in scored], policy)
    chance = numpy.random.default_rng(seed)
    base = measure_arrays(table.values, Judgements.of(policy))
    results = [
        _draw(table, policy, chance, base, draws=draws, kind=kind, progress=_part(progress, half))
        for half, kind in enumerate(("weights", "figures"))
    ]
    ranks = 1 + (base.scores[0][None, :] > base.scores[0][:, None]).sum(axis=1)
    swings = _swings(table, policy)
    for number, place in enumerate(scored):
        rows[place] = CareerSensitivity(
            subject=careers[place].subject,
            score=float(base.scores[0, number]),
            category=policy.rules[int(base.categories[0, number])].category,
            rank=int(ranks[number]),
            weights=results[0][0][number],
            figures=results[1][0][number],
            swings=swings[number],
        )
    return _sensitivity(policy, rows, draws=draws, seed=seed, correlation=results[0][1])


def _sensitivity(
    policy: SafetyPolicy, rows: Sequence[CareerSensitivity], *, draws: int, seed: int, correlation: float
) -> Sensitivity:
    return Sensitivity(
        draws=draws,
        seed=seed,
        ranked=sum(row.rank is not None for row in rows),
        weight_doubt=policy.weight_doubt,
        threshold_doubt=policy.close,
        correlation=correlation,
        policy_sha256=policy.sha256,
        studies=NO_STUDY_LEFT_OUT,
        careers=tuple(rows),
    )


def _unscored(career: ComparedCareer, reason: str | None) -> CareerSensitivity:
    return CareerSensitivity(
        subject=career.subject, score=None, category=None, rank=None, weights=None, figures=None, swings=(),
        reason=reason,
    )  # fmt: skip


def _part(progress: Callable[[float], None] | None, half: int) -> Callable[[float], None]:
    return lambda share: progress((half + share) / 2.0) if progress is not None else None


def _draw(
    table: Table,
    policy: SafetyPolicy,
    chance: numpy.random.Generator,
    base: Outcome,
    *,
    draws: int,
    kind: str,
    progress: Callable[[float], None],
) -> tuple[list[Spread], float]:
    """The spread of each career over the draws, and of weights the rank correlation with the order as it is."""
    careers = base.scores.shape[1]
    scores = numpy.empty((careers, draws), dtype=numpy.float32)
    ranks = numpy.empty((careers, draws), dtype=numpy.uint16)
    counts = numpy.zeros((len(policy.rules), careers), dtype=numpy.int64)
    places = numpy.arange(1, careers + 1, dtype=numpy.uint16)
    for start in range(0, draws, _CHUNK):
        size = min(_CHUNK, draws - start)
        if kind == "weights":
            outcome = measure_arrays(table.values, Judgements.drawn(policy, chance, size))
        else:
            outcome = measure_arrays(draw_figures(table, policy, chance, size), Judgements.of(policy))
        chosen = slice(start, start + size)
        scores[:, chosen] = outcome.scores.T
        placed = numpy.empty((size, careers), dtype=numpy.uint16)
        numpy.put_along_axis(placed, numpy.argsort(-outcome.scores, axis=1), places[None, :], axis=1)
        ranks[:, chosen] = placed.T
        for place in range(len(policy.rules)):
            counts[place] += (outcome.categories == place).sum(axis=0)
        progress((start + size) / draws)
    agreement = _agreement(ranks, base.scores[0]) if kind == "weights" else math.nan
    ranks.sort(axis=1, kind="stable")
    scores.sort(axis=1)
    ends = [min(draws - 1, int(share * draws)) for share in RANGE]
    spreads = []
    for number in range(careers):
        shares = {rule.category: float(counts[place, number]) / draws for place, rule in enumerate(policy.rules)}
        own = policy.rules[int(base.categories[0, number])].category
        spreads.append(
            Spread(
                rank_low=int(ranks[number, ends[0]]),
                rank_high=int(ranks[number, ends[1]]),
                score_low=float(scores[number, ends[0]]),
                score_high=float(scores[number, ends[1]]),
                category_share=shares[own],
                categories={
                    name: share for name, share in sorted(shares.items(), key=lambda s: (-s[1], s[0])) if share
                },
            )
        )
    return spreads, agreement


def _agreement(ranks: NDArray[numpy.uint16], base: Numbers) -> float:
    """Spearman's correlation of each draw with the order as it is; the value that all but 5% of the draws reach."""
    careers = len(base)
    if careers < 2:
        return 1.0
    own = numpy.empty(careers)
    own[numpy.argsort(-base)] = numpy.arange(1, careers + 1)
    middle = (careers + 1) / 2.0
    joint = (own - middle) @ (ranks.astype(numpy.float32) - numpy.float32(middle))
    return float(numpy.quantile(joint / numpy.sum((own - middle) ** 2), RANGE[0]))


def _swings(table: Table, policy: SafetyPolicy) -> list[tuple[Swing, ...]]:
    """For each career the score with one weight or figure at its ends, the widest first."""
    doubt = policy.weight_doubt
    ends: list[tuple[Literal["weight", "figure"], str, Numbers, Numbers]] = []
    judged = Judgements.of(policy)
    for name in WEIGHTS:
        sides = []
        for factor in (1.0 - doubt, 1.0 + doubt):
            weights = {**judged.weights, name: judged.weights[name] * factor}
            sides.append(measure_arrays(table.values, replace(judged, weights=weights)).scores[0])
        ends.append(("weight", name, sides[0], sides[1]))
    for name in table.values:
        low, high = (
            measure_arrays({**table.values, name: side[name]}, judged).scores[0] for side in (table.lows, table.highs)
        )
        ends.append(("figure", name, low, high))
    careers = next(iter(table.values.values())).shape[1]
    rows = []
    for number in range(careers):
        several = [
            Swing(kind=kind, name=name, at_low=float(low[number]), at_high=float(high[number]))
            for kind, name, low, high in ends
        ]
        rows.append(tuple(sorted(several, key=lambda s: (-abs(s.at_high - s.at_low), s.kind, s.name))))
    return rows
