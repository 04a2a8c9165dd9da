"""Where the letters of a page stand and how large they are, asked of as few of them as will do.

Why: the boxes of all letters would take longer than all else. The ends of a stretch are measured, and one letter of
each kind: the same letter of the same font is as wide everywhere, by its size. So a stretch's gaps are known to be
none where it is as wide as its letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat

import numpy as np
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import DOUBLE, INT, Address, bind, empty_cells, empty_rows, exhaust
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints, tame
from careerproof.documents.pages.glyphs import Glyphs, spread

_UPRIGHT = 0.7
"""The cosine from which writing runs from left to right."""
_LEVEL = 1e-4
"""The sine up to which all letters of a text object stand on one base line."""

_loose_box = bind(pdfium.FPDFText_GetLooseCharBox, INT)
_origin = bind(pdfium.FPDFText_GetCharOrigin, INT)
_matrix = bind(pdfium.FPDFText_GetMatrix, INT)
_font_size = bind(pdfium.FPDFText_GetFontSize, DOUBLE)
_map_error = bind(pdfium.FPDFText_HasUnicodeMapError, INT)


@dataclass(slots=True)
class Measures:
    """What is measured of a page's stretches.

    `box` (n, 4) holds left, top, right, bottom as shown, only for the first and last letters of stretches, and for one
    letter of each kind. Of each stretch: `size` in points, `base` line, `upright` whether it runs from left to right,
    `excess` how much longer it is than its letters. Of each of the page's characters: `kind`, a character that stands
    for all of its letter and font (undefined for white space); of those, `share` is the width by the size, and
    `unknown` whether the font fails to say which letter it is. `kinds` are those characters, `keys`
    their fonts and codes in one number: font times `codes` plus code.
    """

    box: Floats
    size: Floats
    base: Floats
    upright: Flags
    excess: Floats
    kind: Ints
    share: Floats
    unknown: Flags
    kinds: Ints
    keys: Ints
    codes: int

    def share_of(self, font: int, code: int) -> float | None:
        """The width by the size of that letter in that font, None where the page does not have it."""
        found = self.kinds[self.keys == font * self.codes + code] if code < self.codes else []
        return float(self.share[found[0]]) if len(found) else None


def measure_stretches(text_page: Address, frame: Frame, glyphs: Glyphs) -> Measures:
    """The measures of the stretches of the text page at that address."""
    count = len(glyphs.code)
    start, end = glyphs.start, glyphs.end
    lengths = end - start
    letters = spread(start, end)
    codes = int(glyphs.code.max(initial=0)) + 1
    keys = np.repeat(glyphs.font[glyphs.object] * codes, lengths) + glyphs.code[letters]
    one = np.empty(len(glyphs.fonts) * codes, np.int32)  # only the cells of keys that occur are ever looked at
    one[keys] = letters
    kind = np.zeros(count, np.int64)
    kind[letters] = one[keys]
    chosen = kind[letters] == letters
    kinds = letters[chosen]

    wanted = np.zeros(count, bool)
    wanted[start] = wanted[end - 1] = wanted[kinds] = True
    measured = np.flatnonzero(wanted)
    box = np.zeros((count, 4))
    box[measured] = read_boxes(text_page, frame, measured)
    size, base, upright = _writing(text_page, frame, glyphs)
    points = np.maximum(size, 1.0)
    share = np.zeros(count)
    share[kinds] = (box[kinds, 2] - box[kinds, 0]) / np.repeat(points, lengths)[chosen]
    unknown = np.zeros(count, bool)
    unknown[kinds] = np.fromiter(map(_map_error, repeat(text_page), kinds.tolist()), np.int64, len(kinds)) == 1

    widths = np.add.reduceat(share[kind[letters]], np.cumsum(lengths) - lengths) * points
    return Measures(
        box=box,
        size=size,
        base=base,
        upright=upright,
        excess=box[end - 1, 2] - box[start, 0] - widths,
        kind=kind,
        share=share,
        unknown=unknown,
        kinds=kinds,
        keys=keys[chosen],
        codes=codes,
    )


def read_boxes(text_page: Address, frame: Frame, indexes: Ints) -> Floats:
    """The boxes (n, 4) of these characters as shown: left, top, right, bottom."""
    raw = empty_rows(len(indexes), 4, np.float32)  # FS_RECTF: left, top, right, bottom
    exhaust(map(_loose_box, repeat(text_page), indexes.tolist(), raw.columns[0]))
    wide = raw.values.astype(np.float64)
    return frame.boxes(wide[:, 0], wide[:, 3], wide[:, 2], wide[:, 1])


def _writing(text_page: Address, frame: Frame, glyphs: Glyphs) -> tuple[Floats, Floats, Flags]:
    """Size, base line and direction of each stretch: the same for all of one object, where its line is level."""
    some = np.empty(len(glyphs.objects), np.int64)
    some[glyphs.object] = np.arange(len(glyphs.start))
    chosen = some[glyphs.object]
    leaders = np.flatnonzero(chosen == np.arange(len(chosen)))
    place = np.empty(len(chosen), np.int64)
    place[leaders] = np.arange(len(leaders))
    at = place[chosen]
    size, cosine, sine = read_sizes(text_page, glyphs.start[leaders])
    for _ in range(frame.turns % 4):
        cosine, sine = sine, -cosine
    base = read_bases(text_page, frame, glyphs.start[leaders])[at]
    slanted = np.flatnonzero((np.abs(sine) > _LEVEL)[at])
    if len(slanted):
        base[slanted] = read_bases(text_page, frame, glyphs.start[slanted])
    return size[at], base, (cosine > _UPRIGHT)[at]


def read_sizes(text_page: Address, indexes: Ints) -> tuple[Floats, Floats, Floats]:
    """Font size in points as shown, and the direction (cosine, sine) of writing."""
    at = indexes.tolist()
    nominal = np.fromiter(map(_font_size, repeat(text_page), at), np.float64, len(at))
    matrix = empty_rows(len(at), 6, np.float32)  # FS_MATRIX: a, b, c, d, e, f
    matrix.values[:, 0] = matrix.values[:, 3] = 1.0
    exhaust(map(_matrix, repeat(text_page), at, matrix.columns[0]))
    a, b, c, d = matrix.values[:, :4].astype(np.float64).T
    length = np.hypot(a, b)
    length[length == 0] = 1.0
    return tame(np.abs(nominal) * np.hypot(c, d)), tame(a / length), tame(b / length)


def read_bases(text_page: Address, frame: Frame, indexes: Ints) -> Floats:
    """The heights of the base lines on which these characters stand, as shown."""
    points = empty_cells(len(indexes), 2, np.float64)
    exhaust(map(_origin, repeat(text_page), indexes.tolist(), *points.columns))
    return tame(frame.points(points.values[:, 0], points.values[:, 1])[1])
