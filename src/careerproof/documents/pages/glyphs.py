"""The characters of a PDF page in stretches of one style without white space.

Why stretches: a text object is asked for its style once, however many letters it has, and most neighbouring words
begin in the same object, so that most letters need no call at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, empty_cells, pointer, pointers
from careerproof.documents.pages.fonts import Font, describe_font
from careerproof.documents.pages.frame import Flags, Ints

LINE_END_HYPHEN = 0x02
"""PDFium's sign for a hyphen that ends a line: it is on the page, so it stays in the text."""
SOFT_HYPHEN = 0xAD
NOTHING = 0
"""The code of what is no character of the page."""
_SPACES = (9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
_PLANE = 0x10000
_IS_SPACE = np.zeros(_PLANE, bool)
_IS_SPACE[list(_SPACES)] = True
_SURROGATES = (0xD800, 0xDFFF)
RIGHT_TO_LEFT = (0x0590, 0x08FF)
"""Hebrew, Arabic and their neighbours: PDFium turns their letters around, so that objects may interleave."""

Codes = npt.NDArray[np.uint32]

_text = bind(pdfium.FPDFText_GetText, INT)
_unicode = bind(pdfium.FPDFText_GetUnicode, INT)
_object = bind(pdfium.FPDFText_GetTextObject, SIZE)
_render_mode = bind(pdfium.FPDFTextObj_GetTextRenderMode, INT)
_font = bind(pdfium.FPDFTextObj_GetFont, SIZE)
_fill_color = bind(pdfium.FPDFPageObj_GetFillColor, INT)
_stroke_color = bind(pdfium.FPDFPageObj_GetStrokeColor, INT)


@dataclass(slots=True)
class Glyphs:
    """The characters of a page in the order of the file, and its stretches: no white space within, one style.

    `code` (n,) are code points. Of each stretch: `start` and `end`, `spaced` whether white space stands before it,
    `object` the place of its first letter's text object in `objects` (addresses, sorted). `mode`, `color` (0xRRGGBB,
    -1 unknown), `alpha` and `font` (an index into `fonts`) are per object. `handles` are the objects' addresses as
    arguments, without that of the unknown object (0), which comes first where there is one.
    """

    code: Codes
    start: Ints
    end: Ints
    spaced: Flags
    object: Ints
    objects: Ints
    mode: Ints
    color: Ints
    alpha: Ints
    font: Ints
    fonts: list[Font]
    handles: list[Address]

    def leaders(self) -> tuple[Ints, list[Address]]:
        """The places of the objects in which stretches begin, and their addresses as arguments.

        Why: browsers write each letter as an object of its own, and what is asked of words is asked of their first.
        """
        nowhere = len(self.objects) - len(self.handles)
        places = np.flatnonzero(np.bincount(self.object, minlength=len(self.objects)))
        places = places[places >= nowhere]
        return places, [self.handles[place - nowhere] for place in places.tolist()]


def read_glyphs(text_page: Address, count: int) -> Glyphs:
    """The first `count` characters of the text page at that address."""
    code = _codes(text_page, count)
    seen = ~_IS_SPACE[np.minimum(code, _PLANE - 1)]
    padded = np.zeros(count + 2, bool)
    padded[1:-1] = seen
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    starts, ends = edges[::2], edges[1::2]
    pieces, addresses = _pieces(text_page, code, starts, ends)
    objects, inverse = np.unique(addresses, return_inverse=True)
    handles = list(pointers(objects[np.count_nonzero(objects == 0) :].tolist()))
    mode, color, alpha, font, fonts = _styles(objects, handles)
    # What is not painted is a stretch of its own; all else that parts stretches is font and colour.
    style = ((font << 25) + color + 1) * 2 + ((mode % 4 == 3) | (alpha == 0))
    own = style[inverse]
    token = np.searchsorted(starts, pieces, side="right")
    spaced = np.ones(len(pieces), bool)
    np.not_equal(token[1:], token[:-1], out=spaced[1:])
    fresh = spaced.copy()
    fresh[1:] |= own[1:] != own[:-1]
    begins = np.flatnonzero(fresh)
    start = pieces[begins]
    last = ends[token[begins] - 1]
    end = np.minimum(last, np.append(start[1:], count)) if len(start) else last
    return Glyphs(code=code, start=start, end=end, spaced=spaced[begins], object=inverse[begins], objects=objects,
                  mode=mode, color=color, alpha=alpha, font=font, fonts=fonts, handles=handles)  # fmt: skip


def _codes(text_page: Address, count: int) -> Codes:
    """The code points: in one call where each character is one unit of UTF-16, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    written = _text(text_page, 0, count, pointer(units.ctypes.data))
    whole = units[:count]
    if written == count + 1 and not _has_surrogates(whole):
        codes = whole.astype(np.uint32)
        codes[codes == 0xFFFE] = LINE_END_HYPHEN  # how the same sign is written in this call
        return codes
    return np.fromiter(map(_unicode, repeat(text_page), range(count)), np.int64, count).astype(np.uint32)


def _has_surrogates(units: npt.NDArray[np.uint16]) -> bool:
    return units.max(initial=0) >= _SURROGATES[0] and bool(
        np.any((units >= _SURROGATES[0]) & (units <= _SURROGATES[1]))
    )


def _pieces(text_page: Address, code: Codes, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Where pieces of one text object without white space begin, and the addresses of those objects.

    The letters of an object follow each other. So where two words begin in one object, all between belongs to it.
    """
    first = read_objects(text_page, code, starts)
    alone = ends - starts == 1
    whole = alone | (first == np.append(first[1:], 0))
    asked = np.flatnonzero(~whole)
    whole[asked] = read_objects(text_page, code, ends[asked] - 1) == first[asked]
    if np.any(is_right_to_left(code)):
        whole = alone
    mixed = np.flatnonzero(~whole)
    letters = spread(starts[mixed], ends[mixed])
    addresses = read_objects(text_page, code, letters)
    begins = np.ones(len(letters), bool)
    np.not_equal(addresses[1:], addresses[:-1], out=begins[1:])
    begins[np.searchsorted(letters, starts[mixed])] = True
    places = np.concatenate((starts[whole], letters[begins]))
    order = np.argsort(places, kind="stable")
    return places[order], np.concatenate((first[whole], addresses[begins]))[order]


def is_right_to_left(code: Codes) -> Flags:
    """Which code points are letters that are written from right to left."""
    if code.max(initial=0) < RIGHT_TO_LEFT[0]:
        return np.zeros(len(code), bool)
    return np.asarray((code >= RIGHT_TO_LEFT[0]) & (code <= RIGHT_TO_LEFT[1]))


def spread(starts: Ints, ends: Ints) -> Ints:
    """All the indexes in the half-open stretches, one stretch after the other."""
    lengths = ends - starts
    offsets = np.cumsum(lengths) - lengths
    return np.repeat(starts - offsets, lengths) + np.arange(int(lengths.sum()))


def read_objects(text_page: Address, code: Codes, indexes: Ints) -> Ints:
    """The text objects of these characters; a line-end hyphen is its neighbour's, as PDFium forgets whose it was."""
    found = np.fromiter(map(_object, repeat(text_page), indexes.tolist()), np.int64, len(indexes))
    for at in np.flatnonzero((found == 0) & (code[indexes] == LINE_END_HYPHEN)).tolist():
        index = int(indexes[at])
        found[at] = _object(text_page, index - 1) if index else 0
    return found


def _styles(objects: Ints, handles: list[Address]) -> tuple[Ints, Ints, Ints, Ints, list[Font]]:
    """Render mode, colour, alpha and font of each text object; the address 0 has none."""
    count = len(objects)
    mode, font = np.zeros(count, np.int64), np.zeros(count, np.int64)
    color, alpha = np.full(count, -1, np.int64), np.full(count, 255, np.int64)
    nowhere = count - len(handles)
    mode[nowhere:] = np.fromiter(map(_render_mode, handles), np.int64, len(handles))
    color[nowhere:], alpha[nowhere:] = _colors(_fill_color, handles)
    outlined = np.flatnonzero(mode == 1)
    if len(outlined):
        color[outlined], alpha[outlined] = _colors(_stroke_color, list(pointers(objects[outlined].tolist())))
    addresses = list(map(_font, handles))
    distinct = [0, *sorted(set(addresses) - {0})]
    place = {address: at for at, address in enumerate(distinct)}
    font[nowhere:] = list(map(place.__getitem__, addresses))
    return mode, color, alpha, font, [describe_font(handle) for handle in distinct]


def _colors(reader: Callable[..., Any], addresses: list[Address]) -> tuple[Ints, Ints]:
    parts = empty_cells(len(addresses), 4, np.uint32)
    known = np.fromiter(map(reader, addresses, *parts.columns), np.int64, len(addresses)) != 0
    wide = parts.values.astype(np.int64)
    color = (wide[:, 0] << 16) | (wide[:, 1] << 8) | wide[:, 2]
    return np.where(known, color, -1), np.where(known, wide[:, 3], 255)
