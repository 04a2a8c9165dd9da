"""Tells whether an unexpected error came of damaged facts.

Why: a flipped bit may leave a page whole and make a number of a name. Guarding every value that is read would cost
every question some of its time; asking only when something went wrong costs none.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator

from careerproof.errors import FactsDamaged
from careerproof.facts.checking.model import Tally
from careerproof.facts.checking.structure import STRUCTURE_CHECKS
from careerproof.facts.store import Facts

_TELLING = ("facts.integrity", "facts.version")
"""Sound pages whose rows are those of the version hold what the build wrote: the fault lies elsewhere."""


def find_damage(error: BaseException) -> FactsDamaged | None:
    """The damage of the facts that the failing code worked with; None where they are sound, or there were none."""
    for facts in _facts_behind(error):
        if not _is_sound(facts):
            return FactsDamaged(f"the facts in {facts.path} are damaged: their rows are not those of their version")
    return None


def _facts_behind(error: BaseException) -> Iterator[Facts]:
    """The facts that stand in the frames which the error passed through, each once."""
    seen: set[int] = set()
    for frame, _ in traceback.walk_tb(error.__traceback__):
        for value in frame.f_locals.values():
            if isinstance(value, Facts) and id(value) not in seen:
                seen.add(id(value))
                yield value


def _is_sound(facts: Facts) -> bool:
    tally = Tally()
    try:
        for check in STRUCTURE_CHECKS:
            if check.id in _TELLING:
                check.look(facts, tally)
    except (FactsDamaged, TypeError, ValueError):
        return False
    return tally.failed == 0
