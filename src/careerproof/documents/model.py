"""The value types of `documents`: a document is one text, and everything else points into it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from careerproof.evidence import Finding, Record, Span

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, from the top left corner of the page."""

Reader = Literal["pdf", "docx", "html", "markdown", "text", "rtf", "odt", "tables", "xml", "ocr"]
Place = Literal["body", "table", "header", "footer", "textbox", "sidebar"]


POINTS_PER_BLANK_LINE = 12.0
"""What a blank line counts as white space in formats without positions (the height of a line of body text)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits(Record):
    """How much a file may ask of us before it is refused.

    `expansion` is how many times larger than its packed form a member of a DOCX may be; small members may always
    grow to `free_bytes`, since short XML packs well and is harmless.
    """

    bytes: int = 20_000_000
    unpacked_bytes: int = 60_000_000
    expansion: int = 200
    free_bytes: int = 4_000_000
    members: int = 5_000
    pages: int = 60
    characters: int = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Run(Record):
    """Characters of one style on one line: `start`/`end` are offsets into the document's text.

    `size` is in points, `color` is 0xRRGGBB; None where the format does not say.
    """

    start: int
    end: int
    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line(Record):
    """A line as a person reads it, in reading order; its text is ``document.text[start:end]``, no line break.

    `page` counts from 1 (None without pages). `column` counts from 0 within the page. `level` is the heading level
    where the format marks headings (Word styles, <h1>, #), else None. `bullet` is true for a list item, whose marker
    is not part of start..end. `gap_before` is the white space above it in points (a blank line of plain text counts as
    POINTS_PER_BLANK_LINE), None for the first line of a page or column. `cells` are the (start, end) of table cells
    standing on this line, () outside tables.
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    column: int = 0
    place: Place = "body"
    size: float | None = None
    bold: bool = False
    level: int | None = None
    bullet: bool = False
    gap_before: float | None = None
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Record):
    """A page: its number from 1 and its size in points."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Link(Record):
    """A link: its target, and where its text stands (None when it is only an annotation)."""

    target: str
    span: Span | None
    page: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HiddenText(Record):
    """Text that a person cannot see (and that is therefore not in the document's text), how it was hidden, and where.

    `box` is known in formats with positions.
    """

    text: str
    how: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """A file as read: one text, its lines in reading order, and everything pointing into that text by offsets.

    Laws: lines ascend and do not overlap; every run, link span and cell lies within the text. For a plain-text file
    `text` is the file's text unchanged.
    """

    text: str
    lines: tuple[Line, ...]
    runs: tuple[Run, ...]
    pages: tuple[Page, ...]
    links: tuple[Link, ...]
    hidden: tuple[HiddenText, ...]
    findings: tuple[Finding, ...]
    reader: Reader
    sha256: str
    byte_size: int
    title: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    """What the file says of itself besides its text, name and value: subject, keywords, description."""
    structured_data: tuple[str, ...] = ()
    """Machine-readable blocks that stand in the file beside its text, as JSON text: HTML's JSON-LD scripts, and the
    trees of `documents.records`, whose values say where they stand in the text."""

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end`, with the page and the box of the lines it touches (first page only)."""
        first = bisect_right(self.lines, start, key=attrgetter("end"))
        touched = self.lines[first : bisect_left(self.lines, end, key=attrgetter("start"))]
        page = touched[0].page if touched else None
        boxes = [line.box for line in touched if line.box is not None and line.page == page]
        box = None
        if boxes:
            box = (
                min(b[0] for b in boxes),
                min(b[1] for b in boxes),
                max(b[2] for b in boxes),
                max(b[3] for b in boxes),
            )
        return Span(start=start, end=end, page=page, box=box)

    def to_dict(self) -> dict[str, object]:
        """What a result says of the document it came from: digest, page count, reader."""
        return {"sha256": self.sha256, "pages": len(self.pages) or None, "reader": self.reader}
