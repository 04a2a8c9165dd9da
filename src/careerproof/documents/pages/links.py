"""The links of a PDF page to the world outside."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from careerproof.documents.pages.frame import Floats, Frame, Ints

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
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    rectangle = pdfium.FS_RECTF()
    while len(targets) < _MOST_LINKS and pdfium.FPDFLink_Enumerate(
        page.raw, ctypes.byref(position), ctypes.byref(link)
    ):
        action = pdfium.FPDFLink_GetAction(link)
        if not action:
            continue
        size = pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if size <= 1 or size > _LONGEST:
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, size)
        target = buffer.value.decode("utf-8", "replace").strip()
        if target and pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rectangle)):
            targets.append(target)
            sides.append((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
    if not targets:
        return []
    boxes = frame.boxes(*np.array(sides).T).tolist()
    return [LinkArea(target, (box[0], box[1], box[2], box[3])) for target, box in zip(targets, boxes, strict=True)]


def links_over(links: Sequence[LinkArea], x: Floats, y: Floats) -> Ints:
    """For each point the first link that lies over it, -1 for none."""
    found = np.full(len(x), -1, np.int64)
    for at in reversed(range(len(links))):
        left, top, right, bottom = links[at].box
        found[(left <= x) & (x <= right) & (top <= y) & (y <= bottom)] = at
    return found
