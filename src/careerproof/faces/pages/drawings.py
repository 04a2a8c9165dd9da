"""The charts of a career's page out of its figures: what is drawn, on which scale, and how it is said in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from careerproof.careers.model import CareerProfile, Pay, Transition
from careerproof.evidence import Missing, Reason
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.crowd import Crowd, Spread
from careerproof.faces.plots import Bubble, Scale, Tick, bubble_map, histogram, round_scale, share_strip, step_strip

_MAP_SIZE = (560.0, 340.0)
"""The size in pixels for which the bubbles of a map are laid so that they do not cover each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A reason of the score with its drawing: from where the sum stood to where it then stands."""

    reason: Reason
    drawing: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class PayLine:
    """Pay at a percentile of the survey, with its bar; `stage` is entry, mid or senior where it stands for one."""

    pay: Pay
    stage: str | None
    drawing: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where the career stands among all in one figure: its drawing, and the share (0..1) of careers below it."""

    name: str
    below: float
    among: int
    drawing: Markup


def draw_steps(profile: CareerProfile) -> list[Step]:
    """The reasons of the score as steps of one sum, on one scale."""
    ends, total = [0.0], 0.0
    for reason in profile.safety.reasons:
        total += reason.contribution
        ends.append(total)
    scale = Scale(low=min(ends), high=max([100.0, *ends]), step=100.0)
    steps = []
    for reason, start, end in zip(profile.safety.reasons, ends, ends[1:], strict=False):
        tone = "quiet" if reason.axis == "base" else "good" if end > start else "bad"
        drawing = step_strip(scale.place(start), scale.place(end), tone=tone)
        steps.append(Step(reason=reason, drawing=drawing))
    return steps


def draw_pay(profile: CareerProfile, crowd: Crowd) -> list[PayLine]:
    """The percentiles of pay, least first, beside the median over all careers where both are by the year."""
    salary = profile.salary
    stages = {pay.percentile: stage for stage in ("entry", "mid", "senior") if (pay := getattr(salary, stage))}
    pays = sorted((pay for pay in _percentiles(profile) if pay is not None), key=lambda pay: pay.percentile)
    if not pays:
        return []
    yearly = pays[0].period == "year"
    most = max([pay.value for pay in pays] + ([crowd.pays.median] if yearly else [])) * 1.02
    mark = crowd.pays.median / most if yearly else None
    return [
        PayLine(
            pay=pay,
            stage=stages.get(pay.percentile),
            drawing=share_strip(pay.value / most, mark=mark, tone="accent" if pay.percentile in stages else "quiet"),
        )
        for pay in pays
    ]


def draw_places(profile: CareerProfile, crowd: Crowd, words: Catalogue) -> list[Place]:
    """Where the career stands among all in score, pay and growth; a figure that it lacks is left out."""
    tone = profile.safety.category or "quiet"
    score = profile.safety.score
    mid = profile.salary.mid
    places = []
    if not isinstance(score, Missing):
        ticks = [(value, words.number(value)) for value in (0, 25, 50, 75, 100)]
        places.append(_place("score", score.value, crowd.scores, ticks, tone, words))
    if mid is not None and mid.period == "year":
        ticks = [(1000 * value, _thousands(1000 * value, words)) for value in (50, 100, 150, 200)]
        places.append(_place("pay", mid.value, crowd.pays, ticks, tone, words))
    if profile.growth.change_pct is not None:
        ticks = [(value, words.percent(value / 100)) for value in (-10, 0, 10, 20)]
        places.append(_place("growth", profile.growth.change_pct, crowd.changes, ticks, tone, words))
    return places


def draw_moves(profile: CareerProfile, words: Catalogue) -> Markup | None:
    """The moves out of a career by safety and pay, the nearer the larger; None where it has no score or no yearly pay."""
    score, mid = profile.safety.score, profile.salary.mid
    known = [
        (number, move)
        for number, move in enumerate(profile.transitions_out, start=1)
        if move.score_change is not None and move.median_pay is not None
    ]
    if isinstance(score, Missing) or mid is None or mid.period != "year" or not known:
        return None
    scores = [score.value + (move.score_change or 0.0) for _, move in known]
    across = _padded(round_scale([score.value, *scores], parts=4), most=100.0)
    upward = _padded(round_scale([mid.value, *(move.median_pay or 0 for _, move in known)], parts=4))
    bubbles = [
        Bubble(
            x=across.place(value),
            y=upward.place(move.median_pay or 0),
            radius=10 + 8 * move.feasibility,
            mark=str(number),
            tone=move.category or "quiet",
        )
        for (number, move), value in zip(known, scores, strict=True)
    ]
    here = Bubble(x=across.place(score.value), y=upward.place(mid.value), radius=9, mark=words.say("career.moves.here"), tone="")
    return bubble_map(
        _apart(bubbles, here),
        here=here,
        across=[Tick(place=across.place(value), label=words.number(value)) for value in across.values()],
        upward=[Tick(place=upward.place(value), label=_thousands(value, words)) for value in upward.values()],
        said=_said_moves(known, words),
    )


def _percentiles(profile: CareerProfile) -> Sequence[Pay | None]:
    salary = profile.salary
    return (salary.entry, salary.mid, salary.senior)


def _place(
    name: str, value: float, spread: Spread, ticks: Sequence[tuple[float, str]], tone: str, words: Catalogue
) -> Place:
    below = spread.share_below(value)
    scale = Scale(low=spread.low, high=spread.high, step=spread.step)
    drawing = histogram(
        spread.counts,
        marked=spread.bin_of(value),
        tone=tone,
        said=words.say(f"career.standing.{name}_said", share=words.percent(below), count=words.number(len(spread.values))),
        ticks=[Tick(place=scale.place(at), label=label) for at, label in ticks],
    )
    return Place(name=name, below=below, among=len(spread.values), drawing=drawing)


def _said_moves(known: Sequence[tuple[int, Transition]], words: Catalogue) -> str:
    told = [
        words.say("career.moves.map_item", number=number, title=move.title, score=move.score10, pay=words.money(move.median_pay or 0))
        for number, move in known
    ]
    return words.say("career.moves.map_said", moves="; ".join(told))


def _thousands(value: float, words: Catalogue) -> str:
    return words.say("career.thousands", amount=words.number(value / 1000))


def _padded(scale: Scale, *, most: float = math.inf) -> Scale:
    """A scale that is one step longer at each end where there is room, so that no bubble hangs over an edge."""
    return Scale(low=max(0.0, scale.low - scale.step), high=min(most, scale.high + scale.step), step=scale.step)


def _apart(bubbles: Sequence[Bubble], here: Bubble) -> list[Bubble]:
    """The bubbles moved apart by the least that keeps one from covering another, or the career's own ring."""
    wide, tall = _MAP_SIZE
    spots = [[bubble.x * wide, bubble.y * tall, bubble.radius] for bubble in [*bubbles, here]]
    for _ in range(40):
        moved = False
        for first in range(len(spots)):
            for second in range(first + 1, len(spots)):
                moved |= _push(spots[first], spots[second], fixed=second == len(spots) - 1)
        if not moved:
            break
    return [
        replace(bubble, x=min(1.0, max(0.0, x / wide)), y=min(1.0, max(0.0, y / tall)))
        for bubble, (x, y, _) in zip(bubbles, spots, strict=False)
    ]


def _push(first: list[float], second: list[float], *, fixed: bool) -> bool:
    across, upward = second[0] - first[0], second[1] - first[1]
    far, wanted = math.hypot(across, upward), first[2] + second[2] + 2
    if far >= wanted:
        return False
    if far < 0.01:
        across, upward, far = 1.0, 0.0, 1.0
    lack = wanted - far
    share = 1.0 if fixed else 0.5
    first[0] -= across / far * lack * share
    first[1] -= upward / far * lack * share
    if not fixed:
        second[0] += across / far * lack * share
        second[1] += upward / far * lack * share
    return True
