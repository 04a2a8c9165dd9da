"""What a reader should know about a résumé as read: each finding with a stable id, how grave it is, and the fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerproof.documents.model import Document
from careerproof.evidence import Finding, Severity, Span
from careerproof.resumes.career import find_gaps, find_overlaps
from careerproof.resumes.model import Resume
from careerproof.resumes.presentation import find_presentation_faults
from careerproof.resumes.rules import resume_rules
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.split import Block

MOST_PAGES = 3
MOST_WORDS = 1500
"""Beyond this a résumé is long by any adviser's rule; an academic list of works is the usual exception."""

MOST_BULLET_WORDS = 45


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A résumé with what it was read from; `mark` makes spans."""

    document: Document
    resume: Resume
    blocks: Sequence[Block]
    drafts: Mapping[str, Sequence[Draft]]
    mark: Callable[[int, int], Span]
    foreign: str | None = None
    """The language of the résumé, in English, where it is none of those that we read."""


def find_problems(reading: Reading) -> tuple[Finding, ...]:
    """The findings, by the order of the rules."""
    found: list[Finding] = []
    for rule in (_language, _contact, _headings, _work, _career, _dates, _length):
        found.extend(rule(reading))
    found.extend(find_presentation_faults(reading.document, reading.resume))
    return tuple(found)


def _language(reading: Reading) -> Iterator[Finding]:
    if reading.foreign is not None:
        yield resume_rules()["language.unsupported"].finding(language=reading.foreign)


def _contact(reading: Reading) -> Iterator[Finding]:
    basics = reading.resume.basics
    if basics.name is None:
        yield resume_rules()["contact.no_name"].finding()
    if basics.email is None:
        yield resume_rules()["contact.no_email"].finding()
    elif reading.resume.fields["/basics/email"].source == "annotation":
        yield resume_rules()["contact.hidden_email"].finding()
    if basics.phone is None:
        yield resume_rules()["contact.no_phone"].finding()


def _headings(reading: Reading) -> Iterator[Finding]:
    if reading.foreign is not None:
        return
    kinds = {block.kind for block in reading.blocks}
    # Without any known section the file was not understood; one without jobs may be that of somebody who had none.
    nothing_known = not kinds & {"work", "education", "skills", "projects", "volunteer"}
    severities: tuple[tuple[str, Severity], ...] = (
        ("work", "error" if nothing_known else "warning"),
        ("education", "warning"),
        ("skills", "info"),
    )
    for kind, severity in severities:
        if kind not in kinds:
            yield resume_rules()[f"heading.no_{kind}"].finding(severity=severity)
    for block in reading.blocks:
        if block.heading is not None and not block.is_known:
            words = reading.document.text[block.heading[0] : block.heading[1]]
            yield resume_rules()["heading.unknown"].finding(
                words=words, standard=_nearest(block), spans=(reading.mark(*block.heading),)
            )


def _nearest(block: Block) -> str:
    """The standard heading for what an unknown section looks like."""
    bullets = sum(row.bullet for row in block.rows)
    commas = sum(row.text.count(",") for row in block.rows)
    words = sum(len(row.text.split()) for row in block.rows)
    if words and commas * 4 > words:
        return "Skills"
    dated = sum(any(character.isdigit() for character in row.text) for row in block.rows)
    if dated and bullets:
        return "Projects"
    return "Additional Information" if words < 30 else "Summary"


def _work(reading: Reading) -> Iterator[Finding]:
    undated = [
        index for index, job in enumerate(reading.resume.work) if job.start_date is None and job.end_date is None
    ]
    for index in undated:
        spans = _spans(reading, f"/work/{index}/position", f"/work/{index}/name")
        yield resume_rules()["work.no_dates"].finding(spans=spans)
    for index, job in enumerate(reading.resume.work):
        if job.position is None and (job.highlights or job.summary):
            yield resume_rules()["work.no_title"].finding(
                spans=_spans(reading, f"/work/{index}/name", f"/work/{index}/startDate")
            )
    told = [job for job in reading.resume.work if job.highlights or job.summary]
    if reading.resume.work and not any(job.highlights for job in told):
        yield resume_rules()["bullets.none"].finding()


def _career(reading: Reading) -> Iterator[Finding]:
    """Stretches of time between positions, and positions at once, where the months are known."""
    for before, after, months in find_gaps(reading.resume.work):
        yield resume_rules()["work.gap"].finding(months=months, before=before, after=after)
    for one, other, months in find_overlaps(reading.resume.work):
        yield resume_rules()["work.overlap"].finding(
            months=months,
            spans=(*_spans(reading, f"/work/{one}/startDate"), *_spans(reading, f"/work/{other}/startDate")),
        )


def _dates(reading: Reading) -> Iterator[Finding]:
    text = reading.document.text
    for drafts in reading.drafts.values():
        for draft in drafts:
            for start, end in draft.reversed_dates:
                yield resume_rules()["dates.end_before_start"].finding(
                    words=text[start:end], spans=(reading.mark(start, end),)
                )
    forms = sorted(
        {form for kind in ("work", "education") for draft in reading.drafts.get(kind, ()) for form in draft.forms}
    )
    kinds = {_family(form) for form in forms} - {"year"}
    if len(kinds) > 1:
        yield resume_rules()["dates.mixed_formats"].finding(count=len(kinds), forms=", ".join(forms))


def _family(form: str) -> str:
    if form in ("YYYY", "YY", "'YY", "Season YYYY"):
        return "year"
    return "words" if "Month" in form else form


def _length(reading: Reading) -> Iterator[Finding]:
    pages, words = len(reading.document.pages), len(reading.document.text.split())
    if pages > MOST_PAGES or words > MOST_WORDS:
        size = f"{pages} pages" if pages > MOST_PAGES else f"{words} words"
        yield resume_rules()["length.long"].finding(size=size)
    for index, job in enumerate(reading.resume.work):
        for number, bullet in enumerate(job.highlights):
            if len(bullet.split()) > MOST_BULLET_WORDS:
                yield resume_rules()["bullets.long"].finding(
                    words=len(bullet.split()), spans=_spans(reading, f"/work/{index}/highlights/{number}")
                )


def _spans(reading: Reading, *pointers: str) -> tuple[Span, ...]:
    for pointer in pointers:
        if pointer in reading.resume.fields:
            return reading.resume.fields[pointer].spans
    return ()
