"""What a posting asks in rank, years and schooling, beside what the person has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from careerproof.occupations.titles import read_title
from careerproof.postings.lexicons import load_lexicon
from careerproof.postings.model import Posting, Requirement
from careerproof.resumes.experience import months_of_experience
from careerproof.resumes.model import Resume
from careerproof.resumes.titles import titles_by_recency
from careerproof.screening.held import Held
from careerproof.screening.judge import required_months
from careerproof.screening.model import Comparison, Quote

STEPS = (
    ("intern", "trainee", "apprentice"), ("entry", "junior"), ("mid",), ("senior", "lead"),
    ("principal", "distinguished", "expert", "fellow"), ("head", "director"), ("vice president", "chief"),
)  # fmt: skip
"""The ranks that titles name, lowest first; those of one step are taken as equal."""
UNRANKED = ("associate", "staff")
"""Words of rank in some trades only: a staff engineer is above a senior one, a staff accountant below."""


def compare_standing(held: Held, posting: Posting, today: str) -> tuple[Comparison, ...]:
    """Rank, years and schooling, those that the posting asks for; each without effect on the score."""
    asked = [item for item in posting.requirements if item.importance == "required"]
    found = (_seniority(held.resume, posting), _experience(held.resume, asked, today), _education(held, asked))
    return tuple(item for item in found if item is not None)


def step_of(title: str | None) -> int | None:
    """The step of the rank that a title names, from 0; None where it names none."""
    rank = read_title(title).seniority if title else None
    return next((number for number, names in enumerate(STEPS) if rank in names), None)


def latest_title(resume: Resume) -> str | None:
    """The title of the latest position; None where the résumé names none."""
    titles = titles_by_recency(resume)
    return titles[0][0] if titles else None


def _seniority(resume: Resume, posting: Posting) -> Comparison | None:
    """The rank in the titles. A title without a word of rank tells nothing of it."""
    asked, title = step_of(posting.title), latest_title(resume)
    if asked is None or posting.title is None:
        return None
    held = step_of(title)
    return Comparison(
        about="seniority",
        asked=read_title(posting.title).seniority,
        held=read_title(title).seniority if title is not None else None,
        result="unknown" if held is None else _beside(held, asked),
        evidence=_title_quote(resume, title) if held is not None else (),
    )


def _experience(resume: Resume, asked: Sequence[Requirement], today: str) -> Comparison | None:
    """The most years that are asked for, beside all dated work."""
    months = max((required_months(item) for item in asked if item.kind == "experience"), default=0.0)
    if months <= 0:
        return None
    worked = months_of_experience(resume, today)
    if not worked.pointers:
        return Comparison(about="experience", asked=_years(months), held=None, result="unknown")
    result = _beside(worked.months, months) if worked.months < months else "as_asked"
    return Comparison(about="experience", asked=_years(months), held=_years(worked.months), result=result)


def _education(held: Held, asked: Sequence[Requirement]) -> Comparison | None:
    """The highest level that is asked for, beside the highest that the résumé names."""
    levels = [item.minimum.value for item in asked if item.kind == "education" and item.minimum is not None]
    if not levels:
        return None
    level, highest = max(levels), held.highest
    label = next((degree.label for degree in load_lexicon().degrees if degree.value == level), None)
    if highest is None:
        return Comparison(about="education", asked=label, held=None, result="unknown")
    quote = Quote(text=highest.text, pointer=highest.pointer, span=highest.span)
    result = _beside(highest.level, level)
    return Comparison(about="education", asked=label, held=highest.text, result=result, evidence=(quote,))


def _beside(held: float, asked: float) -> Literal["below", "as_asked", "above"]:
    return "below" if held < asked else "above" if held > asked else "as_asked"


def _years(months: float) -> str:
    """Months as people say them: "18 months", "5 years", "7.5 years"."""
    return f"{months:.0f} months" if months < 24 else f"{round(months / 12, 1):g} years"


def _title_quote(resume: Resume, title: str | None) -> tuple[Quote, ...]:
    for index, job in enumerate(resume.work):
        if job.position == title:
            pointer = f"/work/{index}/position"
            written = resume.fields.get(pointer)
            span = written.spans[0] if written is not None and written.spans else None
            return (Quote(text=job.position or "", pointer=pointer, span=span),)
    return ()
