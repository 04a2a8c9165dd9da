"""OpenDocument texts: the container's XML, walked in document order, every mark once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from careerproof.documents.blocks import Block, Paragraph, Row, how_hidden, inside_table, once, write_blocks
from careerproof.documents.compose import Composer, Piece
from careerproof.documents.model import HiddenText, Limits, Place
from careerproof.documents.opendocument.names import DRAW, FO, OFFICE, STYLE, TABLE, TEXT, XLINK
from careerproof.documents.opendocument.styles import Look, StyleSheet, is_coloured
from careerproof.documents.word.archive import Archive
from careerproof.documents.word.xmltree import parse_xml
from careerproof.errors import DamagedDocument, EmptyDocument, EncryptedDocument, ScannedDocument, TooLarge

_DROPPED = frozenset((
    f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}note-citation",
    f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls", f"{OFFICE}forms",
    f"{TEXT}ruby-text", f"{TEXT}table-of-content-source",
    f"{TEXT}alphabetical-index-source", f"{TEXT}bibliography-source",
    f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin",
    f"{TEXT}script", f"{OFFICE}binary-data", f"{TEXT}alphabetical-index-auto-mark-file",
    "{http://www.w3.org/2000/svg}title", "{http://www.w3.org/2000/svg}desc", f"{OFFICE}event-listeners",
))  # fmt: skip
"""What holds no text of the page; what was deleted stands in tracked-changes."""
_BOXES = (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}rect", f"{DRAW}ellipse", f"{DRAW}g", f"{DRAW}a",
          f"{DRAW}caption")  # fmt: skip
_REPEATED = 100
"""Most spaces or cells that one mark may stand for; spreadsheets fill rows with thousands of empty ones."""


def read_odt(archive: Archive, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...]]:
    """The lines and the hidden text of an OpenDocument container: headers, body, notes, footers, in this order.

    Raises:
        DamagedDocument: the part with the text is missing or broken.
        EncryptedDocument: it asks for a password.
        EmptyDocument, ScannedDocument: there is no text in it.
        TooLarge: it unpacks to more than the limits allow.
    """
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise EncryptedDocument("the file asks for a password")
    content = archive.read("content.xml")
    if not content:
        raise DamagedDocument("the part with the text is missing from this OpenDocument file")
    common = archive.read("styles.xml")
    parts = [parse_xml(common)] if common else []
    has_pictures = any(name.startswith(("Pictures/", "media/")) for name in archive.names)
    return _read_parts(parts, parse_xml(content), limits, has_pictures=has_pictures)


def read_flat_odt(data: bytes, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...]]:
    """The lines and the hidden text of an OpenDocument text that is one XML file (.fodt).

    Raises:
        DamagedDocument: it is no well-formed XML.
        EmptyDocument, ScannedDocument: there is no text in it.
        TooLarge: it holds more than the limits allow.
    """
    root = parse_xml(data)
    return _read_parts([], root, limits, has_pictures=root.find(f".//{OFFICE}binary-data") is not None)


def _read_parts(
    parts: list[etree._Element], content: etree._Element, limits: Limits, *, has_pictures: bool
) -> tuple[Composer, tuple[HiddenText, ...]]:
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise DamagedDocument("the part with the text is broken: it has no body")
    sheet = StyleSheet()
    for part in (*parts, content):
        sheet.add(part)
    walk = _Walk(sheet, limits)
    try:
        blocks = walk.read(text, [*parts, content])
    except RecursionError as error:
        raise DamagedDocument("the file nests deeper than any document does") from error
    composer, hidden = write_blocks(blocks, limits)
    if not composer.lines and not hidden:
        if has_pictures:
            raise ScannedDocument("the file holds pictures and no text")
        raise EmptyDocument("the document has no text")
    return composer, hidden


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk is: the place, whether something is painted behind it, whether it is in a list or hidden."""

    place: Place = "body"
    shaded: bool = False
    listed: bool = False
    vanish: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read, and the boxes and notes that hang on it."""

    paragraph: Paragraph
    boxes: list[Block] = field(default_factory=list)


class _Walk:
    def __init__(self, sheet: StyleSheet, limits: Limits) -> None:
        self._sheet = sheet
        self._limits = limits
        self._notes: list[Block] = []
        self._length = 0

    def read(self, text: etree._Element, parts: list[etree._Element]) -> list[Block]:
        """The blocks in the order in which a person reads them."""
        shaded = any(
            is_coloured(item.get(f"{FO}background-color"))
            for part in parts
            for item in part.iter(f"{STYLE}page-layout-properties")
        )
        headers = self._margins(parts, "header", _At(place="header", shaded=shaded))
        body = list(self._blocks(text, _At(shaded=shaded)))
        footers = self._margins(parts, "footer", _At(place="footer", shaded=shaded))
        return [*headers, *body, *self._notes, *footers]

    def _margins(self, parts: list[etree._Element], kind: str, at: _At) -> list[Block]:
        """Headers or footers of the page styles, each text once: first, left and right pages often repeat it."""
        found: list[Block] = []
        seen: set[str] = set()
        for part in parts:
            for page in part.iter(f"{STYLE}master-page"):
                for item in page:
                    if item.tag in (f"{STYLE}{kind}", f"{STYLE}{kind}-left", f"{STYLE}{kind}-first") and (
                        item.get(f"{STYLE}display") != "false"
                    ):
                        found.extend(once(list(self._blocks(item, at)), seen))
        return found

    # blocks

    def _blocks(self, parent: etree._Element, at: _At) -> Iterator[Block]:
        first = at.listed
        for item in parent:
            tag = item.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(item, at, bullet=first)
                first = False
            elif tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                yield from self._blocks(item, replace(at, listed=tag == f"{TEXT}list-item"))
            elif tag == f"{TEXT}list":
                yield from self._blocks(item, replace(at, listed=False))
            elif tag == f"{TABLE}table":
                yield from self._table(item, at)
            elif tag in _BOXES:
                yield from self._box(item, at)
            elif tag == f"{TEXT}section":
                vanish = at.vanish or item.get(f"{TEXT}display") == "none"
                shaded = at.shaded or bool(self._sheet.said("section", item.get(f"{TEXT}style-name")).shaded)
                yield from self._blocks(item, replace(at, vanish=vanish, shaded=shaded, listed=False))
            elif tag not in _DROPPED:
                yield from self._blocks(item, replace(at, listed=False))

    def _paragraph(self, item: etree._Element, at: _At, *, bullet: bool) -> Iterator[Block]:
        look = self._sheet.look("paragraph", item.get(f"{TEXT}style-name"))
        level = look.level
        if item.tag == f"{TEXT}h":
            written = item.get(f"{TEXT}outline-level", "")
            level = int(written) if written.isdigit() and 1 <= int(written) <= 10 else level or 1
        paragraph = Paragraph(
            place=at.place,
            level=level,
            bullet=bullet and level is None,
            space_before=look.space_before or 0.0,
            space_after=look.space_after or 0.0,
        )
        if any(_is_hidden(mark) for mark in item.iter(f"{TEXT}hidden-paragraph")):
            at = replace(at, vanish=True)
        read = _Open(paragraph)
        self._inline(item, read, replace(look, shaded=look.shaded or at.shaded), at, None)
        yield paragraph
        yield from read.boxes

    def _table(self, table: etree._Element, at: _At) -> Iterator[Block]:
        shaded = at.shaded or bool(self._sheet.said("table", table.get(f"{TABLE}style-name")).shaded)
        inside = replace(at, place=inside_table(at.place), shaded=shaded, listed=False)
        for row in _rows(table):
            painted = shaded or bool(self._sheet.said("table-row", row.get(f"{TABLE}style-name")).shaded)
            cells: list[list[Block]] = []
            for cell in row:
                if cell.tag == f"{TABLE}table-cell":
                    own = self._sheet.said("table-cell", cell.get(f"{TABLE}style-name")).shaded
                    cells.append(list(self._blocks(cell, replace(inside, shaded=painted or bool(own)))))
            if cells:
                yield Row(cells=cells, place=inside.place)

    def _box(self, item: etree._Element, at: _At) -> Iterator[Block]:
        """What stands in a frame or a shape; a frame with a picture holds none."""
        said = self._sheet.said("graphic", item.get(f"{DRAW}style-name"))
        boxed = replace(at, place="textbox", shaded=at.shaded or bool(said.shaded), listed=False)
        yield from self._blocks(item, boxed)

    # text within a paragraph

    def _inline(self, parent: etree._Element, read: _Open, look: Look, at: _At, target: str | None) -> None:
        self._show(parent.text, read, look, at, target)
        for item in parent:
            tag = item.tag
            if tag == f"{TEXT}span":
                own = self._sheet.said("text", item.get(f"{TEXT}style-name"))
                shaded = look.shaded or own.shaded
                self._inline(item, read, replace(own.over(look), shaded=shaded), at, target)
            elif tag == f"{TEXT}a":
                self._inline(item, read, look, at, item.get(f"{XLINK}href") or target)
            elif tag in _BOXES:
                read.boxes.extend(self._box(item, at))
            elif tag == f"{TEXT}note":
                for body in item.iter(f"{TEXT}note-body"):
                    self._notes.extend(self._blocks(body, _At(shaded=at.shaded)))
            elif tag == f"{TEXT}hidden-text":
                words = item.text or item.get(f"{TEXT}string-value")
                self._show(words, read, look, replace(at, vanish=at.vanish or _is_hidden(item)), target)
            elif tag == f"{TEXT}line-break":
                read.paragraph.lines.append([])
            elif tag in (f"{TEXT}tab", f"{TEXT}s"):
                count = item.get(f"{TEXT}c", "1")
                spaces = " " * min(_REPEATED, int(count)) if count.isdigit() else " "
                self._show("\t" if tag == f"{TEXT}tab" else spaces, read, look, at, target, kept=True)
            elif tag not in _DROPPED:
                self._inline(item, read, look, at, target)
            self._show(item.tail, read, look, at, target)

    def _show(
        self, text: str | None, read: _Open, look: Look, at: _At, target: str | None, *, kept: bool = False
    ) -> None:
        if not text:
            return
        if not kept:  # a tab or line break of the XML is a space (OpenDocument 1.2, part 1, 6.1.2)
            text = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
        self._length += len(text)
        if self._length > self._limits.characters:
            raise TooLarge("the document holds more text than the limit")
        if look.capitals and len(text.upper()) == len(text):  # "ß" in capitals is longer than the file's own letter
            text = text.upper()
        vanish = at.vanish or bool(look.vanish)
        how = how_hidden(vanish=vanish, size=look.size, color=look.color, shaded=bool(look.shaded))
        if how:
            read.paragraph.hidden.append(Piece(text=text, font=how))
            return
        read.paragraph.lines[-1].append(
            Piece(text=text, font=look.font, size=look.size, bold=bool(look.bold), italic=bool(look.italic),
                  color=look.color, target=target)
        )  # fmt: skip


def _is_hidden(item: etree._Element) -> bool:
    """Whether the condition of a hidden text or paragraph holds, as the file says."""
    return item.get(f"{TEXT}is-hidden") == "true"


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows, also those in groups and headers, but not those of tables within."""
    for item in table:
        if item.tag == f"{TABLE}table-row":
            yield item
        elif item.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(item)
