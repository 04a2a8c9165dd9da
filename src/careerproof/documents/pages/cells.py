"""Blocks side by side whose lines do not stand on common base lines: read one after the other.

Why: a name in large letters beside three lines of contact would be read line by line through both. Two blocks of two
lines are too few to be columns, but lines that overlap in height can never be lines of one text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from careerproof.documents.pages.phrases import Row

_OVER = 0.25
"""In sizes of the letters: how much rows overlap in height that belong to different blocks."""
_GUTTER = 1.0
"""In sizes of the letters: how wide the white space between the blocks is at least."""
_LEAST_PHRASES = 3
_NEAR = 0.8
"""In sizes of the letters: rows closer than this belong to the blocks above."""


def part_blocks(rows: Sequence[Row]) -> list[Row]:
    """The rows, with those that overlap in height parted into the blocks that they belong to, from left to right."""
    parted: list[Row] = []
    run: list[Row] = []
    for row in rows:
        if run and row.block == run[-1].block and (_overlap(run, row) or _goes_on(run, row)):
            run.append(row)
            continue
        parted.extend(_parts(run))
        run = [row]
    return [*parted, *_parts(run)]


def _overlap(run: Sequence[Row], row: Row) -> bool:
    """Whether the row begins above the end of one of the run's rows."""
    return any(above.bottom - row.top > _OVER * min(above.size, row.size) for above in run)


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Whether the row is the next one of the run's blocks, with a part in the right one."""
    gutter = _widest_gap(run) if len(run) > 1 else None
    if gutter is None or row.top - max(above.bottom for above in run) > _NEAR * row.size:
        return False
    return row.x1 > gutter and not any(phrase.x0 < gutter < phrase.x1 for phrase in row.phrases)


def _parts(run: Sequence[Row]) -> list[Row]:
    count = sum(len(row.phrases) for row in run)
    gutter = _widest_gap(run) if len(run) > 1 and count >= _LEAST_PHRASES else None
    if gutter is None:
        return list(run)
    found: list[Row] = []
    for right in (False, True):
        sides = ((row, [phrase for phrase in row.phrases if (phrase.x0 >= gutter) == right]) for row in run)
        rows = [replace(row, phrases=kept) for row, kept in sides if kept]
        if any(_overlap([above], row) for above, row in pairwise(rows)):
            return list(run)
        found.extend(rows)
    return found


def _widest_gap(run: Sequence[Row]) -> float | None:
    """Where the widest white space between the phrases ends, None where none is wide enough."""
    phrases = [phrase for row in run for phrase in row.phrases]
    widest, gutter, reach = _GUTTER * min(phrase.size for phrase in phrases), None, None
    for phrase in sorted(phrases, key=lambda phrase: phrase.x0):
        if reach is not None and phrase.x0 - reach > widest:
            widest, gutter = phrase.x0 - reach, phrase.x0
        reach = phrase.x1 if reach is None else max(reach, phrase.x1)
    return gutter
