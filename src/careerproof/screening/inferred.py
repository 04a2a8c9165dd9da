"""Which terms a résumé's jobs speak for without saying them: what the facts call core in the occupation of a title."""

from __future__ import annotations

from collections.abc import Mapping

from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.match import match_title
from careerproof.resumes.model import Resume
from careerproof.screening.model import Inference
from careerproof.skills.taxonomy import open_skills

SURE = 0.5
"""The least confidence at which a title names its occupation: more likely than not."""
MOST_JOBS, LONGEST_TITLE = 40, 200
"""Beyond these a file is no person's list of jobs, and coding them would only take time."""
CORE = 0.5
"""The least weight (0..1) of a skill in an occupation: at least half of what the crosswalk says of it calls it
essential."""


def infer_terms(facts: Facts, resume: Resume) -> Mapping[str, Inference]:
    """The terms by id that a job held speaks for, with the job: the first of the résumé's that does.

    Only titles count, and no employer's name: who a person worked for must not move a score.
    """
    found: dict[str, Inference] = {}
    for index, job in enumerate(resume.work[:MOST_JOBS]):
        if not job.position or len(job.position) > LONGEST_TITLE:
            continue
        occupation, terms = _core(facts, job.position)
        for term in terms:
            found.setdefault(term, Inference(work=index, position=job.position, occupation=occupation))
    return found


@kept(16384)
def _core(facts: Facts, title: str) -> tuple[str, tuple[str, ...]]:
    """The occupation that a title surely names and the ids of its core terms; nothing where none is sure."""
    match = match_title(facts, title, top=1)
    if match.emerging is not None:
        named = (*match.emerging.technologies, *match.emerging.skills)
        return match.emerging.title, _ids(facts, named)
    if not match.candidates or match.candidates[0].confidence < SURE:
        return "", ()
    best = match.candidates[0]
    return best.title, _core_of(facts, best.code)


@kept(2048)
def _core_of(facts: Facts, code: str) -> tuple[str, ...]:
    """The software that postings for the occupation often ask for, and the skills essential in it."""
    named = [item.name for item in facts.technologies(code) if item.in_demand]
    essential = [term for term, weight in facts.occupation_skills(code) if weight >= CORE]
    return tuple(
        sorted({*_ids(facts, (*named, *(term.label for term in essential))), *(term.id for term in essential)})
    )


def _ids(facts: Facts, names: tuple[str, ...]) -> tuple[str, ...]:
    skills = open_skills(facts)
    return tuple(sorted({identifier for name in names if (identifier := skills.canonical(name)) is not None}))
