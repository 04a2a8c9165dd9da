"""Says which official occupations a job title may mean, best first, with calibrated confidence."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from careerproof.facts.model import Title, TitleKind
from careerproof.facts.store import Facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations.emerging import find_emerging
from careerproof.occupations.industries import industry_of
from careerproof.occupations.model import Candidate, EmergingCareer, OccupationMatch
from careerproof.occupations.titles import Reading, TitleParts, read_title

_RETRIEVED = 40
_SEARCHED_READINGS = 3
_OFFICIAL_CONFIDENCE = 0.98
"""An official title is its occupation by definition; the rest is left to namesakes outside the classification."""


def match_title(
    facts: Facts, title: str, *, company: str | None = None, context: Sequence[str] = (), top: int = 5
) -> OccupationMatch:
    """Which occupations the title may mean, at most `top`, best first; none when it is no occupation.

    Confidence is calibrated: of candidates given 0.8, about eight in ten are right. An exact official title comes back
    as its own code. A title that names an emerging career says so, and its candidates are the official occupations
    that the career is made of.

    Args:
        title: a job title, also as "title, company" or with rank, hours, level and place in it.
        company: the employer; its name often tells the industry.
        context: other words about the job (a department, a heading), used like the employer's name.
        top: the most candidates to give.
    """
    parts = read_title(title)
    emerging = find_emerging(title)
    candidates = _candidates(facts, title, parts, " ".join([company or "", *parts.rest, *context]), top)
    if emerging is not None and not _is_official(candidates):
        candidates = _of_mixture(facts, emerging, top)
    return OccupationMatch(
        query=title,
        candidates=candidates,
        emerging=emerging,
        seniority=parts.seniority,
        employment_type=parts.employment_type,
        location=parts.location,
        level=parts.level,
        department=parts.department,
    )


@dataclass(frozen=True, slots=True)
class _Weights:
    """What the votes weigh; fitted once on development data by ``python -m benchmarks.occupations --refit``."""

    kinds: Mapping[str, float]
    sharpness: float
    sharing: float
    crowding: float
    prior: float
    industry: float
    floor: float
    calibration: Mapping[str, float]


@dataclass(slots=True)
class _Votes:
    """What speaks for one occupation: the votes, and the best of them in words."""

    amounts: list[float] = field(default_factory=list)
    best: float = 0.0
    likeness: float = 0.0
    name: str = ""
    kind: TitleKind = "alternate"


@dataclass(slots=True)
class _Known:
    """What is kept of a facts artifact between look-ups."""

    index: NgramIndex | None = None
    priors: dict[str, float] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[Facts, _Known] = WeakKeyDictionary()


@cache
def _weights() -> _Weights:
    table = json.loads((Path(__file__).parent / "match.json").read_text(encoding="utf-8"))
    return _Weights(**table["weights"], calibration=table["calibration"])


def _candidates(facts: Facts, title: str, parts: TitleParts, about: str, top: int) -> tuple[Candidate, ...]:
    named = _named(facts, title, parts)
    official = next((row for row, reading in named if row.kind == "official" and reading.is_whole), None)
    if parts.degree and not named:
        return ()
    votes: dict[str, _Votes] = defaultdict(_Votes)
    _vote_exact(votes, named)
    _vote_near(facts, votes, parts)
    if max((vote.likeness for vote in votes.values()), default=0.0) < _weights().floor:
        return ()
    ranked = _ranked(facts, votes, about)
    if official is not None:
        ranked.sort(key=lambda pair: pair[0] != official.code)
    return _judged(facts, votes, ranked, official, top)


def _named(facts: Facts, title: str, parts: TitleParts) -> list[tuple[Title, Reading]]:
    """The stored titles that are one of the readings, in its singular or its plural."""
    readings = [Reading(text=normalise(title), weight=1.0, is_whole=True), *parts.readings]
    found: dict[tuple[str, str, str], tuple[Title, Reading]] = {}
    for reading in readings:
        for form in _numbers_of(reading.text):
            for row in facts.titles_named(form):
                found.setdefault((row.code, row.kind, row.normal), (row, reading))
    return list(found.values())


def _numbers_of(text: str) -> tuple[str, ...]:
    """The text, and its last word in the other number: official titles are plurals, people write singulars."""
    if not text:
        return ()
    if text.endswith("ies"):
        return (text, text[:-3] + "y")
    if text.endswith(("ss", "x", "ch", "sh")):
        return (text, text + "es")
    if text.endswith("s"):
        return (text, text[:-1])
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return (text, text[:-1] + "ies")
    if text.endswith("man"):
        return (text, text[:-3] + "men")
    return (text, text + "s")


def _vote_exact(votes: dict[str, _Votes], named: Iterable[tuple[Title, Reading]]) -> None:
    pairs = list(named)
    sharing: dict[str, set[str]] = defaultdict(set)
    for row, _ in pairs:
        sharing[row.normal].add(row.code)
    for row, reading in pairs:
        _vote(votes, row, reading.weight, 1.0, len(sharing[row.normal]))


def _vote_near(facts: Facts, votes: dict[str, _Votes], parts: TitleParts) -> None:
    known = _known(facts)
    if known.index is None:
        known.index = NgramIndex.from_bytes(facts.index("titles"))
    for reading in parts.readings[:_SEARCHED_READINGS]:
        hits = known.index.search(reading.text, top=_RETRIEVED)
        for normal, (_, likeness) in zip(facts.normals(number for number, _ in hits), hits, strict=True):
            rows = facts.titles_named(normal)
            codes = {row.code for row in rows}
            for row in rows:
                _vote(votes, row, reading.weight, min(likeness, 0.97), len(codes))


def _vote(votes: dict[str, _Votes], row: Title, weight: float, likeness: float, sharing: int) -> None:
    weights = _weights()
    shared = 1.0 if row.kind == "official" else sharing**-weights.sharing
    amount = weight * weights.kinds[row.kind] * likeness**weights.sharpness * shared
    vote = votes[row.code]
    vote.amounts.append(amount)
    vote.likeness = max(vote.likeness, likeness * weight)
    if amount > vote.best:
        vote.best, vote.name, vote.kind = amount, row.text, row.kind


def _ranked(facts: Facts, votes: Mapping[str, _Votes], about: str) -> list[tuple[str, float]]:
    """The occupations with their share of all votes, largest first."""
    weights = _weights()
    scores = {}
    for code, vote in votes.items():
        amounts = sorted(vote.amounts, reverse=True)
        crowd = sum(amount * weights.crowding**place for place, amount in enumerate(amounts))
        scores[code] = crowd * _prior(facts, code) ** weights.prior
    sectors = industry_of(about)
    if sectors:
        for code, _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:30]:
            share = sum(part.share for part in facts.industries(code) if part.naics in sectors)
            scores[code] *= 1.0 + weights.industry * share
    total = sum(scores.values()) or 1.0
    return sorted(((code, score / total) for code, score in scores.items()), key=lambda pair: (-pair[1], pair[0]))


def _prior(facts: Facts, code: str) -> float:
    """Persons employed in the occupation, in thousands and at least one; shared ones count for the first code most."""
    priors = _known(facts).priors
    if code not in priors:
        wages = facts.wages(code)
        employed = (wages.employment or 0) if wages is not None else 0
        if wages is not None and wages.shared and not code.endswith(".00"):
            employed //= 5
        priors[code] = max(employed / 1000.0, 1.0)
    return priors[code]


def _judged(
    facts: Facts, votes: Mapping[str, _Votes], ranked: list[tuple[str, float]], official: Title | None, top: int
) -> tuple[Candidate, ...]:
    """The best candidates with calibrated confidence; the confidences sum to at most one."""
    chosen = ranked[:top]
    confidences = [_confidence(share, votes[code].likeness) for code, share in chosen]
    if official is not None and confidences:
        confidences = [_OFFICIAL_CONFIDENCE, *(min(value, 1 - _OFFICIAL_CONFIDENCE) for value in confidences[1:])]
    else:
        confidences = _descending(confidences)
    excess = max(1.0, sum(confidences))
    if official is not None and confidences:
        rest = sum(confidences[1:])
        scale = min(1.0, (1 - _OFFICIAL_CONFIDENCE) / rest) if rest else 1.0
        confidences = [confidences[0], *(value * scale for value in confidences[1:])]
        excess = 1.0
    return tuple(
        Candidate(
            code=code,
            title=facts.occupation(code).title,
            confidence=round(confidence / excess, 4),
            why=_why(votes[code], official is not None and code == official.code),
        )
        for (code, _), confidence in zip(chosen, confidences, strict=True)
    )


def features(share: float, likeness: float) -> tuple[float, float]:
    """What the confidence is a rising function of: the share of the votes as log odds, and the likeness."""
    bounded = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded)), likeness


def _confidence(share: float, likeness: float) -> float:
    table = _weights().calibration
    odds, like = features(share, likeness)
    return 1 / (1 + math.exp(-(table["constant"] + table["share"] * odds + table["likeness"] * like)))


def _descending(values: list[float]) -> list[float]:
    """The values, none above the one before it."""
    lowered: list[float] = []
    for value in values:
        lowered.append(min(value, lowered[-1]) if lowered else value)
    return lowered


_KIND_WORDS: Mapping[TitleKind, str] = {
    "official": "official title",
    "short": "short title",
    "reported": "title reported by workers",
    "soc_direct": "SOC direct match title",
    "esco": "ESCO occupation",
    "esco_alternate": "alternative ESCO title",
    "alternate": "alternate title",
}


def _why(vote: _Votes, is_official: bool) -> tuple[str, ...]:
    if is_official:
        return ("exact official title",)
    how = "exact" if vote.likeness > 0.97 else f"{vote.likeness:.0%} like the"
    reasons = [f'{how} {_KIND_WORDS[vote.kind]} "{vote.name}"']
    if len(vote.amounts) > 1:
        reasons.append(f"{len(vote.amounts)} known titles speak for it")
    return tuple(reasons)


def _is_official(candidates: tuple[Candidate, ...]) -> bool:
    return bool(candidates) and candidates[0].why == ("exact official title",)


def _of_mixture(facts: Facts, emerging: EmergingCareer, top: int) -> tuple[Candidate, ...]:
    parts = sorted(emerging.mixture, key=lambda part: (-part.weight, part.code))[:top]
    return tuple(
        Candidate(
            code=part.code,
            title=facts.occupation(part.code).title,
            confidence=round(part.weight, 4),
            why=(f'part of the emerging career "{emerging.title}": {part.why}',),
        )
        for part in parts
    )


def _known(facts: Facts) -> _Known:
    if facts not in _KNOWN:
        _KNOWN[facts] = _Known()
    return _KNOWN[facts]
