"""Measures whole arrays of careers at once: the arithmetic of the score for many draws of weights or of figures.

Arrays have the shape (draws, careers), or (1, careers) and (draws, 1) where they are the same for all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy
from numpy.typing import NDArray

from careerproof.safety.policy import STRENGTHS, Condition, SafetyPolicy
from careerproof.safety.signals import FIGURES, Figure

WEIGHTS = ("automatable", "necessity", "enhancement", "demand", "ai_creation")

Numbers = NDArray[numpy.floating]
Levels = Mapping[str, Numbers]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The figures of all careers by name, each of shape (1, careers): their values and the ends of their intervals."""

    values: dict[str, Numbers]
    lows: dict[str, Numbers]
    highs: dict[str, Numbers]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Figure]], policy: SafetyPolicy) -> Table:
        """The figures of these careers; what has no projection may have any demand that the policy allows."""
        low, high = policy.missing_demand
        absent = {
            "demand": Figure(value=0.5, low=low, high=high),
            "ai_creation": Figure(value=0.0, low=0.0, high=0.0),
        }
        sides: list[dict[str, Numbers]] = []
        for side in ("value", "low", "high"):
            sides.append(
                {
                    name: numpy.array([[getattr(row.get(name) or absent[name], side) for row in rows]])
                    for name in FIGURES
                }
            )
        return cls(values=sides[0], lows=sides[1], highs=sides[2])


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgements:
    """What the policy decides, each a number or an array of shape (draws, 1)."""

    policy: SafetyPolicy
    weights: dict[str, Numbers]
    robotics_share: Numbers
    theta_share: Numbers
    strengths: dict[str, Numbers]
    moves: dict[tuple[int, int], Numbers]

    @classmethod
    def of(cls, policy: SafetyPolicy) -> Judgements:
        """The policy as it is."""
        return cls(
            policy=policy,
            weights={name: numpy.array([[getattr(policy, name)]]) for name in WEIGHTS},
            robotics_share=numpy.array([[policy.robotics_share]]),
            theta_share=numpy.array([[policy.theta_share]]),
            strengths={name: numpy.array([[share]]) for name, share in policy.strengths},
            moves={},
        )

    @classmethod
    def drawn(cls, policy: SafetyPolicy, chance: numpy.random.Generator, draws: int) -> Judgements:
        """So many policies, each weight, share and threshold drawn evenly from its doubt."""
        doubt = policy.weight_doubt

        def around(value: float) -> Numbers:
            return value * chance.uniform(1.0 - doubt, 1.0 + doubt, (draws, 1))

        weights = {name: around(getattr(policy, name)) for name in WEIGHTS}
        strengths = {name: around(share) for name, share in policy.strengths}
        return cls(
            policy=policy,
            weights=_as_before(weights, sum(getattr(policy, name) for name in WEIGHTS)),
            robotics_share=numpy.minimum(1.0, around(policy.robotics_share)),
            theta_share=numpy.minimum(1.0, around(policy.theta_share)),
            strengths=_as_before(strengths, 1.0),
            moves={
                (place, number): chance.uniform(-policy.close, policy.close, (draws, 1))
                for place, rule in enumerate(policy.rules)
                for number in range(len(rule.all_of) + len(rule.any_of))
            },
        )


def _as_before(parts: Mapping[str, Numbers], total: float) -> dict[str, Numbers]:
    """The parts, scaled so that they sum to the total in every draw."""
    whole = numpy.sum(list(parts.values()), axis=0)
    scale = numpy.divide(total, whole, out=numpy.ones_like(whole), where=whole > 0)
    return {name: part * scale for name, part in parts.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """Scores and the numbers of the categories' rules, both of shape (draws, careers)."""

    scores: Numbers
    categories: NDArray[numpy.int64]


def measure_arrays(levels: Levels, judged: Judgements) -> Outcome:
    """What `axes.measure_axes`, `count_points`, `bend_scale` and `name_category` give, for whole arrays."""
    policy, weights = judged.policy, judged.weights
    strength = numpy.sqrt(sum(judged.strengths[name] * levels[name] ** 2 for name in STRENGTHS))
    mixed = judged.theta_share * levels["theta"] + (1.0 - judged.theta_share) * strength
    needed = _normal((mixed - policy.necessity_centre) / policy.necessity_spread)
    automation = 1.0 - (1.0 - levels["automation_ai"]) * (1.0 - judged.robotics_share * levels["automation_routine"])
    points = (
        policy.base
        - weights["automatable"] * automation * (1.0 - needed)
        + (weights["necessity"] + weights["enhancement"] * levels["exposure"]) * (needed - 0.5)
        + weights["demand"] * (levels["demand"] - 0.5)
        + weights["ai_creation"] * levels["ai_creation"]
    )
    hundred = {
        "exposure": levels["exposure"],
        "automation": automation,
        "human_necessity": needed,
        "demand": levels["demand"],
        "ai_creation": levels["ai_creation"],
        "robotics": levels["automation_routine"],
        **{name: levels[name] for name in STRENGTHS},
    }
    return Outcome(
        scores=_bend(points, policy.bend),
        categories=_categories({name: 100.0 * share for name, share in hundred.items()}, judged, points.shape),
    )


def _bend(points: Numbers, bend: float) -> Numbers:
    above, below = 100.0 - bend, bend
    high = 100.0 - bend * numpy.exp(numpy.minimum(0.0, above - points) / bend)
    low = bend * numpy.exp(numpy.minimum(0.0, points - below) / bend)
    return numpy.where(points > above, high, numpy.where(points < below, low, points))


def _categories(figures: Levels, judged: Judgements, shape: tuple[int, ...]) -> NDArray[numpy.int64]:
    """The number of the first rule that holds; where none does, of the one that is missed by least."""
    slacks = []
    for place, rule in enumerate(judged.policy.rules):

        def slack(number: int, condition: Condition, place: int = place) -> Numbers:
            threshold = condition.threshold + judged.moves.get((place, number), 0.0)
            distance: Numbers = figures[condition.name] - threshold
            return distance if condition.side == ">=" else -distance

        together = [slack(number, condition) for number, condition in enumerate(rule.all_of)]
        if rule.any_of:
            start = len(rule.all_of)
            one = [slack(start + number, condition) for number, condition in enumerate(rule.any_of)]
            together.append(_reduce(numpy.maximum, one))
        slacks.append(numpy.broadcast_to(_reduce(numpy.minimum, together), shape))
    chosen = numpy.full(shape, -1, dtype=numpy.int64)
    for place in reversed(range(len(slacks))):
        chosen[slacks[place] >= 0] = place
    none = chosen < 0
    if none.any():
        chosen[none] = numpy.stack([slack[none] for slack in slacks]).argmax(axis=0)
    return chosen


def _reduce(join: numpy.ufunc, arrays: Sequence[Numbers]) -> Numbers:
    joined = arrays[0]
    for array in arrays[1:]:
        joined = join(joined, array)
    return joined


def draw_figures(table: Table, policy: SafetyPolicy, chance: numpy.random.Generator, draws: int) -> dict[str, Numbers]:
    """Every figure drawn from its interval: normal to either side, with that side's width, and kept within 0 and 1."""
    reach = NormalDist().inv_cdf(0.5 + policy.level / 2.0)
    levels = {}
    for name, value in table.values.items():
        steps = chance.standard_normal((draws, value.shape[1]), dtype=numpy.float32)
        # Single precision is plenty for what is drawn at random, and twice as fast.
        up, down = (
            numpy.maximum(0.0, side).astype(numpy.float32) / numpy.float32(reach)
            for side in (table.highs[name] - value, value - table.lows[name])
        )
        steps *= numpy.where(steps > 0, up, down)
        steps += value.astype(numpy.float32)
        levels[name] = numpy.clip(steps, 0.0, 1.0, out=steps)
    return levels


_REACH, _STEPS = 8, 1000
_NORMAL = numpy.array(
    [0.5 * (1.0 + math.erf(k / _STEPS / math.sqrt(2.0))) for k in range(-_REACH * _STEPS, _REACH * _STEPS + 2)]
)
_RISE = numpy.append(numpy.diff(_NORMAL), 0.0)
"""numpy has no normal distribution function; between points a thousandth apart a line is right to seven decimals."""


def _normal(points: Numbers) -> Numbers:
    place = (numpy.clip(points, -_REACH, _REACH) + _REACH) * _STEPS
    below = place.astype(numpy.int32)
    place -= below
    place *= _RISE.take(below)
    place += _NORMAL.take(below)
    return place
