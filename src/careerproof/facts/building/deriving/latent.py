"""One latent figure behind several noisy readings of it: a one-factor measurement model with missing readings.

Why: published measures of the same thing disagree, and not all are equally good. An average treats them alike; the
factor model learns how closely each follows what they have in common, and says how unsure it is of every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float64]

ITERATIONS = 200
LEAST_NOISE = 0.05
"""No reading is taken as free of noise: a variance below this would let one reading speak alone."""
TRUST = 4.0
"""How many readings' worth of trust the common noise gets before a row's own disagreement is believed."""

TIE = 9
"""Values equal to this many decimals are ties: the last bits differ between machines, the ranks must not."""

_NORMAL = NormalDist()


@dataclass(frozen=True, kw_only=True, slots=True)
class Latent:
    """The latent figure of each row: `mean` and `variance` of shape (rows,), NaN and inf where nothing was read.

    `count` says how many readings a row had; `loading` and `noise`, of shape (readings,), are what the model learnt of
    each reading: reading = loading x latent + noise. `variance` already holds the row's own disagreement.
    """

    mean: Floats
    variance: Floats
    count: NDArray[numpy.int64]
    loading: Floats
    noise: Floats


def fit_latent(readings: Floats) -> Latent:
    """The latent figure behind readings of shape (rows, readings); NaN = missing, higher = more in every column.

    Fitted by expectation-maximisation from equal loadings, so the same readings give the same figures. A row whose
    readings disagree more than their noise explains gets a wider variance: the ratio of its chi-square to what is
    expected (Birge's ratio), shrunk towards one by `TRUST`.
    """
    present = ~numpy.isnan(readings)
    filled = numpy.where(present, readings, 0.0)
    loading = numpy.full(readings.shape[1], 0.7)
    noise = numpy.full(readings.shape[1], 0.5)
    for _ in range(ITERATIONS):
        mean, variance = _expect(filled, present, loading, noise)
        loading, noise = _maximise(filled, present, mean, variance)
    mean, variance = _expect(filled, present, loading, noise)
    count = present.sum(axis=1)
    surprise = (present * (filled - numpy.outer(mean, loading)) ** 2 / noise).sum(axis=1)
    variance = variance * (TRUST + surprise) / (TRUST + count)
    unread = count == 0
    return Latent(
        mean=numpy.where(unread, numpy.nan, mean),
        variance=numpy.where(unread, numpy.inf, variance),
        count=count.astype(numpy.int64),
        loading=loading,
        noise=noise,
    )


def _expect(filled: Floats, present: NDArray[numpy.bool_], loading: Floats, noise: Floats) -> tuple[Floats, Floats]:
    """The latent's mean and variance in each row, given what is believed of the readings."""
    precision = 1.0 + present @ (loading**2 / noise)
    return (filled @ (loading / noise)) / precision, 1.0 / precision


def _maximise(filled: Floats, present: NDArray[numpy.bool_], mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """The loading and noise of each reading, given the latent's mean and variance in each row."""
    square = mean**2 + variance
    loading = (filled * mean[:, None]).sum(axis=0) / numpy.maximum((present * square[:, None]).sum(axis=0), 1e-9)
    rows = numpy.maximum(present.sum(axis=0), 1)
    noise = (filled**2 - loading * filled * mean[:, None]).sum(axis=0) / rows
    return loading, numpy.maximum(noise, LEAST_NOISE)


def rank_normal(values: Floats) -> Floats:
    """Values of shape (rows,) as normal scores of their ranks, ties shared, NaN kept.

    Why: the studies use scales that cannot be compared (shares, z-scores, patents counted); their ranks can.
    """
    scores = numpy.full(values.shape, numpy.nan)
    known = ~numpy.isnan(values)
    _, group, counts = numpy.unique(numpy.round(values[known], TIE), return_inverse=True, return_counts=True)
    middle = numpy.cumsum(counts) - counts / 2.0
    quantiles = numpy.array([_NORMAL.inv_cdf(rank / known.sum()) for rank in middle])
    if quantiles.size:
        scores[known] = quantiles[group.reshape(-1)]
    return scores


def normal_share(scores: Floats) -> Floats:
    """The standard normal distribution function of each score: 0..1."""
    return numpy.array([_NORMAL.cdf(score) for score in scores.reshape(-1)]).reshape(scores.shape)


def column_mean(columns: Sequence[Floats], weights: Sequence[float]) -> Floats:
    """The weighted mean of columns of shape (rows,), over those that a row has; NaN where it has none."""
    table = numpy.stack(list(columns), axis=1)
    share = numpy.where(numpy.isnan(table), 0.0, numpy.asarray(weights, dtype=numpy.float64))
    total = share.sum(axis=1)
    summed = (numpy.where(numpy.isnan(table), 0.0, table) * share).sum(axis=1)
    return numpy.where(total > 0, summed / numpy.where(total > 0, total, 1.0), numpy.nan)
