"""Whether what stands on two sides of a gutter are texts of their own, or parts of common rows."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from careerproof.documents.compose import BULLETS
from careerproof.documents.pages.periods import are_halves
from careerproof.documents.pages.phrases import Phrase

SAME_BASE = 0.18
"""In sizes of the letters: how far base lines of one row may differ between two columns."""
_SAME_ROW = 0.4
MIN_GUTTER = 4.0
MIN_ROWS = 3
_NEXT = 1.9
"""In sizes of the letters: how far below its beginning a stretch of time goes on at most."""
LABEL = 26
"""Characters up to which a part of a row may be a label or a date beside its text."""
_PLACE, _LEFT = attrgetter("base", "x0"), attrgetter("x0")
_DATED = re.compile(r"\d{4}|\b\d{1,2}/\d{2,4}|present|current|\bnow\b|today|ongoing", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2}\b|['’]\d{2}\b")
_DIGIT = re.compile(r"\d")
_MOSTLY = 0.8
_LEAST_DATES = 2

Rows = Sequence[Sequence[Phrase]]
"""Phrases on one base line together, from top to bottom and from left to right."""


def are_columns(rows_left: Rows, rows_right: Rows) -> bool:
    """Whether the rows of the two sides are texts of their own, rather than parts of common rows."""
    if min(row[0].x0 for row in rows_right) - max(phrase.x1 for row in rows_left for phrase in row) < MIN_GUTTER:
        return False
    if (
        min(len(rows_left), len(rows_right)) < MIN_ROWS
        or _is_flush_right(rows_right)
        or not _overlap(rows_left, rows_right)
    ):
        return False
    if _is_markers(rows_left) or _is_markers(rows_right):
        return False
    return _are_texts(_without_halves(rows_left), _without_halves(rows_right))


def _are_texts(rows_left: Rows, rows_right: Rows) -> bool:
    if _dates(rows_left, rows_right) or _dates(rows_right, rows_left):
        return False
    fewer, more = sorted((rows_left, rows_right), key=len)
    shared = _shared(fewer, more)
    if shared < 0.5:
        return not _is_labels(fewer) or _runs(fewer) > 0.4
    if _wraps(rows_left) and _wraps(rows_right):
        return True
    if _is_labels(fewer) or _is_labels(more):
        return shared < 0.8 and _follows(fewer, more) > 0.6
    if shared > 0.9 and len(fewer) < 0.6 * len(more):
        return _follows(fewer, more) > 0.6
    return not _is_grid(fewer, more, shared)


def make_rows(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Phrases on one base line together, from top to bottom and from left to right."""
    rows: list[list[Phrase]] = []
    last: Phrase | None = None  # the largest of the row
    for phrase in sorted(phrases, key=_PLACE):
        if last is not None:
            drop = abs(phrase.base - last.base)
            if drop < _SAME_ROW * min(phrase.size, last.size) or drop < 0.3 * max(phrase.size, last.size):
                rows[-1].append(phrase)
                if phrase.size > last.size:
                    last = phrase
                continue
        rows.append([phrase])
        last = phrase
    for row in rows:
        if len(row) > 1:
            row.sort(key=_LEFT)
    return rows


def _without_halves(rows: Rows) -> Rows:
    """The rows without those that only end the stretch of time above them."""
    return [
        row
        for row, above in zip(rows, (None, *rows), strict=False)
        if above is None
        or row[0].base - above[0].base > _NEXT * row[0].size
        or not are_halves(above[-1].text, row[0].text)
    ]


def _bases(rows: Rows) -> list[float]:
    return [row[0].base for row in rows]


def _overlap(one: Rows, other: Rows) -> bool:
    """Whether both reach over a common height."""
    first, second = _bases(one), _bases(other)
    return min(max(first), max(second)) - max(min(first), min(second)) > 0


def _shared(fewer: Rows, more: Rows) -> float:
    """The share of rows of the shorter side that stand on a base line of the other."""
    bases = sorted(_bases(more))
    hits = 0
    for row in fewer:
        first = row[0]
        at, reach = bisect(bases, first.base), SAME_BASE * first.size
        hits += any(abs(base - first.base) < reach for base in bases[max(0, at - 1) : at + 1])
    return hits / len(fewer)


def _dates(rows: Rows, others: Rows) -> bool:
    """Whether the rows hold the dates of the others: on the same base lines, while those have hardly any themselves."""
    dated = [row for row in rows if _is_dated(row)]
    if len(dated) < _LEAST_DATES or _shared(dated, others) < _MOSTLY:
        return False
    return sum([_is_dated(row) for row in others]) <= (1 - _MOSTLY) * len(dated)


def _is_dated(row: Sequence[Phrase]) -> bool:
    for phrase in row:
        text = phrase.text
        if _DIGIT.search(text) and _YEAR.search(text):  # most texts have no digit, which is sooner seen
            return True
    return False


def _is_markers(rows: Rows) -> bool:
    """Whether the side is nothing but list markers, icons or numbers."""
    return sum(phrase.characters for row in rows for phrase in row) <= 2.5 * len(rows)


def _is_labels(rows: Rows) -> bool:
    """Whether most rows are dates, or short, as places and dates at a margin are."""
    texts = [" ".join([phrase.text for phrase in row]) for row in rows]
    dated = sum(len(text) <= 2 * LABEL and bool(_DATED.search(text)) for text in texts)
    short = sum(len(text) <= LABEL for text in texts)
    return 2 * dated > len(rows) or short > 0.85 * len(rows)


def _follows(fewer: Rows, more: Rows) -> float:
    """The share of rows of the shorter side whose next row follows at once, as in a running text."""
    if len(fewer) < 2:
        return 0.0
    every = sorted(_bases(fewer) + _bases(more))
    steps = 0
    for one, other in pairwise(_bases(fewer)):
        steps += bisect(every, one + 1.5) >= bisect_left(every, other - 1.5)
    return steps / (len(fewer) - 1)


def _wraps(rows: Rows) -> bool:
    """Whether a sentence of this side goes on in its next row, as it does in a text and not in cells or dates."""
    widest = max(row[-1].x1 - row[0].x0 for row in rows)
    for row, after in pairwise(rows):
        near = after[0].base - row[0].base < 2.0 * row[0].size
        if near and after[0].text[:1].islower() and row[-1].x1 - row[0].x0 > 0.7 * widest:
            return True
    return False


def _is_flush_right(rows: Rows) -> bool:
    """Whether the rows end at one right edge and begin anywhere, as dates and places set at the margin do."""
    ends = [row[-1].x1 for row in rows]
    begins = [row[0].x0 for row in rows]
    at_edge = sum(end > max(ends) - 3.0 for end in ends)
    at_start = sum(begin < min(begins) + 3.0 for begin in begins)
    return at_edge >= 0.8 * len(rows) and at_start <= 0.4 * len(rows)


def _runs(rows: Rows) -> float:
    """The share of rows whose next row is as near as in a running text."""
    steps = [other - one < 2.5 * row[0].size for row, (one, other) in zip(rows, pairwise(_bases(rows)), strict=False)]
    return sum(steps) / len(steps) if steps else 0.0


def _is_grid(fewer: Rows, more: Rows, shared: float) -> bool:
    """Whether both sides are cells of common rows: as many, on the same base lines, none wrapped."""
    if shared < 0.95 or len(fewer) < 0.8 * len(more):
        return False
    for side in (fewer, more):
        if sum(_has_bullet(row) for row in side) > 0.3 * len(side):
            return False
    widths = [row[-1].x1 - row[0].x0 for row in (*fewer, *more)]
    # Running text fills its column: most of its lines are nearly as long as the longest.
    return sum(width > 0.85 * max(widths) for width in widths) < 0.5 * len(widths)


def _has_bullet(row: Sequence[Phrase]) -> bool:
    first = row[0].fragments[0]
    return first.bullet or first.text[:1] in BULLETS
