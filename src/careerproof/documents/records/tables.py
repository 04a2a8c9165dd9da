"""A data export that is a ZIP of CSV tables, as LinkedIn gives it out: the tables about the person, as text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from careerproof.documents.compose import Composer
from careerproof.documents.model import HiddenText, Limits
from careerproof.documents.plain import decode_text
from careerproof.documents.records.writing import LabelledText, places_of
from careerproof.documents.word.archive import Archive
from careerproof.errors import DamagedDocument, EmptyDocument

_WANTED = (
    "profile", "profile summary", "email addresses", "phonenumbers", "positions", "education", "skills",
    "certifications", "courses", "languages", "projects", "publications", "patents", "honors", "test scores",
    "organizations", "volunteering",
)  # fmt: skip
"""The tables about the person, in the order of a résumé. All others stay packed: an export also holds messages and the
addresses of other people."""
_NOTES = "notes:"
_WIDEST = 500_000
"""Characters of one cell beyond which a table is no table."""


def read_tables(archive: Archive, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...], str]:
    """The tables as lines, what they hide, and the tree of their rows as JSON: ``{"kind": "tables", "tables": {name:
    [{column: [[start, end], ...]}]}}``, names and columns in small letters.

    Raises:
        EmptyDocument: no table about the person holds a row.
        DamagedDocument: a table cannot be read.
        TooLarge: it unpacks to more, or holds more text, than the limits allow.
    """
    text = LabelledText(limits)
    tables: dict[str, list[dict[str, list[list[int]]]]] = {}
    for name, member in _members(archive):
        rows = list(_rows(decode_text(archive.read(member))))
        if rows:
            text.add_heading(PurePosixPath(member).stem, level=2)
            tables[name] = [_write(text, row) for row in rows]
    if not text.composer.lines:
        raise EmptyDocument("the export holds no table about the person, or only empty ones")
    tree = json.dumps({"kind": "tables", "tables": tables}, ensure_ascii=False)
    return text.composer, tuple(text.hidden), tree


def _members(archive: Archive) -> Iterator[tuple[str, str]]:
    """The wanted tables by name, each once: an export may stand in folders of the container."""
    found: dict[str, str] = {}
    for member in archive.names:
        path = PurePosixPath(member)
        if path.suffix.lower() == ".csv" and "__MACOSX" not in path.parts:
            found.setdefault(path.stem.lower().replace("_", " ").strip(), member)
    return ((name, found[name]) for name in _WANTED if name in found)


def _rows(text: str) -> Iterator[list[tuple[str, str]]]:
    """The rows as (column, cell) pairs without empty cells; a preamble of notes before the head of the table is left
    out.
    """
    csv.field_size_limit(_WIDEST)
    try:
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise DamagedDocument("a table of the export cannot be read") from error
    start = 0
    if lines and lines[0] and lines[0][0].strip().lower() == _NOTES:
        start = next((number for number, line in enumerate(lines) if not any(line)), len(lines))
    body = [line for line in lines[start:] if any(cell.strip() for cell in line)]
    columns = [cell.strip() for cell in body[0]] if body else []
    for line in body[1:]:
        row = [(column, cell) for column, cell in zip(columns, line, strict=False) if column and cell.strip()]
        if row:
            yield row


def _write(text: LabelledText, row: list[tuple[str, str]]) -> dict[str, list[list[int]]]:
    text.begin()
    places: dict[str, list[list[int]]] = {}
    for column, cell in row:
        found = text.add_value(column, cell)
        if found:
            places.setdefault(column.lower(), places_of(found))
    return places
