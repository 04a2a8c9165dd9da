"""What the properties of a PDF file say: its information dictionary and its XMP packet."""

from __future__ import annotations

import re
import zlib

import pypdfium2
from lxml import etree

from careerproof.documents.pages.seeing.keys import METADATA, Keys
from careerproof.documents.word.xmltree import parse_xml
from careerproof.errors import DamagedDocument

_INFORMATION = ("Title", "Author", "Subject", "Keywords")
_PACKET = re.compile(rb"/Metadata\b[^>]{0,300}>>\s*stream\r?\n")
_BOUNDS = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
_KEPT = frozenset(("title", "description", "subject", "Keywords", "creator", "Headline", "Label", "Instructions"))
_MOST_BYTES = 1_000_000
_MOST_PACKETS = 20


def read_properties(document: pypdfium2.PdfDocument, data: bytes, keys: Keys) -> tuple[tuple[str, str], ...]:
    """The file's properties that hold text, by name; each value once.

    Args:
        keys: those that stand in the file's bytes.
    """
    found: dict[tuple[str, str], None] = {}
    for name in _INFORMATION:
        text = read_property(document, name)
        if text:
            found[name.lower(), text] = None
    for number, packet in enumerate(_PACKET.finditer(data) if METADATA in keys else ()):
        if number >= _MOST_PACKETS:
            break
        for name, text in _packet(data[packet.end() : data.find(b"endstream", packet.end())]):
            found[name, text] = None
    return tuple(found)


def read_property(document: pypdfium2.PdfDocument, name: str) -> str:
    """An entry of the information dictionary on one line; "" where there is none, or its UTF-16 is broken.

    Why not what is left of a broken one: half a pair of surrogates says that the rest is no text either.
    """
    try:
        return " ".join(document.get_metadata_value(name).split())
    except UnicodeDecodeError:
        return ""


def _packet(raw: bytes) -> list[tuple[str, str]]:
    """The values of one packet; nothing where it cannot be read, as programs that show the file do not read it."""
    if b"<" not in raw[:200]:
        try:
            raw = zlib.decompressobj().decompress(raw, _MOST_BYTES)
        except zlib.error:
            return []
    whole = _BOUNDS.search(raw[:_MOST_BYTES])
    if whole is None:
        return []
    try:
        root = parse_xml(whole[0])
    except DamagedDocument:
        return []
    found: list[tuple[str, str]] = []
    for item in root.iter():
        name = etree.QName(item).localname
        if name in _KEPT:
            texts = [str(part) for part in item.itertext()]
            text = " ".join(" ".join(texts).split())
            if text:
                found.append((name.lower(), text))
    return found
