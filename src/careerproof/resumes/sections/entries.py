"""The entries of a section: which rows are the head of a job or course, and which tell about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from careerproof.resumes.dates import DateRange, find_date_ranges
from careerproof.resumes.lexicon import date_words, fold, load_labels
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.anchors import dates_at_edges, is_anchor
from careerproof.resumes.sections.heads import find_heads
from careerproof.resumes.sections.paragraphs import is_wrapped, measure
from careerproof.resumes.sections.places import read_place
from careerproof.resumes.sections.rows import Row

PLACEHOLDER = lazy(
    r"\b(?:company name|name of company|employer name)\b(?:(?:â€.|ï¼|[\s\W])*\b(?:City|State)\b(?:\s*,\s*State)?)?"
    r"|(?<!\w)City\s*,\s*State(?!\w)",
    re.IGNORECASE,
)
"""What a template leaves in the place of an employer; it is no employer."""
_DATES_WORD = lazy(r"to|until|bis|hasta|a|à|até|[-–—]", re.IGNORECASE)
_OPEN_RANGE = lazy(r"\d\s*[-–—]$")
DURATION = lazy(
    r"\(?\d+(?:\.\d+)?\s*\+?\s*(?:years?|yrs?|months?|mos?|jahre?|monate?|años?|meses|mes|ans?|mois|anos?|weeks?)\b(?:,?\s*(?:and\s+)?\d+\s*(?:months?|mos?|monate?|meses|mes|mois))?\)?",
    re.IGNORECASE,
)


@dataclass(kw_only=True, slots=True)
class Entry:
    """A job, course or project as found: the rows of its head, its dates, and the rows that tell about it."""

    head: list[Row]
    body: list[Row] = field(default_factory=list)
    dates: list[tuple[DateRange, int]] = field(default_factory=list)

    @property
    def is_placeholder(self) -> bool:
        """True where the head holds a template's words in the place of the employer."""
        return any(PLACEHOLDER.search(row.text) for row in self.head)


def group_entries(rows: Sequence[Row], *, names_jobs: bool = True) -> tuple[list[Row], list[Entry]]:
    """The rows before the first entry, and the entries in order.

    `names_jobs` is False where the entries are no positions, so that no title tells a head without dates.
    """
    if not rows:
        return [], []
    rows = lift_sides(_joined_columns(_joined_dates([row for row in rows if not is_table_head(row)])))
    if not rows:
        return [], []
    widths = measure(rows)
    wrapped = [index > 0 and is_wrapped(rows[index - 1], row, widths) for index, row in enumerate(rows)]
    anchors = [index for index, row in enumerate(rows) if not wrapped[index] and is_anchor(row)]
    heads = find_heads(rows, anchors, wrapped, names_jobs=names_jobs)
    if not heads:
        return list(rows), []
    entries = []
    for (start, stop), following in zip(heads, [*heads[1:], (len(rows), len(rows))], strict=True):
        entry = Entry(head=list(rows[start:stop]), body=list(rows[stop : following[0]]))
        for row in entry.head:
            entry.dates.extend((found, row.start) for found in dates_at_edges(row))
        if not entry.dates:
            entry.dates.extend((found, row.start) for row in entry.head for found in find_date_ranges(row.text))
        entries.append(entry)
    return list(rows[: heads[0][0]]), entries


def is_table_head(row: Row) -> bool:
    """True for the head row of a table ("Dates", "Employer", "Position"), which names columns and nobody."""
    cells = [fold(row.text[low - row.start : high - row.start]) for low, high in row.cells]
    columns = load_labels().by_use["columns"]
    return len(cells) > 1 and all(
        cell in columns or all(word in columns or word in ("and", "of", "&") for word in cell.split()) for cell in cells
    )


def _joined_dates(rows: Sequence[Row]) -> list[Row]:
    """The rows with a range of dates that a narrow column broke over three rows put together again."""
    joined: list[Row] = []
    for row in rows:
        if (
            len(joined) > 1
            and _DATES_WORD.fullmatch(joined[-1].text)
            and _is_date(joined[-2].text)
            and _is_date(row.text)
        ):
            first = joined[-2]
            middle = joined[-1].text.rjust(joined[-1].end - first.end)
            text = f"{first.text}{middle}{row.text.rjust(row.end - joined[-1].end)}"
            joined[-2:] = [replace(first, end=row.end, text=text, cells=((first.start, row.end),))]
        else:
            joined.append(row)
    return joined


def _joined_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows with a range that the narrow column beside them broke ("May 2018 –" over "Mar 2020") above both.

    The words between its halves are blanked in the row that is made, so that every letter keeps its place.
    """
    joined: list[Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        halves = (before.cells[0], row.cells[0]) if before is not None and row.cells else None
        if before is None or halves is None or not _are_halves(before, row):
            joined.append(row)
            continue
        (start, low), (high, end) = halves
        first, last = before.text[: low - before.start], row.text[: end - row.start]
        text = first + " " * (high - low) + last
        joined.pop()
        joined.append(replace(before, end=end, text=text, cells=((start, end),), bullet=False))
        joined.extend(_rest(part, blank=False) for part in (before, row) if len(part.cells) > 1)
    return joined


def _are_halves(before: Row, row: Row) -> bool:
    """True for a row that begins with a date and a dash, over one that begins with the end of that range."""
    if before.start != before.cells[0][0] or row.start != row.cells[0][0] or row.bullet:
        return False
    first = before.text[: before.cells[0][1] - before.start]
    last = row.text[: row.cells[0][1] - row.start]
    return _OPEN_RANGE.search(first) is not None and _is_date(first.rstrip(" -–—")) and _is_date(last)


def _rest(row: Row, *, blank: bool) -> Row:
    """The row without its first cell."""
    start = row.cells[1][0]
    return replace(row, start=start, text=row.text[start - row.start :], cells=row.cells[1:], blank_before=blank)


def _is_date(text: str) -> bool:
    found = find_date_ranges(text)
    if not found:
        return text.casefold().strip() in date_words()["present"]
    return found[0].start == 0 and found[-1].end == len(text)


def lift_sides(rows: Sequence[Row]) -> list[Row]:
    """The rows with dates, durations and places that stand in the right margin of bullets as rows of their own, above.

    Why: where title and dates are two columns of one entry, the second line of the dates falls beside a bullet.
    """
    lifted: list[Row] = []
    opening: int | None = None
    for row in rows:
        if not row.bullet and not row.text[:1].islower():
            opening = None
        if row.bullet and opening is None:
            opening = len(lifted)
        if opening is None or len(row.cells) < 2 or not _is_side(row, row.cells[-1]):
            lifted.append(row)
            continue
        low, high = row.cells[-1]
        side = replace(
            row,
            start=low,
            end=high,
            text=row.text[low - row.start : high - row.start],
            cells=((low, high),),
            bullet=False,
            blank_before=False,
        )
        kept_end = row.cells[-2][1]
        kept = replace(row, end=kept_end, text=row.text[: kept_end - row.start], cells=row.cells[:-1])
        lifted.insert(opening, side)
        opening += 1
        lifted.append(kept)
    return lifted


def _is_side(row: Row, cell: tuple[int, int]) -> bool:
    words = row.text[cell[0] - row.start : cell[1] - row.start]
    if DURATION.fullmatch(words):
        return True
    dates = find_date_ranges(words)
    if dates and not re.search(r"[^\W\d_]", words[: dates[0].start] + words[dates[-1].end :]):
        return True
    place = read_place(words, 0, len(words))
    return place is not None and place.certain
