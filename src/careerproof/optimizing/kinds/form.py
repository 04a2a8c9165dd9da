"""Proposes the usual form of headings and dates, so that a screen reads what it looks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.optimizing.pointers import value_at
from careerproof.optimizing.standards import load_standards
from careerproof.resumes.model import Resume
from careerproof.screening.english import is_english
from careerproof.screening.model import Quote

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL_FIGURES = re.compile(r"\d{4}|\d{1,2}/\d{4}|\d{4}-\d{2}(-\d{2})?|\d{1,2}/\d{1,2}/\d{4}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def propose_form(resume: Resume) -> Iterator[Edit]:
    """Headings of a known section under an unusual name, and dates in figures that can be read in two ways."""
    if is_english(resume.text):  # the usual names of sections are those of the résumé's own language
        yield from _headings(resume)
    yield from _dates(resume)


def _headings(resume: Resume) -> Iterator[Edit]:
    kinds = [section.kind for section in resume.sections]
    for number, section in enumerate(resume.sections):
        # A second section of a kind is a part of the first one ("Software" under the skills); JSON's keys stay keys.
        if (
            section.heading is None
            or section.heading.rstrip().endswith((".", ",", ";"))
            or kinds.index(section.kind) != number
            or section.heading == section.kind
        ):
            continue
        usual = load_standards().heading_for(section.kind, section.heading)
        if usual is not None:
            yield draft_edit(
                kind="heading",
                where=f"/sections/{number}/heading",
                old=section.heading,
                new=usual,
                because="screens look for the usual name of a section",
                evidence=[Quote(text=section.heading, pointer=None, span=section.span)],
            )


def _dates(resume: Resume) -> Iterator[Edit]:
    for pointer, field in resume.fields.items():
        if not pointer.lower().endswith("date") or len(field.spans) != 1:
            continue
        span, value = field.spans[0], value_at(resume, pointer)
        written = resume.text[span.start : span.end]
        usual = _in_words(value) if isinstance(value, str) else None
        # Months in words are read by everyone, and in any language: only figures are ambiguous.
        if usual is None or any(letter.isalpha() for letter in written) or _USUAL_FIGURES.fullmatch(written.strip()):
            continue
        yield draft_edit(
            kind="date_form",
            where=pointer,
            old=written,
            new=usual,
            because="a month in words and a year of four digits cannot be misread",
            evidence=[Quote(text=written, pointer=pointer, span=span)],
        )


def _in_words(date: str) -> str | None:
    """A date as résumés write it ("Mar 2022", "2022", "Mar 1, 2022"); None where it is none."""
    parts = _DATE.fullmatch(date)
    if parts is None:
        return None
    year, month, day = parts.groups()
    if month is None:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {year}" if day is None else f"{name} {int(day)}, {year}"
