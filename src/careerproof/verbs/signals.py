"""What do the postings of a career ask for that its profile does not name?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from careerproof.careers.market import AskedTerm, LeftOut, MarketSignals, find_signals
from careerproof.careers.model import CareerProfile
from careerproof.errors import InputError, MissingExtra
from careerproof.facts.store import Facts
from careerproof.language.normalise import normalise
from careerproof.postings.model import Posting
from careerproof.settings import Settings
from careerproof.skills.taxonomy import Skills, open_skills
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, open_document
from careerproof.verbs.read import read_posting_document

KINDS = frozenset({"skill", "technology", "certification", "licence", "language"})
"""What a profile could name; years, degrees and conditions it tells in its own sections."""


def read_signals(
    facts: Facts,
    profile: CareerProfile,
    postings: Iterable[FilePath],
    *,
    settings: Settings | None = None,
    progress: Callable[[str], None] | None = None,
) -> MarketSignals:
    """The terms that postings of the career ask for beyond its profile; other files are told and not counted."""
    skills = open_skills(facts)
    asked: list[tuple[AskedTerm, ...]] = []
    left_out: list[LeftOut] = []
    given = 0
    for path in postings:
        given += 1
        try:
            reading = read_posting_document(facts, open_document(path, settings)[1], settings)
        except (InputError, MissingExtra) as error:
            left_out.append(LeftOut(posting=str(path), title=None, why=f"not read: {error.message}"))
        else:
            title, other = _title(reading), _other_career(profile, reading)
            if other is None:
                asked.append(_asked(skills, reading))
            else:
                left_out.append(LeftOut(posting=str(path), title=title, why=other))
        if progress is not None:
            progress(str(path))
    return MarketSignals(
        given=given,
        counted=len(asked),
        terms=find_signals(_known(skills, profile), asked),
        left_out=tuple(left_out),
    )


def _other_career(profile: CareerProfile, reading: Reading) -> str | None:
    """Why a posting is not of the career; None where it is, by the likeliest occupation of its title."""
    match = reading.occupation
    if match is None or not (match.candidates or match.emerging):
        return "its title names no occupation"
    if profile.slug is not None:
        named = match.emerging.title if match.emerging else match.candidates[0].title
        return None if match.emerging and match.emerging.slug == profile.slug else f"it is of: {named}"
    best = match.candidates[0]
    return None if best.code == profile.code else f"it is of: {best.title}"


def _asked(skills: Skills, reading: Reading) -> tuple[AskedTerm, ...]:
    content = reading.content
    if not isinstance(content, Posting):
        raise TypeError("signals need postings")
    found = []
    for requirement in content.requirements:
        if requirement.kind in KINDS:
            terms = [term for group in requirement.alternatives for term in group]
            found += [AskedTerm(term=term, key=_key(skills, term), kind=requirement.kind) for term in terms]
    return tuple(found)


def _known(skills: Skills, profile: CareerProfile) -> frozenset[str]:
    """The keys of every term that the profile names."""
    names = [
        *(skill.name for skill in profile.core_skills),
        *(technology.name for technology in profile.technologies),
        *profile.ai_skills,
        *profile.resume_terms,
        *(credential.text for credential in profile.certifications),
    ]
    return frozenset(_key(skills, name) for name in names)


def _key(skills: Skills, term: str) -> str:
    """The same for all names of a term: its id in the taxonomy, else its words."""
    return skills.canonical(term) or normalise(term)


def _title(reading: Reading) -> str | None:
    return reading.content.title if isinstance(reading.content, Posting) else None
