"""Which rows of an education section belong to one course of study."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from careerproof.resumes.sections.anchors import dates_at_edges
from careerproof.resumes.sections.degrees import find_degree, is_school, names_school
from careerproof.resumes.sections.entries import Entry
from careerproof.resumes.sections.places import find_place_at_end, read_place
from careerproof.resumes.sections.rows import Row

_FEWEST_ROWS = 2
_MOST_ROWS = 4
"""Rows that name a course, before the date that closes it."""


def group_courses(rows: Sequence[Row]) -> list[Entry]:
    """The courses of a section, each with its rows and dates."""
    entries: list[Entry] = []
    chunks = _closed_by_dates(rows)
    for chunk in chunks:
        told = any(_signs(row) for row in chunk) or len(chunk) + 1 == len(chunks[0]) > 2
        if entries and not told:
            entries[-1].body.extend(chunk)
        else:
            entries.extend(_group(chunk))
    return entries


def _closed_by_dates(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The rows cut behind each date that stands on a row of its own, where such dates close the courses."""
    closing = [index for index, row in enumerate(rows) if _is_date_row(row)]
    if not closing or not closing[0] or len(closing) < 2:
        return [rows]
    first = [sign for row in rows[: closing[0]] for sign in _signs(row)]
    trailing = any(_signs(row) for row in rows[closing[-1] + 1 :])
    if trailing and not ("degree" in first and "school" in first):
        return [rows]
    starts = [0]
    for low, high in pairwise([-1, *closing]):
        between = rows[low + 1 : high]
        if not between or len(between) > _MOST_ROWS or any(row.bullet for row in between):
            return [rows]
    starts += [index + 1 for index in closing if index + 1 < len(rows)]
    return [rows[low:high] for low, high in pairwise([*starts, len(rows)])]


def _is_date_row(row: Row) -> bool:
    if _signs(row) != {"date"}:
        return False
    left = row.text
    for dates in reversed(dates_at_edges(row)):
        left = left[: dates.start] + left[dates.end :]
    return not any(character.isalnum() for character in left)


def _group(rows: Sequence[Row]) -> list[Entry]:
    """A new entry begins where a row names a second degree, school or date, or stands apart."""
    entries: list[Entry] = []
    filled: set[str] = set()
    last_told = False
    for row in rows:
        signs = _signs(row)
        plain = row.bullet and not (signs & {"degree", "school"} and not entries)
        if entries and (plain or not signs):
            if not row.bullet and not last_told and _is_field_row(row) and len(entries[-1].head) < 5:
                entries[-1].head.append(row)
            else:
                entries[-1].body.append(row)
                last_told = True
            continue
        opens = not entries or signs & filled or (last_told and signs & {"degree", "school", "date"})
        if entries and not (signs & filled) and last_told and signs == {"date"}:
            opens = False
        if opens and entries and signs == {"date"} and "date" in filled and not _separate(row):
            opens = _is_ranged(entries[-1]) and any(not dates.is_single for dates in dates_at_edges(row))
        opens = opens or ("degree" in signs and "degree" not in filled and _is_unnamed(entries, filled))
        opens = opens or (bool(signs & {"degree", "school"}) and _is_complete(entries[-1]))
        if opens:
            entries.append(Entry(head=[]))
            filled = set()
            last_told = False
        entries[-1].head.append(row)
        entries[-1].dates.extend((found, row.start) for found in dates_at_edges(row))
        filled |= signs
    return entries


def _is_unnamed(entries: Sequence[Entry], filled: set[str]) -> bool:
    """True for a course whose name, which no list knows, stands over its school: a degree below is another course."""
    if not entries or "school" not in filled or len(entries[-1].head) < _FEWEST_ROWS:
        return False
    first = entries[-1].head[0]
    return not _signs(first) and read_place(first.text, 0, len(first.text)) is None


def _is_ranged(entry: Entry) -> bool:
    """True for a course whose start and end are known, so that other dates belong to another."""
    return any(not dates.is_single for dates, _ in entry.dates)


def _is_complete(entry: Entry) -> bool:
    """True for a course of two rows or more without a known degree or school, that its dates closed."""
    *named, last = entry.head
    closed = _signs(last) == {"date"} and not _separate(last)
    return closed and len(named) > 1 and not any(_signs(row) for row in named)


def _signs(row: Row) -> set[str]:
    """What a row says of a course: its degree, its school, its dates."""
    signs: set[str] = set()
    words = len(row.text.split())
    if words > 22 or re.match(
        r"(?:relevant )?(?:course|thesis|coursework|advisor|activities)", row.text, re.IGNORECASE
    ):
        return signs
    degree = find_degree(row.text)
    if degree and names_school(row.text, degree[1]):
        signs.add("school")
    elif degree and not (row.bullet and words > 12):
        signs.add("degree")
    if (is_school(row.text) and not row.text.endswith(".")) or (row.line.bold and words <= 8 and is_school(row.text)):
        signs.add("school")
    if dates_at_edges(row):
        signs.add("date")
    return signs


def _separate(row: Row) -> bool:
    return bool(re.search(r"[^\W\d_]{4,}", re.sub(r"\S*\d\S*", "", row.text))) and not row.text[0].isdigit()


def _is_field_row(row: Row) -> bool:
    place = find_place_at_end(row.text, 0, len(row.text))
    words = (row.text if place is None else row.text[: place.whole.start]).split()
    return len(words) <= 6 and not row.text.endswith(".") and len(row.text) < 80
