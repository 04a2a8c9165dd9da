"""Joins places: the areas that sources speak of, how high prices are there, and what is paid there."""

from __future__ import annotations

from collections.abc import Iterator

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.model import AreaKind
from careerproof.facts.schema import AREA_KINDS, TENTHS

Place = tuple[AreaKind, str]


def join_areas(collected: Collected, numbers: Numbering) -> Rows:
    """The areas, numbered from the nation down to the metropolitan areas, with their price parities and wages."""
    named: dict[Place, tuple[str, int]] = {}
    for kind, code, title, source in _named(collected, numbers):
        named.setdefault((kind, code), (title, source))
    order = {place: number for number, place in enumerate(sorted(named, key=_rank), start=1)}
    return {
        "area": [(order[kind, code], kind, code, *named[kind, code]) for kind, code in order],
        "price_parity": [
            (
                order[row.kind, row.area],
                row.year,
                *(_tenths(index) for index in (row.all_items, row.goods, row.housing, row.utilities, row.other)),
                numbers.of(loaded),
            )
            for loaded in collected.parities
            for row in loaded.rows
        ],
        "area_wage": [
            (
                order[row.kind, row.area],
                row.code,
                row.employment,
                row.mean,
                *row.percentiles,
                *row.hourly,
                " ".join(row.top_coded),
                row.reason,
                numbers.of(loaded),
            )
            for loaded in collected.area_wages
            for row in loaded.rows
        ],
    }


def _named(collected: Collected, numbers: Numbering) -> Iterator[tuple[AreaKind, str, str, int]]:
    """What each source calls an area. The wage survey comes first: its edition is the newer one."""
    for wages in collected.area_wages:
        yield from ((row.kind, row.area, row.area_title, numbers.of(wages)) for row in wages.rows)
    for parities in collected.parities:
        yield from ((row.kind, row.area, row.title, numbers.of(parities)) for row in parities.rows)


def _rank(place: Place) -> tuple[int, str]:
    return AREA_KINDS.index(place[0]), place[1]


def _tenths(index: float | None) -> Value:
    return None if index is None else round(index * TENTHS)
