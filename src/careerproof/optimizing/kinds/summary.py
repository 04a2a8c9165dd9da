"""Proposes a summary of one sentence, made of what the résumé says of the present job and the skills asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careerproof.language.normalise import normalise
from careerproof.optimizing.demand import SKILL_KINDS, Demand
from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.model import Edit
from careerproof.optimizing.wording import affirms_wording
from careerproof.resumes.model import Resume, Work
from careerproof.screening.english import is_english
from careerproof.screening.model import Quote

_MOST_SKILLS = 4
_FEWEST_SKILLS = 2


def propose_summary(resume: Resume, demands: Sequence[Demand]) -> Iterator[Edit]:
    """A summary where there is none: title, employer and year of the present job, and skills that statements prove."""
    held = next((number for number, job in enumerate(resume.work) if job.current and job.position and job.name), None)
    prose = " ".join(item.text for item in resume.statements if "/highlights/" in item.pointer)
    if resume.basics.summary is not None or held is None or not is_english(prose):
        return
    job, shown = resume.work[held], _skills_shown(demands)
    if len(shown) < _FEWEST_SKILLS or "," in str(job.position):
        return
    quotes = [*_job_quotes(resume, held, job), *(quote for _, quote in shown)]
    yield draft_edit(
        kind="summary",
        where="/basics/summary",
        old=None,
        new=_sentence(job, [term for term, _ in shown], " ".join(quote.text for quote in quotes)),
        because="a reader sees first what you do and which of the skills asked for you have",
        evidence=quotes,
        most_quotes=len(quotes),
    )


def _skills_shown(demands: Sequence[Demand]) -> list[tuple[str, Quote]]:
    """The first asked-for skills that a statement says in so many words, as it writes them, with that statement."""
    shown: dict[str, tuple[str, Quote]] = {}
    for demand in demands:
        for proof in demand.proofs:
            text = proof.statement.text
            place = text.casefold().find(demand.term.casefold())
            if demand.kind in SKILL_KINDS and place >= 0 and affirms_wording(text, demand.term):
                written = text[place : place + len(demand.term)]
                shown.setdefault(normalise(written), (written, proof.quote()))
                break
    return list(shown.values())[:_MOST_SKILLS]


def _job_quotes(resume: Resume, number: int, job: Work) -> list[Quote]:
    quotes = []
    for key, value in (("position", job.position), ("name", job.name), ("startDate", job.start_date)):
        field = resume.fields.get(f"/work/{number}/{key}")
        span = field.spans[0] if field and len(field.spans) == 1 else None
        words = resume.text[span.start : span.end] if span else value
        if words:
            quotes.append(Quote(text=words, pointer=f"/work/{number}/{key}", span=span))
    return quotes


def _sentence(job: Work, terms: Sequence[str], proof: str) -> str:
    # A year that is written as part of another number ("3.2022") is not said in so many words.
    year = (job.start_date or "")[:4]
    since = f" since {year}" if year and re.search(rf"(?<![\d.,]){year}(?![\d.,]\d)", proof) else ""
    return f"{job.position} at {job.name}{since}, with {', '.join(terms[:-1])} and {terms[-1]}."
