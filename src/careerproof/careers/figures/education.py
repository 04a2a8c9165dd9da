"""The typical way into a career: schooling, experience, training, fields of study."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import EducationLevel, EducationPath, FieldOfStudy
from careerproof.careers.relatives import Basis
from careerproof.facts.keeping import kept
from careerproof.facts.model import Programme
from careerproof.facts.store import Facts

PROGRAMMES = 8
_ENOUGH = 0.5
_ENOUGH = 0.5

_TRAINING_YEARS = {"Internship/residency": 3.0, "Apprenticeship": 3.0, "Long-term on-the-job training": 1.5}
"""What the projections' kinds of training take beyond schooling; the shorter kinds are part of starting any job."""

SCHOOL_YEARS = {
    "No formal educational credential": 10.0,
    "High school diploma or equivalent": 12.0,
    "Some college, no degree": 13.0,
    "Postsecondary nondegree award": 13.0,
    "Associate's degree": 14.0,
    "Bachelor's degree": 16.0,
    "Master's degree": 18.0,
    "Doctoral or professional degree": 20.0,
}
"""The years of schooling that each level of the official projections stands for."""


@kept(4096)
def preparation_years(facts: Facts, key: str) -> float | None:
    """Years of schooling and training at the typical entry (12 = high school); None if unknown."""
    known = [
        (weight, SCHOOL_YEARS[projection.education] + _TRAINING_YEARS.get(projection.training or "", 0.0))
        for code, weight in parts_of(facts, key)
        if (projection := facts.projection(code)) is not None and projection.education in SCHOOL_YEARS
    ]
    return sum(weight * years for weight, years in known) / sum(weight for weight, _ in known) if known else None


def give_education(facts: Facts, key: str) -> EducationPath:
    """The typical way in: entry level, experience, training, what workers say is required, fields of study."""
    parts = parts_of(facts, key)
    known = [(weight, projection) for code, weight in parts if (projection := facts.projection(code)) is not None]
    shares, sources = _distribution(facts, parts)
    sources |= {projection.source for _, projection in known}
    programmes = _programmes(facts, parts)
    sources |= {source for field in programmes for source in field.sources}
    typical = _heaviest([(weight, projection.education) for weight, projection in known])
    reason = None
    if typical is None and shares:
        typical = max(shares, key=lambda level: level.share).label
        reason = "no typical entry level is published; this is what most workers say is required"
    elif typical is None:
        reason = "neither the projections nor the survey of workers give a level of schooling for this occupation"
    return EducationPath(
        typical=typical,
        experience=_heaviest([(weight, projection.experience) for weight, projection in known]),
        training=_heaviest([(weight, projection.training) for weight, projection in known]),
        distribution=shares,
        programmes=tuple(field.title for field in programmes[:PROGRAMMES]),
        reason=reason,
        sources=tuple(sorted(sources)),
        fields_of_study=programmes,
    )


def _heaviest(values: Sequence[tuple[float, str | None]]) -> str | None:
    weights: dict[str, float] = defaultdict(float)
    for weight, value in values:
        if value:
            weights[value] += weight
    return max(sorted(weights), key=lambda value: weights[value]) if weights else None


def _distribution(facts: Facts, parts: Basis) -> tuple[tuple[EducationLevel, ...], set[str]]:
    """What workers say is required, by level; nothing where less than half of the career's parts were asked."""
    asked = sum(weight for code, weight in parts if facts.education(code))
    if asked < _ENOUGH:
        return (), set()
    shares: dict[tuple[int, str], float] = defaultdict(float)
    sources: set[str] = set()
    for code, weight in parts:
        for level in facts.education(code):
            shares[level.level, level.label] += weight * level.share
            sources.add(level.source)
    total = sum(shares.values())
    levels = tuple(
        EducationLevel(label=label, share=share / total) for (_, label), share in sorted(shares.items()) if share > 0
    )
    return levels, sources


def _programmes(facts: Facts, parts: Basis) -> tuple[FieldOfStudy, ...]:
    """Fields of study: the heaviest part's first, those that share a word with its title ahead."""
    found: dict[str, FieldOfStudy] = {}
    for code, _ in sorted(parts, key=lambda part: (-part[1], part[0])):
        named = _stems(facts.occupation(code).title)

        def order(item: Programme, named: frozenset[str] = named) -> tuple[int, bool, int, str]:
            stems = _stems(item.title)
            return -len(named & stems), item.title[:6].casefold() not in named, len(stems), item.cip

        for programme in sorted(facts.programmes(code), key=order):
            field = FieldOfStudy(cip=programme.cip, title=programme.title, sources=(programme.source,))
            found.setdefault(programme.title, field)
    return tuple(found.values())


def _stems(title: str) -> frozenset[str]:
    return frozenset(word.casefold()[:6] for word in re.findall(r"\w{4,}", title))
