"""The rows of ESCO's tables, whichever form they were read from, and what ESCO says of itself."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from careerproof.evidence import Source

SkillKind = Literal["skill", "knowledge", "attitude", "language"]
Edition = tuple[int, ...]
"""The numbers of a release: (1, 2, 0); () where no path tells it."""

_RELEASE = re.compile(r"(?<![\d.])(\d)\.(\d{1,2})(?:\.(\d{1,2}))?(?!\d)")
_PUBLISHED = {(1, 0, 0): "July 2017", (1, 1, 0): "January 2022", (1, 2, 0): "May 2024"}
"""When the European Commission published its main releases."""


class EscoOccupationRow(NamedTuple):
    """An ESCO occupation, with the other names it goes by."""

    uri: str
    label: str
    isco: str
    alternates: tuple[str, ...]


class EscoSkillRow(NamedTuple):
    """An ESCO skill: its URI ("" where the files do not tell it), preferred label, kind and other names."""

    uri: str
    label: str
    kind: SkillKind
    alternates: tuple[str, ...]


class EscoLink(NamedTuple):
    """A skill (by label, lower case) that an occupation (by URI) needs; essential or optional."""

    occupation: str
    skill: str
    essential: bool


class EscoMatch(NamedTuple):
    """An O*NET occupation and an ESCO occupation or ISCO group, with the type of the match."""

    code: str
    uri: str
    match: str


def edition_in(path: str) -> Edition:
    """The release that a path names last ("ESCO dataset - v1.2.0 - … .zip/skills_en.csv" → (1, 2, 0)); () for none."""
    found = _RELEASE.findall(path)
    return tuple(int(number or 0) for number in found[-1]) if found else ()


def esco_classification(edition: Edition) -> Source:
    """The ESCO classification of a release."""
    if not edition:
        return esco_source("esco", "ESCO classification", "release not stated")
    numbers = ".".join(map(str, edition))
    published = _PUBLISHED.get((edition[0], edition[1], edition[2]))
    stated = f"v{numbers}, {published}" if published else f"v{numbers}"
    return esco_source(f"esco-{numbers.removesuffix('.0')}", "ESCO classification", stated)


def esco_source(identifier: str, title: str, edition: str) -> Source:
    """An ESCO publication."""
    return Source(
        id=identifier,
        title=title,
        publisher="European Commission",
        edition=edition,
        licence="CC BY 4.0 (Commission Decision 2011/833/EU)",
        url="https://esco.ec.europa.eu/",
        citation="This service uses the ESCO classification of the European Commission.",
    )
