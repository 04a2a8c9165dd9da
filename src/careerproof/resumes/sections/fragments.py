"""The parts of an entry's head between tabs, bars and dashes: what may be a title, an employer, a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.resumes.dates import DateRange
from careerproof.resumes.flow import bare
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.anchors import ENDINGS
from careerproof.resumes.sections.entries import PLACEHOLDER, Entry
from careerproof.resumes.sections.naming import is_named_title, title_weight
from careerproof.resumes.sections.rows import Row, Styles

_SEPARATOR = lazy(
    r"\s*(?:â€.|ï¼.?)\s*|\s+[|•·●▪⋄∣¦]\s*|\s*[|•●▪∣¦]\s*|\s+[–—−-]+\s+|\s*[—]\s*|\s+-\s*$"
    r"|\s+@\s+|\s+at\s+(?=[A-Z])|\s+bei\s+(?=[A-Z])|\s+chez\s+(?=[A-Z])|\s+/\s+(?=[A-Z][a-z]+, [A-Z])|\s*;\s+"
)
_SLASH = lazy(r"\s+/\s+")
_COLON = lazy(r"\s*:\s+")
_OPEN_DASH = lazy(r"\s+[-–]\s*")
_LABELLED = lazy(
    r"^(?P<label>company|employer|organi[sz]ation|client|position|title|job title|role|designation|date|dates"
    r"|duration|period|location|place|from|institution|degree|empresa|cliente|puesto|cargo|fechas?|periodo|período|lugar|local"
    r"|entreprise|employeur|poste|intitulé|dates|période|lieu|arbeitgeber|firma|unternehmen|funktion|tätigkeit|zeitraum|ort"
    r"|empregador|função|data)(?:\s*\d{1,2})?\s*:\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fragment:
    """A part of an entry's head between separators: where it stands, and whether it is bold."""

    start: int
    end: int
    text: str
    row: int
    bold: bool
    label: str | None = None
    placed: bool = False
    """True where a place, or the dash before one that was left out, stands right behind it, as behind employers."""


def read_fragments(source: str, entry: Entry, styles: Styles, *, names_job: bool = True) -> list[Fragment]:
    """The parts of an entry's head between tabs, bars and dashes, dates cut out; of one that `names_job`, also those
    beside a colon.
    """
    fragments = []
    for number, row in enumerate(entry.head):
        holes = [_widened(source, row, dates) for dates, offset in entry.dates if offset == row.start]
        holes += _slashes(source, row, holes) + (_colons(source, row) if names_job else [])
        holes += [match.span() for match in PLACEHOLDER.finditer(source, row.start, row.end)]
        for low, high in row.cells:
            for part in _split(source, low, high, holes):
                label = _LABELLED.match(source[part[0] : part[1]])
                start = part[0] + (label.end() if label else 0)
                tight = bare(source, start, part[1], " \t,;:|•·–—-*•▪●()\ufeff")
                if tight is None or (entry.is_placeholder and source[tight[0] : tight[1]] in ("City", "State")):
                    continue
                tight = _with_parenthesis(source, tight, part[1])
                fragments.append(
                    Fragment(
                        start=tight[0],
                        end=tight[1],
                        text=source[tight[0] : tight[1]],
                        row=number,
                        bold=styles.is_bold(tight[0]) or row.bold,
                        label=label["label"].casefold() if label else row.label,
                        placed=_OPEN_DASH.fullmatch(source, tight[1], row.end) is not None,
                    )
                )
    return fragments


def _slashes(source: str, row: Row, dates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The slashes of a row that parts its dates off with one ("Clerk / Acme / 2019 – 2021"); elsewhere a slash may join
    two titles.
    """
    around = ((source[row.start : low], source[high : row.end]) for low, high in dates)
    if not any(re.search(r"\s/\s*$", before) or re.match(r"\s*/\s", after) for before, after in around):
        return []
    return [match.span() for match in _SLASH.finditer(source, row.start, row.end)]


def _colons(source: str, row: Row) -> list[tuple[int, int]]:
    """The colon between a title and an employer ("Clerk: Acme Corp", "Acme Corp (Austin, TX): Clerk")."""
    found = []
    for match in _COLON.finditer(source, row.start, row.end):
        before, after = source[row.start : match.start()], re.split(r",\s", source[match.end() : row.end])[0]
        if _LABELLED.match(source[row.start : match.end()]):
            continue
        if is_named_title(before) or (is_named_title(after) and not title_weight(before)):
            found.append(match.span())
    return found


def _with_parenthesis(source: str, span: tuple[int, int], limit: int) -> tuple[int, int]:
    """The stretch with the closing bracket that belongs to it."""
    words = source[span[0] : span[1]]
    if words.count("(") > words.count(")") and span[1] < limit and source[span[1]] == ")":
        return span[0], span[1] + 1
    if source[span[1] : span[1] + 1] == "." and ENDINGS.search(source[span[0] : span[1] + 1]):
        return span[0], span[1] + 1
    return span


def _widened(source: str, row: Row, dates: DateRange) -> tuple[int, int]:
    """The place of dates in the document with the brackets around them."""
    low, high = row.start + dates.start, row.start + dates.end
    if low > row.start and source[low - 1] in "([":
        low -= 1
        while high < row.end and source[high] not in ")]":
            high += 1
        high = min(high + 1, row.end)
    return low, high


def _split(source: str, low: int, high: int, holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretch cut at the holes and at separators."""
    parts, position = [], low
    cuts = [(max(a, low), min(b, high)) for a, b in holes if a < high and low < b]
    cuts += [match.span() for match in _SEPARATOR.finditer(source, low, high)]
    for start, stop in sorted(cuts):
        if start > position:
            parts.append((position, start))
        position = max(position, stop)
    if position < high:
        parts.append((position, high))
    return parts
