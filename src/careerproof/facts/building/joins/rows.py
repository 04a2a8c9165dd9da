"""The shapes that joined rows have, and the numbers that stand for sources, occupations and repeated texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy

from careerproof.facts.schema import NUMBERS
from careerproof.facts.sources.folder import Loaded, Row

Value = int | str | bytes | None
Rows = dict[str, list[tuple[Value, ...]]]


class Numbering(NamedTuple):
    """The numbers of sources (by id), of occupations (by code) and of repeated texts."""

    sources: Mapping[str, int]
    occupations: Mapping[str, int]
    labels: Mapping[str, int]

    def of(self, loaded: Loaded[Row]) -> int:
        """The number of a table's source; 0, which no row may hold, where the table is not among the files."""
        return 0 if loaded.source is None else self.sources[loaded.source.id]


def pack_numbers(values: Iterable[int]) -> bytes:
    """Whole numbers as a BLOB holds them, ascending."""
    return numpy.array(sorted(values), dtype=NUMBERS).tobytes()


def add_labels(labels: Iterable[tuple[Value, ...]], texts: Iterable[str]) -> list[tuple[Value, ...]]:
    """The labels with these texts added, numbered on; a text that is there already keeps its number."""
    known = list(labels)
    fresh = sorted(set(texts) - {str(text) for _, text in known})
    return [*known, *((number, text) for number, text in enumerate(fresh, start=len(known) + 1))]
