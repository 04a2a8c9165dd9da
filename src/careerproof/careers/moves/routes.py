"""Ways to a career that is too far for one leap: through one or two others, none better than the next in everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy
from numpy.typing import NDArray

from careerproof.careers.figures.pay import median_pay
from careerproof.careers.landscape import Landscape, see_landscape
from careerproof.careers.model import MoveFilter, Preparation, Transition, say_time
from careerproof.careers.moves.distances import Reach, reach_into
from careerproof.careers.moves.explanations import explain_move, explain_step, familiarity
from careerproof.careers.moves.preparation import weigh_preparation
from careerproof.careers.moves.weighing import (
    LEAST_PAY_CHANGE,
    Move,
    Start,
    holding_of,
    key_of,
    reach_of,
    start_at,
    weigh_direct,
    weigh_pair,
    years_of,
)
from careerproof.careers.phrasing import join_words
from careerproof.careers.scores import score_key
from careerproof.evidence import Estimate
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

STOPS = 60
"""How many careers are tried as the only stop, and as the last of two: those that make the hardest leap easiest."""

FIRST_STOPS = 12
"""How many are tried as the first stop before each last one."""

WORTH_A_STOP = 0.05
"""A stop must make the hardest leap at least so much easier, in feasibility, than the way with one stop less."""

FLOORS = (0.4, 0.3)
"""The least feasibility of every leap: where no way keeps to the first, harder ones are looked for."""

_GRAIN = numpy.array([0.02, 0.02, 6.0, 2500.0, 2.0])
"""Differences within these count for nothing: feasibility, product, months, US dollars a year, points of the score."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Leap:
    """A move on the way, who makes it, and what it takes."""

    move: Move
    start: Start
    preparation: Preparation


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """Two or three leaps, with what is weighed: all of it the more the better."""

    leaps: tuple[_Leap, ...]
    stops: tuple[str, ...]
    least: float
    product: float
    months: float
    pay: float
    score: float

    @property
    def merits(self) -> tuple[float, float, float, float, float]:
        """Hardest leap, product, time (less is more), lowest pay and lowest score on the way."""
        return self.least, self.product, -self.months, self.pay, self.score


def find_routes(
    facts: Facts,
    origin: Career,
    target: Career,
    *,
    limit: int = 5,
    held_terms: Sequence[str] = (),
    start_score: float | None = None,
    mixture: Sequence[tuple[str, float]] = (),
    schooled: str | None = None,
    wanted: MoveFilter | None = None,
) -> tuple[Transition, ...]:
    """The best ways from one career to another in two or three leaps; () where none has its leaps in sight.

    Every leap is as feasible as the first of `FLOORS` where any way has that, else as the second. Stops are official
    occupations, whose pay is surveyed, and pay at least three quarters of what the start or the target does; careers
    at risk are stops only where no way leads round them.
    No way given is matched by another in everything that is weighed: the hardest leap, the product of all, the time
    that they take, the lowest pay and the lowest AI-safety score on the way. A person keeps what they had: on every
    leap counts what the start and the last stop give together. First comes the way with the easiest hardest leap,
    then the best of each other kind (quickest, best paid, safest), then the most balanced. The arguments are those of
    `find_moves`; `wanted` holds for every stop's pay and for the time of the whole way.
    """
    start = start_at(origin, mixture=mixture, held_terms=held_terms, score=start_score, schooled=schooled)
    landscape = see_landscape(facts)
    there = landscape.rows[key_of(target)]
    search = _Search(facts, landscape, start, there, wanted or MoveFilter())
    tries = ((floor, through_risk) for through_risk in (False, True) for floor in FLOORS)
    chosen = next((found for each in tries if (found := _varied(_undominated(search.ways(*each)), limit))), [])
    if not chosen:
        return ()
    direct = explain_move(facts, weigh_direct(facts, start, there), direction="out", start=start)
    return tuple(_tell(facts, landscape, way, direct) for way in chosen)


class _Search:
    """Looks for the ways between two careers, over what each leap starts with."""

    def __init__(self, facts: Facts, landscape: Landscape, start: Start, target: int, wanted: MoveFilter) -> None:
        self._facts, self._landscape, self._start, self._target = facts, landscape, start, target
        self._here = landscape.rows[start.key]
        self._first = reach_of(facts, start)
        self._last = reach_into(landscape, target, holding_of(facts, start))
        ends = [median_pay(facts, landscape.keys[row]) for row in (self._here, target)]
        self._least_pay = (1 + LEAST_PAY_CHANGE) * min((end for end in ends if end is not None), default=0.0)
        # Where the target itself pays much less than the start, the last leap may lose as much.
        self._last_leap_counts = (ends[1] or 0.0) >= (1 + LEAST_PAY_CHANGE) * (ends[0] or 0.0)
        self._wanted = wanted
        self._through_risk = False
        self._leaps: dict[tuple[int, ...], _Leap] = {}
        self._middles: dict[int, Reach] = {}

    def ways(self, floor: float, through_risk: bool) -> list[_Way]:
        """Every way of two leaps above the floor, and of three where a second stop makes the hardest leap easier.

        `through_risk` lets it lead through careers that are at risk themselves.
        """
        self._through_risk = through_risk
        to, onward = self._near(self._first), self._near(self._last)
        best = max(float(self._first.feasibility[self._target]) + WORTH_A_STOP, floor)
        twos = self._best(numpy.minimum(to, onward), best)
        ways = [self._way((stop,), (self._first, self._last)) for stop in twos]
        best = max([best, *(way.least + WORTH_A_STOP for way in ways)])
        for last in self._best(onward, best):
            middle = self._reach_into(last)
            through = numpy.minimum(to, self._near(middle))
            through[last] = -1.0
            for first in self._best(through, best)[:FIRST_STOPS]:
                ways.append(self._way((first, last), (self._first, middle, self._last)))
        return [way for way in ways if way.least >= floor and self._is_wanted(way)]

    def _is_wanted(self, way: _Way) -> bool:
        """Whether pay and time are as asked, and no leap on the way loses much pay: few would make it."""
        losses = [leap.move.pay_change for leap in way.leaps[: len(way.stops) + self._last_leap_counts]]
        if any(loss is not None and loss < LEAST_PAY_CHANGE for loss in losses):
            return False
        longest = sum(leap.preparation.months_high for leap in way.leaps)
        is_paid = self._wanted.least_pay is None or way.pay >= self._wanted.least_pay
        return is_paid and (self._wanted.most_years is None or longest <= 12 * self._wanted.most_years)

    def _reach_into(self, stop: int) -> Reach:
        """How near a stop is to whoever has the start and one career more."""
        if stop not in self._middles:
            self._middles[stop] = reach_into(self._landscape, stop, holding_of(self._facts, self._start))
        return self._middles[stop]

    def _near(self, reach: Reach) -> NDArray[numpy.float64]:
        """The feasibility of each career as a stop; below nought where none can be one."""
        near = numpy.where(self._landscape.has_own_work, reach.feasibility, -1.0)
        near[[self._here, self._target]] = -1.0
        near[len(near) - len(self._landscape.emerging) :] = -1.0
        return near

    def _best(self, near: NDArray[numpy.float64], least: float) -> list[int]:
        """The nearest careers that can be weighed, at most `STOPS`, none below the least feasibility."""
        order = [int(row) for row in numpy.argsort(-near, kind="stable")[: 2 * STOPS] if near[row] >= least]
        return [row for row in order if self._can_be_a_stop(self._landscape.keys[row])][:STOPS]

    def _can_be_a_stop(self, key: str) -> bool:
        """Whether a career's score and pay are known, and the pay is not much less than at both ends of the way."""
        pay = median_pay(self._facts, key)
        if pay is None or pay < self._least_pay:
            return False
        safety = score_key(self._facts, key)
        return isinstance(safety.score, Estimate) and (self._through_risk or safety.category != "at-risk")

    def _way(self, stops: tuple[int, ...], reaches: tuple[Reach, ...]) -> _Way:
        rows = (self._here, *stops, self._target)
        leaps = tuple(self._leap(rows[: place + 2], reach) for place, reach in enumerate(reaches))
        feasibilities = [leap.move.feasibility for leap in leaps]
        keys = [self._landscape.keys[row] for row in rows[1:]]
        scores = [score_key(self._facts, key).score for key in keys]
        return _Way(
            leaps=leaps,
            stops=tuple(keys[:-1]),
            least=min(feasibilities),
            product=prod(feasibilities),
            months=sum(leap.preparation.months_low + leap.preparation.months_high for leap in leaps) / 2,
            pay=min(median_pay(self._facts, key) or 0.0 for key in keys),
            score=min(score.value if isinstance(score, Estimate) else 0.0 for score in scores),
        )

    def _leap(self, rows: tuple[int, ...], reach: Reach) -> _Leap:
        """The last leap of the rows; a person brings to it what the start and the stop before give together."""
        if rows not in self._leaps:
            origin, destination = rows[-2:]
            keys = self._landscape.keys
            is_first = len(rows) == 2
            start = self._start if is_first else Start(key=keys[origin], after=self._start)
            other = destination if is_first else origin
            move = weigh_pair(
                self._facts,
                self._landscape,
                (origin, destination),
                other,
                reach,
                held_years=years_of(self._facts, start),
            )
            preparation = weigh_preparation(
                self._facts,
                tuple(keys[row] for row in reversed(rows[:-1])),
                keys[destination],
                familiar=familiarity(move),
                schooled=self._start.schooled,
            )
            self._leaps[rows] = _Leap(move=move, start=start, preparation=preparation)
        return self._leaps[rows]


def _undominated(ways: Sequence[_Way]) -> list[_Way]:
    """The ways that no other matches in everything and beats in something, differences within the grain left aside."""
    ordered = sorted(ways, key=lambda way: (-way.least, -way.product, way.months, way.stops))
    if not ordered:
        return []
    merits = numpy.floor(numpy.array([way.merits for way in ordered]) / _GRAIN)
    # Of ways that are the same within the grain the first stays.
    _, first = numpy.unique(merits, axis=0, return_index=True)
    kept = sorted(first.tolist())
    table = merits[kept]
    matched = (table[:, None, :] >= table[None, :, :]).all(axis=2)
    numpy.fill_diagonal(matched, False)
    return [ordered[place] for place, beaten in zip(kept, matched.any(axis=0), strict=True) if not beaten]


def _varied(ways: Sequence[_Way], limit: int) -> list[_Way]:
    """The best in each merit, then the most balanced; of equal ones those by stops that no way before has."""
    left = list(ways)
    chosen: list[_Way] = []
    if left:
        table = numpy.array([way.merits for way in left])
        ranks = (table[:, None, :] >= table[None, :, :]).mean(axis=1)
        balance = {way.stops: float(rank.min()) for way, rank in zip(left, ranks, strict=True)}
    for merit in (0, 2, 3, 4):
        if left and len(chosen) < limit:
            best = max(left, key=lambda way: (way.merits[merit], balance[way.stops], way.stops))
            # What is best in one thing only by a hair, and known already in another way, adds nothing.
            if not any(way.merits[merit] >= best.merits[merit] for way in chosen):
                chosen.append(best)
                left.remove(best)
    while left and len(chosen) < limit:
        seen = {stop for way in chosen for stop in way.stops}
        best = min(left, key=lambda way: (len(seen & set(way.stops)), -balance[way.stops], way.stops))
        chosen.append(best)
        left.remove(best)
    return chosen


def _tell(facts: Facts, landscape: Landscape, way: _Way, direct: Transition) -> Transition:
    """The way as a move to the target: its leaps as steps, the rest as the direct move has it."""
    steps = tuple(explain_step(facts, leap.move, leap.start, leap.preparation) for leap in way.leaps)
    months_low = sum(leap.preparation.months_low for leap in way.leaps)
    months_high = sum(leap.preparation.months_high for leap in way.leaps)
    through = join_words([landscape.titles[landscape.rows[key]] for key in way.stops])
    why = (
        f"by way of {through}",
        f"the hardest leap is {way.least:.0%} feasible, the direct one {direct.feasibility:.0%}",
        f"takes {say_time(months_low, months_high)} of preparation in all",
        *direct.why[1:-1],
    )
    return replace(
        direct,
        feasibility=min(way.least, 1.0),
        product=min(way.product, 1.0),
        why=why,
        steps=steps,
        parts=(),
        preparation=Preparation(
            months_low=months_low,
            months_high=months_high,
            needs=tuple(need for leap in way.leaps for need in leap.preparation.needs),
        ),
        lowest_pay=round(way.pay),
        lowest_score=way.score,
    )
