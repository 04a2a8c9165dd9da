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
    """Something that covers an area: `color` None for pictures and gradients; `exact` when its box is its shape."""

    order: int
    box: tuple[float, float, float, float]
    color: int | None
    alpha: int
    exact: bool


def judge_hidden(page: int, glyphs: Glyphs, frame: Frame, starts: Ints, ends: Ints, size: Floats) -> list[str]:
    """How each word is kept from the reader's eye; "" for those in plain sight."""
    runs = glyphs.run[starts]
    how = np.full(len(starts), "", dtype=object)
    mode, alpha = glyphs.mode[runs], glyphs.alpha[runs]
    middle_x = (glyphs.box[starts, 0] + glyphs.box[ends - 1, 2]) / 2
    middle_y = (glyphs.box[starts, 1] + glyphs.box[starts, 3]) / 2
    painters, order = _scan(page, frame, set(glyphs.run_object.tolist()))
    how[_blends(glyphs.color[runs], middle_x, middle_y, _orders(glyphs.run_object[runs], order), painters)] = (
        "the colour of what lies beneath"
    )
    how[_is_covered(middle_x, middle_y, _orders(glyphs.run_object[runs], order), painters)] = "covered"
    outside = (middle_x < 0) | (middle_y < 0) | (middle_x > frame.width) | (middle_y > frame.height)
    how[outside] = "off the page"
    how[size < _LEAST_POINTS] = "smaller than 2 points"
    how[alpha == 0] = "transparent"
    how[(mode == 3) | (mode == 7)] = "not painted"
    return list(how)


def has_pictures(page: int) -> bool:
    """Whether the page shows a picture, or drawings enough to be text drawn as outlines."""
    paths = 0
    for at in range(min(_count_page(page), _MOST_OBJECTS)):
        kind = _kind(_page_object(page, at))
        if kind in (_IMAGE, _FORM):
            return True
        paths += kind == _PATH
    return paths > 50


def _scan(page: int, frame: Frame, texts: set[int]) -> tuple[list[_Painter], dict[int, int]]:
    """What is painted on the page besides text, and each object's place in the order of painting."""
    painters: list[_Painter] = []
    order: dict[int, int] = {}
    total = min(_count_page(page), _MOST_OBJECTS)
    addresses = list(map(_page_object, repeat(page), range(total)))
    _visit(addresses, texts, frame, np.eye(3), painters, order, _DEPTH)
    return painters, order


def _visit(
    addresses: list[int | None],
    texts: set[int],
    frame: Frame,
    matrix: npt.NDArray[np.float64],
    painters: list[_Painter],
    order: dict[int, int],
    depth: int,
) -> None:
    for address in addresses:
        if not address or len(order) > _MOST_OBJECTS:
            continue
        order[address] = len(order)
        if address in texts:
            continue
        kind = _kind(address)
        if kind == _FORM and depth:
            inner = [_form_object(address, at) for at in range(min(_count_form(address), _MOST_OBJECTS))]
            _visit(inner, texts, frame, _matrix_of(address) @ matrix, painters, order, depth - 1)
        elif kind in (_PATH, _IMAGE, _SHADING):
            painter = _painter(address, kind, frame, matrix, order[address])
            if painter is not None:
                painters.append(painter)


def _matrix_of(address: int) -> npt.NDArray[np.float64]:
    parts = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    _object_matrix(address, ctypes.addressof(parts))
    a, b, c, d, e, f = parts
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])


def _painter(address: int, kind: int, frame: Frame, matrix: npt.NDArray[np.float64], order: int) -> _Painter | None:
    color: int | None = None
    alpha = 255
    exact = kind == _IMAGE
    if kind == _PATH:
        mode, stroke = ctypes.c_int(0), ctypes.c_int(0)
        _draw_mode(address, ctypes.addressof(mode), ctypes.addressof(stroke))
        if mode.value == 0:
            return None
        parts = (ctypes.c_uint * 4)()
        first = ctypes.addressof(parts)
        if _fill_color(address, first, first + 4, first + 8, first + 12):
            color, alpha = parts[0] << 16 | parts[1] << 8 | parts[2], parts[3]
        exact = _segments(address) <= 6
        if alpha < 16:
            return None
    sides = (ctypes.c_float * 4)()  # left, bottom, right, top
    first = ctypes.addressof(sides)
    if not _bounds(address, first, first + 4, first + 8, first + 12):
        return None
    corners = np.array([[x, y, 1.0] for x in (sides[0], sides[2]) for y in (sides[1], sides[3])]) @ matrix
    x, y = corners[:, 0], corners[:, 1]
    box = frame.boxes(x.min(keepdims=True), y.min(keepdims=True), x.max(keepdims=True), y.max(keepdims=True))[0]
    return _Painter(order, (float(box[0]), float(box[1]), float(box[2]), float(box[3])), color, alpha, exact)


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
        if painter.exact and painter.color is not None and painter.alpha > 240:
            beneath[under] = painter.color
            sure[under] = True
        elif painter.color is None or painter.alpha > 240:
            doubtful = under if painter.color is None else under & ~_alike(beneath, painter.color)
            sure[doubtful] = False
        else:
            sure[under & ~_alike(beneath, painter.color)] = False
    return np.asarray(sure & (color >= 0) & _alike(color, beneath))


def _is_covered(x: Floats, y: Floats, order: Ints, painters: list[_Painter]) -> npt.NDArray[np.bool_]:
    """Whether a solid rectangle is painted over the word afterwards."""
    covered = np.zeros(len(x), bool)
    for painter in painters:
        if painter.exact and painter.color is not None and painter.alpha > 240:
            left, top, right, bottom = painter.box
            covered |= (order < painter.order) & (x > left) & (x < right) & (y > top) & (y < bottom)
    return covered
