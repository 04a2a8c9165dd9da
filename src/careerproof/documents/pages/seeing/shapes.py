"""What shape a font gives its letters, whatever it says they are.

Why: a font's Unicode map can say "Kubernetes" of glyphs that draw other letters. The widths of letters are known anyway
and are alike in all fonts ("i" narrow, "m" wide); only a font whose widths are others is looked at glyph by glyph.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, address_of, bind, pointer
from careerproof.documents.pages.frame import Floats, Ints
from careerproof.documents.pages.glyphs import Glyphs
from careerproof.documents.pages.measures import Measures

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Adobe's metrics of Helvetica, in thousandths of the size.
_USUAL = np.array([
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611,
    722, 667, 944, 667, 667, 611,
], np.float64)  # fmt: skip
_LEAST_KINDS = 8
"""Different letters from which the widths of a font can be judged."""
_ALIKE = 0.4
"""The correlation of widths from which a font is believed."""
_EVEN = 0.02
"""Widths that differ by less than this share are a typewriter's: they say nothing."""
_REFERENCES = ("Helvetica", "Times-Roman", "Courier")
_RANK = 6
"""A letter is known again when it is among the most similar ones of a reference font, up to this rank."""
_KNOWN = 0.4
"""The share of a font's letters that must be known again."""
_SAMPLE, _KNOWN_AT_ONCE = 8, 0.75
"""Letters that are looked at first, and the share of them that suffices."""
_GRID, _CURVE = 14, 3
_HANDLES = 6
"""Numbers that a curve has besides its start: two handles and the end."""
_MOST_SEGMENTS = 600
_STROKE, _CURVED = pdfium.FPDF_SEGMENT_LINETO, pdfium.FPDF_SEGMENT_BEZIERTO

_font_of = bind(pdfium.FPDFTextObj_GetFont, SIZE)
_glyph_path = bind(pdfium.FPDFFont_GetGlyphPath, SIZE)
_count_segments = bind(pdfium.FPDFGlyphPath_CountGlyphSegments, INT)
_segment = bind(pdfium.FPDFGlyphPath_GetGlyphPathSegment, SIZE)
_segment_type = bind(pdfium.FPDFPathSegment_GetType, INT)
_point = bind(pdfium.FPDFPathSegment_GetPoint, INT)
_load_font = bind(pdfium.FPDFText_LoadStandardFont, SIZE)
_close_font = bind(pdfium.FPDFFont_Close, INT)
_UNIT = ctypes.c_float(1000.0)

Shape = tuple[npt.NDArray[np.bool_], float]
"""A letter's ink on a grid over its box, and the logarithm of how much wider than high it is."""


def has_shape(text_object: int, code: int) -> bool:
    """Whether the font of the text object at that address draws an outline for the character."""
    font = _font_of(pointer(text_object))
    path = _glyph_path(pointer(font), code, _UNIT) if font else 0
    return bool(path) and _count_segments(pointer(path)) > 0


def find_false_fonts(glyphs: Glyphs, measures: Measures) -> list[int]:
    """The fonts (places among the glyphs') whose letters are drawn as others than they say they are."""
    font, code = np.divmod(measures.keys, measures.codes)
    index = np.full(0x110000, -1, np.int8)[: max(measures.codes, 128)]
    index[[ord(letter) for letter in _LETTERS if ord(letter) < len(index)]] = np.arange(len(_LETTERS))
    letter = index[code]
    found: list[int] = []
    for number in np.unique(font[letter >= 0]).tolist():
        own = (font == number) & (letter >= 0)
        if own.sum() < _LEAST_KINDS or glyphs.fonts[number].icons or glyphs.fonts[number].dingbats:
            continue
        if _has_odd_widths(letter[own].astype(np.int64), measures.share[measures.kinds[own]]):
            holder = glyphs.objects[np.flatnonzero((glyphs.font == number) & (glyphs.objects != 0))[:1]]
            if len(holder) and not _draws_its_letters(pointer(_font_of(pointer(int(holder[0])))), letter[own].tolist()):
                found.append(number)
    return found


def _has_odd_widths(letters: Ints, widths: Floats) -> bool:
    usual = _USUAL[letters]
    if widths.std() <= _EVEN * widths.mean() or usual.std() == 0:
        return True
    return bool(np.corrcoef(usual, widths)[0, 1] < _ALIKE)


def _draws_its_letters(font: Address, letters: list[int]) -> bool:
    """Whether most of the letters look like themselves; true as well where their shapes cannot be seen."""
    some = letters[:: max(1, len(letters) // _SAMPLE)]
    return _looks_right(font, some, _KNOWN_AT_ONCE) or _looks_right(font, letters, _KNOWN)


def _looks_right(font: Address, letters: list[int], share: float) -> bool:
    shapes = [(at, shape) for at in letters if (shape := _shape_of(font, ord(_LETTERS[at]))) is not None]
    if len(shapes) < _LEAST_KINDS:
        return share == _KNOWN  # too few to judge; a first look must see enough
    return sum(_is_known(at, shape) for at, shape in shapes) >= share * len(shapes)


def _is_known(letter: int, shape: Shape) -> bool:
    wanted = _LETTERS[letter].lower()
    for reference in _reference_shapes():
        near = sorted((-_likeness(shape, other), name) for name, other in reference.items())
        if wanted in (name.lower() for _, name in near[:_RANK]):
            return True
    return False


def _likeness(one: Shape, other: Shape) -> float:
    both, either = int(np.count_nonzero(one[0] & other[0])), int(np.count_nonzero(one[0] | other[0]))
    return both / max(1, either) - 0.3 * abs(one[1] - other[1])


@lru_cache(maxsize=1)
def _reference_shapes() -> tuple[dict[str, Shape], ...]:
    """The letters of the fonts that every reader of PDF has."""
    document = pdf.PdfDocument.new()
    try:
        found: list[dict[str, Shape]] = []
        for name in _REFERENCES:
            font = pointer(_load_font(address_of(document.raw), name.encode()))
            shapes = {letter: _shape_of(font, ord(letter)) for letter in _LETTERS}
            found.append({letter: shape for letter, shape in shapes.items() if shape is not None})
            _close_font(font)
        return tuple(found)
    finally:
        document.close()


def _shape_of(font: Address, code: int) -> Shape | None:
    """The ink of the glyph that the font draws for the character; None where it has no outline."""
    path = _glyph_path(font, code, _UNIT)
    edges = _edges(pointer(path)) if path else np.zeros((0, 4))
    if not len(edges):
        return None
    x, y = edges[:, (0, 2)], edges[:, (1, 3)]
    width, height = float(np.ptp(x)), float(np.ptp(y))
    if width <= 0 or height <= 0:
        return None
    middle = (np.arange(_GRID) + 0.5) / _GRID
    across, up = np.meshgrid(float(x.min()) + width * middle, float(y.min()) + height * middle)
    return _winding(edges, across.ravel(), up.ravel()) != 0, float(np.log(width / height))


def _winding(edges: Floats, x: Floats, y: Floats) -> Ints:
    """How often the outline runs around each of the points."""
    x0, y0, x1, y1 = edges.T[:, :, None]
    rising, falling = (y0 <= y) & (y1 > y), (y1 <= y) & (y0 > y)
    crossing = x0 + (y - y0) * (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    right = crossing > x
    return np.asarray((rising & right).sum(axis=0) - (falling & right).sum(axis=0))


def _edges(path: Address) -> Floats:
    """The outline as straight lines (n, 4), curves in steps."""
    lines: list[tuple[float, ...]] = []
    curves: list[tuple[float, ...]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    handles: tuple[float, ...] = ()
    for at in range(min(_count_segments(path), _MOST_SEGMENTS)):
        segment = pointer(_segment(path, at))
        _point(segment, ctypes.byref(x), ctypes.byref(y))
        kind, point = _segment_type(segment), (x.value, y.value)
        if kind == _CURVED:
            handles += point
            if len(handles) < _HANDLES:
                continue
            curves.append((*here, *handles))
            handles = ()
        elif kind == _STROKE:
            lines.append((*here, *point))
        else:
            lines.append((*here, *start))
            start = point
        here = point
    lines.append((*here, *start))
    straight = np.array(lines).reshape(-1, 4)
    edges = np.concatenate((straight, _steps(np.array(curves).reshape(-1, 4, 2))))
    return np.asarray(edges[(edges[:, :2] != edges[:, 2:]).any(axis=1)], np.float64)


def _steps(curves: Floats) -> Floats:
    """The curves (n, 4, 2: start, two handles, end) as straight lines."""
    t = np.linspace(0.0, 1.0, _CURVE + 1)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    passed = weights @ curves  # (n, steps + 1, 2)
    return np.asarray(np.concatenate((passed[:, :-1], passed[:, 1:]), axis=2).reshape(-1, 4), np.float64)
