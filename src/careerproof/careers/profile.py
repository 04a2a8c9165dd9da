"""Everything about one career, on one page: figures, prose, skills, moves, each with its sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace

from careerproof.careers.figures.education import give_education
from careerproof.careers.figures.growth import give_growth
from careerproof.careers.figures.pay import give_salary
from careerproof.careers.figures.standing import give_standing
from careerproof.careers.figures.telework import give_telework
from careerproof.careers.interpreting import interpret_profile, interpret_record
from careerproof.careers.landscape import parts_of, see_landscape, work_of
from careerproof.careers.model import CareerProfile, Growth, Part, TechnologySkill
from careerproof.careers.moves.transitions import find_moves
from careerproof.careers.narrative import Narrative, write_narrative
from careerproof.careers.narrative.portrait import draw_portrait
from careerproof.careers.passages import quote_texts
from careerproof.careers.phrasing import join_words
from careerproof.careers.qualifications.credentials import CREDENTIALS_SOURCE, give_certifications
from careerproof.careers.qualifications.skills import (
    AISkills,
    give_ai_skills,
    give_ai_technologies,
    give_core_skills,
    give_resume_terms,
    give_technologies,
    rating_sources,
)
from careerproof.careers.reasons import why_absent
from careerproof.careers.scores import score_key
from careerproof.evidence import Record, Sentence, Source
from careerproof.facts.model import Area
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career
from careerproof.safety.model import SafetyScore

SECTORS = 5
"""How many sectors a page names."""

LEAST_SHARE = 0.005
"""A sector that employs less than this would be printed as 0%."""

MOVES = 8
"""How many moves in and out a page shows."""

OWN_SOURCES = {  # They stand in this program alone, so they have no address.
    source.id: source
    for source in (
        CREDENTIALS_SOURCE,
        Source(
            id="careerproof-emerging",
            title="Emerging careers: titles, skills and their weighted official occupations",
            publisher="careerproof",
            edition="1",
            licence="Apache-2.0",
            url="",
            citation="List of this project",
        ),
        Source(
            id="careerproof-ai-skills",
            title="Skills with AI by kind of work and by field",
            publisher="careerproof",
            edition="1",
            licence="Apache-2.0",
            url="",
            citation="List of this project",
        ),
    )
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Figures:
    """What both the page and its prose are made from."""

    safety: SafetyScore
    growth: Growth
    technologies: tuple[TechnologySkill, ...]
    ai: AISkills


def build_profile(
    facts: Facts, career: Career, *, moves: int = MOVES, place: Area | None = None, language: str = "en"
) -> CareerProfile:
    """The whole page of a career; a section that cannot be given is empty, with its reason in `gaps`.

    Args:
        facts: the opened facts.
        career: an official occupation or an emerging career.
        moves: how many moves in and out to give.
        place: the area whose prices and wages to set the pay beside.
        language: "en" or "es", the language of all texts but the terms for a résumé.

    Raises:
        UsageError: there is no such language.
    """
    key = career.slug or career.code or ""
    landscape = see_landscape(facts)
    emerging = landscape.emerging.get(key)
    figures = _Figures(
        safety=score_key(facts, key),
        growth=give_growth(facts, key),
        technologies=give_technologies(facts, key),
        ai=give_ai_skills(facts, key, work_of(facts, key)),
    )
    core, ai, technologies = give_core_skills(facts, key), figures.ai, figures.technologies
    narrative = _narrative(facts, career, figures, language)
    profile = CareerProfile(
        code=None if emerging else key,
        slug=key if emerging else None,
        title=landscape.titles[landscape.rows[key]],
        official=emerging is None,
        derived_from=_derived_from(facts, key),
        safety=figures.safety,
        industry=emerging.field if emerging else facts.occupation(key).field,
        industries=_sectors(facts, key),
        why_safe=narrative.why_safe,
        how_ai_enhances=narrative.how_ai_enhances,
        what_to_watch=narrative.what_to_watch,
        who_thrives=narrative.who_thrives,
        core_skills=core,
        technologies=technologies,
        ai_skills=ai.names,
        ai_skills_reason=Sentence(text=ai.reason, sources=ai.sources),
        salary=give_salary(facts, key, place),
        growth=figures.growth,
        education=give_education(facts, key),
        transitions_in=find_moves(facts, career, direction="into", limit=moves),
        transitions_out=find_moves(facts, career, direction="out", limit=moves),
        resume_terms=give_resume_terms(facts, key, core, technologies),
        certifications=give_certifications(facts, key),
        sources=(),
        notes=_notes(facts, key),
        description=next(iter(quote_texts(facts, key, "description")), None),
        tasks=quote_texts(facts, key, "task"),
        telework=give_telework(facts, key),
        standing=give_standing(facts, key),
    )
    profile = replace(profile, gaps=_gaps(facts, key, profile), sources=_sources(facts, profile))
    return interpret_profile(facts, profile, language)


def _narrative(facts: Facts, career: Career, figures: _Figures, language: str) -> Narrative:
    key = career.slug or career.code or ""
    return write_narrative(
        draw_portrait(
            facts,
            key,
            # Prose tells the reason where there is no score, and whom a projection covers: both are words of the facts.
            safety=interpret_record(facts, figures.safety, language),
            growth=interpret_record(facts, figures.growth, language),
            technologies=figures.technologies,
            ai_skills=figures.ai.names,
            ai_technologies=give_ai_technologies(facts, key),
            moves=find_moves(facts, career, direction="out", limit=1, safer_only=True),
            rating_sources=rating_sources(facts, key),
            telework=give_telework(facts, key),
        ),
        language,
    )


def _derived_from(facts: Facts, key: str) -> tuple[Part, ...]:
    parts = parts_of(facts, key)
    if parts[0][0] == key:
        return ()
    return tuple(Part(code=code, title=facts.occupation(code).title, weight=weight) for code, weight in parts)


def _sectors(facts: Facts, key: str) -> tuple[tuple[str, float], ...]:
    """The sectors that employ most of a career's workers, with their share; of a mixture the weighted mean."""
    shares: dict[str, float] = {}
    for code, weight in parts_of(facts, key):
        for sector in facts.industries(code):
            shares[sector.title] = shares.get(sector.title, 0.0) + weight * sector.share
    told = [(title, share) for title, share in shares.items() if share >= LEAST_SHARE]
    return tuple(sorted(told, key=lambda pair: (-pair[1], pair[0]))[:SECTORS])


def _notes(facts: Facts, key: str) -> tuple[Sentence, ...]:
    """What the page rests on where it is not the career's own survey: a mixture, or relatives that stand in."""
    parts = parts_of(facts, key)
    notes = []
    if parts[0][0] != key:
        mixture = join_words([f"{facts.occupation(code).title} ({weight:.0%})" for code, weight in parts])
        text = f"No official occupation covers this career: its figures are the weighted mixture of {mixture}."
        notes.append(Sentence(text=text, sources=("careerproof-emerging",)))
        return tuple(notes)
    landscape = see_landscape(facts)
    if key not in landscape.rated or key in landscape.partly_rated:
        kin = landscape.partly_rated.get(key) or landscape.rated.relatives_of(key)
        relatives = [facts.occupation(code).title for code in kin]
        named = join_words(relatives[:3] + ([f"{len(relatives) - 3} more"] if len(relatives) > 3 else []))
        who = f"its relative{'s' if len(relatives) > 1 else ''} {named}"
        if key in landscape.rated:
            text = f"O*NET has rated only some of this occupation's skills: the others are those of {who}."
        else:
            text = f"O*NET has not rated this occupation: its skills and moves are those of {who}."
        notes.append(Sentence(text=text, sources=rating_sources(facts, key)))
    return tuple(notes)


_TABLES = {
    "industries": "industry",
    "education.programmes": "programme",
    "education.distribution": "education",
    "skills.technology": "occupation_technology",
}
"""The subject of the facts that each section is made of."""


def _gaps(facts: Facts, key: str, profile: CareerProfile) -> dict[str, str]:
    """The reason for each section that is empty, by its key in the JSON."""
    reasons = {
        "certifications": (
            profile.certifications,
            "our list of well-known licences and certifications names none for it; states and employers may",
        ),
        "transitions_out": (profile.transitions_out, "no career is near enough in skills and work to compare"),
        "transitions_in": (profile.transitions_in, "no career is near enough in skills and work to compare"),
        "industries": (profile.industries, "the wage survey gives no sectors for this occupation"),
        "education.programmes": (profile.education.programmes, "the official crosswalk ties no field of study to it"),
        "education.distribution": (
            profile.education.distribution,
            "O*NET has not asked workers about schooling here, or for less than half of the career's parts",
        ),
        "skills.technology": (profile.technologies, "O*NET lists no software for it"),
    }
    return {
        section: why_absent(facts, key, _TABLES.get(section, "")) or reason
        for section, (content, reason) in reasons.items()
        if not content
    }


def _sources(facts: Facts, profile: CareerProfile) -> tuple[Source, ...]:
    """Every source that the page names, sorted by id."""
    known = {source.id: source for source in facts.sources()} | OWN_SOURCES
    return tuple(known[name] for name in sorted(_named_sources(profile)) if name in known)


def _named_sources(value: object) -> set[str]:
    """The ids under any field `sources` of a record or of what it holds.

    Read off the records themselves: to make plain values of them first took a tenth of the time of a page.
    """
    if isinstance(value, Record):
        found: set[str] = set()
        for field in dataclasses.fields(value):  # type: ignore[arg-type]
            held, own = getattr(value, field.name), field.name == "sources"
            found |= {item for item in held if isinstance(item, str)} if own else _named_sources(held)
        return found
    if isinstance(value, Mapping):
        return set().union(*map(_named_sources, value.values()))
    if isinstance(value, tuple):
        return set().union(*map(_named_sources, value))
    return set()
