"""Puts all evidence for the occupations of a title together: votes, words, size, industry and description."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy
from numpy.typing import NDArray

from careerproof.occupations.titles import Reading
from careerproof.occupations.votes import Votes
from careerproof.occupations.weights import Weights, load_weights
from careerproof.occupations.words import Words, text_features, title_features

Scores = NDArray[numpy.float64]

_READ = 3
_NO_VOTE = 0.003
_LEAST = 1e-9
_OTHER_SECTOR, _OTHER_TEXT = 0.3, 0.05
"""How likely a word of the employer's name misleads about the industry, and a description about the work."""
_FLOOR = -20.7
"""The log probability of an occupation that the models do not know: that of `_LEAST`."""


class Ranking:
    """Ranks the occupations of a facts artifact.

    The models may come from another edition of the facts: occupations that they do not know are judged by their votes.
    """

    def __init__(self, codes: Sequence[str], words: Words) -> None:
        self._place = {code: place for place, code in enumerate(codes)}
        self._words = words
        places = {code: place for place, code in enumerate(words.codes)}
        self._rows = numpy.array([places.get(code, -1) for code in codes], dtype=numpy.intp)
        self._size = numpy.log(numpy.maximum(self._of_codes(words.employment, 0.0) / 1000, 1.0))
        total = max(float(words.employment.sum()), 1.0)
        usual = numpy.maximum(words.employment @ words.sectors / total, _LEAST)
        self._sectors = {
            sector: self._of_codes(words.sectors[:, column] / usual[column], 1.0)
            for column, sector in enumerate(words.sector_codes)
        }

    def features(self, votes: Mapping[str, Votes], readings: Sequence[Reading]) -> Scores:
        """The three columns that the learnt weights stand for, one row an occupation: votes, words and size."""
        shares = numpy.zeros(len(self._rows))
        for code, vote in votes.items():
            shares[self._place[code]] = vote.total()
        shares /= shares.sum() or 1.0
        return numpy.stack([numpy.log(shares + _NO_VOTE), self._of_titles(readings), self._size], axis=1)

    def shares(
        self, votes: Mapping[str, Votes], readings: Sequence[Reading], *, sectors: Collection[str] = (), text: str = ""
    ) -> Scores:
        """The probability of each occupation, in the order of the codes."""
        weights = load_weights()
        scores = self.features(votes, readings) @ numpy.array([weights.votes, weights.words, weights.employment])
        if sectors:
            odds = sum(self._sectors[sector] for sector in sectors) / len(sectors)
            scores += weights.sector * numpy.log((1 - _OTHER_SECTOR) * odds + _OTHER_SECTOR)
        if text:
            scores += self._of_text(text, weights)
        scores = numpy.exp(scores - scores.max())
        shares: Scores = scores / scores.sum()
        return shares

    def _of_titles(self, readings: Sequence[Reading]) -> Scores:
        """The log probability by the words of the title, over its readings."""
        sums, total = numpy.zeros(len(self._words.codes)), 0.0
        for reading in readings[:_READ]:
            found = self._words.titles.log_probabilities(title_features(reading.text))
            if found is not None:
                sums += reading.weight * numpy.exp(found.astype(numpy.float64))
                total += reading.weight
        if not total:
            return numpy.zeros(len(self._rows))
        return self._of_codes(numpy.log(sums / total + _LEAST), _FLOOR)

    def _of_text(self, text: str, weights: Weights) -> Scores:
        """How much more a description speaks for each occupation than for the average one, in logarithms."""
        found = self._words.texts.log_probabilities(text_features(text))
        if found is None:
            return numpy.zeros(len(self._rows))
        odds = self._of_codes(numpy.exp(found.astype(numpy.float64)) * len(found), 1.0)
        amounts: Scores = weights.context * numpy.log((1 - _OTHER_TEXT) * odds + _OTHER_TEXT)
        return amounts

    def _of_codes(self, values: NDArray[numpy.floating], default: float) -> Scores:
        """The values of the models' occupations in the order of the facts' codes."""
        known: Scores = values.astype(numpy.float64)[self._rows]
        known[self._rows < 0] = default
        return known
