"""How a résumé is written down: where the contact stands, its signs for bullets, its length, its years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from careerproof.documents.model import Document, Line
from careerproof.evidence import Finding, Span
from careerproof.resumes.model import Resume
from careerproof.resumes.rules import resume_rules

LEAST_WORDS = 100
MOST_BULLETS = 12
_FEW_YEARS = 2
_ODD = re.compile(r"[➢➤➔→❖✓✔✦◆◇□▫❱➜➝➞➡✧✱✳❑❒☑⦿⁍⁌★☆✪❥♦♣»]")
_FEW_ODD = 2
_CONTACT = (("/basics/email", "e-mail address"), ("/basics/phone", "phone number"))


def find_presentation_faults(document: Document, resume: Resume) -> Iterator[Finding]:
    """The findings, by the order of the page."""
    yield from _margins(document, resume)
    yield from _bullets(document, resume)
    yield from _years(resume)
    words = len(document.text.split())
    if resume.fields and words < LEAST_WORDS:
        yield resume_rules()["length.short"].finding(words=words)


def _margins(document: Document, resume: Resume) -> Iterator[Finding]:
    for pointer, field in _CONTACT:
        spans = resume.fields[pointer].spans if pointer in resume.fields else ()
        lines = [line for span in spans[:1] if (line := _line_at(document, span)) is not None]
        if any(line.place in ("header", "footer") for line in lines):
            yield resume_rules()["contact.in_margin"].finding(field=field, spans=spans)


def _line_at(document: Document, span: Span) -> Line | None:
    at = bisect_right(document.lines, span.start, key=attrgetter("start")) - 1
    return document.lines[at] if at >= 0 else None


def _bullets(document: Document, resume: Resume) -> Iterator[Finding]:
    odd: list[tuple[Line, str]] = []
    before = 0
    for line in document.lines:
        mark = _ODD.search(document.text, before, min(line.start + 1, line.end))
        if mark:
            odd.append((line, mark.group()))
        before = line.end
    if len(odd) >= _FEW_ODD:
        signs = " ".join(sorted({sign for _, sign in odd}))
        spans = tuple(Span(start=line.start, end=line.end, page=line.page, box=line.box) for line, _ in odd)
        yield resume_rules()["bullets.odd"].finding(lines=len(odd), signs=signs, spans=spans)
    for index, job in enumerate(resume.work):
        if len(job.highlights) > MOST_BULLETS:
            evidence = resume.fields.get(f"/work/{index}/highlights/0")
            spans = evidence.spans if evidence else ()
            yield resume_rules()["bullets.many"].finding(bullets=len(job.highlights), spans=spans)


def _years(resume: Resume) -> Iterator[Finding]:
    bare = [
        index
        for index, job in enumerate(resume.work)
        if (dates := [date for date in (job.start_date, job.end_date) if date])
        and all(len(date) == 4 for date in dates)
    ]
    if len(bare) >= _FEW_YEARS:
        pointers = [f"/work/{index}/{name}" for index in bare for name in ("startDate", "endDate")]
        spans = tuple(span for pointer in pointers if pointer in resume.fields for span in resume.fields[pointer].spans)
        yield resume_rules()["dates.years_only"].finding(positions=len(bare), spans=spans)
