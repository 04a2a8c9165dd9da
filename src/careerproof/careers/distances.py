"""How feasible moves are: the share of what the destination asks for that the origin brings, less missing schooling."""

from __future__ import annotations

from collections.abc import Collection

import numpy
from numpy.typing import NDArray

from careerproof.careers.landscape import RATED, Landscape, Ratings, Work
from careerproof.careers.model import Direction

COMMON_WEIGHT = 0.25
"""What an element counts that a career stresses no more than others do; each standard deviation above adds 1."""

STEP_FACTOR = 0.75
"""What a missing step of preparation leaves of feasibility; a step is a job zone, or two years of schooling."""

CORE_IMPORTANCE = 4.0
CORE_LEVEL = 4.5
ENOUGH = 0.5
"""A subject rated very important (4 of 5) at a demanding level (4.5 of 7) is core; half its level is a start."""

_PRESENT = 0.2
_LEAST = 0.02


def measure_feasibility(
    landscape: Landscape, here: int, direction: Direction, held: Collection[str]
) -> NDArray[numpy.float64]:
    """The feasibility of a move from `here` to every career, or from every career to `here`; shape (careers,).

    Source of the form: Nesta's Mapping Career Causeways (2020) averages an asymmetric skill overlap, activities and
    preparation. Here it is the geometric mean, as one part cannot make up for another that is all missing.
    """
    # What these facts hold nothing of is no part of the comparison; without any part nothing can be compared.
    rated = [landscape.ratings[domain] for domain in RATED if landscape.ratings[domain].elements]
    parts = [_coverage(ratings, here, direction, held) for ratings in rated]
    if landscape.activities:
        grains = [_overlap(work, here, direction) for work in (landscape.detailed, landscape.intermediate)]
        parts.append(numpy.asarray((grains[0] + grains[1]) / 2, dtype=numpy.float32))
    if not parts:
        return numpy.zeros(len(landscape.keys), dtype=numpy.float64)
    brought = numpy.exp(numpy.mean([numpy.log(numpy.maximum(part, _LEAST)) for part in parts], axis=0))
    brought = brought * _barrier(landscape.ratings["knowledge"], here, direction)
    climb = landscape.job_zone - landscape.job_zone[here]
    climb = climb if direction == "out" else -climb
    return numpy.asarray(brought * STEP_FACTOR ** numpy.maximum(climb, 0.0), dtype=numpy.float64)


def _coverage(ratings: Ratings, here: int, direction: Direction, held: Collection[str]) -> NDArray[numpy.float32]:
    """The share of the levels asked for that is there, weighted by what the destination stresses; shape (careers,)."""
    weight = COMMON_WEIGHT + numpy.maximum((ratings.importance - ratings.mean) / ratings.deviation, 0.0)
    level, own = ratings.level, ratings.level[here]
    if direction == "into":
        need, pull = own, weight[here]
        asked = numpy.maximum((pull * need).sum(), 1e-6)
        return numpy.asarray((pull * numpy.minimum(need, level)).sum(axis=1) / asked, dtype=numpy.float32)
    has = numpy.where([name.casefold() in held for name in ratings.names], 7.0, own).astype(numpy.float32)
    asked = numpy.maximum((weight * level).sum(axis=1), 1e-6)
    return numpy.asarray((weight * numpy.minimum(level, has)).sum(axis=1) / asked, dtype=numpy.float32)


def _barrier(knowledge: Ratings, here: int, direction: Direction) -> NDArray[numpy.float32]:
    """What the least known of the destination's core subjects leaves of feasibility; shape (careers,).

    Why: whoever can teach has much of what a nursing instructor needs, and still does not know nursing. Less than half
    the level of a subject that the work turns on cannot be made up for by all the rest.
    """
    if not knowledge.elements:
        return numpy.ones(len(knowledge.importance), dtype=numpy.float32)
    core = (knowledge.importance >= CORE_IMPORTANCE) & (knowledge.level >= CORE_LEVEL)
    need = numpy.where(core, knowledge.level, 0.0)
    need, have = (
        (need[here][None, :], knowledge.level) if direction == "into" else (need, knowledge.level[here][None, :])
    )
    known = numpy.where(need > 0, have / numpy.maximum(need, 1e-6), 1.0).min(axis=1)
    return numpy.asarray(numpy.clip(known / ENOUGH, _LEAST, 1.0), dtype=numpy.float32)


def _overlap(work: Work, here: int, direction: Direction) -> NDArray[numpy.float32]:
    """The share of the destination's work, rare activities counting more, that the origin does too; shape (careers,).

    An activity counts in full once the origin spends a fifth of the destination's share on it. Only the columns of
    `here` are looked at: what it does not do adds nothing on the way out and is not asked for on the way in.
    """
    columns = numpy.flatnonzero(work.shares[here])
    others, own = work.shares[:, columns], work.shares[here, columns]
    need, have = (own[None, :], others) if direction == "into" else (others, own[None, :])
    done = numpy.minimum(have / numpy.maximum(_PRESENT * need, 1e-9), 1.0)
    asked = work.asked[here] if direction == "into" else work.asked
    return numpy.asarray((need * done) @ work.rarity[columns] / numpy.maximum(asked, 1e-6), dtype=numpy.float32)
