"""Reads a sentence from both ends with a small recurrent network, and scores the tags of each word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from careerproof.skills.spans.features import Described, Keys

Floats = NDArray[numpy.float32]

LOOKED_UP = ("end3", "shape", "sure")
"""The properties of a word that the network knows by vectors of their own, beside the word itself."""
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors of the values of one property; the first is that of values never seen."""

    codes: Keys
    vectors: Floats

    def places(self, codes: Keys) -> NDArray[numpy.intp]:
        """The row of each code."""
        if not len(self.codes):
            return numpy.zeros(len(codes), dtype=numpy.intp)
        places = numpy.minimum(numpy.searchsorted(self.codes, codes), len(self.codes) - 1)
        return numpy.where(self.codes[places] == codes, places + 1, 0)


@dataclass(frozen=True, slots=True)
class Network:
    """A bidirectional long short-term memory of one layer.

    Args (as stored, float32; direction 0 reads forwards, 1 backwards; gates in the order in, forget, out, cell):
        words: shape (known words + 1, size).
        tables: the vectors of the other properties.
        inward: shape (2, inputs, 4 * hidden); recurrent: (2, hidden, 4 * hidden); bias: (2, 4 * hidden).
        outward: shape (2 * hidden, 6), three tags for each of the two layers; outward_bias: (6,).
    """

    words: Floats
    tables: Mapping[str, Table]
    inward: Floats
    recurrent: Floats
    bias: Floats
    outward: Floats
    outward_bias: Floats

    def scores(self, described: Described, lengths: Sequence[int]) -> Floats:
        """How much each word speaks for each tag, float32 of shape (words, 6).

        Args:
            lengths: how many words each sentence has.
        """
        given = self.inputs(described)
        starts = numpy.concatenate([[0], numpy.cumsum(lengths)]).astype(numpy.intp)
        result = numpy.empty((len(given), self.outward.shape[1]), dtype=numpy.float32)
        # Sentences of one length are read together, so that none is filled up.
        order = sorted(range(len(lengths)), key=lambda number: lengths[number])
        first = 0
        while first < len(order):
            last = first
            while last < len(order) and last - first < _BATCH and lengths[order[last]] == lengths[order[first]]:
                last += 1
            rows = starts[order[first:last]][:, None] + numpy.arange(lengths[order[first]])
            result[rows] = self._read(given[rows])
            first = last
        return result

    def inputs(self, described: Described) -> Floats:
        """The vectors of the words and their properties, side by side."""
        tables = [self.tables[name].vectors[self.tables[name].places(described.codes(name))] for name in LOOKED_UP]
        return numpy.concatenate([self.words[described.known], *tables], axis=1)

    def _read(self, given: Floats) -> Floats:
        """Scores for sentences of one length: (sentences, words, inputs) in, (sentences, words, tags) out."""
        count, length, size = given.shape
        hidden = self.recurrent.shape[1]
        both = numpy.stack([given, given[:, ::-1]]).reshape(2, count * length, size)
        gates = (both @ self.inward + self.bias[:, None]).reshape(2, count, length, 4 * hidden)
        state = numpy.zeros((2, count, hidden), dtype=numpy.float32)
        cell = numpy.zeros_like(state)
        states = numpy.empty((2, count, length, hidden), dtype=numpy.float32)
        for place in range(length):
            now = gates[:, :, place] + state @ self.recurrent
            # One call for all gates: the logistic curve is a hyperbolic tangent of half the size.
            now[..., : 3 * hidden] *= 0.5
            now = numpy.tanh(now)
            now[..., : 3 * hidden] = 0.5 * now[..., : 3 * hidden] + 0.5
            cell = now[..., hidden : 2 * hidden] * cell + now[..., :hidden] * now[..., 3 * hidden :]
            state = now[..., 2 * hidden : 3 * hidden] * numpy.tanh(cell)
            states[:, :, place] = state
        joined = numpy.concatenate([states[0], states[1][:, ::-1]], axis=2)
        scores: Floats = joined @ self.outward + self.outward_bias
        return scores
