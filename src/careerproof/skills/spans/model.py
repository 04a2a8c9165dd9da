"""The value types of `skills.spans`: what the tagger is told, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.language.model import TermKind

Layer = Literal["skill", "knowledge"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """A known term at its place; `meant` where its surroundings speak for it, `family` that of our own terms."""

    start: int
    end: int
    kind: TermKind
    taxonomy: str
    family: str
    confidence: float
    meant: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FreeSpan:
    """A stretch of a text (characters, half-open), its layer, and the chance that a reader would mark just this."""

    start: int
    end: int
    layer: Layer
    chance: float
