"""A page's fragments → its rows in reading order, each in the parts that tabs divide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerproof.documents.pages.cells import part_blocks
from careerproof.documents.pages.columns import Rule, arrange
from careerproof.documents.pages.fragments import Fragment
from careerproof.documents.pages.labels import join_labels
from careerproof.documents.pages.parts import TAB_GAP, divide_row
from careerproof.documents.pages.phrases import Row, make_phrases, make_turned_phrases
from careerproof.documents.pages.sides import LABEL, MIN_ROWS

_NEAR_ROWS = 4.0
"""In sizes of the letters: rows of a table are no farther apart than this."""


@dataclass(slots=True)
class PageLayout:
    """The rows of a page in reading order, and how many columns the page has at its widest."""

    rows: list[Row]
    columns: int


def lay_out(fragments: Sequence[Fragment], width: float, rules: Sequence[Rule] = ()) -> PageLayout:
    """The page's rows in reading order.

    Args:
        fragments: in the order of the file.
        width: of the page, in points.
        rules: thin lines drawn from left to right: (left, right, height). One that crosses a gutter ends its columns.
    """
    rows, columns = arrange(make_phrases(fragments), width, rules)
    rows = join_labels(part_blocks(_with_margin_headings(rows)))
    block = max((row.block for row in rows), default=0)
    rows.extend(Row([phrase], column=columns - 1, block=block + 1) for phrase in make_turned_phrases(fragments))
    for row in rows:
        divide_row(row)
    _mark_tables(rows)
    return PageLayout(rows, columns)


def _with_margin_headings(rows: list[Row]) -> list[Row]:
    """The rows with headings that stand in the left margin, beside their section's first line, on lines of their own.

    Such a heading has no digit (a date is no heading), white space above it, and most rows of the page begin right of
    it. Labels of a list ("Languages   English") follow each other closely and stay with their text.
    """
    labelled: dict[int, float] = {}
    before: Row | None = None
    for at, row in enumerate(rows):
        first = row.phrases[0]
        text = first.text
        apart = before is None or before.block != row.block or row.top - before.bottom > row.size
        if (
            len(row.phrases) > 1
            and apart
            and len(text) <= LABEL
            and text[:1].isalpha()
            and not any(character.isdigit() or character == ":" for character in text)
            and row.phrases[1].x0 - first.x1 > TAB_GAP * first.size
        ):
            labelled[at] = first.x0
        before = row
    edges = [round(x0 / 3) for x0 in labelled.values()]
    edge = max(sorted(set(edges)), key=edges.count, default=None)
    labelled = {at: x0 for at, x0 in labelled.items() if edge is not None and abs(x0 - 3 * edge) <= 4}
    if len(labelled) < MIN_ROWS:
        return rows
    reach = max(rows[at].phrases[0].x1 for at in labelled)
    if sum(row.x0 > reach for row in rows) < 0.5 * len(rows):
        return rows
    apart_rows: list[Row] = []
    for at, row in enumerate(rows):
        if at in labelled:
            apart_rows.append(replace(row, phrases=row.phrases[:1]))
            row = replace(row, phrases=row.phrases[1:])  # noqa: PLW2901
        apart_rows.append(row)
    return apart_rows


def _mark_tables(rows: Sequence[Row]) -> None:
    """Notes which rows are rows of a table: neighbours whose parts begin at the same places."""
    run: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row.parts) > 1 and (not run or _are_aligned(run[-1], row)):
            run.append(row)
            continue
        if len(run) >= MIN_ROWS or (len(run) == 2 and min(len(one.parts) for one in run) > 2):
            for one in run:
                one.cells = True
        run = [row] if row is not None and len(row.parts) > 1 else []


def _are_aligned(one: Row, other: Row) -> bool:
    """Whether all parts of the row with fewer parts, two at least, begin where parts of the other begin."""
    if one.block != other.block or other.base - one.base > _NEAR_ROWS * max(one.size, other.size):
        return False
    first, second = ([part[0].x0 for part in row.parts] for row in (one, other))
    fewer, more = sorted((first, second), key=len)
    return all(any(abs(x0 - other_x0) < 3.0 for other_x0 in more) for x0 in fewer)
