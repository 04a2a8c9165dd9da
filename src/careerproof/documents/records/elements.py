"""XML of labelled values, as Europass gives it out: its elements as text, with the tree of where each stands."""

from __future__ import annotations

import json
import re
from typing import Any

from lxml import etree

from careerproof.documents.compose import Composer
from careerproof.documents.model import HiddenText, Limits
from careerproof.documents.records.writing import LabelledText, places_of
from careerproof.documents.word.xmltree import parse_xml
from careerproof.errors import EmptyDocument

_ABOUT_THE_FILE = frozenset((
    "DocumentInfo", "PrintingPreferences", "RenderingInformation", "DocumentID", "CandidateSupplier", "Photo",
    "Signature", "Attachment", "AttachmentList", "ReferenceTo", "ID", "PartyID",
))  # fmt: skip
_GENERAL = frozenset(("Contact", "Label", "Description", "Code", "URI", "FormattedDateTime", "Name", "Value"))
"""Names that say nothing alone: such a value is labelled by the element around it."""
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|_")
_PACKED = re.compile(r"(?:data:[^,]{1,80},)?[A-Za-z0-9+/=\s]{300,}$")
"""Pictures and files that stand in the XML as letters."""
_INDENT = re.compile(r"\s*\n[ \t]+")
_DEEPEST_HEADING = 6


def read_elements(data: bytes, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...], str]:
    """The elements as lines, what they hide, and their tree as JSON: ``{"kind": "elements", "root": element}``. An
    element is ``{"name", "children"}``, or ``{"name", "places": [[start, end], ...]}`` where it holds a value.

    Raises:
        DamagedDocument: it is no well-formed XML.
        EmptyDocument: it holds no value.
        TooLarge: it holds more text than the limits allow.
    """
    text = LabelledText(limits)
    root = _Walk(text).element(parse_xml(data), depth=0, label=None)
    if root is None:
        raise EmptyDocument("the file holds no values")
    tree = json.dumps({"kind": "elements", "root": root}, ensure_ascii=False)
    return text.composer, tuple(text.hidden), tree


class _Walk:
    def __init__(self, text: LabelledText) -> None:
        self._text = text

    def element(self, item: etree._Element, *, depth: int, label: str | None) -> dict[str, Any] | None:
        """The element's tree, its values written; None where it holds none."""
        name = etree.QName(item).localname
        if name in _ABOUT_THE_FILE:
            return None
        inner = list(item.iterchildren("*"))
        if not inner:
            places = self._text.add_value(label if label and name in _GENERAL else _words(name), _value(item))
            return {"name": name, "places": places_of(places)} if places else None
        children: list[dict[str, Any]] = []
        below: str | None = label if label and name in _GENERAL else _words(name)
        if depth and len(inner) > 1 and not all(_is_general(child) for child in inner) and _has_value(item):
            self._text.add_heading(_words(name), level=min(depth, _DEEPEST_HEADING))
            below = None
        for child in inner:
            read = self.element(child, depth=depth + 1, label=below)
            if read is not None:
                children.append(read)
        return {"name": name, "children": children} if children else None


def _words(name: str) -> str:
    """``FirstName`` as "First name"."""
    words = _WORDS.sub(" ", name)
    return words[:1].upper() + words[1:].lower() if not words.isupper() else words


def _is_general(item: etree._Element) -> bool:
    return etree.QName(item).localname in _GENERAL


def _value(item: etree._Element) -> str:
    """The element's text; a date that stands in attributes as YYYY-MM-DD; nothing for a packed picture."""
    year = (item.get("year") or "").strip()
    if year:
        month, day = ((item.get(part) or "").strip("- ") for part in ("month", "day"))
        return "-".join(part for part in (year, month, day if month else "") if part)
    # A line end with an indent after it comes from the layout of the XML, others from the person who wrote.
    text = _INDENT.sub(" ", item.text or "")
    return "" if _PACKED.match(text) else text


def _has_value(item: etree._Element) -> bool:
    if etree.QName(item).localname in _ABOUT_THE_FILE:
        return False
    inner = list(item.iterchildren("*"))
    return any(map(_has_value, inner)) if inner else bool(_value(item).strip())
