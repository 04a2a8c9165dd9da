"""What a font's name and weight say of its letters: bold, italic, icons, symbols."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, replace
from functools import lru_cache

import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, bind, pointer

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

_font_name = bind(pdfium.FPDFFont_GetBaseFontName, SIZE)
_font_weight = bind(pdfium.FPDFFont_GetWeight, INT)
_font_flags = bind(pdfium.FPDFFont_GetFlags, INT)
_font_angle = bind(pdfium.FPDFFont_GetItalicAngle, INT)


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name without the subset's tag, and what its name and weight say of it."""

    name: str
    bold: bool = False
    italic: bool = False
    icons: bool = False
    dingbats: bool = False


def describe_font(handle: int) -> Font:
    """The font at that address; a nameless plain one for 0."""
    if not handle:
        return Font("")
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    font = pointer(handle)
    _font_name(font, buffer, pointer(_NAME_BYTES))
    name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    angle = ctypes.c_int(0)
    _font_angle(font, ctypes.byref(angle))
    said, silent = _read_name(name)
    bold = said.bold
    if silent:
        # Weights are guesses from stem widths, off by 300 either way: trusted only where the name is silent.
        bold = _font_weight(font) >= _BOLD_WEIGHT or _font_flags(font) & _FORCE_BOLD != 0
    if bold == said.bold and (said.italic or not angle.value):
        return said
    return replace(said, bold=bold, italic=said.italic or angle.value != 0)


@lru_cache(maxsize=1024)
def _read_name(name: str) -> tuple[Font, bool]:
    """The font as its name says it is, and whether that says nothing of its weight."""
    bold = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
    said = Font(
        name,
        bold=bold,
        italic=bool(_ITALIC.search(name)),
        icons=bool(_ICONS.search(name)),
        dingbats=bool(_DINGBATS.search(name)),
    )
    return said, not bold and not _PLAIN.search(name)
