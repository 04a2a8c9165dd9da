"""The small values that every judgement is made of: where it stands, who says so, how sure we are.

Here lives what all rooms share: `Record`, `Span`, `FieldEvidence`, `Source`, `Reason`, `Finding`, `Estimate`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

DECIMALS = 4
"""Figures are rounded to this many decimals on their way out, so that two machines print the same bytes."""

Severity = Literal["error", "warning", "info"]


def to_plain(value: object) -> object:
    """The value as JSON knows it: records become objects, tuples lists, floats rounded.

    Why: one rule for every result, so that the same input gives the same bytes in every process.
    """
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bool) or value is None or isinstance(value, int | str):
        return value
    if isinstance(value, float):
        rounded = round(value, DECIMALS)
        return 0.0 if rounded == 0 else rounded
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((to_plain(item) for item in value), key=str)
    raise TypeError(f"{type(value).__name__} has no plain form")


class Record:
    """A frozen dataclass that can say itself as plain JSON values, fields in their declared order."""

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON values."""
        return {field.name: to_plain(getattr(self, field.name)) for field in dataclasses.fields(self)}  # type: ignore[arg-type]

    def _repr_html_(self) -> str:
        """The result as a notebook shows it; the plain form, foldable."""
        from careerproof.notebook import show_plain  # only notebooks ask for it

        says_itself = type(self).__str__ is not object.__str__
        return show_plain(str(self) if says_itself else type(self).__name__, self.to_dict())


@dataclass(frozen=True, kw_only=True, slots=True)
class Span(Record):
    """A stretch of a document's text: characters, half-open, over the whole text.

    `page` counts from 1. `box` is (left, top, right, bottom) in points from the page's top left corner, or None where
    the format has no positions.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldEvidence(Record):
    """Why a field holds its value: confidence 0..1, where it stands, and how it was written.

    `raw` is the written form where the value was normalised (dates, phones), else None. `source` is "text" or
    "annotation" (a link that stands only in a PDF annotation; then `spans` is empty).
    """

    confidence: float
    spans: tuple[Span, ...] = ()
    raw: str | None = None
    source: Literal["text", "annotation"] = "text"

    def to_dict(self) -> dict[str, object]:
        """The evidence; `raw` and `source` only where they say something."""
        plain: dict[str, object] = {"confidence": to_plain(self.confidence), "spans": to_plain(self.spans)}
        if self.raw is not None:
            plain["raw"] = self.raw
        if self.source != "text":
            plain["source"] = self.source
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Source(Record):
    """Who says so: a publisher's edition, with licence and how to cite it. `id` is short and stable ("onet-29.3")."""

    id: str
    title: str
    publisher: str
    edition: str
    licence: str
    url: str
    citation: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason(Record):
    """One part of a score in words: which axis, how many points it adds or takes, and the sources behind it."""

    axis: str
    contribution: float
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence(Record):
    """A sentence of ours, with the ids of the sources of its figures."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(Record):
    """Something a reader should know about a document: a stable id, how grave, what, and the fix."""

    id: str
    severity: Severity
    message: str
    fix: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate(Record):
    """A figure with its interval. `level` is the stated coverage (0.9 = nine times in ten) of [low, high].

    `percentile` (0..100) is the employment-unweighted rank among all occupations, None where ranks make no sense.
    """

    value: float
    low: float
    high: float
    level: float
    unit: str
    percentile: float | None = None
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.low} <= {self.value} <= {self.high} does not hold")

    def __str__(self) -> str:
        return f"{self.value:.3g} ({self.low:.3g} to {self.high:.3g} {self.unit})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing(Record):
    """A figure that cannot be given, and why."""

    reason: str
