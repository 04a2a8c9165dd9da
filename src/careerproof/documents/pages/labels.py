"""Dates in a narrow margin that run over two lines: put together beside the entry that they belong to, and so is the
text beside them that runs over two lines as well.

Why: read row by row, "September 2009 –" would stand before the employer and "May 2012" before its first task.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerproof.documents.compose import MARKER
from careerproof.documents.pages.periods import are_halves
from careerproof.documents.pages.phrases import Phrase, Row
from careerproof.documents.pages.sides import LABEL

_GAP, _LEAST_GAP = 0.8, 0.5
"""In sizes of the letters: how far a label stands from the text beside it at least, in its first line and later."""
_NEXT = 1.9
"""In sizes of the letters: how far below its beginning a label goes on at most."""
_MOST_LINES = 3
_SAME_SIZE, _SAME_EDGE = 0.2, 2.0
"""Points: how different the sizes and the left edges of lines of one text are at most."""
_SPACE = 0.25
"""In sizes of the letters: how wide a space is."""


def join_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows, with a date that goes on in the next rows of its margin as one label; those rows keep the rest, but for
    what the text beside it goes on with.
    """
    joined: list[Row] = []
    labelled: Row | None = None  # the row whose label may go on
    for row in rows:
        if labelled is None or labelled.block != row.block:
            labelled = None
        side = next((side for side in (0, -1) if labelled is not None and _goes_on(labelled, row, side)), None)
        if labelled is None or side is None:
            if labelled is not None and labelled.label_lines > 1 and _is_wrapped(labelled, row.phrases):
                _lengthen(labelled, row.phrases[0])
                continue
            joined.append(row)
            labelled = row
            continue
        rest = row.phrases[1:] if side == 0 else row.phrases[:-1]
        wrapped = side == -1 and _is_wrapped(labelled, rest)
        _take(labelled, row.phrases[side], side)
        if wrapped:
            _lengthen(labelled, rest[0])
        elif rest:
            joined.append(replace(row, phrases=rest))
    return joined


def _is_wrapped(row: Row, rest: Sequence[Phrase]) -> bool:
    """Whether the rest of the next line is one text with what stands left of the row's label: in the same letters, at
    the same edge, and its first word had no room before the label.
    """
    if len(rest) != 1 or len(row.phrases) < 2:
        return False
    before, found, label = row.phrases[-2].fragments[-1], rest[0].fragments[0], row.phrases[-1]
    alike = (before.font, before.bold, before.italic, before.color) == (
        found.font,
        found.bold,
        found.italic,
        found.color,
    )
    if not alike or abs(before.size - found.size) > _SAME_SIZE or found.bullet or MARKER.match(found.text):
        return False
    if abs(found.x0 - row.phrases[0].x0) > _SAME_EDGE or not 0 < found.base - before.base < _NEXT * found.size:
        return False
    letters = max(1, len(found.text))
    word = (found.x1 - found.x0) * len(found.text.split(" ")[0]) / letters
    return before.x1 + _SPACE * found.size + word > label.x0 - _GAP * found.size


def _lengthen(row: Row, found: Phrase) -> None:
    """Lengthens the text left of the row's label by the phrase."""
    text = row.phrases[-2]
    row.phrases[-2] = replace(text, fragments=text.fragments + found.fragments, text=f"{text.text} {found.text}")
    row.bottom = found.base + 0.25 * found.size
    row.foot = max(row.foot, row.bottom)


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
        gap, beside = above.phrases[1].x0 - found.x1, [other.x0 - found.x1 for other in row.phrases[1:2]]
    else:
        gap, beside = found.x0 - above.phrases[-2].x1, [found.x0 - other.x1 for other in row.phrases[-2:-1]]
    return near and over and gap > _GAP * found.size and min(beside, default=gap) > _LEAST_GAP * found.size


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
