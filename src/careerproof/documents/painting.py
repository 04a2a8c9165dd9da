"""What a person cannot see on a PDF page: judged against what is painted beneath and above."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from careerproof.documents.glyphs import Floats, Frame, Glyphs, Ints, _bind

_LEAST_POINTS = 2.0
_PAGE_COLOR = 0xFFFFFF
_SAME = 24
"""Colours whose channels all differ by no more than this (of 255) look alike on a screen."""
_DEPTH = 6
"""How deep forms within forms are followed."""
_MOST_OBJECTS = 60_000
_RECTANGLE = 6
"""Path segments up to which a shape is taken for a rectangle (move, four lines, close)."""
_OUTLINE = 9
"""Path segments from which a shape can be letters."""
_THIN, _LONG = 3.0, 60.0
"""Points: a shape thinner and longer than this is a rule."""
_DOT = (1.0, 10.0)
"""Points: a shape between these in width and height can be a drawn list marker."""
_OPAQUE, _FAINT = 240, 16

_P, _I = ctypes.c_void_p, ctypes.c_int
_count_page = _bind(pdfium.FPDFPage_CountObjects, _I, _P)
_page_object = _bind(pdfium.FPDFPage_GetObject, _P, _P, _I)
_count_form = _bind(pdfium.FPDFFormObj_CountObjects, _I, _P)
_form_object = _bind(pdfium.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
_kind = _bind(pdfium.FPDFPageObj_GetType, _I, _P)
_bounds = _bind(pdfium.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
_object_matrix = _bind(pdfium.FPDFPageObj_GetMatrix, _I, _P, _P)
_fill_color = _bind(pdfium.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
_draw_mode = _bind(pdfium.FPDFPath_GetDrawMode, _I, _P, _P, _P)
_segments = _bind(pdfium.FPDFPath_CountSegments, _I, _P)
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5  # FPDF_PAGEOBJ_*


@dataclass(slots=True)
class _Painter:
    """Something that covers an area: `color` is None for pictures and gradients, which have no `segments` either."""

    order: int
    box: tuple[float, float, float, float]
    color: int | None
    alpha: int
    segments: int

    @property
    def is_solid(self) -> bool:
        """Whether its box is its shape, of one opaque colour."""
        return self.color is not None and self.segments <= _RECTANGLE and self.alpha > _OPAQUE


@dataclass(slots=True)
class Painting:
    """What is painted on a page besides text: areas in order, thin rules (left, right, height), dots as small as list
    markers (x, y), and each object's place in the order by its address.
    """

    painters: list[_Painter]
    rules: list[tuple[float, float, float]]
    dots: list[tuple[float, float]]
    order: dict[int, int]


@dataclass(slots=True)
class _Scene:
    """What a walk over the page's objects needs at every step."""

    painting: Painting
    frame: Frame
    texts: set[int]


@dataclass(slots=True)
class Sight:
    """For each word: how it is kept from the eye ("" in plain sight), and whether its letters are drawn as outlines."""

    how: list[str]
    outlined: list[bool]


def read_painting(page: int, frame: Frame, texts: set[int]) -> Painting:
    """What is painted on the page at that address; `texts` are the addresses of its text objects."""
    painting = Painting([], [], [], {})
    total = min(_count_page(page), _MOST_OBJECTS)
    addresses = list(map(_page_object, repeat(page), range(total)))
    _visit(_Scene(painting, frame, texts), addresses, np.eye(3), _DEPTH)
    return painting


def judge_hidden(painting: Painting, glyphs: Glyphs, frame: Frame, *, starts: Ints, ends: Ints, size: Floats) -> Sight:
    """How each word is kept from the reader's eye."""
    runs = glyphs.run[starts]
    how = np.full(len(starts), "", dtype=object)
    mode, alpha = glyphs.mode[runs], glyphs.alpha[runs]
    left, right = glyphs.box[starts, 0], glyphs.box[ends - 1, 2]
    x = (left + right) / 2
    y = (glyphs.box[starts, 1] + glyphs.box[starts, 3]) / 2
    order = _orders(glyphs.run_object[runs], painting.order)
    how[_blends(glyphs.color[runs], x, y, order, painting.painters)] = "the colour of what lies beneath"
    how[_is_covered(x, y, order, painting.painters)] = "covered"
    how[(x < 0) | (y < 0) | (x > frame.width) | (y > frame.height)] = "off the page"
    how[size < _LEAST_POINTS] = "smaller than 2 points"
    unpainted = (mode == 3) | (mode == 7) | (alpha == 0)
    # Browsers draw letters that they embolden themselves as outlines, and lay the text over them unpainted.
    outlined = unpainted & _has_outlines(left, right, y, size, painting.painters)
    how[(alpha == 0) & ~outlined] = "transparent"
    how[unpainted & (alpha > 0) & ~outlined] = "not painted"
    return Sight(list(how), outlined.tolist())


def has_pictures(page: int) -> bool:
    """Whether the page shows a picture, or drawings enough to be text drawn as outlines."""
    paths = 0
    for at in range(min(_count_page(page), _MOST_OBJECTS)):
        kind = _kind(_page_object(page, at))
        if kind in (_IMAGE, _FORM):
            return True
        paths += kind == _PATH
    return paths > 50


def _visit(scene: _Scene, addresses: list[int | None], matrix: npt.NDArray[np.float64], depth: int) -> None:
    order = scene.painting.order
    for address in addresses:
        if not address or len(order) > _MOST_OBJECTS:
            continue
        order[address] = len(order)
        if address in scene.texts:
            continue
        kind = _kind(address)
        if kind == _FORM and depth:
            inner = [_form_object(address, at) for at in range(min(_count_form(address), _MOST_OBJECTS))]
            _visit(scene, inner, _matrix_of(address) @ matrix, depth - 1)
        elif kind in (_PATH, _IMAGE, _SHADING):
            box = _box_of(address, scene.frame, matrix)
            if box is not None:
                _paint(scene.painting, address, kind, box)


def _matrix_of(address: int) -> npt.NDArray[np.float64]:
    parts = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    _object_matrix(address, ctypes.addressof(parts))
    a, b, c, d, e, f = parts
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])


def _paint(painting: Painting, address: int, kind: int, box: tuple[float, float, float, float]) -> None:
    """Notes the object as an area, as a rule, as a dot, or not at all."""
    if box[3] - box[1] < _THIN and box[2] - box[0] > _LONG:
        painting.rules.append((box[0], box[2], (box[1] + box[3]) / 2))
    width, height = box[2] - box[0], box[3] - box[1]
    if _DOT[0] < width < _DOT[1] and _DOT[0] < height < _DOT[1]:
        painting.dots.append(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    color: int | None = None
    alpha, segments = 255, 0
    if kind == _PATH:
        mode, stroke = ctypes.c_int(0), ctypes.c_int(0)
        _draw_mode(address, ctypes.addressof(mode), ctypes.addressof(stroke))
        if mode.value == 0:
            return
        parts = (ctypes.c_uint * 4)()
        first = ctypes.addressof(parts)
        if _fill_color(address, first, first + 4, first + 8, first + 12):
            color, alpha = parts[0] << 16 | parts[1] << 8 | parts[2], parts[3]
        segments = _segments(address)
    if alpha >= _FAINT:
        painting.painters.append(_Painter(painting.order[address], box, color, alpha, segments))


def _box_of(address: int, frame: Frame, matrix: npt.NDArray[np.float64]) -> tuple[float, float, float, float] | None:
    sides = (ctypes.c_float * 4)()  # left, bottom, right, top
    first = ctypes.addressof(sides)
    if not _bounds(address, first, first + 4, first + 8, first + 12):
        return None
    corners = np.array([[x, y, 1.0] for x in (sides[0], sides[2]) for y in (sides[1], sides[3])]) @ matrix
    x, y = corners[:, 0], corners[:, 1]
    box = frame.boxes(x.min(keepdims=True), y.min(keepdims=True), x.max(keepdims=True), y.max(keepdims=True))[0]
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])


def _orders(objects: Ints, order: dict[int, int]) -> Ints:
    return np.fromiter((order.get(address, 1 << 40) for address in objects.tolist()), np.int64, len(objects))


def _alike(one: Ints, other: Ints | int) -> npt.NDArray[np.bool_]:
    other = np.asarray(other)
    return np.asarray(
        (np.abs((one >> 16) - (other >> 16)) <= _SAME)
        & (np.abs((one >> 8 & 255) - (other >> 8 & 255)) <= _SAME)
        & (np.abs((one & 255) - (other & 255)) <= _SAME)
    )


def _blends(color: Ints, x: Floats, y: Floats, order: Ints, painters: list[_Painter]) -> npt.NDArray[np.bool_]:
    """Whether each word has the colour of what lies beneath it.

    Only a plain rectangle proves that its colour lies there; any other shape, picture or gradient may leave the word
    in plain sight, and a word is hidden only when that is sure.
    """
    beneath = np.full(len(color), _PAGE_COLOR, np.int64)
    sure = np.ones(len(color), bool)
    for painter in painters:
        left, top, right, bottom = painter.box
        under = (order > painter.order) & (x > left) & (x < right) & (y > top) & (y < bottom)
        if not under.any():
            continue
        if painter.is_solid and painter.color is not None:
            beneath[under] = painter.color
            sure[under] = True
        elif painter.color is None:
            sure[under] = False
        else:
            sure[under & ~_alike(beneath, painter.color)] = False
    return np.asarray(sure & (color >= 0) & _alike(color, beneath))


def _is_covered(x: Floats, y: Floats, order: Ints, painters: list[_Painter]) -> npt.NDArray[np.bool_]:
    """Whether a solid rectangle is painted over the word afterwards."""
    covered = np.zeros(len(x), bool)
    for painter in painters:
        if painter.is_solid:
            left, top, right, bottom = painter.box
            covered |= (order < painter.order) & (x > left) & (x < right) & (y > top) & (y < bottom)
    return covered


def _has_outlines(
    left: Floats, right: Floats, y: Floats, size: Floats, painters: list[_Painter]
) -> npt.NDArray[np.bool_]:
    """Whether shapes of a line's height, with as many corners as letters have, lie where the word lies."""
    drawn = np.zeros(len(left), bool)
    for painter in painters:
        if painter.color is None or painter.segments < _OUTLINE:
            continue
        x0, y0, x1, y1 = painter.box
        drawn |= (x0 < right) & (x1 > left) & (y0 < y) & (y1 > y) & (y1 - y0 < 2.0 * size)
    return drawn
