"""Whether words leave ink on a PDF page: it is painted with and without them, and the two pictures are compared.

Why: what lies over a word, what cuts it off, how clear it is, whether its layer is switched off, whether its letters
have any shape, all that and whatever else a PDF can do ends in the same question, and only painting answers it. That
takes longer than reading, so only words with some sign of being hidden are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, pointer, pointers
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints

DIFFERENCE = 24
"""How far apart (of 255) a channel of two colours must be for the eye to tell them on a screen."""
_LOOKS = ((1.0, 0.05), (2.0, 0.01))
"""A quick look and a close one: pixels a point (at two, letters of 5 points still have strokes of a pixel), and the
share of a word's box from which ink counts. Letters fill about 0.15 of it, a sliver of a line that was cut off less."""
_MOST_PIXELS = 4_000_000
_LEAST_PIXELS = 3
"""Less ink than this nobody reads: a dot alone leaves more."""

_AGREEMENT = 0.5
"""The correlation from which what is drawn are the letters."""

_set_mode = bind(pdfium.FPDFTextObj_SetTextRenderMode, INT)
_set_fill = bind(pdfium.FPDFPageObj_SetFillColor, INT)
_create_bitmap = bind(pdfium.FPDFBitmap_CreateEx, SIZE)
_destroy_bitmap = bind(pdfium.FPDFBitmap_Destroy, INT)
_render = bind(pdfium.FPDF_RenderPageBitmap, INT)
_set_active = bind(pdfium.FPDFPageObj_SetIsActive, INT)

Picture = npt.NDArray[np.uint8]


def leave_ink(page: Address, frame: Frame, objects: Ints, boxes: Floats, *, absent: Ints | None = None) -> Flags:
    """Which of the boxes (n, 4: left, top, right, bottom as shown) look different where these text objects are painted.

    Args:
        objects: the addresses of the text objects whose letters stand in the boxes.
        absent: those of text objects that are taken off the page meanwhile.
    """
    most = (_MOST_PIXELS / max(1.0, frame.width * frame.height)) ** 0.5
    seen = np.zeros(len(boxes), bool)
    with _without(absent if absent is not None else objects[:0]):
        for scale, share in _LOOKS:  # most words are seen on the small picture, which is painted faster
            rest = np.flatnonzero(~seen)
            if len(rest):
                seen[rest] = _look(page, frame, objects, boxes[rest], (min(scale, most), share))
    return seen


@contextmanager
def _without(objects: Ints) -> Iterator[None]:
    """The page without these objects, until they are back."""
    handles = list(pointers(objects[objects != 0].tolist()))
    try:
        for handle in handles:
            _set_active(handle, 0)
        yield
    finally:
        for handle in handles:
            _set_active(handle, 1)


def _look(page: Address, frame: Frame, objects: Ints, boxes: Floats, look: tuple[float, float]) -> Flags:
    """The same in one look; only the part of the page that holds the boxes is painted."""
    scale, share = look
    size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    places = np.clip(np.rint(boxes * scale), 0, [*size, *size]).astype(np.int64)
    left, top = places[:, :2].min(axis=0).tolist()
    right, bottom = (places[:, 2:].max(axis=0) + 1).tolist()
    part = (left, top, right, bottom)
    painted = _paint(page, size, part)
    with _without(objects):
        bare = _paint(page, size, part)
    apart = _apart(painted, bare)
    places -= [left, top, left, top]
    return np.array([_has_ink(apart, place, share) for place in places.tolist()], np.bool_)


def _apart(one: Picture, other: Picture) -> Flags:
    """Which pixels of the two pictures the eye can tell apart."""
    changed = np.flatnonzero(one.view(np.uint32) != other.view(np.uint32))  # few are, and four bytes are one number
    first, second = (picture.reshape(-1, 4)[changed, :3].astype(np.int16) for picture in (one, other))
    apart = np.zeros(one.shape[:2], bool)
    apart.ravel()[changed] = (np.abs(first - second) > DIFFERENCE).any(axis=1)
    return apart


def show_letters(page: Address, frame: Frame, painted: tuple[Ints, Ints], words: tuple[Ints, Floats]) -> Flags:
    """Of which words the letters are drawn by something else than text: a gradient cut to them, their outlines.

    What the page shows without any text is compared with the words alone on white paper.

    Args:
        painted: the addresses of all objects of the page, and of those that are text.
        words: the address of the text object of each word, and its box.
    """
    (everything, texts), (objects, boxes) = painted, words
    scale = min(_LOOKS[-1][0], (_MOST_PIXELS / max(1.0, frame.width * frame.height)) ** 0.5)
    size = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    places = np.clip(np.rint(boxes * scale), 0, [*size, *size]).astype(np.int64)
    part = (0, 0, *size)
    others = list(pointers(everything.tolist()))
    try:
        for handle in pointers(texts.tolist()):
            _set_active(handle, 0)
        bare = _paint(page, size, part)
        for handle in others:
            _set_active(handle, 0)
        for handle in pointers(np.unique(objects).tolist()):
            _set_active(handle, 1)
            _set_mode(handle, 0)
            _set_fill(handle, 0, 0, 0, 255)
        alone = _paint(page, size, part)
    finally:
        for handle in others:
            _set_active(handle, 1)
    return np.array([_agree(bare, alone, place) for place in places.tolist()], np.bool_)


def _agree(bare: Picture, alone: Picture, place: list[int]) -> bool:
    left, top, right, bottom = place
    one, other = (
        picture[top : bottom + 1, left : right + 1, :3].sum(axis=2, dtype=np.int64).ravel() for picture in (bare, alone)
    )
    if one.size == 0 or np.ptp(one) <= DIFFERENCE or np.ptp(other) <= DIFFERENCE:
        return False
    return bool(abs(np.corrcoef(one, other)[0, 1]) > _AGREEMENT)


def _paint(page: Address, size: tuple[int, int], part: tuple[int, int, int, int]) -> Picture:
    """The part (left, top, right, bottom in pixels) of the page, painted as large as `size` says; the fourth value of
    a pixel says nothing.
    """
    left, top, right, bottom = part
    pixels = np.full((bottom - top, right - left, 4), 255, np.uint8)
    bitmap = pointer(
        _create_bitmap(
            right - left, bottom - top, pdfium.FPDFBitmap_BGRx, pointer(pixels.ctypes.data), 4 * (right - left)
        )
    )
    try:
        _render(bitmap, page, -left, -top, *size, 0, pdfium.FPDF_ANNOT)
    finally:
        _destroy_bitmap(bitmap)
    return pixels


def _has_ink(apart: Flags, place: list[int], share: float) -> bool:
    left, top, right, bottom = place
    box = apart[top : bottom + 1, left : right + 1]
    return bool(np.count_nonzero(box) >= max(_LEAST_PIXELS, share * box.size))
