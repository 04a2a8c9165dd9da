"""All careers at once, as arrays: what each asks of a person, and what the others bring.

Why: a move is a comparison with a thousand careers; one row at a time would take seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.careers.relatives import Basis, Known
from careerproof.facts.keeping import kept
from careerproof.facts.model import Activity, RatingMatrix
from careerproof.facts.store import Facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.model import EmergingCareer

Rated = Literal["skill", "knowledge", "activity"]
RATED: tuple[Rated, ...] = ("skill", "knowledge", "activity")

COMMON_WEIGHT = 0.25
"""What an element counts that a career stresses no more than others do; each standard deviation above adds 1."""

PRESENT = 0.2
"""An activity counts in full for whoever spends a fifth of the destination's share on it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratings:
    """A domain's ratings of all careers: `importance` 1..5 and `level` 0..7, float32 of shape (careers, elements).

    `mean` and `deviation` are of importance over the surveyed occupations, so that `importance` can be told from what
    every job asks ("Active Listening"). `weight` is what each element counts for each career by that, and `asked` the
    career's sum of weights times levels, shape (careers,).
    """

    elements: tuple[str, ...]
    names: tuple[str, ...]
    importance: NDArray[numpy.float32]
    level: NDArray[numpy.float32]
    mean: NDArray[numpy.float32]
    deviation: NDArray[numpy.float32]
    surveyed: NDArray[numpy.float32]
    weight: NDArray[numpy.float32]
    asked: NDArray[numpy.float32]

    @property
    def places(self) -> dict[str, int]:
        """The column of each element, by name."""
        return {name: place for place, name in enumerate(self.names)}

    def distinction(self, row: int) -> NDArray[numpy.float32]:
        """How far the career's importances stand above the usual, in standard deviations; shape (elements,)."""
        return numpy.asarray((self.importance[row] - self.mean) / self.deviation, dtype=numpy.float32)

    def percentile(self, row: int) -> NDArray[numpy.float32]:
        """The share (0..1) of surveyed occupations that rate the element no higher; shape (elements,)."""
        if not self.surveyed.size:
            return numpy.zeros(len(self.elements), dtype=numpy.float32)
        return numpy.asarray((self.surveyed <= self.importance[row] + 1e-6).mean(axis=0), dtype=numpy.float32)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """The careers' work by activity: `shares` float32 of shape (careers, activities), whose rows sum to 1.

    `rarity` says how telling each activity is; `asked` is each career's sum of shares by rarity, shape (careers,).
    `present` is the part of a share from which on a career gives its activity in full: of an official occupation
    `PRESENT`; of a mixture all, as it gives each part's work only by the part's weight.
    """

    shares: NDArray[numpy.float32]
    rarity: NDArray[numpy.float32]
    asked: NDArray[numpy.float32]
    present: NDArray[numpy.float32]


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedSkills:
    """The ESCO skills of the careers, skill by skill: `careers[starts[s]:starts[s + 1]]` are the rows that list s.

    `weights` (beside `careers`) is how much the skill counts there, its share by the crosswalk times its rarity, and
    `given` how far the career gives it: 1, of a mixture the weight of the parts that list it. `skills` (places in
    `Facts.skill_labels`), `own` and `held` are skills, weights and what is given by career, from `bounds[row]` to
    `bounds[row + 1]`. `asked` is each career's sum of weights, shape (careers,).
    """

    starts: NDArray[numpy.intp]
    careers: NDArray[numpy.intp]
    weights: NDArray[numpy.float32]
    given: NDArray[numpy.float32]
    bounds: NDArray[numpy.intp]
    skills: NDArray[numpy.intp]
    own: NDArray[numpy.float32]
    held: NDArray[numpy.float32]
    asked: NDArray[numpy.float32]

    def of(self, row: int) -> slice:
        """Where a career's skills stand in `skills` and `own`."""
        return slice(int(self.bounds[row]), int(self.bounds[row + 1]))

    def entries(self, skills: NDArray[numpy.intp]) -> NDArray[numpy.intp]:
        """The places in `careers` and `weights` of all who list one of these skills, skill by skill."""
        counts = self.starts[skills + 1] - self.starts[skills]
        ends = numpy.cumsum(counts)
        return numpy.repeat(self.starts[skills] - ends + counts, counts) + numpy.arange(ends[-1] if len(ends) else 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Landscape:
    """Every career by row: `keys` are the official codes, then the emerging careers' slugs.

    `detailed` and `intermediate` hold the work by detailed and intermediate activity, `activities` the detailed ones'
    ids; `named` the ESCO skills, None where the facts hold none; `interests` (careers, interests) how far each kind of
    work that people are drawn to stands above the usual, as directions of length 1; `job_zone` is 1..5; `has_own_work`
    is false where the work is only known from relatives. `worked` and `rated` are the occupations whose work and whose
    skills O*NET has surveyed, `partly_rated` those of them whose other skills come from relatives, which it names.
    """

    keys: tuple[str, ...]
    rows: Mapping[str, int]
    titles: tuple[str, ...]
    ratings: Mapping[Rated, Ratings]
    activities: tuple[str, ...]
    detailed: Work
    intermediate: Work
    named: NamedSkills | None
    interests: NDArray[numpy.float32]
    job_zone: NDArray[numpy.float32]
    has_own_work: NDArray[numpy.bool_]
    worked: Known
    rated: Known
    partly_rated: Mapping[str, tuple[str, ...]]
    emerging: Mapping[str, EmergingCareer]


@kept(4)
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
    matrices = {domain: facts.rating_matrix(domain) for domain in RATED}
    known = {domain: Known(matrix.codes) for domain, matrix in matrices.items()}
    zones = {item.code: float(item.job_zone) for item in occupations if item.job_zone is not None}
    return Landscape(
        keys=keys,
        rows={key: row for row, key in enumerate(keys)},
        titles=(*(item.title for item in occupations), *(career.title for career in emerging.values())),
        ratings={domain: _ratings(matrices[domain], known[domain], mixtures) for domain in RATED},
        activities=table.activities,
        detailed=_weigh_work(detailed, len(codes)),
        intermediate=_weigh_work(numpy.add.reduceat(detailed, table.starts(), axis=1), len(codes)),
        named=_name_skills(facts, mixtures),
        interests=_directions(facts.rating_matrix("interest"), mixtures),
        job_zone=_blend(numpy.array([*zones.values()], dtype=numpy.float32)[:, None], Known(zones), mixtures)[:, 0],
        has_own_work=numpy.array([code in table.known for code in codes] + [True] * len(emerging)),
        worked=table.known,
        rated=known["skill"],
        partly_rated=_partly_rated(matrices["skill"]),
        emerging=emerging,
    )


@kept(4096)
def parts_of(facts: Facts, key: str) -> Basis:
    """The official occupations that a career is made of, heaviest first; an official one is itself."""
    emerging = {career.slug: career for career in load_emerging()}.get(key)
    if emerging is None:
        return ((facts.occupation(key).code, 1.0),)
    return tuple(sorted(((part.code, part.weight) for part in emerging.mixture), key=lambda part: (-part[1], part[0])))


@kept(2048)
def work_of(facts: Facts, key: str) -> tuple[Activity, ...]:
    """The detailed activities of a career, heaviest first; of a mixture or of stand-ins the weighted union."""
    basis = see_landscape(facts).worked.basis_of(parts_of(facts, key))
    merged: dict[str, Activity] = {}
    for code, share in basis:
        for activity in facts.activities(code):
            before = merged.get(activity.dwa)
            weight = share * activity.weight + (before.weight if before else 0.0)
            merged[activity.dwa] = replace(before or activity, weight=weight)
    return tuple(sorted(merged.values(), key=lambda activity: (-activity.weight, activity.dwa)))


class _WorkTable:
    """The activity rows of the facts, as a sparse table: occupations by detailed activity."""

    def __init__(self, rows: Sequence[tuple[str, str, float]]) -> None:
        self._rows = rows
        self.known = Known(code for code, _, _ in rows)
        self.activities = tuple(sorted({dwa for _, dwa, _ in rows}))

    def spread(self, mixtures: Sequence[Basis]) -> NDArray[numpy.float32]:
        """Each mixture's share of work by detailed activity; float32 of shape (mixtures, activities)."""
        table = numpy.zeros((len(self.known.places), len(self.activities)), dtype=numpy.float32)
        at = [self.known.places[code] for code, _, _ in self._rows]
        columns = {dwa: place for place, dwa in enumerate(self.activities)}
        to = [columns[dwa] for _, dwa, _ in self._rows]
        table[at, to] = [weight for _, _, weight in self._rows]
        return _blend(table, self.known, mixtures)

    def starts(self) -> NDArray[numpy.intp]:
        """Where each intermediate activity's detailed ones begin: its id is theirs without the end."""
        names = [dwa.rpartition(".")[0] for dwa in self.activities]
        return numpy.flatnonzero([place == 0 or name != names[place - 1] for place, name in enumerate(names)])


def _ratings(matrix: RatingMatrix, known: Known, mixtures: Sequence[Basis]) -> Ratings:
    rated = _completed(numpy.hstack([matrix.importance, matrix.level]), matrix.codes)
    importance = rated[:, : len(matrix.elements)]
    both = _blend(rated, known, mixtures)
    usual = importance if importance.size else numpy.zeros((1, len(matrix.elements)), dtype=numpy.float32)
    mean = usual.mean(axis=0, dtype=numpy.float32)
    deviation = numpy.maximum(usual.std(axis=0, dtype=numpy.float32), numpy.float32(1e-3))
    level = both[:, len(matrix.elements) :]
    above = numpy.maximum((both[:, : len(matrix.elements)] - mean) / deviation, numpy.float32(0))
    weight = above + numpy.float32(COMMON_WEIGHT)
    return Ratings(
        elements=matrix.elements,
        names=matrix.names,
        importance=both[:, : len(matrix.elements)],
        level=level,
        mean=mean,
        deviation=deviation,
        surveyed=importance,
        weight=weight,
        asked=(weight * level).sum(axis=1),
    )


def _partly_rated(matrix: RatingMatrix) -> dict[str, tuple[str, ...]]:
    partial = {matrix.codes[row] for row in numpy.flatnonzero(numpy.isnan(matrix.importance).any(axis=1))}
    whole = Known(code for code in matrix.codes if code not in partial)
    return {code: whole.relatives_of(code) for code in sorted(partial)}


def _completed(table: NDArray[numpy.float32], codes: Sequence[str]) -> NDArray[numpy.float32]:
    """The table with each gap filled by the mean of the row's nearest relatives that have none.

    Why: O*NET 29 and 30 rate ten of 35 skills for a few occupations (Software Developers among them); taking the rest
    as nought would say that they cannot program.
    """
    gaps = numpy.isnan(table)
    if not gaps.any():
        return table
    partial = [int(row) for row in numpy.flatnonzero(gaps.sum(axis=1))]
    with_gaps = {codes[row] for row in partial}
    whole = Known(code for code in codes if code not in with_gaps)
    places = {code: place for place, code in enumerate(codes)}
    filled = table.copy()
    for row in partial:
        relatives = [places[code] for code in whole.relatives_of(codes[row])]
        filled[row, gaps[row]] = table[relatives][:, gaps[row]].mean(axis=0)
    return filled


def _blend(table: NDArray[numpy.float32], known: Known, mixtures: Sequence[Basis]) -> NDArray[numpy.float32]:
    """The table's rows by mixture; a code that it does not know is stood in for by its relatives."""
    blended = numpy.empty((len(mixtures), table.shape[1]), dtype=numpy.float32)
    single = {row: known.places.get(mixture[0][0], -1) for row, mixture in enumerate(mixtures) if len(mixture) == 1}
    plain = {row: place for row, place in single.items() if place >= 0}
    blended[list(plain)] = table[list(plain.values())]
    for row in range(len(mixtures)):
        if row not in plain:
            basis = known.basis_of(mixtures[row])
            weights = numpy.array([weight for _, weight in basis], dtype=numpy.float32)
            blended[row] = weights @ table[[known.places[code] for code, _ in basis]]
    return blended


def _weigh_work(shares: NDArray[numpy.float32], official: int) -> Work:
    """The work with each activity's rarity: the logarithm of occupations over those that do it."""
    doing = numpy.count_nonzero(shares[:official], axis=0)
    rarity = numpy.asarray(numpy.log(official / (1 + doing)).clip(min=0), dtype=numpy.float32)
    present = numpy.where(numpy.arange(len(shares)) < official, PRESENT, 1.0).astype(numpy.float32)
    return Work(shares=shares, rarity=rarity, asked=shares @ rarity, present=present)


def _name_skills(facts: Facts, mixtures: Sequence[Basis]) -> NamedSkills | None:
    """The named skills of every mixture; of relatives where the crosswalk does not know an occupation."""
    codes, rows, skills, shares = facts.occupation_skill_links()
    if not codes:
        return None
    known = Known(codes)
    width = int(skills.max()) + 1
    spans = [slice(*span) for span in pairwise(numpy.searchsorted(rows, numpy.arange(len(codes) + 1)).tolist())]
    whole = numpy.ones(width, dtype=numpy.float32)
    lists: list[NDArray[numpy.intp]] = []
    weights: list[NDArray[numpy.float32]] = []
    given: list[NDArray[numpy.float32]] = []
    for mixture in mixtures:
        is_plain = len(mixture) == 1 and mixture[0][0] in known
        basis = mixture if is_plain else known.basis_of(mixture)
        parts = [(spans[known.places[code]], weight) for code, weight in basis]
        if len(parts) == 1:
            lists.append(skills[parts[0][0]])
            weights.append(shares[parts[0][0]])
            given.append(whole[: len(lists[-1])])
            continue
        sums, present = (numpy.zeros(width, dtype=numpy.float32) for _ in range(2))
        for part, weight in parts:
            sums[skills[part]] += numpy.float32(weight) * shares[part]
            present[skills[part]] += numpy.float32(weight)
        lists.append(numpy.flatnonzero(sums))
        weights.append(sums[lists[-1]])
        given.append(present[lists[-1]])
    ends = numpy.concatenate([[0], numpy.cumsum([len(each) for each in lists])])
    flat, share, held = numpy.concatenate(lists), numpy.concatenate(weights), numpy.concatenate(given)
    official = len(facts.codes())
    listing = numpy.bincount(flat[: ends[official]], minlength=width)
    own = (share * numpy.log(official / (1 + listing)).clip(min=0)[flat]).astype(numpy.float32)
    careers = numpy.repeat(numpy.arange(len(mixtures)), numpy.diff(ends))
    order = numpy.argsort(flat.astype(numpy.uint16), kind="stable")
    return NamedSkills(
        starts=numpy.searchsorted(flat[order], numpy.arange(width + 1)),
        careers=careers[order],
        weights=own[order],
        given=held[order],
        bounds=ends,
        skills=flat,
        own=own,
        held=held,
        asked=numpy.bincount(careers, weights=own, minlength=len(mixtures)).astype(numpy.float32),
    )


def _directions(matrix: RatingMatrix, mixtures: Sequence[Basis]) -> NDArray[numpy.float32]:
    """Each mixture's ratings as standard deviations from the mean, scaled to length 1; nothing where none are held."""
    if not matrix.codes:
        return numpy.zeros((len(mixtures), 0), dtype=numpy.float32)
    table = _completed(matrix.importance, matrix.codes)
    scaled = (table - table.mean(axis=0)) / numpy.maximum(table.std(axis=0), 1e-3)
    blended = _blend(numpy.asarray(scaled, dtype=numpy.float32), Known(matrix.codes), mixtures)
    length = numpy.maximum(numpy.linalg.norm(blended, axis=1, keepdims=True), 1e-6)
    return numpy.asarray(blended / length, dtype=numpy.float32)
