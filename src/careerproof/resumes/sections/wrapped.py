"""Names of fields and schools that a narrow column broke over two rows, whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Found, bare
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.degrees import find_degree, is_school, names_field
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.entries import Entry
from careerproof.resumes.sections.rows import Row

_OPEN_END = lazy(r"\s(?:of|the|and|for|de|do|da|dos|del|la|las|los|y|e|des|du|et|für|und)$")
"""A school's name that ends so goes on in the next row ("Institute of" over "Technology")."""
_NAME = lazy(r"[^,;|(·•\t\d]+")
_MOST_WORDS = 4


def join_wrapped(source: str, draft: Draft, entry: Entry) -> list[Row]:
    """The rows of the entry's account that are left, once the field and the school of the course have their ends."""
    for above, below in pairwise([*entry.head, *entry.body]):
        if below.bullet:
            continue
        _join_field(source, draft, above, below)
        _join_school(source, draft, above, below, told=below in entry.body)
    taken = draft.values["institution"].ranges[1:] if "institution" in draft.values else ()
    return [row for row in entry.body if (row.start, row.end) not in taken]


def _join_field(source: str, draft: Draft, above: Row, below: Row) -> None:
    """ "Mechanical" over "Engineering, State University": the last word of the field was read into the school."""
    area, school = draft.values.get("area"), draft.values.get("institution")
    if area is None or school is None or not _closes(source, area, above) or school.start != below.start:
        return
    lead, comma, _ = school.value.partition(",")
    rest = bare(source, school.start + len(lead), school.end) if comma else None
    if rest is None or is_school(lead) or not names_field(lead) or len(lead.split()) > 2:
        return
    draft.values["area"] = _joined(source, area, (school.start, school.start + len(lead)))
    draft.values["institution"] = Found(value=source[slice(*rest)], ranges=(rest,), confidence=school.confidence)


def _join_school(source: str, draft: Draft, above: Row, below: Row, *, told: bool) -> None:
    """ "Institute of" over "Technology"; a row that the account tells is taken only as a whole."""
    school = draft.values.get("institution")
    if school is None or not _closes(source, school, above) or not _OPEN_END.search(school.value):
        return
    dates = find_date_ranges(below.text)
    name = _NAME.match(below.text, 0, dates[0].start if dates else len(below.text))
    span = bare(source, below.start, below.start + name.end()) if name is not None else None
    if span is None or (told and span != (below.start, below.end)):
        return
    written = source[slice(*span)]
    if not written[0].isupper() or len(written.split()) > _MOST_WORDS or find_degree(written) is not None:
        return
    draft.values["institution"] = _joined(source, school, span)
    area = draft.values.get("area")
    if area is not None and span[0] <= area.start < span[1]:
        del draft.values["area"]


def _closes(source: str, found: Found, row: Row) -> bool:
    """True where a value ends its row."""
    return row.start <= found.end <= row.end and not re.search(r"\w", source[found.end : row.end])


def _joined(source: str, found: Found, span: tuple[int, int]) -> Found:
    ranges: Sequence[tuple[int, int]] = (*found.ranges, span)
    return Found(value=f"{found.value} {source[slice(*span)]}", ranges=tuple(ranges), confidence=found.confidence)
