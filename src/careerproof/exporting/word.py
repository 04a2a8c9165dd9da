"""Writes an outline as a Word document with real styles, the same bytes for the same outline."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import datetime
from typing import Any

from careerproof.errors import MissingExtra
from careerproof.exporting.model import Entry, Line, Outline
from careerproof.exporting.outline import SEPARATOR
from careerproof.exporting.template import Template, Typeface

_PAPERS = {"us-letter": (8.5, 11.0), "a4": (8.27, 11.69)}
"""Width and height in inches."""
_EPOCH = datetime(2000, 1, 1)
"""A date in place of the clock's, so that the same outline gives the same bytes."""


def write_docx(outline: Outline, *, template: Template, paper: str) -> bytes:
    """The document's bytes: headings, lists and links as Word knows them; no tables, text boxes, headers or footers.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ModuleNotFoundError as error:
        raise MissingExtra("python-docx", extra="export") from error
    document = docx.Document()
    _set_up(document, outline, paper, template)
    _add_head(document, outline)
    for part in outline.parts:
        if part.heading:
            document.add_heading(part.heading, level=1)
        for line in part.lines:
            _add_line(document, line)
        for line in part.items:
            _add_line(document, line, style="List Bullet")
        for entry in part.entries:
            _add_entry(document, entry)
    for paragraph in document.paragraphs:
        _turn(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _set_up(document: Any, outline: Outline, paper: str, template: Template) -> None:
    from docx.shared import Inches

    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = outline.title, outline.name, outline.name
    properties.comments, properties.language = "", "en-US"
    properties.created = properties.modified = _EPOCH
    section = document.sections[0]
    width, height = _PAPERS[paper]
    section.page_width, section.page_height = Inches(width), Inches(height)
    section.left_margin = section.right_margin = Inches(template.margins.side)
    section.top_margin = section.bottom_margin = Inches(template.margins.top)
    _set_styles(document, template)


def _set_styles(document: Any, template: Template) -> None:
    """Word's own styles in the look of the template."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    text, person, heading, colours = template.text, template.person, template.heading, template.colours
    sides = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER}
    normal = document.styles["Normal"]
    _set_letters(normal, text.typeface, text.size, "regular", colours.text)
    normal.paragraph_format.line_spacing = round(0.7 + text.leading * 0.7, 2)
    normal.paragraph_format.space_after = Pt(round(text.gap * text.size * 0.35, 1))
    title = document.styles["Title"]
    _set_letters(title, person.typeface, person.size, person.weight, colours.accent, capitals=person.capitals)
    _set_space(title, 0, 2)
    _set_border(title, None)
    subtitle = document.styles["Subtitle"]
    _set_letters(subtitle, text.typeface, text.size, "regular", colours.text)
    subtitle.font.italic = False
    _set_space(subtitle, 0, 2)
    title.paragraph_format.alignment = subtitle.paragraph_format.alignment = sides[person.align]
    first, second = document.styles["Heading 1"], document.styles["Heading 2"]
    _set_letters(first, heading.typeface, heading.size, heading.weight, colours.accent, capitals=heading.capitals)
    _set_space(first, heading.above * heading.size * 0.75, heading.below * heading.size * 0.45)
    first.paragraph_format.alignment = sides[heading.align]
    _set_border(first, colours.accent if heading.style == "rule" else None)
    if heading.style == "band":
        _set_band(first, colours.band)
    _set_letters(second, text.typeface, text.size, template.entries.weight, colours.text)
    _set_space(second, template.entries.above * text.size * 0.7, 0)


def _set_letters(
    style: Any, typeface: Typeface, size: float, weight: str, colour: str, *, capitals: bool = False
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = typeface.docx, Pt(round(size * 2) / 2), weight != "regular"
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    style.font.all_caps = capitals or None
    # The built-in styles name fonts of the theme, which would win over the one set here.
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    # The letters of right-to-left writing have a font and a size of their own.
    fonts.set(qn("w:cs"), "Arial")


def _set_space(style: Any, before: float, after: float) -> None:
    from docx.shared import Pt

    style.paragraph_format.space_before = Pt(round(before, 1))
    style.paragraph_format.space_after = Pt(round(after, 1))


def _set_border(style: Any, colour: str | None) -> None:
    """A rule under the paragraphs of a style, in place of any that it has."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if colour is None:
        return
    border, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", colour.removeprefix("#"))):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    _insert(properties, border)


def _set_band(style: Any, colour: str) -> None:
    """A colour behind the paragraphs of a style."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    band = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        band.set(qn(f"w:{key}"), value)
    _insert(style.element.get_or_add_pPr(), band)


def _insert(properties: Any, element: Any) -> None:
    """Into the properties of a paragraph, where the standard wants it (ECMA-376, part 1, 17.3.1.26)."""
    properties.insert_element_before(
        element,
        "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
        "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _add_head(document: Any, outline: Outline) -> None:
    if outline.name:
        document.add_paragraph(outline.name, style="Title")
    if outline.label:
        document.add_paragraph(outline.label, style="Subtitle")
    if outline.contacts:
        paragraph = document.add_paragraph(style="Subtitle")
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
    if entry.title or entry.period:
        document.add_heading(SEPARATOR.join(text for text in (entry.title, entry.period) if text), level=2)
    if entry.where:
        document.add_paragraph(SEPARATOR.join(entry.where))
    for line in entry.lines:
        _add_line(document, line, is_bold=False)  # a bold label would look like the title of another entry
    for bullet in entry.bullets:
        document.add_paragraph(bullet, style="List Bullet")


def _turn(paragraph: Any) -> None:
    """Marks what is written from right to left, so that Word shows it so: the letters, and the line that begins so."""
    from docx.oxml.parser import OxmlElement

    directions = [unicodedata.bidirectional(letter) for letter in paragraph.text]
    first = next((way for way in directions if way in ("L", "R", "AL")), "L")
    if first != "L":
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
    for run in paragraph.runs:
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in run.text):
            run.font.rtl = True


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
