"""A row → the parts that tabs divide, letters set apart joined to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from careerproof.documents.pages.fragments import Fragment
from careerproof.documents.pages.glyphs import RIGHT_TO_LEFT
from careerproof.documents.pages.phrases import STANDS_OUT, WIDE_GAP, Row

TAB_GAP = 1.6
"""In sizes of the letters: phrases farther apart than this are parted by a tab."""
_TURNED = re.compile("[{}-{}]".format(*map(chr, RIGHT_TO_LEFT)))
_FEW_LETTERS = 4
"""Letters from which a row can be a word whose letters are set apart."""


def divide_row(row: Row) -> None:
    """Notes the row's parts, and whether its letters are set apart."""
    fragments = row.fragments
    if _is_turned(row):
        row.parts = _turned_parts(row)
        return
    if len(row.phrases) == 1 and len(fragments) < _FEW_LETTERS:
        row.parts = [fragments]
        return
    whole = _is_spaced(fragments)
    row.spaced = whole or any(_is_spaced(phrase.fragments) for phrase in row.phrases)
    gaps = _gaps(fragments) if whole or len(row.phrases) > 1 else []
    if whole and max(gaps, default=0.0) < 4.0 * row.size:
        row.parts = [_join_spaced(fragments)]
    elif len(row.phrases) == 1:
        row.parts = [fragments]
    else:
        row.parts = _parts(row, gaps)


def _is_turned(row: Row) -> bool:
    """Whether most of the row's words are written from right to left."""
    turned = sum([_TURNED.search(phrase.text) is not None for phrase in row.phrases])
    return 2 * turned > len(row.phrases)


def _turned_parts(row: Row) -> list[list[Fragment]]:
    """The parts from right to left; words of other scripts within them keep their own order."""
    parts: list[list[Fragment]] = []
    reach = 0.0
    for phrase in reversed(row.phrases):
        if parts and reach - phrase.x1 < TAB_GAP * row.size:
            parts[-1].extend(phrase.fragments)
        else:
            parts.append(list(phrase.fragments))
        reach = phrase.x0
    return parts


def _parts(row: Row, gaps: list[float]) -> list[list[Fragment]]:
    parts: list[list[Fragment]] = []
    reach = 0.0
    usual = median(gaps) if len(gaps) > 1 else TAB_GAP * row.size
    for phrase in row.phrases:
        gap = phrase.x0 - reach
        marker = len(parts) == 1 and sum(len(fragment.text) for fragment in parts[0]) <= 1
        limit = min(TAB_GAP * min(phrase.size, row.size), max(WIDE_GAP * row.size, STANDS_OUT * usual))
        if parts and (gap < limit or marker):
            parts[-1].extend(phrase.fragments)
        else:
            parts.append(list(phrase.fragments))
        reach = max(reach, phrase.x1)
    return [_join_spaced(part) if row.spaced else part for part in parts]


def _gaps(fragments: Sequence[Fragment]) -> list[float]:
    """The widths of the spaces, within fragments and between them."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(fragments) if not right.glued]
    for fragment in fragments:
        gaps.extend(fragment.gaps)
    return gaps


def _is_spaced(fragments: Sequence[Fragment]) -> bool:
    """Whether the fragments are letters set apart ("E X P E R I E N C E")."""
    if len(fragments) < _FEW_LETTERS:
        return False
    single = sum(len(one.text) == 1 and one.text.isalpha() and not one.glued for one in fragments)
    if single < _FEW_LETTERS:
        return False
    return single >= 0.8 * sum(1 + one.text.count(" ") for one in fragments if one.text[:1].isalnum())


def _join_spaced(fragments: list[Fragment]) -> list[Fragment]:
    """Letters set apart as the words that they make; the wider gaps are the spaces."""
    if not _is_spaced(fragments):
        return fragments
    gaps = [right.x0 - left.x1 for left, right in pairwise(fragments)]
    usual = median(gaps)
    for gap, fragment in zip(gaps, fragments[1:], strict=True):
        fragment.glued = gap < max(1.45 * usual, usual + 0.12 * fragment.size)
    return fragments
