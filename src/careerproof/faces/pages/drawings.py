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
from careerproof.faces.plots import Bubble, Scale, Tick, bubble_map, histogram, round_scale, spread_plot, step_strip

_STILL = 0.05
"""Fewer points than this are printed as none."""

_ROOM = 0.35
"""The share of a step that a bubble needs between itself and the edge of a map."""

_MAP_SIZE = (560.0, 340.0)
"""The size in pixels for which the bubbles of a map are laid so that they do not cover each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A reason of the score with its drawing: from where the sum stood to where it then stands."""

    reason: Reason
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
        still = reason.axis == "base" or abs(reason.contribution) < _STILL
        tone = "quiet" if still else "good" if end > start else "bad"
        drawing = step_strip(scale.place(start), scale.place(end), tone=tone)
        steps.append(Step(reason=reason, drawing=drawing))
    return steps


def draw_pay(profile: CareerProfile, crowd: Crowd, words: Catalogue) -> Markup | None:
    """How pay is spread, beside the median over all careers where it is by the year; None where no pay is known."""
    pays = give_percentiles(profile)
    if not pays:
        return None
    yearly = pays[0].period == "year"
    usual = crowd.pays.median
    scale = round_scale([pay.value for pay in pays] + ([usual] if yearly else []), parts=4, low=0.0)
    label = words.say("career.pay.usual", pay=words.money(usual))
    return spread_plot(
        {pay.percentile: scale.place(pay.value) for pay in pays},
        usual=Tick(place=scale.place(usual), label=label) if yearly else None,
        ticks=[
            Tick(place=scale.place(at), label=_thousands(at, words) if yearly else words.money(at)) for at in scale.values()
        ],
        tone="accent",
        said=words.say("career.pay.said", pays="; ".join(_said_pay(pay, words) for pay in pays)),
    )


def give_percentiles(profile: CareerProfile) -> list[Pay]:
    """The percentiles of pay that the profile gives, least first."""
    salary = profile.salary
    return [pay for pay in (salary.entry, salary.mid, salary.senior) if pay is not None]


def say_pay(pay: Pay, words: Catalogue) -> str:
    """Pay in words: cents by the hour, "or more" where the survey gives only a floor."""
    amount = words.money(pay.value, 2 if pay.period == "hour" else 0)
    return words.say("career.pay.or_more", pay=amount) if pay.top_coded else amount


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
    across = _padded([score.value, *scores], most=100.0)
    upward = _padded([mid.value, *(move.median_pay or 0 for _, move in known)])
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


def _said_pay(pay: Pay, words: Catalogue) -> str:
    return f"{words.say('career.pay.percentile', number=pay.percentile)} {say_pay(pay, words)}"


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
    return words.say("career.thousands", amount=words.number(value / 1000)) if value else words.money(0)


def _padded(values: Sequence[float], *, most: float = math.inf) -> Scale:
    """A scale that goes on by a step where a value stands near its end, so that no bubble hangs over an edge."""
    scale = round_scale(values, parts=4)
    low = scale.low - scale.step if min(values) - scale.low < _ROOM * scale.step else scale.low
    high = scale.high + scale.step if scale.high - max(values) < _ROOM * scale.step else scale.high
    return Scale(low=max(0.0, low), high=min(most, high), step=scale.step)


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
