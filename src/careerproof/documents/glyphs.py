"""The characters of a PDF page with box, style and paint order, fetched from PDFium in batches.

Why in batches: a call through ctypes costs more than PDFium's own work behind it. Each property of all characters is
one `map` over addresses in a numpy buffer, so that no Python code runs per character.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_BOLD = re.compile(r"bold|black|heavy|semi-?bd|demi|cmbx|sfbx|bx\d|-b$|-bd\b|medi$", re.IGNORECASE)
_NOT_BOLD = re.compile(r"black(?:adder|letter|jack)", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|cmti|sfti|-it\b|slant", re.IGNORECASE)
_ICONS = re.compile(
    r"awesome|icomoon|materialicon|material-?(?:design-?)?icon|material ?symbols|phosphor|ionicon|glyphicon|fontello"
    r"|academicons|entypo|typicon|octicon|feather|marvosym|icons?\b|linearicons|simple-?line",
    re.IGNORECASE,
)
_DINGBATS = re.compile(r"wingding|webding|dingbat|^symbol", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_PLAIN = re.compile(r"regular|light|thin|book|medium|roman|hairline|text\b", re.IGNORECASE)
_BOLD_WEIGHT = 700
_FORCE_BOLD = 1 << 18
"""The flag of a font descriptor by which fonts without a telling name say that they are bold (ISO 32000-1, 9.8.2)."""
_NAME_BYTES = 256
_FAR = 1e6
"""Points: farther than any page reaches."""
LINE_END_HYPHEN = 0x02
"""PDFium's sign for a hyphen that ends a line: it is on the page, so it stays in the text."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name without the subset's tag, and what its name and weight say of it."""

    name: str
    bold: bool
    italic: bool
    icons: bool
    dingbats: bool


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in the order of the file.

    `code` (n,) are code points. `box` (n, 4) is left, top, right, bottom in points from the top left corner.
    `object` (n,) is the address of the text object, 0 for what PDFium made up. `run` (n,) numbers stretches of one
    object; `mode`, `color` (0xRRGGBB, -1 unknown), `alpha` and `font` (an index into `fonts`) are per stretch.
    """

    code: npt.NDArray[np.uint32]
    box: Floats
    object: Ints
    run: Ints
    run_object: Ints
    mode: Ints
    color: Ints
    alpha: Ints
    font: Ints
    fonts: list[Font]


def bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function with plain addresses as arguments, which ctypes passes several times faster than typed ones."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_P, _I, _A = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
_text = bind(pdfium.FPDFText_GetText, _I, _P, _I, _I, _P)
_unicode = bind(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
_object = bind(pdfium.FPDFText_GetTextObject, _A, _P, _I)
_loose_box = bind(pdfium.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
_origin = bind(pdfium.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
_matrix = bind(pdfium.FPDFText_GetMatrix, _I, _P, _I, _P)
_font_size = bind(pdfium.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
_map_error = bind(pdfium.FPDFText_HasUnicodeMapError, _I, _P, _I)
_render_mode = bind(pdfium.FPDFTextObj_GetTextRenderMode, _I, _P)
_font = bind(pdfium.FPDFTextObj_GetFont, _A, _P)
_fill_color = bind(pdfium.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
_stroke_color = bind(pdfium.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
_font_name = bind(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
_font_weight = bind(pdfium.FPDFFont_GetWeight, _I, _P)
_font_flags = bind(pdfium.FPDFFont_GetFlags, _I, _P)
_font_angle = bind(pdfium.FPDFFont_GetItalicAngle, _I, _P, _P)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates become points from the top left corner of what is shown of it."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    """Quarter turns clockwise, 0 to 3."""

    @property
    def width(self) -> float:
        """The width of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """The points as shown."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def boxes(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> Floats:
        """The boxes (n, 4) as shown: left, top, right, bottom."""
        x0, y0 = self.points(left, top)
        x1, y1 = self.points(right, bottom)
        sides = np.stack([np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)], axis=1)
        return tame(sides)


def tame(values: Floats) -> Floats:
    """The values without infinities and other numbers that no page has; broken files hold them."""
    return np.clip(np.nan_to_num(values, nan=0.0), -_FAR, _FAR)


def read_glyphs(text_page: int, frame: Frame, count: int) -> Glyphs:
    """The first `count` characters of the text page at that address."""
    code = _codes(text_page, count)
    objects = np.fromiter(map(_object, repeat(text_page), range(count)), np.int64, count)
    hyphens = np.flatnonzero((code[1:] == LINE_END_HYPHEN) & (objects[1:] == 0)) + 1
    objects[hyphens] = objects[hyphens - 1]  # PDFium forgets whose they were
    raw = np.zeros((count, 4), np.float32)  # FS_RECTF: left, top, right, bottom
    _exhaust(map(_loose_box, repeat(text_page), range(count), _addresses(raw)))
    wide = raw.astype(np.float64)
    box = frame.boxes(wide[:, 0], wide[:, 3], wide[:, 2], wide[:, 1])
    starts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1]))) if count else np.zeros(0, np.int64)
    run = np.zeros(count, np.int64)
    run[starts[1:]] = 1
    run = np.cumsum(run)
    run_object = objects[starts]
    mode, color, alpha, font, fonts = _styles(run_object)
    return Glyphs(code=code, box=box, object=objects, run=run, run_object=run_object, mode=mode, color=color,
                  alpha=alpha, font=font, fonts=fonts)  # fmt: skip


def read_sizes(text_page: int, indexes: Ints) -> tuple[Floats, Floats, Floats]:
    """For the characters at `indexes`: font size in points as shown, and the direction (cosine, sine) of writing."""
    count = len(indexes)
    at = indexes.tolist()
    nominal = np.fromiter(map(_font_size, repeat(text_page), at), np.float64, count)
    matrix = np.zeros((count, 6), np.float32)  # FS_MATRIX: a, b, c, d, e, f
    matrix[:, 0] = matrix[:, 3] = 1.0
    _exhaust(map(_matrix, repeat(text_page), at, _addresses(matrix)))
    shape = matrix.astype(np.float64)
    size = np.abs(nominal) * np.hypot(shape[:, 2], shape[:, 3])
    length = np.hypot(shape[:, 0], shape[:, 1])
    length[length == 0] = 1.0
    return tame(size), tame(shape[:, 0] / length), tame(shape[:, 1] / length)


def read_origins(text_page: int, frame: Frame, indexes: Ints) -> tuple[Floats, Floats]:
    """Where the characters at `indexes` stand on their base line, as shown."""
    points = np.zeros((len(indexes), 2), np.float64)
    first = points.ctypes.data
    step = points.strides[0]
    xs = range(first, first + step * len(indexes), step) if len(indexes) else range(0)
    ys = range(first + 8, first + 8 + step * len(indexes), step) if len(indexes) else range(0)
    _exhaust(map(_origin, repeat(text_page), indexes.tolist(), xs, ys))
    x, y = frame.points(points[:, 0], points[:, 1])
    return tame(x), tame(y)


def read_map_errors(text_page: int, indexes: Ints) -> npt.NDArray[np.bool_]:
    """Whether the font fails to say which letters the characters at `indexes` are."""
    found = np.fromiter(map(_map_error, repeat(text_page), indexes.tolist()), np.int64, len(indexes))
    return np.asarray(found == 1)


def _exhaust(calls: Iterator[object]) -> None:
    deque(calls, maxlen=0)


def _addresses(rows: npt.NDArray[Any]) -> range:
    first, step = rows.ctypes.data, rows.strides[0]
    return range(first, first + step * len(rows), step) if len(rows) else range(0)


def _codes(text_page: int, count: int) -> npt.NDArray[np.uint32]:
    """The code points: in one call where each character is one unit of UTF-16, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    written = _text(text_page, 0, count, units.ctypes.data)
    whole = units[:count]
    if written == count + 1 and not np.any((whole >= 0xD800) & (whole < 0xE000)):
        codes = whole.astype(np.uint32)
        codes[codes == 0xFFFE] = LINE_END_HYPHEN  # how the same sign is written in this call
        return codes
    return np.fromiter(map(_unicode, repeat(text_page), range(count)), np.uint32, count)


def _styles(run_object: Ints) -> tuple[Ints, Ints, Ints, Ints, list[Font]]:
    """Render mode, colour, alpha and font of each stretch."""
    count = len(run_object)
    mode = np.zeros(count, np.int64)
    color = np.full(count, -1, np.int64)
    alpha = np.full(count, 255, np.int64)
    font = np.full(count, -1, np.int64)
    real = np.flatnonzero(run_object)
    if not len(real):
        return mode, color, alpha, font, []
    addresses = run_object[real].tolist()
    mode[real] = np.fromiter(map(_render_mode, addresses), np.int64, len(addresses))
    color[real], alpha[real] = _colors(_fill_color, addresses)
    outlined = real[mode[real] == 1]
    if len(outlined):
        color[outlined], alpha[outlined] = _colors(_stroke_color, run_object[outlined].tolist())
    handles = np.fromiter(map(_font, addresses), np.int64, len(addresses))
    distinct, inverse = np.unique(handles, return_inverse=True)
    font[real] = inverse
    return mode, color, alpha, font, [_describe(int(handle)) for handle in distinct]


def _colors(reader: Callable[..., int], addresses: list[int]) -> tuple[Ints, Ints]:
    parts = np.zeros((len(addresses), 4), np.uint32)
    first = parts.ctypes.data
    columns = [range(first + 4 * at, first + 4 * at + 16 * len(addresses), 16) for at in range(4)]
    known = np.fromiter(map(reader, addresses, *columns), np.int64, len(addresses))
    wide = parts.astype(np.int64)
    color = (wide[:, 0] << 16) | (wide[:, 1] << 8) | wide[:, 2]
    return np.where(known != 0, color, -1), np.where(known != 0, wide[:, 3], 255)


def _describe(handle: int) -> Font:
    if not handle:
        return Font("", bold=False, italic=False, icons=False, dingbats=False)
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    _font_name(handle, ctypes.addressof(buffer), _NAME_BYTES)
    name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    angle = ctypes.c_int(0)
    _font_angle(handle, ctypes.addressof(angle))
    bold = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
    if not bold and not _PLAIN.search(name):
        # Weights are guesses from stem widths, off by 300 either way: trusted only where the name is silent.
        bold = _font_weight(handle) >= _BOLD_WEIGHT or _font_flags(handle) & _FORCE_BOLD != 0
    return Font(
        name,
        bold=bold,
        italic=angle.value != 0 or bool(_ITALIC.search(name)),
        icons=bool(_ICONS.search(name)),
        dingbats=bool(_DINGBATS.search(name)),
    )
