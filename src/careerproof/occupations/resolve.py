"""Finds the one career that a person means by a title, a code or the slug of an emerging career."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from careerproof.errors import UnknownOccupation
from careerproof.evidence import Record
from careerproof.facts.store import Facts
from careerproof.language import normalise
from careerproof.occupations.emerging import emerging_by_slug, find_emerging
from careerproof.occupations.match import is_official, match_title
from careerproof.occupations.model import EmergingCareer, OccupationMatch

_CODE = re.compile(r"(\d{2}-\d{4})(\.\d{2})?")
_NEAR_TITLES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Career(Record):
    """A career as a person means it: an official occupation or an emerging career.

    `mixture` holds official codes with weights that sum to one: the occupation alone, an emerging career's parts, or,
    for a free title, its candidates by confidence, so that doubt about the title stays visible. `match` says how a free
    title was understood; None for a code or slug.
    """

    kind: Literal["occupation", "emerging"]
    code: str | None
    slug: str | None
    title: str
    mixture: tuple[tuple[str, float], ...]
    emerging: EmergingCareer | None = None
    match: OccupationMatch | None = None


def resolve_career(facts: Facts, text: str, *, company: str | None = None) -> Career:
    """The career that the text means: an O*NET-SOC or SOC code, an emerging career's slug, or a job title.

    An official title wins over an emerging career of the same name. Where the text is a title, `company` is the
    employer, whose trade helps to tell which occupation it is.

    Raises:
        UnknownOccupation: nothing goes by that code or title; the hint names titles that come near.
    """
    wanted = text.strip()
    code = _CODE.fullmatch(wanted)
    if code is not None:
        return _by_code(facts, code.group(1), code.group(2))
    named = emerging_by_slug(wanted)
    if named is not None:
        return _of_emerging(named, None)
    return _by_title(facts, wanted, company)


def _by_code(facts: Facts, soc: str, detail: str | None) -> Career:
    """The occupation with that code; a SOC code alone is its first O*NET-SOC code."""
    if detail is None:
        codes = [code for code in facts.codes() if code.startswith(soc)]
        if not codes:
            raise UnknownOccupation(f"no occupation has the SOC code {soc}")
        return _of_code(facts, codes[0], None)
    return _of_code(facts, soc + detail, None)


def _by_title(facts: Facts, title: str, company: str | None) -> Career:
    normal = normalise(title)
    official = [row for row in facts.titles_named(normal) if row.kind == "official"]
    if official:
        return _of_code(facts, official[0].code, match_title(facts, title, company=company))
    emerging = find_emerging(title)
    match = match_title(facts, title, company=company)
    if emerging is not None and not is_official(match):
        return _of_emerging(emerging, match)
    if not match.candidates:
        raise UnknownOccupation(f"no occupation goes by {title!r}", hint=_near(facts, normal))
    best = match.candidates[0]
    total = sum(candidate.confidence for candidate in match.candidates)
    mixture = tuple((candidate.code, candidate.confidence / total) for candidate in match.candidates)
    return Career(kind="occupation", code=best.code, slug=None, title=best.title, mixture=mixture, match=match)


def _of_code(facts: Facts, code: str, match: OccupationMatch | None) -> Career:
    occupation = facts.occupation(code)
    return Career(
        kind="occupation", code=occupation.code, slug=None, title=occupation.title, mixture=((code, 1.0),), match=match
    )


def _of_emerging(career: EmergingCareer, match: OccupationMatch | None) -> Career:
    return Career(
        kind="emerging",
        code=None,
        slug=career.slug,
        title=career.title,
        mixture=tuple((part.code, part.weight) for part in career.mixture),
        emerging=career,
        match=match,
    )


def _near(facts: Facts, normal: str) -> str:
    from careerproof.language.retrieval import NgramIndex

    hits = NgramIndex.from_bytes(facts.index("titles")).search(normal, top=_NEAR_TITLES)
    names = [facts.titles_named(name)[0].text for name in facts.normals(number for number, _ in hits)]
    if not names:
        return UnknownOccupation.default_hint
    return "did you mean " + ", ".join(f'"{name}"' for name in names) + "? An O*NET-SOC code works too"
