"""The Europass profile that a PDF carries as an attached file."""

from __future__ import annotations

import json
from typing import Any

import pypdfium2
from lxml import etree

from careerproof.documents.model import Limits
from careerproof.documents.records.elements import read_elements
from careerproof.documents.sniff import is_profile
from careerproof.errors import DocumentError


def read_attached_profile(data: bytes, limits: Limits) -> tuple[str, ...]:
    """The tree of the first Europass profile among a PDF's attachments, as JSON: ``{"kind": "attached elements",
    "root": element}`` with ``{"name", "lines": [text, ...]}`` for each value. Empty where none can be read.

    Why texts and no places: nobody sees an attachment, so its values are not part of the document's text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ()
    try:
        for number in range(document.count_attachments()):
            profile = _read(document, number, limits)
            if profile is not None:
                return (profile,)
    finally:
        document.close()
    return ()


def _read(document: Any, number: int, limits: Limits) -> str | None:
    try:
        data = bytes(document.get_attachment(number).get_data())
    except pypdfium2.PdfiumError:
        return None
    if len(data) > limits.free_bytes or not is_profile(data):
        return None
    try:
        composer, _, tree = read_elements(data, limits)
    except (DocumentError, etree.LxmlError):
        return None
    plain = json.loads(tree)
    return json.dumps(
        {"kind": "attached elements", "root": _with_lines(plain["root"], composer.text)}, ensure_ascii=False
    )


def _with_lines(element: dict[str, Any], text: str) -> dict[str, Any]:
    if "children" in element:
        return {"name": element["name"], "children": [_with_lines(child, text) for child in element["children"]]}
    return {"name": element["name"], "lines": [text[start:end] for start, end in element["places"]]}
