"""How feasible moves are: the share of what the destination asks for that a person brings, less missing schooling."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.careers.landscape import RATED, Landscape, NamedSkills, Rated, Ratings, Work
from careerproof.careers.model import Direction

Compared = Literal["skills", "knowledge", "activities", "detailed_work", "named_skills"]
"""What is compared, part by part."""

STEP_FACTOR = 0.75
"""What a missing step of preparation leaves of feasibility; a step is a job zone, or two years of schooling."""

CORE_IMPORTANCE = 4.0
CORE_LEVEL = 4.5
ENOUGH = 0.5
"""A subject rated very important (4 of 5) at a demanding level (4.5 of 7) is core; half its level is a start."""

NAMED_POWER = 0.5
"""The share of named skills counts by its square root: a list of names misses what goes by another name elsewhere."""

_PARTS: Mapping[Rated, Compared] = {"skill": "skills", "knowledge": "knowledge", "activity": "activities"}
_TOP_LEVEL = 7.0
_LEAST = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """What someone brings to a move: levels by family of ratings, work by activity, named skills, the job zone.

    `named` is how far each ESCO skill is held, 0..1, shape (skills,); empty where the facts hold none. `present` is the
    part of a share of work from which on it counts in full, as in `Work`.
    """

    levels: Mapping[Rated, NDArray[numpy.float32]]
    detailed: NDArray[numpy.float32]
    intermediate: NDArray[numpy.float32]
    named: NDArray[numpy.float32]
    job_zone: float
    present: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """How near every career is, shape (careers,) each: the compared shares, what is left for want of a core subject
    (`core`), the job zones still to climb (`climb`), and `feasibility`, the product of what the parts leave.
    """

    shares: Mapping[Compared, NDArray[numpy.float32]]
    core: NDArray[numpy.float32]
    climb: NDArray[numpy.float32]
    feasibility: NDArray[numpy.float64]


def measure_feasibility(
    landscape: Landscape, here: int, direction: Direction, held: Collection[str]
) -> NDArray[numpy.float64]:
    """The feasibility of a move from `here` to every career, or from every career to `here`; shape (careers,)."""
    if direction == "into":
        return reach_into(landscape, here).feasibility
    return reach_from(landscape, hold_careers(landscape, ((here, 1.0),), held)).feasibility


def measure_all(landscape: Landscape) -> NDArray[numpy.float32]:
    """The feasibility of every move: row from, column to; float32 of shape (careers, careers)."""
    rows = (reach_into(landscape, row).feasibility for row in range(len(landscape.keys)))
    return numpy.stack([row.astype(numpy.float32) for row in rows], axis=1)


def hold_careers(
    landscape: Landscape,
    mixture: Collection[tuple[int, float]],
    held: Collection[str] = (),
    named: Collection[int] = (),
) -> Holding:
    """What a career gives to whoever works in it; of several, by weight, their mean.

    Args:
        landscape: all careers.
        mixture: rows with weights that sum to 1.
        held: names of skills, subjects and activities, in lower case, that the person has beyond it, in full.
        named: numbers of ESCO skills that the person has beyond it.
    """
    rows = [row for row, _ in mixture]
    weights = numpy.array([weight for _, weight in mixture], dtype=numpy.float32)
    levels: dict[Rated, NDArray[numpy.float32]] = {}
    for domain in RATED:
        ratings = landscape.ratings[domain]
        levels[domain] = weights @ ratings.level[rows]
        if held:
            levels[domain][[name.casefold() in held for name in ratings.names]] = _TOP_LEVEL
    skills = numpy.zeros(0 if landscape.named is None else len(landscape.named.starts) - 1, dtype=numpy.float32)
    if landscape.named is not None:
        for row, weight in zip(rows, weights, strict=True):
            own = landscape.named.of(row)
            skills[landscape.named.skills[own]] += weight * landscape.named.held[own]
        skills[[number for number in named if number < len(skills)]] = 1.0
    return Holding(
        levels=levels,
        detailed=weights @ landscape.detailed.shares[rows],
        intermediate=weights @ landscape.intermediate.shares[rows],
        named=skills,
        job_zone=float(weights @ landscape.job_zone[rows]),
        present=float(landscape.detailed.present[rows[0]]) if len(rows) == 1 else 1.0,
    )


def join_holdings(first: Holding, second: Holding) -> Holding:
    """What two careers give together: of everything the more."""
    return Holding(
        levels={domain: numpy.maximum(level, second.levels[domain]) for domain, level in first.levels.items()},
        detailed=numpy.maximum(first.detailed, second.detailed),
        intermediate=numpy.maximum(first.intermediate, second.intermediate),
        named=numpy.maximum(first.named, second.named),
        job_zone=max(first.job_zone, second.job_zone),
        present=max(first.present, second.present),
    )


def reach_from(landscape: Landscape, holding: Holding) -> Reach:
    """How near each career is to a person who brings this.

    Source of the form: Nesta's Mapping Career Causeways (2020) averages an asymmetric skill overlap, activities and
    preparation. Here it is the geometric mean, as one part cannot make up for another that is all missing.
    """
    shares: dict[Compared, NDArray[numpy.float32]] = {}
    for domain in RATED:
        ratings = landscape.ratings[domain]
        if ratings.elements:
            done = ratings.weight * numpy.minimum(ratings.level, holding.levels[domain])
            shares[_PARTS[domain]] = _float32(done.sum(axis=1) / numpy.maximum(ratings.asked, 1e-6))
    if landscape.activities:
        grains = (
            _work_share(landscape.detailed, holding.detailed, holding.present),
            _work_share(landscape.intermediate, holding.intermediate, holding.present),
        )
        shares["detailed_work"] = _float32((grains[0] + grains[1]) / 2)
    named = landscape.named
    if named is not None:
        held = numpy.flatnonzero(holding.named)
        entries = named.entries(held)
        given = numpy.repeat(holding.named[held], named.starts[held + 1] - named.starts[held])
        done = numpy.minimum(given / named.given[entries], 1.0) * named.weights[entries]
        have = numpy.bincount(named.careers[entries], weights=done, minlength=len(named.asked))
        shares["named_skills"] = (have / numpy.maximum(named.asked, 1e-6)).astype(numpy.float32)
    need = _core_levels(landscape.ratings["knowledge"])
    core = _barrier(need, holding.levels["knowledge"][None, :])
    return _reach(shares, core, landscape.job_zone - numpy.float32(holding.job_zone))


def reach_into(landscape: Landscape, here: int, background: Holding | None = None) -> Reach:
    """How near a career is to whoever comes from each of the careers, and has the background besides.

    Only what `here` asks for is looked at. The background counts where it is more than what the origin gives.
    """
    shares: dict[Compared, NDArray[numpy.float32]] = {}
    for domain in RATED:
        ratings = landscape.ratings[domain]
        if ratings.elements:
            pull, need = ratings.weight[here], ratings.level[here]
            level = ratings.level if background is None else numpy.maximum(ratings.level, background.levels[domain])
            asked = max(float(ratings.asked[here]), 1e-6)
            shares[_PARTS[domain]] = _float32(numpy.minimum(need, level) @ pull / asked)
    if landscape.activities:
        more = (None, None) if background is None else (background.detailed, background.intermediate)
        present = 1.0 if background is None else background.present
        grains = (
            _work_share_into(landscape.detailed, here, more[0], present),
            _work_share_into(landscape.intermediate, here, more[1], present),
        )
        shares["detailed_work"] = _float32((grains[0] + grains[1]) / 2)
    if landscape.named is not None:
        shares["named_skills"] = _named_into(landscape.named, here, background)
    knowledge, zone = landscape.ratings["knowledge"].level, landscape.job_zone
    if background is not None:
        knowledge = numpy.maximum(knowledge, background.levels["knowledge"])
        zone = numpy.maximum(zone, numpy.float32(background.job_zone))
    core = _barrier(_core_levels(landscape.ratings["knowledge"], here)[None, :], knowledge)
    return _reach(shares, core, landscape.job_zone[here] - zone)


def leave(share: float, part: Compared, parts: int) -> float:
    """What one compared part of so many leaves of feasibility: its root, so that all multiply to the geometric mean."""
    power = NAMED_POWER if part == "named_skills" else 1.0
    return float(max(share**power, _LEAST) ** (1 / parts))


def _reach(
    shares: Mapping[Compared, NDArray[numpy.float32]], core: NDArray[numpy.float32], climb: NDArray[numpy.float32]
) -> Reach:
    # What these facts hold nothing of is no part of the comparison; without any part nothing can be compared.
    climb = numpy.maximum(climb, numpy.float32(0))
    if not shares:
        return Reach(shares={}, core=core, climb=climb, feasibility=numpy.zeros(len(climb), dtype=numpy.float64))
    logs = [
        numpy.log(numpy.maximum(share ** (NAMED_POWER if part == "named_skills" else 1.0), _LEAST))
        for part, share in shares.items()
    ]
    brought = numpy.exp(numpy.mean(logs, axis=0)) * core * STEP_FACTOR**climb
    return Reach(shares=shares, core=core, climb=climb, feasibility=numpy.asarray(brought, dtype=numpy.float64))


def _float32(values: NDArray[numpy.floating]) -> NDArray[numpy.float32]:
    return values.astype(numpy.float32)


def _core_levels(knowledge: Ratings, row: int | None = None) -> NDArray[numpy.float32]:
    """The levels of the subjects that are core, 0 for the others; for every career or for one."""
    importance = knowledge.importance if row is None else knowledge.importance[row]
    level = knowledge.level if row is None else knowledge.level[row]
    core = (importance >= CORE_IMPORTANCE) & (level >= CORE_LEVEL)
    return numpy.where(core, level, numpy.float32(0))


def _barrier(need: NDArray[numpy.float32], have: NDArray[numpy.float32]) -> NDArray[numpy.float32]:
    """What the least known of the destination's core subjects leaves of feasibility; shape (careers,).

    Why: whoever can teach has much of what a nursing instructor needs, and still does not know nursing. Less than half
    the level of a subject that the work turns on cannot be made up for by all the rest.
    """
    if not need.shape[-1]:
        return numpy.ones(max(len(need), len(have)), dtype=numpy.float32)
    columns = numpy.flatnonzero((need > 0).any(axis=0))
    if not len(columns):
        return numpy.ones(max(len(need), len(have)), dtype=numpy.float32)
    need, have = need[:, columns], have[:, columns]
    known = numpy.where(need > 0, have / numpy.maximum(need, 1e-6), 1.0).min(axis=1)
    return numpy.asarray(numpy.clip(known / ENOUGH, _LEAST, 1.0), dtype=numpy.float32)


def _work_share(work: Work, have: NDArray[numpy.float32], present: float) -> NDArray[numpy.float32]:
    """The share of each career's work, rare activities counting more, that the holder has done; shape (careers,).

    Only the columns of the holder's work are looked at: what they have not done adds nothing.
    """
    columns = numpy.flatnonzero(have)
    need = work.shares[:, columns]
    done = numpy.minimum(have[columns] / numpy.maximum(present * need, 1e-9), 1.0)
    return numpy.asarray((need * done) @ work.rarity[columns] / numpy.maximum(work.asked, 1e-6), dtype=numpy.float32)


def _work_share_into(
    work: Work, here: int, more: NDArray[numpy.float32] | None, present: float
) -> NDArray[numpy.float32]:
    """The share of one career's work that each other career does, or `more` does, `present` being that of `more`."""
    columns = numpy.flatnonzero(work.shares[here])
    need = work.shares[here, columns]
    done = numpy.minimum(work.shares[:, columns] / (work.present[:, None] * need), 1.0)
    if more is not None:
        done = numpy.maximum(done, numpy.minimum(more[columns] / (present * need), 1.0))
    asked = numpy.maximum(work.asked[here], 1e-6)
    return numpy.asarray(done @ (need * work.rarity[columns]) / asked, dtype=numpy.float32)


def _named_into(named: NamedSkills, here: int, background: Holding | None) -> NDArray[numpy.float32]:
    """The share of one career's named skills that each other career gives, or the background where that is more."""
    place = named.of(here)
    skills, own, needed = named.skills[place], named.own[place], named.held[place]
    entries = named.entries(skills)
    counts = named.starts[skills + 1] - named.starts[skills]
    done, base = numpy.minimum(named.given[entries] / numpy.repeat(needed, counts), 1.0), 0.0
    if background is not None:
        has = numpy.minimum(background.named[skills] / needed, 1.0)
        base = float(own @ has)
        done = numpy.maximum(done - numpy.repeat(has, counts), 0.0)
    have = base + numpy.bincount(
        named.careers[entries], weights=numpy.repeat(own, counts) * done, minlength=len(named.asked)
    )
    return (have / max(float(named.asked[here]), 1e-6)).astype(numpy.float32)
