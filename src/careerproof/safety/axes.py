"""Turns a career's figures into the five axes, and the axes into points: pure arithmetic, monotone and additive.

The points, with E, A, N, D, C for the axes as shares::

    score = base - automatable·A·(1 - N) + necessity·(N - 1/2) + enhancement·E·(N - 1/2) + demand·(D - 1/2) + creation·C

Near the ends the scale bends (`bend_scale`). The product A·(1 - N) is told in two parts that sum to it exactly: what
it would be at an average need of a person, A/2, belongs to automation; the rest, A·(1/2 - N), is what the need of a
person gives back or takes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from careerproof.evidence import Record
from careerproof.safety.policy import SafetyPolicy
from careerproof.safety.signals import Figure

AVERAGE = 0.5
"""The need of a person, and the demand, that neither add nor take points."""
STEPS = ("base", "automation", "human_necessity", "exposure", "demand", "ai_creation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Range(Record):
    """A value within [low, high]."""

    value: float
    low: float
    high: float


def measure_axes(levels: Mapping[str, float], policy: SafetyPolicy) -> dict[str, float]:
    """The axes and the robotics term as shares of 0..1, from the levels of the figures; absent where a figure is."""
    necessity = policy.theta_share * levels["theta"] + (1.0 - policy.theta_share) * _strength(levels, policy)
    machines = policy.robotics_share * levels["automation_routine"]
    axes = {
        "exposure": levels["exposure"],
        "automation": 1.0 - (1.0 - levels["automation_ai"]) * (1.0 - machines),
        "human_necessity": _normal((necessity - policy.necessity_centre) / policy.necessity_spread),
        "robotics": levels["automation_routine"],
    }
    for name in ("demand", "ai_creation"):
        if name in levels:
            axes[name] = levels[name]
    return axes


def count_points(axes: Mapping[str, float], policy: SafetyPolicy) -> dict[str, float]:
    """The points of each step, which sum to the score before the scale's ends; demand counts as average if missing."""
    automation, necessity = axes["automation"], axes["human_necessity"]
    above = necessity - AVERAGE
    return {
        "base": policy.base,
        "automation": -policy.automatable * automation * (1.0 - AVERAGE),
        "human_necessity": policy.automatable * automation * above + policy.necessity * above,
        "exposure": policy.enhancement * axes["exposure"] * above,
        "demand": policy.demand * (axes.get("demand", AVERAGE) - AVERAGE),
        "ai_creation": policy.ai_creation * axes.get("ai_creation", 0.0),
    }


def bend_scale(points: float, policy: SafetyPolicy) -> float:
    """The points on the scale of 0..100: unchanged in the middle, bent within `bend` of either end; strictly rising."""
    bend = policy.bend
    if points > 100.0 - bend:
        return 100.0 - bend * math.exp((100.0 - bend - points) / bend)
    if points < bend:
        return bend * math.exp((points - bend) / bend)
    return points


def spread_ranges(
    figures: Mapping[str, Figure], measure: Callable[[Mapping[str, float]], Mapping[str, float]]
) -> dict[str, Range]:
    """What `measure` gives of the figures, each with the interval that the figures' intervals lead to.

    Each figure is moved to its ends alone; the moves join as the root of their squares, since the figures err apart.
    """
    levels = {name: figure.value for name, figure in figures.items()}
    middle = measure(levels)
    down, up = dict.fromkeys(middle, 0.0), dict.fromkeys(middle, 0.0)
    for name, figure in figures.items():
        ends = [measure({**levels, name: end}) for end in (figure.low, figure.high) if end != figure.value]
        for key, value in middle.items():
            moves = [end[key] - value for end in ends]
            down[key] += min(0.0, *moves, 0.0) ** 2
            up[key] += max(0.0, *moves, 0.0) ** 2
    return {
        key: Range(value=value, low=value - math.sqrt(down[key]), high=value + math.sqrt(up[key]))
        for key, value in middle.items()
    }


def _strength(levels: Mapping[str, float], policy: SafetyPolicy) -> float:
    """The quadratic mean of the strengths: one great strength protects more than several small ones."""
    return math.sqrt(sum(share * levels[name] ** 2 for name, share in policy.strengths))


def _normal(score: float) -> float:
    return 0.5 * (1.0 + math.erf(score / math.sqrt(2.0)))
