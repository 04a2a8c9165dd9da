"""Sections of things with a date each: which rows belong to one certificate, award or publication."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Flow, bare, trimmed, without
from careerproof.resumes.sections.paragraphs import Paragraph, Widths, measure, read_paragraphs
from careerproof.resumes.sections.rows import Row

_NARROW = 220.0
"""Points: a column beside another one is about a third of a page."""


def group_dated(source: str, rows: Sequence[Row]) -> list[list[Paragraph]]:
    """The paragraphs of each thing: with bullets each bullet; else a group ends at its date or a gap."""
    widths = measure(rows)
    parts = [
        part for chunk in _chunks(rows) for part in read_paragraphs(source, chunk, _known_widths(rows, chunk, widths))
    ]
    if not parts:
        return []
    bold = [part.rows[0].line.bold for part in parts]
    leads = any(bold) and not all(bold)
    dated = [bool(find_date_ranges(part.flow.text)) for part in parts]
    spread = not all(dated) and any(dated) and sum(dated) * 2 <= len(parts) + 1 and len(parts) > 1
    groups: list[list[Paragraph]] = []
    for index, part in enumerate(parts):
        starts = not groups or part.bullet or part.rows[0].blank_before
        if groups and not starts:
            if leads:
                starts = bold[index] and not bold[index - 1]
            elif spread:
                own = any(find_date_ranges(item.flow.text) for item in groups[-1])
                starts = own and _begins(groups[-1], part)
            else:
                starts = True
        if starts:
            groups.append([part])
        else:
            groups[-1].append(part)
    return groups


def without_stretches(part: Paragraph, holes: Sequence[tuple[int, int]]) -> Flow:
    """What is left of a paragraph when dates and links are cut out, without the marks around them.

    A comma at the end of a line inside it stays: it stands within a name.
    """
    source, pieces = part.flow.source, []
    ranges = part.flow.ranges
    for number, (start, end) in enumerate(ranges):
        for low, high in without([(start, end)], holes):
            tight = bare(source, low, high, " \t,;:|•·–—-*()[]")
            if tight is None:
                continue
            first = tight[0] if low != start or number == 0 else low
            last = tight[1] if high != end or number == len(ranges) - 1 else high
            pieces.append((first, last))
    if pieces and (last_piece := bare(source, *pieces[-1], junk=" \t,;:|•·–—-")):
        pieces[-1] = last_piece  # the comma before a date that stands on a line of its own
    return Flow(source, [tight for low, high in pieces if (tight := trimmed(source, low, high))])


def _chunks(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows cut after each that ends in a date, so that nothing runs on into the next."""
    chunks: list[list[Row]] = [[]]
    for row in rows:
        chunks[-1].append(row)
        dates = find_date_ranges(row.text)
        if dates and not re.search(r"\w", row.text[dates[-1].end :]):
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _known_widths(rows: Sequence[Row], chunk: Sequence[Row], widths: Widths) -> Widths:
    """The widths by which lines wrap. In a narrow column nearly every line is full, so that where a date ends a thing
    of several lines, their width says nothing, and their words must tell which belong together.
    """
    if len(chunk) < 3 or not find_date_ranges(chunk[-1].text):
        return widths
    known = dict(widths)
    for key, width in widths.items():
        lefts = [row.line.box[0] for row in rows if row.line.box and (row.line.page, row.line.column) == key]
        if lefts and width - min(lefts) < _NARROW:
            known[key] = math.inf
    return known


def _begins(group: Sequence[Paragraph], part: Paragraph) -> bool:
    """True unless the group's date opened it, so that undated rows still belong to it."""
    opened = bool(find_date_ranges(group[0].flow.text))
    return bool(find_date_ranges(part.flow.text)) if opened and len(group) < 3 else True
