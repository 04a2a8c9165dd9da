"""Puts all evidence for the occupations of a title together: votes, words, size, industry and description."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy
from numpy.typing import NDArray

from careerproof.occupations.titles import Reading
from careerproof.occupations.votes import Votes
from careerproof.occupations.weights import Weights, load_weights
from careerproof.occupations.words import Words, employer_features, text_features, title_features

Scores = NDArray[numpy.float64]

_READ = 3
_NO_VOTE = 0.003
_LEAST = 1e-9
_OTHER_INDUSTRY, _OTHER_TEXT = 0.3, 0.05
"""How likely a word of the employer's name misleads about the industry, and a description about the work."""
_RANGES = {"31-33": ("31", "32", "33"), "44-45": ("44", "45"), "48-49": ("48", "49")}
_SECTOR = 2
"""Digits of a NAICS sector."""
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
        self._odds: dict[str, Scores] = {}

    def features(
        self,
        votes: Mapping[str, Votes],
        readings: Sequence[Reading],
        *,
        employer: str = "",
        industries: Collection[str] = (),
    ) -> Scores:
        """The four columns that the learnt weights stand for, one row an occupation: votes, words, size, industry."""
        shares = numpy.zeros(len(self._rows))
        for code, vote in votes.items():
            shares[self._place[code]] = vote.total()
        shares /= shares.sum() or 1.0
        words = self._of_titles(readings, employer_features(employer, industries))
        return numpy.stack([numpy.log(shares + _NO_VOTE), words, self._size, self._of_industries(industries)], axis=1)

    def shares(
        self,
        votes: Mapping[str, Votes],
        readings: Sequence[Reading],
        *,
        employer: str = "",
        industries: Collection[str] = (),
        text: str = "",
    ) -> Scores:
        """The probability of each occupation, in the order of the codes; industries are NAICS codes of any length."""
        weights = load_weights()
        columns = self.features(votes, readings, employer=employer, industries=industries)
        scores = columns @ numpy.array([weights.votes, weights.words, weights.employment, weights.industry])
        if text:
            scores += self._of_text(text, weights)
        scores = numpy.exp(scores - scores.max())
        shares: Scores = scores / scores.sum()
        return shares

    def _of_titles(self, readings: Sequence[Reading], employer: Sequence[str]) -> Scores:
        """The log probability by the words of the title and of the employer, over the title's readings."""
        sums, total = numpy.zeros(len(self._words.codes)), 0.0
        for reading in readings[:_READ]:
            found = self._words.titles.log_probabilities(title_features(reading.text), employer)
            if found is not None:
                sums += reading.weight * numpy.exp(found.astype(numpy.float64))
                total += reading.weight
        if not total:
            return numpy.zeros(len(self._rows))
        return self._of_codes(numpy.log(sums / total + _LEAST), _FLOOR)

    def _of_industries(self, industries: Collection[str]) -> Scores:
        """How much commoner each occupation is in the industries than elsewhere, in logarithms; nothing for none."""
        if not industries:
            return numpy.zeros(len(self._rows))
        odds = sum(self._of_industry(code) for code in sorted(industries)) / len(industries)
        amounts: Scores = numpy.log((1 - _OTHER_INDUSTRY) * odds + _OTHER_INDUSTRY)
        return amounts

    def _of_industry(self, code: str) -> Scores:
        """How much commoner each occupation is in an industry than elsewhere; a sector is the sum of its industries."""
        if code not in self._odds:
            known = self._words.industries
            places = _within(code, known.codes)
            workers = known.workers[places].astype(numpy.float64)
            odds = numpy.exp(known.log_odds[:, places]) @ workers / max(float(workers.sum()), 1.0)
            self._odds[code] = self._of_codes(odds, 1.0) if places else numpy.ones(len(self._rows))
        return self._odds[code]

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


def _within(code: str, industries: Sequence[str]) -> list[int]:
    """The places of the industries that a NAICS code is made of; those of the next wider code where it has none."""
    starts = _RANGES.get(code, (code,))
    found = [place for place, each in enumerate(industries) if each.startswith(starts)]
    while not found and len(code) > _SECTOR:
        code = code[:-1]
        found = [place for place, each in enumerate(industries) if each.startswith(code)]
        if code in industries:
            # The code stands for what the parts told apart from it leave; the narrower one is in there.
            found = [industries.index(code)]
    return found
