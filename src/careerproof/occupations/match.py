"""Says which official occupations a job title may mean, best first, with calibrated confidence."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy

from careerproof.facts.keeping import kept
from careerproof.facts.model import TitleKind
from careerproof.facts.store import Facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations.emerging import find_emerging
from careerproof.occupations.industries import industry_of
from careerproof.occupations.model import Candidate, EmergingCareer, OccupationMatch
from careerproof.occupations.ranking import Ranking
from careerproof.occupations.titles import TitleParts, is_field, read_title
from careerproof.occupations.votes import Names, Votes, cast_votes, numbers_of
from careerproof.occupations.weights import load_weights
from careerproof.occupations.words import load_words

_RANKED = 50
"""As many candidates as are ever given."""
_LOOKED_UP_READINGS = 3
_LEAST_SHARE, _LARGEST_SHARE = 0.001, 0.95
"""Beyond these the share says no more: a little evidence for one alone is not certainty."""
_AGENT = re.compile(r"\w{2}(?:er|or|eer|ist|ian|man|woman|person|wright|smith)s?$")
_EXACT = 0.98
_OFFICIAL_REASON = "exact official title"
_OFFICIAL_CONFIDENCE = 0.98
"""An official title is its occupation by definition; the rest is left to namesakes outside the classification."""


def match_title(
    facts: Facts,
    title: str,
    *,
    company: str | None = None,
    industry: str | None = None,
    skills: Sequence[str] = (),
    context: str | Sequence[str] = (),
    top: int = 5,
) -> OccupationMatch:
    """Which occupations the title may mean, at most `top`, best first; none when it is no occupation.

    Confidence is calibrated: of candidates given 0.8, about eight in ten are right. An exact official title comes back
    as its own code. A title that names an emerging career says so, and its candidates are the official occupations
    that the career is made of.

    Args:
        title: a job title, also as "title, company" or with rank, hours, level and place in it.
        company: the employer; its name often tells the industry.
        industry: the industry in words ("health care") or as a NAICS code ("62", "6221").
        skills: what the person works with.
        context: what the job is described by: bullets, or the text of a whole posting.
        top: the most candidates to give.
    """
    parts = read_title(title)
    emerging = find_emerging(title)
    employer, industries = _employer(parts, company, industry)
    text = "\n".join([*skills, *([context] if isinstance(context, str) else context)]).strip()
    candidates = _candidates(
        facts, _Asked(title=title, parts=parts, employer=employer, industries=industries, text=text), top
    )
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


def _employer(parts: TitleParts, company: str | None, industry: str | None) -> tuple[str, frozenset[str]]:
    """The employer's name and its industries: as told, else from the words beside the core of the title.

    There the employer stands last, and a department ("retail marketing") is none.
    """
    beside = [words for words in reversed(parts.rest) if not is_field(words)]
    names = [company] if company else beside
    told = industry_of(industry or "")
    for name in names:
        found = industry_of(name)
        if found:
            return name, told or found
    return next(iter(names), ""), told


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """A title as it was read, and what is known beside it."""

    title: str
    parts: TitleParts
    employer: str
    industries: Collection[str]
    text: str


@dataclass(slots=True)
class _Known:
    """What is kept of a facts artifact between look-ups."""

    names: Names
    ranking: Ranking
    official: Mapping[str, str]
    esco: dict[str, tuple[str, ...]]


def _candidates(facts: Facts, asked: _Asked, top: int) -> tuple[Candidate, ...]:
    official = _official(facts, asked.title, asked.parts)
    votes = cast_votes(_known(facts).names, asked.parts.readings)
    if official is None and not _is_work(votes, asked.parts):
        return ()
    ranked = _ranked(facts, votes, asked)
    if official is not None:
        # A name of eighty letters need not be among the nearest stored ones; it is the occupation all the same.
        ranked = [(official, 1.0), *(pair for pair in ranked if pair[0] != official)]
    return _judged(facts, votes, ranked[:top], official)


def _official(facts: Facts, title: str, parts: TitleParts) -> str | None:
    """The code of the occupation that officially has this title, as written or without rank, hours and place."""
    # Official titles hold commas ("Teachers, Except ..."), so the title is first looked up unread.
    forms = [*numbers_of(normalise(title))]
    for reading in parts.readings[:_LOOKED_UP_READINGS]:
        if reading.is_whole:
            forms += numbers_of(reading.text)
    official = _known(facts).official
    return next((official[form] for form in forms if form in official), None)


def _is_work(votes: Mapping[str, Votes], parts: TitleParts) -> bool:
    """False for words that are like no known title, and for a degree that is not exactly one."""
    likeness = max((vote.likeness for vote in votes.values()), default=0.0)
    if parts.degree:
        return likeness >= _EXACT
    # Words that end like those for people at work (seller, pianist) need less likeness to be taken for a job.
    agent = any(_AGENT.search(reading.text) for reading in parts.readings if reading.is_whole)
    # A lone word that is no person at work and no field of it ("Python", "Chicago") names no job.
    if parts.is_lone_word and not agent and likeness < _EXACT:
        return False
    weights = load_weights()
    if parts.names_worker:
        return likeness >= weights.head_floor
    return likeness >= (weights.agent_floor if agent else weights.floor)


def _ranked(facts: Facts, votes: Mapping[str, Votes], asked: _Asked) -> list[tuple[str, float]]:
    """The likeliest occupations with their probability, largest first, equals by code."""
    ranking = _known(facts).ranking
    shares = ranking.shares(
        votes, asked.parts.readings, employer=asked.employer, industries=asked.industries, text=asked.text
    )
    codes = facts.codes()
    best = numpy.lexsort((numpy.arange(len(shares)), -shares))[:_RANKED]
    return [(codes[place], float(shares[place])) for place in best]


def _judged(
    facts: Facts, votes: Mapping[str, Votes], chosen: list[tuple[str, float]], official: str | None
) -> tuple[Candidate, ...]:
    """The candidates with calibrated confidence; the confidences fall and sum to at most one."""
    confidences = [_confidence(share, _likeness(votes, code)) for code, share in chosen]
    confidences = _beside_official(confidences) if official is not None else _descending(confidences)
    return tuple(
        _candidate(facts, code, confidence, (_OFFICIAL_REASON,) if code == official else _why(votes.get(code)))
        for (code, _), confidence in zip(chosen, confidences, strict=True)
    )


def _candidate(facts: Facts, code: str, confidence: float, why: tuple[str, ...]) -> Candidate:
    occupation = facts.occupation(code)
    return Candidate(
        code=code,
        title=occupation.title,
        confidence=round(confidence, 4),
        why=why,
        soc=occupation.soc,
        isco=occupation.isco,
        esco=_esco(facts, code),
    )


def _esco(facts: Facts, code: str) -> tuple[str, ...]:
    """The ESCO occupations that are the same work or close to it; asked for once, as few codes answer most titles."""
    known = _known(facts).esco
    if code not in known:
        known[code] = tuple(esco.uri for esco, how in facts.esco_occupations(code) if how in _SAME_WORK)
    return known[code]


_SAME_WORK = ("exactMatch", "closeMatch")


def _likeness(votes: Mapping[str, Votes], code: str) -> float:
    """The likeness of the best name of an occupation; nothing where none is near."""
    return votes[code].likeness if code in votes else 0.0


def _beside_official(values: list[float]) -> list[float]:
    """An official title has all but a fiftieth; the others share that by what they would have had."""
    rest = sum(values[1:]) or 1.0
    return [_OFFICIAL_CONFIDENCE, *_descending([value / rest * (1 - _OFFICIAL_CONFIDENCE) for value in values[1:]])]


def explain_votes(facts: Facts, title: str, *, top: int = 5) -> tuple[tuple[str, float, float], ...]:
    """The best candidates before calibration: (code, probability, likeness of the best name)."""
    parts = read_title(title)
    votes = cast_votes(_known(facts).names, parts.readings)
    employer, industries = _employer(parts, None, None)
    asked = _Asked(title=title, parts=parts, employer=employer, industries=industries, text="")
    ranked = _ranked(facts, votes, asked)
    return tuple((code, share, _likeness(votes, code)) for code, share in ranked[:top])


def features(share: float, likeness: float) -> tuple[float, float]:
    """What the confidence is a rising function of: the probability as log odds, and the likeness."""
    bounded = min(max(share, _LEAST_SHARE), _LARGEST_SHARE)
    return math.log(bounded / (1 - bounded)), likeness


def _confidence(share: float, likeness: float) -> float:
    table = load_weights().calibration
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


def _why(vote: Votes | None) -> tuple[str, ...]:
    if vote is None:
        return ("its names and its work share words with the title",)
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
        _candidate(facts, part.code, part.weight, (f'part of the emerging career "{emerging.title}": {part.why}',))
        for part in parts
    )


@kept(1)
def _known(facts: Facts) -> _Known:
    return _Known(
        names=Names(NgramIndex.from_bytes(facts.index("titles")), facts.titles_numbered),
        ranking=Ranking(facts.codes(), load_words()),
        official={normalise(occupation.title): occupation.code for occupation in reversed(facts.occupations())},
        esco={},
    )
