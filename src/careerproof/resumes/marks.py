"""What each word of a résumé was read as: its fields, its headings, and the words that no field holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careerproof.documents.model import Document
from careerproof.evidence import Record
from careerproof.resumes.lexicon import date_words, fold
from careerproof.resumes.model import Resume

MarkKind = Literal[
    "name", "contact", "title", "employer", "dates", "education", "skills", "account", "other", "heading", "loose"
]

_DATES = frozenset(("startDate", "endDate", "date", "releaseDate"))
_ACCOUNTS = frozenset(("highlights", "summary", "description", "reference"))
_WORDS = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_WORD = re.compile(r"\w{2,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark(Record):
    """Stretches of the text (start, end) and what they were read as; `pointer` names the field, None without one."""

    kind: MarkKind
    stretches: tuple[tuple[int, int], ...]
    pointer: str | None = None


def mark_words(resume: Resume, document: Document) -> tuple[Mark, ...]:
    """The marks in the order of the text: each field's, each heading's, and the words of each line in no field."""
    marks = [
        Mark(kind=kind_of(pointer), pointer=pointer, stretches=tuple((span.start, span.end) for span in evidence.spans))
        for pointer, evidence in resume.fields.items()
        if evidence.spans
    ]
    marks += [Mark(kind="heading", stretches=(stretch,)) for stretch in _headings(resume)]
    marks += [
        Mark(kind="dates" if _is_open_end(document.text[start:end]) else "loose", stretches=((start, end),))
        for start, end in _loose(marks, document)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.stretches[0], mark.stretches[-1][1], mark.pointer or "")))


def kind_of(pointer: str) -> MarkKind:
    """What kind of thing the field of a JSON Resume is."""
    parts = pointer.split("/")[1:]
    top, last = parts[0], parts[-1]
    if _ACCOUNTS & set(parts):
        return "account"
    if last in _DATES:
        return "dates"
    if top == "basics":
        return "name" if last == "name" else "title" if last == "label" else "contact"
    if top in ("education", "skills"):
        return "education" if top == "education" else "skills"
    if top in ("work", "volunteer"):
        return "title" if last == "position" else "employer" if last in ("name", "organization") else "other"
    return "other"


def _is_open_end(words: str) -> bool:
    """Whether they say that something goes on ("Present"): it is no date, and is read all the same."""
    return fold(words) in date_words()["present"]


def _headings(resume: Resume) -> Iterator[tuple[int, int]]:
    for section in resume.sections:
        if section.heading is not None:
            at = resume.text.find(section.heading, section.span.start, section.span.end)
            if at >= 0:
                yield at, at + len(section.heading)


def _loose(marks: list[Mark], document: Document) -> Iterator[tuple[int, int]]:
    held = bytearray(len(document.text))
    for mark in marks:
        for start, end in mark.stretches:
            held[start:end] = b"\1" * (end - start)
    for line in document.lines:
        at = line.start
        while at < line.end:
            until = at
            while until < line.end and held[until] == held[at]:
                until += 1
            if not held[at] and _WORD.search(document.text, at, until):
                found = _WORDS.search(document.text, at, until)
                if found:
                    yield found.span()
            at = until
