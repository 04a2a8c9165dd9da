"""Trains what `occupations` learns: the models of words, and what votes, words, size and industry weigh.

No benchmark row is read here. The models learn from the names, activities, technologies and skills in the facts and
from our own list of titles as people write them; the weights from the titles of that list, each judged by a model that
was denied it, five folds of them. The same facts and list give the same bytes on one kind of machine; elsewhere the
last bits of a sum may differ.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy
from numpy.typing import NDArray

from benchmarks.occupation_industries import industry_odds
from benchmarks.spoken_titles import FOLDS, SpokenTitle, read_spoken_titles
from careerproof.facts.model import Title
from careerproof.facts.store import Facts
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations.industries import industry_of
from careerproof.occupations.ranking import Ranking
from careerproof.occupations.titles import read_title
from careerproof.occupations.votes import Names, cast_votes
from careerproof.occupations.weights import WEIGHTS_FILE
from careerproof.occupations.words import (
    WORDS_FILE,
    Floats,
    WordModel,
    Words,
    checksum,
    employer_features,
    load_words,
    pack_words,
    text_features,
    title_features,
)

KINDS = {"official": 1.5, "soc_direct": 1.3, "reported": 1.0, "short": 0.8, "alternate": 0.8, "esco": 0.6}
"""How much a name of each kind teaches; any other 0.5. Alternate names are noisy."""
SPOKEN = 4.0
"""How much a title as people write it teaches: these are what is asked for, and one by one weighed by a person."""
TITLE_SHAPE, TEXT_SHAPE = (40_000, 128), (6_500, 30)
"""Features kept and the length of a vector."""
TITLE_EPOCHS, TEXT_EPOCHS = 4, 2
BATCH, STEP, SMOOTHING = 256, 0.05, 0.05
DESCRIPTIONS, PIECES = 60, (2, 10)
"""Descriptions made up of each occupation's own pieces, and the least and most pieces of one."""
ASKED = 2500
"""Titles of a fold that the weights are learnt from."""
BALANCE = 0.5
"""How much a title held out counts: by what its occupation employs for each of its titles, to this power."""
MOST = 20.0

Example = tuple[tuple[list[str], ...], int, float]
"""Groups of features, the occupation's place, and how much it teaches."""


def train(facts: Facts) -> None:
    """Write the models and the weights."""
    titles, spoken = facts.titles(), read_spoken_titles()
    words = train_words(facts, titles, spoken)
    data = pack_words(words)
    WORDS_FILE.write_bytes(data)
    print(f"written: {WORDS_FILE.name}, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")
    table = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    table["ranking"] |= learn_weights(facts, titles, spoken, words)
    WEIGHTS_FILE.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"written: {table['ranking']}")


def refresh_industries(facts: Facts) -> None:
    """Write the models as they are, with the odds of industries made anew."""
    data = pack_words(replace(load_words(), industries=industry_odds(facts)))
    WORDS_FILE.write_bytes(data)
    load_words.cache_clear()
    print(f"written: {WORDS_FILE.name}, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")


def train_words(
    facts: Facts, titles: Sequence[Title], spoken: Sequence[SpokenTitle], *, known: Words | None = None
) -> Words:
    """The models learnt from these titles; descriptions and industries are those of `known` where it is given."""
    codes = facts.codes()
    places = {code: place for place, code in enumerate(codes)}
    return Words(
        codes=codes,
        trained_on=digest_of(titles, spoken),
        titles=fit_model(_title_examples(titles, spoken, places), TITLE_SHAPE, len(codes), epochs=TITLE_EPOCHS),
        texts=known.texts
        if known
        else fit_model(_text_examples(facts, places), TEXT_SHAPE, len(codes), epochs=TEXT_EPOCHS),
        employment=numpy.array([_employed(facts, code) for code in codes], dtype=numpy.float32),
        industries=known.industries if known else industry_odds(facts),
    )


def digest_of(titles: Iterable[Title], spoken: Iterable[SpokenTitle]) -> str:
    """A digest of what the model of titles learnt from, to tell whether it is that of these facts and this list."""
    lines = [f"{title.normal}\t{title.code}\t{title.kind}" for title in titles]
    lines += [f"{title.title}\t{title.code}\t{title.employer}" for title in spoken]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _employed(facts: Facts, code: str) -> int:
    """Persons employed; a specialty counts a fifth of what it shares with its occupation."""
    wages = facts.wages(code)
    employed = (wages.employment or 0) if wages is not None else 0
    return employed // 5 if wages is not None and wages.shared and not code.endswith(".00") else employed


def _title_examples(titles: Sequence[Title], spoken: Sequence[SpokenTitle], places: dict[str, int]) -> list[Example]:
    shared = Counter(title.normal for title in titles)
    examples: list[Example] = [
        ((title_features(title.text),), places[title.code], KINDS.get(title.kind, 0.5) / shared[title.normal] ** 0.5)
        for title in titles
    ]
    for said in spoken:
        readings = read_title(said.title).readings
        # As it will be asked: in normal form, abbreviations written out.
        groups = [title_features(readings[0].text if readings else said.title)]
        if said.employer:
            groups.append(employer_features(said.employer, industry_of(said.employer)))
        examples.append((tuple(groups), places[said.code], SPOKEN))
    return examples


def _text_examples(facts: Facts, places: dict[str, int]) -> list[Example]:
    """Made-up descriptions: a handful of an occupation's activities, technologies, skills and names at a time."""
    chance = random.Random(1)  # noqa: S311
    examples: list[Example] = []
    for code, place in places.items():
        kinds = [
            [activity.title for activity in facts.activities(code)],
            [technology.name for technology in facts.technologies(code)],
            [skill.label for skill, _ in facts.occupation_skills(code)],
            [title.text for title in facts.titles(code)],
        ]
        features = [[text_features(piece) for piece in pieces] for pieces in kinds if pieces]
        for _ in range(DESCRIPTIONS):
            drawn = [chance.choice(chance.choice(features)) for _ in range(chance.randint(*PIECES))]
            examples.append(((sorted(set().union(*drawn)),), place, 1.0))
    return examples


def fit_model(examples: Sequence[Example], shape: tuple[int, int], classes: int, *, epochs: int) -> WordModel:
    """A model of low rank by softmax regression (Adagrad over small batches), then rounded to single bytes."""
    hashed = [[[checksum(feature) for feature in group] for group in groups] for groups, _, _ in examples]
    counts = Counter(key for groups in hashed for key in {key for group in groups for key in group})
    kept = sorted(sorted(counts, key=lambda key: (-counts[key], key))[: shape[0]])
    rarity = numpy.array([math.log(1 + len(examples) / counts[key]) for key in kept])
    rarity /= rarity.mean()
    place = {key: number for number, key in enumerate(kept)}
    fitted = _Fit(shape=(len(kept), shape[1]), classes=classes, rarity=rarity.astype(numpy.float32))
    inputs = [_input(groups, place, fitted.rarity) for groups in hashed]
    labels = numpy.array([label for _, label, _ in examples])
    weights = numpy.array([weight for _, _, weight in examples], dtype=numpy.float32)
    order = numpy.array([number for number, (features, _) in enumerate(inputs) if len(features)])
    for _ in range(epochs):
        fitted.chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            fitted.learn([inputs[row] for row in rows], labels[rows], weights[rows])
    return fitted.rounded(numpy.array(kept, dtype=numpy.uint32))


Input = tuple[NDArray[numpy.intp], Floats]
"""The features of an example that the model keeps, by place, and how much of each."""


def _input(groups: Sequence[Sequence[int]], place: dict[int, int], rarity: Floats) -> Input:
    """Each group has the same weight together, however many features it has."""
    known = [[place[key] for key in group if key in place] for group in groups]
    features = numpy.array([each for group in known for each in group], dtype=numpy.intp)
    shares = numpy.array([len(group) ** -0.5 for group in known for _ in group], dtype=numpy.float32)
    return features, rarity[features] * shares


class _Fit:
    """The parameters of a model while it learns."""

    def __init__(self, *, shape: tuple[int, int], classes: int, rarity: Floats) -> None:
        self.chance = numpy.random.default_rng(0)
        bound = shape[1] ** -0.5
        self.rarity = rarity
        self.vectors = self.chance.normal(0, 0.1, shape).astype(numpy.float32)
        self.outputs = self.chance.uniform(-bound, bound, (shape[1], classes)).astype(numpy.float32)
        self.bias = numpy.zeros(classes, numpy.float32)
        self._squares = tuple(numpy.zeros_like(each) for each in (self.vectors, self.outputs, self.bias))

    def learn(self, inputs: Sequence[Input], labels: NDArray[numpy.intp], weights: Floats) -> None:
        """One step down the gradient of the weighted, smoothed log loss of a batch."""
        lengths = numpy.array([len(features) for features, _ in inputs])
        flat, amounts = (numpy.concatenate(column) for column in zip(*inputs, strict=True))
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
        hidden = numpy.add.reduceat(self.vectors[flat] * amounts[:, None], starts, axis=0)
        scores = hidden @ self.outputs + self.bias
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        slope = chances / chances.sum(1, keepdims=True) - SMOOTHING / len(self.bias)
        slope[numpy.arange(len(inputs)), labels] -= 1 - SMOOTHING
        slope *= (weights / len(inputs))[:, None]
        back = slope @ self.outputs.T
        order = numpy.argsort(flat, kind="stable")
        rows, firsts = numpy.unique(flat[order], return_index=True)
        to_vectors = numpy.add.reduceat(numpy.repeat(back, lengths, axis=0)[order] * amounts[order, None], firsts)
        to_outputs = hidden.T @ slope
        self._squares[0][rows] += to_vectors**2
        self.vectors[rows] -= STEP * to_vectors / numpy.sqrt(self._squares[0][rows] + 1e-10)
        for values, squares, change in (
            (self.outputs, self._squares[1], to_outputs),
            (self.bias, self._squares[2], slope.sum(0)),
        ):
            numpy.add(squares, change**2, out=squares)
            numpy.subtract(values, STEP * change / numpy.sqrt(squares + 1e-10), out=values)

    def rounded(self, keys: NDArray[numpy.uint32]) -> WordModel:
        """The model with its vectors in single bytes."""
        units = numpy.abs(self.vectors).max(1, keepdims=True) / 127
        return WordModel(
            keys=keys,
            scales=self.rarity * units[:, 0],
            vectors=numpy.round(self.vectors / units).astype(numpy.int8),
            outputs=self.outputs,
            bias=self.bias,
        )


COLUMNS = ("votes", "words", "employment", "industry")


def learn_weights(
    facts: Facts, titles: Sequence[Title], spoken: Sequence[SpokenTitle], words: Words
) -> dict[str, float]:
    """What the evidence weighs, by logistic regression over occupations on titles that the models were denied."""
    index = NgramIndex.from_bytes(facts.index("titles"))
    names = Names(index, facts.titles_numbered)
    size = dict(zip(words.codes, numpy.maximum(words.employment / 1000, 1.0).tolist(), strict=True))
    count = Counter(said.code for said in spoken)
    places = {code: place for place, code in enumerate(words.codes)}
    cases: list[tuple[NDArray[numpy.float64], int]] = []
    weights: list[float] = []
    for fold in range(FOLDS):
        ranking = Ranking(
            words.codes, train_words(facts, titles, [said for said in spoken if said.fold != fold], known=words)
        )
        denied = [said for said in spoken if said.fold == fold]
        random.Random(fold).shuffle(denied)  # noqa: S311
        for said in denied[:ASKED]:
            readings = read_title(said.title).readings
            if readings:
                columns = ranking.features(
                    cast_votes(names, readings),
                    readings,
                    employer=said.employer,
                    industries=industry_of(said.employer),
                )
                cases.append((columns, places[said.code]))
                weights.append((size[said.code] / count[said.code]) ** BALANCE)
    fitted = _fit_ranking(cases, numpy.minimum(weights, MOST * float(numpy.mean(weights))))
    return {name: round(float(value), 3) for name, value in zip(COLUMNS, fitted, strict=True)}


_NEAR = 40
_FIRST = (0.4, 0.75, 0.3, 0.5)


def _fit_ranking(
    cases: Sequence[tuple[NDArray[numpy.float64], int]], weights: NDArray[numpy.float64]
) -> NDArray[numpy.float64]:
    """The weights under which the right occupations have most of the probability, over the strongest of each case."""
    columns, marks, share = [], [], []
    for (case, right), weight in zip(cases, weights, strict=True):
        strongest = numpy.argsort(-(case @ _FIRST), kind="stable")[:_NEAR]
        if right in strongest:
            columns.append(case[strongest])
            marks.append(strongest == right)
            share.append(weight)
    x, y = numpy.stack(columns), numpy.stack(marks)
    parts = numpy.array(share) / sum(share)
    beta = numpy.array(_FIRST)
    for _ in range(400):
        scores = x @ beta
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        # No kind of evidence may speak against what it supports.
        beta = numpy.maximum(beta + 0.3 * numpy.einsum("n,nk,nkf->f", parts, y - chances, x), 0.0)
    found = len(x) / len(cases)
    first = y[numpy.arange(len(y)), (x @ beta).argmax(1)]
    print(
        f"titles held out: {len(cases):,}, right among the first {_NEAR} {found:.3f}, right first "
        f"{found * float(first.mean()):.3f} ({found * float((first * parts).sum()):.3f} weighted)"
    )
    return beta
