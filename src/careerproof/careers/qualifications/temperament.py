"""What a career asks of a person's character, interests and abilities, and what its day brings, as O*NET rates it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.careers.landscape import parts_of
from careerproof.careers.relatives import Known
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts

Family = Literal["work_style", "interest", "work_context", "ability"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trait:
    """A descriptor of a career: its rating on its own scale, and the share (0..1) of occupations rated lower."""

    element: str
    name: str
    value: float
    percentile: float
    sources: tuple[str, ...]


def traits_of(facts: Facts, key: str, family: Family) -> tuple[Trait, ...]:
    """The descriptors of one family for a career, by element; of a mixture or of relatives the weighted mean."""
    table = _table(facts, family)
    basis = table.known.basis_of(parts_of(facts, key))
    if not basis:
        return ()
    rows = numpy.array([table.known.places[code] for code, _ in basis])
    weights = numpy.array([weight for _, weight in basis], dtype=numpy.float64)
    ratings = table.ratings[rows]
    there = ~numpy.isnan(ratings)
    total = (weights[:, None] * there).sum(axis=0)
    values = (weights[:, None] * numpy.where(there, ratings, 0.0)).sum(axis=0) / numpy.maximum(total, 1e-9)
    below = (table.ratings < values - 1e-6).sum(axis=0) / numpy.maximum((~numpy.isnan(table.ratings)).sum(axis=0), 1)
    sources = tuple(sorted({rating.source for code, _ in basis for rating in facts.ratings(code, family)}))
    return tuple(
        Trait(element=element, name=name, value=float(value), percentile=float(share), sources=sources)
        for element, name, value, share, held in zip(table.elements, table.names, values, below, total, strict=True)
        if held > 0
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """One family's ratings: float64 of shape (occupations, elements), NaN where there is none."""

    known: Known
    elements: tuple[str, ...]
    names: tuple[str, ...]
    ratings: NDArray[numpy.float64]


@kept(8)
def _table(facts: Facts, family: Family) -> _Table:
    matrix = facts.rating_matrix(family)
    return _Table(
        known=Known(matrix.codes),
        elements=matrix.elements,
        names=matrix.names,
        ratings=matrix.importance.astype(numpy.float64),
    )
