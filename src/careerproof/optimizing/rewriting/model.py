"""The value types of `rewriting`: what a rewriter is asked, what it answers, and the bounds it works in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from careerproof.evidence import Record
from careerproof.optimizing.model import RejectionReason


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask(Record):
    """One bullet, and the posting's terms that this very bullet proves. `where` is ours and is never sent."""

    where: str
    statement: str
    terms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewritten(Record):
    """The text that a rewriter proposes. Nothing is known of it yet: it may be a lie."""

    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal(Record):
    """Why there is no rewrite. `detail` is our sentence, never the rewriter's; `found` are the words that gave it away.

    `is_final` where asking about another bullet would end the same way.
    """

    reason: RejectionReason
    detail: str
    found: tuple[str, ...] = ()
    is_final: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What a run may take: bullets asked about, seconds for one and for all, bytes of one answer."""

    statements: int = 10
    request_seconds: float = 60.0
    total_seconds: float = 300.0
    answer_bytes: int = 65_536


class Rewriter(Protocol):
    """Whatever proposes another wording of a bullet. It is never trusted: all it says goes through the guard."""

    def show(self, ask: Ask) -> str:
        """Exactly what would leave this process for the ask; "" where nothing does."""

    def rewrite(self, ask: Ask, *, seconds: float) -> Rewritten | Refusal:
        """Another wording, or why there is none; within the seconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewriting:
    """A rewriter and the terms on which it is asked.

    Nothing is sent unless `may_send` says yes to all the asks together. `clock` counts seconds; `tell` hears how far
    the asking is.
    """

    rewriter: Rewriter
    may_send: Callable[[tuple[Ask, ...]], bool]
    clock: Callable[[], float]
    tell: Callable[[str], None]
    limits: Limits = Limits()
