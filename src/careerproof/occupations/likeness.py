"""Ranks job titles by how alike the work is that they name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy
from numpy.typing import NDArray

from careerproof.facts.model import TitleKind
from careerproof.facts.store import Facts
from careerproof.language import normalise
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations.titles import read_title
from careerproof.occupations.words import WordModel, load_words, title_features

_READ_HALF = 0.5
"""What the words weigh beside the stored names of the same wording."""


class TitleSpace:
    """Titles placed by their letters and by the occupations that they may mean.

    Args:
        facts: whose names are known.
        titles: what is searched; a title's number is its place.
        model: the model of words, the shipped one unless given.
        without: kinds of stored names that must not be used.
    """

    def __init__(
        self,
        facts: Facts,
        titles: Sequence[str],
        *,
        model: WordModel | None = None,
        without: Collection[TitleKind] = (),
    ) -> None:
        self._facts, self._without = facts, frozenset(without)
        self._codes = {code: place for place, code in enumerate(load_words().codes)}
        self._model = model or load_words().titles
        cores = [_core(title) for title in titles]
        self._index = NgramIndex.build(cores)
        shape = (len(titles), len(self._codes))
        self._places = numpy.zeros(shape, numpy.float32)
        for number, (title, core) in enumerate(zip(titles, cores, strict=True)):
            self._places[number] = self._placed(title, core)

    def search(self, title: str, *, top: int) -> tuple[tuple[int, float], ...]:
        """The numbers of the titles most like this one with their likeness (0..1), best first; equals by number."""
        core = _core(title)
        scores = self._places @ self._placed(title, core)
        for number, likeness in self._index.search(core, top=len(self._index)):
            scores[number] += likeness
        best = numpy.lexsort((numpy.arange(len(scores)), -scores))[:top]
        return tuple((int(number), float(scores[number]) / 2) for number in best)

    def _placed(self, title: str, core: str) -> NDArray[numpy.float32]:
        """The square roots of the chances of each occupation, so that a product of two says how much they share."""
        found = self._model.log_probabilities(title_features(core))
        chances = numpy.exp(found) if found is not None else numpy.zeros(len(self._codes), numpy.float32)
        named = {row.code for row in self._facts.titles_named(normalise(title)) if row.kind not in self._without}
        known = [self._codes[code] for code in sorted(named) if code in self._codes]
        if known:
            chances = chances * numpy.float32(_READ_HALF)
            chances[known] += numpy.float32((1 - _READ_HALF) / len(known))
        placed: NDArray[numpy.float32] = numpy.sqrt(chances)
        return placed


def _core(title: str) -> str:
    """The title without rank, hours and place."""
    readings = read_title(title).readings
    return readings[0].text if readings else normalise(title)
