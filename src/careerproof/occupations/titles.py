"""Takes a job title apart: what the work is, and beside it rank, level, hours, place and department."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from careerproof.evidence import Record
from careerproof.language import normalise

_SEPARATOR = re.compile(r"\s+[-–—|•·@]+\s+|\s*[|•·;:]\s*|,\s*|[–—]|\s+at\s+(?=[A-Z])|\s+/\s+|\s*[(\[]\s*|\s*[)\]]\s*")
_LEVEL = re.compile(r"^(?:(?:level|grade|lvl|step|tier|band)\s+)?(?:[ivx]+|l?\d{1,2}|[a-d])$")
_LEVEL_WORDS = frozenset({"level", "grade", "lvl", "step", "tier", "band"})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii"})
_LINKS = ("of", "for")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading(Record):
    """One way to read the core of a title, in normal form, abbreviations written out.

    `weight` 0..1 says how much of the title it keeps. `is_whole` is true where only rank, hours, level, place or word
    order changed, false where a part of the title was left out.
    """

    text: str
    weight: float
    is_whole: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleParts(Record):
    """A title taken apart. `readings` are best first, distinct; `rest` is what is left (employer, department).
    `is_lone_word` is true for one word that is neither a field of work nor a usual head of titles;
    `names_worker` where any word is such a head ("manager", "consultant").
    """

    readings: tuple[Reading, ...]
    rest: tuple[str, ...]
    seniority: str | None
    employment_type: str | None
    location: str | None
    level: str | None
    department: str | None
    degree: bool
    is_lone_word: bool
    names_worker: bool


@lru_cache(maxsize=1024)
def read_title(title: str) -> TitleParts:
    """The parts of a job title. Also reads "title, company" and "Director, Marketing"."""
    found: dict[str, str] = {}
    segments = [segment for raw in _SEPARATOR.split(title) if (segment := _segment(raw, found))]
    core, others = (segments[0], segments[1:]) if segments else ("", [])
    readings = _readings(core, others, found)
    department = others[0] if others else None
    return TitleParts(
        readings=readings,
        rest=tuple(others),
        seniority=found.get("seniority"),
        employment_type=found.get("employment_type"),
        location=found.get("location"),
        level=found.get("level"),
        department=department,
        degree=_names_degree(normalise(title)),
        names_worker=not _lexicon().generic_heads.isdisjoint(" ".join([core, *others]).split()),
        is_lone_word=not others and " " not in core and core not in _lexicon().fields | _lexicon().generic_heads,
    )


def expand(normal: str) -> str:
    """A normalised title with its abbreviations written out and in American spelling."""
    lexicon = _lexicon()
    return " ".join(lexicon.words.get(word, word) for word in _split(normal))


def is_field(words: str) -> bool:
    """True where normalised words name fields of work ("retail marketing") and so a department, no employer."""
    return _lexicon().fields.issuperset(words.split())


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, str]
    seniority: dict[str, str]
    strippable: tuple[str, ...]
    employment_types: dict[str, str]
    kept: frozenset[str]
    at_end: frozenset[str]
    places: frozenset[str]
    state_codes: frozenset[str]
    generic_heads: frozenset[str]
    degree_words: frozenset[str]
    fields: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    table = json.loads((Path(__file__).parent / "titles.json").read_text(encoding="utf-8"))
    return _Lexicon(
        words={**table["spellings"], **table["abbreviations"]},
        seniority=table["seniority"],
        strippable=tuple(sorted(table["strippable"], key=lambda words: (-len(words), words))),
        # Longest first, so that "independent contractor" is taken before "contractor".
        employment_types=dict(sorted(table["employment_types"].items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        kept=frozenset(table["kept_employment_words"]),
        at_end=frozenset(table["employment_words_at_end"]),
        places=frozenset(table["places"]),
        state_codes=frozenset(table["state_codes"]),
        generic_heads=frozenset(table["generic_heads"]),
        degree_words=frozenset(table["degree_words"]),
        fields=frozenset(table["fields"]),
    )


def _split(normal: str) -> list[str]:
    """The words of a normal form; a slash separates, but for the abbreviations that hold one (a/p)."""
    words = _lexicon().words
    parts: list[str] = []
    for word in normal.split():
        parts.extend([word] if word in words or "/" not in word else word.split("/"))
    return [part for part in parts if part]


def _segment(raw: str, found: dict[str, str]) -> str:
    """One part of the title in normal form; place, hours and level go to `found`, and "" comes back of nothing else."""
    lexicon = _lexicon()
    normal = normalise(raw)
    if not normal:
        return ""
    written = raw.strip(" -–—")
    if normal in lexicon.places or (normal in lexicon.state_codes and written.isupper() and len(written) == 2):
        found["location"] = f"{found['location']}, {written}" if "location" in found else written
        return ""
    words = _take_employment_type(expand(normal), found).split()
    words = _take_level(words, found)
    return " ".join(words)


def _take_employment_type(text: str, found: dict[str, str]) -> str:
    lexicon = _lexicon()
    padded = f" {text} "
    for phrase, name in lexicon.employment_types.items():
        # "Engineer, contract" tells the hours; a contract manager manages contracts.
        stands = padded.endswith(f" {phrase} ") if phrase in lexicon.at_end else f" {phrase} " in padded
        if not stands:
            continue
        found.setdefault("employment_type", name)
        if phrase not in lexicon.kept:
            padded = padded.replace(f" {phrase} ", " ")
    return padded.strip()


def _take_level(words: list[str], found: dict[str, str]) -> list[str]:
    if not words:
        return words
    last = words[-1]
    if len(words) > 2 and words[-2] in _LEVEL_WORDS and _LEVEL.match(last):
        found.setdefault("level", last.upper())
        return words[:-2]
    if len(words) > 1 and (last in _ROMAN or re.fullmatch(r"l?\d{1,2}", last)):
        found.setdefault("level", last.upper())
        return words[:-1]
    return words


def _readings(core: str, others: list[str], found: dict[str, str]) -> tuple[Reading, ...]:
    """The ways to read a core with its other segments, heaviest first."""
    lexicon = _lexicon()
    readings: dict[str, Reading] = {}

    def add(text: str, weight: float, is_whole: bool) -> None:
        if text and (text not in readings or readings[text].weight < weight):
            readings[text] = Reading(text=text, weight=weight, is_whole=is_whole)

    bare = _without_rank(core, found)
    for text, weight in ((core, 1.0), (bare, 0.98)):
        add(text, weight, True)
        for turned in _turned(text):
            add(turned, weight * 0.97, True)
    for place, other in enumerate(others):
        joined = f"{other} {bare}" if bare in lexicon.generic_heads or core in lexicon.generic_heads else ""
        add(joined, 1.01 if place == 0 else 0.5, place == 0)
        if place == 0 and len(others) == 1 and not joined:
            add(f"{bare} {other}", 0.6, True)
        add(_without_rank(other, {}), 0.55 if place < len(others) - 1 else 0.3, False)
    return tuple(sorted(readings.values(), key=lambda reading: (-reading.weight, reading.text)))


def _without_rank(text: str, found: dict[str, str]) -> str:
    """The text without words of rank at its ends, as long as something is left; the rank goes to `found`."""
    lexicon = _lexicon()
    padded = f" {text} "
    for phrase, name in lexicon.seniority.items():
        if f" {phrase} " in padded and _outranks(name, found.get("seniority")):
            found["seniority"] = name
    changed = True
    while changed:
        changed = False
        for phrase in lexicon.strippable:
            rest = text.removeprefix(phrase + " ")
            if rest == text:
                rest = text.removesuffix(" " + phrase)
            if rest != text and rest:
                text, changed = rest, True
    return text


_RANKS = (
    "intern", "trainee", "apprentice", "entry", "junior", "associate", "mid", "expert", "fellow", "staff", "lead",
    "senior", "principal", "distinguished", "head", "director", "vice president", "chief",
)  # fmt: skip


def _outranks(name: str, other: str | None) -> bool:
    return other is None or _RANKS.index(name) > _RANKS.index(other)


def _turned(text: str) -> list[str]:
    """ "director of marketing" as "marketing director", "counsel for patents" as "patents counsel"."""
    for link in _LINKS:
        head, found, tail = text.partition(f" {link} ")
        if found and tail:
            return [f"{tail.removeprefix('the ')} {head}"]
    return []


def _names_degree(normal: str) -> bool:
    """True where the words are those of a degree ("bachelor of arts", "mba", "associate degree in nursing")."""
    words = normal.split()
    if not words or words[0] not in _lexicon().degree_words:
        return False
    begins_jobs = words[0] in {"associate", "master", "doctor", "certificate", "minor", "major"}
    return not begins_jobs or (len(words) > 1 and words[1] in {"of", "in", "degree", "degrees"})
