"""How the scores of many careers are spread, as bars: all of them, or some in front of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from careerproof.careers.model import CareerRow
from careerproof.faces.catalogue import Catalogue

FINE, COARSE = 5, 10
"""Points of a score that one bar holds; the coarse ones for few careers, which would stand as single teeth."""

FEW = 60

_TALL, _TOP, _FOOT = 150, 20, 24


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """How many careers there are in a step of the scale, and how many of them are those of the page."""

    low: int
    high: int
    here: int
    everywhere: int


def count_scores(here: Sequence[CareerRow], everywhere: Sequence[CareerRow]) -> list[Bar]:
    """The careers by score from 0 to 100 in equal steps; a full 100 belongs to the last."""
    step = COARSE if len(here) < FEW else FINE
    steps = 100 // step
    counts = [[0] * steps, [0] * steps]
    for count, rows in zip(counts, (here, everywhere), strict=True):
        for row in rows:
            if row.score is not None:
                count[min(int(row.score // step), steps - 1)] += 1
    return [
        Bar(low=step * place, high=step * (place + 1), here=counts[0][place], everywhere=counts[1][place])
        for place in range(steps)
    ]


def draw_distribution(bars: Sequence[Bar], words: Catalogue, *, said: str, tone: str) -> Markup:
    """The bars of the page's careers in the tone, before those of all careers.

    Both are shares of their own whole on one scale, so that the shape of few can be laid beside the shape of many.
    """
    wide = 100 / len(bars)
    whole = [max(1, sum(bar.everywhere for bar in bars)), max(1, sum(bar.here for bar in bars))]
    shares = [(bar.everywhere / whole[0], bar.here / whole[1]) for bar in bars]
    most = max(share for pair in shares for share in pair) or 1.0
    drawn = []
    for place, (everywhere, here) in enumerate(shares):
        drawn.append(_bar("everyone", place * wide, wide * 0.94, everywhere / most))
        drawn.append(_bar("fill", (place + 0.22) * wide, wide * 0.5, here / most))
    ground = _TOP + _TALL
    ticks = "".join(
        f'<text class="small" x="{value}%" y="{ground + 17}" text-anchor="{anchor}">{words.number(value)}</text>'
        for value, anchor in ((0, "start"), (25, "middle"), (50, "middle"), (75, "middle"), (100, "end"))
    )
    # The label is escaped; the rest is made of our own markup with numbers only.
    return Markup(  # noqa: S704
        f'<svg class="plot {escape(tone)}" width="100%" height="{ground + _FOOT}" role="img"'
        f' aria-label="{escape(said)}">{"".join(drawn)}'
        f'<line class="axis" x2="100%" y1="{ground}" y2="{ground}"/>{ticks}</svg>'
    )


def draw_counts(counts: Sequence[int], words: Catalogue, *, said: str) -> Markup:
    """How many careers have each score of 0 to 10, with the number above each bar."""
    wide, most, ground = 100 / len(counts), max(1, *counts), _TOP + _TALL
    drawn = []
    for score, count in enumerate(counts):
        middle = (score + 0.5) * wide
        drawn.append(_bar("fill", (score + 0.12) * wide, wide * 0.76, count / most))
        drawn.append(
            f'<text class="small" x="{middle:.2f}%" y="{ground - round(_TALL * count / most) - 6}"'
            f' text-anchor="middle">{words.number(count)}</text>'
            f'<text x="{middle:.2f}%" y="{ground + 18}" text-anchor="middle">{score}</text>'
        )
    # The label is escaped; the rest is made of our own markup with numbers only.
    return Markup(  # noqa: S704
        f'<svg class="plot accent" width="100%" height="{ground + _FOOT}" role="img" aria-label="{escape(said)}">'
        f'{"".join(drawn)}<line class="axis" x2="100%" y1="{ground}" y2="{ground}"/></svg>'
    )


def _bar(css: str, start: float, width: float, share: float) -> str:
    tall = round(_TALL * share, 1) if share else 0
    if not tall:
        return ""
    tall = max(tall, 2)
    return (
        f'<rect class="{css}" x="{start:.2f}%" y="{_TOP + _TALL - tall:.1f}" width="{width:.2f}%" height="{tall:.1f}"/>'
    )
