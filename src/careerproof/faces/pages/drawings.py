"""The charts of a career's page out of its figures: what is drawn, on which scale, and how it is said in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from careerproof.careers.model import CareerProfile, IndustryPay, Pay, Transition
from careerproof.evidence import Missing, Reason
from careerproof.faces.catalogue import Catalogue
from careerproof.faces.pages.crowd import Crowd, Spread
from careerproof.faces.plots import (
    Bubble,
    Scale,
    Tick,
    bubble_map,
    histogram,
    round_scale,
    share_strip,
    spread_plot,
    step_strip,
)

TONES = (("ai-created", "ai-enhanced"), ("human-essential", "hands-on"), ("transforming",), ("at-risk",))
"""The categories that site.css draws in one tone, safest first."""

_STILL = 0.05
"""Fewer points than this are printed as none."""

_INDUSTRIES = 6
"""How many industries a page names."""

_LEAST_SHARE = 0.005
"""An industry that employs less than this would be printed as 0 per cent."""

_ROOM = 0.35
"""The share of a step that a bubble needs between itself and the edge of a map."""

_MAP_SIZE = (420.0, 340.0)
"""The size in pixels for which the bubbles of a map are laid so that they do not cover each other."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A reason of the score with its drawing: from where the sum stood to where it then stands."""

    reason: Reason
    drawing: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class IndustryLine:
    """An industry: its share of the career's workers with its bar, and its pay where the survey publishes it."""

    title: str
    share: float
    pay: IndustryPay | None
    drawing: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where the career stands among all in one figure: its drawing, and the share (0..1) of careers below it."""

    name: str
    below: float
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
    scale = round_scale([pay.value for pay in pays] + ([usual] if yearly else []), low=0.0)
    label = words.say("career.pay.usual", pay=words.money(usual))
    return spread_plot(
        {pay.percentile: scale.place(pay.value) for pay in pays},
        usual=Tick(place=scale.place(usual), label=label) if yearly else None,
        ticks=[
            Tick(place=scale.place(at), label=_thousands(at, words) if yearly else words.money(at))
            for at in scale.values()
        ],
        tone="accent",
        said=words.say("career.pay.said", pays="; ".join(_said_pay(pay, words) for pay in pays)),
    )


def list_tones(moves: Sequence[Transition], words: Catalogue) -> list[tuple[str, str]]:
    """The tones of the bubbles of a map, each with the names of the categories that are drawn in it."""
    found = {move.category for move in moves if move.category}
    told = []
    for alike in TONES:
        names = [words.say(f"names.category.{name}") for name in alike if name in found]
        if names:
            told.append((alike[0], words.join(names)))
    return told


def give_percentiles(profile: CareerProfile) -> list[Pay]:
    """The percentiles of pay that the profile gives, least first."""
    return sorted(profile.salary.percentiles, key=lambda pay: pay.percentile)


def say_pay(pay: Pay | IndustryPay, words: Catalogue) -> str:
    """Pay in words: cents by the hour, "or more" where the survey gives only a floor."""
    amount = words.money(pay.value, 2 if pay.period == "hour" else 0)
    return words.say("career.pay.or_more", pay=amount) if pay.top_coded else amount


def draw_industries(profile: CareerProfile) -> list[IndustryLine]:
    """The industries that employ most people of the career, with what each pays where that is published."""
    paid = {item.title: item for item in profile.salary.by_industry}
    shares = {title: item.share for title, item in paid.items()} | dict(profile.industries)
    told = [(title, share) for title, share in shares.items() if share >= _LEAST_SHARE]
    ranked = sorted(told, key=lambda pair: (-pair[1], pair[0]))[:_INDUSTRIES]
    return [
        IndustryLine(title=title, share=share, pay=paid.get(title), drawing=share_strip(share))
        for title, share in ranked
    ]


def draw_places(profile: CareerProfile, crowd: Crowd, words: Catalogue) -> list[Place]:
    """Where the career stands among all in score, pay and growth; a figure that it lacks is left out."""
    standing, score, mid = profile.standing, profile.safety.score, profile.salary.mid
    if standing is None:
        return []
    change = profile.growth.change_pct
    figures: tuple[tuple[str, float | None, float | None, Spread, Mapping[float, str]], ...] = (
        (
            "score",
            standing.score,
            None if isinstance(score, Missing) else score.value,
            crowd.scores,
            {value: words.number(value) for value in (0, 25, 50, 75, 100)},
        ),
        (
            "pay",
            standing.pay,
            mid.value if mid is not None else None,
            crowd.pays,
            {value: _thousands(value, words) for value in (50_000, 100_000, 150_000, 200_000)},
        ),
        ("growth", standing.growth, change, crowd.changes, {at: words.percent(at / 100) for at in (-10, 0, 10, 20)}),
    )
    tone = profile.safety.category or "quiet"
    places = []
    for name, below, value, spread, ticks in figures:
        if below is not None and value is not None:
            said = words.say(f"career.standing.{name}_said", share=words.percent(below / 100))
            drawing = _histogram(spread, value, ticks, tone=tone, said=said)
            places.append(Place(name=name, below=below / 100, drawing=drawing))
    return places


def draw_moves(profile: CareerProfile, words: Catalogue) -> Markup | None:
    """The moves out by safety and pay, the nearer the larger; None where the career has no score or no yearly pay."""
    score, mid = profile.safety.score, profile.salary.mid
    if isinstance(score, Missing) or mid is None or mid.period != "year":
        return None
    return draw_map(profile.transitions_out, words, score=score.value, pay=mid.value)


def draw_map(moves: Sequence[Transition], words: Catalogue, *, score: float, pay: float) -> Markup | None:
    """The moves by safety and pay, beside where they start; None where none of them has both figures."""
    known = [
        (number, move)
        for number, move in enumerate(moves, start=1)
        if move.score_change is not None and move.median_pay is not None
    ]
    if not known:
        return None
    scores = [score + (move.score_change or 0.0) for _, move in known]
    across = _padded([score, *scores], most=100.0)
    upward = _padded([pay, *(move.median_pay or 0 for _, move in known)])
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
    here = Bubble(x=across.place(score), y=upward.place(pay), radius=9, mark="", tone="here")
    return bubble_map(
        _apart(bubbles, here),
        here=here,
        across=[Tick(place=across.place(value), label=words.number(value)) for value in across.values()],
        upward=[Tick(place=upward.place(value), label=_thousands(value, words)) for value in upward.values()],
        said=_said_moves(known, words),
    )


def _said_pay(pay: Pay, words: Catalogue) -> str:
    return f"{words.say('career.pay.percentile', number=pay.percentile)} {say_pay(pay, words)}"


def _histogram(spread: Spread, value: float, ticks: Mapping[float, str], *, tone: str, said: str) -> Markup:
    scale = Scale(low=spread.low, high=spread.high, step=spread.step)
    return histogram(
        spread.counts,
        marked=spread.bin_of(value),
        tone=tone,
        said=said,
        ticks=[Tick(place=scale.place(at), label=label) for at, label in ticks.items()],
    )


def _said_moves(known: Sequence[tuple[int, Transition]], words: Catalogue) -> str:
    told = [
        words.say(
            "career.moves.map_item",
            number=number,
            title=move.title,
            score=move.score10,
            pay=words.money(move.median_pay or 0),
        )
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
