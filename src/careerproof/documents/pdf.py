"""PDF files: opened within limits, read page by page, composed into one text."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from careerproof.documents.compose import Composer, Piece
from careerproof.documents.findings import Signs
from careerproof.documents.model import Box, HiddenText, Limits, Link, Page, Place
from careerproof.documents.pages import (
    Fragment,
    Frame,
    LinkArea,
    PageLayout,
    PageWords,
    Row,
    follow_columns,
    lay_out,
    read_links,
    read_words,
)
from careerproof.documents.pages.binding import address_of
from careerproof.documents.pages.fragments import Unseen
from careerproof.documents.pages.overlays import lay_in
from careerproof.documents.pages.painting import has_pictures
from careerproof.documents.pages.seeing.annotations import read_unshown
from careerproof.documents.pages.seeing.keys import ATTACHED, find_keys
from careerproof.documents.pages.seeing.layers import has_layers
from careerproof.documents.pages.seeing.properties import read_properties, read_property
from careerproof.errors import (
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    ScannedDocument,
    TooLarge,
    TooManyPages,
)
from careerproof.evidence import Span

_FEW_CHARACTERS = 12
"""Fewer visible characters a page than this, on pages that show pictures, are no text."""
_TAIL = 2048
_MOST_MARKERS = 1_000
_MARKER_REACH = 2.2
"""In sizes of the letters: how far before its line a list marker stands at most."""
_MARGIN = 0.09
"""The share of a page's height, at its top and bottom, where running headers and footers stand."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|página|pagina)?\s*\d{1,3}\s*(?:(?:/|of|von|de|di)\s*\d{1,3})?\W*$", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
"""Numbers that may be those of pages; years are not, so that the dates of two jobs are no running header."""
_SAFE_TARGET = re.compile(r"^(?:https?:|mailto:|tel:|www\.)", re.IGNORECASE)


@dataclass(slots=True)
class PdfFile:
    """What a PDF file says; `attached` is whether other files are attached to it."""

    composer: Composer
    pages: tuple[Page, ...]
    hidden: tuple[HiddenText, ...]
    links: tuple[Link, ...]
    signs: Signs
    title: str | None
    properties: tuple[tuple[str, str], ...]
    attached: bool


@dataclass(slots=True)
class _PageRead:
    """A page before its place in the text is known."""

    page: Page
    words: PageWords
    layout: PageLayout
    links: list[LinkArea]
    pictures: bool
    margins: dict[int, Place] = field(default_factory=dict)


def read_pdf(data: bytes, limits: Limits) -> PdfFile:
    """The file's lines in reading order, its hidden text, and links that stand on no text.

    Raises:
        EncryptedDocument, DamagedDocument, TooManyPages, ScannedDocument, EmptyDocument, TooLarge
    """
    document = _open(data)
    keys = find_keys(data)
    try:
        count = len(document)
        if count > limits.pages:
            raise TooManyPages(f"the file has {count:,} pages, more than {limits.pages}")
        if count == 0:
            raise DamagedDocument("the file has no pages")
        if document.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
            document.init_forms()  # draws the fields that the file leaves to its reader to draw
        with np.errstate(all="ignore"):  # broken files hold infinities; they are tamed where they come in
            pages = list(_pages(document, limits, layers=has_layers(data, keys)))
        properties = read_properties(document, data, keys)
        title = read_property(document, "Title") or None
    finally:
        document.close()
    _refuse_pictures(pages)
    _mark_margins(pages)
    composer = Composer()
    loose: list[Link] = []
    spaced: list[Span] = []
    marked = [_marked_rows(page) for page in pages]
    for number, rows in follow_columns([page.layout.rows for page in pages], [page.margins for page in pages]):
        _compose(composer, pages[number], rows, marked[number], spaced)
    for page in pages:
        loose.extend(_loose_links(page))
    hidden = tuple(text for page in pages for text in _hidden(page))
    return PdfFile(
        composer=composer,
        pages=tuple(page.page for page in pages),
        hidden=hidden,
        links=tuple(loose),
        signs=Signs(
            characters=sum(page.words.characters for page in pages),
            unmapped=sum(page.words.unmapped for page in pages),
            icons=sum(page.words.icons for page in pages),
            spaced=tuple(spaced),
            picture_pages=tuple(page.page.number for page in pages if page.pictures),
        ),
        title=title,
        properties=properties,
        attached=ATTACHED in keys,
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedDocument("the file asks for a password") from error
        raise DamagedDocument("the file is cut off or broken and cannot be opened") from error
    intact = pdfium.FPDF_DocumentHasValidCrossReferenceTable(document.raw)
    if not intact and b"%%EOF" not in data[-_TAIL:]:
        document.close()
        raise DamagedDocument("the file is cut off: its end is missing")
    return document


def _pages(document: pypdfium2.PdfDocument, limits: Limits, *, layers: bool) -> Iterator[_PageRead]:
    characters = 0
    for number in range(len(document)):
        try:
            page, notes = _load_page(document, number)
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise DamagedDocument(f"page {number + 1} is broken and cannot be read") from error
        try:
            count = max(0, text_page.count_chars())
            characters += count
            if characters > limits.characters:
                raise TooLarge("the file holds more text than the limit")
            yield _read_page(page, text_page, count, notes, layers=layers)
        finally:
            text_page.close()
            page.close()


@dataclass(slots=True)
class _Notes:
    """A page's number and frame, and what lies on it besides its content: links, notes that nobody sees."""

    number: int
    frame: Frame
    links: list[LinkArea]
    unseen: list[Unseen]


def _load_page(document: pypdfium2.PdfDocument, number: int) -> tuple[pypdfium2.PdfPage, _Notes]:
    """The page with its form fields as content, and what stood on it."""
    page = document[number]
    left, bottom, right, top = page.get_cropbox()
    frame = Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
    handle = address_of(page.raw)
    unseen = [Unseen(f" {text}", how, box) for text, how, box in read_unshown(handle, frame)]
    notes = _Notes(number + 1, frame, read_links(page, frame), unseen)
    if lay_in(handle):
        page.close()
        page = document[number]
    return page, notes


def _read_page(
    page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, count: int, notes: _Notes, *, layers: bool
) -> _PageRead:
    frame, links, handle = notes.frame, notes.links, address_of(page.raw)
    words = read_words(
        handle, address_of(text_page.raw), frame, count, links, document=address_of(page.pdf.raw), layers=layers
    )
    words.hidden.extend(notes.unseen)
    return _PageRead(
        page=Page(number=notes.number, width=round(frame.width, 2), height=round(frame.height, 2)),
        words=words,
        layout=lay_out(words.fragments, frame.width, words.rules),
        links=links,
        pictures=_are_few(words) and has_pictures(handle),
    )


def _are_few(words: PageWords) -> bool:
    return sum(1 + fragment.text.count(" ") for fragment in words.fragments) < _FEW_CHARACTERS


def _refuse_pictures(pages: Sequence[_PageRead]) -> None:
    """Refuses files whose pages show pictures and practically no characters, and blank ones."""
    visible = sum(len(fragment.text) for page in pages for fragment in page.words.fragments)
    pictures = sum(page.pictures for page in pages)
    if pictures and visible < _FEW_CHARACTERS * len(pages):
        raise ScannedDocument("the pages are pictures without text")
    if not visible and not any(page.words.hidden for page in pages):
        raise EmptyDocument("the pages are blank")


def _hidden(page: _PageRead) -> Iterator[HiddenText]:
    """The page's hidden text, neighbours hidden in the same way together."""
    for how, group in groupby(page.words.hidden, key=lambda word: word.how):
        words = list(group)
        text = "".join(word.text for word in words).strip()
        if text:
            yield HiddenText(text=text, how=how, page=page.page.number, box=_around(words))


def _around(words: Sequence[Unseen]) -> Box | None:
    boxes = [word.box for word in words if word.box is not None]
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return round(min(left), 2), round(min(top), 2), round(max(right), 2), round(max(bottom), 2)


def _mark_margins(pages: Sequence[_PageRead]) -> None:
    """Notes which rows are running headers and footers: alike on several pages, or a page number."""
    seen: Counter[tuple[Place, str]] = Counter()
    edges: list[tuple[_PageRead, int, Place, str, str]] = []
    for page in pages:
        for at, row in enumerate(page.layout.rows):
            place: Place | None = None
            if row.bottom < _MARGIN * page.page.height:
                place = "header"
            elif row.top > (1 - _MARGIN) * page.page.height:
                place = "footer"
            if place is not None:
                text = " ".join([phrase.text for phrase in row.phrases])
                key = _DIGITS.sub("#", text) if len(pages) > 1 else ""
                edges.append((page, at, place, text, key))
                seen[place, key] += 1
    for page, at, place, text, key in edges:
        numbered = place == "footer" and _PAGE_NUMBER.match(text)
        if (len(pages) > 1 and seen[place, key] > max(1, len(pages) // 2)) or numbered:
            page.margins[at] = place


def _compose(
    composer: Composer, page: _PageRead, rows: Sequence[int], marked: Collection[int], spaced: list[Span]
) -> None:
    """Writes these rows of the page, with the targets of links that lie over their words."""
    before: Row | None = None
    for at in rows:
        row = page.layout.rows[at]
        same_block = before is not None and before.block == row.block and row.base > before.base
        gap = round(row.top - before.bottom, 2) if before is not None and same_block else None
        line = composer.add(
            _pieces(row.parts, page.links),
            page=page.page.number,
            box=_on_page(row, page.page),
            column=row.column,
            place=page.margins.get(at, "table" if row.cells else "sidebar" if row.sidebar else "body"),
            table=row.cells,
            bullet=at in marked or row.parts[0][0].bullet,
            gap_before=gap,
            apart=gap is None or gap > 0.8 * row.size,
        )
        if line is not None and row.spaced:
            spaced.append(Span(start=line.start, end=line.end, page=line.page, box=line.box))
        before = row


def _on_page(row: Row, page: Page) -> Box:
    """Where the row stands, without what reaches over the edge of its page."""
    width, height = page.width, page.height
    return (
        round(min(max(row.x0, 0.0), width), 2),
        round(min(max(row.top, 0.0), height), 2),
        round(min(max(row.x1, 0.0), width), 2),
        round(min(max(row.foot, 0.0), height), 2),
    )


def _loose_links(page: _PageRead) -> Iterator[Link]:
    """The page's links that lie over no word."""
    used = {fragment.link for fragment in page.words.fragments}
    for number, link in enumerate(page.links):
        if number not in used and _SAFE_TARGET.match(link.target):
            yield Link(target=link.target, span=None, page=page.page.number)


def _marked_rows(page: _PageRead) -> set[int]:
    """The rows before which a drawn dot or an icon stands, as it does before other rows at the same place.

    Why so often: a single dot is an ornament, and an icon beside a phone number stands there once.
    """
    markers = sorted(page.words.markers[:_MOST_MARKERS], key=lambda marker: marker[2])
    heights = [y for _, _, y in markers]
    found: dict[tuple[str, int], set[int]] = {}
    for at, row in enumerate(page.layout.rows) if markers else ():
        x0, reach = row.x0, row.x0 - _MARKER_REACH * row.size
        for sign, x, _ in markers[bisect(heights, row.top - 1) : bisect(heights, row.bottom)]:
            if reach < x < x0:
                found.setdefault((sign, round(x / 2)), set()).add(at)
    rows = page.layout.rows
    marked: set[int] = set()
    for (sign, _), group in found.items():
        bold = sum(rows[at].phrases[0].fragments[0].bold for at in group)  # dots of a timeline stand before its titles
        if len(group) >= (3 if sign else 2) and 2 * bold <= len(group):
            marked |= group
    return marked


def _pieces(parts: list[list[Fragment]], links: Sequence[LinkArea]) -> list[Piece]:
    """The row's fragments as pieces."""
    pieces: list[Piece] = []
    for number, part in enumerate(parts):
        space = "\t" if number else ""
        for one in part:
            target = links[one.link].target if one.link >= 0 else None
            text = one.text if one.glued and space == " " else space + one.text
            pieces.append(Piece(text, one.font or None, one.size, one.bold, one.italic, one.color, target))
            space = " "
    return pieces
