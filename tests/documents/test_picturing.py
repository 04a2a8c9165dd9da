"""Pages as pictures, and where on them the words stand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from careerproof.documents.picturing import picture_pages
from careerproof.documents.picturing.png import encode_png
from careerproof.documents.read import read_document


def _pixels(data: bytes) -> tuple[int, int, bytes, bytes]:
    """The width, height, palette and unpacked rows of a PNG file, whose checksums are checked."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    at, parts = 8, dict[bytes, bytes]()
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(name + body)
        parts[name] = body
        at += 12 + size
    width, height = struct.unpack(">II", parts[b"IHDR"][:8])
    return width, height, parts.get(b"PLTE", b""), zlib.decompress(parts[b"IDAT"])


@pytest.mark.parametrize("bits", [1, 3, 5])
def test_a_picture_of_few_colours_keeps_black_and_white(bits: int) -> None:
    """The palette holds the colours and each row begins with its filter."""
    picture = np.full((3, 4, 3), 255, dtype=np.uint8)
    picture[1, 2] = 0
    width, height, palette, rows = _pixels(encode_png(picture, bits=bits))
    assert (width, height, palette) == (4, 3, b"\0\0\0\xff\xff\xff")
    assert rows == b"\0\1\1\1\1" + b"\0\1\1\0\1" + b"\0\1\1\1\1"


def test_a_picture_of_many_colours_has_no_palette() -> None:
    """A photograph is stored colour by colour."""
    picture = np.random.default_rng(1).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    width, height, palette, rows = _pixels(encode_png(picture, bits=5))
    assert palette == b""
    assert len(rows) == height * (1 + 3 * width)


def test_words_are_found_where_they_stand(make_pdf: Callable[..., bytes], text_at: Callable[..., str]) -> None:
    """A word's box covers its letters and none of its neighbours', also beside a far column on the same line."""
    data = make_pdf([text_at(60, 700, "Analyst, Acme Corp", size=12) + text_at(450, 700, "Jan 2020", size=12)])
    document = read_document(data)
    stretches = [
        (document.text.index(words), document.text.index(words) + len(words)) for words in ("Acme Corp", "2020")
    ]
    pictured = picture_pages(data, document, stretches)
    ((acme,), (year,)) = pictured.places
    assert (acme[0], year[0]) == (1, 1)
    assert 100 < acme[1][0] < acme[1][2] < 170
    assert 470 < year[1][0] < year[1][2] < 500


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_shown_as_a_person_sees_it(
    make_pdf: Callable[..., bytes], text_at: Callable[..., str], turn: int
) -> None:
    """The picture has the size of the page as shown, and the boxes lie on it."""
    data = make_pdf([text_at(60, 700, "Jane Doe, Data Analyst", size=14)], rotate=turn)
    document = read_document(data)
    pictured = picture_pages(data, document, [(0, len(document.text))])
    (page,) = pictured.pages
    width, height, _, _ = _pixels(page.png)
    assert (page.width > page.height) == (width > height) == (turn in (90, 270))
    for places in pictured.places:
        for _, (left, top, right, bottom) in places:
            assert 0 <= left < right <= page.width
            assert 0 <= top < bottom <= page.height


def test_a_picture_on_the_page_is_told(make_pdf: Callable[..., bytes], text_at: Callable[..., str]) -> None:
    """Its box is given; a mark of a few points is no picture."""
    drawn = "q 100 0 0 120 400 600 cm /Im1 Do Q q 4 0 0 4 20 20 cm /Im1 Do Q "
    data = make_pdf([drawn + text_at(60, 700, "Jane Doe, Data Analyst at Acme", size=14)])
    pictured = picture_pages(data, read_document(data), [])
    assert pictured.pages[0].pictures == ((400.0, 72.0, 500.0, 192.0),)
