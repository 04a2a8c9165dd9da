"""Finds the stretches of a text that say what a person can do (skill) or knows (knowledge), with their chances.

Readers learnt from annotated job postings: a linear chain over what words look like and where they stand, and a small
recurrent network over vectors of words. Each gives every stretch a chance of being marked; the mean counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy
from numpy.typing import NDArray

from careerproof.skills.spans.chain import Stretch, likely_spans
from careerproof.skills.spans.features import Describer, WordClasses
from careerproof.skills.spans.model import FreeSpan, Hint, Layer
from careerproof.skills.spans.network import LOOKED_UP, Network, Table
from careerproof.skills.spans.sentences import Sentence, read_sentences

LAYERS: tuple[Layer, Layer] = ("skill", "knowledge")
MODEL = Path(__file__).parent / "tagger.npz"
CHOSEN = 0.28
"""A stretch with this chance is worth saying: where the F1 of the training part, a quarter of its posts held aside,
was best."""
_LEAST = 0.02
_BARRED = -30.0


class Tagger:
    """The learnt readers, ready. Made by `open_tagger`."""

    def __init__(self, arrays: dict[str, NDArray[numpy.generic]]) -> None:
        words = bytes(arrays["words"].tobytes()).decode().split("\n")
        classes = numpy.asarray(arrays["classes"], dtype=numpy.int16)
        self._describer = Describer(WordClasses({word: number for number, word in enumerate(words)}, classes))
        self._keys = numpy.asarray(arrays["keys"], dtype=numpy.uint32)
        weights = numpy.asarray(arrays["weights"], dtype=numpy.float32) * numpy.float32(arrays["weight_scale"])
        self._weights = numpy.vstack([weights, numpy.zeros(weights.shape[1], dtype=numpy.float32)])
        self._network = _network(arrays)
        self._moves = [
            [_moves(arrays[f"{reader}_steps"], arrays[f"{reader}_starts"], layer) for layer in (0, 1)]
            for reader in ("chain", "net")
        ]

    def spans(self, text: str, hints: Sequence[Hint], *, least: float = CHOSEN) -> tuple[FreeSpan, ...]:
        """The likeliest stretches, in order; those of one layer do not overlap.

        Args:
            hints: the known terms in the text, in order, without overlaps.
            least: the chance that a stretch must have.
        """
        found: list[FreeSpan] = []
        for sentence, layers in self._chances(text, hints):
            for layer, stretches in zip(LAYERS, layers, strict=True):
                allowed = [
                    each for each in stretches if layer == "skill" or not any(sentence.apart[each[0] + 1 : each[1]])
                ]
                found += [
                    FreeSpan(
                        start=sentence.places[first][0], end=sentence.places[end - 1][1], layer=layer, chance=chance
                    )
                    for first, end, chance in choose(allowed, least)
                ]
        return tuple(sorted(found, key=lambda span: (span.start, -span.end, span.layer)))

    def _chances(self, text: str, hints: Sequence[Hint]) -> list[tuple[Sentence, list[list[Stretch]]]]:
        sentences = list(read_sentences(text))
        if not sentences:
            return []
        described = self._describer.describe(sentences, hints)
        features = described.features()
        places = numpy.minimum(numpy.searchsorted(self._keys, features), len(self._keys) - 1)
        numbers = numpy.where(self._keys[places] == features, places, len(self._keys))
        lengths = [len(sentence.words) for sentence in sentences]
        read = (self._weights[numbers].sum(axis=1), self._network.scores(described, lengths))
        results, begin = [], 0
        for sentence, length in zip(sentences, lengths, strict=True):
            layers = []
            for layer in (0, 1):
                chances: dict[tuple[int, int], float] = defaultdict(float)
                for scores, moves in zip(read, self._moves, strict=True):
                    part = scores[begin : begin + length, 3 * layer : 3 * layer + 3].astype(numpy.float64)
                    for first, end, chance in likely_spans(part, *moves[layer], least=_LEAST):
                        chances[first, end] += chance / len(read)
                layers.append([(first, end, chance) for (first, end), chance in sorted(chances.items())])
            results.append((sentence, layers))
            begin += length
        return results


@cache
def open_tagger() -> Tagger:
    """The tagger that ships with the package, read when first asked for."""
    with numpy.load(MODEL) as arrays:
        return Tagger(dict(arrays))


def choose(stretches: Sequence[Stretch], least: float) -> list[Stretch]:
    """Of stretches, those without overlaps whose chances exceed `least` by the most in sum, in order."""
    ranked = sorted((each for each in stretches if each[2] > least), key=lambda each: (each[1], each[0]))
    ends = [end for _, end, _ in ranked]
    best: list[tuple[float, list[Stretch]]] = [(0.0, [])]
    for number, stretch in enumerate(ranked):
        gain, kept = best[bisect_right(ends, stretch[0], 0, number)]
        gain += stretch[2] - least
        best.append((gain, [*kept, stretch]) if gain > best[-1][0] else best[-1])
    return best[-1][1]


def _network(arrays: dict[str, NDArray[numpy.generic]]) -> Network:
    def floats(name: str) -> NDArray[numpy.float32]:
        return numpy.asarray(arrays[f"net_{name}"], dtype=numpy.float32)

    return Network(
        words=numpy.asarray(arrays["vectors"], dtype=numpy.float32) * numpy.float32(arrays["vector_scale"]),
        tables={
            name: Table(numpy.asarray(arrays[f"codes_{name}"], dtype=numpy.uint32), floats(name)) for name in LOOKED_UP
        },
        inward=floats("inward"),
        recurrent=floats("recurrent"),
        bias=floats("bias"),
        outward=floats("outward"),
        outward_bias=floats("outward_bias"),
    )


def _moves(
    steps: NDArray[numpy.generic], starts: NDArray[numpy.generic], layer: int
) -> tuple[list[list[float]], list[float]]:
    """Factors of going from tag to tag and of beginning; no span is inside before it has begun."""
    onward, first = numpy.array(steps[layer], dtype=numpy.float64), numpy.array(starts[layer], dtype=numpy.float64)
    onward[0, 2] = first[2] = _BARRED
    return numpy.exp(onward).tolist(), numpy.exp(first).tolist()
