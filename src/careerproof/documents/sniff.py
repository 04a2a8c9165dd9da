"""Which format the bytes are, whatever the name says; and a clear refusal for those that we do not read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

from careerproof.errors import EmptyDocument, EncryptedDocument, UnsupportedType, WrongType

Format = Literal["pdf", "zip", "rtf", "fodt", "xml", "html", "markdown", "text", "picture"]
Container = Literal["docx", "odt", "tables"]

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"\xffWPC", "a WordPerfect file"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_FLAT_ODT = re.compile(rb"<office:document[\s>]")
_PROFILE = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:[\w.-]+:)?(?:SkillsPassport|Candidate)[\s>]", re.DOTALL)
"""The roots of the two XML formats of Europass."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|title|meta|script)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_BODY_TAGS = re.compile(rb"</(?:p|div|ul|ol|li|h[1-6]|table|span|strong)\s*>", re.IGNORECASE)
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package", re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PROMISES = {".pdf": "pdf", ".docx": "zip", ".docm": "zip", ".dotx": "zip", ".odt": "zip", ".ott": "zip", ".rtf": "rtf"}
_CONTAINERS = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt"}
_TABLES = frozenset(("profile.csv", "positions.csv"))
"""The tables by which a data export of LinkedIn is known; each export has one of them at least."""
_NAMED: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown",
}  # fmt: skip


def sniff_format(data: bytes, *, name: str | None = None) -> Format:
    """The format of the bytes.

    Args:
        name: the file's name; its ending can only convict the bytes of a lie, and tells Markdown, HTML and plain text
            apart, which bytes alone cannot.

    Raises:
        EmptyDocument, EncryptedDocument, UnsupportedType, WrongType
    """
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise EmptyDocument("the file is empty")
    suffix = PurePath(name).suffix.lower() if name else ""
    found = _by_bytes(data)
    promised = _PROMISES.get(suffix)
    if promised is not None and found != promised:
        raise WrongType(f"the name ends in {suffix}, but the file is no {suffix[1:].upper()}")
    if found != "text":
        return found
    if suffix == ".doc" or _looks_binary(data):
        raise UnsupportedType("this is no text, and no format that we read")
    return _NAMED.get(suffix, "text")


def sniff_container(names: Sequence[str], *, mimetype: bytes = b"", name: str | None = None) -> Container:
    """What a ZIP container holds, by the names of its members.

    Args:
        mimetype: what its member of that name says.
        name: the file's name; its ending can only convict the container of a lie.

    Raises:
        UnsupportedType, WrongType
    """
    found = _container(names, mimetype)
    suffix = PurePath(name).suffix.lower() if name else ""
    if _CONTAINERS.get(suffix, found) != found:
        raise WrongType(f"the name ends in {suffix}, but the file is no {suffix[1:].upper()}")
    return found


def _container(names: Sequence[str], mimetype: bytes) -> Container:
    if "content.xml" in names and ("mimetype" in names or "META-INF/manifest.xml" in names):
        if mimetype and not mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
            raise UnsupportedType("this is a spreadsheet or a set of slides", hint="export it as PDF")
        return "odt"
    if any(name.startswith("Index/") or name.endswith((".iwa", "index.apxl")) or name == "index.xml" for name in names):
        raise UnsupportedType("this is a Pages file", hint="export it as PDF or DOCX")
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnsupportedType("this is a spreadsheet or a set of slides", hint="export it as PDF")
    if "[Content_Types].xml" in names or any(name.startswith("word/") for name in names):
        return "docx"
    if any(PurePath(name).name.lower() in _TABLES for name in names):
        return "tables"
    raise UnsupportedType("this is an archive, not a document", hint="unpack it and give the document itself")


def _by_bytes(data: bytes) -> Format:
    """The format by its signature; "text" where there is none."""
    # Readers accept a PDF header within the first 1024 bytes (ISO 32000-1, annex H, note 13).
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedDocument("the file asks for a password")
        raise UnsupportedType("this is an old Word file (.doc) or another Office file", hint="save it as DOCX or PDF")
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if (data.startswith(_PICTURES) or data[4:8] == b"ftyp") and _looks_binary(data):
        return "picture"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedType(f"this is {what}")
    if _WORD_XML.search(data[:4096]):
        raise UnsupportedType("this is a Word 2003 XML file", hint="save it as DOCX or PDF")
    head = data.removeprefix(b"\xef\xbb\xbf")
    if head.lstrip().startswith(b"<") and _FLAT_ODT.search(head[:4096]):
        return "fodt"
    if is_profile(head):
        return "xml"
    if _MARKUP.match(head[:65536]) or (head.lstrip().startswith(b"<") and len(_BODY_TAGS.findall(head[:65536])) > 1):
        return "html"
    return "text"


def is_profile(data: bytes) -> bool:
    """Whether the bytes are one of the XML formats of Europass."""
    return _PROFILE.match(data.removeprefix(b"\xef\xbb\xbf")[:65536]) is not None


def _looks_binary(data: bytes) -> bool:
    """Whether the bytes hold more control characters than any text does."""
    if data.startswith(_BYTE_ORDER_MARKS):
        return False
    sample = data[:65536] + data[-4096:]
    control = sum(sample.count(bytes([code])) for code in (*range(9), *range(14, 27), 28, 29, 30, 31, 127))
    return b"\x00" in sample or 50 * control > len(sample)
