"""Charts as inline SVG with a text alternative: no script, no remote asset, colours from the page's own tokens."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, kw_only=True, slots=True)
class IntervalBar:
    """A row of an interval chart: a value of 0..100 with its interval, and what it means."""

    label: str
    note: str
    value: float | None
    low: float = 0.0
    high: float = 0.0
    tone: str = "accent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """A part of a whole: how much of it, in which tone."""

    label: str
    amount: float
    tone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two shares of 0..1 to lay beside each other."""

    label: str
    first: float
    second: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A career on the map of safety (x, 0..100) and pay (y, US dollars a year).

    `weight` 0..1 is its size, `mark` the few letters drawn in it.
    """

    label: str
    mark: str
    x: float
    y: float
    weight: float
    tone: str


def ring(value: float, *, title: str, label: str, caption: str, tone: str = "accent") -> Markup:
    """A ring filled to `value` of 100 with words in its middle."""
    radius, width = 52.0, 12.0
    around = 2 * math.pi * radius
    filled = max(0.0, min(100.0, value)) / 100 * around
    return _figure(
        132,
        132,
        f"{title}: {label} {caption}",
        f'<circle class="track" cx="66" cy="66" r="{radius}" stroke-width="{width}" fill="none"/>'
        f'<circle class="stroke-{tone}" cx="66" cy="66" r="{radius}" stroke-width="{width}" fill="none"'
        f' stroke-linecap="round" stroke-dasharray="{filled:.1f} {around:.1f}" transform="rotate(-90 66 66)"/>'
        f'<text x="66" y="66" class="ring-value" text-anchor="middle"'
        f' dominant-baseline="central">{escape(label)}</text>'
        f'<text x="66" y="92" class="small" text-anchor="middle">{escape(caption)}</text>',
        css="ring",
    )


def interval_chart(bars: Sequence[IntervalBar], *, title: str) -> Markup:
    """Values of 0..100 with their intervals, one a row, on one scale; words keep their size on a narrow screen."""
    said = "; ".join(_said(bar) for bar in bars)
    return _group("intervals", f"{title}: {said}", "".join(_interval_row(bar) for bar in bars) + _SCALE)


def pair_chart(pairs: Sequence[Pair], *, title: str, names: tuple[str, str]) -> Markup:
    """Two shares of 0..1 a row, the one above the other on one scale, for example yours and the usual one."""
    most = max([0.01, *(share for pair in pairs for share in (pair.first, pair.second))])
    rows = []
    for pair in pairs:
        drawn = "".join(
            f'<rect class="fill-{tone}" x="0" y="{top}" width="{max(0.4, 100 * share / most):.1f}%" height="7" rx="3"/>'
            for share, tone, top in ((pair.first, "accent", 1), (pair.second, "quiet", 11))
        )
        value = (
            f'<span class="value">{100 * pair.first:.0f}% <span class="small">{100 * pair.second:.0f}%</span></span>'
        )
        label = f'<span class="label">{escape(pair.label)}</span>'
        svg = f'<svg class="bar" width="100%" height="20">{drawn}</svg>'
        rows.append(f'<div class="interval"><div class="words">{label}{value}</div>{svg}</div>')
    legend = "".join(
        f'<li><span class="dot-{tone}"></span>{escape(name)}</li>'
        for name, tone in zip(names, ("accent", "quiet"), strict=True)
    )
    said = "; ".join(
        f"{pair.label}, {names[0]} {100 * pair.first:.0f} per cent, {names[1]} {100 * pair.second:.0f} per cent"
        for pair in pairs
    )
    return _group("intervals", f"{title}: {said}", f'{"".join(rows)}<ul class="legend">{legend}</ul>')


def share_bar(shares: Sequence[Share], *, title: str) -> Markup:
    """A whole in parts, side by side, with a legend."""
    whole = sum(share.amount for share in shares) or 1.0
    at, parts, legend = 0.0, [], []
    for share in shares:
        if share.amount <= 0:
            continue
        length = share.amount / whole * 100
        parts.append(f'<rect class="fill-{share.tone} part" x="{at:.2f}%" y="0" width="{length:.2f}%" height="26"/>')
        legend.append(f'<li><span class="dot-{share.tone}"></span>{escape(share.label)} {share.amount:.0f}</li>')
        at += length
    said = ", ".join(f"{share.label} {share.amount:.0f}" for share in shares)
    body = f'<svg class="bar" width="100%" height="26">{"".join(parts)}</svg><ul class="legend">{"".join(legend)}</ul>'
    return _group("shares", f"{title}: {said}", body)


def weight_bar(points: float, most: float, *, whole: float, tone: str) -> Markup:
    """What is reached of what could be: the track is as long as the thing weighs. The figures stand beside it."""
    track, fill = (100 * amount / whole if whole else 0.0 for amount in (most, points))
    return Markup(  # noqa: S704 - numbers, and a tone of our own
        '<svg class="bar weight" width="100%" height="8" aria-hidden="true">'
        f'<rect class="track-bar" width="{track:.2f}%" height="8" rx="3"/>'
        f'<rect class="fill-{tone}" width="{fill:.2f}%" height="8" rx="3"/></svg>'
    )


def scatter(points: Sequence[Point], *, title: str, x_label: str, y_label: str) -> Markup:
    """Careers by safety and pay; the further right the safer, the higher the better paid, the larger the nearer.

    Each bubble carries its mark (the number of its row in the table beside it). The scales begin near the least value,
    so that careers close to each other stand apart.
    """
    width, height, left, bottom, top, right = 640.0, 380.0, 66.0, 46.0, 20.0, 24.0
    across = _Scale(points=[point.x for point in points], start=left, end=width - right, most=100.0)
    upward = _Scale(points=[point.y for point in points], start=height - bottom, end=top)
    body = []
    for tick, x in across.ticks():
        body.append(f'<line class="grid" x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{height - bottom}"/>')
        body.append(
            f'<text class="small" x="{x:.1f}" y="{height - bottom + 18:.1f}" text-anchor="middle">{tick:g}</text>'
        )
    for tick, y in upward.ticks():
        body.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{width - right}" y2="{y:.1f}"/>')
        body.append(f'<text class="small" x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">${tick / 1000:g}k</text>')
    middle = (height - bottom + top) / 2
    body.append(
        f'<text class="small" x="{(left + width - right) / 2:.1f}" y="{height - 6}"'
        f' text-anchor="middle">{escape(x_label)}</text>'
        f'<text class="small" x="14" y="{middle:.1f}" text-anchor="middle"'
        f' transform="rotate(-90 14 {middle:.1f})">{escape(y_label)}</text>'
    )
    body += [
        _bubble(point, across.place(point.x), upward.place(point.y))
        for point in sorted(points, key=lambda p: -p.weight)
    ]
    said = "; ".join(f"{point.mark} {point.label}, safety {point.x:.0f}, pay ${point.y:,.0f}" for point in points)
    return _figure(width, height, f"{title}: {said}", "".join(body))


def range_plot(
    rows: Sequence[tuple[float, float, float]], *, most: float, title: str, x_label: str, y_label: str
) -> Markup:
    """Many ranges beside each other: each (x, low, high) is an upright line at x, on two scales of 0 to `most`.

    The words beside the chart say how wide the ranges are; a table holds each.
    """
    width, height, left, bottom, top, right = 640.0, 420.0, 66.0, 46.0, 12.0, 16.0
    whole = max(most, 1.0)

    def across(value: float) -> float:
        return left + value / whole * (width - left - right)

    def upward(value: float) -> float:
        return top + value / whole * (height - top - bottom)

    step = _nice_step(whole)
    body = []
    for tick in (step * number for number in range(int(whole / step) + 1)):
        x, y = across(tick), upward(tick)
        body.append(f'<line class="grid" x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{height - bottom}"/>')
        body.append(f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{width - right}" y2="{y:.1f}"/>')
        body.append(f'<text class="small" x="{x:.1f}" y="{height - bottom + 18}" text-anchor="middle">{tick:g}</text>')
        body.append(f'<text class="small" x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>')
    for x, low, high in rows:
        place, start, tall = across(x), upward(low), max(1.0, upward(high) - upward(low))
        body.append(
            f'<rect class="range fill-accent" x="{place:.1f}" y="{start:.1f}" width="0.8" height="{tall:.1f}"/>'
        )
    middle = (height - bottom + top) / 2
    body.append(
        f'<text class="small" x="{(left + width - right) / 2:.1f}" y="{height - 6}"'
        f' text-anchor="middle">{escape(x_label)}</text>'
        f'<text class="small" x="14" y="{middle:.1f}" text-anchor="middle"'
        f' transform="rotate(-90 14 {middle:.1f})">{escape(y_label)}</text>'
    )
    spans = sorted(high - low for _, low, high in rows) or [0.0]
    said = (
        f"{title}: {len(rows)} ranges, half of them wider than {spans[len(spans) // 2]:.0f}, the widest {spans[-1]:.0f}"
    )
    return _figure(width, height, said, "".join(body))


def _bubble(point: Point, x: float, y: float) -> str:
    return (
        f'<circle class="fill-{point.tone} bubble" cx="{x:.1f}" cy="{y:.1f}" r="{9 + 8 * point.weight:.1f}">'
        f"<title>{escape(point.label)}: safety {point.x:.0f}, ${point.y:,.0f}</title></circle>"
        f'<text class="mark" x="{x:.1f}" y="{y:.1f}" text-anchor="middle" dominant-baseline="central">'
        f"{escape(point.mark)}</text>"
    )


class _Scale:
    """A scale from a round value below the least point to one above the greatest, drawn from `start` to `end`."""

    def __init__(self, *, points: Sequence[float], start: float, end: float, most: float = math.inf) -> None:
        least, greatest = min(points, default=0.0), max(points, default=1.0)
        self._step = _nice_step(max(greatest - least, greatest * 0.1, 1.0))
        self._low = max(0.0, math.floor(least / self._step - 0.5) * self._step)
        self._high = min(most, math.ceil(greatest / self._step + 0.3) * self._step)
        self._start, self._end = start, end

    def place(self, value: float) -> float:
        """Where a value is drawn."""
        return self._start + (value - self._low) / (self._high - self._low) * (self._end - self._start)

    def ticks(self) -> list[tuple[float, float]]:
        """The round values of the scale and where they are drawn."""
        count = round((self._high - self._low) / self._step)
        values = [self._low + number * self._step for number in range(count + 1)]
        return [(value, self.place(value)) for value in values if value <= self._high]


_SCALE = '<div class="ticks"><span>0</span><span>25</span><span>50</span><span>75</span><span>100</span></div>'


def _interval_row(bar: IntervalBar) -> str:
    words = f'<span class="label">{escape(bar.label)}</span> <span class="small">{escape(bar.note)}</span>'
    if bar.value is None:
        return f'<div class="interval"><div class="words">{words}<span class="value">not known</span></div></div>'
    drawn = (
        '<rect class="track-bar" x="0" y="6" width="100%" height="8" rx="4"/>'
        f'<rect class="range fill-{bar.tone}" x="{bar.low:.1f}%" y="6" rx="4" height="8"'
        f' width="{max(0.6, bar.high - bar.low):.1f}%"/>'
        f'<circle class="fill-{bar.tone} dot" cx="{bar.value:.1f}%" cy="10" r="7"/>'
    )
    value = f'<span class="value">{bar.value:.0f} <span class="small">{bar.low:.0f}–{bar.high:.0f}</span></span>'
    svg = f'<svg class="bar" width="100%" height="20">{drawn}</svg>'
    return f'<div class="interval"><div class="words"><span>{words}</span>{value}</div>{svg}</div>'


def _said(bar: IntervalBar) -> str:
    if bar.value is None:
        return f"{bar.label} not known"
    return f"{bar.label} {bar.value:.0f}, {bar.low:.0f} to {bar.high:.0f}"


def _nice_step(most: float) -> float:
    """A round step that cuts a range into four to eight parts."""
    rough = max(most, 1.0) / 5
    power = float(10.0 ** math.floor(math.log10(rough)))
    return next(power * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if power * factor >= rough)


def _group(css: str, said: str, body: str) -> Markup:
    # The label is escaped; the body is made of our own markup with escaped texts.
    return Markup(f'<div class="{css}" role="img" aria-label="{escape(said)}">{body}</div>')  # noqa: S704


def _figure(width: float, height: float, said: str, body: str, *, css: str = "chart") -> Markup:
    # The label is escaped; the body is made of our own markup with escaped texts.
    return Markup(  # noqa: S704
        f'<svg class="{css}" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(said)}">{body}</svg>'
    )
