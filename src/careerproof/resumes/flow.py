"""Text that is read across lines while every character keeps its place in the document.

Why: a bullet runs over three lines and a skill over two, yet the value must point back at the very characters. A
`Flow` is the lines joined by one space each; slicing it gives a `Found`, whose spans, joined by a space, are the words
as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from careerproof.resumes.lexicon import compound_halves
from careerproof.resumes.patterns import lazy

_WORD = lazy(r"\w")
_CUT_WORD = lazy(r"(?<![^\W\d_-])([a-zà-öø-ÿ]+)[-­‐] ([a-zà-öø-ÿ]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A value and the stretches of the document it was read from; `raw` is the written form if it was normalised.

    A value that stands only in a link's target has the `source` "annotation" and no stretches.
    """

    value: str
    ranges: tuple[tuple[int, int], ...]
    confidence: float = 0.9
    raw: str | None = None
    source: Literal["text", "annotation"] = "text"

    def sure(self, confidence: float) -> Found:
        """The same value, held with this confidence."""
        return replace(self, confidence=confidence)

    def unhyphenated(self, vocabulary: frozenset[str]) -> Found:
        """The value with words put together that a line's end cut in two; `vocabulary` holds the words of the text."""
        if len(self.ranges) < 2 or "- " not in self.value:
            return self

        halves = compound_halves()

        def mend(match: re.Match[str]) -> str:
            left, right = match[1], match[2]
            if left + right in vocabulary or not (left in halves or right in vocabulary or right in halves):
                return left + right
            return f"{left}-{right}"

        return self.normalised(_CUT_WORD.sub(mend, self.value))

    def normalised(self, value: str) -> Found:
        """The value in another form, with the written one kept."""
        return self if value == self.value else replace(self, value=value, raw=self.raw or self.value)

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.ranges[-1][1]


class Flow:
    """Stretches of one text, read as one string: `text` is the stretches joined by a space each."""

    __slots__ = ("_origins", "_ranges", "source", "text")

    def __init__(self, source: str, ranges: Iterable[tuple[int, int]]) -> None:
        self.source = source
        self._ranges = tuple(tight for start, end in ranges if (tight := trimmed(source, start, end)))
        self.text = " ".join(source[start:end] for start, end in self._ranges)
        offset, origins = 0, []
        for start, end in self._ranges:
            origins.append(offset)
            offset += end - start + 1
        self._origins = origins

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The stretches, trimmed of white space, empty ones dropped."""
        return self._ranges

    def found(self, start: int = 0, end: int | None = None, *, confidence: float = 0.9) -> Found | None:
        """The value between two offsets of `text`, trimmed; None when nothing is left."""
        stop = len(self.text) if end is None else end
        pieces = []
        first = max(bisect_right(self._origins, start) - 1, 0)
        for origin, (a, b) in zip(self._origins[first:], self._ranges[first:], strict=True):
            low, high = max(start - origin, 0), min(stop - origin, b - a)
            if origin >= stop:
                break
            if low < high and (tight := trimmed(self.source, a + low, a + high)):
                pieces.append(tight)
        if not pieces:
            return None
        value = " ".join(self.source[a:b] for a, b in pieces)
        return Found(value=value, ranges=tuple(pieces), confidence=confidence)


def trimmed(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without white space at its ends; None when nothing is left."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def bare(source: str, start: int, end: int, junk: str = " \t,;:|•·–—-*•▪●") -> tuple[int, int] | None:
    """The stretch without separators at its ends; None when no word is left. A bracket stays with its partner."""
    limit = end
    while start < end and (source[start] in junk or source[start].isspace()):
        start += 1
    while end > start and (source[end - 1] in junk or source[end - 1].isspace()):
        end -= 1
    words = source[start:end]
    if end < limit and source[end] == ")" and words.count("(") > words.count(")"):
        end += 1
    return (start, end) if _WORD.search(words) else None


def without(ranges: Sequence[tuple[int, int]], holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of the ranges when the holes are cut out."""
    by_place = sorted(holes)
    left: list[tuple[int, int]] = []
    for start, end in ranges:
        rest = start
        for low, high in by_place:
            if low >= end:
                break
            if high > rest:
                if rest < low:
                    left.append((rest, low))
                rest = high
        if rest < end:
            left.append((rest, end))
    return left
