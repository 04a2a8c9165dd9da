"""Moves between careers: how far each is, what it gains, what carries over and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.landscape import Landscape, see_landscape
from careerproof.careers.model import Direction, MoveFilter, Transition
from careerproof.careers.moves.explanations import explain_move, familiarity
from careerproof.careers.moves.preparation import weigh_preparation
from careerproof.careers.moves.weighing import (
    LEAST_PAY_CHANGE,
    Move,
    Start,
    key_of,
    reach_of,
    reach_to,
    score_change,
    start_at,
    weigh_direct,
    weigh_pair,
    years_of,
)
from careerproof.careers.scores import score_key
from careerproof.errors import UsageError
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

SHORTLIST = 60
"""How many of the nearest official occupations are looked at closely, with pay, schooling and score."""

SHORTLIST_EMERGING = 8
SHORTLIST_FILTERED = 400
"""How many are looked at where the person asks for certain ones only."""

SAFER = 5.0
"""The least gain in points of 100 that counts as safer: half a mark of ten; less lies within any score's doubt."""

REACHABLE = 0.35
"""The least feasibility of a move that is offered as one to a safer career."""

WITHIN_REACH = 0.5
"""Moves of less feasibility are a stretch and come after the others."""

_EMERGING_EACH = 3
"""One move of so many may lead to an emerging career: their common parts make them crowd together."""


def find_moves(
    facts: Facts,
    career: Career,
    *,
    direction: Direction = "out",
    limit: int = 10,
    safer_only: bool = False,
    held_terms: Sequence[str] = (),
    start_score: float | None = None,
    mixture: Sequence[tuple[str, float]] = (),
    schooled: str | None = None,
    wanted: MoveFilter | None = None,
) -> tuple[Transition, ...]:
    """The moves out of a career (or into it), best first.

    Feasibility is the share of what the destination asks for that the origin brings (skills, knowledge, activities,
    detailed work, named skills), less what schooling and preparation are missing. It is asymmetric, as surplus counts
    for nothing. By default moves come by feasibility, those that would throw away preparation, pay or work of a liked
    kind further back. With `safer_only` only moves to a higher score stay, in layers: first those that no other move
    beats in feasibility, safety and pay at once, and within a layer the most balanced. One move of three, from the
    first on, may lead to an emerging career.

    Args:
        facts: the opened facts.
        career: where the move starts, or ends with direction "into".
        direction: "out" for moves away from `career`, "into" for moves that lead to it.
        limit: how many moves to give.
        safer_only: keep only moves whose destination scores higher.
        held_terms: skills and technologies that the person has beyond what the career implies.
        start_score: the score that the person was given, where a doubtful title makes it another than the career's
            own; what a move out gains is counted from it.
        mixture: the official occupations by weight that a doubtful title may mean; what they bring is the mean.
        schooled: the person's own level of schooling, by its name in the official projections.
        wanted: what else a move must satisfy.
    """
    landscape = see_landscape(facts)
    start = start_at(career, mixture=mixture, held_terms=held_terms, score=start_score, schooled=schooled)
    moves = _shortlist(facts, start, direction, wanted)
    ranked = (
        _safest(facts, landscape, moves, start_score)
        if safer_only
        else sorted(moves, key=lambda move: (-move.likelihood, move.key))
    )
    chosen = _mixed(landscape, ranked, limit)
    return tuple(explain_move(facts, move, direction=direction, start=start) for move in chosen)


def weigh_move(
    facts: Facts,
    origin: Career,
    target: Career,
    *,
    held_terms: Sequence[str] = (),
    start_score: float | None = None,
    mixture: Sequence[tuple[str, float]] = (),
    schooled: str | None = None,
) -> Transition:
    """The one move from a career to another, however far it is; the arguments are those of `find_moves`.

    Raises:
        UsageError: both are the same career.
    """
    landscape = see_landscape(facts)
    here, there = (landscape.rows[key_of(career)] for career in (origin, target))
    if here == there:
        raise UsageError(f"{target.title} is where the move starts", hint="name another career")
    start = start_at(origin, mixture=mixture, held_terms=held_terms, score=start_score, schooled=schooled)
    return explain_move(facts, weigh_direct(facts, start, there), direction="out", start=start)


@kept(64)
def _shortlist(facts: Facts, start: Start, direction: Direction, wanted: MoveFilter | None) -> tuple[Move, ...]:
    """The nearest careers, each with what the move costs and gains."""
    landscape = see_landscape(facts)
    here = landscape.rows[start.key]
    reach = reach_of(facts, start) if direction == "out" else reach_to(facts, start.key)
    near = numpy.where(landscape.has_own_work, reach.feasibility, -1.0)
    near[here] = -1.0
    order = numpy.argsort(-near, kind="stable")
    order = order[near[order] > 0]
    is_official = order < len(landscape.keys) - len(landscape.emerging)
    depth = (SHORTLIST, SHORTLIST_EMERGING) if wanted is None else (SHORTLIST_FILTERED, SHORTLIST_FILTERED)
    rows = [*order[is_official][: depth[0]].tolist(), *order[~is_official][: depth[1]].tolist()]
    years = years_of(facts, start) if direction == "out" else None
    moves = tuple(
        weigh_pair(facts, landscape, (here, row) if direction == "out" else (row, here), row, reach, held_years=years)
        for row in rows
    )
    if wanted is None:
        return moves
    return tuple(move for move in moves if _is_wanted(facts, landscape, move, start, wanted))


def _is_wanted(facts: Facts, landscape: Landscape, move: Move, start: Start, wanted: MoveFilter) -> bool:
    """Whether a move satisfies everything asked; what is not known satisfies nothing."""
    key = landscape.keys[move.other]
    if wanted.category is not None and score_key(facts, key).category != wanted.category:
        return False
    if wanted.least_pay is not None and (median_pay(facts, landscape.keys[move.destination]) or 0) < wanted.least_pay:
        return False
    if wanted.most_years is None:
        return True
    preparation = weigh_preparation(
        facts,
        (landscape.keys[move.origin],),
        landscape.keys[move.destination],
        familiar=familiarity(move),
        schooled=start.schooled,
    )
    return preparation.months_high <= 12 * wanted.most_years


def _mixed(landscape: Landscape, ranked: Sequence[Move], limit: int) -> list[Move]:
    """The first moves, one of three, from the first on, at most to an emerging career; the others wait or stay out."""
    chosen: list[Move] = []
    waiting: list[Move] = []
    emerging = 0
    for move in ranked:
        (waiting if move.key in landscape.emerging else chosen).append(move)
        while emerging < len(waiting) and emerging * _EMERGING_EACH <= len(chosen):
            chosen.append(waiting[emerging])
            emerging += 1
    return chosen[:limit]


def _safest(facts: Facts, landscape: Landscape, moves: Sequence[Move], start_score: float | None) -> list[Move]:
    """The reachable moves to a higher score, layer by layer of the Pareto order, balanced ones first in each layer.

    Careers that are at risk themselves, or that pay much less, come last: few would gain by such a move.
    """
    reachable = [
        (move, score_change(facts, landscape, move.origin, move.destination, start_score))
        for move in moves
        if move.feasibility >= REACHABLE
    ]
    safer = [(move, gain) for move, gain in reachable if gain is not None and gain >= SAFER]
    if not safer:
        return []
    gains = numpy.array([(move.feasibility, gain, move.pay_change or 0.0) for move, gain in safer])
    ranks = (gains[:, None, :] > gains[None, :, :]).sum(axis=1) / max(len(safer) - 1, 1)
    layers = _layers(gains)
    order = sorted(
        range(len(safer)),
        key=lambda place: (
            _is_unattractive(facts, landscape, safer[place][0]),
            safer[place][0].feasibility < WITHIN_REACH,
            layers[place],
            -ranks[place].min(),
            -gains[place, 0],
            safer[place][0].key,
        ),
    )
    return [safer[place][0] for place in order]


def _is_unattractive(facts: Facts, landscape: Landscape, move: Move) -> bool:
    is_at_risk = score_key(facts, landscape.keys[move.destination]).category == "at-risk"
    return is_at_risk or (move.pay_change is not None and move.pay_change < LEAST_PAY_CHANGE)


def _layers(gains: NDArray[numpy.float64]) -> list[int]:
    """Which Pareto layer each row is in: 0 where no other row is at least as good in all columns and better in one."""
    at_least = (gains[:, None, :] >= gains[None, :, :]).all(axis=2)
    better = numpy.asarray(at_least & (gains[:, None, :] > gains[None, :, :]).any(axis=2))
    layer = numpy.full(len(gains), -1)
    for number in range(len(gains)):
        left = layer < 0
        if not left.any():
            break
        layer[left & ~better[left].any(axis=0)] = number
    return [int(number) for number in layer]
