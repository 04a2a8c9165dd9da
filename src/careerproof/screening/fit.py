"""How a job fits the person: pay, AI-safety, rank, place and the skills it would use, beside what they do now."""

from __future__ import annotations

from typing import Literal

from careerproof.language.normalise import normalise
from careerproof.postings.model import Posting, Salary
from careerproof.resumes.model import Resume
from careerproof.screening.comparing import latest_title, step_of
from careerproof.screening.held import Held, SkillMatcher, terms_in
from careerproof.screening.model import Fit, Prospect

SKILLS = frozenset({"technology", "skill", "knowledge", "attitude"})
PERIODS_A_YEAR = {"hour": 2080.0, "day": 260.0, "week": 52.0, "month": 12.0, "year": 1.0}
"""Full time; the Bureau of Labor Statistics makes hours into years by 2,080 too."""


def weigh_fit(
    posting: Posting, held: Held, *, skills: SkillMatcher, offered: Prospect | None, present: Prospect | None
) -> Fit:
    """How the job fits the person.

    Args:
        posting: the job.
        held: what the résumé shows.
        skills: the taxonomy to compare skills with.
        offered: what the facts say of the job's occupation; None where its title names none.
        present: what they say of the person's present one.
    """
    asked, named = _named(skills, posting.text), _named(skills, held.joined)
    low, high = _range_of(posting.salary)
    usual = offered.pay if offered is not None else None
    told = (low + high) / 2 if low is not None and high is not None else usual
    basis: Literal["posting", "occupation"] | None = None
    if told is not None:
        basis = "posting" if low is not None else "occupation"
    now = present.pay if present is not None else None
    return Fit(
        occupation=offered.title if offered is not None else None,
        pay=posting.salary.text if posting.salary is not None else None,
        pay_low=low,
        pay_high=high,
        usual_pay=usual,
        pay_change=round(told / now - 1, 4) if told and now else None,
        pay_basis=basis,
        safety=offered.safety if offered is not None else None,
        category=offered.category if offered is not None else None,
        safety_change=_safety_change(offered, present),
        location=posting.location,
        remote=posting.remote,
        same_place=_is_same_place(held.resume, posting),
        level_change=_level_change(held.resume, posting),
        usual_education=offered.education if offered is not None else None,
        usual_experience=offered.experience if offered is not None else None,
        usual_training=offered.training if offered is not None else None,
        skills_used=tuple(sorted({words for term, words in asked.items() if term in named}, key=str.casefold)),
        skills_named=len(named),
    )


def _range_of(salary: Salary | None) -> tuple[float | None, float | None]:
    """The least and most pay a year in US dollars; where only one end is told, it is both."""
    if salary is None or salary.currency != "USD" or salary.period is None:
        return None, None
    ends = [end for end in (salary.minimum, salary.maximum) if end is not None]
    if not ends:
        return None, None
    times = PERIODS_A_YEAR[salary.period]
    return ends[0] * times, ends[-1] * times


def _safety_change(offered: Prospect | None, present: Prospect | None) -> float | None:
    if offered is None or present is None or offered.points is None or present.points is None:
        return None
    return round(offered.points - present.points, 2)


def _is_same_place(resume: Resume, posting: Posting) -> bool | None:
    """True where the posting names the person's town; a suburb goes by another name, so nothing is ever False."""
    town = resume.basics.location.city if resume.basics.location is not None else None
    if not town or not posting.location:
        return None
    return True if f" {normalise(town)} " in f" {normalise(posting.location)} " else None


def _level_change(resume: Resume, posting: Posting) -> Literal["up", "same", "down"] | None:
    there, here = step_of(posting.title), step_of(latest_title(resume))
    if there is None or here is None:
        return None
    return "up" if there > here else "down" if there < here else "same"


def _named(skills: SkillMatcher, text: str) -> dict[str, str]:
    """The skills that a text names and does not deny: ids with the first words for each; no degree, no language."""
    found: dict[str, str] = {}
    for mention in terms_in(skills, text):
        if mention.term is not None and mention.kind in SKILLS and not mention.negated:
            found.setdefault(mention.term.id, mention.text)
    return found
