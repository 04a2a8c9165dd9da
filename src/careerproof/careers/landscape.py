"""All careers at once, as arrays: what each asks of a person, and what the others bring.

Why: a move is a comparison with a thousand careers; one row at a time would take seconds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.facts.model import Activity, RatingMatrix
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.model import EmergingCareer

Rated = Literal["skill", "knowledge", "activity"]
RATED: tuple[Rated, ...] = ("skill", "knowledge", "activity")
Basis = tuple[tuple[str, float], ...]
"""Surveyed occupations and their weights, which sum to 1."""

_KINSHIP = (7, 6, 4, 2)
"""Characters that two codes share in the same detailed, broad, minor and major group of the SOC, nearest first."""

_MILITARY = Path(__file__).parent / "data" / "military.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratings:
    """A domain's ratings of all careers: `importance` 1..5 and `level` 0..7, float32 of shape (careers, elements).

    `mean` and `deviation` are of importance over the surveyed occupations, so that `importance` can be told from what
    every job asks ("Active Listening").
    """

    elements: tuple[str, ...]
    names: tuple[str, ...]
    importance: NDArray[numpy.float32]
    level: NDArray[numpy.float32]
    mean: NDArray[numpy.float32]
    deviation: NDArray[numpy.float32]
    surveyed: NDArray[numpy.float32]

    @property
    def places(self) -> dict[str, int]:
        """The column of each element, by name."""
        return {name: place for place, name in enumerate(self.names)}

    def distinction(self, row: int) -> NDArray[numpy.float32]:
        """How far the career's importances stand above the usual, in standard deviations; shape (elements,)."""
        return numpy.asarray((self.importance[row] - self.mean) / self.deviation, dtype=numpy.float32)

    def percentile(self, row: int) -> NDArray[numpy.float32]:
        """The share (0..1) of surveyed occupations that rate the element no higher; shape (elements,)."""
        return numpy.asarray((self.surveyed <= self.importance[row] + 1e-6).mean(axis=0), dtype=numpy.float32)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """The careers' work by activity: `shares` float32 of shape (careers, activities), whose rows sum to 1.

    `rarity` says how telling each activity is; `asked` is each career's sum of shares by rarity, shape (careers,).
    """

    shares: NDArray[numpy.float32]
    rarity: NDArray[numpy.float32]
    asked: NDArray[numpy.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class Landscape:
    """Every career by row: `keys` are the official codes, then the emerging careers' slugs.

    `detailed` and `intermediate` hold the work by detailed and intermediate activity, `activities` the detailed ones'
    ids; `job_zone` is 1..5; `has_own_work` is false where the work is only known from relatives.
    """

    keys: tuple[str, ...]
    rows: Mapping[str, int]
    titles: tuple[str, ...]
    ratings: Mapping[Rated, Ratings]
    activities: tuple[str, ...]
    detailed: Work
    intermediate: Work
    job_zone: NDArray[numpy.float32]
    has_own_work: NDArray[numpy.bool_]
    emerging: Mapping[str, EmergingCareer]


@lru_cache(maxsize=4)
def see_landscape(facts: Facts) -> Landscape:
    """The landscape of all careers in the facts, made once for each opened store."""
    codes = facts.codes()
    emerging = {career.slug: career for career in sorted(load_emerging(), key=lambda career: career.slug)}
    mixtures: list[Basis] = [((code, 1.0),) for code in codes]
    mixtures += [tuple((part.code, part.weight) for part in career.mixture) for career in emerging.values()]
    keys = (*codes, *emerging)
    occupations = facts.occupations()
    table = _WorkTable(facts.activity_rows())
    detailed = table.spread(mixtures)
    zones = {item.code: float(item.job_zone) for item in occupations if item.job_zone is not None}
    return Landscape(
        keys=keys,
        rows={key: row for row, key in enumerate(keys)},
        titles=(*(item.title for item in occupations), *(career.title for career in emerging.values())),
        ratings={domain: _ratings(facts.rating_matrix(domain), mixtures) for domain in RATED},
        activities=table.activities,
        detailed=_weigh_work(detailed, len(codes)),
        intermediate=_weigh_work(numpy.add.reduceat(detailed, table.starts(), axis=1), len(codes)),
        job_zone=_blend(numpy.array([[zones[code]] for code in zones], dtype=numpy.float32), tuple(zones), mixtures)[
            :, 0
        ],
        has_own_work=numpy.array([code in table.places for code in codes] + [True] * len(emerging)),
        emerging=emerging,
    )


@lru_cache(maxsize=4096)
def parts_of(facts: Facts, key: str) -> Basis:
    """The official occupations that a career is made of, heaviest first; an official one is itself."""
    emerging = {career.slug: career for career in load_emerging()}.get(key)
    if emerging is None:
        return ((facts.occupation(key).code, 1.0),)
    return tuple(sorted(((part.code, part.weight) for part in emerging.mixture), key=lambda part: (-part[1], part[0])))


@lru_cache(maxsize=2048)
def work_of(facts: Facts, key: str) -> tuple[Activity, ...]:
    """The detailed activities of a career, heaviest first; of a mixture or of stand-ins the weighted union."""
    basis = basis_of(parts_of(facts, key), _codes_with_work(facts))
    merged: dict[str, Activity] = {}
    for code, share in basis:
        for activity in facts.activities(code):
            before = merged.get(activity.dwa)
            weight = share * activity.weight + (before.weight if before else 0.0)
            merged[activity.dwa] = replace(before or activity, weight=weight)
    return tuple(sorted(merged.values(), key=lambda activity: (-activity.weight, activity.dwa)))


@lru_cache(maxsize=4)
def _codes_with_work(facts: Facts) -> dict[str, int]:
    return {code: place for place, code in enumerate(dict.fromkeys(code for code, _, _ in facts.activity_rows()))}


def basis_of(mixture: Iterable[tuple[str, float]], known: Mapping[str, int]) -> Basis:
    """The mixture in terms of `known` occupations: one that is not known is stood in for by its nearest relatives.

    The nearest are those of the same detailed SOC occupation, else broad, minor or major group; for military
    occupations the civilian ones of our own list.
    """
    shares: dict[str, float] = {}
    for code, weight in mixture:
        relatives = (code,) if code in known else nearest_relatives(code, known)
        for relative in relatives:
            shares[relative] = shares.get(relative, 0.0) + weight / len(relatives)
    return tuple(sorted(shares.items()))


def nearest_relatives(code: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """The known occupations nearest to one that is not: same SOC occupation, else broad, minor, major group."""
    if code in _military_relatives():
        return tuple(relative for relative in _military_relatives()[code] if relative in known)
    families = _families(tuple(known))
    return next((families[code[:length]] for length in _KINSHIP if code[:length] in families), ())


@lru_cache(maxsize=16)
def _families(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The codes by each beginning that says how near two occupations are."""
    families: dict[str, list[str]] = {}
    for code in codes:
        for length in _KINSHIP:
            families.setdefault(code[:length], []).append(code)
    return {start: tuple(members) for start, members in families.items()}


class _WorkTable:
    """The activity rows of the facts, as a sparse table: occupations by detailed activity."""

    def __init__(self, rows: Sequence[tuple[str, str, float]]) -> None:
        self._rows = rows
        self.places = {code: place for place, code in enumerate(dict.fromkeys(code for code, _, _ in rows))}
        self.activities = tuple(sorted({dwa for _, dwa, _ in rows}))

    def spread(self, mixtures: Sequence[Basis]) -> NDArray[numpy.float32]:
        """Each mixture's share of work by detailed activity; float32 of shape (mixtures, activities)."""
        table = numpy.zeros((len(self.places), len(self.activities)), dtype=numpy.float32)
        at = [self.places[code] for code, _, _ in self._rows]
        columns = {dwa: place for place, dwa in enumerate(self.activities)}
        to = [columns[dwa] for _, dwa, _ in self._rows]
        table[at, to] = [weight for _, _, weight in self._rows]
        return _blend(table, tuple(self.places), mixtures)

    def starts(self) -> NDArray[numpy.intp]:
        """Where each intermediate activity's detailed ones begin: its id is theirs without the end."""
        names = [dwa.rpartition(".")[0] for dwa in self.activities]
        return numpy.flatnonzero([place == 0 or name != names[place - 1] for place, name in enumerate(names)])


def _ratings(matrix: RatingMatrix, mixtures: Sequence[Basis]) -> Ratings:
    # An element that O*NET calls not relevant has no level: that is none of it, not an unknown amount.
    importance = numpy.nan_to_num(matrix.importance, nan=1.0).astype(numpy.float32)
    level = numpy.nan_to_num(matrix.level, nan=0.0).astype(numpy.float32)
    return Ratings(
        elements=matrix.elements,
        names=matrix.names,
        importance=_blend(importance, matrix.codes, mixtures),
        level=_blend(level, matrix.codes, mixtures),
        mean=importance.mean(axis=0, dtype=numpy.float32),
        deviation=numpy.maximum(importance.std(axis=0, dtype=numpy.float32), 1e-3),
        surveyed=importance,
    )


def _blend(table: NDArray[numpy.float32], codes: Sequence[str], mixtures: Sequence[Basis]) -> NDArray[numpy.float32]:
    places = {code: place for place, code in enumerate(codes)}
    blended = numpy.zeros((len(mixtures), table.shape[1]), dtype=numpy.float32)
    for row, mixture in enumerate(mixtures):
        if len(mixture) == 1 and mixture[0][0] in places:
            blended[row] = table[places[mixture[0][0]]]
            continue
        for code, weight in basis_of(mixture, places):
            blended[row] += numpy.float32(weight) * table[places[code]]
    return blended


def _weigh_work(shares: NDArray[numpy.float32], official: int) -> Work:
    """The work with each activity's rarity: the logarithm of occupations over those that do it."""
    doing = (shares[:official] > 0).sum(axis=0)
    rarity = numpy.asarray(numpy.log(official / (1 + doing)).clip(min=0), dtype=numpy.float32)
    return Work(shares=shares, rarity=rarity, asked=shares @ rarity)


@lru_cache(maxsize=1)
def _military_relatives() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(_MILITARY.read_text(encoding="utf-8"))
    return {code: tuple(relatives) for code, relatives in raw["relatives"].items()}
