"""What a move costs and gains: feasibility with its schooling, pay, preparation thrown away, change of score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careerproof.careers.figures.education import SCHOOL_YEARS, preparation_years
from careerproof.careers.figures.pay import median_pay
from careerproof.careers.landscape import Landscape, see_landscape
from careerproof.careers.moves.distances import (
    STEP_FACTOR,
    Holding,
    Reach,
    hold_careers,
    join_holdings,
    reach_from,
    reach_into,
)
from careerproof.careers.qualifications.spoken import spoken_name
from careerproof.careers.scores import points_of
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

LEAST_PAY_CHANGE = -0.25
"""Below this a move is not desirable. Source: Mapping Career Causeways (Nesta, 2020), an earnings ratio above 0.75."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """Where a person stands: the career by key, and what is known of them beyond it.

    `mixture` holds other careers by key and weight where the title is doubtful, `held` the names of skills that they
    have, `score` the AI-safety score that they were given, `schooled` their own level of schooling, `after` where they
    stood before: they keep what that gave them.
    """

    key: str
    mixture: tuple[tuple[str, float], ...] = ()
    held: frozenset[str] = frozenset()
    score: float | None = None
    schooled: str | None = None
    after: Start | None = None

    @property
    def is_plain(self) -> bool:
        """Whether nothing is known beyond the career itself."""
        return not self.mixture and not self.held and self.after is None


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A pair of careers by row, with what the move costs and gains. `other` is the row that was looked for."""

    origin: int
    destination: int
    other: int
    key: str
    feasibility: float
    pay_change: float | None
    steps_missing: float
    steps_wasted: float
    kinship: float
    reach: Reach

    @property
    def likelihood(self) -> float:
        """Feasibility, less what people are loath to give up: steps of preparation, pay, work of the kind they like.

        Pay and liking count by their square root; from a loss of a quarter on, pay counts by its square besides.
        """
        kept = min(1.0 + (self.pay_change or 0.0), 1.0)
        least = min(kept / (1.0 + LEAST_PAY_CHANGE), 1.0)
        return float(self.feasibility * STEP_FACTOR**self.steps_wasted * self.kinship**0.5 * kept**0.5 * least**2)


def start_at(
    career: Career,
    *,
    mixture: Sequence[tuple[str, float]] = (),
    held_terms: Sequence[str] = (),
    score: float | None = None,
    schooled: str | None = None,
) -> Start:
    """The start that a career is, with what is known of the person."""
    return Start(
        key=key_of(career),
        mixture=tuple(mixture),
        held=frozenset(name for term in held_terms for name in (term.casefold(), spoken_name(term))),
        score=score,
        schooled=schooled,
    )


def key_of(career: Career) -> str:
    """The code of a career, or the slug of an emerging one."""
    return career.slug or career.code or career.mixture[0][0]


@kept(256)
def holding_of(facts: Facts, start: Start) -> Holding:
    """What the person at the start brings."""
    landscape = see_landscape(facts)
    mixture = start.mixture or ((start.key, 1.0),)
    named = _skill_numbers(facts, start.held) if start.held and landscape.named is not None else ()
    own = hold_careers(landscape, [(landscape.rows[key], weight) for key, weight in mixture], start.held, named)
    return own if start.after is None else join_holdings(own, holding_of(facts, start.after))


def years_of(facts: Facts, start: Start) -> float | None:
    """The years of schooling and training that the person has beyond those of the career itself; None if unknown."""
    known = [] if start.schooled is None else [SCHOOL_YEARS[start.schooled]]
    if start.after is not None:
        known += [preparation_years(facts, start.after.key) or 0.0, years_of(facts, start.after) or 0.0]
    return max(known, default=None)


@kept(64)
def reach_of(facts: Facts, start: Start) -> Reach:
    """How near every career is to the person at the start."""
    return reach_from(see_landscape(facts), holding_of(facts, start))


@kept(64)
def reach_to(facts: Facts, key: str) -> Reach:
    """How near the career is to whoever comes from each of the others."""
    landscape = see_landscape(facts)
    return reach_into(landscape, landscape.rows[key])


def weigh_direct(facts: Facts, start: Start, destination: int) -> Move:
    """The one leap of the person to a career by row."""
    landscape = see_landscape(facts)
    pair = (landscape.rows[start.key], destination)
    return weigh_pair(facts, landscape, pair, destination, reach_of(facts, start), held_years=years_of(facts, start))


def weigh_pair(
    facts: Facts,
    landscape: Landscape,
    pair: tuple[int, int],
    other: int,
    reach: Reach,
    *,
    held_years: float | None = None,
) -> Move:
    """The move with its schooling and pay, `other` being the row of the pair (from, to) that `reach` is about.

    The job zone is in the reach already; where years of schooling are known, the mean of both counts. `held_years` are
    those that the person has, which count where they are more than the origin asks for.
    """
    origin, destination = pair
    from_key, to_key = landscape.keys[origin], landscape.keys[destination]
    climb = float(reach.climb[other])
    zones = float(landscape.job_zone[destination] - landscape.job_zone[origin])
    before, after = preparation_years(facts, from_key), preparation_years(facts, to_key)
    if before is not None and held_years is not None:
        before = max(before, held_years)
    schooling = zones if before is None or after is None else (after - before) / 2
    steps = (climb + max(schooling, 0.0)) / 2
    pay = (median_pay(facts, from_key), median_pay(facts, to_key))
    return Move(
        origin=origin,
        destination=destination,
        other=other,
        key=landscape.keys[other],
        feasibility=float(reach.feasibility[other]) * float(STEP_FACTOR ** (steps - climb)),
        pay_change=None if pay[0] is None or pay[1] is None else pay[1] / pay[0] - 1,
        steps_missing=steps,
        steps_wasted=(max(-zones, 0.0) + max(-schooling, 0.0)) / 2,
        kinship=_kinships(facts, origin if other == destination else destination)[other],
        reach=reach,
    )


@kept(64)
def _kinships(facts: Facts, row: int) -> tuple[float, ...]:
    """How alike the kinds of work are that people in a career and in each other one are drawn to (O*NET's interests).

    0 is opposite, 1 the same. Where the facts hold no interests all work is alike.
    """
    interests = see_landscape(facts).interests
    if not interests.shape[1]:
        return (1.0,) * len(interests)
    return tuple(((1.0 + interests @ interests[row]) / 2).tolist())


def score_change(
    facts: Facts, landscape: Landscape, origin: int, destination: int, start: float | None
) -> float | None:
    """The AI-safety points that a move gains, from `start` where the person has a score of their own."""
    after = points_of(facts, landscape.keys[destination])
    before = points_of(facts, landscape.keys[origin]) if start is None else start
    return None if after is None or before is None else after - before


def _skill_numbers(facts: Facts, held: frozenset[str]) -> tuple[int, ...]:
    """The ESCO skills among the names that a person has, by number."""
    return tuple(number for number, label in enumerate(facts.skill_labels()) if label.casefold() in held)
