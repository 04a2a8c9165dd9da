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


def ring(value: float, *, label: str, caption: str, tone: str = "accent") -> Markup:
    """A ring filled to `value` of 100 with words in its middle."""
    radius, width = 52.0, 12.0
    around = 2 * math.pi * radius
    filled = max(0.0, min(100.0, value)) / 100 * around
    return _figure(
        132,
        132,
        f"{label} {caption}",
        f'<circle class="track" cx="66" cy="66" r="{radius}" stroke-width="{width}" fill="none"/>'
        f'<circle class="stroke-{tone}" cx="66" cy="66" r="{radius}" stroke-width="{width}" fill="none"'
        f' stroke-linecap="round" stroke-dasharray="{filled:.1f} {around:.1f}" transform="rotate(-90 66 66)"/>'
        f'<text x="66" y="66" class="ring-value" text-anchor="middle" dominant-baseline="central">{escape(label)}</text>'
        f'<text x="66" y="92" class="small" text-anchor="middle">{escape(caption)}</text>',
        css="ring",
    )


def interval_chart(bars: Sequence[IntervalBar], *, title: str) -> Markup:
    """Values of 0..100 with their intervals, one a row, on one scale."""
    left, right, row = 172.0, 56.0, 46.0
    width, top = 640.0, 8.0
    scale = width - left - right
    height = top + row * len(bars) + 26

    def x(amount: float) -> float:
        return left + max(0.0, min(100.0, amount)) / 100 * scale

    body = [
        f'<line class="grid" x1="{x(t):.1f}" y1="{top}" x2="{x(t):.1f}" y2="{height - 24:.1f}"/>'
        f'<text class="small" x="{x(t):.1f}" y="{height - 8:.1f}" text-anchor="middle">{t}</text>'
        for t in (0, 25, 50, 75, 100)
    ]
    for number, bar in enumerate(bars):
        middle = top + row * number + row / 2
        body.append(f'<text class="label" x="0" y="{middle - 3:.1f}">{escape(bar.label)}</text>')
        body.append(f'<text class="small" x="0" y="{middle + 13:.1f}">{escape(bar.note)}</text>')
        if bar.value is None:
            body.append(f'<text class="small" x="{left}" y="{middle + 4:.1f}">not known</text>')
            continue
        body.append(
            f'<rect class="track-bar" x="{left}" y="{middle - 5:.1f}" width="{scale:.1f}" height="10" rx="5"/>'
            f'<rect class="range fill-{bar.tone}" x="{x(bar.low):.1f}" y="{middle - 5:.1f}"'
            f' width="{max(2.0, x(bar.high) - x(bar.low)):.1f}" height="10" rx="5"/>'
            f'<circle class="fill-{bar.tone} dot" cx="{x(bar.value):.1f}" cy="{middle:.1f}" r="8"/>'
            f'<text class="value" x="{width}" y="{middle + 5:.1f}" text-anchor="end">{bar.value:.0f}</text>'
        )
    said = "; ".join(_said(bar) for bar in bars)
    return _figure(width, height, f"{title}: {said}", "".join(body))


def share_bar(shares: Sequence[Share], *, title: str) -> Markup:
    """A whole in parts, side by side, with a legend."""
    whole = sum(share.amount for share in shares)
    width, height, at = 640.0, 64.0, 0.0
    body = []
    legend = 0.0
    for share in shares:
        if share.amount <= 0 or whole <= 0:
            continue
        length = share.amount / whole * width
        body.append(
            f'<rect class="fill-{share.tone}" x="{at:.1f}" y="0" rx="4"'
            f' width="{max(1.0, length - 2):.1f}" height="26"/>'
        )
        body.append(f'<circle class="fill-{share.tone}" cx="{legend + 6:.1f}" cy="48" r="6"/>')
        text = f"{share.label} {share.amount:.0f}"
        body.append(f'<text class="legend" x="{legend + 18:.1f}" y="53">{escape(text)}</text>')
        at += length
        legend += 40 + 8.2 * len(text)
    said = ", ".join(f"{share.label} {share.amount:.0f}" for share in shares)
    return _figure(width, height, f"{title}: {said} of {whole:.0f}", "".join(body))


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
    power = 10 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)


def _figure(width: float, height: float, said: str, body: str, *, css: str = "chart") -> Markup:
    # The label is escaped; the body is made of our own markup with escaped texts.
    return Markup(  # noqa: S704
        f'<svg class="{css}" viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(said)}">{body}</svg>'
    )
