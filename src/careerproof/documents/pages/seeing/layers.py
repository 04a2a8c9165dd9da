"""Whether a PDF file has layers that a reader can switch on and off (optional content)."""

from __future__ import annotations

import re
import zlib

_KEY = b"/OCProperties"
_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_MOST_STREAMS = 200
_MOST_BYTES = 4_000_000


def has_layers(data: bytes) -> bool:
    """Whether the file's catalogue speaks of layers; true as well where it cannot be looked into (encrypted).

    Why by bytes: PDFium hides what is switched off when it paints, and gives its text all the same.
    """
    if _KEY in data or b"/Encrypt" in data:
        return True
    room = _MOST_BYTES
    for number, found in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS or room <= 0:
            return True
        unpacked = _unpack(data[found.end() : data.find(b"endstream", found.end())], room)
        if _KEY in unpacked:
            return True
        room -= len(unpacked)
    return False


def _unpack(packed: bytes, room: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, room)
    except zlib.error:
        return packed  # another filter, or none
