"""The AI-safety score of a career, with its reasons."""

from __future__ import annotations

from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.model import EmergingCareer
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.safety.model import SafetyScore, Subject
from careerproof.safety.score import CreationSignals, leave_unscored, score_all, score_career
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath, open_document, open_store


def score(career: str, *, settings: Settings | None = None) -> SafetyScore:
    """The score of an occupation or emerging career, by title, O*NET-SOC code or slug.

    Raises:
        UnknownOccupation: nothing goes by that title or code.
    """
    facts = open_store(settings)
    return score_of(facts, resolve_career(facts, career))


def score_resume(path: FilePath, *, settings: Settings | None = None) -> SafetyScore:
    """The score of the career that a résumé shows, under the person's own job title.

    Where no job title names an occupation the score is Missing, with that reason.

    Raises:
        DocumentError: the résumé cannot be read.
    """
    # The score of a title must not wait for what only a résumé needs.
    from careerproof.resumes.model import Resume
    from careerproof.verbs.person import career_of
    from careerproof.verbs.read import read_resume_document

    facts = open_store(settings)
    content = read_resume_document(facts, open_document(path)[1]).content
    held = career_of(facts, content) if isinstance(content, Resume) else None
    return score_person(facts, held)


def score_every_career(*, settings: Settings | None = None) -> tuple[SafetyScore, ...]:
    """The scores of all occupations by code, then of the emerging careers by slug."""
    facts = open_store(settings)
    emerging = sorted(load_emerging(), key=lambda career: career.slug)
    return score_all(facts) + tuple(score_of(facts, resolve_career(facts, career.slug)) for career in emerging)


def score_person(facts: Facts, held: tuple[str, Career] | None) -> SafetyScore:
    """The score of a person by the title they hold and its career; unscored where there is none."""
    if held is None:
        nobody = Subject(kind="resume", code=None, slug=None, title="the résumé")
        return leave_unscored(nobody, "no job title in the résumé names an occupation that we know")
    return score_of(facts, held[1], held_title=held[0])


def score_of(facts: Facts, career: Career, *, held_title: str | None = None) -> SafetyScore:
    """The score of a resolved career; with `held_title`, that of a person who holds it under their own title."""
    subject = Subject(
        kind="resume" if held_title else career.kind,
        code=career.code,
        slug=career.slug,
        title=held_title or career.title,
    )
    return score_career(
        facts,
        subject=subject,
        mixture=career.mixture,
        creation=signals_of(career.emerging),
    )


def signals_of(emerging: EmergingCareer | None) -> CreationSignals | None:
    """What an emerging career itself says of its work with AI."""
    if emerging is None:
        return None
    return CreationSignals(
        titles=(emerging.title, *emerging.titles),
        skills=emerging.skills,
        technologies=emerging.technologies,
        ai_role=emerging.ai_role,
    )
