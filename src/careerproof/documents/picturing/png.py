"""A page's pixels → PNG, with as few colours as the page needs.

Why our own: the light core has no library for pictures, and a page of a résumé has few colours, which PNG packs well.
"""

from __future__ import annotations

import struct
import zlib

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]

_PALETTE = 256
_BITS = 8


def encode_png(pixels: Pixels, *, bits: int) -> bytes:
    """The picture as a PNG file.

    Args:
        pixels: shape (height, width, 3), uint8, red, green, blue.
        bits: how many bits of each colour to keep, 1 to 6; white stays white and black black.
    """
    most = (1 << bits) - 1
    levels = (pixels.astype(np.uint32) * most + 127) // 255
    packed = (levels[:, :, 0] << (2 * bits)) | (levels[:, :, 1] << bits) | levels[:, :, 2]
    used = np.flatnonzero(np.bincount(packed.ravel(), minlength=1 << (3 * bits)))
    colours = np.stack([used >> (2 * bits), (used >> bits) & most, used & most], axis=1) * 255 // most
    height, width = packed.shape
    if len(used) <= _PALETTE:
        index = np.zeros(1 << (3 * bits), dtype=np.uint8)
        index[used] = np.arange(len(used))
        return _file(width, height, 3, index[packed], colours.astype(np.uint8))
    whole = (levels * 255 // most).astype(np.uint8).reshape(height, width * 3)
    return _file(width, height, 2, whole, None)


def _file(width: int, height: int, kind: int, rows: Pixels, palette: Pixels | None) -> bytes:
    plain = np.zeros((height, rows.shape[1] + 1), dtype=np.uint8)  # each row begins with its filter: none
    plain[:, 1:] = rows
    parts = [_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, _BITS, kind, 0, 0, 0))]
    if palette is not None:
        parts.append(_chunk(b"PLTE", palette.tobytes()))
    parts += [_chunk(b"IDAT", zlib.compress(plain.tobytes(), 9)), _chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
