"""The measurement model: one latent figure behind several noisy readings."""

from __future__ import annotations

import numpy
import pytest
from numpy.typing import NDArray

from careerproof.facts.building.deriving.latent import column_mean, fit_latent, normal_share, rank_normal

NOISES = (0.3, 0.6, 0.9, 1.2, 2.5)


def _readings(rows: int = 600, *, missing: float = 0.2) -> tuple[NDArray[numpy.float64], NDArray[numpy.float64]]:
    """A true latent and readings of it with different noise, some of them missing."""
    chance = numpy.random.default_rng(7)
    truth = chance.normal(size=rows)
    table = numpy.stack([rank_normal(truth + noise * chance.normal(size=rows)) for noise in NOISES], axis=1)
    table[chance.random(table.shape) < missing] = numpy.nan
    return truth, table


def _follows(one: NDArray[numpy.float64], other: NDArray[numpy.float64]) -> float:
    both = ~numpy.isnan(one) & ~numpy.isnan(other)
    return float(numpy.corrcoef(one[both], other[both])[0, 1])


def test_latent_follows_the_truth_better_than_any_reading_and_than_their_mean() -> None:
    """What the model finds is closer to the truth than the best single reading and than the plain mean."""
    truth, table = _readings()
    found = fit_latent(table).mean
    mean = column_mean([table[:, column] for column in range(table.shape[1])], [1.0] * table.shape[1])
    assert _follows(found, truth) > _follows(mean, truth)
    for reading in table.T:  # on the rows that the reading has
        there = ~numpy.isnan(reading)
        assert _follows(found[there], truth[there]) > _follows(reading, truth)


def test_noisier_readings_are_trusted_less() -> None:
    """The noise that the model learns rises in the order in which the readings are noisy."""
    _, table = _readings()
    noise = fit_latent(table).noise
    assert list(noise) == sorted(noise)


def test_fewer_readings_leave_more_doubt() -> None:
    """A row with one reading is less sure than the rows with all of them."""
    _, table = _readings(missing=0.0)
    table[0, 1:] = numpy.nan
    variance = fit_latent(table).variance
    assert variance[0] > numpy.median(variance[1:])


def test_disagreement_widens_the_variance() -> None:
    """Two rows with as many readings: the one whose readings contradict each other is less sure."""
    _, table = _readings(missing=0.0)
    table[0] = [0.5, 0.5, 0.5, 0.5, 0.5]
    table[1] = [2.0, -2.0, 2.0, -2.0, 2.0]
    variance = fit_latent(table).variance
    assert variance[1] > variance[0]


def test_nothing_read_is_unknown() -> None:
    """A row without any reading has no figure and endless doubt."""
    _, table = _readings()
    table[3] = numpy.nan
    latent = fit_latent(table)
    assert numpy.isnan(latent.mean[3])
    assert numpy.isinf(latent.variance[3])
    assert latent.count[3] == 0


def test_order_of_rows_changes_nothing() -> None:
    """The figures go with their rows when these are shuffled."""
    _, table = _readings()
    order = numpy.random.default_rng(3).permutation(len(table))
    assert fit_latent(table[order]).mean == pytest.approx(fit_latent(table).mean[order], nan_ok=True)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([3.0, 1.0, 2.0], [0.9674, -0.9674, 0.0]),
        ([5.0, 5.0], [0.0, 0.0]),
        ([1.0, numpy.nan, 9.0], [-0.6745, numpy.nan, 0.6745]),
        ([numpy.nan], [numpy.nan]),
    ],
)
def test_rank_normal(values: list[float], expected: list[float]) -> None:
    """Ranks become normal scores: the middle of each rank's share, ties shared, unknown kept."""
    assert rank_normal(numpy.array(values)) == pytest.approx(numpy.array(expected), abs=1e-4, nan_ok=True)


def test_normal_share() -> None:
    """Half of a normal distribution lies below its mean."""
    assert normal_share(numpy.array([0.0, 1.6449])) == pytest.approx([0.5, 0.95], abs=1e-4)


def test_column_mean_uses_what_there_is() -> None:
    """A missing column leaves the weight to the others."""
    mean = column_mean([numpy.array([1.0, numpy.nan]), numpy.array([3.0, 5.0])], (3.0, 1.0))
    assert mean == pytest.approx([1.5, 5.0])
