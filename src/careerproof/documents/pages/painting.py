"""What is painted on a PDF page besides text: areas, rules, dots, and in which order."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, empty_cells, exhaust, pointer, pointers
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints, tame
from careerproof.documents.pages.glyphs import Glyphs

_DEPTH = 6
"""How deep forms within forms are followed."""
_MOST_OBJECTS = 60_000
_THIN, _LONG = 3.0, 60.0
"""Points: a shape thinner and longer than this is a rule."""
_DOT = (1.0, 10.0)
"""Points: a shape between these in width and height can be a drawn list marker."""
_FAINT = 16
"""Opacity (of 255) below which an area changes nothing that is beneath it."""
_MANY_PATHS = 50

_count_page = bind(pdfium.FPDFPage_CountObjects, INT)
_page_object = bind(pdfium.FPDFPage_GetObject, SIZE)
_count_form = bind(pdfium.FPDFFormObj_CountObjects, INT)
_form_object = bind(pdfium.FPDFFormObj_GetObject, SIZE)
_kind = bind(pdfium.FPDFPageObj_GetType, INT)
_bounds = bind(pdfium.FPDFPageObj_GetBounds, INT)
_is_see_through = bind(pdfium.FPDFPageObj_HasTransparency, INT)
_object_matrix = bind(pdfium.FPDFPageObj_GetMatrix, INT)
_fill_color = bind(pdfium.FPDFPageObj_GetFillColor, INT)
_draw_mode = bind(pdfium.FPDFPath_GetDrawMode, INT)
_segments = bind(pdfium.FPDFPath_CountSegments, INT)
PICTURE = 3
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5  # FPDF_PAGEOBJ_*

Matrix = npt.NDArray[np.float64]


@dataclass(slots=True)
class Painting:
    """What is painted on a page besides text.

    Of each shape, picture and gradient: `box` (n, 4) is left, top, right, bottom; `address` its object's; `kind` its
    kind; `order` when it is painted. `objects` are the addresses of all objects in that order, `texts` those of text.
    `rules` are thin lines (left, right, height), `dots` shapes as small as list markers (x, y).
    """

    box: Floats
    address: Ints
    kind: Ints
    order: Ints
    texts: Ints
    rules: list[tuple[float, float, float]]
    dots: list[tuple[float, float]]
    objects: Ints
    _faint: Ints

    def order_of(self, objects: Ints) -> Ints:
        """When the text objects at these addresses are painted; unknown ones last of all."""
        by_address = np.argsort(self.objects, kind="stable")
        known = self.objects[by_address]
        if not len(known):
            return np.full(len(objects), _MOST_OBJECTS, np.int64)
        at = np.minimum(np.searchsorted(known, objects), len(known) - 1)
        return np.where(known[at] == objects, by_address[at], _MOST_OBJECTS)

    def see_through(self, glyphs: Glyphs) -> Flags:
        """Whether each of the text objects in which stretches begin is drawn with transparency, a mask or a blend mode,
        or stands in a form that is.
        """
        places, handles = glyphs.leaders()
        own = np.zeros(len(glyphs.objects), bool)
        own[places] = np.fromiter(map(_is_see_through, handles), np.int64, len(handles)) != 0
        return own | np.isin(glyphs.objects, self._faint) if len(self._faint) else own


@dataclass(slots=True)
class Fills:
    """How areas are filled: `color` 0xRRGGBB, -1 for pictures and gradients; `alpha` 0 to 255; `segments` how many
    strokes an area's outline has (0 for pictures); `order` when it is painted; `box` as in `Painting`.
    """

    box: Floats
    color: Ints
    alpha: Ints
    segments: Ints
    order: Ints


def read_painting(page: Address, frame: Frame, texts: Ints) -> Painting:
    """What is painted on the page at that address; `texts` are the addresses of its text objects, sorted."""
    total = min(_count_page(page), _MOST_OBJECTS)
    flat = _Flat([], [], [], [])
    _flatten(flat, np.fromiter(map(_page_object, repeat(page), range(total)), np.int64, total), texts, np.eye(3), 0)
    addresses = np.concatenate(flat.addresses) if flat.addresses else np.zeros(0, np.int64)
    kinds = np.concatenate(flat.kinds) if flat.kinds else np.zeros(0, np.int64)
    shown = np.flatnonzero((kinds == _PATH) | (kinds == _IMAGE) | (kinds == _SHADING))
    forms = np.repeat(np.arange(len(flat.addresses)), [len(part) for part in flat.addresses])
    box = _boxes(addresses[shown], forms[shown], flat.matrices, frame)
    width, height = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    rule = (height < _THIN) & (width > _LONG)
    dot = (width > _DOT[0]) & (width < _DOT[1]) & (height > _DOT[0]) & (height < _DOT[1])
    middle = (box[:, :2] + box[:, 2:]) / 2
    return Painting(
        box=box,
        address=addresses[shown],
        kind=kinds[shown],
        order=shown,
        texts=addresses[kinds == _TEXT],
        rules=[
            (x0, x1, y) for x0, x1, y in zip(*box[rule][:, (0, 2)].T.tolist(), middle[rule, 1].tolist(), strict=True)
        ],
        dots=[(x, y) for x, y in middle[dot].tolist()],
        objects=addresses,
        _faint=np.concatenate(flat.faint) if flat.faint else np.zeros(0, np.int64),
    )


def read_fills(painting: Painting, chosen: Ints) -> Fills:
    """How those of the chosen areas are filled that are filled at all, in the order of painting."""
    addresses, kinds = painting.address[chosen], painting.kind[chosen]
    count = len(chosen)
    color, alpha = np.full(count, -1, np.int64), np.full(count, 255, np.int64)
    segments, filled = np.zeros(count, np.int64), np.ones(count, bool)
    paths = np.flatnonzero(kinds == _PATH)
    modes = empty_cells(len(paths), 2, np.int32)  # fill mode, stroke
    exhaust(map(_draw_mode, pointers(addresses[paths].tolist()), *modes.columns))
    filled[paths] = modes.values[:, 0] != 0
    solid = paths[modes.values[:, 0] != 0]
    parts = empty_cells(len(solid), 4, np.uint32)
    asked = list(pointers(addresses[solid].tolist()))
    known = np.fromiter(map(_fill_color, asked, *parts.columns), np.int64, len(solid)) != 0
    wide = parts.values.astype(np.int64)
    color[solid] = np.where(known, (wide[:, 0] << 16) | (wide[:, 1] << 8) | wide[:, 2], -1)
    alpha[solid] = np.where(known, wide[:, 3], 255)
    segments[solid] = np.fromiter(map(_segments, asked), np.int64, len(solid))
    kept = filled & (alpha >= _FAINT)
    return Fills(box=painting.box[chosen][kept], color=color[kept], alpha=alpha[kept], segments=segments[kept],
                 order=painting.order[chosen][kept])  # fmt: skip


def has_pictures(page: Address) -> bool:
    """Whether the page shows a picture, or drawings enough to be text drawn as outlines."""
    paths = 0
    for at in range(min(_count_page(page), _MOST_OBJECTS)):
        kind = _kind(pointer(_page_object(page, at)))
        if kind in (_IMAGE, _FORM):
            return True
        paths += kind == _PATH
    return paths > _MANY_PATHS


@dataclass(slots=True)
class _Flat:
    """Objects in the order of painting, forms unfolded: stretches of one coordinate system, and its matrix.

    `faint` are the objects in forms that are drawn with transparency (a group, a mask, an opacity).
    """

    addresses: list[Ints]
    kinds: list[Ints]
    matrices: list[Matrix]
    faint: list[Ints]


def _flatten(flat: _Flat, addresses: Ints, texts: Ints, matrix: Matrix, depth: int) -> None:
    kinds = np.ones(len(addresses), np.int64)
    near = np.minimum(np.searchsorted(texts, addresses), len(texts) - 1)
    others = np.flatnonzero(texts[near] != addresses) if len(texts) else np.arange(len(addresses))
    kinds[others] = np.fromiter(map(_kind, pointers(addresses[others].tolist())), np.int64, len(others))
    before = 0
    for at in np.flatnonzero(kinds == _FORM).tolist() if depth < _DEPTH else ():
        _keep(flat, addresses[before:at], kinds[before:at], matrix)
        before = at + 1
        form = pointer(int(addresses[at]))
        room = max(0, _MOST_OBJECTS - sum(map(len, flat.addresses)))
        count = min(max(0, _count_form(form)), room)
        inner = np.fromiter(map(_form_object, repeat(form), pointers(range(count))), np.int64, count)
        unfolded = len(flat.addresses)
        _flatten(flat, inner, texts, _matrix_of(form) @ matrix, depth + 1)
        if _is_see_through(form):
            flat.faint.extend(flat.addresses[unfolded:])
    _keep(flat, addresses[before:], kinds[before:], matrix)


def _keep(flat: _Flat, addresses: Ints, kinds: Ints, matrix: Matrix) -> None:
    if len(addresses):
        flat.addresses.append(addresses)
        flat.kinds.append(kinds)
        flat.matrices.append(matrix)


def _matrix_of(form: Address) -> Matrix:
    parts = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    _object_matrix(form, parts)
    a, b, c, d, e, f = parts
    return tame(np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]]))


def _boxes(addresses: Ints, forms: Ints, matrices: list[Matrix], frame: Frame) -> Floats:
    """The boxes of the objects as the page is shown."""
    count = len(addresses)
    sides = empty_cells(count, 4, np.float32)  # left, bottom, right, top
    exhaust(map(_bounds, pointers(addresses.tolist()), *sides.columns))
    wide = tame(sides.values.astype(np.float64))
    whole = np.eye(3)
    for form in [form for form, matrix in enumerate(matrices) if not np.array_equal(matrix, whole)]:
        own = np.flatnonzero(forms == form)
        x, y = wide[own][:, (0, 0, 2, 2)], wide[own][:, (1, 3, 1, 3)]
        (a, b, _), (c, d, _), (e, f, _) = matrices[form]
        across, up = x * a + y * c + e, x * b + y * d + f
        wide[own] = np.stack([across.min(axis=1), up.min(axis=1), across.max(axis=1), up.max(axis=1)], axis=1)
    left, bottom, right, top = wide.T
    return frame.boxes(
        np.minimum(left, right), np.minimum(bottom, top), np.maximum(left, right), np.maximum(bottom, top)
    )
