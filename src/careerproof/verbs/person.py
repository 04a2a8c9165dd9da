"""Who a résumé's person is on the map of careers: the occupation of their latest job, and the skills they name."""

from __future__ import annotations

from careerproof.errors import UnknownOccupation
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.resumes.experience import highest_education, months_of_experience
from careerproof.resumes.model import Resume, Work
from careerproof.resumes.titles import titles_by_recency
from careerproof.safety.personal.model import Bullet, Job, Person
from careerproof.skills.taxonomy import open_skills

LATEST = 4
"""How many titles, latest first, may say what a person does now."""
SURE = 0.15
"""The least confidence at which the latest title alone decides."""
TOLD_IN = ("highlights", "summary")
"""The fields of a job that tell of work done."""

SCHOOLING = {
    4: "High school diploma or equivalent",
    5: "Associate's degree",
    6: "Bachelor's degree",
    7: "Master's degree",
    8: "Doctoral or professional degree",
}
"""What the levels of a résumé's degrees are called by the official projections."""


def career_of(facts: Facts, resume: Resume) -> tuple[str, Career] | None:
    """The latest job title that surely names a career, with that career.

    Where no title is sure, the surest of the latest ones; None where no title names any.
    """
    found: list[tuple[str, Career]] = []
    for title, employer in titles_by_recency(resume)[:LATEST]:
        try:
            career = resolve_career(facts, title, company=employer)
        except UnknownOccupation:
            continue
        if _confidence(career) >= SURE:
            return title, career
        found.append((title, career))
    return max(found, key=lambda pair: _confidence(pair[1]), default=None)


def _confidence(career: Career) -> float:
    """How sure it is that the career is meant; an emerging career is only ever matched by its own names."""
    if career.emerging is not None or career.match is None:
        return 1.0
    return max((candidate.confidence for candidate in career.match.candidates), default=0.0)


def work_of(resume: Resume, title: str, today: str) -> Person:
    """What the résumé tells of the work of a person who goes by this title: their jobs, with the lines on each."""
    lines: dict[int, list[Bullet]] = {}
    for statement in resume.statements:
        field = statement.pointer.split("/")
        if statement.section == "work" and len(field) > 3 and field[3] in TOLD_IN:
            lines.setdefault(int(field[2]), []).append(Bullet(text=statement.text, pointer=statement.pointer))
    jobs = []
    for index, work in enumerate(resume.work):
        held = months_of_experience(resume, today, only=[index])
        jobs.append(
            Job(
                title=work.position,
                months=float(held.months) if held.pointers else None,
                years_ago=_years_since(work, today),
                bullets=tuple(lines.get(index, ())),
            )
        )
    worked = months_of_experience(resume, today)
    return Person(title=title, months=worked.months if worked.pointers else None, jobs=tuple(jobs))


def _years_since(work: Work, today: str) -> float | None:
    """How many years ago a job ended, 0 where it goes on, None where no date tells."""
    last = work.end_date or work.start_date
    if work.current:
        return 0.0
    return None if last is None else max(0.0, _years(today) - _years(last))


def _years(date: str) -> float:
    """A date in years; the middle of a year where the month is not said."""
    return int(date[:4]) + (int(date[5:7]) / 12 if len(date) >= 7 else 0.5)


def schooling_of(resume: Resume) -> str | None:
    """The highest schooling that the résumé names, as the official projections call it; None where it names none."""
    highest = highest_education(resume)
    return None if highest is None else SCHOOLING.get(highest.level)


def skills_of(facts: Facts, resume: Resume) -> tuple[str, ...]:
    """The names of the skills that the résumé names, as taxonomies, people and the résumé itself write them; sorted."""
    skills = open_skills(facts)
    named = [mention for mention in skills.extract(resume.text) if mention.term is not None and not mention.negated]
    names = {mention.text for mention in named}
    for mention in named:
        if mention.term is not None:
            names |= {mention.term.label, *skills.aliases(mention.term.id)}
    return tuple(sorted(names))
