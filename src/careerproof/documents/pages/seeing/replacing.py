"""Which words of a PDF page stand in the file in place of others that are drawn (ActualText).

Such replacements are honest where a font lacks the map of a ligature, or where a line ends in a hyphen; then the
letters are much the same. They can also tell a machine words that nobody sees.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, pointer, pointers
from careerproof.documents.pages.frame import Ints
from careerproof.documents.pages.glyphs import Glyphs
from careerproof.documents.pages.measures import Measures

_KEY = b"ActualText"
_EVEN = 0.02
"""Points within which the letters of a word are of one width: PDFium spreads a replacement over what is drawn."""
_SHARED = 0.6
"""The share of letters that replacement and drawn text have in common at least where the replacement is honest."""
_WITHIN = 0.8
"""The share of the drawn letters that are in the replacement where it writes the same in full."""
_LONGER = 24
"""Letters by which a full form may be longer than what is drawn."""
_ICON, _NAME = 2, 40
"""Letters up to which what is drawn is an icon, and those that its name has at most."""
_MARKER = b"\xef\xbb\xbf"
"""How text in UTF-8 begins in a PDF (ISO 32000-2, 7.9.2.2)."""
_MOST_BYTES = 1 << 16

_count_marks = bind(pdfium.FPDFPageObj_CountMarks, INT)
_mark_at = bind(pdfium.FPDFPageObj_GetMark, SIZE)
_value_type = bind(pdfium.FPDFPageObjMark_GetParamValueType, INT)
_string_value = bind(pdfium.FPDFPageObjMark_GetParamStringValue, INT)
_remove_param = bind(pdfium.FPDFPageObjMark_RemoveParam, INT)
_set_string = bind(pdfium.FPDFPageObjMark_SetStringParam, INT)
_load_text = bind(pdfium.FPDFText_LoadPage, SIZE)
_close_text = bind(pdfium.FPDFText_ClosePage, INT)
_object_text = bind(pdfium.FPDFTextObj_GetText, INT)


@dataclass(slots=True)
class _Mark:
    """A replacement: its address, one object that has it, all objects of the page that have it, and what it says."""

    address: Address
    holder: Address
    objects: list[Address]
    says: str


def take_out_replacements(
    document: Address, page: Address, glyphs: Glyphs, measures: Measures, texts: Ints
) -> list[str]:
    """The replacements that say something else than is drawn; the page holds them no more and must be read again.

    Args:
        texts: the addresses of all text objects of the page, in the order of painting.
    """
    some = [address for address in _evenly_spread(glyphs, measures) if _replacement_of(pointer(address)) is not None]
    if not some:
        return []
    marks = _marks(texts)
    for mark in marks:
        _remove_param(mark.holder, mark.address, _KEY)
    drawn = _drawn(page, marks)
    false = [mark for mark, text in zip(marks, drawn, strict=True) if _says_else(mark.says, text)]
    for mark in marks:
        if mark not in false:
            _set_string(document, mark.holder, mark.address, _KEY, _MARKER + mark.says.encode("utf-8", "replace"))
    return [mark.says for mark in false]


def _evenly_spread(glyphs: Glyphs, measures: Measures) -> list[int]:
    """The objects with a word whose letters are all as wide, as only fonts of typewriters have them otherwise."""
    box, start, last = measures.box, glyphs.start, glyphs.end - 1
    width = box[start, 2] - box[start, 0]
    count = glyphs.end - start
    even = (count > 1) & (glyphs.code[start] != glyphs.code[last])
    even &= np.abs(box[last, 2] - box[last, 0] - width) < _EVEN
    even &= np.abs(box[last, 2] - box[start, 0] - count * width) < _EVEN * count
    found = np.unique(glyphs.objects[glyphs.object[even]])
    return [int(address) for address in found if address]


def _replacement_of(text_object: Address) -> Address | None:
    """The mark of the object that holds a replacement."""
    for at in range(_count_marks(text_object)):
        mark = pointer(_mark_at(text_object, at))
        if _value_type(mark, _KEY) == pdfium.FPDF_OBJECT_STRING:
            return mark
    return None


def _marks(texts: Ints) -> list[_Mark]:
    found: dict[int, _Mark] = {}
    for text_object in pointers(texts.tolist()):
        for at in range(_count_marks(text_object)):
            address = _mark_at(text_object, at)
            mark = pointer(address)
            if address in found:
                found[address].objects.append(text_object)
            elif _value_type(mark, _KEY) == pdfium.FPDF_OBJECT_STRING:
                found[address] = _Mark(mark, text_object, [text_object], _string_of(mark))
    return list(found.values())


def _string_of(mark: Address) -> str:
    buffer, size = ctypes.create_string_buffer(_MOST_BYTES), ctypes.c_ulong(0)
    _string_value(mark, _KEY, buffer, pointer(_MOST_BYTES), ctypes.byref(size))
    return buffer.raw[: min(size.value, _MOST_BYTES)].decode("utf-16-le", "replace").rstrip("\0")


def _drawn(page: Address, marks: list[_Mark]) -> Iterator[str]:
    """The text of the objects of each mark as their fonts say it."""
    text_page = pointer(_load_text(page))
    units = np.zeros(_MOST_BYTES // 2, np.uint16)
    try:
        texts: list[str] = []
        for mark in marks:
            parts: list[str] = []
            for text_object in mark.objects:
                size = _object_text(text_object, text_page, pointer(units.ctypes.data), pointer(len(units) * 2))
                if 0 < size <= len(units) * 2:
                    parts.append(units[: size // 2].tobytes().decode("utf-16-le", "replace").rstrip("\0"))
            texts.append("".join(parts))
    finally:
        _close_text(text_page)
    yield from texts


def _says_else(says: str, drawn: str) -> bool:
    """Whether the two texts are made of other letters; what is drawn must be readable to know."""
    one, other = _letters(says), _letters(drawn)
    said, seen = sum(one.values()), sum(other.values())
    if not said or not seen or sum(not character.isspace() for character in drawn) > 2 * seen:
        return False
    shared = sum((one & other).values())
    if seen <= _ICON:
        return said > _NAME
    if shared >= _WITHIN * seen:  # a short form is drawn, the long one stands for it: "robin" for an address
        return said - shared > max(_LONGER, 3 * seen)
    return shared < _SHARED * max(said, seen)


def _letters(text: str) -> Counter[str]:
    flat = unicodedata.normalize("NFKD", text).casefold()
    return Counter(character for character in flat if character.isalnum() and not "\ue000" <= character <= "\uf8ff")
