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
class Point:
    """A career on the map of safety (x, 0..100) and pay (y, US dollars a year); `weight` 0..1 is its size."""

    label: str
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


def scatter(points: Sequence[Point], *, title: str, x_label: str, y_label: str) -> Markup:
    """Careers by safety and pay; the further right the safer, the higher the better paid, the larger the nearer."""
    width, height, left, bottom, top, right = 640.0, 380.0, 66.0, 46.0, 16.0, 16.0
    most = max((point.y for point in points), default=1.0)
    step = _nice_step(most)
    limit = step * math.ceil(most * 1.04 / step)

    def place(point: Point) -> tuple[float, float]:
        return (
            left + point.x / 100 * (width - left - right),
            height - bottom - point.y / limit * (height - bottom - top),
        )

    body = []
    for tick in range(0, 101, 20):
        at = left + tick / 100 * (width - left - right)
        body.append(f'<line class="grid" x1="{at:.1f}" y1="{top}" x2="{at:.1f}" y2="{height - bottom}"/>')
        body.append(
            f'<text class="small" x="{at:.1f}" y="{height - bottom + 18:.1f}" text-anchor="middle">{tick}</text>'
        )
    for number in range(round(limit / step) + 1):
        at = height - bottom - number * step / limit * (height - bottom - top)
        body.append(f'<line class="grid" x1="{left}" y1="{at:.1f}" x2="{width - right}" y2="{at:.1f}"/>')
        amount = number * step / 1000
        body.append(f'<text class="small" x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">${amount:.0f}k</text>')
    body.append(
        f'<text class="small" x="{(left + width - right) / 2:.1f}" y="{height - 6}"'
        f' text-anchor="middle">{escape(x_label)}</text>'
        f'<text class="small" x="14" y="{(height - bottom) / 2:.1f}" text-anchor="middle"'
        f' transform="rotate(-90 14 {(height - bottom) / 2:.1f})">{escape(y_label)}</text>'
    )
    for point in sorted(points, key=lambda item: -item.weight):
        x, y = place(point)
        body.append(
            f'<circle class="fill-{point.tone} bubble" cx="{x:.1f}" cy="{y:.1f}" r="{5 + 9 * point.weight:.1f}">'
            f"<title>{escape(point.label)}: safety {point.x:.0f}, ${point.y:,.0f}</title></circle>"
        )
    for label, x, y, anchor in _labels([(point.label, *place(point), 5 + 9 * point.weight) for point in points], width):
        body.append(f'<text class="tag" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(label)}</text>')
    said = "; ".join(f"{point.label}, safety {point.x:.0f}, pay ${point.y:,.0f}" for point in points)
    return _figure(width, height, f"{title}: {said}", "".join(body))


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


def _labels(marks: Sequence[tuple[str, float, float, float]], width: float) -> list[tuple[str, float, float, str]]:
    """Where the labels of bubbles stand so that no two of them overlap: (text, x, y, anchor)."""
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for text, x, y, radius in marks:
        short = text if len(text) <= 34 else text[:33].rstrip() + "…"
        length = 6.4 * len(short)
        for below in (0, 14, -14, 28, -28, 42, -42, 56, -56):
            anchor = "start" if x + radius + length + 6 < width else "end"
            start = x + radius + 5 if anchor == "start" else x - radius - 5 - length
            box = (start, y + below - 8, start + length, y + below + 5)
            if all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in taken):
                taken.append(box)
                placed.append((short, start if anchor == "start" else start + length, y + below + 4, anchor))
                break
    return placed


def _nice_step(most: float) -> float:
    """A round step that cuts 0..most into four to eight parts."""
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
