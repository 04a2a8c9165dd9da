"""What shape a font gives its letters, whatever it says they are.

Why: a font's Unicode map can say "Kubernetes" of glyphs that draw other letters. The widths of letters are known anyway
and are alike in all fonts ("i" narrow, "m" wide); only a font whose widths are others is looked at glyph by glyph.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import (
    INT,
    SIZE,
    Address,
    address_of,
    bind,
    empty_cells,
    exhaust,
    pointer,
    pointers,
)
from careerproof.documents.pages.frame import Flags, Floats, Ints
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

_LETTER_OF = np.full(128, -1, np.int64)
"""The place of each character among the letters, -1 for others."""
_LETTER_OF[[ord(letter) for letter in _LETTERS]] = np.arange(len(_LETTERS))

_Shape = tuple[npt.NDArray[np.bool_], float]
"""A letter's ink on a grid over its box, and the logarithm of how much wider than high it is."""


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Letters' shapes as columns."""

    ink: Floats
    slimness: Floats

    @classmethod
    def of(cls, shapes: Sequence[_Shape]) -> _Shapes:
        """These shapes."""
        return cls(np.array([ink for ink, _ in shapes], np.float64), np.array([slim for _, slim in shapes]))


def has_shape(text_object: int, code: int) -> bool:
    """Whether the font of the text object at that address draws an outline for the character."""
    font = _font_of(pointer(text_object))
    path = _glyph_path(pointer(font), code, _UNIT) if font else 0
    return bool(path) and _count_segments(pointer(path)) > 0


def find_false_fonts(glyphs: Glyphs, measures: Measures) -> list[int]:
    """The fonts (places among the glyphs') whose letters are drawn as others than they say they are."""
    font, code = np.divmod(measures.keys, measures.codes)
    known = np.flatnonzero(code < len(_LETTER_OF))
    letter = _LETTER_OF[code[known]]
    known, letter = known[letter >= 0], letter[letter >= 0]
    font = font[known]
    found: list[int] = []
    odd = _have_odd_widths(font, letter, measures.share[measures.kinds[known]], len(glyphs.fonts))
    for number in np.flatnonzero(odd).tolist():
        if glyphs.fonts[number].icons or glyphs.fonts[number].dingbats:
            continue
        holder = glyphs.objects[np.flatnonzero((glyphs.font == number) & (glyphs.objects != 0))[:1]]
        letters = letter[font == number].tolist()
        if len(holder) and not _draws_its_letters(pointer(_font_of(pointer(int(holder[0])))), letters):
            found.append(number)
    return found


def _have_odd_widths(font: Ints, letter: Ints, widths: Floats, fonts: int) -> Flags:
    """For each font whether it has letters enough, and their widths (given one by one, with their fonts) are not alike
    those of others."""
    usual = _USUAL[letter]
    count = np.bincount(font, minlength=fonts)
    sums = [np.bincount(font, values, fonts) / np.maximum(count, 1) for values in (
        widths, usual, widths * widths, usual * usual, widths * usual)]  # fmt: skip
    mean, usual_mean, square, usual_square, product = sums
    spread, usual_spread = np.maximum(square - mean**2, 0.0), np.maximum(usual_square - usual_mean**2, 0.0)
    even = (spread <= (_EVEN * mean) ** 2) | (usual_spread == 0)
    alike = product - mean * usual_mean >= _ALIKE * np.sqrt(spread * usual_spread)
    return np.asarray((count >= _LEAST_KINDS) & (even | ~alike))


def _draws_its_letters(font: Address, letters: list[int]) -> bool:
    """Whether most of the letters look like themselves; true as well where their shapes cannot be seen."""
    some = letters[:: max(1, len(letters) // _SAMPLE)]
    return _looks_right(font, some, _KNOWN_AT_ONCE) or _looks_right(font, letters, _KNOWN)


def _looks_right(font: Address, letters: list[int], share: float) -> bool:
    shapes = [(at, shape) for at in letters if (shape := _shape_of(font, ord(_LETTERS[at]))) is not None]
    if len(shapes) < _LEAST_KINDS:
        return share == _KNOWN  # too few to judge; a first look must see enough
    return sum(_are_known([at for at, _ in shapes], _Shapes.of([shape for _, shape in shapes]))) >= share * len(shapes)


def _are_known(letters: list[int], shapes: _Shapes) -> list[bool]:
    """Whether each of the shapes is among those of a reference font that are most like its letter."""
    known = [False] * len(letters)
    for names, reference in _reference_shapes():
        nearest = np.argsort(-_likeness(shapes, reference), axis=1, kind="stable")[:, :_RANK]
        for at, (letter, near) in enumerate(zip(letters, nearest.tolist(), strict=True)):
            known[at] |= _LETTERS[letter].lower() in [names[one] for one in near]
    return known


def _likeness(some: _Shapes, others: _Shapes) -> Floats:
    """How alike each of some shapes is to each of the others."""
    both = some.ink @ others.ink.T
    either = some.ink.sum(axis=1)[:, None] + others.ink.sum(axis=1) - both
    return np.asarray(both / np.maximum(1.0, either) - 0.3 * np.abs(some.slimness[:, None] - others.slimness))


@lru_cache(maxsize=1)
def _reference_shapes() -> tuple[tuple[list[str], _Shapes], ...]:
    """The small names and the shapes of the letters of the fonts that every reader of PDF has."""
    document = pdf.PdfDocument.new()
    try:
        found: list[tuple[list[str], _Shapes]] = []
        for name in _REFERENCES:
            font = pointer(_load_font(address_of(document.raw), name.encode()))
            shapes = [(letter.lower(), _shape_of(font, ord(letter))) for letter in sorted(_LETTERS)]
            known = [(name, shape) for name, shape in shapes if shape is not None]
            found.append(([name for name, _ in known], _Shapes.of([shape for _, shape in known])))
            _close_font(font)
        return tuple(found)
    finally:
        document.close()


def _shape_of(font: Address, code: int) -> _Shape | None:
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
    start = here = (0.0, 0.0)
    handles: tuple[float, ...] = ()
    for kind, point in _outline(path):
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


def _outline(path: Address) -> Iterator[tuple[int, tuple[float, float]]]:
    """The kind of each segment of the path, and the point where it leads."""
    count = max(0, min(_count_segments(path), _MOST_SEGMENTS))
    segments = list(pointers(map(_segment, repeat(path), range(count))))
    points = empty_cells(count, 2, np.float32)
    exhaust(map(_point, segments, *points.columns))
    places = [(x, y) for x, y in points.values.tolist()]
    yield from zip(map(_segment_type, segments), places, strict=True)


def _steps(curves: Floats) -> Floats:
    """The curves (n, 4, 2: start, two handles, end) as straight lines."""
    t = np.linspace(0.0, 1.0, _CURVE + 1)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    passed = weights @ curves  # (n, steps + 1, 2)
    return np.asarray(np.concatenate((passed[:, :-1], passed[:, 1:]), axis=2).reshape(-1, 4), np.float64)
