"""Words with positions → lines in the order in which a person reads them: rows, columns, sidebars.

A gutter is believed only where both sides read as texts of their own. "Company ........ 2019 – 2021" stays one line,
its right part behind a tab: dates at the margin have a partner on each line and follow no line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from careerproof.documents.compose import BULLETS
from careerproof.documents.words import Word

_PHRASE_GAP = 0.95
"""In sizes of the letters: words closer than this stand in one phrase."""
_TAB_GAP = 1.6
"""In sizes of the letters: phrases farther apart than this are parted by a tab."""
_SAME_BASE = 0.18
"""In sizes of the letters: how far base lines of one row may differ between two columns."""
_SAME_ROW = 0.4
_MIN_GUTTER = 4.0
_MIN_ROWS = 3
_LABEL = 26
"""Characters up to which a part of a row may be a label or a date beside its text."""
_DEPTH = 6
_SIDEBAR = 0.42
_DATED = re.compile(r"\d{4}|\b\d{1,2}/\d{2,4}|present|current|\bnow\b|today|ongoing", re.IGNORECASE)


@dataclass(slots=True)
class Phrase:
    """Words that stand closely together on one base line."""

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float

    @property
    def characters(self) -> int:
        """How many letters it has."""
        return sum(len(word.text) for word in self.words)


@dataclass(slots=True)
class Row:
    """A line as laid out: its phrases from left to right, its column, and whether that column is a sidebar."""

    phrases: list[Phrase]
    column: int = 0
    sidebar: bool = False
    block: int = 0

    @property
    def base(self) -> float:
        """The base line of the largest phrase."""
        return max(self.phrases, key=lambda phrase: phrase.size).base

    @property
    def size(self) -> float:
        """The size of the largest phrase."""
        return max(phrase.size for phrase in self.phrases)

    @property
    def x0(self) -> float:
        """The left end."""
        return min(phrase.x0 for phrase in self.phrases)

    @property
    def x1(self) -> float:
        """The right end."""
        return max(phrase.x1 for phrase in self.phrases)

    @property
    def top(self) -> float:
        """Where the letters begin; a font's own box would take in white space above them."""
        return min(phrase.base - 0.75 * phrase.size for phrase in self.phrases)

    @property
    def bottom(self) -> float:
        """Where the letters end."""
        return max(phrase.base + 0.25 * phrase.size for phrase in self.phrases)


@dataclass(slots=True)
class PageLayout:
    """The rows of a page in reading order, and how many columns the page has at its widest."""

    rows: list[Row]
    columns: int


def lay_out(words: Sequence[Word], width: float) -> PageLayout:
    """The page's rows in reading order.

    Args:
        words: the words in the order of the file.
        width: of the page, in points.
    """
    upright = [word for word in words if word.upright]
    turned = [word for word in words if not word.upright]
    phrases = _phrases(upright)
    arranged = _Arrangement(width)
    arranged.place(phrases, depth=0)
    for phrase in _turned_phrases(turned):
        arranged.rows.append(Row([phrase], column=arranged.columns - 1, block=arranged.block + 1))
    return PageLayout(arranged.rows, arranged.columns)


def _phrases(words: Sequence[Word]) -> list[Phrase]:
    """Words that follow each other in the file and on the page, as phrases."""
    found: list[Phrase] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None:
            size = max(word.size, last.size, 1.0)
            gap = word.x0 - last.x1
            if abs(word.base - last.base) < _SAME_ROW * size and -0.5 * size < gap < _PHRASE_GAP * size:
                last.words.append(word)
                last.x1 = max(last.x1, word.x1)
                if word.size > last.size:
                    last.size, last.base = word.size, word.base
                continue
        found.append(Phrase([word], word.x0, word.x1, word.base, max(word.size, 1.0)))
    return found


def _turned_phrases(words: Sequence[Word]) -> list[Phrase]:
    """Writing that does not run from left to right: one phrase for each stretch in the file."""
    found: list[Phrase] = []
    for word in words:
        if found and abs(found[-1].words[-1].size - word.size) < 0.2 and len(found[-1].words) < 40:
            found[-1].words.append(word)
        else:
            found.append(Phrase([word], word.x0, word.x1, word.base, max(word.size, 1.0)))
    return found


class _Arrangement:
    """Rows as they are put in order."""

    def __init__(self, width: float) -> None:
        self.rows: list[Row] = []
        self.columns = 1
        self.block = 0
        self._width = width

    def place(self, phrases: list[Phrase], *, depth: int, column: int = 0, sidebar: bool = False) -> None:
        """Appends the phrases' rows: columns one after the other, what spans them in its place between."""
        bands = _split(phrases) if depth < _DEPTH else None
        if bands is None:
            self.block += 1
            self.rows.extend(Row(row, column=column, sidebar=sidebar, block=self.block) for row in _rows(phrases))
            return
        for band in bands:
            if band.right is None:
                self.place(band.left, depth=depth + 1, column=column, sidebar=sidebar)
                continue
            self.columns = max(self.columns, column + 2)
            wide_left, wide_right = _extent(band.left), _extent(band.right)
            self.place(band.left, depth=depth + 1, column=column, sidebar=self._narrow(wide_left, wide_right))
            self.place(band.right, depth=depth + 1, column=column + 1, sidebar=self._narrow(wide_right, wide_left))

    def _narrow(self, own: float, other: float) -> bool:
        return own < _SIDEBAR * self._width and own * 1.25 < other


@dataclass(slots=True)
class _Band:
    """A stretch of the page from top to bottom: one text, or two side by side."""

    left: list[Phrase]
    right: list[Phrase] | None


def _extent(phrases: Sequence[Phrase]) -> float:
    return max(phrase.x1 for phrase in phrases) - min(phrase.x0 for phrase in phrases)


def _split(phrases: list[Phrase]) -> list[_Band] | None:
    """The bands that the best gutter makes, or None where no gutter is believed."""
    if len(phrases) < 2 * _MIN_ROWS:
        return None
    best: list[_Band] | None = None
    best_score = 0.0
    for gutter in _gutters(phrases):
        bands, score = _bands(phrases, gutter)
        if score > best_score * 1.02:
            best, best_score = bands, score
    return best


def _gutters(phrases: Sequence[Phrase]) -> list[float]:
    """Where a gutter may end: left edges that several phrases share, and right ends of strips that few phrases cross."""
    edges: dict[int, list[float]] = {}
    for phrase in phrases:
        edges.setdefault(round(phrase.x0 / 3), []).append(phrase.x0)
    found: list[float] = []
    for key in sorted(edges):
        near = edges[key] + edges.get(key + 1, [])
        if len(near) >= _MIN_ROWS:
            found.append(min(near) - 1.0)
    widest = 0.6 * _extent(phrases)
    spans = sorted((phrase.x0, phrase.x1) for phrase in phrases if phrase.x1 - phrase.x0 < widest)
    reach = spans[0][1] if spans else 0.0
    for x0, x1 in spans:
        if x0 - reach > _MIN_GUTTER:
            found.append(x0 - 1.0)
        reach = max(reach, x1)
    leftmost = min(phrase.x0 for phrase in phrases)
    return sorted({round(gutter, 1) for gutter in found if gutter > leftmost + 8})


def _bands(phrases: list[Phrase], gutter: float) -> tuple[list[_Band], float]:
    """The phrases in bands by one gutter, and how much text stands in columns that way."""
    across = sorted(
        (phrase for phrase in phrases if phrase.x0 < gutter and phrase.x1 > gutter), key=lambda phrase: phrase.base
    )
    cuts = np.array([phrase.base for phrase in across])
    beside = [phrase for phrase in phrases if not (phrase.x0 < gutter and phrase.x1 > gutter)]
    # A phrase on the row of a crossing one belongs to it; otherwise it lies in the band between two crossings.
    groups: dict[int, list[Phrase]] = {}
    single: dict[int, list[Phrase]] = {at: [phrase] for at, phrase in enumerate(across)}
    for phrase in beside:
        at = int(np.searchsorted(cuts, phrase.base))
        for near in (at - 1, at):
            if 0 <= near < len(across) and abs(cuts[near] - phrase.base) < _SAME_BASE * max(
                phrase.size, across[near].size
            ):
                single[near].append(phrase)
                break
        else:
            groups.setdefault(at, []).append(phrase)
    bands: list[_Band] = []
    score = 0.0
    for at in range(len(across) + 1):
        group = groups.get(at, [])
        left = [phrase for phrase in group if phrase.x1 <= gutter]
        right = [phrase for phrase in group if phrase.x1 > gutter]
        if left and right and _are_columns(left, right):
            bands.append(_Band(left, right))
            score += min(len(_rows(left)), len(_rows(right)))
        elif group:
            _extend(bands, group)
        if at < len(across):
            _extend(bands, single[at])
    return bands, score


def _extend(bands: list[_Band], phrases: list[Phrase]) -> None:
    if bands and bands[-1].right is None:
        bands[-1].left.extend(phrases)
    else:
        bands.append(_Band(list(phrases), None))


def _are_columns(left: list[Phrase], right: list[Phrase]) -> bool:
    """Whether the two sides are texts of their own, rather than parts of common rows."""
    if min(phrase.x0 for phrase in right) - max(phrase.x1 for phrase in left) < _MIN_GUTTER:
        return False
    rows_left, rows_right = _rows(left), _rows(right)
    fewer, more = sorted((rows_left, rows_right), key=len)
    if len(fewer) < 2 or len(more) < _MIN_ROWS:
        return False
    if _is_markers(rows_left) or _is_markers(rows_right):
        return False
    if not _overlap(rows_left, rows_right):
        return False
    shared = _shared(fewer, more)
    if shared < 0.5 and len(fewer) >= _MIN_ROWS:
        return not (_is_labels(fewer) and shared > 0.3 and len(fewer) < 0.5 * len(more))
    if _is_labels(fewer) or _is_labels(more):
        return shared < 0.8 and _follows(fewer, more) > 0.6
    if shared > 0.9 and len(fewer) < 0.6 * len(more):
        return _follows(fewer, more) > 0.6
    return len(fewer) >= _MIN_ROWS and not _is_grid(fewer, more, shared)


def _rows(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """Phrases on one base line together, from top to bottom and from left to right."""
    rows: list[list[Phrase]] = []
    for phrase in sorted(phrases, key=lambda phrase: (phrase.base, phrase.x0)):
        if rows:
            last = max(rows[-1], key=lambda other: other.size)
            if abs(phrase.base - last.base) < _SAME_ROW * min(phrase.size, last.size) or (
                abs(phrase.base - last.base) < 0.3 * max(phrase.size, last.size)
            ):
                rows[-1].append(phrase)
                continue
        rows.append([phrase])
    return [sorted(row, key=lambda phrase: phrase.x0) for row in rows]


def _bases(rows: Sequence[Sequence[Phrase]]) -> list[float]:
    return [row[0].base for row in rows]


def _overlap(one: Sequence[Sequence[Phrase]], other: Sequence[Sequence[Phrase]]) -> bool:
    """Whether both reach over a common height."""
    first, second = _bases(one), _bases(other)
    return min(max(first), max(second)) - max(min(first), min(second)) > 0


def _shared(fewer: Sequence[Sequence[Phrase]], more: Sequence[Sequence[Phrase]]) -> float:
    """The share of rows of the shorter side that stand on a base line of the other."""
    bases = np.array(_bases(more))
    hits = sum(bool(np.min(np.abs(bases - row[0].base)) < _SAME_BASE * row[0].size) for row in fewer)
    return hits / len(fewer)


def _is_markers(rows: Sequence[Sequence[Phrase]]) -> bool:
    """Whether the side is nothing but list markers, icons or numbers."""
    return sum(phrase.characters for row in rows for phrase in row) <= 2.5 * len(rows)


def _is_labels(rows: Sequence[Sequence[Phrase]]) -> bool:
    """Whether most rows are dates, or short, as places and dates at a margin are."""
    texts = [" ".join(word.text for phrase in row for word in phrase.words) for row in rows]
    dated = sum(len(text) <= 2 * _LABEL and bool(_DATED.search(text)) for text in texts)
    short = sum(len(text) <= _LABEL for text in texts)
    return 2 * dated > len(rows) or short > 0.85 * len(rows)


def _follows(fewer: Sequence[Sequence[Phrase]], more: Sequence[Sequence[Phrase]]) -> float:
    """The share of rows of the shorter side whose next row follows at once, as in a running text."""
    if len(fewer) < 2:
        return 0.0
    every = np.array(sorted(_bases(fewer) + _bases(more)))
    steps = 0
    for one, other in pairwise(_bases(fewer)):
        between = np.sum((every > one + 1.5) & (every < other - 1.5))
        steps += int(between == 0)
    return steps / (len(fewer) - 1)


def _is_grid(fewer: Sequence[Sequence[Phrase]], more: Sequence[Sequence[Phrase]], shared: float) -> bool:
    """Whether both sides are cells of common rows: as many, on the same base lines, none wrapped."""
    if shared < 0.95 or len(fewer) < 0.8 * len(more):
        return False
    for side in (fewer, more):
        if sum(_has_bullet(row) for row in side) > 0.3 * len(side):
            return False
    widths = [row[-1].x1 - row[0].x0 for row in (*fewer, *more)]
    # Running text fills its column: most of its lines are nearly as long as the longest.
    return sum(width > 0.85 * max(widths) for width in widths) < 0.5 * len(widths)


def _has_bullet(row: Sequence[Phrase]) -> bool:
    word = row[0].words[0]
    return word.bullet or word.text[:1] in BULLETS


def parts_of(row: Row) -> list[list[Word]]:
    """The row's words in the parts that tabs divide, letter-spaced words joined."""
    parts: list[list[Word]] = []
    reach = 0.0
    for phrase in row.phrases:
        gap = phrase.x0 - reach
        marker = len(parts) == 1 and sum(len(word.text) for word in parts[0]) <= 1
        if parts and (gap < _TAB_GAP * min(phrase.size, row.size) or marker):
            parts[-1].extend(phrase.words)
        else:
            parts.append(list(phrase.words))
        reach = max(reach, phrase.x1)
    return [_join_spaced(part) for part in parts]


def is_spaced(words: Sequence[Word]) -> bool:
    """Whether the words are letters set apart ("E X P E R I E N C E")."""
    single = [word for word in words if len(word.text) == 1 and word.text.isalpha()]
    return len(single) >= 4 and len(single) >= 0.8 * len([word for word in words if word.text[:1].isalnum()])


def _join_spaced(words: list[Word]) -> list[Word]:
    """Letters set apart as the words that they make; the wider gaps are the spaces."""
    if not is_spaced(words):
        return words
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    usual = median(gaps)
    for gap, word in zip(gaps, words[1:], strict=True):
        word.glued = gap < max(1.45 * usual, usual + 0.12 * word.size)
    return words
