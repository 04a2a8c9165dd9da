"""Words with positions → lines in the order in which a person reads them: rows, columns, sidebars.

A gutter is believed only where both sides read as texts of their own. "Company ........ 2019 – 2021" stays one line,
its right part behind a tab: dates at the margin have a partner on each line and follow no line of their own.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

import numpy as np

from careerproof.documents.compose import BULLETS
from careerproof.documents.words import Word

_PHRASE_GAP = 0.95
"""In sizes of the letters: words closer than this stand in one phrase."""
_WIDE_GAP = 0.5
"""In sizes of the letters: a gap from which words may stand apart, where it is also unusual in its row."""
_STANDS_OUT = 2.2
"""How many times wider than the row's usual gap an unusual one is."""
_TAB_GAP = 1.6
"""In sizes of the letters: phrases farther apart than this are parted by a tab."""
_SAME_BASE = 0.18
"""In sizes of the letters: how far base lines of one row may differ between two columns."""
_SAME_ROW = 0.4
_MIN_GUTTER = 4.0
_MIN_ROWS = 3
_NEAR_ROWS = 4.0
"""In sizes of the letters: rows of a table are no farther apart than this."""
_STRAY = 2
_TALL = 12
"""Phrases up to which what lies below a rule across the page is still the end of a column, and from which on each side
that column is a tall one."""
_LABEL = 26
"""Characters up to which a part of a row may be a label or a date beside its text."""
_DEPTH = 6
_MOST_PHRASES = 3_000
"""Phrases from which a page is not searched for columns: no page that a person reads has so many."""
_MOST_RULES = 300
_SIDEBAR = 0.42
_DATED = re.compile(r"\d{4}|\b\d{1,2}/\d{2,4}|present|current|\bnow\b|today|ongoing", re.IGNORECASE)


Rule = tuple[float, float, float]


@dataclass(slots=True)
class Phrase:
    """Words that stand closely together on one base line."""

    words: list[Word]
    x0: float
    x1: float
    base: float
    size: float
    gaps: int = 0
    gap_sum: float = 0.0
    """How many spaces it has, and their widths together."""

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
    parts: list[list[Word]] = field(default_factory=list)
    """Its words in the parts that tabs divide, letter-spaced words joined."""
    spaced: bool = False
    cells: bool = False
    """Whether its parts are cells of a table."""

    @property
    def words(self) -> list[Word]:
        """Its words from left to right."""
        return [word for phrase in self.phrases for word in phrase.words]

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


def lay_out(words: Sequence[Word], width: float, rules: Sequence[Rule] = ()) -> PageLayout:
    """The page's rows in reading order.

    Args:
        words: the words in the order of the file.
        width: of the page, in points.
        rules: thin lines drawn from left to right: (left, right, height). One that crosses a gutter ends its columns.
    """
    upright = [word for word in words if word.upright]
    turned = [word for word in words if not word.upright]
    phrases = _phrases(upright)
    arranged = _Arrangement(width, rules[:_MOST_RULES])
    arranged.place(phrases, depth=0)
    arranged.rows = _with_margin_headings(arranged.rows)
    for phrase in _turned_phrases(turned):
        arranged.rows.append(Row([phrase], column=arranged.columns - 1, block=arranged.block + 1))
    for row in arranged.rows:
        row.spaced = any(_is_spaced(phrase.words) for phrase in row.phrases) or _is_spaced(row.words)
        row.parts = _parts(row)
    _mark_tables(arranged.rows)
    return PageLayout(arranged.rows, arranged.columns)


def _phrases(words: Sequence[Word]) -> list[Phrase]:
    """Words that follow each other in the file and on the page, as phrases."""
    found: list[Phrase] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None:
            size = max(word.size, last.size, 1.0)
            gap = word.x0 - last.x1
            if abs(word.base - last.base) < _SAME_ROW * size and -0.5 * size < gap < _reach(last, size):
                last.words.append(word)
                if not word.glued:
                    last.gaps += 1
                    last.gap_sum += gap
                last.x1 = max(last.x1, word.x1)
                if word.size > last.size:
                    last.size, last.base = word.size, word.base
                continue
        found.append(Phrase([word], word.x0, word.x1, word.base, max(word.size, 1.0)))
    return found


def _reach(phrase: Phrase, size: float) -> float:
    """How far the next word may stand from the phrase and still belong to it."""
    if phrase.gaps >= 2:
        return max(_WIDE_GAP * size, min(_PHRASE_GAP * size, _STANDS_OUT * phrase.gap_sum / phrase.gaps))
    return _PHRASE_GAP * size


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

    def __init__(self, width: float, rules: Sequence[Rule]) -> None:
        self.rows: list[Row] = []
        self.columns = 1
        self.block = 0
        self._width = width
        self._rules = rules

    def place(self, phrases: list[Phrase], *, depth: int, column: int = 0, sidebar: bool = False) -> None:
        """Appends the phrases' rows: columns one after the other, what spans them in its place between."""
        bands = _split(phrases, self._rules) if depth < _DEPTH and len(phrases) < _MOST_PHRASES else None
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


def _with_margin_headings(rows: list[Row]) -> list[Row]:
    """The rows with headings that stand in the left margin, beside their section's first line, on lines of their own.

    Such a heading has no digit (a date is no heading), white space above it, and most rows of the page begin right of
    it. Labels of a list ("Languages   English") follow each other closely and stay with their text.
    """
    labelled: dict[int, float] = {}
    before: Row | None = None
    for at, row in enumerate(rows):
        first = row.phrases[0]
        text = " ".join(word.text for word in first.words)
        apart = before is None or before.block != row.block or row.top - before.bottom > row.size
        if (
            len(row.phrases) > 1
            and apart
            and len(text) <= _LABEL
            and text[:1].isalpha()
            and not any(character.isdigit() or character == ":" for character in text)
            and row.phrases[1].x0 - first.x1 > _TAB_GAP * first.size
        ):
            labelled[at] = first.x0
        before = row
    edges = [round(x0 / 3) for x0 in labelled.values()]
    edge = max(sorted(set(edges)), key=edges.count, default=None)
    labelled = {at: x0 for at, x0 in labelled.items() if edge is not None and abs(x0 - 3 * edge) <= 4}
    if len(labelled) < _MIN_ROWS:
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


@dataclass(slots=True)
class _Band:
    """A stretch of the page from top to bottom: one text, or two side by side."""

    left: list[Phrase]
    right: list[Phrase] | None


def _extent(phrases: Sequence[Phrase]) -> float:
    return max(phrase.x1 for phrase in phrases) - min(phrase.x0 for phrase in phrases)


def _split(phrases: list[Phrase], rules: Sequence[Rule]) -> list[_Band] | None:
    """The bands that the best gutter makes, or None where no gutter is believed."""
    if len(phrases) < 2 * _MIN_ROWS:
        return None
    best: list[_Band] | None = None
    best_score = 0.0
    begins = sorted(phrase.x0 for phrase in phrases)
    ends = sorted(phrase.x1 for phrase in phrases)
    for gutter in _gutters(phrases):
        # No more lines can stand in two columns than phrases stand on the emptier side.
        most = min(bisect(ends, gutter), len(begins) - bisect(begins, gutter))
        if most < _MIN_ROWS or most <= best_score * 1.02:
            continue
        bands, score = _bands(phrases, gutter, rules)
        if score > best_score * 1.02:
            best, best_score = bands, score
    return best


def _gutters(phrases: Sequence[Phrase]) -> list[float]:
    """Where a gutter may end: left edges that phrases share, and right ends of strips that few phrases cross."""
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


def _bands(phrases: list[Phrase], gutter: float, rules: Sequence[Rule]) -> tuple[list[_Band], float]:
    """The phrases in bands by one gutter, and how much text stands in columns that way."""
    across = sorted((phrase for phrase in phrases if phrase.x0 < gutter < phrase.x1), key=lambda phrase: phrase.base)
    single: dict[int, list[Phrase]] = {at: [phrase] for at, phrase in enumerate(across)}
    cuts = [phrase.base for phrase in across]
    groups: dict[tuple[int, int], list[Phrase]] = {}
    heights = sorted(y for x0, x1, y in rules if x0 < gutter - 10 and x1 > gutter + 10)
    for phrase in phrases:
        if phrase.x0 < gutter < phrase.x1:
            continue
        at = bisect(cuts, phrase.base)
        # A phrase on the row of a crossing one belongs to it; otherwise it lies in the band between two crossings.
        for near in (at - 1, at):
            if 0 <= near < len(across) and abs(cuts[near] - phrase.base) < _SAME_BASE * max(
                phrase.size, across[near].size
            ):
                single[near].append(phrase)
                break
        else:
            groups.setdefault((at, bisect(heights, phrase.base)), []).append(phrase)
    bands: list[_Band] = []
    score = 0.0
    done, crossed = 0, -1
    for (at, _), group in sorted(groups.items()):
        for crossing in range(done, at):
            _extend(bands, single[crossing])
        done = max(done, at)
        left = [phrase for phrase in group if phrase.x1 <= gutter]
        right = [phrase for phrase in group if phrase.x1 > gutter]
        if crossed == at and not (left and right) and _is_stray(group, bands):
            bands[-1].left.extend(left)  # the last line of a column, below a rule across the page
            (bands[-1].right or []).extend(right)
            continue
        crossed = at
        if left and right and _are_columns(left, right):
            bands.append(_Band(left, right))
            score += min(len(_rows(left)), len(_rows(right)))
        else:
            _extend(bands, group)
    for crossing in range(done, len(across)):
        _extend(bands, single[crossing])
    return bands, score


def _is_stray(group: list[Phrase], bands: list[_Band]) -> bool:
    """Whether the group is a line or two that a rule cut off from tall columns."""
    return (
        bool(bands)
        and bands[-1].right is not None
        and len(group) <= _STRAY
        and min(len(bands[-1].left), len(bands[-1].right)) >= _TALL
    )


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
    if len(fewer) < _MIN_ROWS or _is_flush_right(rows_right) or not _overlap(rows_left, rows_right):
        return False
    if _is_markers(rows_left) or _is_markers(rows_right):
        return False
    shared = _shared(fewer, more)
    if shared < 0.5:
        return not _is_labels(fewer) or _runs(fewer) > 0.4
    if _wraps(rows_left) and _wraps(rows_right):
        return True
    if _is_labels(fewer) or _is_labels(more):
        return shared < 0.8 and _follows(fewer, more) > 0.6
    if shared > 0.9 and len(fewer) < 0.6 * len(more):
        return _follows(fewer, more) > 0.6
    return not _is_grid(fewer, more, shared)


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


def _wraps(rows: Sequence[Sequence[Phrase]]) -> bool:
    """Whether a sentence of this side goes on in its next row, as it does in a text and not in cells or dates."""
    widest = max(row[-1].x1 - row[0].x0 for row in rows)
    for row, after in pairwise(rows):
        near = after[0].base - row[0].base < 2.0 * row[0].size
        if near and after[0].words[0].text[:1].islower() and row[-1].x1 - row[0].x0 > 0.7 * widest:
            return True
    return False


def _is_flush_right(rows: Sequence[Sequence[Phrase]]) -> bool:
    """Whether the rows end at one right edge and begin anywhere, as dates and places set at the margin do."""
    ends = [row[-1].x1 for row in rows]
    begins = [row[0].x0 for row in rows]
    at_edge = sum(end > max(ends) - 3.0 for end in ends)
    at_start = sum(begin < min(begins) + 3.0 for begin in begins)
    return at_edge >= 0.8 * len(rows) and at_start <= 0.4 * len(rows)


def _runs(rows: Sequence[Sequence[Phrase]]) -> float:
    """The share of rows whose next row is as near as in a running text."""
    steps = [other - one < 2.5 * row[0].size for row, (one, other) in zip(rows, pairwise(_bases(rows)), strict=False)]
    return sum(steps) / len(steps) if steps else 0.0


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


def _parts(row: Row) -> list[list[Word]]:
    """The row's words in the parts that tabs divide, letter-spaced words joined."""
    parts: list[list[Word]] = []
    reach = 0.0
    words = row.words
    gaps = [right.x0 - left.x1 for left, right in pairwise(words) if not right.glued]
    if _is_spaced(words) and max(gaps, default=0.0) < 4.0 * row.size:
        return [_join_spaced(words)]
    usual = median(gaps) if len(gaps) > 1 else _TAB_GAP * row.size
    for phrase in row.phrases:
        gap = phrase.x0 - reach
        marker = len(parts) == 1 and sum(len(word.text) for word in parts[0]) <= 1
        limit = min(_TAB_GAP * min(phrase.size, row.size), max(_WIDE_GAP * row.size, _STANDS_OUT * usual))
        if parts and (gap < limit or marker):
            parts[-1].extend(phrase.words)
        else:
            parts.append(list(phrase.words))
        reach = max(reach, phrase.x1)
    return [_join_spaced(part) for part in parts]


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether the words are letters set apart ("E X P E R I E N C E")."""
    single = [word for word in words if len(word.text) == 1 and word.text.isalpha() and not word.glued]
    return len(single) >= 4 and len(single) >= 0.8 * len([word for word in words if word.text[:1].isalnum()])


def _join_spaced(words: list[Word]) -> list[Word]:
    """Letters set apart as the words that they make; the wider gaps are the spaces."""
    if not _is_spaced(words):
        return words
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    usual = median(gaps)
    for gap, word in zip(gaps, words[1:], strict=True):
        word.glued = gap < max(1.45 * usual, usual + 0.12 * word.size)
    return words


def _mark_tables(rows: Sequence[Row]) -> None:
    """Notes which rows are rows of a table: neighbours whose parts begin at the same places."""
    run: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row.parts) > 1 and (not run or _are_aligned(run[-1], row)):
            run.append(row)
            continue
        if len(run) >= _MIN_ROWS or (len(run) == 2 and min(len(one.parts) for one in run) > 2):
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
