"""Whether a PDF file has layers that a reader can switch on and off (optional content)."""

from __future__ import annotations

import re
import zlib

from careerproof.documents.pages.seeing.keys import ENCRYPTED, LAYERS, PACKED_OBJECTS, Keys

_STREAM = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_MOST_STREAMS = 200
_MOST_BYTES = 4_000_000


def has_layers(data: bytes, keys: Keys) -> bool:
    """Whether the file's catalogue speaks of layers; true as well where it cannot be looked into (encrypted).

    Why by bytes: PDFium hides what is switched off when it paints, and gives its text all the same.

    Args:
        keys: those that stand in the file's bytes.
    """
    if LAYERS in keys or ENCRYPTED in keys:
        return True
    if PACKED_OBJECTS not in keys:
        return False
    room = _MOST_BYTES
    for number, found in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS or room <= 0:
            return True
        unpacked = _unpack(data[found.end() : data.find(b"endstream", found.end())], room)
        if LAYERS in unpacked:
            return True
        room -= len(unpacked)
    return False


def _unpack(packed: bytes, room: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, room)
    except zlib.error:
        return packed  # another filter, or none
