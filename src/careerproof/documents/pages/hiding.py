"""Which words of a PDF page a person cannot see: suspected by what surrounds them, judged by the ink they leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from careerproof.documents.pages.binding import Address
from careerproof.documents.pages.cutting import Words
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints
from careerproof.documents.pages.glyphs import Glyphs, read_objects, spread
from careerproof.documents.pages.measures import Measures
from careerproof.documents.pages.painting import PICTURE, Fills, Painting, read_fills
from careerproof.documents.pages.seeing.clipping import find_windows, reach_out
from careerproof.documents.pages.seeing.ink import DIFFERENCE, leave_ink, show_letters
from careerproof.documents.pages.seeing.shapes import find_false_fonts, has_shape

_LEAST_POINTS = 2.0
_NARROW = 0.08
"""In sizes for each letter: narrower words are squeezed, or stand in the file as replacement (ActualText) for something
far smaller that is drawn: PDFium spreads them over its box. An address behind a short name takes more than this."""
_PAGE_COLOR = 0xFFFFFF
_RECTANGLE = 6
"""Path segments up to which a shape is taken for a rectangle (move, four lines, close)."""
_OUTLINE = 9
"""Path segments from which a shape can be letters."""
_OPAQUE = 240
_FAINT = 40
"""Opacity (of 255) below which black letters on white may not be seen."""
_RISE, _FALL = 0.8, 0.1
"""In sizes: how far letters reach above and below their base line."""
_TRIED = 3
"""Letters of a font that are asked for their shape."""
_LARGER = 2.5
"""How many times as large as a word the letters are that can cover it with their strokes."""
_SOLID = (0x2580, 0x25FF)
"""Blocks, squares and circles: signs that are ink all over."""
_MOST_COVERS = 200
_STEP = 64
_MOST_AREAS = 3_000
"""Filled areas of a page that are looked at; charts have hundreds, only broken or hostile pages more than this."""


_WAYS = (
    "", "in a layer that is switched off", "letters without a shape", "the colour of what lies beneath", "covered",
    "cut off by a clipping path", "transparent", "off the page", "other letters than are drawn",
    "too narrow for its letters", "smaller than 2 points", "not painted",
)  # fmt: skip
_LAYER, _BLANK, _BLENDED, _COVERED, _CUT_OFF, _CLEAR, _OUTSIDE, _FALSE, _NARROWED, _TINY, _UNPAINTED = range(1, 12)


@dataclass(slots=True)
class Sight:
    """For each word: how it is kept from the eye ("" in plain sight), and whether its letters are drawn as outlines."""

    how: list[str]
    outlined: Flags


def judge_hidden(
    handles: tuple[Address, Address],
    painting: Painting,
    cut: tuple[Glyphs, Measures, Words],
    frame: Frame,
    *,
    layers: bool = False,
) -> Sight:
    """How each word of the page and the text page at these two addresses is kept from the reader's eye.

    What is cheap to know says which words may be hidden; of those the page is painted with and without them, and only
    what leaves no ink is hidden (`seeing.ink`).

    Args:
        cut: the words, and what they were cut of.
        layers: the file has layers that can be switched off.
    """
    (page, text_page), (glyphs, measures, words) = handles, cut
    objects = glyphs.object[words.stretch]
    mode, alpha = glyphs.mode[objects], glyphs.alpha[objects]
    x, y = (words.left + words.right) / 2, (words.top + words.bottom) / 2
    how = _signs_of_hiding(painting, glyphs, words, frame, layers=layers)
    unpainted = (mode == 3) | (mode == 7) | (alpha == 0)
    suspected = np.flatnonzero((how != 0) & ~unpainted)
    if len(suspected):
        concerned = _objects_of(text_page, painting, glyphs, words, suspected)
        seen = leave_ink(page, frame, concerned, _letter_boxes(words, suspected))
        covered = suspected[~seen & (how[suspected] == _COVERED)]
        pale = suspected[seen & (how[suspected] == _BLENDED)]
        if len(covered) and len(pale):  # what shows of them may be that they cover others
            absent, own = (_objects_of(text_page, painting, glyphs, words, some) for some in (covered, pale))
            seen[np.isin(suspected, pale)] = leave_ink(
                page, frame, np.setdiff1d(own, absent), _letter_boxes(words, pale), absent=absent
            )
        how[suspected[seen]] = 0
    how[(x < 0) | (y < 0) | (x > frame.width) | (y > frame.height)] = _OUTSIDE
    false = find_false_fonts(glyphs, measures)
    if false:
        how[np.isin(glyphs.font, false)[objects]] = _FALSE
    how[_is_narrow(words)] = _NARROWED
    how[words.size < _LEAST_POINTS] = _TINY
    outlined = np.zeros(len(x), bool)
    if unpainted.any():
        # Browsers draw letters that they embolden themselves as outlines, and lay the text over them unpainted.
        outlined = unpainted & _has_outlines(words, y, painting)
        drawn = np.flatnonzero(unpainted & ~outlined & _lies_over(painting, x, y))
        if len(drawn):  # a gradient that is cut to the letters, as style sheets do it
            owners = (glyphs.objects[objects[drawn]], _letter_boxes(words, drawn))
            outlined[drawn] = show_letters(page, frame, (painting.objects, painting.texts), owners)
        how[outlined] = 0
        how[(alpha == 0) & ~outlined] = _CLEAR
        how[unpainted & (alpha > 0) & ~outlined] = _UNPAINTED
    return Sight([_WAYS[way] for way in how.tolist()], outlined)


def _signs_of_hiding(painting: Painting, glyphs: Glyphs, words: Words, frame: Frame, *, layers: bool) -> Ints:
    """How each word may be hidden, as a place in `_WAYS`; 0 where nothing speaks for it. Later signs go before earlier
    ones.
    """
    objects = glyphs.object[words.stretch]
    x, y = (words.left + words.right) / 2, (words.top + words.bottom) / 2
    how = np.full(len(x), _LAYER if layers else 0, np.int64)
    blank = _are_blank(glyphs)
    if blank.any():
        how[blank[glyphs.font][objects]] = _BLANK
    areas = _areas_at(painting, x, y)
    if len(areas):
        color, order = glyphs.color[objects], painting.order_of(glyphs.objects)[objects]
        fills = read_fills(painting, areas)
        touched = _touched(fills, x, y)
        how[_may_blend(color, order, fills, touched)] = _BLENDED
        how[_are_under(order, fills, touched)] = _COVERED
    elif (white := _is_white(glyphs.color)).any():
        how[white[objects]] = _BLENDED
    over = _are_under_words(painting, glyphs, words, x, y)
    if over is not None:
        how[over] = _COVERED
    windows = find_windows(glyphs, frame)
    if (windows[:, :2] > -np.inf).any():
        boxes = _letter_boxes(words, np.arange(len(x)))
        how[reach_out(boxes, windows[objects])] = _CUT_OFF
    faint = (glyphs.alpha < _FAINT) | painting.see_through(glyphs)
    if faint.any():
        how[faint[objects]] = _CLEAR
    return how


def _objects_of(text_page: Address, painting: Painting, glyphs: Glyphs, words: Words, chosen: Ints) -> Ints:
    """The addresses of all text objects that paint the chosen words.

    PDFium gives text that is painted twice, as some do for bold letters, only once: objects that give no letter may be
    such copies, and are in it.
    """
    own = read_objects(text_page, glyphs.code, spread(words.start[chosen], words.end[chosen]))
    known = read_objects(text_page, glyphs.code, spread(words.start, words.end))
    return np.unique(np.concatenate((own, np.setdiff1d(painting.texts, known))))


def _letter_boxes(words: Words, chosen: Ints) -> Floats:
    """The boxes of the words' letters, without what their lines leave above and below: neighbours reach in there."""
    upright, size, base = words.upright[chosen], words.size[chosen], words.base[chosen]
    left, right = np.minimum(words.left, words.right)[chosen], np.maximum(words.left, words.right)[chosen]
    top = np.where(upright, base - _RISE * size, words.top[chosen] - size)
    bottom = np.where(upright, base + _FALL * size, words.bottom[chosen] + size)
    return np.stack([left, np.minimum(top, bottom), right, np.maximum(top, bottom)], axis=1)


def _are_blank(glyphs: Glyphs) -> Flags:
    """Whether the letters of each font have no outline; fonts whose letters are pictures have none either, and icons
    are no text."""
    blank = np.zeros(len(glyphs.fonts), bool)
    for font, at in zip(*np.unique(glyphs.font, return_index=True), strict=True):
        stretch = np.flatnonzero(glyphs.object == at)[:1]
        named = glyphs.fonts[font]
        if len(stretch) and glyphs.objects[at] and not named.icons and not named.dingbats:
            letters = glyphs.code[glyphs.start[stretch[0]] : glyphs.end[stretch[0]]]
            # Fonts of drawn letters (Type 3) have no name, and PDFium gives shapes of another font for theirs.
            blank[font] = not named.name or not any(
                has_shape(int(glyphs.objects[at]), int(code)) for code in letters[:_TRIED].tolist()
            )
    return blank


def _lies_over(painting: Painting, x: Floats, y: Floats) -> Flags:
    """Whether each word lies over something painted, and over no picture: a scan's text is no text of the page."""
    over, pictured = np.zeros(len(x), bool), np.zeros(len(x), bool)
    for kind, (left, top, right, bottom) in zip(painting.kind.tolist(), painting.box.tolist(), strict=True):
        inside = (x > left) & (x < right) & (y > top) & (y < bottom)
        over |= inside
        if kind == PICTURE:
            pictured |= inside
    return over & ~pictured


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


def _touched(fills: Fills, x: Floats, y: Floats) -> list[tuple[int, Ints]]:
    """The areas in which the middle of a word lies, in the order of painting, and which words those are."""
    found: list[tuple[int, Ints]] = []
    for first in range(0, len(fills.box), _STEP):
        left, top, right, bottom = fills.box[first : first + _STEP].T[:, :, None]
        inside = (x > left) & (x < right) & (y > top) & (y < bottom)
        areas, chosen = np.nonzero(inside)
        begins = [*np.flatnonzero(areas[1:] != areas[:-1]) + 1, len(areas)]
        start = 0
        for end in begins if len(areas) else ():
            found.append((first + int(areas[start]), chosen[start:end]))
            start = int(end)
    return found


def _is_white(color: Ints) -> Flags:
    return np.asarray((color >= 0) & _alike(color, _PAGE_COLOR))


def _is_solid(fills: Fills, at: int) -> bool:
    """Whether the area's box is its shape, of one opaque colour."""
    return bool(fills.color[at] >= 0 and fills.segments[at] <= _RECTANGLE and fills.alpha[at] > _OPAQUE)


def _alike(one: Ints, other: Ints | int) -> Flags:
    alike = np.abs((one >> 16) - (other >> 16)) <= DIFFERENCE
    alike &= np.abs((one >> 8 & 255) - (other >> 8 & 255)) <= DIFFERENCE
    alike &= np.abs((one & 255) - (other & 255)) <= DIFFERENCE
    return np.asarray(alike)


def _may_blend(color: Ints, order: Ints, fills: Fills, touched: list[tuple[int, Ints]]) -> Flags:
    """Whether something beneath each word may have its colour.

    Only a plain rectangle proves that its colour lies there and nothing from below shows; any other shape may be
    there or not, and a picture or gradient may have any colour.
    """
    beneath = np.full(len(color), _PAGE_COLOR, np.int64)
    alike = _alike(color, beneath)
    for at, inside in touched:
        under = inside[order[inside] > fills.order[at]]
        if not len(under):
            continue
        if fills.color[at] < 0:
            alike[under] = True
        elif _is_solid(fills, at):
            beneath[under] = fills.color[at]
            alike[under] = _alike(color[under], fills.color[at])
        else:
            mixed = _mix(beneath[under], int(fills.color[at]), int(fills.alpha[at]))
            alike[under] |= _alike(color[under], mixed)
            if fills.segments[at] <= _RECTANGLE:
                beneath[under] = mixed
    return np.asarray((color >= 0) & alike)


def _mix(beneath: Ints, color: int, alpha: int) -> Ints:
    """The colours that show when the colour is laid over those beneath, as opaque as `alpha` (of 255) says."""
    mixed = np.zeros_like(beneath)
    for shift in (16, 8, 0):
        mixed |= ((beneath >> shift & 255) * (255 - alpha) + (color >> shift & 255) * alpha) // 255 << shift
    return mixed


def _are_under(order: Ints, fills: Fills, touched: list[tuple[int, Ints]]) -> Flags:
    """Whether anything is painted over the word afterwards."""
    under = np.zeros(len(order), bool)
    for at, inside in touched:
        under[inside] |= order[inside] < fills.order[at]
    return under


def _are_under_words(painting: Painting, glyphs: Glyphs, words: Words, x: Floats, y: Floats) -> Flags | None:
    """Whether the middle of each word lies in the box of a word painted later that can cover it: far larger letters,
    or solid signs. None where the page has no such words.
    """
    objects = glyphs.object[words.stretch]
    code = glyphs.code[words.start]
    signs = np.array([font.dingbats or font.icons or not font.name for font in glyphs.fonts])
    solid = signs[glyphs.font[objects]] | ((code >= _SOLID[0]) & (code <= _SOLID[1]))
    covers = np.flatnonzero(solid | (words.size >= _LARGER * max(_LEAST_POINTS, words.size.min(initial=np.inf))))
    if not len(covers):
        return None
    covers = covers[np.argsort(-words.size[covers], kind="stable")[:_MOST_COVERS]]
    left, right = np.minimum(words.left, words.right)[covers, None], np.maximum(words.left, words.right)[covers, None]
    inside = (x > left) & (x < right) & (y > words.top[covers, None]) & (y < words.bottom[covers, None])
    inside &= solid[covers, None] | (words.size[covers, None] >= _LARGER * words.size)
    inside[np.arange(len(covers)), covers] = False
    if not inside.any():
        return None
    order = painting.order_of(glyphs.objects)[objects]
    return np.asarray((inside & (order < order[covers, None])).any(axis=0))


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
