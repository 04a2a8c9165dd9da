"""Ranks the skills of a taxonomy by how strongly a whole text asks for them or shows them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from careerproof.facts.model import SkillTerm
from careerproof.facts.store import Facts
from careerproof.language import Mention, normalise, stem
from careerproof.language.retrieval import NgramIndex

_CLAUSE = re.compile(r"[.;:!?\n•·]+|,\s")
_NAMED = 0.9
_UNNAMED = 0.8
_LEAST_COVER = 0.55
_LEAST = 0.3
_RETRIEVED = 30
# fmt: off
_PLAIN_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "is", "of", "on", "or", "our",
    "that", "the", "their", "this", "to", "use", "using", "we", "will", "with", "you", "your",
])
# fmt: on


class Ranker:
    """The skills of one taxonomy, ready to be ranked for texts."""

    def __init__(self, facts: Facts, taxonomy: Literal["esco", "onet"]) -> None:
        self._facts = facts
        self._taxonomy = taxonomy
        self._terms = facts.skill_terms(taxonomy)
        self._words = tuple(tuple(_stems(term.label)) for term in self._terms)
        postings: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in set(words):
                postings[word].append(number)
        self._postings: Mapping[str, list[int]] = postings
        self._by_id = {term.id: number for number, term in enumerate(self._terms)}

    def rank(self, text: str, mentions: Sequence[Mention], *, top: int) -> tuple[tuple[SkillTerm, float], ...]:
        """The `top` skills with their scores (0..1, falling), labels distinct.

        A skill that the text names counts most; one whose rare words stand together in a clause counts by how many of
        them do.
        """
        scores: dict[int, float] = defaultdict(float)
        for mention in mentions:
            if mention.term is not None and not mention.negated and mention.term.id in self._by_id:
                number = self._by_id[mention.term.id]
                scores[number] = 1 - (1 - scores[number]) * (1 - _NAMED * mention.confidence)
        for clause in filter(str.strip, _CLAUSE.split(text)):
            for number, cover in (*self._covered(clause), *self._alike(clause)):
                scores[number] = max(scores[number], _UNNAMED * cover)
        ranked = sorted(
            scores.items(), key=lambda pair: (-pair[1], self._terms[pair[0]].label, self._terms[pair[0]].id)
        )
        return self._distinct(ranked, top)

    def _covered(self, clause: str) -> list[tuple[int, float]]:
        """The skills most of whose rare words stand in the clause, with the share of that rarity that does."""
        words = set(_stems(clause))
        found: dict[int, float] = defaultdict(float)
        for word in words:
            rarity = self._rarity(word)
            for number in self._postings.get(word, ()):
                found[number] += rarity
        covers = []
        for number, amount in found.items():
            whole = sum(self._rarity(word) for word in set(self._words[number]))
            if amount / whole >= _LEAST_COVER:
                # A long label that is covered says more than a short one.
                covers.append((number, amount / whole * (1 - 0.35 / len(self._words[number]))))
        return covers

    def _alike(self, clause: str) -> list[tuple[int, float]]:
        """The skills one of whose names is spelt much like the whole clause, with how much."""
        index, owners = self._names
        return [
            (owners[place], likeness) for place, likeness in index.search(clause, top=_RETRIEVED) if likeness > _LEAST
        ]

    @cached_property
    def _names(self) -> tuple[NgramIndex, list[int]]:
        """All names of all skills by their trigrams, and the number of the skill that each belongs to."""
        owners = [number for number, term in enumerate(self._terms) for _ in (term.label, *term.alternates)]
        if self._taxonomy == "esco":
            return NgramIndex.from_bytes(self._facts.index("esco_skills")), owners
        return NgramIndex.build([name for term in self._terms for name in (term.label, *term.alternates)]), owners

    def _rarity(self, word: str) -> float:
        return math.log(1 + len(self._terms) / (1 + len(self._postings.get(word, ()))))

    def _distinct(self, ranked: Sequence[tuple[int, float]], top: int) -> tuple[tuple[SkillTerm, float], ...]:
        kept: list[tuple[SkillTerm, float]] = []
        labels: set[str] = set()
        for number, score in ranked:
            label = normalise(self._terms[number].label)
            if label not in labels and len(kept) < top:
                labels.add(label)
                kept.append((self._terms[number], round(score, 4)))
        return tuple(kept)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in normalise(text).replace("/", " ").split() if word not in _PLAIN_WORDS]
