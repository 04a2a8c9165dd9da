"""Compares wordings: by the stems of their words, and as short forms of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.optimizing.standards import load_standards

_NUMERONYM = re.compile(r"([a-z])(\d{1,2})([a-z])")
_ACRONYMS = re.compile(r"\b([A-Z]{2,})s\b")
_SHORTEST_KIN = 4
_NEGATION_REACH = 5
"""Words before a term in which a "no" still belongs to it."""
_LINKING = frozenset({"and", "of", "the", "for", "in", "to", "as", "a", "an"})


def is_short_for(short: str, long: str) -> bool:
    """True for the initials of the words (NLP, A/P, CI/CD), and for numeronyms (k8s, i18n)."""
    letters, words = re.sub(r"[^a-z0-9]", "", normalise(short)), normalise(long).split()
    if not letters or len(letters) >= len("".join(words)):
        return False
    numeronym = _NUMERONYM.fullmatch(letters)
    if numeronym and len(words) == 1:
        first, count, last = numeronym.groups()
        return words[0][0] == first and words[0][-1] == last and len(words[0]) == int(count) + 2
    if len(letters) < 2:
        return False
    initials = "".join(word[0] for word in words)
    plain = "".join(word[0] for word in words if word not in _LINKING)
    return letters in (initials, plain)


def is_kin(one: str, other: str) -> bool:
    """True where two names show that they mean one thing: a short form, or a word that holds one of the other.

    Why: taxonomies list the parts and uses of a thing among its names. "RESTful" and "REST", "sklearn" and
    "scikit-learn" are kin; "Excel" and "pivot tables" are not, and only the person knows.
    """
    if is_short_for(one, other) or is_short_for(other, one):
        return True
    pairs = ((first, second) for first in words_of(one) for second in words_of(other))
    return any(
        first == second or (min(len(first), len(second)) >= _SHORTEST_KIN and (first in second or second in first))
        for first, second in pairs
    )


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of the text in normal form, acronyms in the singular (APIs, KPIs)."""
    return tuple(normalise(_ACRONYMS.sub(r"\1", text)).split())


@lru_cache(maxsize=4096)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of the words of the text, in order."""
    return tuple(stem(word) for word in words_of(text))


def contains_wording(text: str, wording: str) -> bool:
    """True where the words of `wording` stand in the text, one after the other, inflected or not."""
    return bool(_places(stems_of(text), stems_of(wording)))


def affirms_wording(text: str, wording: str) -> bool:
    """True where the text says the wording at least once without a "no", "not" or "without" shortly before it."""
    inside, wanted = stems_of(text), stems_of(wording)
    words, negating = words_of(text), load_standards().negating
    return any(
        not negating.intersection(words[max(0, place - _NEGATION_REACH) : place]) for place in _places(inside, wanted)
    )


def _places(inside: Sequence[str], wanted: Sequence[str]) -> list[int]:
    if not wanted:
        return []
    return [start for start in range(len(inside) - len(wanted) + 1) if inside[start : start + len(wanted)] == wanted]
