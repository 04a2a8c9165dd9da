"""Which words of a PDF page a person cannot see: judged against what is painted beneath and above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from careerproof.documents.pages.cutting import Words
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints
from careerproof.documents.pages.glyphs import Glyphs
from careerproof.documents.pages.painting import Fills, Painting, read_fills

_LEAST_POINTS = 2.0
_NARROW = 0.08
"""In sizes for each letter: narrower words are squeezed, or stand in the file as replacement (ActualText) for something
far smaller that is drawn: PDFium spreads them over its box. An address behind a short name takes more than this."""
_PAGE_COLOR = 0xFFFFFF
_SAME = 24
"""Colours whose channels all differ by no more than this (of 255) look alike on a screen."""
_RECTANGLE = 6
"""Path segments up to which a shape is taken for a rectangle (move, four lines, close)."""
_OUTLINE = 9
"""Path segments from which a shape can be letters."""
_OPAQUE = 240
_STEP = 64
_MOST_AREAS = 3_000
"""Filled areas of a page that are looked at; charts have hundreds, only broken or hostile pages more than this."""


@dataclass(slots=True)
class Sight:
    """For each word: how it is kept from the eye ("" in plain sight), and whether its letters are drawn as outlines."""

    how: list[str]
    outlined: Flags


def judge_hidden(painting: Painting, glyphs: Glyphs, words: Words, frame: Frame) -> Sight:
    """How each word is kept from the reader's eye."""
    objects = glyphs.object[words.stretch]
    mode, alpha, color = glyphs.mode[objects], glyphs.alpha[objects], glyphs.color[objects]
    x, y = (words.left + words.right) / 2, (words.top + words.bottom) / 2
    how = np.full(len(x), "", dtype=object)
    areas = _areas_at(painting, x, y)
    if len(areas):
        order = painting.order_of(glyphs.objects)[objects]
        fills = read_fills(painting, areas)
        touched = _touched(fills, x, y)
        how[_blends(color, order, fills, touched)] = "the colour of what lies beneath"
        how[_is_covered(order, fills, touched)] = "covered"
    elif (white := _is_white(glyphs.color)).any():
        how[white[objects]] = "the colour of what lies beneath"
    how[(x < 0) | (y < 0) | (x > frame.width) | (y > frame.height)] = "off the page"
    how[_is_narrow(words)] = "too narrow for its letters"
    how[words.size < _LEAST_POINTS] = "smaller than 2 points"
    unpainted = (mode == 3) | (mode == 7) | (alpha == 0)
    outlined = np.zeros(len(x), bool)
    if unpainted.any():
        # Browsers draw letters that they embolden themselves as outlines, and lay the text over them unpainted.
        outlined = unpainted & _has_outlines(words, y, painting)
        how[(alpha == 0) & ~outlined] = "transparent"
        how[unpainted & (alpha > 0) & ~outlined] = "not painted"
    return Sight(how.tolist(), outlined)


def _is_narrow(words: Words) -> Flags:
    """Whether each word has more letters than can be seen where it stands."""
    count = words.end - words.start
    share = (words.right - words.left) / np.maximum(words.size * count, 1.0)
    return np.asarray((count > 1) & (share < _NARROW) & words.upright)


def _areas_at(painting: Painting, x: Floats, y: Floats) -> Ints:
    """The areas in whose height and in whose width a word's middle lies: few of a chart's or an icon's many."""
    left, top, right, bottom = painting.box.T
    across, down = np.sort(x), np.sort(y)
    some = (np.searchsorted(across, left) < np.searchsorted(across, right)) & (
        np.searchsorted(down, top) < np.searchsorted(down, bottom)
    )
    areas = np.flatnonzero(some)
    if len(areas) > _MOST_AREAS:  # the largest ones, in the order of painting
        size = (right - left) * (bottom - top)
        areas = np.sort(areas[np.argsort(-size[areas], kind="stable")[:_MOST_AREAS]])
    return areas


def _touched(fills: Fills, x: Floats, y: Floats) -> list[tuple[int, Flags]]:
    """The areas in which the middle of a word lies, in the order of painting, and which words those are."""
    found: list[tuple[int, Flags]] = []
    for first in range(0, len(fills.box), _STEP):
        left, top, right, bottom = fills.box[first : first + _STEP].T[:, :, None]
        inside = (x > left) & (x < right) & (y > top) & (y < bottom)
        found.extend((first + at, inside[at]) for at in np.flatnonzero(inside.any(axis=1)).tolist())
    return found


def _is_white(color: Ints) -> Flags:
    return np.asarray((color >= 0) & _alike(color, _PAGE_COLOR))


def _is_solid(fills: Fills, at: int) -> bool:
    """Whether the area's box is its shape, of one opaque colour."""
    return bool(fills.color[at] >= 0 and fills.segments[at] <= _RECTANGLE and fills.alpha[at] > _OPAQUE)


def _alike(one: Ints, other: Ints | np.int64 | int) -> Flags:
    other = np.asarray(other)
    return np.asarray(
        (np.abs((one >> 16) - (other >> 16)) <= _SAME)
        & (np.abs((one >> 8 & 255) - (other >> 8 & 255)) <= _SAME)
        & (np.abs((one & 255) - (other & 255)) <= _SAME)
    )


def _blends(color: Ints, order: Ints, fills: Fills, touched: list[tuple[int, Flags]]) -> Flags:
    """Whether each word has the colour of what lies beneath it.

    Only a plain rectangle proves that its colour lies there; any other shape, picture or gradient may leave the word
    in plain sight, and a word is hidden only when that is sure.
    """
    beneath = np.full(len(color), _PAGE_COLOR, np.int64)
    sure = np.ones(len(color), bool)
    for at, inside in touched:
        under = inside & (order > fills.order[at])
        if _is_solid(fills, at):
            beneath[under] = fills.color[at]
            sure[under] = True
        elif fills.color[at] < 0:
            sure[under] = False
        else:
            sure[under & ~_alike(beneath, fills.color[at])] = False
    return np.asarray(sure & (color >= 0) & _alike(color, beneath))


def _is_covered(order: Ints, fills: Fills, touched: list[tuple[int, Flags]]) -> Flags:
    """Whether a solid rectangle is painted over the word afterwards; pictures may be clipped to something else."""
    covered = np.zeros(len(order), bool)
    for at, inside in touched:
        if _is_solid(fills, at):
            covered |= inside & (order < fills.order[at])
    return covered


def _has_outlines(words: Words, y: Floats, painting: Painting) -> Flags:
    """Whether shapes of a line's height, with as many corners as letters have, lie where the word lies."""
    drawn = np.zeros(len(y), bool)
    fills = read_fills(painting, np.arange(len(painting.box)))
    letters = np.flatnonzero((fills.color >= 0) & (fills.segments >= _OUTLINE))[:_MOST_AREAS]
    for first in range(0, len(letters), _STEP):
        x0, y0, x1, y1 = fills.box[letters[first : first + _STEP]].T[:, :, None]
        over = (x0 < words.right) & (x1 > words.left) & (y0 < y) & (y1 > y) & (y1 - y0 < 2.0 * words.size)
        drawn |= over.any(axis=0)
    return drawn
