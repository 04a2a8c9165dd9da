"""Dates in a narrow margin that run over two lines: put together beside the entry that they belong to.

Why: read row by row, "September 2009 –" would stand before the employer and "May 2012" before its first task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerproof.documents.pages.periods import are_halves
from careerproof.documents.pages.phrases import Phrase, Row
from careerproof.documents.pages.sides import LABEL

_GAP = 0.8
"""In sizes of the letters: how far a label stands from the text beside it at least."""
_NEXT = 1.9
"""In sizes of the letters: how far below its beginning a label goes on at most."""
_MOST_LINES = 3


def join_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a date that goes on in the next rows of its margin as one label; those rows keep the rest."""
    joined: list[Row] = []
    labelled: Row | None = None  # the row whose label may go on
    for row in rows:
        if labelled is None or labelled.block != row.block:
            labelled = None
        side = next((side for side in (0, -1) if labelled is not None and _goes_on(labelled, row, side)), None)
        if labelled is None or side is None:
            joined.append(row)
            labelled = row
            continue
        _take(labelled, row.phrases[side], side)
        rest = row.phrases[1:] if side == 0 else row.phrases[:-1]
        if rest:
            joined.append(replace(row, phrases=rest))
    return joined


def _goes_on(above: Row, row: Row, side: int) -> bool:
    """Whether the outer phrase of the row ends the label at the same side of the row above.

    Args:
        side: 0 for the left margin, -1 for the right one.
    """
    if len(above.phrases) < 2 or above.label_lines >= _MOST_LINES:
        return False
    label, found = above.phrases[side], row.phrases[side]
    if len(found.text) > LABEL or len(label.text) > 2 * LABEL or abs(label.size - found.size) > 0.1 * label.size:
        return False
    if not are_halves(label.text, found.text):
        return False
    near = 0 < found.base - above.base < (_NEXT + above.label_lines - 1) * label.size
    over = min(label.x1, found.x1) > max(label.x0, found.x0)
    if side == 0:
        gaps = [other.x0 - found.x1 for other in (above.phrases[1], *row.phrases[1:2])]
    else:
        gaps = [found.x0 - other.x1 for other in (above.phrases[-2], *row.phrases[-2:-1])]
    return near and over and min(gaps) > _GAP * found.size


def _take(row: Row, found: Phrase, side: int) -> None:
    """Lengthens the row's label by the phrase."""
    label = row.phrases[side]
    row.phrases[side] = replace(
        label,
        fragments=label.fragments + found.fragments,
        x0=min(label.x0, found.x0),
        x1=max(label.x1, found.x1),
        text=f"{label.text} {found.text}",
    )
    row.label_lines += 1
    row.foot = found.base + 0.25 * found.size
