"""How long a person has worked and how far they have studied, from the dates and degrees of a résumé."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from careerproof.evidence import Record, Span
from careerproof.resumes.model import Resume, Work
from careerproof.resumes.sections.degrees import find_degree, is_school

SAME_YEAR_MONTHS = 4
"""Start and end in the same year without months: two points drawn evenly from a year lie a third of it apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Experience(Record):
    """Months worked, no month counted twice; `pointers` are the positions that count, `undated` those without dates."""

    months: int
    pointers: tuple[str, ...]
    undated: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def years(self) -> float:
        """The months as years."""
        return self.months / 12


@dataclass(frozen=True, kw_only=True, slots=True)
class HighestEducation(Record):
    """The highest degree named: its level (European Qualifications Framework, 1..8) and the words that name it."""

    level: int
    text: str
    pointer: str
    span: Span | None


def months_of_experience(resume: Resume, today: str, *, only: Collection[int] | None = None) -> Experience:
    """The months in which at least one position was held.

    A year without a month counts from (or to) its middle; both ends of a month count as whole months.

    Args:
        resume: the résumé.
        today: the day up to which an open position counts, "YYYY-MM-DD".
        only: indices of the positions that count; all when None.
    """
    worked: set[int] = set()
    pointers, undated = [], []
    spans: list[Span] = []
    for index, job in enumerate(resume.work):
        if only is not None and index not in only:
            continue
        months = _months(job, today)
        if months is None:
            undated.append(f"/work/{index}")
            continue
        worked.update(months)
        pointers.append(f"/work/{index}")
        for key in ("startDate", "endDate"):
            evidence = resume.fields.get(f"/work/{index}/{key}")
            spans.extend(evidence.spans if evidence else ())
    return Experience(months=len(worked), pointers=tuple(pointers), undated=tuple(undated), spans=tuple(spans))


def highest_education(resume: Resume) -> HighestEducation | None:
    """The highest degree that the résumé names, or None when it names none."""
    best: HighestEducation | None = None
    for index, course in enumerate(resume.education):
        for key, text in (("studyType", course.study_type), ("area", course.area), ("institution", course.institution)):
            level = education_level(text) if text else None
            if level is None or (key != "studyType" and course.study_type):
                continue
            if best is None or level > best.level:
                pointer = f"/education/{index}/{key}"
                evidence = resume.fields.get(pointer)
                span = evidence.spans[0] if evidence and evidence.spans else None
                best = HighestEducation(level=level, text=text or "", pointer=pointer, span=span)
    if best is not None:
        return best
    for statement in resume.statements:
        if statement.section != "education":
            continue
        level = education_level(statement.text)
        if level is not None and (best is None or level > best.level):
            best = HighestEducation(level=level, text=statement.text, pointer=statement.pointer, span=statement.span)
    return best


def education_level(text: str) -> int | None:
    """The level 1..8 of the first degree that a text names; None when it names none."""
    found = find_degree(text)
    if found is not None:
        return found[0]
    return None if not is_school(text) or "high" not in text.casefold().split() else 4


def _months(job: Work, today: str) -> range | None:
    """The months of a position, counted from year 0; None when its start is not known."""
    now = _month(today, last=True)
    start_date = job.start_date or (job.end_date if job.end_date and len(job.end_date) > 4 else None)
    if start_date is None:
        return None
    if job.end_date is None and not job.current:
        return range(_month(start_date, last=False), _month(start_date, last=False) + 1)
    end_date = job.end_date or today
    if len(start_date) == 4 and start_date == end_date:
        middle = int(start_date) * 12 + 4
        return range(middle, min(middle + SAME_YEAR_MONTHS, now + 1))
    start, end = _month(start_date, last=False), min(_month(end_date, last=True), now)
    return range(start, max(start, end + 1) if end >= start else start)


def _month(date: str, *, last: bool) -> int:
    """The month of a date counted from year 0; the middle of a year where the month is not said."""
    year = int(date[:4])
    if len(date) >= 7:
        return year * 12 + int(date[5:7]) - 1
    return year * 12 + (5 if last else 6)
