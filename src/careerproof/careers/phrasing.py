"""The words of a sentence: titles as plural names, activities as verbs, lists joined, a variant chosen by digest."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_GRAMMAR = Path(__file__).parent / "data" / "grammar.toml"
_MACHINE_CREW = re.compile(r"\b(?:setters, operators, and tenders|operators and tenders)\b")


@lru_cache(maxsize=2048)
def plural_name(title: str) -> str:
    """The people of an occupation as a sentence names them: "Bus Drivers, School" gives "school bus drivers".

    Why: official titles are catalogue entries ("Managers, All Other"); no one reads prose built from those.
    """
    grammar = _grammar()
    if title in grammar.names:
        return grammar.names[title]
    base = re.split(r", (?:Except|Including)\b", title)[0]
    if base.startswith("Helpers--"):
        return "helpers of " + _lower(_first_of_list(base.removeprefix("Helpers--")))
    if base.endswith(", All Other"):
        return _other(base.removesuffix(", All Other"))
    base = _first_of_list(_MACHINE_CREW.sub("operators", _lower(base)))
    return _pluralise(_front_qualifier(base))


def infinitive(activity: str) -> str:
    """An activity's title as it stands after "to": "Monitor patient conditions." gives "monitor patient conditions"."""
    return _lower(activity.strip().rstrip("."))


@lru_cache(maxsize=4096)
def gerund(activity: str) -> str:
    """An activity's title as a noun: "Clean or repair tools." gives "cleaning or repairing tools".

    Verbs joined to the first by a comma, "and" or "or" follow it into the -ing form.
    """
    words = infinitive(activity).split()
    words[0] = _ing(words[0])
    place = 1
    while place + 1 < len(words) and words[place] in ("or", "and") and _is_verb(words[place + 1], words[place + 2 :]):
        words[place + 1] = _ing(words[place + 1])
        place += 2
    return " ".join(words)


def join_words(parts: Sequence[str], *, last: str = "and") -> str:
    """The parts as a list in a sentence; semicolons between parts that hold commas themselves."""
    if len(parts) < 2:
        return "".join(parts)
    comma = ";" if any("," in part for part in parts) else ","
    if len(parts) == 2:
        return f"{parts[0]}{comma if comma == ';' else ''} {last} {parts[1]}"
    return f"{f'{comma} '.join(parts[:-1])}{comma} {last} {parts[-1]}"


def sentence_case(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def choose(key: str, count: int) -> int:
    """A number below `count`, the same for the same key on every machine."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8]) % count


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grammar:
    proper: frozenset[str]
    doubling: frozenset[str]
    second: frozenset[str]
    gerunds: dict[str, str]
    names: dict[str, str]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    raw = tomllib.loads(_GRAMMAR.read_text(encoding="utf-8"))
    return _Grammar(
        proper=frozenset(raw["proper"]),
        doubling=frozenset(raw["doubling"]),
        second=frozenset(raw["second"]),
        gerunds=raw["gerunds"],
        names=raw["names"],
    )


def _lower(text: str) -> str:
    return re.sub(r"[^\s/()\-,]+", lambda word: _lower_word(word.group()), text)


def _lower_word(word: str) -> str:
    is_acronym = sum(letter.isupper() for letter in word) > 1 or any(letter.isdigit() for letter in word)
    return word if is_acronym or word in _grammar().proper else word.lower()


def _first_of_list(base: str) -> str:
    """The first of "judges, magistrate judges, and magistrates"; a list of fields ("child, family, and …") stays."""
    first, comma, rest = base.partition(", ")
    names_people = re.search(r"(?:s|men)$", first) is not None
    lists_people = re.search(r"(?:^|, )(?:and|or) (?:[\w\-]+ )*[\w\-]+s\b", rest) is not None
    return first if comma and names_people and lists_people else base


def _front_qualifier(base: str) -> str:
    """ "painters, construction" becomes "painters (construction)"; "business teachers, postsecondary" turns round."""
    head, comma, tail = base.rpartition(", ")
    if not comma or re.match(r"(?:and|or) ", tail):
        return base
    if tail == "postsecondary":
        return f"postsecondary {head}"
    return f"{head} ({tail})"


def _other(base: str) -> str:
    lowered = _MACHINE_CREW.sub("operators", _lower(base))
    return f"people in other {lowered}" if lowered.endswith("occupations") else f"other {lowered}"


def _pluralise(name: str) -> str:
    head, preposition, rest = name.partition(" of ")
    if not preposition:
        head, preposition, rest = name.partition(" (")
    if re.search(r"(?:s|men|people|staff|clergy)$", head):
        return name
    ending = head[:-1] + "ies" if re.search(r"[^aeiou]y$", head) else head + "s"
    return f"{ending}{preposition}{rest}"


def _ing(verb: str) -> str:
    grammar = _grammar()
    stem, mark = (verb[:-1], verb[-1]) if verb.endswith(",") else (verb, "")
    if stem in grammar.gerunds:
        return grammar.gerunds[stem] + mark
    if stem in grammar.doubling:
        return stem + stem[-1] + "ing" + mark
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing" + mark
    return stem + "ing" + mark


def _is_verb(word: str, rest: Sequence[str]) -> bool:
    return bool(rest) and word in _grammar().second
