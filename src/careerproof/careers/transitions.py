"""Moves between careers: how far each is, what it gains, what carries over and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy
from numpy.typing import NDArray

from careerproof.careers.distances import STEP_FACTOR, measure_feasibility
from careerproof.careers.figures import is_paid_by_the_hour, median_pay, preparation_years
from careerproof.careers.landscape import RATED, Landscape, see_landscape, work_of
from careerproof.careers.model import Direction, Transition
from careerproof.careers.phrasing import gerund, join_words
from careerproof.careers.scores import score_key
from careerproof.careers.skills import asked_technologies, technology_names
from careerproof.careers.spoken import spoken_name
from careerproof.errors import UsageError
from careerproof.evidence import Missing
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

SHORTLIST = 60
"""How many of the nearest careers are looked at closely, with pay, schooling and score."""

SAFER = 5.0
"""The least gain in points of 100 that counts as safer: half a mark of ten; less lies within any score's doubt."""

REACHABLE = 0.4
"""The least feasibility of a move that is offered as one to a safer career."""

WITHIN_REACH = 0.5
"""Moves of less feasibility are a stretch and come after the others."""
LEAST_PAY_CHANGE = -0.25
"""Below this a move is not desirable. Source: Mapping Career Causeways (Nesta, 2020), an earnings ratio above 0.75."""

_MOST_NAMED = 4
_GAP = 0.6
_MATTERS = 3.0


def find_moves(
    facts: Facts,
    career: Career,
    *,
    direction: Direction = "out",
    limit: int = 10,
    safer_only: bool = False,
    held_terms: Sequence[str] = (),
    start_score: float | None = None,
) -> tuple[Transition, ...]:
    """The moves out of a career (or into it), best first.

    Feasibility is the share of what the destination asks for that the origin brings (skills, knowledge, general and
    detailed activities), less what schooling and preparation are missing. It is asymmetric, as surplus counts for
    nothing. By default moves come by feasibility, those that would throw away preparation or pay further back. With
    `safer_only` only moves to a higher score stay, in layers: first those that no other move beats in feasibility,
    safety and pay at once, and within a layer the most balanced.

    Args:
        facts: the opened facts.
        career: where the move starts, or ends with direction "into".
        direction: "out" for moves away from `career`, "into" for moves that lead to it.
        limit: how many moves to give.
        safer_only: keep only moves whose destination scores higher.
        held_terms: skills and technologies that the person has beyond what the career implies.
        start_score: the score that the person was given, where a doubtful title makes it another than the career's
            own; what a move out gains is counted from it.
    """
    landscape = see_landscape(facts)
    held = _names_of(held_terms)
    moves = _shortlist(facts, career.slug or career.code or "", direction, held)
    ranked = (
        _safest(facts, landscape, moves, start_score)
        if safer_only
        else sorted(moves, key=lambda move: (-move.likelihood, move.key))
    )
    chosen = _mixed(landscape, ranked, limit)
    return tuple(
        _describe(facts, landscape, move, direction=direction, held=held, start_score=start_score) for move in chosen
    )


def weigh_move(facts: Facts, origin: Career, target: Career, *, held_terms: Sequence[str] = ()) -> Transition:
    """The one move from a career to another, however far it is.

    Raises:
        UsageError: both are the same career.
    """
    landscape = see_landscape(facts)
    here, there = (landscape.rows[career.slug or career.code or ""] for career in (origin, target))
    if here == there:
        raise UsageError(f"{target.title} is where the move starts", hint="name another career")
    held = _names_of(held_terms)
    near = float(measure_feasibility(landscape, here, "out", held)[there])
    move = _weigh(facts, landscape, (here, there), landscape.keys[there], near)
    return _describe(facts, landscape, move, direction="out", held=held, start_score=None)


@lru_cache(maxsize=64)
def _shortlist(facts: Facts, key: str, direction: Direction, held: frozenset[str]) -> tuple[_Move, ...]:
    """The nearest careers, each with what the move costs and gains."""
    landscape = see_landscape(facts)
    here = landscape.rows[key]
    near = measure_feasibility(landscape, here, direction, held)
    near[here] = -1.0
    near[~landscape.has_own_work] = -1.0
    rows = [int(row) for row in numpy.argsort(-near, kind="stable")[:SHORTLIST] if near[row] > 0]
    return tuple(
        _weigh(
            facts, landscape, (here, row) if direction == "out" else (row, here), landscape.keys[row], float(near[row])
        )
        for row in rows
    )


def _mixed(landscape: Landscape, ranked: Sequence[_Move], limit: int) -> list[_Move]:
    """The first moves, at most a third of them to emerging careers, whose common parts make them crowd together."""
    emerging = [move for move in ranked if move.key in landscape.emerging]
    official = [move for move in ranked if move.key not in landscape.emerging]
    room = max((limit + 2) // 3, limit - len(official))
    chosen = {move.key for move in (*emerging[:room], *official)}
    return [move for move in ranked if move.key in chosen][:limit]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Move:
    """A pair of careers by row, with what the move costs and gains."""

    key: str
    origin: int
    destination: int
    feasibility: float
    pay_change: float | None
    steps_missing: float
    steps_wasted: float

    @property
    def likelihood(self) -> float:
        """Feasibility, less what people are loath to give up: steps of preparation, and pay (by its square root)."""
        kept = min(1.0 + (self.pay_change or 0.0), 1.0)
        return float(self.feasibility * STEP_FACTOR**self.steps_wasted * kept**0.5)


def _weigh(facts: Facts, landscape: Landscape, pair: tuple[int, int], key: str, near: float) -> _Move:
    """The move with its schooling and pay. The job zone is in `near` already; years of schooling replace it."""
    origin, destination = pair
    from_key, to_key = landscape.keys[origin], landscape.keys[destination]
    zones = float(landscape.job_zone[destination] - landscape.job_zone[origin])
    years = (preparation_years(facts, from_key), preparation_years(facts, to_key))
    schooling = zones if years[0] is None or years[1] is None else (years[1] - years[0]) / 2
    steps = (max(zones, 0.0) + max(schooling, 0.0)) / 2
    pay = (median_pay(facts, from_key), median_pay(facts, to_key))
    return _Move(
        key=key,
        origin=origin,
        destination=destination,
        feasibility=near * float(STEP_FACTOR ** (steps - max(zones, 0.0))),
        pay_change=None if pay[0] is None or pay[1] is None else pay[1] / pay[0] - 1,
        steps_missing=steps,
        steps_wasted=(max(-zones, 0.0) + max(-schooling, 0.0)) / 2,
    )


def _safest(facts: Facts, landscape: Landscape, moves: Sequence[_Move], start_score: float | None) -> list[_Move]:
    """The reachable moves to a higher score, layer by layer of the Pareto order, balanced ones first in each layer.

    Careers that are at risk themselves, or that pay much less, come last: few would gain by such a move.
    """
    reachable = [
        (move, _score_change(facts, landscape, move, start_score)) for move in moves if move.feasibility >= REACHABLE
    ]
    safer = [(move, gain) for move, gain in reachable if gain is not None and gain >= SAFER]
    if not safer:
        return []
    gains = numpy.array([(move.feasibility, gain, move.pay_change or 0.0) for move, gain in safer])
    ranks = (gains[:, None, :] > gains[None, :, :]).sum(axis=1) / max(len(safer) - 1, 1)
    layers = _layers(gains)
    order = sorted(
        range(len(safer)),
        key=lambda place: (
            _is_unattractive(facts, landscape, safer[place][0]),
            safer[place][0].feasibility < WITHIN_REACH,
            layers[place],
            -ranks[place].min(),
            -gains[place, 0],
            safer[place][0].key,
        ),
    )
    return [safer[place][0] for place in order]


def _is_unattractive(facts: Facts, landscape: Landscape, move: _Move) -> bool:
    is_at_risk = score_key(facts, landscape.keys[move.destination]).category == "at-risk"
    return is_at_risk or (move.pay_change is not None and move.pay_change < LEAST_PAY_CHANGE)


def _score_change(facts: Facts, landscape: Landscape, move: _Move, start_score: float | None) -> float | None:
    after = score_key(facts, landscape.keys[move.destination]).score
    if isinstance(after, Missing):
        return None
    if start_score is not None:
        return after.value - start_score
    before = score_key(facts, landscape.keys[move.origin]).score
    return None if isinstance(before, Missing) else after.value - before.value


def _layers(gains: NDArray[numpy.float64]) -> list[int]:
    """Which Pareto layer each row is in: 0 where no other row is at least as good in all columns and better in one."""
    at_least = (gains[:, None, :] >= gains[None, :, :]).all(axis=2)
    better = numpy.asarray(at_least & (gains[:, None, :] > gains[None, :, :]).any(axis=2))
    layer = numpy.full(len(gains), -1)
    for number in range(len(gains)):
        left = layer < 0
        if not left.any():
            break
        layer[left & ~better[left].any(axis=0)] = number
    return [int(number) for number in layer]


def _describe(
    facts: Facts,
    landscape: Landscape,
    move: _Move,
    *,
    direction: Direction,
    held: Collection[str],
    start_score: float | None,
) -> Transition:
    other = move.destination if direction == "out" else move.origin
    key = landscape.keys[other]
    score = score_key(facts, key)
    is_emerging = key in landscape.emerging
    shared, missing = _skills_of_move(facts, landscape, move, held)
    gap = float(landscape.job_zone[move.destination] - landscape.job_zone[move.origin])
    pay = median_pay(facts, key)
    transition = Transition(
        code=None if is_emerging else key,
        slug=key if is_emerging else None,
        title=landscape.titles[other],
        category=score.category,
        score10=score.score10,
        feasibility=min(max(move.feasibility, 0.0), 1.0),
        score_change=_score_change(facts, landscape, move, start_score),
        pay_change=move.pay_change,
        median_pay=None if pay is None else round(pay),
        education_gap=round(gap, 1) + 0.0,
        skills_shared=shared,
        skills_missing=missing,
        why=(),
    )
    return replace(transition, why=_why(facts, landscape, move, transition))


def _skills_of_move(
    facts: Facts, landscape: Landscape, move: _Move, held: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the destination stresses that the origin has, and what it has not; by name, the most telling first."""
    shared: list[tuple[float, str]] = []
    missing: list[tuple[float, str]] = []
    for domain in RATED[:2]:
        ratings = landscape.ratings[domain]
        distinction = ratings.distinction(move.destination)
        need, have = ratings.level[move.destination], ratings.level[move.origin]
        for place, name in enumerate(ratings.names):
            if ratings.importance[move.destination, place] < _MATTERS or distinction[place] <= 0:
                continue
            gap = float(need[place] - have[place])
            if gap < _GAP or name.casefold() in held:
                shared.append((-float(distinction[place]), name))
            else:
                missing.append((-gap * float(distinction[place]), name))
    tools = _tools_of_move(facts, landscape, move, held)
    return _top(shared) + tools[0][:_MOST_NAMED], _top(missing) + tools[1][:_MOST_NAMED]


def _top(found: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in sorted(found)))[:_MOST_NAMED]


def _names_of(terms: Sequence[str]) -> frozenset[str]:
    """The terms in lower case, technologies also as people say them."""
    return frozenset(name for term in terms for name in (term.casefold(), spoken_name(term)))


def _tools_of_move(
    facts: Facts, landscape: Landscape, move: _Move, held: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The asked-for technologies that the person (without one, the origin) uses, and those still missing."""
    origin, destination = landscape.keys[move.origin], landscape.keys[move.destination]
    used = frozenset(held) if held else technology_names(facts, origin)
    asked = asked_technologies(facts, destination)
    return tuple(name for name in asked if spoken_name(name) in used), tuple(
        name for name in asked if spoken_name(name) not in used
    )


def _why(facts: Facts, landscape: Landscape, move: _Move, transition: Transition) -> tuple[str, ...]:
    """Why the move is offered, in words: what carries over, what it gains and costs."""
    reasons = [_what_carries_over(facts, landscape, move)]
    if transition.score_change is not None:
        points = round(transition.score_change)
        if points:
            unit = "point" if abs(points) == 1 else "points"
            reasons.append(f"{abs(points)} {unit} {'safer' if points > 0 else 'less safe'} of 100")
        else:
            reasons.append("as AI-safe as the starting point")
    if transition.pay_change is not None:
        change = round(100 * transition.pay_change)
        side = "higher" if change > 0 else "lower"
        reasons.append(f"median pay {abs(change)}% {side}" if change else "same median pay")
    else:
        reasons.append(_why_pay_is_not_compared(facts, landscape, move))
    if move.steps_missing >= 0.75:
        years = max(round(2 * move.steps_missing), 1)
        reasons.append(f"takes about {years} more year{'s' if years > 1 else ''} of schooling or preparation")
    elif move.steps_missing <= 0.25:
        reasons.append("needs no more schooling or preparation")
    return tuple(reasons)


def _why_pay_is_not_compared(facts: Facts, landscape: Landscape, move: _Move) -> str:
    """Which of the two has no pay by the year; pay by the hour is never made into it."""
    lacking = [place for place in (move.origin, move.destination) if median_pay(facts, landscape.keys[place]) is None]
    by_the_hour = [place for place in lacking if is_paid_by_the_hour(facts, landscape.keys[place])]
    titles = join_words([landscape.titles[place] for place in by_the_hour or lacking])
    return f"pay cannot be compared: the survey gives {'only hourly' if by_the_hour else 'no'} pay for {titles}"


def _what_carries_over(facts: Facts, landscape: Landscape, move: _Move) -> str:
    both = numpy.minimum(landscape.detailed.shares[move.origin], landscape.detailed.shares[move.destination])
    top = numpy.argsort(-(both * landscape.detailed.rarity), kind="stable")[:2]
    titles = {activity.dwa: activity.title for activity in work_of(facts, landscape.keys[move.origin])}
    names = [gerund(titles[landscape.activities[place]]) for place in top if both[place] > 0]
    if names:
        return f"both involve {join_words(names)}"
    domain = landscape.ratings["activity"]
    if not domain.names:
        return "what carries over cannot be told: these facts hold no work activities"
    common = numpy.minimum(domain.distinction(move.origin), domain.distinction(move.destination))
    return f"both lean on {domain.names[int(common.argmax())].lower()}"
