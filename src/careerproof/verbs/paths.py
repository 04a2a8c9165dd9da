"""Which careers could I move to, or into this one from?"""

from __future__ import annotations

from careerproof.careers.model import Paths
from careerproof.careers.transitions import find_moves
from careerproof.errors import UsageError
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import Settings
from careerproof.verbs.opening import open_store


def paths(
    origin: str | None = None,
    *,
    into: str | None = None,
    limit: int = 10,
    safer_only: bool = False,
    settings: Settings | None = None,
) -> Paths:
    """Moves out of `origin`, or into `into`, best first.

    Raises:
        UsageError: neither or both were given.
        UnknownOccupation: nothing goes by that title or code.
    """
    if (origin is None) == (into is None):
        raise UsageError("give either a career to move from or one to move into", hint="paths --from X, or --into X")
    facts = open_store(settings)
    career = resolve_career(facts, origin or into or "")
    name = career.slug or career.code
    moves = find_moves(facts, career, direction="out" if origin else "into", limit=limit, safer_only=safer_only)
    return Paths(origin=name if origin else None, target=name if into else None, moves=moves)
