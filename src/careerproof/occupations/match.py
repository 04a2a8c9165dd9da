"""Says which official occupations a job title may mean, best first, with calibrated confidence."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
_COUNTED = 8
_LEAST_SHARE, _LARGEST_SHARE = 0.001, 0.95
"""Beyond these the share says no more: a few lone votes are not certainty."""
_REMEMBERED = 5000
_AGENT = re.compile(r"\w{2}(?:er|or|eer|ist|ian|man|woman|person|wright|smith)s?$")
_EXACT = 0.98
_NEARLY = 0.97
_OFFICIAL_REASON = "exact official title"
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
    if emerging is not None and not _has_official(candidates):
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
    """What the votes weigh; chosen on development data, see docs/occupations.md."""

    kinds: Mapping[str, float]
    sharpness: float
    sharing: float
    crowding: float
    prior: float
    industry: float
    specialty: float
    remainder: float
    floor: float
    agent_floor: float
    calibration: Mapping[str, float]


@dataclass(slots=True)
class _Votes:
    """What speaks for one occupation: the votes, and the best of them in words."""

    amounts: list[float] = field(default_factory=list)
    best: tuple[float, float] = (0.0, 0.0)
    likeness: float = 0.0
    name: str = ""
    kind: TitleKind = "alternate"

    def add(self, title: Title, amount: float, likeness: float) -> None:
        """Count a title's vote."""
        self.amounts.append(amount)
        self.likeness = max(self.likeness, likeness)
        # The name to show is the one most like the title; of equals, that of the weightier source.
        if (likeness, amount) > self.best:
            self.best, self.name, self.kind = (likeness, amount), title.text, title.kind


@dataclass(slots=True)
class _Known:
    """What is kept of a facts artifact between look-ups."""

    index: NgramIndex
    standings: dict[str, tuple[float, float]] = field(default_factory=dict)
    near: dict[str, tuple[tuple[float, tuple[Title, ...]], ...]] = field(default_factory=dict)
    titles: dict[int, tuple[Title, ...]] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[Facts, _Known] = WeakKeyDictionary()


@cache
def _weights() -> _Weights:
    table = json.loads((Path(__file__).parent / "match.json").read_text(encoding="utf-8"))
    return _Weights(**table["weights"], calibration=table["calibration"])


def _candidates(facts: Facts, title: str, parts: TitleParts, about: str, top: int) -> tuple[Candidate, ...]:
    official = _official(facts, title, parts)
    votes = _cast(facts, parts)
    if official is None and not _is_work(votes, parts):
        return ()
    ranked = _ranked(facts, votes, about)
    if official is not None:
        # A name of eighty letters need not be among the nearest stored ones; it is the occupation all the same.
        ranked = [(official, 1.0), *(pair for pair in ranked if pair[0] != official)]
    return _judged(facts, votes, ranked, official, top)


def _official(facts: Facts, title: str, parts: TitleParts) -> str | None:
    """The code of the occupation that officially has this title, as written or without rank, hours and place."""
    # Official titles hold commas ("Teachers, Except ..."), so the title is first looked up unread.
    names = [row for form in _numbers_of(normalise(title)) for row in facts.titles_named(form)]
    for reading in parts.readings[:_SEARCHED_READINGS]:
        if reading.is_whole:
            names += [row for likeness, rows in _near(facts, reading.text) if likeness == 1.0 for row in rows]
    return next((row.code for row in names if row.kind == "official"), None)


def _is_work(votes: Mapping[str, _Votes], parts: TitleParts) -> bool:
    """False for words that are like no known title, and for a degree that is not exactly one."""
    likeness = max((vote.likeness for vote in votes.values()), default=0.0)
    if parts.degree:
        return likeness >= _EXACT
    # Words that end like those for people at work (seller, pianist) need less likeness to be taken for a job.
    agent = any(_AGENT.search(reading.text) for reading in parts.readings if reading.is_whole)
    # A lone word that is no person at work and no field of it ("Python", "Chicago") names no job.
    if parts.is_lone_word and not agent and likeness < _EXACT:
        return False
    return likeness >= (_weights().agent_floor if agent else _weights().floor)


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


def _cast(facts: Facts, parts: TitleParts) -> dict[str, _Votes]:
    votes: dict[str, _Votes] = defaultdict(_Votes)
    for reading in parts.readings[:_SEARCHED_READINGS]:
        _vote(facts, votes, reading)
    return votes


def _vote(facts: Facts, votes: dict[str, _Votes], reading: Reading) -> None:
    """Let the stored titles that are like the reading vote for their occupations."""
    weights = _weights()
    for likeness, titles in _near(facts, reading.text):
        shared = len({title.code for title in titles}) ** -weights.sharing
        alike, standing = likeness**weights.sharpness, likeness * min(reading.weight, 1.0)
        for title in titles:
            amount = reading.weight * weights.kinds[title.kind] * alike * (1.0 if title.kind == "official" else shared)
            votes[title.code].add(title, amount, standing)


def _near(facts: Facts, text: str) -> tuple[tuple[float, tuple[Title, ...]], ...]:
    """The stored titles most like the text, grouped by their words, each with its likeness; 1 only for equal words."""
    known = _known(facts)
    if text not in known.near:
        if len(known.near) >= _REMEMBERED:
            known.near.clear()
        hits = known.index.search(text, top=_RETRIEVED)
        # Like titles have the same neighbours, so that of many titles few need the file.
        wanted = [number for number, _ in hits if number not in known.titles]
        known.titles.update(zip(wanted, facts.titles_numbered(wanted), strict=True))
        rows = [known.titles[number] for number, _ in hits]
        forms = _numbers_of(text)
        # The stored weights are rounded; equal words count as exactly alike, and no others do.
        known.near[text] = tuple(
            (1.0 if titles[0].normal in forms else min(likeness, _NEARLY), titles)
            for (_, likeness), titles in zip(hits, rows, strict=True)
        )
    return known.near[text]


def _ranked(facts: Facts, votes: Mapping[str, _Votes], about: str) -> list[tuple[str, float]]:
    """The occupations with their share of all votes, largest first."""
    weights = _weights()
    scores = {}
    for code, vote in votes.items():
        amounts = sorted(vote.amounts, reverse=True)[:_COUNTED]
        crowd = sum(amount * weights.crowding**place for place, amount in enumerate(amounts))
        breadth, prior = _standing(facts, code)
        scores[code] = crowd * breadth * prior
    sectors = industry_of(about)
    if sectors:
        for code in scores:
            share = sum(part.share for part in facts.industries(code) if part.naics in sectors)
            scores[code] *= 1.0 + weights.industry * share
    total = sum(scores.values()) or 1.0
    return sorted(((code, score / total) for code, score in scores.items()), key=lambda pair: (-pair[1], pair[0]))


def _standing(facts: Facts, code: str) -> tuple[float, float]:
    """What an occupation's votes count for whatever the title: by its breadth, and by how many it employs."""
    standings = _known(facts).standings
    if code not in standings:
        weights = _weights()
        breadth = 1.0 if code.endswith(".00") else weights.specialty
        if facts.occupation(code).title.endswith("All Other"):
            breadth *= weights.remainder
        standings[code] = (breadth, _employed(facts, code) ** weights.prior)
    return standings[code]


def _employed(facts: Facts, code: str) -> float:
    """Persons employed, in thousands and at least one; a specialty counts a fifth of what it shares."""
    wages = facts.wages(code)
    employed = (wages.employment or 0) if wages is not None else 0
    if wages is not None and wages.shared and not code.endswith(".00"):
        employed //= 5
    return max(employed / 1000.0, 1.0)


def _judged(
    facts: Facts, votes: Mapping[str, _Votes], ranked: list[tuple[str, float]], official: str | None, top: int
) -> tuple[Candidate, ...]:
    """The best candidates with calibrated confidence; the confidences fall and sum to at most one."""
    chosen = ranked[:top]
    confidences = [_confidence(share, votes[code].likeness) for code, share in chosen]
    confidences = _beside_official(confidences) if official is not None else _descending(confidences)
    return tuple(
        Candidate(
            code=code,
            title=facts.occupation(code).title,
            confidence=round(confidence, 4),
            why=(_OFFICIAL_REASON,) if code == official else _why(votes[code]),
        )
        for (code, _), confidence in zip(chosen, confidences, strict=True)
    )


def _beside_official(values: list[float]) -> list[float]:
    """An official title has all but a fiftieth; the others share that by what they would have had."""
    rest = sum(values[1:]) or 1.0
    return [_OFFICIAL_CONFIDENCE, *_descending([value / rest * (1 - _OFFICIAL_CONFIDENCE) for value in values[1:]])]


def explain_votes(facts: Facts, title: str, *, top: int = 5) -> tuple[tuple[str, float, float], ...]:
    """The best candidates before calibration: (code, share of the votes, likeness of the best name)."""
    parts = read_title(title)
    votes = _cast(facts, parts)
    ranked = _ranked(facts, votes, " ".join(parts.rest))
    return tuple((code, share, votes[code].likeness) for code, share in ranked[:top])


def features(share: float, likeness: float) -> tuple[float, float]:
    """What the confidence is a rising function of: the share of the votes as log odds, and the likeness."""
    bounded = min(max(share, _LEAST_SHARE), _LARGEST_SHARE)
    return math.log(bounded / (1 - bounded)), likeness


def _confidence(share: float, likeness: float) -> float:
    table = _weights().calibration
    odds, like = features(share, likeness)
    return 1 / (1 + math.exp(-(table["constant"] + table["share"] * odds + table["likeness"] * like)))


def _descending(values: list[float]) -> list[float]:
    """The values, none above the one before it, scaled down where they sum to more than one."""
    lowered: list[float] = []
    for value in values:
        lowered.append(min(value, lowered[-1]) if lowered else value)
    excess = max(1.0, sum(lowered))
    return [value / excess for value in lowered]


_KIND_WORDS: Mapping[TitleKind, str] = {
    "official": "official title",
    "short": "short title",
    "reported": "title reported by workers",
    "soc_direct": "SOC direct match title",
    "esco": "ESCO occupation",
    "esco_alternate": "alternative ESCO title",
    "alternate": "alternate title",
}


def _why(vote: _Votes) -> tuple[str, ...]:
    how = "exact" if vote.likeness >= _EXACT else f"{vote.likeness:.0%} like the"
    reasons = [f'{how} {_KIND_WORDS[vote.kind]} "{vote.name}"']
    if len(vote.amounts) > 1:
        reasons.append(f"{len(vote.amounts)} known titles speak for it")
    return tuple(reasons)


def is_official(match: OccupationMatch) -> bool:
    """True where the title is an official one."""
    return _has_official(match.candidates)


def _has_official(candidates: tuple[Candidate, ...]) -> bool:
    return bool(candidates) and candidates[0].why == (_OFFICIAL_REASON,)


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
        _KNOWN[facts] = _Known(NgramIndex.from_bytes(facts.index("titles")))
    return _KNOWN[facts]
