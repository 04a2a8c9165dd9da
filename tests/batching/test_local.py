"""Many items in a few processes: rows in order, failures among them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from tests.batching import hurting

from careerproof.batching.local import map_limited
from careerproof.batching.model import WorkLimits
from careerproof.batching.worker import close_workers

LIMITS = WorkLimits(seconds=1.5, memory_bytes=400_000_000)


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    close_workers()


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_keep_their_order(jobs: int) -> None:
    """However many processes, the rows come as the items went in."""
    rows = list(map_limited(hurting.double, range(40), jobs=jobs, limits=LIMITS))
    assert [(row.index, row.value, row.error) for row in rows] == [(n, 2 * n, None) for n in range(40)]


def test_a_bad_item_is_a_row() -> None:
    """What hangs, dies or refuses stands as an error in its row; the others are answered."""
    rows = list(map_limited(hurting.hurt_some, range(14), jobs=2, limits=LIMITS))
    expected = [
        "worker.timeout"
        if n % 7 == 6
        else "worker.crashed"
        if n % 5 == 4
        else "document.damaged"
        if n % 3 == 2
        else 2 * n
        for n in range(14)
    ]
    assert [row.error.code if row.error else row.value for row in rows] == expected


def test_items_are_drawn_as_they_are_needed() -> None:
    """A source without end is fine: only a few items are held at a time."""
    drawn = []

    def endless() -> Iterator[int]:
        number = 0
        while True:
            drawn.append(number)
            yield number
            number += 1

    rows = map_limited(hurting.double, endless(), jobs=2, limits=LIMITS)
    assert [next(rows).value for _ in range(5)] == [0, 2, 4, 6, 8]
    rows.close()  # type: ignore[attr-defined]
    assert len(drawn) < 20


def test_the_work_is_done_elsewhere() -> None:
    """No item runs in the process that asks."""
    pids = {row.value for row in map_limited(hurting.who, range(6), jobs=2, limits=LIMITS)}
    assert os.getpid() not in pids
    assert len(pids) <= 2
