"""Reads off a chain of tags how likely each stretch of words is to be one marked span."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = range(3)
"""The tags. Outside is never followed by inside, and no sentence begins inside."""
LONGEST = 14
"""Words a span may have: of the spans in the training part, one in a hundred is longer."""

Stretch = tuple[int, int, float]
"""First word, word after the last, probability."""


def likely_spans(
    scores: NDArray[numpy.float64],
    steps: Sequence[Sequence[float]],
    starts: Sequence[float],
    *,
    least: float,
) -> list[Stretch]:
    """Every stretch of at most LONGEST words that is a span with probability `least` or more.

    Args:
        scores: float64 of shape (words, 3), how much each word speaks for each tag.
        steps: factors (not logarithms) of going from one tag to the next.
        starts: factors of beginning with a tag.
    """
    if not len(scores):
        return []
    weights: list[list[float]] = numpy.exp(scores - scores.max(axis=1, keepdims=True)).tolist()
    forward, sizes = _forward(weights, steps, starts)
    backward = _backward(weights, steps, sizes)
    # What follows a span that ends before the place: a word outside, or the first of the next span.
    after = [
        [
            (steps[tag][OUTSIDE] * weight[OUTSIDE] * back[OUTSIDE] + steps[tag][BEGIN] * weight[BEGIN] * back[BEGIN])
            / size
            for tag in range(3)
        ]
        for weight, back, size in zip(weights[1:], backward[1:], sizes[1:], strict=True)
    ]
    after.append([1.0, 1.0, 1.0])
    found: list[Stretch] = []
    for first, begun in enumerate(forward):
        share, tag = begun[BEGIN], BEGIN
        if share * backward[first][BEGIN] < least:
            continue
        for last in range(first, min(len(weights), first + LONGEST)):
            if last > first:
                share *= steps[tag][INSIDE] * weights[last][INSIDE] / sizes[last]
                tag = INSIDE
            if share * after[last][tag] >= least:
                found.append((first, last + 1, share * after[last][tag]))
    return found


def _forward(
    weights: list[list[float]], steps: Sequence[Sequence[float]], starts: Sequence[float]
) -> tuple[list[list[float]], list[float]]:
    """The share of each tag at each word by what stands before it, and the sizes that the shares were divided by."""
    row = [weight * start for weight, start in zip(weights[0], starts, strict=True)]
    size = sum(row)
    rows, sizes = [[each / size for each in row]], [size]
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = steps
    for out, begin, inside in weights[1:]:
        o, b, i = rows[-1]
        o, b, i = out * (o * oo + b * bo + i * io), begin * (o * ob + b * bb + i * ib), inside * (b * bi + i * ii)
        size = o + b + i
        rows.append([o / size, b / size, i / size])
        sizes.append(size)
    return rows, sizes


def _backward(weights: list[list[float]], steps: Sequence[Sequence[float]], sizes: list[float]) -> list[list[float]]:
    rows = [[1.0, 1.0, 1.0]]
    (oo, ob, _), (bo, bb, bi), (io, ib, ii) = steps
    for place in range(len(weights) - 1, 0, -1):
        (out, begin, inside), (o, b, i), size = weights[place], rows[-1], sizes[place]
        o, b, i = o * out / size, b * begin / size, i * inside / size
        rows.append([oo * o + ob * b, bo * o + bb * b + bi * i, io * o + ib * b + ii * i])
    return rows[::-1]
