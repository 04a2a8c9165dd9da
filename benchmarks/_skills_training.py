"""Trains the tagger of `careerproof.skills.spans` on the training part of SkillSpan; called by ``benchmarks.skills``.

Three steps, all in numpy and from fixed seeds: vectors and classes of words from texts that may be shared (ESCO's
labels and descriptions, O*NET's task statements, the Occupational Outlook Handbook, the training sentences); a linear
chain over sparse features; a small recurrent network. What is written holds words and numbers, no sentence.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from careerproof.facts.store import Facts
from careerproof.skills import Skills
from careerproof.skills.spans.features import Described, Describer, WordClasses
from careerproof.skills.spans.network import LOOKED_UP
from careerproof.skills.spans.sentences import Sentence, read_sentences

Array = NDArray[Any]
Span = tuple[int, int]
_DIMENSIONS, _CONTEXTS, _WINDOW = 64, 2000, 2
_CLASSES = (32, 128, 512, 1500)
_PENALTY, _STEPS = 1.5, 60
_HIDDEN, _SIZES = 96, {"end3": 24, "shape": 8, "sure": 12}
_EPOCHS, _BATCH, _RATE, _DROPPED, _DECAY = 18, 32, 2e-3, 0.4, 1e-3
_LEAST_WEIGHT = 0.02
_PIECES = re.compile(r"[^\W_](?:[\w+#./&'’-]*[\w+#])?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of SkillSpan: its text, its skill spans and knowledge spans (characters), source, post."""

    text: str
    gold: tuple[frozenset[Span], frozenset[Span]]
    source: str
    post: int


def read_rows(path: Path) -> list[Row]:
    """The rows of a file of SkillSpan; words are joined by spaces."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        starts, text = [], ""
        for token in row["tokens"]:
            starts.append(len(text))
            text += token + " "
        skill, knowledge = (
            frozenset(_spans(row[tags], starts, row["tokens"])) for tags in ("tags_skill", "tags_knowledge")
        )
        rows.append(Row(text.rstrip(), (skill, knowledge), row["source"], row["idx"]))
    return rows


def train(rows: Sequence[Row], facts: Facts, skills: Skills, data: Path) -> dict[str, Array]:
    """The arrays of the tagger's file, learnt from these rows and the texts in `data`."""
    vocabulary, vectors, classes = _learn_words(rows, facts, data)
    describer = Describer(WordClasses({word: number for number, word in enumerate(vocabulary)}, classes))
    examples = [example for row in rows for example in _examples(row, describer, skills)]
    arrays: dict[str, Array] = {
        "words": numpy.frombuffer("\n".join(vocabulary).encode(), dtype=numpy.uint8),
        "classes": classes,
    }
    arrays |= _learn_chain(examples)
    arrays |= _learn_network(examples, vectors)
    return arrays


@dataclass(frozen=True, slots=True)
class _Example:
    described: Described
    tags: NDArray[numpy.intp]
    """Shape (words, 2)."""


def _spans(tags: Sequence[str], starts: Sequence[int], tokens: Sequence[str]) -> Iterator[Span]:
    begin: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I"):
            yield starts[begin], starts[place - 1] + len(tokens[place - 1])
            begin = None
        if tag.startswith("B"):
            begin = place


def _examples(row: Row, describer: Describer, skills: Skills) -> Iterator[_Example]:
    hints = skills.hints(row.text)
    for sentence in read_sentences(row.text):
        tags = numpy.zeros((len(sentence.words), 2), dtype=numpy.intp)
        for layer, spans in enumerate(row.gold):
            for start, end in sorted(spans):
                _mark(tags[:, layer], sentence, start, end)
        yield _Example(describer.describe([sentence], hints), tags)


def _mark(tags: NDArray[numpy.intp], sentence: Sentence, start: int, end: int) -> None:
    inside = [
        number
        for number, (first, last) in enumerate(sentence.places)
        if first < end and start < last and any(letter.isalnum() for letter in sentence.words[number])
    ]
    if inside:
        tags[inside[0]] = 1
        tags[inside[0] + 1 : inside[-1] + 1] = 2


# --- words ---


def _learn_words(rows: Sequence[Row], facts: Facts, data: Path) -> tuple[list[str], Array, Array]:
    """The vocabulary, a vector of each word (and one for strange ones), and its classes from coarse to fine."""
    texts = [_words(text) for text in sorted(set(_texts(facts, data)))] + [_words(row.text) for row in rows]
    counts = Counter(word for words in texts for word in words)
    vocabulary = sorted((word for word, count in counts.items() if count >= 3), key=lambda word: (-counts[word], word))
    vectors = _vectors(texts, {word: number for number, word in enumerate(vocabulary)})
    columns, offset = [], 0
    for count in _CLASSES:
        columns.append(_clusters(vectors, count) + offset)
        offset += count
    labels = [term.label.lower().split() for term in facts.skill_terms("esco")]
    for place in (0, -1):
        seen = Counter(words[place] for words in labels if words)
        columns.append(numpy.array([min(5, (seen[word] + 1).bit_length() - 1) + 10000 for word in vocabulary]))
    strange = [*([20000] * len(_CLASSES)), 10000, 10000]
    classes = numpy.vstack([numpy.stack(columns, axis=1), strange]).astype(numpy.int16)
    return vocabulary, numpy.vstack([vectors, numpy.zeros(_DIMENSIONS)]).astype(numpy.float32), classes


def _words(text: str) -> list[str]:
    return ["<s>", *_PIECES.findall(re.sub(r"\d", "0", text.lower())), "</s>"]


def _texts(facts: Facts, data: Path) -> Iterator[str]:
    """Texts whose publishers let them be reused: ESCO, O*NET, the handbook of the Bureau of Labor Statistics."""
    for term in facts.skill_terms("esco"):
        yield from (term.label, *term.alternates)
    for path in sorted((data / "esco" / "1.2.0").glob("*_en.csv*")):
        for row in _rows_of(path):
            for name in ("preferredLabel", "altLabels", "description", "scopeNote", "definition"):
                yield from filter(str.strip, re.split(r"\n+|(?<=[.;:!?])\s", row.get(name) or ""))
    for row in _rows_of(data / "onet" / "30_1" / "task_statements_v30.1.csv.gz"):
        yield row["Task"]
    with gzip.open(data / "ooh" / "ooh_sections_2025.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for section in json.loads(line)["sections"].values():
                yield from filter(str.strip, re.split(r"\n+|(?<=[.;:!?])\s", section or ""))


def _rows_of(path: Path) -> Iterator[dict[str, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))


def _vectors(texts: Sequence[Sequence[str]], numbers: dict[str, int]) -> Array:
    """Positive pointwise information of words with their neighbours on either side, in its main directions."""
    contexts = min(_CONTEXTS, len(numbers))
    seen = numpy.zeros((len(numbers), 2 * contexts), dtype=numpy.float32)
    flat: list[int] = []
    for words in texts:
        flat += [numbers.get(word, -1) for word in words]
        flat += [-1] * _WINDOW
    places = numpy.array(flat)
    for distance in range(1, _WINDOW + 1):
        left, right = places[:-distance], places[distance:]
        for word, other, shift in ((right, left, 0), (left, right, contexts)):
            used = (word >= 0) & (other >= 0) & (other < contexts)
            numpy.add.at(seen, (word[used], other[used] + shift), 1 / distance)
    total = seen.sum(dtype=numpy.float64)
    others = seen.sum(axis=0, dtype=numpy.float64) ** 0.75
    expected = seen.sum(axis=1, keepdims=True, dtype=numpy.float64) / total * (others / others.sum())
    told = numpy.maximum(numpy.log(numpy.maximum(seen / total / numpy.maximum(expected, 1e-30), 1e-9)), 0)
    values, directions = numpy.linalg.eigh(told.T @ told)
    best = numpy.argsort(-values)[:_DIMENSIONS]
    # The sign of a direction is arbitrary: the largest part is made positive.
    axes = directions[:, best] * numpy.sign(directions[numpy.abs(directions[:, best]).argmax(axis=0), best])
    vectors = told @ axes / values[best] ** 0.25
    result: Array = vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return result


def _clusters(vectors: Array, count: int) -> NDArray[numpy.intp]:
    """The class of each word: the nearest of `count` centres, which begin as the commonest words."""
    centres = vectors[:count].copy()
    nearest = numpy.zeros(len(vectors), dtype=numpy.intp)
    for _ in range(15):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors)
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        centres = numpy.where(lengths > 0, sums / numpy.maximum(lengths, 1e-9), centres)
    return nearest


# --- the chain ---


@dataclass(frozen=True, slots=True)
class _Pack:
    """Sentences of about one length: which places are words, the tags (per layer), and which rows the words are."""

    mask: NDArray[numpy.bool_]
    tags: NDArray[numpy.intp]
    rows: NDArray[numpy.intp]


def _packs(examples: Sequence[_Example], most: int) -> list[_Pack]:
    starts = numpy.concatenate([[0], numpy.cumsum([len(each.tags) for each in examples])])
    order = sorted(range(len(examples)), key=lambda number: (len(examples[number].tags), number))
    packs, first = [], 0
    while first < len(order):
        shortest = len(examples[order[first]].tags)
        last = first
        while last < len(order) and last - first < most and len(examples[order[last]].tags) <= 1.3 * shortest + 2:
            last += 1
        packs.append(_pack(examples, starts, order[first:last]))
        first = last
    return packs


def _pack(examples: Sequence[_Example], starts: Array, chosen: Sequence[int]) -> _Pack:
    longest = max(len(examples[number].tags) for number in chosen)
    mask = numpy.zeros((len(chosen), longest), dtype=bool)
    tags = numpy.zeros((len(chosen), longest, 2), dtype=numpy.intp)
    rows = numpy.zeros((len(chosen), longest), dtype=numpy.intp)
    for place, number in enumerate(chosen):
        length = len(examples[number].tags)
        mask[place, :length] = True
        tags[place, :length] = examples[number].tags
        rows[place, :length] = numpy.arange(starts[number], starts[number] + length)
    return _Pack(mask, tags, rows)


def _learn_chain(examples: Sequence[_Example]) -> dict[str, Array]:
    features = numpy.concatenate([example.described.features() for example in examples])
    keys, counts = numpy.unique(features, return_counts=True)
    keys = keys[counts >= 2]
    places = numpy.minimum(numpy.searchsorted(keys, features), len(keys) - 1)
    numbers = numpy.where(keys[places] == features, places, len(keys)).astype(numpy.int32)
    packs = _packs(examples, 400)
    weights, steps, starts = zip(*(_fit_chain(numbers, packs, len(keys), layer) for layer in (0, 1)), strict=True)
    joined = numpy.concatenate(weights, axis=1)[:-1]
    kept = numpy.abs(joined).max(axis=1) >= _LEAST_WEIGHT
    scale = numpy.abs(joined).max() / 127
    return {
        "keys": keys[kept], "weights": numpy.rint(joined[kept] / scale).astype(numpy.int8),
        "weight_scale": numpy.array(scale), "chain_steps": numpy.stack(steps), "chain_starts": numpy.stack(starts),
    }  # fmt: skip


def _fit_chain(numbers: Array, packs: Sequence[_Pack], count: int, layer: int) -> tuple[Array, Array, Array]:
    """Weights of shape (features + 1, 3), steps and starts that make the tags most likely under a square penalty."""
    flat, width = numbers.ravel(), numbers.shape[1]
    size = 3 * (count + 1)

    def loss(point: Array) -> tuple[float, Array]:
        weights, steps, starts = point[:size].reshape(-1, 3).copy(), point[size : size + 9].reshape(3, 3), point[-3:]
        weights[-1] = 0
        scores = numpy.stack([weights[:, tag][numbers].sum(axis=1) for tag in range(3)], axis=1)
        slopes, step_slopes, start_slopes = numpy.zeros_like(scores), numpy.zeros((3, 3)), numpy.zeros(3)
        total = 0.0
        for pack in packs:
            part, emission, step, start = chain_loss(
                scores[pack.rows], pack.mask, pack.tags[:, :, layer], steps, starts
            )
            total += part
            slopes[pack.rows[pack.mask]] = emission[pack.mask]
            step_slopes += step
            start_slopes += start
        gradient = numpy.stack(
            [numpy.bincount(flat, numpy.repeat(slopes[:, tag], width), minlength=count + 1) for tag in range(3)], axis=1
        )
        gradient[-1] = 0
        whole = numpy.concatenate([gradient.ravel(), step_slopes.ravel(), start_slopes])
        return total + 0.5 * _PENALTY * float(point @ point), whole + _PENALTY * point

    point = _minimise(loss, numpy.zeros(size + 12))
    return point[:size].reshape(-1, 3), point[size : size + 9].reshape(3, 3), point[-3:]


def chain_loss(
    scores: Array, mask: NDArray[numpy.bool_], tags: NDArray[numpy.intp], steps: Array, starts: Array
) -> tuple[float, Array, Array, Array]:
    """How unlikely the tags are, and its slopes by scores, steps and starts. Impossible moves are barred here."""
    steps, starts = steps.copy(), starts.copy()
    steps[0, 2] = starts[2] = -30.0
    count, length, _ = scores.shape
    forward, backward = numpy.zeros((count, length, 3)), numpy.zeros((count, length, 3))
    forward[:, 0] = scores[:, 0] + starts
    for place in range(1, length):
        onward = scores[:, place] + _log_sum(forward[:, place - 1, :, None] + steps, 1)
        forward[:, place] = numpy.where(mask[:, place, None], onward, forward[:, place - 1])
    for place in range(length - 2, -1, -1):
        onward = _log_sum(steps + (scores[:, place + 1] + backward[:, place + 1])[:, None], 2)
        backward[:, place] = numpy.where(mask[:, place + 1, None], onward, 0)
    whole = _log_sum(forward[:, -1], 1)
    shares = numpy.exp(forward + backward - whole[:, None, None]) * mask[:, :, None]
    moves = forward[:, :-1, :, None] + steps + (scores + backward)[:, 1:, None] - whole[:, None, None, None]
    step_slopes = numpy.exp(moves[mask[:, 1:]]).sum(axis=0)
    told = numpy.take_along_axis(scores, tags[:, :, None], 2)[:, :, 0]
    likely = (told * mask).sum() + (steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum() + starts[tags[:, 0]].sum()
    start_slopes = shares[:, 0].sum(axis=0) - numpy.bincount(tags[:, 0], minlength=3)
    shares -= numpy.eye(3)[tags] * mask[:, :, None]
    numpy.subtract.at(step_slopes, (tags[:, :-1][mask[:, 1:]], tags[:, 1:][mask[:, 1:]]), 1)
    step_slopes[0, 2] = start_slopes[2] = 0
    return float(whole.sum() - likely), shares, step_slopes, start_slopes


def _log_sum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    result: Array = numpy.squeeze(top, axis) + numpy.log(numpy.exp(values - top).sum(axis=axis))
    return result


def _minimise(loss: Any, point: Array) -> Array:
    """The point after some steps of L-BFGS."""
    value, slope = loss(point)
    moves: list[tuple[Array, Array]] = []
    for _ in range(_STEPS):
        direction, shares = slope.copy(), []
        for move, change in reversed(moves):
            shares.append((move @ direction) / (move @ change))
            direction -= shares[-1] * change
        direction *= (
            (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1]) if moves else 10 / numpy.abs(slope).sum()
        )
        for (move, change), share in zip(moves, reversed(shares), strict=True):
            direction += move * (share - (change @ direction) / (move @ change))
        length = 1.0
        while True:
            found, found_slope = loss(point - length * direction)
            if found <= value - 1e-4 * length * (slope @ direction) or length < 1e-6:
                break
            length /= 2
        move, change = -length * direction, found_slope - slope
        if move @ change > 1e-10:
            moves = [*moves[-7:], (move, change)]
        point, value, slope = point + move, found, found_slope
    return point


# --- the network ---


def _learn_network(examples: Sequence[_Example], vectors: Array) -> dict[str, Array]:
    """The network's weights, and the vectors of the words as it has shaped them."""
    codes = {name: numpy.concatenate([each.described.codes(name) for each in examples]) for name in LOOKED_UP}
    tables = {name: numpy.unique(values) for name, values in codes.items()}
    places = {name: numpy.searchsorted(tables[name], values) + 1 for name, values in codes.items()}
    places["words"] = numpy.concatenate([example.described.known for example in examples])
    weights = _first_weights({name: len(table) for name, table in tables.items()}, vectors)
    _fit_network(weights, places, _packs(examples, _BATCH))
    words = weights.pop("words")
    scale = float(numpy.abs(words).max()) / 127
    return {
        **{f"codes_{name}": table for name, table in tables.items()},
        **{f"net_{name}": value.astype(numpy.float16) for name, value in weights.items()},
        "vectors": numpy.rint(words / scale).astype(numpy.int8),
        "vector_scale": numpy.array(scale),
    }


def _first_weights(counts: dict[str, int], vectors: Array) -> dict[str, Array]:
    random = numpy.random.default_rng(1)
    inputs = _DIMENSIONS + sum(_SIZES.values())
    drawn = {
        "inward": random.uniform(-0.1, 0.1, (2, inputs, 4 * _HIDDEN)),
        "recurrent": random.uniform(-0.1, 0.1, (2, _HIDDEN, 4 * _HIDDEN)),
        "bias": numpy.zeros((2, 4 * _HIDDEN)),
        "outward": random.uniform(-0.07, 0.07, (2 * _HIDDEN, 6)),
        "outward_bias": numpy.zeros(6),
        "steps": numpy.zeros((2, 3, 3)),
        "starts": numpy.zeros((2, 3)),
        **{name: random.normal(0, 1, (counts[name] + 1, _SIZES[name])) for name in LOOKED_UP},
        "words": vectors,
    }
    weights = {name: value.astype(numpy.float32) for name, value in drawn.items()}
    for name in LOOKED_UP:
        weights[name][0] = 0
    return weights


def _fit_network(weights: dict[str, Array], places: dict[str, Array], packs: Sequence[_Pack]) -> None:
    """Some rounds of AdamW with dropout, by gradients written out by hand; changes the weights."""
    random = numpy.random.default_rng(0)
    learner = _Learner(weights)
    for epoch in range(_EPOCHS):
        rate = _RATE * (1 - epoch / _EPOCHS) + 1e-4
        total = 0.0
        for number in random.permutation(len(packs)):
            pack = packs[number]
            loss, slopes = _network_loss(
                weights, {name: each[pack.rows] for name, each in places.items()}, pack, random
            )
            total += loss
            learner.step(slopes, rate)
        print(f"network, round {epoch + 1} of {_EPOCHS}: loss {total / len(packs):.3f}", flush=True)


class _Learner:
    """AdamW with the gradient cut to a length."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._weights = weights
        self._first = {name: numpy.zeros_like(value) for name, value in weights.items()}
        self._second = {name: numpy.zeros_like(value) for name, value in weights.items()}
        self._count = 0

    def step(self, slopes: dict[str, Array], rate: float) -> None:
        """One step against the slopes."""
        self._count += 1
        length = sum(float((slope**2).sum()) for slope in slopes.values()) ** 0.5
        for name in self._weights:
            slope = slopes[name] * min(1.0, 5.0 / (length + 1e-9))
            self._first[name] = 0.9 * self._first[name] + 0.1 * slope
            self._second[name] = 0.999 * self._second[name] + 0.001 * slope**2
            first = self._first[name] / (1 - 0.9**self._count)
            second = self._second[name] / (1 - 0.999**self._count)
            self._weights[name] *= 1 - rate * _DECAY
            self._weights[name] -= (rate * first / (numpy.sqrt(second) + 1e-8)).astype(numpy.float32)


def _network_loss(
    weights: dict[str, Array], places: dict[str, Array], pack: _Pack, random: numpy.random.Generator
) -> tuple[float, dict[str, Array]]:
    """The loss of one pack a sentence, and its slopes by every weight."""
    names = ("words", *LOOKED_UP)
    count, length = pack.mask.shape
    given = numpy.concatenate([weights[name][places[name]] for name in names], axis=2)
    dropped = _dropout(given.shape, random)
    given = given * dropped
    backwards = _backwards(pack.mask)
    both = numpy.stack([given, numpy.take_along_axis(given, backwards[:, :, None], 1)])
    states, tape = _run(weights, both)
    joined = numpy.concatenate([states[0], numpy.take_along_axis(states[1], backwards[:, :, None], 1)], axis=2)
    dropped_out = _dropout(joined.shape, random)
    joined = joined * dropped_out
    scores = (joined @ weights["outward"] + weights["outward_bias"]).reshape(count, length, 2, 3)
    slopes = {"steps": numpy.zeros((2, 3, 3)), "starts": numpy.zeros((2, 3))}
    score_slopes, total = numpy.zeros(scores.shape, dtype=numpy.float32), 0.0
    for layer in (0, 1):
        part, emission, slopes["steps"][layer], slopes["starts"][layer] = chain_loss(
            scores[:, :, layer].astype(float), pack.mask, pack.tags[:, :, layer],
            weights["steps"][layer].astype(float), weights["starts"][layer].astype(float),
        )  # fmt: skip
        total += part / count
        score_slopes[:, :, layer] = emission / count
    slopes = {name: value / count for name, value in slopes.items()}
    flat = score_slopes.reshape(-1, 6)
    slopes["outward"] = joined.reshape(-1, joined.shape[2]).T @ flat
    slopes["outward_bias"] = flat.sum(axis=0)
    joined_slopes = (flat @ weights["outward"].T).reshape(joined.shape) * dropped_out
    state_slopes = numpy.stack(
        [joined_slopes[:, :, :_HIDDEN], numpy.take_along_axis(joined_slopes[:, :, _HIDDEN:], backwards[:, :, None], 1)]
    )
    more, both_slopes = _run_back(weights, both, states, tape, state_slopes)
    slopes |= more
    given_slopes = (both_slopes[0] + numpy.take_along_axis(both_slopes[1], backwards[:, :, None], 1)) * dropped
    at = 0
    for name in names:
        size = weights[name].shape[1]
        slope = numpy.zeros_like(weights[name])
        numpy.add.at(slope, places[name][pack.mask], given_slopes[:, :, at : at + size][pack.mask])
        slopes[name] = slope
        at += size
    return total, slopes


def _dropout(shape: tuple[int, ...], random: numpy.random.Generator) -> Array:
    kept: Array = (random.random(shape, dtype=numpy.float32) >= _DROPPED) / numpy.float32(1 - _DROPPED)
    return kept


def _backwards(mask: NDArray[numpy.bool_]) -> NDArray[numpy.intp]:
    """Where the words stand when a sentence is read from its end; what lies beyond it keeps its place."""
    lengths, places = mask.sum(axis=1, keepdims=True), numpy.arange(mask.shape[1])[None]
    return numpy.where(mask, lengths - 1 - places, places)


def _run(weights: dict[str, Array], both: Array) -> tuple[Array, tuple[Array, Array]]:
    """The states at each place, and the gates and cells that led there; all of shape (2, sentences, words, …)."""
    _, count, length, size = both.shape
    gates = (both.reshape(2, -1, size) @ weights["inward"] + weights["bias"][:, None]).reshape(2, count, length, -1)
    states = numpy.zeros((2, count, length, _HIDDEN), dtype=numpy.float32)
    cells = numpy.zeros_like(states)
    state = cell = numpy.zeros((2, count, _HIDDEN), dtype=numpy.float32)
    for place in range(length):
        now = gates[:, :, place] + state @ weights["recurrent"]
        now[..., : 3 * _HIDDEN] = 1 / (1 + numpy.exp(-now[..., : 3 * _HIDDEN]))
        now[..., 3 * _HIDDEN :] = numpy.tanh(now[..., 3 * _HIDDEN :])
        enter, forget, leave, fresh = numpy.split(now, 4, axis=2)
        cell = forget * cell + enter * fresh
        state = leave * numpy.tanh(cell)
        gates[:, :, place], cells[:, :, place], states[:, :, place] = now, cell, state
    return states, (gates, cells)


def _run_back(
    weights: dict[str, Array], both: Array, states: Array, tape: tuple[Array, Array], state_slopes: Array
) -> tuple[dict[str, Array], Array]:
    """The slopes by the weights of the recurrent layer and by what it was given."""
    gates, cells = tape
    _, count, length, _ = states.shape
    gate_slopes = numpy.zeros_like(gates)
    onward_state = onward_cell = numpy.zeros((2, count, _HIDDEN), dtype=numpy.float32)
    for place in range(length - 1, -1, -1):
        enter, forget, leave, fresh = numpy.split(gates[:, :, place], 4, axis=2)
        bent = numpy.tanh(cells[:, :, place])
        state_slope = state_slopes[:, :, place] + onward_state
        cell_slope = state_slope * leave * (1 - bent**2) + onward_cell
        before = cells[:, :, place - 1] if place else numpy.zeros_like(cell_slope)
        slope = numpy.concatenate(
            [
                cell_slope * fresh * enter * (1 - enter), cell_slope * before * forget * (1 - forget),
                state_slope * bent * leave * (1 - leave), cell_slope * enter * (1 - fresh**2),
            ],
            axis=2,
        )  # fmt: skip
        gate_slopes[:, :, place] = slope
        onward_state = slope @ weights["recurrent"].transpose(0, 2, 1)
        onward_cell = cell_slope * forget
    earlier = numpy.concatenate([numpy.zeros_like(states[:, :, :1]), states[:, :, :-1]], axis=2)
    flat = gate_slopes.reshape(2, count * length, -1)
    slopes = {
        "inward": both.reshape(2, count * length, -1).transpose(0, 2, 1) @ flat,
        "recurrent": earlier.reshape(2, count * length, -1).transpose(0, 2, 1) @ flat,
        "bias": flat.sum(axis=1),
    }
    return slopes, (flat @ weights["inward"].transpose(0, 2, 1)).reshape(both.shape)
