"""The figures of a career beside pay: growth, education, telework; of an emerging career the mixture of its parts'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from careerproof.careers.landscape import parts_of
from careerproof.careers.model import EducationLevel, EducationPath, FieldOfStudy, Growth, Telework, TeleworkWords
from careerproof.careers.pay import give_salary, is_paid_by_the_hour, median_pay
from careerproof.careers.reasons import say_wider, why_absent
from careerproof.careers.relatives import Basis
from careerproof.evidence import Sentence
from careerproof.facts.model import Measure, PassageKind, Programme
from careerproof.facts.store import Facts

__all__ = [
    "OUTLOOK", "PROGRAMMES", "SCHOOL_YEARS", "TELEWORK", "give_education", "give_growth", "give_salary",
    "give_telework", "is_paid_by_the_hour", "median_pay", "outlook_word", "preparation_years", "quote_texts",
]  # fmt: skip

OUTLOOK = (
    (7, "much faster than average"),
    (5, "faster than average"),
    (3, "about as fast as average"),
    (1, "slower than average"),
    (0, "little or no change"),
)
"""The least rounded percentage for each word, where all occupations together grow by 3 per cent (2024 to 2034)."""

TELEWORK: tuple[tuple[float, TeleworkWords], ...] = (
    (0.7, "mostly possible from home"),
    (0.3, "partly possible from home"),
    (0.0, "hardly possible from home"),
)
"""The least share for each of the words. The study judged yes or no: the middle is where it and today's descriptors
disagree, or where the parts of a career differ."""

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
def preparation_years(facts: Facts, key: str) -> float | None:
    """Years of schooling and training at the typical entry (12 = high school); None if unknown."""
    known = [
        (weight, SCHOOL_YEARS[projection.education] + _TRAINING_YEARS.get(projection.training or "", 0.0))
        for code, weight in parts_of(facts, key)
        if (projection := facts.projection(code)) is not None and projection.education in SCHOOL_YEARS
    ]
    return sum(weight * years for weight, years in known) / sum(weight for weight, _ in known) if known else None


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
        covers=say_wider(facts, parts, first.survey_title) if first.shared else None,
        factors=quote_texts(facts, key, "factor"),
        employment=first.employment if is_official else None,
        employment_projected=first.employment_projected if is_official else None,
    )


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


def give_telework(facts: Facts, key: str) -> Telework:
    """How likely the work of a career can be done from home, with the words for it; of a mixture the weighted mean."""
    parts = parts_of(facts, key)
    judged = _telework(facts)
    measures = [(weight, judged.get(code)) for code, weight in parts]
    known = [(weight, measure) for weight, measure in measures if measure is not None]
    is_derived = parts[0][0] != key
    if sum(weight for weight, _ in known) < _ENOUGH:
        return Telework(
            share=None,
            low=None,
            high=None,
            words=None,
            inferred=False,
            derived=is_derived,
            reason=_why_no_telework(facts),
            sources=(),
        )
    total = sum(weight for weight, _ in known)
    share, low, high = (
        sum(weight * each for weight, each in values) / total
        for values in (
            [(weight, measure.value) for weight, measure in known],
            [(weight, measure.low) for weight, measure in known],
            [(weight, measure.high) for weight, measure in known],
        )
    )
    return Telework(
        share=share,
        low=low,
        high=high,
        words=telework_words(share),
        inferred=any(measure.inferred for _, measure in known),
        derived=is_derived,
        reason=None,
        sources=tuple(sorted({source for _, measure in known for source in measure.sources})),
    )


def telework_words(share: float) -> TeleworkWords:
    """The words for a share, by the thresholds of `TELEWORK`."""
    return next(words for least, words in TELEWORK if share >= least)


@lru_cache(maxsize=4)
def _telework(facts: Facts) -> dict[str, Measure]:
    """The measure of every occupation at once: a list of all careers asks for each."""
    return facts.measure("telework")


def _why_no_telework(facts: Facts) -> str:
    if not _telework(facts):
        return "these facts were built without the study of what can be done from home"
    return "neither this work nor that of a near relative has been judged"


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
