"""Which careers could I move to, or into this one from?"""

from __future__ import annotations

from dataclasses import replace

from careerproof.careers.figures import median_pay
from careerproof.careers.model import Direction, Paths, Transition
from careerproof.careers.transitions import find_moves, weigh_move
from careerproof.errors import UsageError
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def paths(
    origin: str | None = None,
    *,
    to: str | None = None,
    into: str | None = None,
    limit: int = 10,
    safer_only: bool = False,
    settings: Settings | None = None,
) -> Paths:
    """Moves out of `origin`, or into `into`, best first; with `to` the one move from `origin` to it.

    Raises:
        UsageError: neither or both were given.
        UnknownOccupation: nothing goes by that title or code.
    """
    if (origin is None) == (into is None):
        raise UsageError("give either a career to move from or one to move into", hint="paths --from X, or --into X")
    if to is not None and origin is None:
        raise UsageError("a move to a career needs one to start from", hint="paths --from X --to Y")
    facts = open_store(settings)
    career = resolve_career(facts, origin or into or "")
    if to is not None:
        target = resolve_career(facts, to)
        answer = moves_of(facts, career, (weigh_move(facts, career, target),))
        return replace(answer, target=target.slug or target.code)
    direction: Direction = "out" if origin else "into"
    moves = find_moves(facts, career, direction=direction, limit=limit, safer_only=safer_only)
    return moves_of(facts, career, moves, direction=direction)


def moves_of(facts: Facts, career: Career, moves: tuple[Transition, ...], *, direction: Direction = "out") -> Paths:
    """The moves with the career that they start from, or lead into, and what it pays."""
    key = career.slug or career.code or career.mixture[0][0]
    pay = median_pay(facts, key)
    return Paths(
        origin=key if direction == "out" else None,
        target=key if direction == "into" else None,
        moves=moves,
        median_pay=None if pay is None else round(pay),
    )
