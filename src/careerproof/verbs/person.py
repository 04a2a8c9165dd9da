"""Who a résumé's person is on the map of careers: the occupation of their latest job, and the skills they name."""

from __future__ import annotations

from careerproof.errors import UnknownOccupation
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.resumes.model import Resume
from careerproof.resumes.titles import titles_by_recency
from careerproof.skills.taxonomy import open_skills


def career_of(facts: Facts, resume: Resume) -> tuple[str, Career] | None:
    """The latest job title that names a career, with that career; None where no title does."""
    for title in titles_by_recency(resume):
        try:
            return title, resolve_career(facts, title)
        except UnknownOccupation:
            continue
    return None


def skills_of(facts: Facts, resume: Resume) -> tuple[str, ...]:
    """The labels of the skills that the résumé names, sorted."""
    mentions = open_skills(facts).extract(resume.text)
    return tuple(sorted({mention.term.label for mention in mentions if mention.term and not mention.negated}))
