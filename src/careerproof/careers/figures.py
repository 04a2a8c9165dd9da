"""The figures of a career: pay, growth, education; of an emerging career the weighted mixture of its parts'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import EducationLevel, EducationPath, Growth, Pay, Salary
from careerproof.careers.relatives import Basis
from careerproof.evidence import Sentence
from careerproof.facts.coverage import NOT_AMONG_THE_FILES
from careerproof.facts.model import HourlyPay, PassageKind, Programme, Wages
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
HOURLY_DEFINITION = f"{PAY_DEFINITION}, and publishes pay by the hour only where few work all year"

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


@lru_cache(maxsize=4096)
def median_pay(facts: Facts, key: str) -> float | None:
    """The median annual pay in US dollars; None where a part of the career has none."""
    return _percentile(_wages(facts, parts_of(facts, key)), 50)


def is_paid_by_the_hour(facts: Facts, key: str) -> bool:
    """Whether the survey publishes the career's pay by the hour and none by the year."""
    parts = parts_of(facts, key)
    return not _wages(facts, parts) and bool(_hourly(facts, parts))


@lru_cache(maxsize=4096)
def preparation_years(facts: Facts, key: str) -> float | None:
    """Years of schooling and training at the typical entry (12 = high school); None if unknown."""
    known = [
        (weight, SCHOOL_YEARS[projection.education] + _TRAINING_YEARS.get(projection.training or "", 0.0))
        for code, weight in parts_of(facts, key)
        if (projection := facts.projection(code)) is not None and projection.education in SCHOOL_YEARS
    ]
    return sum(weight * years for weight, years in known) / sum(weight for weight, _ in known) if known else None


def give_salary(facts: Facts, key: str) -> Salary:
    """Entry, mid and senior pay of a career, with the vintage of the survey: by the year, else by the hour."""
    parts = parts_of(facts, key)
    wages, hourly = _wages(facts, parts), _hourly(facts, parts)
    pays = {stage: _pay(wages, hourly, percentile) for stage, percentile in STAGES}
    surveys = [wage for _, wage in wages] or [wage for _, wage, _ in hourly]
    shared = [wage for wage in surveys if wage.shared]
    return Salary(
        **pays,
        vintage=surveys[0].vintage if surveys else None,
        shared=bool(shared),
        reason=None if all(pays.values()) else why_absent(facts, key, "wage") or _why_no_pay(facts, parts),
        sources=tuple(sorted({wage.source for wage in surveys})),
        definition=PAY_DEFINITION if wages or not hourly else HOURLY_DEFINITION,
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
            reason=why_absent(facts, key, "projection")
            or "the official projections cover civilian occupations of the national employment matrix only",
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
        factors=quote_texts(facts, key, "factor"),
    )


def why_absent(facts: Facts, key: str, subject: str) -> str | None:
    """The reason where the facts were built without a subject's table; None where the career itself is the reason."""
    reasons = {facts.absences(code).get(subject) for code, _ in parts_of(facts, key)}
    return f"there is none: {NOT_AMONG_THE_FILES}" if reasons == {NOT_AMONG_THE_FILES} else None


def quote_texts(facts: Facts, key: str, kind: PassageKind) -> tuple[Sentence, ...]:
    """The publisher's own words on an official occupation; none in facts built without its texts."""
    if parts_of(facts, key)[0][0] != key:
        return ()
    return tuple(Sentence(text=each.text, sources=(each.source,)) for each in facts.passages(key, kind))


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


def _hourly(facts: Facts, parts: Basis) -> list[tuple[float, Wages, HourlyPay]]:
    """The pay by the hour of the parts that have none by the year, those only that have all three percentiles."""
    found = [(weight, wage, wage.hourly) for code, weight in parts if (wage := facts.wages(code)) is not None]
    return [
        (weight, wage, pay)
        for weight, wage, pay in found
        if pay is not None and None not in (pay.p25, pay.p50, pay.p75)
    ]


def _percentile(pays: Sequence[tuple[float, Wages | HourlyPay]], percentile: int) -> float | None:
    if not pays:
        return None
    total = sum(weight for weight, _ in pays)
    return float(sum(weight * (_at(pay, percentile) or 0) for weight, pay in pays) / total)


def _at(pay: Wages | HourlyPay, percentile: int) -> float | None:
    return {10: pay.p10, 25: pay.p25, 50: pay.p50, 75: pay.p75, 90: pay.p90}[percentile]


def _pay(
    wages: Sequence[tuple[float, Wages]], hourly: Sequence[tuple[float, Wages, HourlyPay]], percentile: int
) -> Pay | None:
    """The pay at a percentile: of the parts with pay by the year, only where there are none of those by the hour."""
    pays: list[tuple[float, Wages | HourlyPay]] = [*wages] or [(weight, pay) for weight, _, pay in hourly]
    value = _percentile(pays, percentile)
    if value is None:
        return None
    return Pay(
        value=round(value) if wages else round(value, 2),
        percentile=percentile,
        currency="USD",
        period="year" if wages else "hour",
        top_coded=any(f"p{percentile}" in pay.top_coded for _, pay in pays),
    )


def _wider(facts: Facts, parts: Basis, surveyed: str) -> str | None:
    """The survey's occupation where it is a wider one than the career; a mixture says what it is made of elsewhere."""
    return (
        surveyed if len(parts) == 1 and facts.occupation(parts[0][0]).title.casefold() != surveyed.casefold() else None
    )


def _why_no_pay(facts: Facts, parts: Basis) -> str:
    for code, _ in parts:
        wage = facts.wages(code)
        if wage is not None and wage.reason and None in (wage.p25, wage.p50, wage.p75):
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
