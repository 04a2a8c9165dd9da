"""What a machine reads in a résumé, as one self-contained HTML page: the page's picture with boxes over its words."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from careerproof.documents.model import Box, Document, Line
from careerproof.evidence import FieldEvidence, Finding
from careerproof.resumes.marks import Mark, kind_of
from careerproof.resumes.model import Resume
from careerproof.verbs.model import PicturedInspection
from careerproof.version import __version__

TEMPLATES = Path(__file__).parent / "templates"
_NO_ACTIONS = Markup()
KINDS = {
    "name": "Name",
    "contact": "Contact",
    "title": "Job title",
    "employer": "Employer",
    "dates": "Dates",
    "education": "Education",
    "skills": "Skills",
    "account": "Bullets and sentences",
    "other": "Other fields",
    "heading": "Headings",
    "loose": "In no field",
    "hidden": "Hidden from people",
    "picture": "Picture, not read",
}
SECTIONS = {
    "basics": "The person",
    "work": "Work",
    "volunteer": "Voluntary work",
    "education": "Education",
    "awards": "Awards",
    "certificates": "Certificates",
    "publications": "Publications",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "references": "References",
    "projects": "Projects",
}
LABELS = {
    "label": "Professional title",
    "position": "Job title",
    "location": "Place",
    "email": "E-mail",
    "url": "Address",
    "countryCode": "Country",
    "postalCode": "Postal code",
    "startDate": "Start",
    "endDate": "End",
    "releaseDate": "Date",
    "studyType": "Degree",
    "area": "Field of study",
    "score": "Grade",
    "highlights": "Bullet",
    "keywords": "Term",
    "network": "Network",
    "username": "User name",
}
NAMES = {"basics": "Name", "work": "Employer", "skills": "Group", "volunteer": "Employer"}
SEVERITIES = {"error": "Serious", "warning": "At risk", "info": "Worth knowing"}
TONES = {"error": "bad", "warning": "middling", "info": "quiet"}
_SURE, _LIKELY = 0.9, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadField:
    """A value as read: its label, how sure, and the number of the mark that shows it (None where no text does)."""

    label: str
    value: str
    kind: str
    confidence: float
    mark: int | None
    raw: str | None

    @property
    def sureness(self) -> str:
        """How sure the reading is, in a word."""
        return "sure" if self.confidence >= _SURE else "likely" if self.confidence >= _LIKELY else "in doubt"


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldGroup:
    """The fields of one section, or of one entry in it."""

    title: str
    fields: tuple[ReadField, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A box on a page in per cent of its size; `id` stands on the first box of a mark only."""

    kind: str
    style: str
    text: str
    id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A page with its picture, the boxes over it (one tuple a mark) and the order of its lines."""

    number: int
    ratio: str
    source: str
    marks: tuple[tuple[Shape, ...], ...]
    orders: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """Words of a line in one mark; `ids` are those of the marks that begin here."""

    text: str
    kind: str | None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line as read: its number in reading order and its words."""

    number: int
    style: str
    segments: tuple[Segment, ...] = field(default=())


def inspection_report(pictured: PicturedInspection, *, facts_version: str, actions: Markup = _NO_ACTIONS) -> str:
    """The page: nothing in it is loaded from elsewhere, and nothing in it runs.

    `actions` stands in the page's head: what a server lets the person do with the result.
    """
    reading, document = pictured.reading, pictured.reading.document
    if not isinstance(reading.content, Resume):
        raise TypeError("a report is made of a résumé")
    sheets = tuple(_sheets(pictured)) if pictured.pages else ()
    drawn = {sheet.number for sheet in sheets}
    rows = tuple(_rows(pictured.marks, document, [line for line in document.lines if line.page not in drawn]))
    groups = tuple(_groups(reading.content, pictured.marks))
    loose = [mark for mark in pictured.marks if mark.kind == "loose"]
    order = {"error": 0, "warning": 1, "info": 2}
    return _environment().get_template("inspection.html.j2").render(
        file=pictured.file,
        actions=actions,
        resume=reading.content,
        document=document,
        inspection=pictured.inspection,
        findings=sorted(pictured.inspection.findings, key=lambda finding: order[finding.severity]),
        line_of=lambda finding: _line_of(finding, document),
        sheets=sheets,
        rows=rows,
        groups=groups,
        count=sum(len(group.fields) for group in groups),
        loose=[(pictured.marks.index(mark), _text(mark, document)) for mark in loose],
        share=_share(loose, document),
        pictures=[(page.number, len(page.pictures)) for page in pictured.pages.pages if page.pictures]
        if pictured.pages
        else [],
        kinds=_used(pictured, drawn),
        severities=SEVERITIES,
        tones=TONES,
        style="".join((TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "inspection.css")),
        code_version=__version__,
        facts_version=facts_version,
    )  # fmt: skip


def _used(pictured: PicturedInspection, drawn: set[int]) -> dict[str, str]:
    """The kinds that the page shows, for its legend."""
    shown = {mark.kind for mark in pictured.marks} | {
        "hidden" for hidden in pictured.reading.document.hidden if hidden.box and hidden.page in drawn
    }
    if pictured.pages and any(page.pictures for page in pictured.pages.pages):
        shown |= {"picture"}
    return {kind: words for kind, words in KINDS.items() if kind in shown}


def _sheets(pictured: PicturedInspection) -> Iterator[Sheet]:
    """The pages with their boxes; a field's boxes keep their number of `marks`, which the list of fields points to."""
    if pictured.pages is None:
        return
    document = pictured.reading.document
    places = iter(pictured.pages.places)
    found = [[place for _ in mark.stretches for place in next(places)] for mark in pictured.marks]
    for page in pictured.pages.pages:
        size = (page.width, page.height)
        marks = []
        for number, mark in enumerate(pictured.marks):
            boxes = [(at, box) for at, (where, box) in enumerate(found[number]) if where == page.number]
            words = _describe(pictured, mark)
            marks.append(
                tuple(
                    Shape(kind=mark.kind, style=_style(box, size), text=words, id=None if at else f"m{number}")
                    for at, box in boxes
                )
            )
        marks += [
            (Shape(kind="hidden", style=_style(hidden.box, size), text=f"Hidden: {hidden.text}"),)
            for hidden in document.hidden
            if hidden.box is not None and hidden.page == page.number
        ]
        marks += [
            (Shape(kind="picture", style=_style(box, size), text="A picture; nothing in it is read"),)
            for box in page.pictures
        ]
        orders = tuple(
            (number, _corner(line.box, size))
            for number, line in enumerate(document.lines, 1)
            if line.page == page.number and line.box is not None
        )
        yield Sheet(
            number=page.number,
            ratio=f"{page.width:g} / {page.height:g}",
            source="data:image/png;base64," + base64.b64encode(page.png).decode("ascii"),
            marks=tuple(shapes for shapes in marks if shapes),
            orders=orders,
        )


def _describe(pictured: PicturedInspection, mark: Mark) -> str:
    words = _text(mark, pictured.reading.document)
    content = pictured.reading.content
    if mark.pointer is None or not isinstance(content, Resume):
        return f"{KINDS[mark.kind]}: {words}"
    return f"{_label(mark.pointer)}: {words} ({content.fields[mark.pointer].confidence:.0%})"


def _text(mark: Mark, document: Document) -> str:
    return " ".join(" ".join(document.text[start:end] for start, end in mark.stretches).split())


def _style(box: Box, size: tuple[float, float]) -> str:
    """The box as CSS, in per cent of the page, no part of it outside."""
    left, right = (min(100.0, max(0.0, 100 * value / size[0])) for value in (box[0], box[2]))
    top, bottom = (min(100.0, max(0.0, 100 * value / size[1])) for value in (box[1], box[3]))
    return f"left:{left:.2f}%;top:{top:.2f}%;width:{max(right - left, 0.4):.2f}%;height:{max(bottom - top, 0.4):.2f}%"


def _corner(box: Box, size: tuple[float, float]) -> str:
    left, top = (min(98.0, max(0.0, 100 * value / whole)) for value, whole in zip(box[:2], size, strict=True))
    return f"left:{left:.2f}%;top:{top:.2f}%"


def _rows(marks: Sequence[Mark], document: Document, lines: Sequence[Line]) -> Iterator[Row]:
    """Lines without a picture as text, cut where a mark begins or ends; the shortest mark gives the colour."""
    numbers = {line.start: number for number, line in enumerate(document.lines, 1)}
    stretches = sorted(
        (end - start, start, end, number, at == 0)
        for number, mark in enumerate(marks)
        for at, (start, end) in enumerate(mark.stretches)
    )
    for line in lines:
        near = [item for item in stretches if item[1] < line.end and line.start < item[2]]
        cuts = sorted(
            {line.start, line.end, *(min(max(at, line.start), line.end) for item in near for at in item[1:3])}
        )
        segments = []
        for start, end in pairwise(cuts):
            over = [item for item in near if item[1] <= start and end <= item[2]]
            segments.append(
                Segment(
                    text=document.text[start:end],
                    kind=marks[over[0][3]].kind if over else None,
                    ids=tuple(f"m{item[3]}" for item in over if item[4] and item[1] == start),
                )
            )
        level = "head" if line.level is not None or (line.size or 0) > 13 else "item" if line.bullet else "plain"
        yield Row(number=numbers[line.start], style=level, segments=tuple(segments))


def _groups(resume: Resume, marks: Sequence[Mark]) -> Iterator[FieldGroup]:
    """The fields as read, section by section, one group an entry of work, education and the like."""
    numbers = {mark.pointer: number for number, mark in enumerate(marks) if mark.pointer is not None}
    groups: dict[str, list[ReadField]] = {}
    for pointer, value in _leaves(resume.to_dict(), ""):
        evidence = resume.fields.get(pointer)
        if evidence is not None:
            groups.setdefault(_group_of(pointer), []).append(_field(pointer, value, evidence, numbers.get(pointer)))
    for title, fields in groups.items():
        yield FieldGroup(title=title, fields=tuple(fields))


def _field(pointer: str, value: str, evidence: FieldEvidence, number: int | None) -> ReadField:
    return ReadField(
        label=_label(pointer),
        value=value,
        kind=kind_of(pointer),
        confidence=evidence.confidence,
        mark=number,
        raw=evidence.raw if evidence.raw != value else None,
    )


def _group_of(pointer: str) -> str:
    parts = pointer.split("/")[1:]
    title = SECTIONS.get(parts[0], parts[0])
    entries = parts[0] in ("work", "volunteer", "education", "projects", "publications")
    return f"{title} {int(parts[1]) + 1}" if entries and len(parts) > 1 and parts[1].isdigit() else title


def _leaves(value: object, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{pointer}/{number}")
    elif value is not None:
        yield pointer, str(value)


def _label(pointer: str) -> str:
    parts = pointer.split("/")[1:]
    key = next(part for part in reversed(parts) if not part.isdigit())
    if key == "name":
        return NAMES.get(parts[0], "Name")
    return LABELS.get(key, key.capitalize())


def _line_of(finding: Finding, document: Document) -> int | None:
    """The number of the first line that a finding is about."""
    for span in finding.spans[:1]:
        for number, line in enumerate(document.lines, 1):
            if line.start < span.end and span.start < line.end:
                return number
    return None


def _share(loose: Sequence[Mark], document: Document) -> float:
    """The share of the words that no field and no heading holds."""
    whole = len(document.text.split())
    return sum(len(_text(mark, document).split()) for mark in loose) / whole if whole else 0.0


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("j2", "html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
