"""Phrases → rows in reading order: columns one after the other, what spans them in its place between.

A gutter is believed only where both sides read as texts of their own. "Company ........ 2019 – 2021" stays one line,
its right part behind a tab: dates at the margin have a partner on each line and follow no line of their own.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from careerproof.documents.pages.phrases import Phrase, Row
from careerproof.documents.pages.sides import MIN_GUTTER, MIN_ROWS, SAME_BASE, are_columns, make_rows

_STRAY = 2
_TALL = 12
"""Phrases up to which what lies below a rule across the page is still the end of a column, and from which on each side
that column is a tall one."""
_DEPTH = 6
_MOST_PHRASES = 3_000
"""Phrases from which a page is not searched for columns: no page that a person reads has so many."""
_MOST_RULES = 300
_MOST_LOOKS = 40_000
"""Phrases looked at in all trials of a page; a dense page takes a tenth."""
_MOST_GUTTERS = 24
"""Gutters that are tried: pages have a handful, only scattered words have edges at every third point."""
_SIDEBAR = 0.42
_INDENT = 3.0
"""In sizes of the letters: how far a list is indented at most."""
_SAME_EDGE = 2.0
"""Points: how far left edges of one column differ at most."""

Rule = tuple[float, float, float]
"""A thin line drawn from left to right: left, right, height."""


def arrange(phrases: list[Phrase], width: float, rules: Sequence[Rule]) -> tuple[list[Row], int]:
    """The rows in reading order, and how many columns the page has at its widest."""
    arranged = _Arrangement(width, rules[:_MOST_RULES])
    arranged.place(phrases, depth=0)
    return arranged.rows, arranged.columns


class _Arrangement:
    """Rows as they are put in order."""

    def __init__(self, width: float, rules: Sequence[Rule]) -> None:
        self.rows: list[Row] = []
        self.columns = 1
        self.block = 0
        self._width = width
        self._rules = rules
        self._looks = _MOST_LOOKS

    def place(self, phrases: list[Phrase], *, depth: int, column: int = 0, sidebar: bool = False) -> None:
        """Appends the phrases' rows: columns one after the other, what spans them in its place between."""
        bands = self._split(phrases) if depth < _DEPTH else None
        if bands is None:
            self.block += 1
            self.rows.extend(Row(row, column=column, sidebar=sidebar, block=self.block) for row in make_rows(phrases))
            self._mark(depth, 0, 0)
            return
        for number, band in enumerate(bands):
            if band.right is None:
                self.place(band.left, depth=depth + 1, column=column, sidebar=sidebar)
                self._mark(depth, number, 0)
                continue
            self.columns = max(self.columns, column + 2)
            wide_left, wide_right = _extent(band.left), _extent(band.right)
            self.place(band.left, depth=depth + 1, column=column, sidebar=self._narrow(wide_left, wide_right))
            self._mark(depth, number, 0)
            self.place(band.right, depth=depth + 1, column=column + 1, sidebar=self._narrow(wide_right, wide_left))
            self._mark(depth, number, 1)

    def _mark(self, depth: int, band: int, side: int) -> None:
        """Notes the band of the page, and its side, on the rows placed last."""
        for row in reversed(self.rows if depth == 0 else ()):
            if row.band >= 0:
                break
            row.band, row.side = band, side

    def _split(self, phrases: list[Phrase]) -> list[_Band] | None:
        """The bands that the best gutter makes, or None where no gutter is believed."""
        if not 2 * MIN_ROWS <= len(phrases) < _MOST_PHRASES:
            return None
        best: list[_Band] | None = None
        best_score = 0.0
        for gutter, most in _promising(phrases):
            if most <= best_score * 1.02 or self._looks < len(phrases):
                continue
            self._looks -= len(phrases)
            bands, score = _bands(phrases, gutter, self._rules)
            if score > best_score * 1.02:
                best, best_score = bands, score
        return best

    def _narrow(self, own: float, other: float) -> bool:
        return own < _SIDEBAR * self._width and own * 1.25 < other


@dataclass(slots=True)
class _Band:
    """A stretch of the page from top to bottom: one text, or two side by side."""

    left: list[Phrase]
    right: list[Phrase] | None


def _extent(phrases: Sequence[Phrase]) -> float:
    return max(phrase.x1 for phrase in phrases) - min(phrase.x0 for phrase in phrases)


def _promising(phrases: Sequence[Phrase]) -> list[tuple[float, int]]:
    """The gutters worth a trial from left to right, each with how many lines can stand in two columns there.

    That is no more than phrases stand on the emptier side.
    """
    begins = sorted([phrase.x0 for phrase in phrases])
    ends = sorted([phrase.x1 for phrase in phrases])
    found: list[tuple[float, int]] = []
    for gutter in _gutters(phrases):
        most = min(bisect(ends, gutter), len(begins) - bisect(begins, gutter))
        if most >= MIN_ROWS:
            found.append((gutter, most))
    if len(found) > _MOST_GUTTERS:
        found = sorted(sorted(found, key=lambda one: -one[1])[:_MOST_GUTTERS])
    return found


def _gutters(phrases: Sequence[Phrase]) -> list[float]:
    """Where a gutter may end: left edges that phrases share, and right ends of strips that few phrases cross."""
    edges: dict[int, list[float]] = {}
    for phrase in phrases:
        edges.setdefault(round(phrase.x0 / 3), []).append(phrase.x0)
    found: list[float] = []
    for key in sorted(edges):
        near = edges[key] + edges.get(key + 1, [])
        if len(near) >= MIN_ROWS:
            found.append(min(near) - 1.0)
    widest = 0.6 * _extent(phrases)
    spans = sorted((phrase.x0, phrase.x1) for phrase in phrases if phrase.x1 - phrase.x0 < widest)
    reach = spans[0][1] if spans else 0.0
    for x0, x1 in spans:
        if x0 - reach > MIN_GUTTER:
            found.append(x0 - 1.0)
        reach = max(reach, x1)
    leftmost = min(phrase.x0 for phrase in phrases)
    return sorted({round(gutter, 1) for gutter in found if gutter > leftmost + 8})


def _bands(phrases: list[Phrase], gutter: float, rules: Sequence[Rule]) -> tuple[list[_Band], float]:
    """The phrases in bands by one gutter, and how much text stands in columns that way."""
    across = sorted([phrase for phrase in phrases if phrase.x0 < gutter < phrase.x1], key=attrgetter("base"))
    single: dict[int, list[Phrase]] = {at: [phrase] for at, phrase in enumerate(across)}
    cuts = [phrase.base for phrase in across]
    groups: dict[tuple[int, int], list[Phrase]] = {}
    heights = sorted(y for x0, x1, y in rules if x0 < gutter - 10 and x1 > gutter + 10)
    for phrase in phrases:
        if phrase.x0 < gutter < phrase.x1:
            continue
        base = phrase.base
        at = bisect(cuts, base)
        # A phrase on the row of a crossing one belongs to it; otherwise it lies in the band between two crossings.
        for near in (at - 1, at):
            if 0 <= near < len(cuts) and abs(cuts[near] - base) < SAME_BASE * max(phrase.size, across[near].size):
                single[near].append(phrase)
                break
        else:
            groups.setdefault((at, bisect(heights, base)), []).append(phrase)
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
        split = bool(left and right) and not _is_indented(left, right, across, at)
        rows_left, rows_right = (make_rows(left), make_rows(right)) if split else ([], [])
        if split and are_columns(rows_left, rows_right):
            bands.append(_Band(left, right))
            score += min(len(rows_left), len(rows_right))
        else:
            _extend(bands, group)
    for crossing in range(done, len(across)):
        _extend(bands, single[crossing])
    return bands, score


def _is_indented(left: Sequence[Phrase], right: Sequence[Phrase], across: Sequence[Phrase], at: int) -> bool:
    """Whether what crosses the gutter above or below begins right of all on its left, and just left of the rest.

    Where several lines begin there, the gutter is only where a list is indented, and the column begins with them.
    """
    reach, begin = max([phrase.x1 for phrase in left]), min([phrase.x0 for phrase in right])
    for phrase in across[max(0, at - 1) : at + 1]:
        if phrase.x0 - reach > MIN_GUTTER and begin - phrase.x0 < _INDENT * phrase.size:
            return sum(abs(other.x0 - phrase.x0) < _SAME_EDGE for other in across) >= MIN_ROWS
    return False


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
