"""Why a move is as feasible as it is: its parts, what carries over, what is missing and how far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy
from numpy.typing import NDArray

from careerproof.careers.figures.pay import is_paid_by_the_hour, median_pay
from careerproof.careers.landscape import Landscape, Rated, see_landscape
from careerproof.careers.model import Direction, MovePart, Preparation, SkillGap, Step, Transition
from careerproof.careers.moves.distances import CORE_IMPORTANCE, CORE_LEVEL, STEP_FACTOR, leave
from careerproof.careers.moves.preparation import weigh_preparation
from careerproof.careers.moves.weighing import Move, Start, holding_of, score_change
from careerproof.careers.phrasing import gerund, join_words
from careerproof.careers.qualifications.skills import asked_technologies, technology_names
from careerproof.careers.qualifications.spoken import spoken_name
from careerproof.careers.scores import score_key
from careerproof.evidence import Estimate
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts

MOST_NAMED = 4
_GAP = 0.6
"""The least difference of levels (0..7) that is a gap: less lies within the survey's own spread."""
_MATTERS = 3.0
_TOLD: tuple[Literal["skill", "knowledge"], ...] = ("skill", "knowledge")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Skills:
    """By name, the most telling first: what is there, what is missing, and how far."""

    shared: tuple[str, ...]
    missing: tuple[str, ...]
    gaps: tuple[SkillGap, ...]


def explain_move(facts: Facts, move: Move, *, direction: Direction, start: Start | None = None) -> Transition:
    """The move with everything that a person asks of it; `start` is who moves, None for whoever is in the origin."""
    landscape = see_landscape(facts)
    key = landscape.keys[move.other]
    score = score_key(facts, key)
    pay = median_pay(facts, key)
    start = start if start is not None and direction == "out" else Start(key=landscape.keys[move.origin])
    skills = _skills_of(facts, landscape, move, start)
    work = _common_work(facts, landscape, move)
    change = score_change(facts, landscape, move.origin, move.destination, start.score)
    preparation = weigh_preparation(
        facts,
        (start.key,),
        landscape.keys[move.destination],
        familiar=familiarity(move),
        schooled=start.schooled,
    )
    feasibility = min(max(move.feasibility, 0.0), 1.0)
    transition = Transition(
        code=None if key in landscape.emerging else key,
        slug=key if key in landscape.emerging else None,
        title=landscape.titles[move.other],
        category=score.category,
        score10=score.score10,
        feasibility=feasibility,
        score_change=change,
        pay_change=move.pay_change,
        median_pay=None if pay is None else round(pay),
        education_gap=round(float(landscape.job_zone[move.destination] - landscape.job_zone[move.origin]), 1) + 0.0,
        skills_shared=skills.shared,
        skills_missing=skills.missing,
        why=_why(facts, move, change, work, preparation),
        parts=_parts(landscape, move, start, facts),
        gaps=skills.gaps,
        carries_over=work,
        preparation=preparation,
        product=feasibility,
        lowest_pay=None if pay is None else round(pay),
        lowest_score=score.score.value if isinstance(score.score, Estimate) else None,
    )
    return replace(transition, steps=(explain_step(facts, move, start, preparation, skills.missing),))


def explain_step(
    facts: Facts, move: Move, start: Start, preparation: Preparation, learn: Sequence[str] | None = None
) -> Step:
    """The move as one leap of a way: to where, what it gains, how long it takes, what there is to learn."""
    landscape = see_landscape(facts)
    key = landscape.keys[move.destination]
    pay = median_pay(facts, key)
    missing = _skills_of(facts, landscape, move, start).missing if learn is None else learn
    return Step(
        code=None if key in landscape.emerging else key,
        slug=key if key in landscape.emerging else None,
        title=landscape.titles[move.destination],
        score10=score_key(facts, key).score10,
        feasibility=min(max(move.feasibility, 0.0), 1.0),
        score_change=score_change(facts, landscape, move.origin, move.destination, start.score),
        pay_change=move.pay_change,
        median_pay=None if pay is None else round(pay),
        months_low=preparation.months_low,
        months_high=preparation.months_high,
        learn=tuple(missing),
        licences=tuple(need.asked for need in preparation.needs if need.kind == "licence" and need.asked),
    )


def familiarity(move: Move) -> float:
    """The share of the destination's detailed work that is done already; 0 where the facts hold no work."""
    shares = move.reach.shares.get("detailed_work")
    return 0.0 if shares is None else round(float(shares[move.other]), 3)


def _parts(landscape: Landscape, move: Move, start: Start, facts: Facts) -> tuple[MovePart, ...]:
    """The factors of the move's feasibility, in the order they are read."""
    reach, row = move.reach, move.other
    parts = [
        MovePart(name=name, share=float(share[row]), factor=leave(float(share[row]), name, len(reach.shares)))
        for name, share in reach.shares.items()
    ]
    core = float(reach.core[row])
    if core < 1.0:
        share, subject = _least_known(landscape, move, _levels(facts, landscape, "knowledge", start))
        parts.append(MovePart(name="core_subject", share=share, factor=core, subject=subject))
    step = STEP_FACTOR**move.steps_missing
    parts.append(MovePart(name="preparation", share=step, factor=step))
    return tuple(parts)


def _least_known(landscape: Landscape, move: Move, levels: NDArray[numpy.float32]) -> tuple[float, str]:
    """The subject that the destination turns on and the origin knows least of, with the share of its level."""
    ratings = landscape.ratings["knowledge"]
    importance, level = ratings.importance[move.destination], ratings.level[move.destination]
    core = (importance >= CORE_IMPORTANCE) & (level >= CORE_LEVEL)
    known = numpy.where(core, levels / numpy.maximum(level, 1e-6), numpy.inf)
    place = int(known.argmin())
    return min(float(known[place]), 1.0), ratings.names[place]


def _skills_of(facts: Facts, landscape: Landscape, move: Move, start: Start) -> _Skills:
    """What the destination stresses that the origin has, and what it has not; by name, the most telling first."""
    shared: list[tuple[float, str]] = []
    missing: list[tuple[float, str, SkillGap]] = []
    for stressed in _stressed(facts, landscape.keys[move.destination]):
        levels = _levels(facts, landscape, stressed.kind, start)[stressed.places].tolist()
        for name, worth, need, have in zip(stressed.names, stressed.worth, stressed.levels, levels, strict=True):
            gap = need - have
            if gap < _GAP:
                shared.append((-worth, name))
            else:
                told = SkillGap(name=name, kind=stressed.kind, held=round(have, 1), asked=round(need, 1))
                missing.append((-gap * worth, name, told))
    missing.sort(key=lambda item: item[:2])
    # "Mathematics" is both a skill and a subject; it is named once, as the one that tells more.
    gaps = {name: gap for _, name, gap in reversed(missing)}
    order = tuple(dict.fromkeys(name for _, name, _ in missing))[:MOST_NAMED]
    tools = _tools_of(facts, landscape, move, start)
    there = tuple(name for name in dict.fromkeys(name for _, name in sorted(shared)) if name not in gaps)
    return _Skills(
        shared=there[:MOST_NAMED] + tools[0][:MOST_NAMED],
        missing=order + tools[1][:MOST_NAMED],
        gaps=tuple(gaps[name] for name in order),
    )


def _levels(facts: Facts, landscape: Landscape, domain: Rated, start: Start) -> NDArray[numpy.float32]:
    """The levels that the person at the start has; of a plain career its own."""
    if start.is_plain:
        return numpy.asarray(landscape.ratings[domain].level[landscape.rows[start.key]], dtype=numpy.float32)
    return holding_of(facts, start).levels[domain]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stressed:
    """The elements of a family that a career stresses: where they stand, how telling each is, the level asked for."""

    kind: Literal["skill", "knowledge"]
    places: NDArray[numpy.intp]
    names: tuple[str, ...]
    worth: tuple[float, ...]
    levels: tuple[float, ...]


@kept(2048)
def _stressed(facts: Facts, key: str) -> tuple[_Stressed, ...]:
    landscape = see_landscape(facts)
    row = landscape.rows[key]
    found = []
    for kind in _TOLD:
        ratings = landscape.ratings[kind]
        distinction = ratings.distinction(row)
        places = numpy.flatnonzero((ratings.importance[row] >= _MATTERS) & (distinction > 0))
        found.append(
            _Stressed(
                kind=kind,
                places=places,
                names=tuple(ratings.names[place] for place in places),
                worth=tuple(distinction[places].tolist()),
                levels=tuple(ratings.level[row, places].tolist()),
            )
        )
    return tuple(found)


def _tools_of(facts: Facts, landscape: Landscape, move: Move, start: Start) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The asked-for technologies that the person (without one, the origin) uses, and those still missing."""
    used = _used_technologies(facts, start)
    asked = _asked_technologies(facts, landscape.keys[move.destination])
    shared = tuple(name for name, spoken in asked if spoken in used)
    return shared, tuple(name for name, spoken in asked if spoken not in used)


def _used_technologies(facts: Facts, start: Start) -> frozenset[str]:
    """The technologies that the person names, else those of the career; with those of where they stood before."""
    own = start.held or technology_names(facts, start.key)
    return own if start.after is None else own | _used_technologies(facts, start.after)


@kept(2048)
def _asked_technologies(facts: Facts, key: str) -> tuple[tuple[str, str], ...]:
    """The asked-for technologies of a career, each with its spoken name."""
    return tuple((name, spoken_name(name)) for name in asked_technologies(facts, key))


def _common_work(facts: Facts, landscape: Landscape, move: Move) -> tuple[str, ...]:
    """The detailed work that both careers do, the most telling first, as "-ing" forms."""
    detailed = landscape.detailed
    both = numpy.minimum(detailed.shares[move.origin], detailed.shares[move.destination]) * detailed.rarity
    places = numpy.flatnonzero(both)
    top = places[numpy.argsort(-both[places], kind="stable")][:MOST_NAMED]
    titles = _activity_titles(facts) if len(top) else {}
    return tuple(gerund(titles[landscape.activities[place]]) for place in top)


@kept(4)
def _activity_titles(facts: Facts) -> dict[str, str]:
    return {row[0]: row[1] for row in facts.activity_titles()}


def _why(
    facts: Facts, move: Move, change: float | None, work: Sequence[str], preparation: Preparation
) -> tuple[str, ...]:
    """Why the move is offered, in words: what carries over, what it gains, costs and takes."""
    landscape = see_landscape(facts)
    reasons = [_what_carries_over(landscape, move, work)]
    if change is not None:
        points = round(change)
        if points:
            unit = "point" if abs(points) == 1 else "points"
            reasons.append(f"{abs(points)} {unit} {'safer' if points > 0 else 'less safe'} of 100")
        else:
            reasons.append("as AI-safe as the starting point")
    if move.pay_change is not None:
        pay = round(100 * move.pay_change)
        side = "higher" if pay > 0 else "lower"
        reasons.append(f"median pay {abs(pay)}% {side}" if pay else "same median pay")
    else:
        reasons.append(_why_pay_is_not_compared(facts, landscape, move))
    return (*reasons, _why_it_takes_time(preparation))


def _why_it_takes_time(preparation: Preparation) -> str:
    timed = [need.text for need in preparation.needs if need.months_high]
    if not timed:
        return "needs no more schooling or preparation"
    return f"takes {preparation} of preparation: {'; '.join(timed)}"


def _why_pay_is_not_compared(facts: Facts, landscape: Landscape, move: Move) -> str:
    """Which of the two has no pay by the year; pay by the hour is never made into it."""
    lacking = [place for place in (move.origin, move.destination) if median_pay(facts, landscape.keys[place]) is None]
    by_the_hour = [place for place in lacking if is_paid_by_the_hour(facts, landscape.keys[place])]
    titles = join_words([landscape.titles[place] for place in by_the_hour or lacking])
    return f"pay cannot be compared: the survey gives {'only hourly' if by_the_hour else 'no'} pay for {titles}"


def _what_carries_over(landscape: Landscape, move: Move, work: Sequence[str]) -> str:
    if work:
        return f"both involve {join_words(work[:2])}"
    domain = landscape.ratings["activity"]
    if not domain.names:
        return "what carries over cannot be told: these facts hold no work activities"
    common = numpy.minimum(domain.distinction(move.origin), domain.distinction(move.destination))
    return f"both lean on {domain.names[int(common.argmax())].lower()}"
