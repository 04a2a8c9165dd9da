"""The engine of clusters on a real Ray: one machine, two nodes, a worker that is lost, nobody at the address."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.batching import hurting
from tests.batching.on_cluster import LIMITS, SHORT

from careerproof.batching.local import LocalEngine
from careerproof.batching.model import Outcome
from careerproof.batching.worker import close_workers

pytestmark = pytest.mark.long


def _run(scenario: str, folder: Path) -> list[list[Any]]:
    command = [sys.executable, "-m", "tests.batching.on_cluster", scenario, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    (line,) = done.stdout.splitlines()  # Ray prints nothing where results go
    found: list[list[Any]] = json.loads(line)
    return found


def _told(outcomes: list[Outcome[Any]]) -> list[list[Any]]:
    return [[each.index, each.value, each.error.code if each.error else None] for each in outcomes]


def test_ray_alone_gives_the_outcomes_of_this_machine(tmp_path: Path) -> None:
    """In the order of the items, with refusals, hangs and crashes in their places."""
    try:
        engine = LocalEngine(jobs=2)
        here = [*engine.map(hurting.refuse_thirds, range(40), limits=SHORT)]
        here += engine.map(hurting.hurt_some, range(14), limits=SHORT)
    finally:
        close_workers()
    assert _run("alone", tmp_path) == _told(here)
    assert {code for _, _, code in _told(here)} >= {"document.damaged", "worker.timeout", "worker.crashed"}


def test_two_nodes_give_the_outcomes_of_this_machine(tmp_path: Path) -> None:
    """Whichever node worked on an item."""
    try:
        here = list(LocalEngine(jobs=2).map(hurting.refuse_thirds, range(90), limits=LIMITS))
    finally:
        close_workers()
    assert _run("nodes", tmp_path) == _told(here)


def test_a_worker_that_is_lost_midway_costs_no_row(tmp_path: Path) -> None:
    """Its task is begun again, and every item has one outcome."""
    assert _run("lost", tmp_path) == [[number, 2 * number, None] for number in range(48)]
    notes = len({path.read_text(encoding="ascii") for path in tmp_path.glob("*.parent")})
    assert notes >= 2, "more than one worker took part"


def test_nothing_at_the_address_is_told(tmp_path: Path) -> None:
    """One clear error."""
    assert _run("nobody", tmp_path) == [[0, None, "usage"]]
