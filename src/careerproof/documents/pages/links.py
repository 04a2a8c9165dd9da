"""The links of a PDF page to the world outside."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, address_of, bind, pointer
from careerproof.documents.pages.frame import Floats, Frame, Ints

_next_link = bind(pdfium.FPDFLink_Enumerate, INT)
_action = bind(pdfium.FPDFLink_GetAction, SIZE)
_address = bind(pdfium.FPDFAction_GetURIPath, ctypes.c_ulong)
_rectangle = bind(pdfium.FPDFLink_GetAnnotRect, INT)

_MOST_LINKS = 300
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link's target, and where it lies: left, top, right, bottom."""

    target: str
    box: tuple[float, float, float, float]


def read_links(page: pypdfium2.PdfPage, frame: Frame) -> list[LinkArea]:
    """The page's links that have a target outside of the file."""
    targets: list[str] = []
    sides: list[tuple[float, float, float, float]] = []
    file, handle = address_of(page.pdf.raw), address_of(page.raw)
    position, found = ctypes.c_int(0), ctypes.c_size_t(0)
    rectangle, buffer = pdfium.FS_RECTF(), ctypes.create_string_buffer(_LONGEST)
    while len(targets) < _MOST_LINKS and _next_link(handle, ctypes.byref(position), ctypes.byref(found)):
        link = pointer(found.value)
        action = _action(link)
        if not action or not 1 < _address(file, pointer(action), buffer, pointer(_LONGEST)) <= _LONGEST:
            continue
        target = buffer.value.decode("utf-8", "replace").strip()
        if target and _rectangle(link, ctypes.byref(rectangle)):
            targets.append(target)
            sides.append((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
    if not targets:
        return []
    boxes = frame.boxes(*np.array(sides).T).tolist()
    return [LinkArea(target, (box[0], box[1], box[2], box[3])) for target, box in zip(targets, boxes, strict=True)]


def links_over(links: Sequence[LinkArea], x: Floats, y: Floats) -> Ints:
    """For each point the first link that lies over it, -1 for none."""
    if not links:
        return np.full(len(x), -1, np.int64)
    left, top, right, bottom = np.array([link.box for link in links]).T[:, :, None]
    over = (left <= x) & (x <= right) & (top <= y) & (y <= bottom)
    return np.where(over.any(axis=0), over.argmax(axis=0), -1)
