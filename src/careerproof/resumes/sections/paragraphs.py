"""Bullets and paragraphs: rows that belong together, each read as one flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.resumes.dates import ends_with_dates, is_dates_only, opens_with_dates
from careerproof.resumes.flow import Flow, Found
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.rows import Row

_ENDS = lazy(r"[.!?:;]['”\")]?$")
_ADDRESS = lazy(r"(?:https?:/{1,2} ?|www\.)\S+$", re.IGNORECASE)
"""An address on a row of its own; fonts that draw two strokes as one lose the second."""

_LONG = 40
"""Letters: a row with a blank line below it that is shorter than this has ended."""

_HANGING = lazy(
    r"(?:,|&|\w[-‐­]"
    r"|\s(?:and|or|the|of|to|in|for|with|a|y|e|de|del|la|el|et|du|des|und|der|die|das|mit|für|da|do|em))$"
)
"""Small letters only: "Harbour Clinic A" has ended."""

_NARROWEST = 1.3
"""A word of wide letters is as much wider than the average ones of its row."""

_SENTENCE = lazy(r"(?<=[.!?])['”\")]?\s+(?=[\"“(]?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATION = lazy(
    r"(?:\b[A-Z]|\b(?:e\.g|i\.e|etc|vs|inc|ltd|co|corp|dr|mr|ms|mrs|st|jr|sr|no|approx|dept|univ|u\.s|u\.k|z\.b|bzw))\.$",
    re.IGNORECASE,
)

Widths = dict[tuple[int | None, int], float]
"""The right edge of the widest row by page and column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A bullet, or a paragraph of running text."""

    flow: Flow
    bullet: bool
    rows: tuple[Row, ...]

    def found(self, confidence: float = 0.9) -> Found:
        """The whole of it as a value."""
        found = self.flow.found(confidence=confidence)
        if found is None:
            raise ValueError("a paragraph has words")
        return found


def read_paragraphs(source: str, rows: Sequence[Row], widths: Widths | None = None) -> list[Paragraph]:
    """The bullets and paragraphs of some rows, wrapped lines joined.

    `widths` are those of the whole section (see `measure`), where the rows are only a part of it.
    """
    widths = _widths(rows) if widths is None else widths
    groups: list[list[Row]] = []
    for row in rows:
        if groups and not row.bullet and _continues(groups[-1], row, widths):
            groups[-1].append(row)
        else:
            groups.append([row])
    paragraphs = []
    for group in groups:
        flow = Flow(source, [cell for row in group for cell in row.cells])
        if flow:
            paragraphs.append(Paragraph(flow=flow, bullet=group[0].bullet, rows=tuple(group)))
    return paragraphs


def is_wrapped(before: Row, row: Row, widths: Widths) -> bool:
    """True where a row goes on with the sentence of the row before it."""
    return not row.bullet and _continues([before], row, widths)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The offsets of the sentences of a text."""
    spans, start = [], 0
    for match in _SENTENCE.finditer(text):
        if _ABBREVIATION.search(text[start : match.start()]):
            continue
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return [(low, high) for low, high in spans if text[low:high].strip()]


def is_cut(row: Row) -> bool:
    """True for a row that has lost what stood in its right margin."""
    return row.line.end - row.end > 3


def measure(rows: Sequence[Row]) -> Widths:
    """The right edge (or the length, without positions) of the widest row, by page and column."""
    return _widths(rows)


def _widths(rows: Sequence[Row]) -> Widths:
    widths: Widths = {}
    for row in rows:
        key = (row.line.page, row.line.column)
        if (len(row.cells) > 1 or is_cut(row)) and row.line.box is not None:
            continue  # what stands in the right margin says nothing of where the text wraps
        widths[key] = max(widths.get(key, 0.0), _reach(row))
    return widths


def _reach(row: Row) -> float:
    return row.line.box[2] if row.line.box is not None else float(len(row.text))


def _continues(group: list[Row], row: Row, widths: Widths) -> bool:
    before = group[-1]
    if row.line.place != before.line.place or row.line.level is not None or before.line.level is not None:
        return False
    if len(row.cells) > 1 and (row.line.place == "table" or not row.text[:1].islower() or opens_with_dates(row.text)):
        return False
    if _ADDRESS.match(row.text) or (
        is_dates_only(row.text) and (before.text.endswith(",") or not _HANGING.search(before.text))
    ):
        return False
    if row.text[:1].islower() and not opens_with_dates(row.text):
        return not row.blank_before or (len(before.text) > _LONG and not _ENDS.search(before.text))
    if not row.blank_before and _HANGING.search(before.text):
        return True
    if ends_with_dates(before.text) or len(before.cells) > 1 or row.blank_before or row.line.bold != before.line.bold:
        return False
    if row.size and before.size and abs(row.size - before.size) > 0.6:
        return False
    width = widths.get((before.line.page, before.line.column), 0.0)
    return _fills(before, width, group[0].bullet) and not _has_room(before, row, width)


def _has_room(row: Row, following: Row, width: float) -> bool:
    """True where the next row's first word would have fitted behind a row, so that nothing made it wrap.

    The room is known in letters alone; with positions, a letter is as wide as those of the row are on average.
    """
    word = following.text.split(maxsplit=1)[0]
    box = row.line.box
    if box is None:
        return len(row.text) + 1 + len(word) <= width
    letter = (box[2] - box[0]) / max(len(row.text), 1)
    return box[2] + letter * (1 + len(word)) * _NARROWEST <= width and not is_cut(row)


def _fills(row: Row, width: float, bullet: bool) -> bool:
    """True where a row reaches the right margin, so that the next word had to wrap."""
    box = row.line.box
    ended = _ENDS.search(row.text) is not None
    if is_cut(row):
        return len(row.text) > 60
    if box is not None:
        measure_from = box[0]
        share = (box[2] - measure_from) / max(width - measure_from, 1.0)
        if width - measure_from < 120:
            return not ended and share > 0.7 and bullet
        return share > (0.97 if ended else 0.85)
    if width < 50:
        return False
    return (
        row.text[-1:] != "." and len(row.text) > 0.72 * width if not ended else len(row.text) > 0.95 * width and bullet
    )
