"""What a reader should know about a résumé as read: each finding with a stable id, how grave it is, and the fix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careerproof.documents.model import Document
from careerproof.evidence import Finding, Severity, Span
from careerproof.resumes.career import find_gaps, find_overlaps
from careerproof.resumes.model import Resume
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
    return tuple(found)


def _language(reading: Reading) -> Iterator[Finding]:
    if reading.foreign is not None:
        yield Finding(
            id="language.unsupported",
            severity="warning",
            message=f"the résumé seems to be in {reading.foreign}; only its contact data were read",
            fix="read a version in English, Spanish, French, German or Portuguese",
        )


def _contact(reading: Reading) -> Iterator[Finding]:
    basics = reading.resume.basics
    if basics.name is None:
        yield Finding(
            id="contact.no_name",
            severity="warning",
            message="no name was found at the head of the page",
            fix="write your full name alone on the first line, in the largest letters",
        )
    if basics.email is None:
        yield Finding(
            id="contact.no_email",
            severity="error",
            message="no e-mail address was found",
            fix="write your e-mail address as text under your name, not in a picture or a page header",
        )
    elif reading.resume.fields["/basics/email"].source == "annotation":
        yield Finding(
            id="contact.hidden_email",
            severity="warning",
            message="the e-mail address stands only behind a link, not as text",
            fix="write the address itself on the page",
        )
    if basics.phone is None:
        yield Finding(
            id="contact.no_phone",
            severity="warning",
            message="no phone number was found",
            fix="write your phone number with its country code under your name",
        )


def _headings(reading: Reading) -> Iterator[Finding]:
    if reading.foreign is not None:
        return
    kinds = {block.kind for block in reading.blocks}
    # Without any known section the file was not understood; one without jobs may be that of somebody who had none.
    nothing_known = not kinds & {"work", "education", "skills", "projects", "volunteer"}
    severities: tuple[tuple[str, str, Severity], ...] = (
        ("work", "Experience", "error" if nothing_known else "warning"),
        ("education", "Education", "warning"),
        ("skills", "Skills", "info"),
    )
    for kind, name, severity in severities:
        if kind not in kinds:
            yield Finding(
                id=f"heading.no_{kind}",
                severity=severity,
                message=f"no section headed {name} was found",
                fix=f'put it under the heading "{name}", alone on its line',
            )
    for block in reading.blocks:
        if block.heading is not None and not block.is_known:
            words = reading.document.text[block.heading[0] : block.heading[1]]
            yield Finding(
                id="heading.unknown",
                severity="info",
                message=f'the heading "{words}" is not one that screens know',
                fix=f'use a standard heading such as "{_nearest(block)}", or move the text under one',
                spans=(reading.mark(*block.heading),),
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
        yield Finding(
            id="work.no_dates",
            severity="warning",
            message="a position has no dates",
            fix='give month and year for its start and end ("Jan 2020 - Mar 2023")',
            spans=spans,
        )
    for index, job in enumerate(reading.resume.work):
        if job.position is None and (job.highlights or job.summary):
            yield Finding(
                id="work.no_title",
                severity="warning",
                message="a job has no title that a machine can tell",
                fix="write the job title on a line of its own, above or below the employer",
                spans=_spans(reading, f"/work/{index}/name", f"/work/{index}/startDate"),
            )
    told = [job for job in reading.resume.work if job.highlights or job.summary]
    if reading.resume.work and not any(job.highlights for job in told):
        yield Finding(
            id="bullets.none",
            severity="warning",
            message="no position lists what was done as bullets",
            fix="give each recent position two to six bullets that begin with a verb",
        )


def _career(reading: Reading) -> Iterator[Finding]:
    """Stretches of time between positions, and positions at once, where the months are known."""
    for before, after, months in find_gaps(reading.resume.work):
        yield Finding(
            id="work.gap",
            severity="info",
            message=f"{months} months lie between two positions ({before} to {after})",
            fix="say in a line what you did then (study, care, travel), or leave it if it needs no word",
        )
    for one, other, months in find_overlaps(reading.resume.work):
        yield Finding(
            id="work.overlap",
            severity="info",
            message=f"two positions overlap by {months} months",
            fix="say which of them was part-time, or correct the dates",
            spans=(*_spans(reading, f"/work/{one}/startDate"), *_spans(reading, f"/work/{other}/startDate")),
        )


def _dates(reading: Reading) -> Iterator[Finding]:
    text = reading.document.text
    for drafts in reading.drafts.values():
        for draft in drafts:
            for start, end in draft.reversed_dates:
                yield Finding(
                    id="dates.end_before_start",
                    severity="error",
                    message=f'the end lies before the start in "{text[start:end]}"',
                    fix="correct the dates",
                    spans=(reading.mark(start, end),),
                )
    forms = sorted(
        {form for kind in ("work", "education") for draft in reading.drafts.get(kind, ()) for form in draft.forms}
    )
    kinds = {_family(form) for form in forms} - {"year"}
    if len(kinds) > 1:
        yield Finding(
            id="dates.mixed_formats",
            severity="info",
            message=f"dates are written in {len(kinds)} ways: {', '.join(forms)}",
            fix='write all dates in one way, such as "Jan 2020 - Mar 2023"',
        )


def _family(form: str) -> str:
    if form in ("YYYY", "YY", "'YY", "Season YYYY"):
        return "year"
    return "words" if "Month" in form else form


def _length(reading: Reading) -> Iterator[Finding]:
    pages, words = len(reading.document.pages), len(reading.document.text.split())
    if pages > MOST_PAGES or words > MOST_WORDS:
        size = f"{pages} pages" if pages > MOST_PAGES else f"{words} words"
        yield Finding(
            id="length.long",
            severity="info",
            message=f"the résumé is long: {size}",
            fix="keep to two pages: shorten what lies more than ten years back",
        )
    for index, job in enumerate(reading.resume.work):
        for number, bullet in enumerate(job.highlights):
            if len(bullet.split()) > MOST_BULLET_WORDS:
                yield Finding(
                    id="bullets.long",
                    severity="info",
                    message=f"a bullet has {len(bullet.split())} words",
                    fix="split it in two, each with one result",
                    spans=_spans(reading, f"/work/{index}/highlights/{number}"),
                )


def _spans(reading: Reading, *pointers: str) -> tuple[Span, ...]:
    for pointer in pointers:
        if pointer in reading.resume.fields:
            return reading.resume.fields[pointer].spans
    return ()
