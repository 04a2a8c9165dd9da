"""Form fields and typewriter notes of a PDF page: what a person sees in them is laid into the page.

Why: a form's entries are no part of the page's own content, so a résumé filled into a form would read as its labels.
"""

from __future__ import annotations

import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, pointer

_SHOWN = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_INVISIBLE | pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MOST = 2_000

_count = bind(pdfium.FPDFPage_GetAnnotCount, INT)
_annotation = bind(pdfium.FPDFPage_GetAnnot, SIZE)
_close = bind(pdfium.FPDFPage_CloseAnnot, INT)
_kind = bind(pdfium.FPDFAnnot_GetSubtype, INT)
_flags = bind(pdfium.FPDFAnnot_GetFlags, INT)
_set_flags = bind(pdfium.FPDFAnnot_SetFlags, INT)
_flatten = bind(pdfium.FPDFPage_Flatten, INT)


def lay_in(page: Address) -> bool:
    """Makes the page's fields and notes part of its content; whether there were any, so that it must be loaded again.

    All its other annotations are switched off before: a marker pen's stroke would cover the words that it marks, and
    the page loses its annotations with the change, its links too.
    """
    shown, others = 0, []
    count = min(_count(page), _MOST)
    for at in range(count):
        address = _annotation(page, at)
        if not address:
            continue
        annotation = pointer(address)
        if _kind(annotation) in _SHOWN and not _flags(annotation) & _UNSEEN:
            shown += 1
        else:
            others.append(at)
        _close(annotation)
    if not shown:
        return False
    for at in others:
        annotation = pointer(_annotation(page, at))
        _set_flags(annotation, pdfium.FPDF_ANNOT_FLAG_HIDDEN)
        _close(annotation)
    return bool(_flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)
