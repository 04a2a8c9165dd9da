"""The value types of `batching`: how much one item may ask of the machine, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from careerproof.errors import CareerproofError

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkLimits:
    """How long one item may take, in seconds of wall time, and how many bytes its process may claim once started."""

    seconds: float = 30.0
    memory_bytes: int = 1024 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome(Generic[Value]):
    """What became of the item at `index`: a value, or the error that stands in its row."""

    index: int
    value: Value | None = None
    error: CareerproofError | None = None
