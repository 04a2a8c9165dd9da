"""Ratings that moved, came or went, family by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerproof.facts.comparing.model import RatingChange
from careerproof.facts.comparing.occupations import titles_by_code
from careerproof.facts.model import Domain, RatingMatrix
from careerproof.facts.schema import DOMAINS, HUNDREDTHS
from careerproof.facts.store import Facts

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

SCALES = ("importance", "level")


def compare_ratings(old: Facts, new: Facts) -> tuple[RatingChange, ...]:
    """The families of descriptors that an occupation is rated otherwise in: family by family, by code."""
    titles = titles_by_code(old, new)
    both = sorted(set(old.codes()) & set(new.codes()))
    changes: list[RatingChange] = []
    for domain in DOMAINS:
        changes += _compare_domain(domain, old.rating_matrix(domain), new.rating_matrix(domain), both, titles)
    return tuple(changes)


def _compare_domain(
    domain: Domain, old: RatingMatrix, new: RatingMatrix, codes: list[str], titles: dict[str, str]
) -> list[RatingChange]:
    import numpy

    names = dict(zip(old.elements, old.names, strict=True)) | dict(zip(new.elements, new.names, strict=True))
    elements = sorted(names)
    if not elements or not codes:
        return []
    # Codes by 2 · elements, in hundredths as they are published: the scales of an element stand side by side.
    before, after = (
        numpy.stack([_aligned(matrix, scale, codes, elements) for scale in SCALES], axis=2).reshape(len(codes), -1)
        for matrix in (old, new)
    )
    had, has = numpy.isfinite(before), numpy.isfinite(after)
    moves = numpy.where(had & has, after - before, 0.0)
    changes = []
    for line in numpy.nonzero((moves != 0).any(axis=1) | (had != has).any(axis=1))[0]:
        at = int(numpy.argmax(numpy.abs(moves[line])))
        moved = int((moves[line] != 0).sum())
        element, scale = elements[at // len(SCALES)], SCALES[at % len(SCALES)]
        changes.append(
            RatingChange(
                code=codes[line],
                title=titles[codes[line]],
                domain=domain,
                moved=moved,
                gained=int((has & ~had)[line].sum()),
                lost=int((had & ~has)[line].sum()),
                element=element if moved else "",
                name=names[element] if moved else "",
                scale=scale if moved else "",
                old=float(before[line, at]) / HUNDREDTHS if moved else None,
                new=float(after[line, at]) / HUNDREDTHS if moved else None,
            )
        )
    return changes


def _aligned(matrix: RatingMatrix, scale: str, codes: list[str], elements: list[str]) -> NDArray[numpy.float64]:
    """Ratings in whole hundredths, shape (codes, elements) in the order asked for; NaN where there is none."""
    import numpy

    whole = numpy.full((len(codes), len(elements)), numpy.nan)
    lines, columns = ({name: at for at, name in enumerate(found)} for found in (matrix.codes, matrix.elements))
    known = [(at, lines[code]) for at, code in enumerate(codes) if code in lines]
    rated = [(at, columns[element]) for at, element in enumerate(elements) if element in columns]
    if known and rated:
        figures = numpy.rint(numpy.asarray(getattr(matrix, scale), dtype=numpy.float64) * HUNDREDTHS)
        to_lines, from_lines = zip(*known, strict=True)
        to_columns, from_columns = zip(*rated, strict=True)
        whole[numpy.ix_(to_lines, to_columns)] = figures[numpy.ix_(from_lines, from_columns)]
    return whole
