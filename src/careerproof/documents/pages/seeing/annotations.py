"""The texts of a PDF page's annotations and form fields that the page does not show."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, pointer
from careerproof.documents.pages.frame import Frame

_UNSEEN = pdfium.FPDF_ANNOT_FLAG_INVISIBLE | pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 2_000
_MOST_BYTES = 1 << 15
_LEAST_POINTS = 2.0

_count = bind(pdfium.FPDFPage_GetAnnotCount, INT)
_annotation = bind(pdfium.FPDFPage_GetAnnot, SIZE)
_close = bind(pdfium.FPDFPage_CloseAnnot, INT)
_kind = bind(pdfium.FPDFAnnot_GetSubtype, INT)
_flags = bind(pdfium.FPDFAnnot_GetFlags, INT)
_rectangle = bind(pdfium.FPDFAnnot_GetRect, INT)
_string = bind(pdfium.FPDFAnnot_GetStringValue, INT)

Box = tuple[float, float, float, float]


def read_unshown(page: Address, frame: Frame) -> list[tuple[str, str, Box | None]]:
    """The texts that the annotations of the page at that address hold and the page does not show: text, way, box."""
    found: list[tuple[str, str, Box | None]] = []
    for at in range(min(_count(page), _MOST)):
        address = _annotation(page, at)
        if address:
            annotation = pointer(address)
            try:
                told = _read(annotation, frame)
            finally:
                _close(annotation)
            if told is not None:
                found.append(told)
    return found


def _read(annotation: Address, frame: Frame) -> tuple[str, str, Box | None] | None:
    kind = _kind(annotation)
    if kind in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
        return None
    sides = (ctypes.c_float * 4)()  # FS_RECTF: left, top, right, bottom
    known = _rectangle(annotation, sides)
    left, top, right, bottom = sides
    flat = known and (abs(right - left) < _LEAST_POINTS or abs(top - bottom) < _LEAST_POINTS)
    unseen = bool(_flags(annotation) & _UNSEEN) or flat
    field = kind == pdfium.FPDF_ANNOT_WIDGET
    text = _text(annotation, b"V" if field else b"Contents")
    if not text or (not unseen and (field or kind == pdfium.FPDF_ANNOT_FREETEXT)):
        return None
    how = "a comment"
    if unseen:
        how = "a form field that is not shown" if field else "an annotation that is not shown"
    return text, how, _box(frame, left, top, right, bottom) if known else None


def _text(annotation: Address, key: bytes) -> str:
    buffer = ctypes.create_string_buffer(_MOST_BYTES)
    size = min(_string(annotation, key, buffer, pointer(_MOST_BYTES)), _MOST_BYTES)
    return " ".join(buffer.raw[: max(0, size)].decode("utf-16-le", "replace").replace("\0", "").split())


def _box(frame: Frame, left: float, top: float, right: float, bottom: float) -> Box:
    one, two = sorted((top, bottom))
    box = frame.boxes(np.array([left]), np.array([one]), np.array([right]), np.array([two]))[0]
    return float(box[0]), float(box[1]), float(box[2]), float(box[3])
