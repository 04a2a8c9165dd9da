"""Trains what `occupations` learns from the facts: the models of words, and what votes, words and size weigh.

No benchmark row is read here. The models learn from the names, activities, technologies and skills in the facts; the
weights from names that the index and the models were denied, five folds of them. The same facts give the same bytes on
one kind of machine; elsewhere the last bits of a sum may differ.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy
from numpy.typing import NDArray

from careerproof.facts.model import Title
from careerproof.facts.store import Facts
from careerproof.language.retrieval import NgramIndex
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
    pack_words,
    text_features,
    title_features,
)

KINDS = {"official": 1.5, "soc_direct": 1.3, "reported": 1.0, "short": 0.8, "alternate": 0.8, "esco": 0.6}
"""How much a name of each kind teaches; any other 0.5. Alternate names are noisy."""
TITLE_SHAPE, TEXT_SHAPE = (13_600, 96), (6_500, 30)
"""Features kept and the length of a vector."""
EPOCHS, BATCH, STEP, SMOOTHING = 2, 256, 0.05, 0.05
DESCRIPTIONS, PIECES = 60, (2, 10)
"""Descriptions made up of each occupation's own pieces, and the least and most pieces of one."""
FOLDS, ASKED = 5, 3000
BALANCE = 0.75
"""How much a denied name counts: by what its occupation employs for each of its names, to this power."""
MOST = 20.0
ASKED_KINDS = frozenset({"reported", "alternate", "short", "esco", "esco_alternate"})

Example = tuple[list[str], int, float]


def train(facts: Facts) -> None:
    """Write the models and the weights."""
    titles = facts.titles()
    words = train_words(facts, titles)
    data = pack_words(words)
    WORDS_FILE.write_bytes(data)
    print(f"written: {WORDS_FILE.name}, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()[:16]}")
    table = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    table["ranking"] |= learn_weights(facts, titles, words)
    WEIGHTS_FILE.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"written: {table['ranking']}")


def train_words(facts: Facts, titles: Sequence[Title], *, texts: WordModel | None = None) -> Words:
    """The models learnt from these names; that of descriptions is learnt too where none is given."""
    codes = facts.codes()
    places = {code: place for place, code in enumerate(codes)}
    sectors = sorted({part.naics for code in codes for part in facts.industries(code)})
    shares = numpy.zeros((len(codes), len(sectors)), dtype=numpy.float32)
    for code in codes:
        for part in facts.industries(code):
            shares[places[code], sectors.index(part.naics)] += part.share
    return Words(
        codes=codes,
        sector_codes=tuple(sectors),
        trained_on=digest_of(titles),
        titles=fit_model(_title_examples(titles, places), TITLE_SHAPE, len(codes)),
        texts=texts or fit_model(_text_examples(facts, places), TEXT_SHAPE, len(codes)),
        employment=numpy.array([_employed(facts, code) for code in codes], dtype=numpy.float32),
        sectors=shares,
    )


def digest_of(titles: Iterable[Title]) -> str:
    """A digest of the names, to tell whether the shipped models learnt from these facts."""
    lines = "\n".join(f"{title.normal}\t{title.code}\t{title.kind}" for title in titles)
    return hashlib.sha256(lines.encode()).hexdigest()


def _employed(facts: Facts, code: str) -> int:
    """Persons employed; a specialty counts a fifth of what it shares with its occupation."""
    wages = facts.wages(code)
    employed = (wages.employment or 0) if wages is not None else 0
    return employed // 5 if wages is not None and wages.shared and not code.endswith(".00") else employed


def _title_examples(titles: Sequence[Title], places: dict[str, int]) -> list[Example]:
    shared = Counter(title.normal for title in titles)
    return [
        (title_features(title.text), places[title.code], KINDS.get(title.kind, 0.5) / shared[title.normal] ** 0.5)
        for title in titles
    ]


def _text_examples(facts: Facts, places: dict[str, int]) -> list[Example]:
    """Made-up descriptions: a handful of an occupation's activities, technologies, skills and names at a time."""
    chance = random.Random(1)  # noqa: S311
    examples = []
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
            examples.append((sorted(set().union(*drawn)), place, 1.0))
    return examples


def fit_model(examples: Sequence[Example], shape: tuple[int, int], classes: int) -> WordModel:
    """A model of low rank by softmax regression (Adagrad over small batches), then rounded to single bytes."""
    hashed = [[checksum(feature) for feature in features] for features, _, _ in examples]
    counts = Counter(key for keys in hashed for key in set(keys))
    kept = sorted(sorted(counts, key=lambda key: (-counts[key], key))[: shape[0]])
    rarity = numpy.array([math.log(1 + len(examples) / counts[key]) for key in kept])
    rarity /= rarity.mean()
    place = {key: number for number, key in enumerate(kept)}
    inputs = [numpy.array([place[key] for key in keys if key in place], dtype=numpy.intp) for keys in hashed]
    fitted = _Fit(shape=(len(kept), shape[1]), classes=classes, rarity=rarity.astype(numpy.float32))
    labels = numpy.array([label for _, label, _ in examples])
    weights = numpy.array([weight for _, _, weight in examples], dtype=numpy.float32)
    order = numpy.array([number for number, features in enumerate(inputs) if len(features)])
    for _ in range(EPOCHS):
        fitted.chance.shuffle(order)
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            fitted.learn([inputs[row] for row in rows], labels[rows], weights[rows])
    return fitted.rounded(numpy.array(kept, dtype=numpy.uint32))


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

    def learn(self, inputs: Sequence[NDArray[numpy.intp]], labels: NDArray[numpy.intp], weights: Floats) -> None:
        """One step down the gradient of the weighted, smoothed log loss of a batch."""
        lengths = numpy.array([len(each) for each in inputs])
        flat = numpy.concatenate(inputs)
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)[:-1]])
        amounts = self.rarity[flat] * numpy.repeat(lengths.astype(numpy.float32) ** -0.5, lengths)
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


def learn_weights(facts: Facts, titles: Sequence[Title], words: Words) -> dict[str, float]:
    """What votes, words and size weigh, by logistic regression over occupations on names that were denied."""
    by_name: dict[str, list[Title]] = defaultdict(list)
    for title in titles:
        by_name[title.normal].append(title)
    names_of = Counter(title.code for title in titles)
    size = dict(zip(words.codes, numpy.maximum(words.employment / 1000, 1.0).tolist(), strict=True))
    cases: list[NDArray[numpy.float64]] = []
    right: list[NDArray[numpy.bool_]] = []
    weights: list[float] = []
    for fold in range(FOLDS):
        denied = [name for name, rows in by_name.items() if _fold(name, rows) == fold]
        kept = {name: rows for name, rows in by_name.items() if _fold(name, rows) != fold}
        columns, ranking = _denied_columns(facts, kept, words)
        random.Random(fold).shuffle(denied)  # noqa: S311
        for name in denied[:ASKED]:
            readings = read_title(by_name[name][0].text).readings
            if not readings:
                continue
            gold = {row.code for row in by_name[name]}
            cases.append(ranking.features(cast_votes(columns, readings), readings))
            right.append(numpy.array([code in gold for code in words.codes]))
            weights.append(max((size[code] / names_of[code]) ** BALANCE for code in gold))
    fitted = _fit_ranking(cases, right, numpy.minimum(weights, MOST * float(numpy.mean(weights))))
    return {name: round(float(value), 3) for name, value in zip(("votes", "words", "employment"), fitted, strict=True)}


def _fold(name: str, rows: Sequence[Title]) -> int:
    """The fold that a name is denied in; -1 for official names and SOC's own, which are never denied."""
    return checksum(name) % FOLDS if all(row.kind in ASKED_KINDS for row in rows) else -1


def _denied_columns(facts: Facts, kept: dict[str, list[Title]], words: Words) -> tuple[Names, Ranking]:
    normals = sorted(kept)
    names = Names(NgramIndex.build(normals), lambda numbers: [tuple(kept[normals[int(number)]]) for number in numbers])
    rows = [row for normal in normals for row in kept[normal]]
    return names, Ranking(words.codes, train_words(facts, rows, texts=words.texts))


_NEAR = 40


def _fit_ranking(
    cases: Sequence[NDArray[numpy.float64]], right: Sequence[NDArray[numpy.bool_]], weights: Iterable[float]
) -> NDArray[numpy.float64]:
    """The weights under which the right occupations have most of the probability, over the strongest of each case."""
    columns, marks = [], []
    for case, mark in zip(cases, right, strict=True):
        strongest = numpy.argsort(-(case @ (0.4, 0.75, 0.5)), kind="stable")[:_NEAR]
        if mark[strongest].any():
            columns.append(case[strongest])
            marks.append(mark[strongest])
        else:
            columns.append(case[:0])
            marks.append(mark[:0])
    share = numpy.array([weight for weight, mark in zip(weights, marks, strict=True) if len(mark)])
    share /= share.sum()
    x = numpy.stack([column for column in columns if len(column)])
    y = numpy.stack([mark for mark in marks if len(mark)])
    beta = numpy.array([0.4, 0.75, 0.5])
    for _ in range(300):
        scores = x @ beta
        chances = numpy.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        wanted = chances * y
        wanted /= wanted.sum(1, keepdims=True)
        beta = beta + 0.3 * numpy.einsum("n,nk,nkf->f", share, wanted - chances, x)
    hits = (y[numpy.arange(len(y)), (x @ beta).argmax(1)] * share).sum()
    print(f"denied names: {len(x):,}, right first {hits:.3f} (weighted by what occupations employ)")
    return beta
