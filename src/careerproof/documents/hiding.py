"""Which words of a PDF page a person cannot see: judged against what is painted beneath and above them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from careerproof.documents.glyphs import Floats, Frame, Glyphs, Ints
from careerproof.documents.painting import Painting

_LEAST_POINTS = 2.0
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

Flags = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Sight:
    """For each word: how it is kept from the eye ("" in plain sight), and whether its letters are drawn as outlines."""

    how: list[str]
    outlined: list[bool]


def judge_hidden(painting: Painting, glyphs: Glyphs, frame: Frame, *, starts: Ints, ends: Ints, size: Floats) -> Sight:
    """How each word is kept from the reader's eye.

    Args:
        starts, ends: the words as stretches of the glyphs.
        size: their letters' size in points.
    """
    runs = glyphs.run[starts]
    how = np.full(len(starts), "", dtype=object)
    mode, alpha = glyphs.mode[runs], glyphs.alpha[runs]
    words = _Words(
        left=glyphs.box[starts, 0],
        right=glyphs.box[ends - 1, 2],
        y=(glyphs.box[starts, 1] + glyphs.box[starts, 3]) / 2,
        color=glyphs.color[runs],
        order=painting.order_of(glyphs.run_object[runs]),
        size=size,
    )
    touched = _touched(words, painting)
    how[_blends(words, painting, touched)] = "the colour of what lies beneath"
    how[_is_covered(words, painting, touched)] = "covered"
    how[(words.x < 0) | (words.y < 0) | (words.x > frame.width) | (words.y > frame.height)] = "off the page"
    how[size < _LEAST_POINTS] = "smaller than 2 points"
    unpainted = (mode == 3) | (mode == 7) | (alpha == 0)
    # Browsers draw letters that they embolden themselves as outlines, and lay the text over them unpainted.
    outlined = unpainted & _has_outlines(words, painting) if unpainted.any() else unpainted
    how[(alpha == 0) & ~outlined] = "transparent"
    how[unpainted & (alpha > 0) & ~outlined] = "not painted"
    return Sight(list(how), outlined.tolist())


@dataclass(slots=True)
class _Words:
    """What is judged of each word."""

    left: Floats
    right: Floats
    y: Floats
    color: Ints
    order: Ints
    size: Floats

    @property
    def x(self) -> Floats:
        """The middle."""
        return (self.left + self.right) / 2


def _touched(words: _Words, painting: Painting) -> list[tuple[int, Flags]]:
    """The areas in which the middle of a word lies, in the order of painting, and which words those are."""
    found: list[tuple[int, Flags]] = []
    x, y = words.x, words.y
    areas = np.arange(len(painting.order))
    if len(areas) > _MOST_AREAS:  # the largest ones, in the order of painting
        width, height = painting.box[:, 2] - painting.box[:, 0], painting.box[:, 3] - painting.box[:, 1]
        areas = np.sort(np.argsort(-width * height, kind="stable")[:_MOST_AREAS])
    for first in range(0, len(areas), _STEP):
        chosen = areas[first : first + _STEP]
        left, top, right, bottom = painting.box[chosen].T[:, :, None]
        inside = (x > left) & (x < right) & (y > top) & (y < bottom)
        found.extend((int(chosen[at]), inside[at]) for at in np.flatnonzero(inside.any(axis=1)).tolist())
    return found


def _is_solid(painting: Painting, at: int) -> bool:
    """Whether the area's box is its shape, of one opaque colour."""
    return bool(painting.color[at] >= 0 and painting.segments[at] <= _RECTANGLE and painting.alpha[at] > _OPAQUE)


def _alike(one: Ints, other: Ints | np.int64) -> Flags:
    other = np.asarray(other)
    return np.asarray(
        (np.abs((one >> 16) - (other >> 16)) <= _SAME)
        & (np.abs((one >> 8 & 255) - (other >> 8 & 255)) <= _SAME)
        & (np.abs((one & 255) - (other & 255)) <= _SAME)
    )


def _blends(words: _Words, painting: Painting, touched: list[tuple[int, Flags]]) -> Flags:
    """Whether each word has the colour of what lies beneath it.

    Only a plain rectangle proves that its colour lies there; any other shape, picture or gradient may leave the word
    in plain sight, and a word is hidden only when that is sure.
    """
    beneath = np.full(len(words.color), _PAGE_COLOR, np.int64)
    sure = np.ones(len(words.color), bool)
    for at, inside in touched:
        under = inside & (words.order > painting.order[at])
        if _is_solid(painting, at):
            beneath[under] = painting.color[at]
            sure[under] = True
        elif painting.color[at] < 0:
            sure[under] = False
        else:
            sure[under & ~_alike(beneath, painting.color[at])] = False
    return np.asarray(sure & (words.color >= 0) & _alike(words.color, beneath))


def _is_covered(words: _Words, painting: Painting, touched: list[tuple[int, Flags]]) -> Flags:
    """Whether a solid rectangle is painted over the word afterwards."""
    covered = np.zeros(len(words.order), bool)
    for at, inside in touched:
        if _is_solid(painting, at):
            covered |= inside & (words.order < painting.order[at])
    return covered


def _has_outlines(words: _Words, painting: Painting) -> Flags:
    """Whether shapes of a line's height, with as many corners as letters have, lie where the word lies."""
    drawn = np.zeros(len(words.order), bool)
    letters = np.flatnonzero((painting.color >= 0) & (painting.segments >= _OUTLINE))[:_MOST_AREAS]
    for first in range(0, len(letters), _STEP):
        x0, y0, x1, y1 = painting.box[letters[first : first + _STEP]].T[:, :, None]
        over = (x0 < words.right) & (x1 > words.left) & (y0 < words.y) & (y1 > words.y) & (y1 - y0 < 2.0 * words.size)
        drawn |= over.any(axis=0)
    return drawn
