"""One function over many items in a few processes of this machine: order kept, failures as rows, memory bounded."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from careerproof.batching.model import Outcome, WorkLimits
from careerproof.batching.worker import run_limited
from careerproof.errors import CareerproofError

Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineEngine:
    """This process itself: for work that is quicker than its way to another, and cannot hurt."""

    def map(
        self,
        function: Callable[[Item], Value],
        items: Iterable[Item],
        *,
        limits: WorkLimits,  # noqa: ARG002 - nothing can end what runs here
    ) -> Iterator[Outcome[Value]]:
        """What became of each item, in order (see `engine.Engine`)."""
        for index, item in enumerate(items):
            try:
                yield Outcome(index=index, value=function(item))
            except CareerproofError as error:
                yield Outcome(index=index, error=error)


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalEngine:
    """Processes of this machine; `jobs` is how many at most."""

    jobs: int

    def map(
        self, function: Callable[[Item], Value], items: Iterable[Item], *, limits: WorkLimits
    ) -> Iterator[Outcome[Value]]:
        """What became of each item, in order (see `engine.Engine`)."""
        return map_limited(function, items, jobs=self.jobs, limits=limits)


_AHEAD = 4
"""How many items each process may be ahead of the row that is waited for: little is held of any number of items."""


def map_limited(
    function: Callable[[Item], Value], items: Iterable[Item], *, jobs: int, limits: WorkLimits
) -> Iterator[Outcome[Value]]:
    """What became of each item, in order, as soon as it is known; one that hangs or crashes is an error in its row.

    Args:
        function: a function of a module; it runs in other processes, one item at a time in each.
        items: values that can be pickled; they are drawn as they are needed.
        jobs: how many processes, one or more.
        limits: those of each item.
    """
    waiting: deque[Future[Outcome[Value]]] = deque()
    numbered = enumerate(items)
    # A thread only waits for its process.
    with ThreadPoolExecutor(max(1, jobs), thread_name_prefix="careerproof") as threads:
        try:
            while True:
                for index, item in itertools.islice(numbered, _AHEAD * max(1, jobs) - len(waiting)):
                    waiting.append(threads.submit(_outcome, function, limits, index, item))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _outcome(function: Callable[[Item], Value], limits: WorkLimits, index: int, item: Item) -> Outcome[Value]:
    try:
        return Outcome(index=index, value=run_limited(function, limits, item))
    except CareerproofError as error:
        return Outcome(index=index, error=error)
