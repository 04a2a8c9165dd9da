"""The detailed work activities as a thing to match bullets with, and what each says of the figures of a score."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import NormalDist

import numpy
from numpy.typing import NDArray

from careerproof.evidence import Record
from careerproof.facts.keeping import kept
from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem
from careerproof.safety.personal.model import Parameters, PersonalFacts, load_parameters

Floats = NDArray[numpy.float64]
WORDS = Path(__file__).parent / "words.toml"
LabelRow = tuple[str, str, int, float | None, float | None, float | None]
Posting = tuple[list[int], list[float]]
"""Places with weights: plain lists, because of some thousand words a person's lines ask for a hundred."""
LABELS = ("exposure", "automation", "physical")
_NORMAL = NormalDist()
LEAST = 0.005
"""Levels nearer to 0 or 1 than this count as this near, so that normal scores stay finite."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon(Record):
    """The words of `words.toml` by stem: verbs to families with weights, words to other words, words to ignore."""

    verbs: Mapping[str, Mapping[str, float]]
    meanings: Mapping[str, tuple[str, ...]]
    ignored: frozenset[str]


class Catalogue:
    """All detailed work activities of an artifact: their words, and their values for each figure.

    `ids`, `titles`, `families` (generalized parents), `family_titles` and `wider` (intermediate parents) are by place;
    `postings` gives for each stem the places of the activities that have it, with the stem's weight there; `masses`
    the sum of an activity's weights; `fields` the major groups whose occupations do it. `values` holds for each figure
    an array of shape (activities,) in normal scores of the figure, of which only differences mean something.
    """

    def __init__(self, facts: PersonalFacts, parameters: Parameters) -> None:
        rows = facts.activity_titles()
        self.ids = tuple(row[0] for row in rows)
        self.titles = tuple(row[1] for row in rows)
        self.wider = tuple(row[2] for row in rows)
        self.families = tuple(row[4] for row in rows)
        self.family_titles = {row[4]: row[5] for row in rows}
        self.places = {dwa: place for place, dwa in enumerate(self.ids)}
        self.postings, self.masses = _index([(row[1], row[3]) for row in rows], parameters)
        self._groups = tuple(
            numpy.unique(numpy.array(names, dtype=object).astype(str), return_inverse=True)[1].reshape(-1)
            for names in (self.wider, self.families)
        )
        labels = facts.activity_labels()
        fields: list[set[str]] = [set() for _ in self.ids]
        for code, dwa, *_ in labels:
            fields[self.places[dwa]].add(code[:2])
        self.fields = tuple(frozenset(each) for each in fields)
        self.values = self._values(facts, labels, parameters)

    def mix(self, facts: PersonalFacts, mixture: Sequence[tuple[str, float]]) -> Floats:
        """The share of each activity in the work of a weighted mixture of occupations, of shape (activities,)."""
        shares = numpy.zeros(len(self.ids))
        for code, weight in sorted(mixture):
            for activity in facts.activities(code):
                shares[self.places[activity.dwa]] += weight * activity.weight
        total = shares.sum()
        return shares / total if total > 0 else shares

    def _values(self, facts: PersonalFacts, rows: Sequence[LabelRow], parameters: Parameters) -> dict[str, Floats]:
        place = numpy.array([self.places[row[1]] for row in rows], dtype=numpy.int64)
        codes = {code: at for at, code in enumerate(dict.fromkeys(row[0] for row in rows))}
        occupation = numpy.array([codes[row[0]] for row in rows], dtype=numpy.int64)
        tasks = numpy.array([row[2] for row in rows], dtype=numpy.float64)
        labels = {
            name: numpy.array([numpy.nan if row[at] is None else row[at] for row in rows], dtype=numpy.float64)
            for at, name in enumerate(LABELS, 3)
        }
        ones = numpy.ones(len(rows))
        values = {}
        for name, slope in parameters.slopes.items():
            value = numpy.zeros(len(self.ids))
            if slope.label is not None:
                value += slope.labels * self._pool(place, labels[slope.label], tasks, "labels", parameters)
            if slope.others:
                known = {code: normal_score(level) for code, level in facts.measure_values(name).items()}
                scores = numpy.array([known.get(code, numpy.nan) for code in codes], dtype=numpy.float64)
                value += slope.others * self._pool(place, scores[occupation], ones, "others", parameters)
            value += slope.named * numpy.array([family in slope.families for family in self.families])
            values[name] = value
        return values

    def _pool(
        self, place: NDArray[numpy.int64], given: Floats, weight: Floats, kind: str, parameters: Parameters
    ) -> Floats:
        """The mean of each activity over its occupations, pulled towards that of the wider activities."""
        known = ~numpy.isnan(given)
        count = len(self.ids)
        weights: Floats = numpy.bincount(place, numpy.where(known, weight, 0.0), count).astype(numpy.float64)
        sums: Floats = numpy.bincount(place, numpy.where(known, given * weight, 0.0), count).astype(numpy.float64)
        middle = float(sums.sum() / max(weights.sum(), 1.0))
        wider, family = self._groups
        general = _shrunk(sums, weights, family, numpy.full(count, middle), 1.0)
        within = _shrunk(sums, weights, wider, general, parameters.number("pool", f"{kind}_wider"))
        own = parameters.number("pool", f"{kind}_detailed")
        return numpy.asarray((sums + own * within) / (weights + own))


@kept(2)
def open_catalogue(facts: PersonalFacts, parameters: Parameters | None = None) -> Catalogue:
    """The catalogue of these facts under these parameters (the shipped ones when None), made once."""
    return Catalogue(facts, parameters or load_parameters())


@cache
def load_lexicon() -> Lexicon:
    """The shipped words."""
    plain = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    families: dict[str, set[str]] = {}
    for family, words in plain["verbs"].items():
        for word in words.split():
            families.setdefault(stem(word), set()).add(family)
    meanings: dict[str, set[str]] = {}
    for words, meant in plain["meanings"].values():
        for word in words.split():
            meanings.setdefault(stem(normalise(word)), set()).update(stem(other) for other in meant.split())
    return Lexicon(
        verbs={word: dict.fromkeys(sorted(found), 1.0 / math.sqrt(len(found))) for word, found in families.items()},
        meanings={word: tuple(sorted(found)) for word, found in meanings.items()},
        ignored=frozenset(stem(word) for word in plain["ignored"]["words"].split()),
    )


def stems_of(text: str) -> list[str]:
    """The stems of the telling words of a text, in order; numbers and words that say nothing left out."""
    ignored = load_lexicon().ignored
    stems = [stem(part) for word in normalise(text).split() for part in word.replace("/", " ").split()]
    return [found for found in stems if found not in ignored and not found[0].isdigit()]


def normal_score(level: float) -> float:
    """The normal score of a level of 0..1, finite."""
    return _NORMAL.inv_cdf(min(max(level, LEAST), 1.0 - LEAST))


def _index(titles: Sequence[tuple[str, str]], parameters: Parameters) -> tuple[dict[str, Posting], Floats]:
    """For each stem the activities that have it; a word of the wider activity alone counts for less."""
    wider_words = parameters.number("match", "wider_words")
    own = [dict.fromkeys(stems_of(title), 1.0) for title, _ in titles]
    counts = Counter(word for words in own for word in words)
    # Many activities share a wider one, whose words are then read once.
    shared = {wider: dict.fromkeys(stems_of(wider), wider_words) for wider in dict.fromkeys(row[1] for row in titles)}
    telling = {
        word: math.log(len(titles) / (1.0 + counts[word])) ** 2 for words in (*own, *shared.values()) for word in words
    }
    postings: dict[str, Posting] = {word: ([], []) for word in telling}
    masses = [0.0] * len(titles)
    for place, (words, (_, wider)) in enumerate(zip(own, titles, strict=True)):
        for word, share in (shared[wider] | words).items():
            weight = share * telling[word]
            places, weights = postings[word]
            places.append(place)
            weights.append(weight)
            if word in words:
                masses[place] += weight
    return postings, numpy.maximum(numpy.array(masses), 1.0)


def _shrunk(sums: Floats, weights: Floats, groups: NDArray[numpy.int64], towards: Floats, pull: float) -> Floats:
    """The mean of each activity's group, pulled towards another figure."""
    total, weight = numpy.bincount(groups, sums)[groups], numpy.bincount(groups, weights)[groups]
    return numpy.asarray((total + pull * towards) / (weight + pull))
