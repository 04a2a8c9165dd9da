"""What the tests run with Ray, in a process of its own, since Ray leaves processes to the interpreter's end.

    python -m tests.batching.on_cluster alone|nodes|lost|nobody [FOLDER]

Prints the outcomes as JSON: [index, value, code of the error].
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.batching import hurting

from careerproof.batching.model import Outcome, WorkLimits
from careerproof.batching.on_ray import RayEngine
from careerproof.errors import UsageError

# Read when Ray is imported: nothing is told to its makers, and its nodes keep to loopback.
os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
LIMITS = WorkLimits(seconds=10.0, memory_bytes=600_000_000)
SHORT = WorkLimits(seconds=1.5, memory_bytes=400_000_000)


def alone(_: Path) -> Iterator[Outcome[Any]]:
    """Ray on this machine alone: refusals, poison, and nothing at all."""
    engine = RayEngine(jobs=2)
    yield from engine.map(hurting.refuse_thirds, iter(range(40)), limits=SHORT)
    yield from engine.map(hurting.hurt_some, range(14), limits=SHORT)
    yield from engine.map(hurting.double, [], limits=SHORT)


def nodes(_: Path) -> Iterator[Outcome[Any]]:
    """A cluster of two nodes."""
    with _Cluster() as address:
        yield from RayEngine(address=address).map(hurting.refuse_thirds, range(90), limits=LIMITS)


def lost(folder: Path) -> Iterator[Outcome[Any]]:
    """A worker of a cluster is killed while it works."""
    with _Cluster() as address:
        items = [(number, str(folder)) for number in range(48)]
        outcomes = RayEngine(address=address).map(hurting.note_and_double, items, limits=LIMITS)
        yield next(outcomes)
        parents = {int(path.read_text(encoding="ascii")) for path in folder.glob("*.parent")}
        os.kill(parents.pop(), signal.SIGKILL)
        yield from outcomes


def nobody(_: Path) -> Iterator[Outcome[Any]]:
    """No cluster at the address."""
    try:
        yield from RayEngine(address="127.0.0.1:9").map(hurting.double, [1], limits=LIMITS)
    except UsageError as error:
        yield Outcome(index=0, error=error)


class _Cluster:
    """Two nodes with a core each, on this machine."""

    def __enter__(self) -> str:
        from ray.cluster_utils import Cluster

        self._nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        self._nodes.add_node(num_cpus=1)
        self._nodes.wait_for_nodes()
        address: str = self._nodes.address
        return address

    def __exit__(self, *_: object) -> None:
        import ray

        ray.shutdown()
        self._nodes.shutdown()  # type: ignore[no-untyped-call]


SCENARIOS: dict[str, Callable[[Path], Iterator[Outcome[Any]]]] = {
    each.__name__: each for each in (alone, nodes, lost, nobody)
}

if __name__ == "__main__":
    found = list(SCENARIOS[sys.argv[1]](Path(sys.argv[2])))
    print(json.dumps([[each.index, each.value, each.error.code if each.error else None] for each in found]))
