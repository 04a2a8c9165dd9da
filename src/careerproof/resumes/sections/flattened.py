"""A résumé that was flattened to one line, as copying and databases do: its rows are made again.

Why: without them neither a heading nor a job is found. Headings stand in the running text with capitals; the words with
capitals before dates are the title and the employer; two spaces stand where a line ended or a mark was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import trimmed
from careerproof.resumes.lexicon import Heading, alternation, fold, load_headings, load_labels, load_places, load_titles
from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.degrees import find_degree, is_school, names_field
from careerproof.resumes.sections.naming import employer_weight, title_weight
from careerproof.resumes.sections.rows import Row

_SHORTEST = 500
"""Letters: a row that is shorter was not flattened."""

_NEAR = 90
"""Letters: as far behind its heading a section shows what it is."""

_MOST_HEAD_WORDS, _MOST_TITLE_WORDS = 14, 6
_JOINERS = frozenset(
    ("of", "and", "&", "for", "in", "the", "de", "la", "y", "und", "et", "e", "-", "–", "|", "/", "@", "at")
)
_WIDE = lazy(r"\s{2,}")
_MARKS = lazy(r"\s+[•▪●◦➢✓]\s*|\s{2,}")
_CONTACT = lazy(r"\S+@\S+|https?\S+|www\.\S+|\+?\(?\d[\d ().-]{8,}\d|\bEmail\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row that is made at [start, end) of a flattened one: whether it stands apart, and what it is."""

    start: int
    end: int
    apart: bool = False
    label: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """A heading within a flattened row, at [start, end) of its text."""

    start: int
    end: int
    kind: SectionKind


def unflatten(rows: Sequence[Row]) -> list[Row]:
    """The rows; one that holds a whole résumé in place of itself as the rows that it was made from."""
    made: list[Row] = []
    for row in rows:
        marks = _find_marks(row.text) if len(row.text) >= _SHORTEST and not row.bullet else []
        if len({mark.kind for mark in marks}) < 2:
            made.append(row)
            continue
        made.extend(_part(row, piece) for piece in _pieces_of(row.text, marks))
    return [replace(row, index=index) for index, row in enumerate(made)]


def _part(row: Row, piece: _Piece) -> Row:
    low, high = row.start + piece.start, row.start + piece.end
    return replace(
        row,
        start=low,
        end=high,
        text=row.text[piece.start : piece.end],
        cells=((low, high),),
        blank_before=piece.apart,
        line=replace(row.line, start=low, end=high, cells=()),
        label=piece.label,
    )


def _pieces_of(text: str, marks: Sequence[_Mark]) -> Iterator[_Piece]:
    """The rows that a flattened text is made of, headings apart."""
    yield from _tight(text, _head_rows(text, marks[0].start))
    for number, mark in enumerate(marks):
        yield _Piece(mark.start, mark.end, True)
        stop = marks[number + 1].start if number + 1 < len(marks) else len(text)
        yield from _tight(text, _READERS.get(mark.kind, _plain_rows)(text, mark.end, stop))


def _tight(text: str, pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    for piece in pieces:
        tight = trimmed(text, piece.start, piece.end)
        if tight is not None and re.search(r"\w", text[tight[0] : tight[1]]):
            yield replace(piece, start=tight[0], end=tight[1])


def _find_marks(text: str) -> list[_Mark]:
    """The headings of a flattened text: their words with capitals, and behind them what such a section holds."""
    marks: list[_Mark] = []
    for match in _headings().finditer(text):
        meaning = load_headings()[fold(match.group())]
        kind = meaning.kind
        if not _is_capital(match.group()) or (marks and marks[-1].kind == kind):
            continue
        if _shows(text, match, meaning):
            marks.append(_Mark(start=match.start(), end=match.end(), kind=kind))
    return marks


def _shows(text: str, match: re.Match[str], meaning: Heading) -> bool:
    """True where the words behind a heading are those of its section."""
    near = text[match.end() : match.end() + _NEAR]
    several = " " in match.group().strip()
    if meaning.kind == "work":
        return bool(find_date_ranges(text[match.end() : match.end() + 4 * _NEAR])) or (
            several and bool(title_weight(near[:40]))
        )
    if meaning.kind == "education":
        return find_degree(near) is not None or is_school(near)
    if meaning.kind == "languages":
        return any(word.casefold() in load_labels().languages for word in near.split()[:3])
    if not several and not meaning.certain:
        return False
    if several:
        return near[:1] in (" ", ":") and near.strip()[:1].isupper()
    before = text[: match.start()].rstrip()[-1:]
    return near[:2] in ("  ", ": ", " :") or before.isdigit() or before in ".:;)"


def _is_capital(words: str) -> bool:
    """True where every word that carries meaning begins with a capital."""
    return all(word[:1].isupper() or word in _JOINERS for word in re.findall(r"[^\W\d_]+", words))


@cache
def _headings() -> re.Pattern[str]:
    wanted = [words for words, meaning in load_headings().items() if meaning.strong and len(words) > 3]
    return re.compile(rf"(?<![\w-])(?:{alternation(wanted)})(?![\w-])", re.IGNORECASE)


def _head_rows(text: str, stop: int) -> Iterator[_Piece]:
    """The name alone, where few words stand before the first address or number; then the rest."""
    contact = _CONTACT.search(text, 0, stop)
    if contact is None or len(text[: contact.start()].split()) > _MOST_TITLE_WORDS:
        yield _Piece(0, stop)
        return
    yield _Piece(0, contact.start())
    yield _Piece(contact.start(), stop)


def _plain_rows(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """A row for each item between wide gaps or bullets."""
    yield from (_Piece(low, high) for low, high in _between(_MARKS, text, start, stop))


def _between(gaps: re.Pattern[str], text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches between gaps."""
    bounds = [(start, start), *(gap.span() for gap in gaps.finditer(text, start, stop)), (stop, stop)]
    return [(low[1], high[0]) for low, high in pairwise(bounds) if text[low[1] : high[0]].strip()]


def _work_rows(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """For each range of dates the title, the employer, the place, the dates; then the account."""
    content = text[start:stop]
    ranges = [dates for dates in find_date_ranges(content) if not dates.is_single]
    if not ranges:
        short = len(content.split()) < _MOST_HEAD_WORDS
        yield from _name_rows(text, start, stop) if short else [_Piece(start, stop)]
        return
    position = start
    for dates in ranges:
        low = start + dates.start
        head = _head_start(text, position, low)
        yield _Piece(position, head)
        yield from _name_rows(text, head, low)
        yield _Piece(low, start + dates.end, head == low)
        position = start + dates.end
    yield _Piece(position, stop)


def _head_start(text: str, start: int, stop: int) -> int:
    """Where the words with capitals begin that end at `stop`."""
    titles = load_titles()
    known = titles.nouns | titles.trades | titles.ranks
    first = stop
    for count, word in enumerate(reversed(list(re.finditer(r"\S+", text[start:stop])))):
        written = word.group()
        small = written.casefold().strip(".,")
        if count >= _MOST_HEAD_WORDS or (written.endswith((".", ";", ":")) and len(written) > 4):
            break
        if not (written[0].isupper() or written[0].isdigit() or small in known or small in _JOINERS):
            break
        if small not in _JOINERS:
            first = start + word.start()
    return first


def _name_rows(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """The title, which ends at its noun, the employer, and the place, which stands behind a gap."""
    told = False
    for number, (low, high) in enumerate(_between(_WIDE, text, start, stop)):
        title = None if told else _title(text[low:high])
        if title is None:
            placed = number > 0 and _is_placed(text[low:high])
            yield _Piece(low, high, not number, "place" if placed else None)
            continue
        told = True
        yield _Piece(low, low + title[0], not number)
        yield _Piece(low + title[0], low + title[1], not number)
        yield _Piece(low + title[1], high)


def _title(words: str) -> tuple[int, int] | None:
    """Where the title stands in a run of words: from a few words before its noun, which no other title follows."""
    tokens = list(re.finditer(r"\S+", words))
    for number in range(len(tokens) - 1, -1, -1):
        end = tokens[number].end()
        tail = words[end:].strip()
        is_head = title_weight(tokens[number].group()) >= 2 and title_weight(tail) < 2
        if is_head and (employer_weight(tokens[number].group()) < 1 or not tail):
            return tokens[max(number + 1 - _MOST_TITLE_WORDS, 0)].start(), end
    return None


def _is_placed(words: str) -> bool:
    """True for a few words that end with a city, a region or a country."""
    places, tokens = load_places(), words.split()
    if not 1 <= len(tokens) <= _MOST_TITLE_WORDS:
        return False
    tails = [" ".join(tokens[-count:]).casefold() for count in (1, 2, 3)]
    return any(tail in places.regions or tail in places.cities or tail in places.countries for tail in tails)


def _education_rows(text: str, start: int, stop: int) -> Iterator[_Piece]:
    """For each course its degree with the field, the school, the place behind a gap, and the dates that close it."""
    position = start
    for dates in find_date_ranges(text[start:stop]):
        low, high = start + dates.start, start + dates.end
        yield from _course_rows(text, position, low)
        yield _Piece(low, high)
        position = high
    yield from _course_rows(text, position, stop)


def _course_rows(text: str, start: int, stop: int) -> Iterator[_Piece]:
    for number, (low, high) in enumerate(_between(_WIDE, text, start, stop)):
        if number and _is_placed(text[low:high]):
            yield _Piece(low, high, label="place")
            continue
        school = low + _school_start(text[low:high])
        yield _Piece(low, school, not number)
        yield _Piece(school, high, not number and school == low)


def _school_start(words: str) -> int:
    """Where the school begins behind a degree and the words of its field; the end where nothing is left for it."""
    degree = find_degree(words)
    if degree is None:
        return 0
    tokens = list(re.finditer(r"\S+", words[degree[1].end() :]))
    school = next((number for number, token in enumerate(tokens) if is_school(token.group())), len(tokens))
    fields = [number for number, token in enumerate(tokens[:school]) if names_field(token.group())]
    last = fields[-1] if fields else -1
    opens = (
        school + 1 < len(tokens) and tokens[school + 1].group() in _JOINERS
    )  # "University of", not "Business School"
    if last + 1 == school and len(fields) > 1 and not opens:
        last = fields[-2]
    if last + 1 >= len(tokens):
        return len(words)
    first = tokens[last + 1]
    return degree[1].end() + first.start() if first.group()[0].isupper() else len(words)


_READERS: dict[SectionKind, Callable[[str, int, int], Iterator[_Piece]]] = {
    "work": _work_rows,
    "volunteer": _work_rows,
    "education": _education_rows,
}
