"""Writes an outline as a Word document with real styles, the same bytes for the same outline."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from careerproof.errors import MissingExtra
from careerproof.exporting.model import Entry, Line, Outline
from careerproof.exporting.outline import SEPARATOR

_PAPERS = {"us-letter": (8.5, 11.0), "a4": (8.27, 11.69)}
"""Width and height in inches."""
_STYLES = (("Title", 22.0, 0.0, 2.0), ("Heading 1", 12.5, 12.0, 4.0), ("Heading 2", 10.5, 8.0, 0.0))
"""Name, size, space before, space after, in points."""
_ACCENT = "16394A"
_FONT = "Calibri"
_EPOCH = datetime(2000, 1, 1)
"""A date in place of the clock's, so that the same outline gives the same bytes."""


def write_docx(outline: Outline, *, paper: str) -> bytes:
    """The document's bytes: headings, lists and links as Word knows them; no tables, text boxes, headers or footers.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ModuleNotFoundError as error:
        raise MissingExtra("python-docx", extra="export") from error
    document = docx.Document()
    _set_up(document, outline, paper)
    _add_head(document, outline)
    for part in outline.parts:
        document.add_heading(part.heading, level=1)
        for line in part.lines:
            _add_line(document, line)
        for line in part.items:
            _add_line(document, line, style="List Bullet")
        for entry in part.entries:
            _add_entry(document, entry)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _set_up(document: Any, outline: Outline, paper: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = outline.title, outline.name, outline.name
    properties.comments, properties.language = "", "en-US"
    properties.created = properties.modified = _EPOCH
    section = document.sections[0]
    width, height = _PAPERS[paper]
    section.page_width, section.page_height = Inches(width), Inches(height)
    section.left_margin = section.right_margin = Inches(0.85)
    section.top_margin = section.bottom_margin = Inches(0.75)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(2)
    for name, size, before, after in _STYLES:
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), True
        style.font.color.rgb = RGBColor.from_string(_ACCENT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        # The built-in styles name fonts of the theme, which would win over the one set here.
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def _add_head(document: Any, outline: Outline) -> None:
    if outline.name:
        document.add_paragraph(outline.name, style="Title")
    if outline.label:
        document.add_paragraph(outline.label)
    if outline.contacts:
        paragraph = document.add_paragraph()
        for number, contact in enumerate(outline.contacts):
            if number:
                paragraph.add_run(SEPARATOR)
            if contact.target:
                _add_link(paragraph, contact.target, contact.text)
            else:
                paragraph.add_run(contact.text)


def _add_link(paragraph: Any, target: str, text: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def _add_line(document: Any, line: Line, *, style: str | None = None, is_bold: bool = True) -> None:
    paragraph = document.add_paragraph(style=style)
    if line.label:
        paragraph.add_run(f"{line.label}: ").bold = is_bold
    paragraph.add_run(line.text)


def _add_entry(document: Any, entry: Entry) -> None:
    document.add_heading(SEPARATOR.join(text for text in (entry.title, entry.period) if text), level=2)
    if entry.where:
        document.add_paragraph(SEPARATOR.join(entry.where))
    for line in entry.lines:
        _add_line(document, line, is_bold=False)  # a bold label would look like the title of another entry
    for bullet in entry.bullets:
        document.add_paragraph(bullet, style="List Bullet")


def _repacked(archive: bytes) -> bytes:
    """The archive with its members in one order and of one date; the content types first, as readers expect."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            member.create_system = 0  # else the archive tells on which system it was written
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return buffer.getvalue()
