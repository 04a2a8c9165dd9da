"""The parts of a Word container: which holds the text, and what it is related to."""

from __future__ import annotations

import posixpath

from lxml import etree

from careerproof.documents.word.archive import Archive
from careerproof.documents.word.names import DGM, WP, A, M, R, W
from careerproof.documents.word.xmltree import parse_xml
from careerproof.errors import DamagedDocument

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_PROLOGUE = 20_000
"""Bytes in which a part names its namespaces."""


def find_main_part(archive: Archive) -> str:
    """The name of the part that holds the text."""
    names = archive.names
    for target, kind in read_relations(archive, "").values():
        if kind.endswith("/officeDocument") and target in names:
            return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise DamagedDocument("the part with the text is missing from this Word document")


def read_relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Relation id → (target, kind) of a part; targets inside the container as full names."""
    folder, name = posixpath.split(part)
    data = archive.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    if not data:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in parse_xml(data).iter(_RELATION):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[relation.get("Id", "")] = (target, relation.get("Type", ""))
    return found


def read_part(archive: Archive, name: str) -> etree._Element:
    """The part's XML; ISO strict documents name the same elements in other namespaces.

    Raises:
        DamagedDocument: the part is missing, empty or broken.
    """
    data = archive.read(name)
    if not data:
        raise DamagedDocument("a part of the file is missing or empty")
    if _STRICT in data[:_PROLOGUE]:
        data = _to_transitional(data)
    return parse_xml(data)


def _to_transitional(data: bytes) -> bytes:
    for strict, usual in (
        (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
        (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
        (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
        (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
        (b"http://purl.oclc.org/ooxml/drawingml/diagram", DGM[1:-1].encode()),
        (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    ):
        data = data.replace(strict, usual)
    return data
