"""Who a résumé's person is on the map of careers: the occupation of their latest job, and the skills they name."""

from __future__ import annotations

from careerproof.errors import UnknownOccupation
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.resumes.model import Resume
from careerproof.resumes.titles import titles_by_recency
from careerproof.skills.taxonomy import open_skills

LATEST = 4
"""How many titles, latest first, may say what a person does now."""
SURE = 0.15
"""The least confidence at which the latest title alone decides."""


def career_of(facts: Facts, resume: Resume) -> tuple[str, Career] | None:
    """The latest job title that surely names a career, with that career.

    Where no title is sure, the surest of the latest ones; None where no title names any.
    """
    found: list[tuple[str, Career]] = []
    for title in titles_by_recency(resume)[:LATEST]:
        try:
            career = resolve_career(facts, title)
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


def skills_of(facts: Facts, resume: Resume) -> tuple[str, ...]:
    """The names of the skills that the résumé names, as taxonomies, people and the résumé itself write them; sorted."""
    skills = open_skills(facts)
    named = [mention for mention in skills.extract(resume.text) if mention.term is not None and not mention.negated]
    names = {mention.text for mention in named}
    for mention in named:
        if mention.term is not None:
            names |= {mention.term.label, *skills.aliases(mention.term.id)}
    return tuple(sorted(names))
