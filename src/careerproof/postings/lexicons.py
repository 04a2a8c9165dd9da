"""The word lists of postings, compiled once: headings, cues, degrees, conditions, soft skills, languages.

The words themselves are data, in `lexicon/*.toml`; here they only become patterns.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

SectionName = Literal[
    "requirements", "preferred", "responsibilities", "conditions", "benefits", "equal_opportunity", "apply", "about",
    "overview", "unknown",
]  # fmt: skip

FOLDER = Path(__file__).parent / "lexicon"
BEFORE, AFTER = r"(?<![\w&])", r"(?![\w&])"
APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " "})
"""Typographic apostrophes and hard spaces, one character for one: offsets stay valid."""
FLAT = APOSTROPHES | str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\f": " ", "\v": " "})
"""The same, with line breaks as spaces: wrapped text reads on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingRules:
    """Which headings open which section: whole phrases, beginnings, and heads among pure heading words."""

    whole: Mapping[str, SectionName]
    lines: tuple[tuple[re.Pattern[str], SectionName], ...]
    starts: tuple[tuple[str, SectionName], ...]
    heads: Mapping[str, SectionName]
    order: tuple[SectionName, ...]
    filler: frozenset[str]
    plain: frozenset[str]
    asking: tuple[str, ...]
    weak: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Degree:
    """A level of education (European Qualifications Framework), its label, and how postings write it."""

    value: int
    label: str
    pattern: re.Pattern[str]
    short: re.Pattern[str] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """How one kind of condition is written, and what only looks like it."""

    kind: str
    pattern: re.Pattern[str]
    letters: re.Pattern[str] | None
    exclude: re.Pattern[str] | None
    noise: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cues:
    """How strongly something is asked for, and what kind of line it is."""

    preferred: re.Pattern[str]
    required: re.Pattern[str]
    strictly_required: re.Pattern[str]
    qualification: re.Pattern[str]
    benefit: re.Pattern[str]
    boilerplate: re.Pattern[str]
    empty: re.Pattern[str]
    formula: re.Pattern[str]
    employer_claim: re.Pattern[str]
    bait: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """What stands around the thing asked for: what leads to it, where it ends, what is stripped from its borders."""

    leads: re.Pattern[str]
    stops: re.Pattern[str]
    borders: frozenset[str]
    degrees: frozenset[str]
    gerunds: frozenset[str]
    verbs: frozenset[str]
    duty: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class HeaderRules:
    """How the head of a posting says its fields. `labels` maps a label to the field that it names."""

    labels: Mapping[str, str]
    type_in_head: re.Pattern[str]
    type_in_text: re.Pattern[str]
    hybrid: re.Pattern[str]
    not_remote: re.Pattern[str]
    remote: re.Pattern[str]
    remote_alone: re.Pattern[str]
    remote_other: re.Pattern[str]
    pay_words: re.Pattern[str]
    not_pay: re.Pattern[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """All word lists of the room."""

    headings: HeadingRules
    header: HeaderRules
    cues: Cues
    phrases: Phrases
    degrees: tuple[Degree, ...]
    bare_degree: re.Pattern[str]
    conditions: tuple[Condition, ...]
    soft_skills: tuple[tuple[str, re.Pattern[str]], ...]
    languages: re.Pattern[str]
    language_cues: re.Pattern[str]


@cache
def load_lexicon() -> Lexicon:
    """The word lists of the room, read once a process."""
    cues = _read("cues")
    degrees = _read("degrees")
    languages = _read("languages")
    return Lexicon(
        headings=_heading_rules(_read("headings")),
        header=_header_rules(_read("header")),
        cues=Cues(**{name: _alternation(patterns) for name, patterns in cues.items()}),
        phrases=_phrases(_read("phrases")),
        degrees=tuple(_degree(level) for level in degrees["level"]),
        bare_degree=re.compile(rf"{BEFORE}(?:{degrees['bare']['pattern']}){AFTER}", re.IGNORECASE),
        conditions=tuple(_condition(kind, entry) for kind, entry in _read("conditions").items()),
        soft_skills=tuple((label, _alternation(patterns)) for label, patterns in _read("soft_skills").items()),
        languages=_alternation(map(re.escape, languages["names"]), flags=0),
        language_cues=_alternation(languages["cues"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _alternation(patterns: Iterable[str], *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for all, longest first, so that a phrase wins over its own beginning."""
    ordered = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(f"{BEFORE}(?:{'|'.join(map(_loosen, ordered))}){AFTER}", flags)


def _loosen(pattern: str) -> str:
    """The pattern with each space standing for any white space, as in wrapped text; not in classes or lookbehinds.

    Words of any length become words of up to 40 characters: in "a/b/c/…" each place would else be read to the end.
    """
    pieces: list[str] = []
    for piece in re.split(r"(\[[^\]]*\]|\(\?<[!=][^)]*\)|\\ )", pattern):
        is_fixed = piece.startswith(("[", "(?<"))
        pieces.append(piece if is_fixed else _loosen_words(piece, after_class=bool(pieces and pieces[-1][-1:] == "]")))
    return "".join(pieces)


def _loosen_words(piece: str, *, after_class: bool) -> str:
    bounded = re.sub(r"\\w\+", r"\\w{1,40}", piece)
    if after_class:
        bounded = re.sub(r"^\+", "{1,40}", bounded)
    return bounded.replace("\\ ", " ").replace(" ?", r"\s*").replace(" ", r"\s+")


def _letters(words: Iterable[str]) -> str:
    """Abbreviations with optional full stops: BSc also finds B.Sc and B.Sc."""
    spelled = [
        r"\.?".join(map(re.escape, word.replace(".", ""))) + r"\.?" if "-" not in word else re.escape(word)
        for word in words
    ]
    return "|".join(sorted(spelled, key=lambda pattern: (-len(pattern), pattern)))


def _phrases(table: dict[str, Any]) -> Phrases:
    verbs = "|".join(table["duty_verbs"])
    return Phrases(
        leads=_alternation(table["leads"]),
        stops=_alternation(table["stops"]),
        borders=frozenset(table["borders"]),
        degrees=frozenset(table["degrees"]),
        gerunds=frozenset(table["gerunds"]),
        verbs=frozenset(table["verbs"]),
        # "Develop", "Develops", "Developing", also after an adverb ("Actively develop").
        duty=re.compile(
            rf"(?:you(?:'ll| will) |will |responsible for |[A-Z]\w{{1,20}}ly )?(?:{verbs})(?:e?s|ing)?\b", re.IGNORECASE
        ),
    )


def _heading_rules(table: dict[str, Any]) -> HeadingRules:
    whole: dict[str, SectionName] = {}
    heads: dict[str, SectionName] = {}
    starts: list[tuple[str, SectionName]] = []
    lines: list[tuple[re.Pattern[str], SectionName]] = []
    for section in table["section"]:
        for phrase in section["whole"]:
            whole.setdefault(phrase, section["name"])
        for head in section["heads"]:
            heads.setdefault(head, section["name"])
        starts += [(start, section["name"]) for start in section["starts"]]
        lines += [(re.compile(line), section["name"]) for line in section.get("lines", ())]
    # The longest beginning decides: "preferred" before "pre", "what we offer" before "what we".
    starts.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return HeadingRules(
        whole=whole,
        starts=tuple(starts),
        lines=tuple(lines),
        heads=heads,
        order=tuple(section["name"] for section in table["section"]),
        filler=frozenset(table["words"]["filler"]),
        plain=frozenset(table["words"]["plain"]),
        asking=tuple(table["words"]["asking"]),
        weak=frozenset(table["words"]["weak"]),
    )


def _header_rules(table: dict[str, Any]) -> HeaderRules:
    remote, salary = table["remote"], table["salary"]
    return HeaderRules(
        labels={label: field for field, labels in table["labels"].items() for label in labels},
        type_in_head=_alternation(table["employment_type"]["head"]),
        type_in_text=_alternation(table["employment_type"]["text"]),
        hybrid=_alternation(remote["hybrid"]),
        not_remote=_alternation(remote["no"]),
        remote=_alternation(remote["full"]),
        remote_alone=_alternation(remote["place"]),
        remote_other=_alternation(remote["other"]),
        pay_words=_alternation(salary["pay_words"]),
        not_pay=re.compile(rf"\s*(?:{'|'.join(salary['other'])})", re.IGNORECASE),
    )


def _degree(level: dict[str, Any]) -> Degree:
    letters = _letters(level["letters"])
    words = "|".join(map(_loosen, sorted(level["words"], key=lambda pattern: (-len(pattern), pattern))))
    exact = f"|(?:{letters})" if letters else ""
    short = _letters(level["short"])
    return Degree(
        value=level["value"],
        label=level["label"],
        pattern=re.compile(rf"{BEFORE}(?:(?i:{words}){exact}){AFTER}"),
        short=re.compile(rf"{BEFORE}(?:{short})(?:'s)?{AFTER}") if short else None,
    )


def _condition(kind: str, entry: dict[str, Any]) -> Condition:
    letters, exclude = entry["letters"], entry.get("exclude", [])
    return Condition(
        kind=kind,
        pattern=_alternation(entry["patterns"]),
        letters=_alternation(map(re.escape, letters), flags=0) if letters else None,
        exclude=_alternation(exclude) if exclude else None,
        noise=frozenset(entry.get("noise", [])),
    )
