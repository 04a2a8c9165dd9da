"""Says how near two skills are, from who uses them together and where the taxonomies put them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from careerproof.facts.store import Facts
from careerproof.language import normalise, stem
from careerproof.skills.lexicon import Concept, Lexicon

_SAME_GROUP = 0.7
_SAME_FAMILY = 0.3
_TOGETHER = 0.6
_SHARED_WORDS = 0.6
_PLAIN_WORDS = frozenset(
    {"a", "an", "and", "the", "of", "in", "for", "to", "with", "on", "software", "use", "manage", "apply", "skill"}
)


class Nearness:
    """How near two concepts are, 0..1: 1 is the same, PyTorch and TensorFlow are near, PyTorch and payroll far.

    Three kinds of evidence, each of which can only raise it: our own groups of terms (same group, same family), the
    occupations that use both (rare company counts more), and words that the labels share (rare words count more).
    """

    def __init__(self, facts: Facts, lexicon: Lexicon) -> None:
        self._facts = facts
        self._lexicon = lexicon

    def of(self, one: int, other: int) -> float:
        """The nearness of two concepts, by their numbers in the lexicon."""
        if one == other:
            return 1.0
        first, second = self._lexicon.concepts[one], self._lexicon.concepts[other]
        apart = 1.0
        for evidence in (_by_group(first, second), self._by_use(first, second), self._by_words(first, second)):
            apart *= 1.0 - evidence
        return round(1.0 - apart, 4)

    def _by_use(self, first: Concept, second: Concept) -> float:
        """The cosine of the occupations that use both, each weighed by how few technologies it lists."""
        users, others = self._users_of(first), self._users_of(second)
        if not users or not others:
            return 0.0
        shared = sum(users[code] * others[code] for code in users.keys() & others.keys())
        return _TOGETHER * shared / (_length(users) * _length(others))

    def _users_of(self, concept: Concept) -> dict[str, float]:
        crowd = self._crowd
        return {code: 1.0 / math.sqrt(crowd[code]) for name in concept.onet for code in self._codes_by_technology[name]}

    def _by_words(self, first: Concept, second: Concept) -> float:
        words, others = _words(first), _words(second)
        both = sum(self._rarity(word) for word in words & others)
        if not both:
            return 0.0
        return (
            _SHARED_WORDS
            * both
            / max(sum(self._rarity(word) for word in words), sum(self._rarity(word) for word in others))
        )

    def _rarity(self, word: str) -> float:
        return math.log(len(self._lexicon.concepts) / (1 + self._word_counts.get(word, 0)))

    @cached_property
    def _codes_by_technology(self) -> Mapping[str, tuple[str, ...]]:
        codes: dict[str, list[str]] = defaultdict(list)
        for code, name, _, _ in self._facts.technology_rows():
            codes[name].append(code)
        return {name: tuple(sorted(set(users))) for name, users in codes.items()}

    @cached_property
    def _crowd(self) -> Mapping[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for users in self._codes_by_technology.values():
            for code in users:
                counts[code] += 1
        return counts

    @cached_property
    def _word_counts(self) -> Mapping[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for concept in self._lexicon.concepts:
            for word in _words(concept):
                counts[word] += 1
        return counts


def _by_group(first: Concept, second: Concept) -> float:
    if first.group and first.group == second.group:
        return _SAME_GROUP
    return _SAME_FAMILY if first.family and first.family == second.family else 0.0


def _words(concept: Concept) -> frozenset[str]:
    return frozenset(stem(word) for word in normalise(concept.display).split() if word not in _PLAIN_WORDS)


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))
