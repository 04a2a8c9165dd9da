"""What shape a font gives its letters, whatever it says they are."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, bind, pointer

_font_of = bind(pdfium.FPDFTextObj_GetFont, SIZE)
_glyph_path = bind(pdfium.FPDFFont_GetGlyphPath, SIZE)
_count_segments = bind(pdfium.FPDFGlyphPath_CountGlyphSegments, INT)
_UNIT = ctypes.c_float(1.0)


def has_shape(text_object: int, code: int) -> bool:
    """Whether the font of the text object at that address draws an outline for the character."""
    font = _font_of(pointer(text_object))
    path = _glyph_path(pointer(font), code, _UNIT) if font else 0
    return bool(path) and _count_segments(pointer(path)) > 0
