"""The value types of `language`: a token, a known term, and a mention of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.evidence import Record

TermKind = Literal["technology", "skill", "knowledge", "attitude", "language", "certification", "degree"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Token(Record):
    """A word as it stands in a text: characters, half-open; `normal` is its normal form (see `normalise`)."""

    text: str
    start: int
    end: int
    normal: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Term(Record):
    """A known term of a taxonomy: `id` is the taxonomy's own (an ESCO URI, an O*NET element id, or a slug of ours)."""

    id: str
    label: str
    taxonomy: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention(Record):
    """A stretch of a text that names a term: characters, half-open; `text` is exactly that slice.

    Why here: rooms that read documents are handed mentions as values, so that they need not know any taxonomy.
    `term` is None where the stretch is a skill that no taxonomy holds. In JSON the key is `skill`. `negated` is true
    for "no experience with X".
    """

    text: str
    start: int
    end: int
    kind: TermKind
    term: Term | None
    confidence: float
    negated: bool = False

    def to_dict(self) -> dict[str, object]:
        """The mention with the keys of careerproof.skills/1, and `negated` where it is."""
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "kind": self.kind,
            "skill": self.term.to_dict() if self.term else None,
            "confidence": round(self.confidence, 4),
            **({"negated": True} if self.negated else {}),
        }
