"""Write `examples/resumes/` from `examples/people/`: each person as PDF and as DOCX, in a layout of their own.

Run it with ``python examples/generate.py [FOLDER]``. The people are invented. The same data gives the same bytes: no
clock, no system fonts, archive members in a fixed order with a fixed date.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import typst
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches, Pt, RGBColor

HERE = Path(__file__).resolve().parent
LAYOUTS = {
    "maya-okonkwo": "single-column",
    "ines-valdez-novak": "two-column",
    "graham-whitlock": "table",
}
WRITTEN_ON = datetime(2026, 3, 1, tzinfo=UTC)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Data = dict[str, Any]


def generate(folder: Path) -> list[Path]:
    """The files written into `folder`: a PDF and a DOCX for each person."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for person, layout in LAYOUTS.items():
        data: Data = json.loads((HERE / "people" / f"{person}.json").read_text(encoding="utf-8"))
        for suffix, content in ((".pdf", _pdf(person, layout)), (".docx", _docx(data, layout))):
            path = folder / f"{person}{suffix}"
            path.write_bytes(content)
            written.append(path)
    return written


def _pdf(person: str, layout: str) -> bytes:
    written: bytes = typst.compile(
        HERE / "layouts" / f"{layout}.typ",
        root=HERE,
        font_paths=[],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"person": person},
        timestamp=int(WRITTEN_ON.timestamp()),
    )
    return written


def _docx(data: Data, layout: str) -> bytes:
    document = docx.Document()
    _set_up(document, data)
    {"single-column": _single_column, "two-column": _two_column, "table": _table}[layout](document, data)
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_bytes(buffer.getvalue())


def _same_bytes(archive: bytes) -> bytes:
    """The archive with its members in one order and of one date; [Content_Types].xml first, as OPC readers like it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, date_time=(2026, 3, 1, 0, 0, 0))
            member.create_system = 0  # else the host system's number stands in the archive
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return buffer.getvalue()


def _set_up(document: Any, data: Data) -> None:
    properties = document.core_properties
    properties.title = f"{data['basics']['name']} – {data['basics']['label']}"
    properties.author = properties.last_modified_by = data["basics"]["name"]
    properties.comments = ""
    properties.created = properties.modified = WRITTEN_ON.replace(tzinfo=None)
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(0.8)
    section.top_margin = section.bottom_margin = Inches(0.7)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(2)
    for name, size, before, after in (("Title", 24, 0, 2), ("Heading 1", 13, 12, 4), ("Heading 2", 11, 8, 0)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = RGBColor(0x1F, 0x2A, 0x44)
        # The built-in styles name theme fonts, which would win over the name set above.
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _single_column(document: Any, data: Data) -> None:
    basics = data["basics"]
    document.add_paragraph(basics["name"], style="Title")
    document.add_paragraph(basics["label"], style="Subtitle")
    contact = document.add_paragraph(f"{_place(basics)} | {basics['phone']} | ")
    _add_link(contact, f"mailto:{basics['email']}", basics["email"])
    for profile in basics.get("profiles", ()):
        contact.add_run(" | ")
        _add_link(contact, profile["url"], profile["url"].removeprefix("https://").removeprefix("www."))
    document.add_heading("Summary", 1)
    document.add_paragraph(basics["summary"])
    document.add_heading("Experience", 1)
    _add_work(document, data["work"], width=6.9)
    if data.get("projects"):
        document.add_heading("Projects", 1)
        for project in data["projects"]:
            paragraph = document.add_paragraph()
            paragraph.add_run(project["name"]).bold = True
            tools = ", ".join(project["keywords"])
            paragraph.add_run(f" ({_in_words(project['startDate'])}): {project['description']} {tools}.")
    document.add_heading("Skills", 1)
    _add_skills(document, data["skills"])
    document.add_heading("Education", 1)
    _add_education(document, data["education"], width=6.9)
    document.add_heading("Certifications", 1)
    for item in data["certificates"]:
        document.add_paragraph(_certificate(item))
    document.add_heading("Languages", 1)
    document.add_paragraph(", ".join(f"{item['language']} ({item['fluency']})" for item in data["languages"]))


def _two_column(document: Any, data: Data) -> None:
    """The layout that many templates use: a borderless table with the sidebar in its left cell."""
    basics = data["basics"]
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    side, main = table.rows[0].cells
    side.width, main.width = Inches(2.1), Inches(4.9)
    _shade(side, "F4ECEA")

    _first_paragraph(side, "Contact", "Heading 1")
    side.add_paragraph(basics["phone"])
    _add_link(side.add_paragraph(), f"mailto:{basics['email']}", basics["email"])
    side.add_paragraph(_place(basics))
    for profile in basics.get("profiles", ()):
        _add_link(side.add_paragraph(), profile["url"], f"{profile['network']}: {profile['username']}")
    side.add_paragraph("Skills", style="Heading 1")
    for group in data["skills"]:
        side.add_paragraph(group["name"], style="Heading 2")
        for keyword in group["keywords"]:
            side.add_paragraph(keyword)
    side.add_paragraph("Licenses and Certifications", style="Heading 1")
    for item in data["certificates"]:
        side.add_paragraph(_certificate(item))
    side.add_paragraph("Languages", style="Heading 1")
    for item in data["languages"]:
        side.add_paragraph(f"{item['language']} – {item['fluency']}")

    _first_paragraph(main, basics["name"], "Title")
    main.add_paragraph(basics["label"], style="Subtitle")
    main.add_paragraph("Profile", style="Heading 1")
    main.add_paragraph(basics["summary"])
    main.add_paragraph("Professional Experience", style="Heading 1")
    _add_work(main, data["work"], width=4.7)
    main.add_paragraph("Education", style="Heading 1")
    _add_education(main, data["education"], width=4.7)


def _table(document: Any, data: Data) -> None:
    basics = data["basics"]
    document.add_paragraph(basics["name"], style="Title")
    document.add_paragraph(basics["label"], style="Subtitle")
    contact = document.add_paragraph(f"{_place(basics)} • {basics['phone']} • ")
    _add_link(contact, f"mailto:{basics['email']}", basics["email"])
    document.add_heading("Summary", 1)
    document.add_paragraph(basics["summary"])
    document.add_heading("Work Experience", 1)
    jobs = _ruled(document, [("Dates", "Position and achievements"), *((_period(job), None) for job in data["work"])])
    for job, row in zip(data["work"], jobs.rows[1:], strict=True):
        _first_paragraph(row.cells[1], job["position"], "Heading 2")
        row.cells[1].add_paragraph(f"{job['name']}, {job['location']}")
        for highlight in job["highlights"]:
            row.cells[1].add_paragraph(highlight, style="List Bullet")
    document.add_heading("Education", 1)
    schools = _ruled(document, [(_period(school), None) for school in data["education"]])
    for school, row in zip(data["education"], schools.rows, strict=True):
        _first_paragraph(row.cells[1], _degree(school), "Heading 2")
        row.cells[1].add_paragraph(school["institution"])
    document.add_heading("Skills", 1)
    _ruled(document, [(group["name"], ", ".join(group["keywords"])) for group in data["skills"]])
    document.add_heading("Certifications", 1)
    for item in data["certificates"]:
        document.add_paragraph(_certificate(item))


def _ruled(document: Any, rows: Iterable[tuple[str, str | None]]) -> Any:
    """A table with rules, dates or names on the left; a cell that is None is left for the caller to fill."""
    table = document.add_table(rows=0, cols=2)
    table.style, table.autofit = "Table Grid", False
    for left, right in rows:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Inches(1.4), Inches(5.5)
        cells[0].text = left
        if right is not None:
            cells[1].text = right
    return table


def _add_work(container: Any, jobs: Iterable[Data], *, width: float) -> None:
    for job in jobs:
        container.add_paragraph(job["position"], style="Heading 2")
        _add_two_ends(container, f"{job['name']}, {job['location']}", _period(job), width)
        for highlight in job["highlights"]:
            container.add_paragraph(highlight, style="List Bullet")


def _add_education(container: Any, schools: Iterable[Data], *, width: float) -> None:
    for school in schools:
        container.add_paragraph(_degree(school), style="Heading 2")
        score = f", GPA {school['score']}" if "score" in school else ""
        _add_two_ends(container, school["institution"] + score, _period(school), width)


def _add_skills(container: Any, groups: Iterable[Data]) -> None:
    for group in groups:
        paragraph = container.add_paragraph()
        paragraph.add_run(f"{group['name']}: ").bold = True
        paragraph.add_run(", ".join(group["keywords"]))


def _add_two_ends(container: Any, left: str, right: str, width: float) -> None:
    """A line with text at both ends, by a right tab stop as a person sets it in Word."""
    paragraph = container.add_paragraph(f"{left}\t{right}")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(width), WD_TAB_ALIGNMENT.RIGHT)


def _first_paragraph(cell: Any, text: str, style: str) -> None:
    """Fill the empty paragraph that every cell starts with."""
    cell.paragraphs[0].text = text
    cell.paragraphs[0].style = style


def _add_link(paragraph: Any, target: str, text: str) -> None:
    relation = paragraph.part.relate_to(
        target, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", is_external=True
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def _shade(cell: Any, color: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _in_words(date: str) -> str:
    year, _, month = date.partition("-")
    return f"{MONTHS[int(month[:2]) - 1]} {year}" if month else year


def _period(entry: Data) -> str:
    end = _in_words(entry["endDate"]) if "endDate" in entry else "Present"
    return f"{_in_words(entry['startDate'])} – {end}"


def _place(basics: Data) -> str:
    return f"{basics['location']['city']}, {basics['location']['region']}"


def _degree(school: Data) -> str:
    return f"{school['studyType']} in {school['area']}"


def _certificate(item: Data) -> str:
    return ", ".join(part for part in (item["name"], item.get("issuer"), _in_words(item["date"])) if part)


if __name__ == "__main__":
    for path in generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "resumes"):
        print(path)
