"""A PDF's pages as pictures, and where on them stretches of its text stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from careerproof.documents.model import Box, Document
from careerproof.documents.pages import Frame
from careerproof.documents.picturing.letters import Letters, place_stretch, read_letters
from careerproof.documents.picturing.png import Pixels, encode_png

MOST_PAGES = 8
_MOST_BYTES = 1_300_000
"""Of all pictures together; a page that holds them as text is a third longer."""
_TRIES = ((1000, 5), (1000, 4), (800, 4), (640, 3), (480, 2), (360, 1))
"""Width in pixels and bits a colour: the first that fits is taken."""
_MOST_HEIGHT = 4_000
_LEAST_PICTURE = 0.004
"""The share of a page from which a picture counts; smaller ones are icons and rules."""
_WHOLE_PAGE = 0.9
_DEPTH = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """A page as a person sees it: number from 1, size in points, a PNG file, and the pictures that stand on it."""

    number: int
    width: float
    height: float
    png: bytes
    pictures: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PicturedPages:
    """The pages, and for each stretch asked for where it stands: page and box, one a line."""

    pages: tuple[PagePicture, ...]
    places: tuple[tuple[tuple[int, Box], ...], ...]


def picture_pages(data: bytes, document: Document, stretches: Sequence[tuple[int, int]]) -> PicturedPages:
    """The first pages of a PDF as pictures, and the places of these stretches of its text.

    Args:
        data: the file.
        document: what was read from it.
        stretches: (start, end) offsets into the document's text.
    """
    count = min(len(document.pages), MOST_PAGES)
    pages: list[PagePicture] = []
    letters: dict[int, Letters] = {}
    file = pypdfium2.PdfDocument(data)
    try:
        for number in range(1, count + 1):
            page = file[number - 1]
            text_page = page.get_textpage()
            left, bottom, right, top = page.get_cropbox()
            frame = Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
            letters[number] = read_letters(text_page, frame)
            pages.append(_picture(page, frame, number, _MOST_BYTES // count))
            text_page.close()
            page.close()
    finally:
        file.close()
    return PicturedPages(
        pages=tuple(pages), places=tuple(tuple(_places(document, stretch, letters)) for stretch in stretches)
    )


def _places(document: Document, stretch: tuple[int, int], letters: dict[int, Letters]) -> Iterator[tuple[int, Box]]:
    start, end = stretch
    for line in document.lines:
        if line.start < end and start < line.end and line.page in letters:
            box = place_stretch(document.text, line, stretch, letters[line.page])
            if box is not None:
                yield line.page, box


def _picture(page: pypdfium2.PdfPage, frame: Frame, number: int, most: int) -> PagePicture:
    drawn = 0
    pixels: Pixels | None = None
    data = b""
    for width, bits in _TRIES:
        if pixels is None or width != drawn:
            pixels, drawn = _render(page, frame, width), width
        data = encode_png(pixels, bits=bits)
        if len(data) <= most:
            break
    size = (round(frame.width, 2), round(frame.height, 2))
    return PagePicture(number=number, width=size[0], height=size[1], png=data, pictures=tuple(_pictures(page, frame)))


def _render(page: pypdfium2.PdfPage, frame: Frame, width: int) -> Pixels:
    scale = min(width / max(frame.width, 1.0), _MOST_HEIGHT / max(frame.height, 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    if pixels.ndim == 2:
        return np.repeat(pixels[:, :, None], 3, axis=2)
    return pixels[:, :, :3] if pixels.shape[2] >= 3 else np.repeat(pixels[:, :, :1], 3, axis=2)


def _pictures(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Box]:
    """The boxes of the pictures that stand on the page; one that fills it is its ground."""
    whole = frame.width * frame.height
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH):
        left, bottom, right, top = item.get_bounds()
        sides = frame.boxes(*(np.array([value], dtype=np.float64) for value in (left, bottom, right, top)))[0]
        x0, y0 = max(0.0, float(sides[0])), max(0.0, float(sides[1]))
        x1, y1 = min(frame.width, float(sides[2])), min(frame.height, float(sides[3]))
        share = (x1 - x0) * (y1 - y0) / whole if whole and x1 > x0 and y1 > y0 else 0.0
        if _LEAST_PICTURE <= share <= _WHOLE_PAGE:
            yield round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)
