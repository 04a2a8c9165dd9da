"""Who works on a batch: the seam between a function over items and the processes, or machines, that run it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol, TypeVar

from careerproof.batching.local import LocalEngine
from careerproof.batching.model import Outcome, WorkLimits
from careerproof.errors import UsageError

Item = TypeVar("Item")
Value = TypeVar("Value")
EngineName = Literal["local", "ray"]


class Engine(Protocol):
    """Runs a function over items. Every engine gives the same outcomes, in the order of the items."""

    def map(
        self, function: Callable[[Item], Value], items: Iterable[Item], *, limits: WorkLimits
    ) -> Iterator[Outcome[Value]]:
        """What became of each item, in order, as soon as it is known.

        Args:
            function: a function of a module, or a value with such a call, that can be pickled.
            items: values that can be pickled; they are drawn as they are needed, so that any number of them fits.
            limits: those of each item; one that hangs, swells or crashes is an error in its place.
        """
        ...


def open_engine(name: EngineName = "local", *, jobs: int | None = None, address: str | None = None) -> Engine:
    """The engine of that name.

    Args:
        jobs: how many items are worked on at a time; as many as the machine, or the cluster, has cores when None.
        address: of a running Ray cluster; without one Ray starts on this machine alone, for this run.

    Raises:
        UsageError: an address for an engine that has none.
        MissingExtra: Ray is not installed.
    """
    if name == "ray":
        from careerproof.batching.on_ray import RayEngine

        return RayEngine(address=address, jobs=jobs)
    if address is not None:
        raise UsageError("--address is of --engine ray", hint="add --engine ray, or leave the address out")
    return LocalEngine(jobs=jobs or _cores())


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
