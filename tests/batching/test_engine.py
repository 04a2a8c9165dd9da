"""One suite over the engines of this machine: the same outcomes in the order of the items (Ray: `test_on_ray`)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from tests.batching import hurting

from careerproof.batching.engine import Engine, open_engine
from careerproof.batching.local import InlineEngine, LocalEngine
from careerproof.batching.model import WorkLimits
from careerproof.batching.on_ray import RayEngine
from careerproof.batching.worker import close_workers
from careerproof.errors import UsageError

LIMITS = WorkLimits(seconds=1.5, memory_bytes=400_000_000)
ENGINES = [
    pytest.param(InlineEngine(), id="inline"),
    pytest.param(LocalEngine(jobs=1), id="local-1"),
    pytest.param(LocalEngine(jobs=3), id="local-3"),
]


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    close_workers()


@pytest.mark.parametrize("engine", ENGINES)
def test_outcomes_keep_the_order_of_the_items(engine: Engine) -> None:
    """None lost, none twice; an item that refuses stands as its error in its place."""
    found = list(engine.map(hurting.refuse_thirds, iter(range(40)), limits=LIMITS))
    assert [(each.index, each.value) for each in found] == [(n, None if n % 3 == 2 else 2 * n) for n in range(40)]
    assert {each.error.code for each in found if each.error} == {"document.damaged"}
    assert list(engine.map(hurting.double, [], limits=LIMITS)) == []


@pytest.mark.parametrize("engine", ENGINES[1:])
def test_a_poisoned_item_harms_nobody_else(engine: Engine) -> None:
    """What hangs or crashes is an error in its row, with the same code on every engine."""
    found = list(engine.map(hurting.hurt_some, range(14), limits=LIMITS))
    assert [each.error.code if each.error else None for each in found] == [
        "worker.timeout"
        if n % 7 == 6
        else "worker.crashed"
        if n % 5 == 4
        else "document.damaged"
        if n % 3 == 2
        else None
        for n in range(14)
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_items_are_drawn_as_they_are_needed(engine: Engine) -> None:
    """A stream without an end is begun, and left."""
    drawn = itertools.count()
    outcomes = engine.map(hurting.double, drawn, limits=LIMITS)
    assert [next(outcomes).value for _ in range(5)] == [0, 2, 4, 6, 8]
    outcomes.close()  # type: ignore[attr-defined]
    assert next(drawn) < 60


def test_an_address_needs_the_engine_that_has_one() -> None:
    """Told before anything is begun."""
    with pytest.raises(UsageError, match="--engine ray"):
        open_engine("local", address="auto")
    assert isinstance(open_engine("local", jobs=3), LocalEngine)
    assert open_engine("ray", jobs=3, address="auto") == RayEngine(jobs=3, address="auto")
