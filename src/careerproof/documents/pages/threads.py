"""Columns that go on at the top of the next page: read on there before the column beside them is read.

Why: a résumé's main text and its sidebar are two texts. Read page by page, the jobs of the second page would stand
under the last heading of the first page's sidebar.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from careerproof.documents.pages.phrases import Row

_SAME_EDGE = 6.0
"""Points: how far the left edges of a column on two pages differ at most."""
_SHORT = 4.0
"""In sizes of the letters: a column that ends so much above the one beside it has ended for good."""

Stretch = tuple[int, list[int]]
"""The place of a page, and of rows on it that follow each other."""


@dataclass(slots=True)
class _Band:
    """Rows of a page from top to bottom that stand in one column, or in two side by side (`right` is not empty)."""

    left: list[int]
    right: list[int]


def follow_columns(pages: Sequence[Sequence[Row]], margins: Sequence[Collection[int]]) -> list[Stretch]:
    """The pages' rows in reading order.

    Args:
        pages: the rows of each page as laid out.
        margins: for each page the rows that are running headers and footers, which no column has.
    """
    bands = [_bands(rows, skipped) for rows, skipped in zip(pages, margins, strict=True)]
    order: list[Stretch] = []
    page = 0
    while page < len(pages):
        last = page
        while last + 1 < len(pages) and _go_on(pages, bands, last) and (last == page or len(bands[last]) == 1):
            last += 1
        if last == page:
            order.append((page, list(range(len(pages[page])))))
        else:
            order.extend(_thread(pages, bands, page, last))
        page = last + 1
    return order


def _bands(rows: Sequence[Row], skipped: Collection[int]) -> list[_Band]:
    found: dict[int, _Band] = {}
    for at, row in enumerate(rows):
        if at not in skipped and row.band >= 0:
            band = found.setdefault(row.band, _Band([], []))
            (band.right if row.side else band.left).append(at)
    return [found[number] for number in sorted(found)]


def _go_on(pages: Sequence[Sequence[Row]], bands: Sequence[Sequence[_Band]], page: int) -> bool:
    """Whether the page ends in two columns, and the left one goes on at the top of the next as a text of its own."""
    if not bands[page] or not bands[page + 1]:
        return False
    above, below = bands[page][-1], bands[page + 1][0]
    if not above.left or not above.right or not below.left:
        return False
    left, right = ([pages[page][at] for at in side] for side in (above.left, above.right))
    on = [pages[page + 1][at] for at in below.left]
    gutter = min([row.x0 for row in right])
    if abs(_edge(on) - _edge(left)) > _SAME_EDGE or max([row.x1 for row in on]) > gutter:
        return False
    if below.right and abs(_edge([pages[page + 1][at] for at in below.right]) - gutter) > _SAME_EDGE:
        return False
    foot, other = max([row.bottom for row in left]), max([row.bottom for row in right])
    return any(row.sidebar for row in (*left, *right)) or other < foot - _SHORT * right[-1].size


def _edge(rows: Sequence[Row]) -> float:
    return min([row.x0 for row in rows])


def _thread(pages: Sequence[Sequence[Row]], bands: Sequence[Sequence[_Band]], first: int, last: int) -> list[Stretch]:
    """The rows of these pages: first all of the left column, then all of the right one with what stands below it."""
    lefts = {page: bands[page][-1 if page == first else 0].left for page in range(first, last + 1)}
    begin = lefts[first][0]
    order: list[Stretch] = [(first, list(range(begin)))] if begin else []
    order.extend((page, rows) for page, rows in lefts.items())
    for page in range(first, last + 1):
        taken = {*lefts[page], *(range(begin) if page == first else ())}
        rest = [at for at in range(len(pages[page])) if at not in taken]
        if rest:
            order.append((page, rest))
    return order
