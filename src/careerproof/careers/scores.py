"""The safety score of any career by its key, reckoned once for each opened store."""

from __future__ import annotations

from careerproof.careers.landscape import see_landscape
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.model import EmergingCareer
from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.score import CreationSignals, count_career, score_career


@kept(4096)
def points_of(facts: Facts, key: str) -> float | None:
    """The points of a career alone, for comparisons with many; None where it has no score."""
    career = see_landscape(facts).emerging.get(key)
    if career is None:
        return count_career(facts, mixture=((key, 1.0),))
    return count_career(facts, mixture=_mixture(career), creation=_signals(career))


@kept(4096)
def score_key(facts: Facts, key: str) -> SafetyScore:
    """The score of a career by official code or emerging slug."""
    landscape = see_landscape(facts)
    career = landscape.emerging.get(key)
    if career is None:
        title = landscape.titles[landscape.rows[key]]
        subject = Subject(kind="occupation", code=key, slug=None, title=title)
        return score_career(facts, subject=subject, mixture=((key, 1.0),))
    subject = Subject(kind="emerging", code=None, slug=key, title=career.title)
    return score_career(facts, subject=subject, mixture=_mixture(career), creation=_signals(career))


def _mixture(career: EmergingCareer) -> tuple[tuple[str, float], ...]:
    return tuple((part.code, part.weight) for part in career.mixture)


def _signals(career: EmergingCareer) -> CreationSignals:
    return CreationSignals(
        titles=(career.title, *career.titles),
        skills=career.skills,
        technologies=career.technologies,
        ai_role=career.ai_role,
    )
