"""A document as read, line by line, with the fields that each line gave."""

from __future__ import annotations

from collections.abc import Iterator

from careerproof.documents.model import Document, Line
from careerproof.faces.cli.layout import paragraph, shorten
from careerproof.resumes.marks import Mark, mark_words
from careerproof.resumes.model import Resume
from careerproof.verbs.model import Reading

_WIDTH = 44


def spans_page(reading: Reading) -> str:
    """Each line with its number in reading order and its place, and under it what was read in it and how surely."""
    if not isinstance(reading.content, Resume):
        raise TypeError("fields are shown of a résumé")
    marks = mark_words(reading.content, reading.document)
    shown = [
        row
        for number, line in enumerate(reading.document.lines, 1)
        for row in _line(number, line, reading.document, reading.content, marks)
    ]
    return "\n".join(shown)


def _line(number: int, line: Line, document: Document, resume: Resume, marks: tuple[Mark, ...]) -> Iterator[str]:
    text = document.text[line.start : line.end].replace("\t", "  |  ")
    yield paragraph(text, indent=6, first=f"{number:>4}  ")
    place = _place(line)
    if place:
        yield f"        [{place}]"
    for mark in marks:
        for start, end in mark.stretches:
            if line.start <= start < line.end:
                words = shorten(document.text[start:end], _WIDTH)
                yield f"        {start}..{end} {_name(mark, resume)}: {words}"


def _name(mark: Mark, resume: Resume) -> str:
    if mark.pointer is None:
        return {"heading": "heading", "dates": "goes on"}.get(mark.kind, "in no field")
    return f"{mark.pointer} {resume.fields[mark.pointer].confidence:.0%}"


def _place(line: Line) -> str:
    """Where a line stands, where that is not the body of the only column of the first page."""
    parts = [f"page {line.page}"] if line.page is not None and line.page > 1 else []
    parts += [f"column {line.column + 1}"] if line.column else []
    parts += [line.place] if line.place != "body" else []
    return ", ".join(parts)
