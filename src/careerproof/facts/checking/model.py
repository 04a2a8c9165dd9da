"""What a check is, and what it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from careerproof.facts.store import Facts


@dataclass(slots=True)
class Tally:
    """How many values a check looked at, how many failed, and what is wrong with them."""

    tried: int = 0
    failed: int = 0
    messages: list[str] = field(default_factory=list)

    def count(self, tried: int, failed: int, message: str) -> None:
        """Adds so many values; the message is told where some of them failed."""
        self.tried += tried
        if failed:
            self.failed += failed
            self.messages.append(message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A check: the id of its findings, what holds where it finds nothing, what its values are, and how it looks."""

    id: str
    claim: str
    values: str
    look: Callable[[Facts, Tally], None]


def count_of(facts: Facts, table: str, condition: str = "1", values: tuple[object, ...] = ()) -> int:
    """How many rows of a table meet a condition; the names are ours."""
    return int(facts.query(f"SELECT count(*) FROM {table} WHERE {condition}", values)[0][0])  # noqa: S608
