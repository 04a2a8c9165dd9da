"""Says how near two skills are, from who uses them together and where the taxonomies put them."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import chain
from pathlib import Path

from careerproof.facts.store import Facts
from careerproof.language.labels import telling_words
from careerproof.skills.lexicon import Concept, Lexicon

_SAME_GROUP = 0.7
_SAME_FAMILY = 0.3
_KINDRED = 0.12
_TOGETHER = 0.6
_SHARED_WORDS = 0.6


class Nearness:
    """How near two concepts are, 0..1: 1 is the same, PyTorch and TensorFlow are near, PyTorch and payroll far.

    Three kinds of evidence, each of which can only raise it: our own groups of terms (same group, same or
    kindred family), the
    occupations that use both (rare company counts more), and words that the labels share (rare words count more).
    """

    def __init__(self, facts: Facts, lexicon: Lexicon) -> None:
        self._facts = facts
        self._lexicon = lexicon
        self._words: dict[int, dict[str, float]] = {}
        self._users: dict[int, dict[str, float]] = {}

    def of(self, one: int, other: int) -> float:
        """The nearness of two concepts, by their numbers in the lexicon."""
        if one == other:
            return 1.0
        first, second = self._lexicon.concepts[one], self._lexicon.concepts[other]
        apart = 1.0
        for evidence in (_by_group(first, second), self._by_use(one, other), self._by_words(one, other)):
            apart *= 1.0 - evidence
        return round(1.0 - apart, 4)

    def _by_use(self, one: int, other: int) -> float:
        """The cosine of the occupations that use both, each weighed by how few technologies it lists."""
        users, others = self._users_of(one), self._users_of(other)
        if not users or not others:
            return 0.0
        shared = sum(users[code] * others[code] for code in users.keys() & others.keys())
        return _TOGETHER * shared / (_length(users) * _length(others))

    def _users_of(self, number: int) -> dict[str, float]:
        """The occupations that use a technology, each with its weight."""
        if number not in self._users:
            names = self._lexicon.concepts[number].onet
            crowd = self._crowd if names else {}
            self._users[number] = {
                code: 1.0 / math.sqrt(crowd[code]) for name in names for code in self._facts.technology_users(name)
            }
        return self._users[number]

    def _by_words(self, one: int, other: int) -> float:
        words, others = self._words_of(one), self._words_of(other)
        both = sum(words[word] for word in words.keys() & others.keys())
        if not both:
            return 0.0
        return _SHARED_WORDS * both / max(sum(words.values()), sum(others.values()))

    def _words_of(self, number: int) -> dict[str, float]:
        """The telling words of a concept's name, each with its rarity."""
        if number not in self._words:
            words = telling_words(self._lexicon.concepts[number].display)
            self._words[number] = {word: self._rarity(word) for word in sorted(words)}
        return self._words[number]

    def _rarity(self, word: str) -> float:
        return math.log(len(self._lexicon.concepts) / (1 + self._word_counts[word]))

    @cached_property
    def _crowd(self) -> Mapping[str, int]:
        """How many technologies each occupation lists."""
        return self._facts.technology_counts

    @cached_property
    def _word_counts(self) -> Counter[str]:
        """How many concepts have each word in their names."""
        return Counter(chain.from_iterable(self._lexicon.concepts.words()))


def _by_group(first: Concept, second: Concept) -> float:
    if first.group and first.group == second.group:
        return _SAME_GROUP
    if (first.family and first.family == second.family) or first.kind == second.kind == "language":
        return _SAME_FAMILY
    return _KINDRED if frozenset((first.family, second.family)) in _kindred() else 0.0


@cache
def _kindred() -> frozenset[frozenset[str]]:
    """The pairs of families whose skills are often asked for together."""
    pairs = json.loads((Path(__file__).parent / "kindred.json").read_text(encoding="utf-8"))
    return frozenset(frozenset(pair) for pair in pairs)


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
