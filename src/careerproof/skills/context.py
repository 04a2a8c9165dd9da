"""Decides from the words around it whether a stretch of text means the skill that is spelt like it."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_WINDOW = 48
_NEGATION = re.compile(
    r"(?:\bno|\bnot|\bwithout|\bnever|\black(?:s|ing|ed)?|n['’]t)\b(?!\s+only)(?:(?!\bbut\b)[^.;:!?\n]){0,40}$",
    re.IGNORECASE,
)
_NEGATION_AFTER = re.compile(
    r"^[^.;:!?\n,]{0,24}\b(?:not required|is not needed|not necessary|not needed)\b", re.IGNORECASE
)
_NEGATING = re.compile(r"n(?:o|ever|['’]t)|without|lack", re.IGNORECASE)
"""How every word begins, or ends, that a negation needs."""
_AFFIRMED = re.compile(
    r"\b(?:no later than|no less than|not limited to|not least|without supervision)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a spelling that is also a plain word must stand to be the skill."""

    case: bool = False
    company: bool = False
    never: bool = False
    never_alone: bool = False
    rescue: bool = False
    not_followed_by: tuple[str, ...] = ()
    not_preceded_by: tuple[str, ...] = ()
    extra_cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rules:
    terms: dict[str, _Rule]
    upper_case: frozenset[str]
    cues: tuple[str, ...]


def is_ambiguous(folded: str) -> bool:
    """True for a spelling that needs its surroundings to be a skill."""
    rules = _rules()
    return folded in rules.upper_case or folded in rules.terms


def is_meant(text: str, start: int, end: int, *, folded: str, has_company: bool) -> bool:
    """True where the words around `text[start:end]` agree with the skill of that spelling.

    Args:
        folded: the spelling as the scanner compares it.
        has_company: an unmistakable technology stands near.
    """
    rules = _rules()
    written = text[start:end]
    if folded in rules.upper_case and written != written.upper():
        return False
    rule = rules.terms.get(folded)
    if rule is None:
        return True
    if rule.never or (rule.case and not written[:1].isupper()):
        return False
    before, after = text[max(0, start - _WINDOW) : start].lower(), text[end : end + _WINDOW].lower()
    if rule.rescue and has_company:
        return True
    if _begins(after, rule.not_followed_by) or _ends(before, rule.not_preceded_by):
        return False
    if not rule.company:
        return True
    if has_company:
        return True
    return not rule.never_alone and _has_cue(before, after, (*rules.cues, *rule.extra_cues))


class Negations:
    """What a text says is absent or not needed: "no experience with X", "X not required"."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places = [found.start() for found in _NEGATING.finditer(text)]

    def reach(self, start: int, end: int) -> bool:
        """True where a negation reaches the skill that stands there."""
        first = max(0, start - 2 * _WINDOW)
        place = bisect_left(self._places, first)
        if place == len(self._places) or self._places[place] >= end + _WINDOW:
            return False
        before = _AFFIRMED.sub(" ", self._text[first:start])
        return bool(_NEGATION.search(before) or _NEGATION_AFTER.match(self._text[end : end + _WINDOW]))


def _begins(after: str, words: tuple[str, ...]) -> bool:
    rest = after.lstrip(" ")
    return any(rest.startswith(word) and re.match(rf"{re.escape(word)}\b", rest) for word in words)


def _ends(before: str, words: tuple[str, ...]) -> bool:
    rest = before.rstrip(" ")
    return any(word in rest and re.search(rf"\b{re.escape(word)}$", rest) for word in words)


def _has_cue(before: str, after: str, cues: tuple[str, ...]) -> bool:
    around = re.split(r"[.;\n]", before)[-1] + " | " + re.split(r"[;\n]|\.\s", after)[0]
    # A cue that does not stand there needs no pattern: making the patterns of all cues takes longer than all else here.
    return any(cue in around and re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", around) for cue in cues)


@cache
def _rules() -> _Rules:
    table = json.loads((Path(__file__).parent / "ambiguous.json").read_text(encoding="utf-8"))
    terms = {name: _rule(rule) for name, rule in table["terms"].items()}
    return _Rules(terms, frozenset(name.lower() for name in table["upper_case"]), tuple(table["cues"]))


def _rule(row: dict[str, Any]) -> _Rule:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return _Rule(**fields)
