"""Rows that say everything twice, as a page copied from LinkedIn does: what a screen shows and what it reads aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.rows import Row

_TWICE = lazy(r"(\S.{1,160}?\S)\s?\1(?=\s|$)")
_DATES_TWICE = lazy(
    r"((?P<first>(?:[A-Z][a-z]{2} )?\d{4}) - (?P<last>(?:[A-Z][a-z]{2} )?\d{4}|Present)(?: · (?P<length>[^·]{2,20}?))?)"
    r"\s?(?P=first) to (?P=last)(?(length) · (?P=length))(?=\s|$)"
)
_FEWEST = 3


def undouble(rows: Sequence[Row]) -> list[Row]:
    """The rows with the second half of what is said twice left out, where at least three rows are nothing else.

    The lines that only name a picture ("Acme logo") are marked as furniture there.
    """
    whole = sum(_TWICE.fullmatch(row.text) is not None for row in rows)
    if whole < _FEWEST:
        return list(rows)
    return [replace(row, furniture=True) if row.text.endswith(" logo") else _once(row) for row in rows]


def _once(row: Row) -> Row:
    """The row with each part that stands twice once; the rest is blanked, so that every letter keeps its place."""
    kept, position = _parts(row.text)
    if not kept:
        return row
    rest = row.text[position:].strip()
    if rest:
        start = row.text.index(rest, position)
        kept.append((start, start + len(rest)))
    end = kept[-1][1]
    letters = ["\t"] * end
    for low, high in kept:
        letters[low:high] = row.text[low:high]
    cells = tuple((row.start + low, row.start + high) for low, high in kept)
    return replace(row, end=row.start + end, text="".join(letters), cells=cells)


def _parts(text: str) -> tuple[list[tuple[int, int]], int]:
    """The first of each two equal parts, from the row's start on, and where the last pair ends."""
    kept: list[tuple[int, int]] = []
    position = 0
    while match := _DATES_TWICE.match(text, position) or _TWICE.match(text, position):
        kept.append(match.span(1))
        position = match.end()
        while position < len(text) and text[position].isspace():
            position += 1
    return kept, position
