"""The word lists of this room, read once: headings, months, titles, employers, degrees, places, labels."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from careerproof.resumes.model import SectionKind
from careerproof.resumes.patterns import lazy

_FOLDER = Path(__file__).parent / "words"
_EDGE_JUNK = lazy(r"^[\W_]+|[\W_]+$")
_SPACES = lazy(r"\s+")
_SHORTEST_COMPOUND_END = 5
_HONOURS = r"(?:\s*\((?:hons?\.?|honou?rs)\)|\s+hons?\b\.?)?"
"""What may follow any degree: "BA (Hons)"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What a heading means: the kind of its section, the standard name, and whether the words alone are proof.

    `strong` words name a section where they stand alone; `certain` ones do so even in the style of the text.
    """

    kind: SectionKind
    standard: str
    strong: bool
    certain: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Titles:
    """The words of job titles: head `nouns`, `ranks` before them, `trades` that fill them.

    `leading` are nouns that stand first in a title, `compound` the ends of words that are titles as a whole.
    """

    nouns: frozenset[str]
    leading: frozenset[str]
    compound: tuple[str, ...]
    ranks: frozenset[str]
    trades: frozenset[str]
    levels: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Employers:
    """The words of employers' and schools' names, the ends of `compound` ones, and a template's placeholders."""

    suffixes: frozenset[str]
    words: frozenset[str]
    schools: frozenset[str]
    compound: tuple[str, ...]
    events: frozenset[str]
    placeholders: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Countries by the names people write, regions and large cities (name → country code, codes in capitals)."""

    countries: dict[str, str]
    regions: dict[str, str]
    region_codes: dict[str, str]
    cities: dict[str, str]
    words: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """Words before a colon by what they announce, networks by address, and the words of languages and levels."""

    by_use: dict[str, frozenset[str]]
    networks: tuple[tuple[str, str], ...]
    fluency: re.Pattern[str]
    languages: frozenset[str]
    levels: frozenset[str]
    honours: re.Pattern[str]
    awards: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class NameWords:
    """Small words within names (`opening` ones may come first), and words that no name has."""

    particles: frozenset[str]
    opening: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tongues:
    """The languages that are `read`, the commonest small `words` of each known one, and telling `scripts`."""

    read: tuple[str, ...]
    words: dict[str, frozenset[str]]
    scripts: dict[str, str]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text for looking up: lower case, one space between words, nothing but letters and digits at its ends."""
    return _SPACES.sub(" ", _EDGE_JUNK.sub("", text)).casefold().replace("’", "'")


@cache
def load_headings() -> dict[str, Heading]:
    """Every known heading, folded, with its meaning."""
    headings: dict[str, Heading] = {}
    table = _read("headings")
    certain = frozenset(table["certain"])
    for kind, entry in table.items():
        if not isinstance(entry, dict):
            continue
        for strength in ("weak", "strong"):
            for words in entry[strength]:
                headings.setdefault(
                    fold(words),
                    Heading(
                        kind=cast(SectionKind, kind),
                        standard=entry["standard"],
                        strong=strength == "strong",
                        certain=strength == "strong" and (words in certain or " " in words),
                    ),
                )
    return headings


@cache
def heading_modifiers() -> frozenset[str]:
    """Words that a heading may carry without changing its meaning ("selected", "relevant")."""
    return frozenset(_read("headings")["modifiers"])


@cache
def load_titles() -> Titles:
    """The words of job titles."""
    table = _read("titles")
    leading, compound = table["leading"].split(), table["compound"].split()
    return Titles(
        nouns=frozenset((*table["nouns"].split(), *leading, *compound)),
        leading=frozenset(leading),
        compound=tuple(sorted({word for word in compound if len(word) >= _SHORTEST_COMPOUND_END})),
        ranks=frozenset(table["ranks"].split()),
        trades=frozenset(table["trades"].split()),
        levels=frozenset(table["levels"].split()),
    )


@cache
def load_employers() -> Employers:
    """The words of employers' and schools' names."""
    table = _read("employers")
    return Employers(
        suffixes=frozenset(table["suffixes"].split()),
        words=frozenset(table["words"].split()),
        schools=frozenset(table["schools"].split()),
        compound=tuple(sorted(table["compound"].split())),
        events=frozenset(table["events"].split()),
        placeholders=frozenset(table["placeholders"]),
    )


@cache
def load_fields() -> frozenset[str]:
    """The words of fields of study."""
    return frozenset(_read("fields")["words"].split())


@cache
def load_places() -> Places:
    """Countries and regions."""
    table = _read("places")
    regions: dict[str, str] = {}
    codes: dict[str, str] = {}
    for country, listed in table["regions"].items():
        short, long = listed.strip().split("\n")
        names = long.split("|")
        for name in names:
            regions.setdefault(name.strip().casefold(), country)
        for code in short.split():
            codes.setdefault(code, country)
    countries = {name: code for code, names in table["countries"].items() for name in names}
    cities: dict[str, str] = {}
    for country, listed in table["cities"].items():
        for name in listed.strip().replace("\n", "|").split("|"):
            cities.setdefault(name.strip().casefold(), country)
    return Places(
        countries=countries, regions=regions, region_codes=codes, cities=cities, words=frozenset(table["words"])
    )


@cache
def load_labels() -> Labels:
    """Labels, networks, languages and levels."""
    table = _read("labels")
    by_use = {key: frozenset(value) for key, value in table.items() if isinstance(value, list)}
    networks = tuple((address, name) for name, addresses in table["networks"].items() for address in addresses)
    fluency = table["fluency"]
    return Labels(
        by_use=by_use,
        networks=tuple(sorted(networks, key=lambda pair: -len(pair[0]))),
        fluency=re.compile(rf"\b(?:{alternation(fluency['words'])}|[ABC][12]\b)", re.IGNORECASE),
        languages=frozenset(fluency["names"]),
        levels=frozenset(fluency["levels"]),
        awards=re.compile(rf"(?<!\w)(?:{alternation(table['award_words'])})", re.IGNORECASE),
        honours=re.compile(rf"(?<!\w)(?:{alternation(table['honours'])})(?!\w)", re.IGNORECASE),
    )


@cache
def load_name_words() -> NameWords:
    """The small words of names, and the words that no name has."""
    table = _read("names")
    return NameWords(
        particles=frozenset(table["particles"].split()),
        opening=frozenset(table["opening_particles"].split()),
        never=frozenset(table["never"].split()),
    )


@cache
def load_tongues() -> Tongues:
    """The languages that are told apart."""
    table = _read("tongues")
    return Tongues(
        read=tuple(table["read"]),
        words={name: frozenset(words.split()) for name, words in table["words"].items()},
        scripts=dict(table["scripts"]),
    )


@cache
def compound_halves() -> frozenset[str]:
    """Halves of compounds that keep their hyphen at a line's end."""
    return frozenset(_read("compounds")["halves"].split())


@cache
def degree_patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """One pattern per degree level (2..8), highest level first."""
    levels = _read("degrees")["level"]
    return tuple(
        (
            level["value"],
            re.compile(rf"(?<![\w.])(?:{_longest_first(level['patterns'])})(?!\w){_HONOURS}", re.IGNORECASE),
        )
        for level in sorted(levels, key=lambda level: -int(level["value"]))
    )


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month by its written forms, lower case."""
    return {word: int(number) for number, words in _read("months")["months"].items() for word in words}


@cache
def date_words() -> dict[str, tuple[str, ...]]:
    """The other words of dates: seasons, present, to, since, of, expected."""
    return {key: tuple(words) for key, words in _read("months")["words"].items()}


def _longest_first(patterns: Iterable[str]) -> str:
    """The patterns as one, those that ask for most letters first ("licence professionnelle" before "licence")."""
    return "|".join(sorted(patterns, key=lambda pattern: -len(re.sub(r"\(\?[=!][^)]*\)|\W", "", pattern))))


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
