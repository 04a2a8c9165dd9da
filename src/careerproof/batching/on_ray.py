"""A batch over the machines of a Ray cluster, with Ray Data: the same outcomes as on this machine, in the same order.

Items go out in windows, so that any number of them fits. On each machine an item runs in a process with limits, as it
does here: what hangs or crashes there is a row, and a Ray worker that is lost is begun again by Ray.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import os
import pickle
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from careerproof.batching.model import Outcome, WorkLimits
from careerproof.batching.worker import run_limited
from careerproof.errors import CareerproofError, MissingExtra, UsageError

_ANSWER_SECONDS = 10.0
Item = TypeVar("Item")
Value = TypeVar("Value")

_BATCH = 8
"""Items of one task: enough that its overhead is small, few enough that one lost worker costs little."""
_BATCHES_EACH = 32
"""Tasks of a window for each item that is worked on at a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RayEngine:
    """Machines of a Ray cluster: those at `address`, or this machine alone, on loopback, where there is no address.

    `jobs` is how many items are worked on at a time; as many as the cluster has cores when None.
    """

    address: str | None = None
    jobs: int | None = None

    def map(
        self, function: Callable[[Item], Value], items: Iterable[Item], *, limits: WorkLimits
    ) -> Iterator[Outcome[Value]]:
        """What became of each item, in order (see `engine.Engine`).

        Raises:
            MissingExtra: Ray is not installed.
            UsageError: nothing answers at the address.
        """
        ray = _library(is_alone=self.address is None)
        with _connected(ray, self.address, self.jobs) as slots:
            numbered = enumerate(items)
            while window := list(itertools.islice(numbered, _BATCH * _BATCHES_EACH * slots)):
                packed = [{"item": pickle.dumps(each, protocol=pickle.HIGHEST_PROTOCOL)} for each in window]
                tasks = -(-len(packed) // _BATCH)
                outcomes = (
                    ray.data.from_items(packed, override_num_blocks=tasks)
                    .map_batches(
                        _Task(function=function, limits=limits),
                        batch_size=None,
                        batch_format="pyarrow",
                        concurrency=min(slots, tasks),
                        num_cpus=1,
                    )
                    .iter_rows()
                )
                for row in outcomes:
                    yield cast("Outcome[Value]", pickle.loads(row["outcome"]))  # noqa: S301 - from our own task


@dataclass(frozen=True, kw_only=True, slots=True)
class _Task:
    """What a Ray worker does with a few items."""

    function: Callable[[Any], Any]
    limits: WorkLimits

    def __call__(self, batch: Any) -> Any:
        import pyarrow

        outcomes = [pickle.dumps(self._outcome(*pickle.loads(item))) for item in batch["item"].to_pylist()]  # noqa: S301
        return pyarrow.table({"outcome": pyarrow.array(outcomes, type=pyarrow.large_binary())})

    def _outcome(self, index: int, item: Any) -> Outcome[Any]:
        try:
            return Outcome(index=index, value=run_limited(self.function, self.limits, item))
        except CareerproofError as error:
            return Outcome(index=index, error=error)


@contextlib.contextmanager
def _connected(ray: Any, address: str | None, jobs: int | None) -> Iterator[int]:
    """A running Ray, and how many items it takes at a time; what was started here is ended here."""
    is_ours = not ray.is_initialized()
    if is_ours:
        _connect(ray, address, jobs)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True
    try:
        yield jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        if is_ours:
            ray.shutdown()


def _connect(ray: Any, address: str | None, jobs: int | None) -> None:
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    # Ray tells of lost workers on standard output, where our rows go; it has no public word against that.
    ray._private.worker._worker_logs_enabled = False
    if address is None:
        # No dashboard: nothing of this run can be looked at from elsewhere.
        ray.init("local", num_cpus=jobs, include_dashboard=False, _node_ip_address="127.0.0.1", **quiet)
        return
    host, _, port = address.rpartition(":")
    try:
        if port.isdigit():  # Ray itself would try for minutes
            socket.create_connection((host, int(port)), timeout=_ANSWER_SECONDS).close()
        ray.init(address, **quiet)
    except (OSError, RuntimeError, ValueError) as error:
        raise UsageError(f"no Ray cluster answers at {address}", hint="start one, or leave --address out") from error


def _library(*, is_alone: bool) -> Any:
    """Ray, which reads these variables when it is imported."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # nothing is told to its makers
    if is_alone:
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")  # keeps to loopback, on every system
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra("Ray", extra="ray") from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray
