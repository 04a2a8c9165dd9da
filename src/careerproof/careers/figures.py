"""The figures of a career: pay, growth, education; of an emerging career the weighted mixture of its parts'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import EducationLevel, EducationPath, Growth, Pay, Salary
from careerproof.careers.relatives import Basis
from careerproof.facts.model import Programme, Wages
from careerproof.facts.store import Facts

STAGES = (("entry", 25), ("mid", 50), ("senior", 75))
"""Which percentile of the wage survey stands for which stage.

Why these: the survey asks nobody for experience, so any percentile is a stand-in. States that publish "entry" and
"experienced" wages from the same survey mean the lower third and the upper two thirds, which sit near the 17th and 67th
percentile: the quartiles are the published percentiles closest to both that are rarely cut off at the survey's top.
"""

PAY_DEFINITION = (
    "entry, mid and senior are the 25th, 50th and 75th percentile of all who work in the occupation; "
    "the survey does not ask for experience"
)

OUTLOOK = (
    (7, "much faster than average"),
    (5, "faster than average"),
    (3, "about as fast as average"),
    (1, "slower than average"),
    (0, "little or no change"),
)
"""The least rounded percentage for each word, where all occupations together grow by 3 per cent (2024 to 2034)."""

PROGRAMMES = 8
_ENOUGH = 0.5

_TRAINING_YEARS = {"Internship/residency": 3.0, "Apprenticeship": 3.0, "Long-term on-the-job training": 1.5}
"""What the projections' kinds of training take beyond schooling; the shorter kinds are part of starting any job."""

_YEARS = {
    "No formal educational credential": 10.0,
    "High school diploma or equivalent": 12.0,
    "Some college, no degree": 13.0,
    "Postsecondary nondegree award": 13.0,
    "Associate's degree": 14.0,
    "Bachelor's degree": 16.0,
    "Master's degree": 18.0,
    "Doctoral or professional degree": 20.0,
}


@lru_cache(maxsize=4096)
def median_pay(facts: Facts, key: str) -> float | None:
    """The median annual pay in US dollars; None where a part of the career has none."""
    return _percentile(_wages(facts, parts_of(facts, key)), 50)


@lru_cache(maxsize=4096)
def preparation_years(facts: Facts, key: str) -> float | None:
    """Years of schooling and training at the typical entry (12 = high school); None if unknown."""
    known = [
        (weight, _YEARS[projection.education] + _TRAINING_YEARS.get(projection.training or "", 0.0))
        for code, weight in parts_of(facts, key)
        if (projection := facts.projection(code)) is not None and projection.education in _YEARS
    ]
    return sum(weight * years for weight, years in known) / sum(weight for weight, _ in known) if known else None


def give_salary(facts: Facts, key: str) -> Salary:
    """Entry, mid and senior pay of a career, with the vintage of the survey."""
    parts = parts_of(facts, key)
    wages = _wages(facts, parts)
    pays = {stage: _pay(wages, percentile) for stage, percentile in STAGES}
    surveys = [wage for _, wage in wages]
    shared = [wage for wage in surveys if wage.shared]
    return Salary(
        **pays,
        vintage=surveys[0].vintage if surveys else None,
        shared=bool(shared),
        reason=None if all(pays.values()) else _why_no_pay(facts, parts),
        sources=tuple(sorted({wage.source for wage in surveys})),
        definition=PAY_DEFINITION,
        derived=key not in facts.codes(),
        covers=_wider(facts, parts, shared[0].survey_title) if shared else None,
    )


def give_growth(facts: Facts, key: str) -> Growth:
    """What the official projections expect of a career, in figures and a word."""
    parts = parts_of(facts, key)
    known = [(weight, projection) for code, weight in parts if (projection := facts.projection(code)) is not None]
    if not known:
        return Growth(
            change_pct=None,
            from_year=None,
            to_year=None,
            annual_openings=None,
            outlook=None,
            reason="the official projections cover civilian occupations of the national employment matrix only",
            sources=(),
        )
    total = sum(weight for weight, _ in known)
    change = sum(weight * projection.change_pct for weight, projection in known) / total
    is_official = len(parts) == 1 and key == parts[0][0]
    first = known[0][1]
    openings = first.annual_openings if is_official else None
    return Growth(
        change_pct=round(change, 1),
        from_year=first.from_year,
        to_year=first.to_year,
        annual_openings=openings,
        outlook=outlook_word(change),
        reason=None if openings is not None else _why_no_openings(facts, parts, is_official),
        sources=tuple(sorted({projection.source for _, projection in known})),
        derived=not is_official,
        covers=_wider(facts, parts, first.survey_title) if first.shared else None,
    )


def outlook_word(change_pct: float) -> str:
    """The word for a change over the projected decade, by the thresholds of `OUTLOOK`; below them, "decline"."""
    rounded = round(change_pct)
    return next((word for least, word in OUTLOOK if rounded >= least), "decline")


def give_education(facts: Facts, key: str) -> EducationPath:
    """The typical way in: entry level, experience, training, what workers say is required, fields of study."""
    parts = parts_of(facts, key)
    known = [(weight, projection) for code, weight in parts if (projection := facts.projection(code)) is not None]
    shares, sources = _distribution(facts, parts)
    sources |= {projection.source for _, projection in known}
    programmes = _programmes(facts, parts)
    sources |= {source for _, source in programmes}
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
        programmes=tuple(title for title, _ in programmes[:PROGRAMMES]),
        reason=reason,
        sources=tuple(sorted(sources)),
    )


def _wages(facts: Facts, parts: Basis) -> list[tuple[float, Wages]]:
    """The parts' wages, those only that have all three percentiles, so that a mixture stays in order."""
    found = [(weight, wage) for code, weight in parts if (wage := facts.wages(code)) is not None]
    return [(weight, wage) for weight, wage in found if None not in (wage.p25, wage.p50, wage.p75)]


def _percentile(wages: Sequence[tuple[float, Wages]], percentile: int) -> float | None:
    if not wages:
        return None
    total = sum(weight for weight, _ in wages)
    return float(sum(weight * (_at(wage, percentile) or 0) for weight, wage in wages) / total)


def _at(wage: Wages, percentile: int) -> int | None:
    return {10: wage.p10, 25: wage.p25, 50: wage.p50, 75: wage.p75, 90: wage.p90}[percentile]


def _pay(wages: Sequence[tuple[float, Wages]], percentile: int) -> Pay | None:
    value = _percentile(wages, percentile)
    if value is None:
        return None
    return Pay(
        value=round(value),
        percentile=percentile,
        currency="USD",
        period="year",
        top_coded=any(f"p{percentile}" in wage.top_coded for _, wage in wages),
    )


def _wider(facts: Facts, parts: Basis, surveyed: str) -> str | None:
    """The survey's occupation where it is a wider one than the career; a mixture says what it is made of elsewhere."""
    return (
        surveyed if len(parts) == 1 and facts.occupation(parts[0][0]).title.casefold() != surveyed.casefold() else None
    )


def _why_no_pay(facts: Facts, parts: Basis) -> str:
    for code, _ in parts:
        wage = facts.wages(code)
        if wage is not None and wage.reason:
            return wage.reason
    return "the wage survey does not cover this occupation"


def _why_no_openings(facts: Facts, parts: Basis, is_official: bool) -> str:
    if is_official:
        return "the projections give no yearly openings for this occupation"
    titles = ", ".join(facts.occupation(code).title for code, _ in parts[:2])
    return f"openings are counted for official occupations only; this career's are among those of {titles}"


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


def _programmes(facts: Facts, parts: Basis) -> list[tuple[str, str]]:
    """Fields of study by name and source: the heaviest part's first, those that share a word with its title ahead."""
    found: dict[str, str] = {}
    for code, _ in sorted(parts, key=lambda part: (-part[1], part[0])):
        named = _stems(facts.occupation(code).title)

        def order(item: Programme, named: frozenset[str] = named) -> tuple[int, bool, int, str]:
            stems = _stems(item.title)
            return -len(named & stems), item.title[:6].casefold() not in named, len(stems), item.cip

        for programme in sorted(facts.programmes(code), key=order):
            found.setdefault(programme.title, programme.source)
    return list(found.items())


def _stems(title: str) -> frozenset[str]:
    return frozenset(word.casefold()[:6] for word in re.findall(r"\w{4,}", title))
