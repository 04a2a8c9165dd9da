"""Charts that keep the size of their words at any width: places across are shares of the width, never pixels.

A strip is the drawing beside words that say the same figures, so a screen reader passes it by. A plot stands for itself
and carries its figures as a text of its own. The words all come from the caller; colours come from the page's sheet, by
the tone or category that is given as a class.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A place on a scale, 0..1 of its length, and the words that stand there."""

    place: float
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A scale from `low` to `high` that is cut at round values `step` apart."""

    low: float
    high: float
    step: float

    def place(self, value: float) -> float:
        """Where a value stands, 0..1 of the length; one beyond an end stands at that end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def values(self) -> list[float]:
        """The round values from end to end."""
        return [self.low + self.step * number for number in range(round((self.high - self.low) / self.step) + 1)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bubble:
    """A career on a map: `x` and `y` are places of 0..1, `radius` is in pixels, `mark` the letters drawn in it."""

    x: float
    y: float
    radius: float
    mark: str
    tone: str


def round_scale(values: Sequence[float], *, parts: int = 5, low: float | None = None) -> Scale:
    """A scale with round ends around the values, cut into about `parts`."""
    least = min(values) if low is None else low
    greatest = max(values)
    step = _round_step(max(greatest - least, abs(greatest) * 0.1, 1e-9) / parts)
    start = math.floor(least / step + 1e-9) * step
    return Scale(low=start, high=max(start + step, math.ceil(greatest / step - 1e-9) * step), step=step)


def interval_strip(value: float, low: float, high: float, *, tone: str = "accent") -> Markup:
    """A figure of 0..100 on its track: the interval as a band, the figure as a dot."""
    wide = _part(max(0.8, high - low) / 100)
    return _strip(
        '<rect class="track" y="6" width="100%" height="8" rx="4"/>'
        f'<rect class="range" x="{_part(low / 100)}" y="6" width="{wide}" height="8" rx="4"/>'
        f'<circle class="fill dot" cx="{_part(value / 100)}" cy="10" r="7"/>',
        tone=tone,
    )


def share_strip(share: float, *, tone: str = "accent") -> Markup:
    """A share of 0..1 as a bar on its track."""
    return _strip(
        '<rect class="track" y="6" width="100%" height="8" rx="3"/>'
        f'<rect class="fill" y="6" width="{_part(max(0.004, share))}" height="8" rx="3"/>',
        tone=tone,
    )


def step_strip(start: float, end: float, *, tone: str) -> Markup:
    """A step of a sum from one place to the next, both 0..1 of the width."""
    left, right = min(start, end), max(start, end)
    return _strip(
        '<rect class="track" y="9" width="100%" height="2"/>'
        f'<rect class="fill" x="{_part(left)}" y="4" width="{_part(max(0.004, right - left))}" height="12" rx="2"/>',
        tone=tone,
    )


def spread_plot(
    places: Mapping[int, float], *, usual: Tick | None, ticks: Sequence[Tick], tone: str, said: str
) -> Markup:
    """How a figure is spread, by percentile: the middle half as a box, its middle as a line, the outer tenths as ends.

    `usual` is a place to compare it with, whose words stand above it.
    """
    least, most = min(places.values()), max(places.values())
    body = [
        f'<line class="grid" x1="{_part(tick.place)}" x2="{_part(tick.place)}" y1="22" y2="66"/>'
        f'<text class="small" x="{_part(tick.place)}" y="83" text-anchor="{_anchor(tick.place)}">'
        f"{escape(tick.label)}</text>"
        for tick in ticks
    ]
    body.append(f'<line class="reach" x1="{_part(least)}" x2="{_part(most)}" y1="44" y2="44"/>')
    body += [
        f'<line class="reach" x1="{_part(place)}" x2="{_part(place)}" y1="37" y2="51"/>'
        for percentile, place in sorted(places.items())
        if percentile in (10, 90)
    ]
    if 25 in places and 75 in places:
        wide = _part(places[75] - places[25])
        body.append(f'<rect class="box" x="{_part(places[25])}" y="30" width="{wide}" height="28" rx="3"/>')
    if 50 in places:
        body.append(f'<line class="middle" x1="{_part(places[50])}" x2="{_part(places[50])}" y1="26" y2="62"/>')
    if usual is not None:
        place = _part(usual.place)
        body.append(
            f'<line class="mark" x1="{place}" x2="{place}" y1="18" y2="66"/>'
            f'<text class="small" x="{place}" y="12" text-anchor="{_anchor(usual.place, wide=0.2)}">'
            f"{escape(usual.label)}</text>"
        )
    return _plot("".join(body), height=88, tone=tone, said=said)


def histogram(counts: Sequence[int], *, marked: int, tone: str, said: str, ticks: Sequence[Tick]) -> Markup:
    """How many there are in each step of a scale, the step of one of them in its tone, with a flag above it."""
    most, wide = max(1, *counts), 1 / len(counts)
    bars = []
    for number, count in enumerate(counts):
        tall = 0 if count == 0 else max(2, round(_TALL * count / most))
        if tall:
            kind = "fill" if number == marked else "bin"
            bars.append(
                f'<rect class="{kind}" x="{_part(number * wide)}" y="{_TOP + _TALL - tall}"'
                f' width="{_part(wide * 0.86)}" height="{tall}"/>'
            )
    middle = (marked + 0.43) * wide
    ground = _TOP + _TALL
    flag = (
        f'<circle class="fill" cx="{_part(middle)}" cy="5" r="5"/>'
        f'<line class="stroke" x1="{_part(middle)}" x2="{_part(middle)}" y1="5" y2="{ground}"/>'
    )
    words = "".join(
        f'<text class="small" x="{_part(tick.place)}" y="{ground + 17}" text-anchor="{_anchor(tick.place)}">'
        f"{escape(tick.label)}</text>"
        for tick in ticks
    )
    line = f'<line class="axis" x2="100%" y1="{ground}" y2="{ground}"/>'
    return _plot(f"{''.join(bars)}{line}{flag}{words}", height=ground + 22, tone=tone, said=said)


def bubble_map(
    bubbles: Sequence[Bubble], *, here: Bubble, across: Sequence[Tick], upward: Sequence[Tick], said: str
) -> Markup:
    """Bubbles on two scales, the career of the page among them as a ring."""
    body = []
    for tick in across:
        place = _part(tick.place)
        body.append(
            f'<line class="grid" x1="{place}" x2="{place}" y1="0" y2="{_MAP}"/>'
            f'<text class="small" x="{place}" y="{_MAP + 18}" text-anchor="middle">{escape(tick.label)}</text>'
        )
    for tick in upward:
        line = round(_MAP * (1 - tick.place), 1)
        body.append(
            f'<line class="grid" x2="100%" y1="{line}" y2="{line}"/>'
            f'<text class="small" x="-8" y="{line + 4}" text-anchor="end">{escape(tick.label)}</text>'
        )
    for bubble in sorted(bubbles, key=lambda bubble: (-bubble.radius, bubble.mark)):
        x, y = _part(bubble.x), f"{_MAP * (1 - bubble.y):.1f}"
        body.append(
            f'<circle class="fill bubble {bubble.tone}" cx="{x}" cy="{y}" r="{bubble.radius:.1f}"/>'
            f'<text class="in" x="{x}" y="{y}" text-anchor="middle" dominant-baseline="central">'
            f"{escape(bubble.mark)}</text>"
        )
    # Last, so that no bubble hides where the reader stands.
    body.append(f'<circle class="here" cx="{_part(here.x)}" cy="{_MAP * (1 - here.y):.1f}" r="{here.radius:.1f}"/>')
    return _plot("".join(body), height=_MAP + 24, tone="map", said=said)


_TALL, _TOP, _MAP = 110, 14, 340


def _strip(body: str, *, tone: str) -> Markup:
    # The body is made of our own markup with numbers only.
    return Markup(f'<svg class="strip {tone}" width="100%" height="20" aria-hidden="true">{body}</svg>')  # noqa: S704


def _plot(body: str, *, height: int, tone: str, said: str) -> Markup:
    # The label is escaped; the body is made of our own markup with escaped texts.
    return Markup(  # noqa: S704
        f'<svg class="plot {tone}" width="100%" height="{height}" role="img" aria-label="{escape(said)}">{body}</svg>'
    )


def _part(share: float) -> str:
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def _anchor(place: float, *, wide: float = 0.06) -> str:
    """Words near an end of the scale, within `wide` of its length, stay inside the picture."""
    return "start" if place < wide else "end" if place > 1 - wide else "middle"


def _round_step(rough: float) -> float:
    power = float(10.0 ** math.floor(math.log10(rough)))
    return next(power * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if power * factor >= rough * 0.999)
