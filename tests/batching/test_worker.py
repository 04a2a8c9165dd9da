"""What hangs, swells or crashes in a process of its own ends there, and is told by a code."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.batching import hurting

from careerproof.batching.model import WorkLimits
from careerproof.batching.worker import close_workers, prepare_worker, run_limited
from careerproof.errors import CareerproofError, DamagedDocument, MissingExtra, WorkerCrashed, WorkerTimeout

LIMITS = WorkLimits(seconds=20.0, memory_bytes=400_000_000)
SHORT = WorkLimits(seconds=1.0, memory_bytes=400_000_000)


@pytest.fixture(autouse=True)
def _no_worker_stays() -> Iterator[None]:
    yield
    close_workers()


def error_of(function: Callable[..., object], *arguments: object, limits: WorkLimits = LIMITS) -> CareerproofError:
    """The error that a call ends with."""
    with pytest.raises(CareerproofError) as caught:
        run_limited(function, limits, *arguments)
    return caught.value


def is_alive(pid: int) -> bool:
    """Whether a process is there, one that only waits to be counted left aside."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_value_comes_back_from_another_process() -> None:
    """The function ran, and not here."""
    assert run_limited(hurting.double, LIMITS, 21) == 42
    assert run_limited(hurting.who, LIMITS) != os.getpid()


def test_the_next_call_finds_the_libraries_loaded() -> None:
    """One process answers calls that follow each other; other limits get another."""
    first = run_limited(hurting.who, LIMITS)
    assert run_limited(hurting.who, LIMITS) == first
    assert run_limited(hurting.who, SHORT) != first


@pytest.mark.parametrize(
    ("function", "arguments", "code", "words"),
    [
        (hurting.leave, (0,), "worker.crashed", "status 0"),
        (hurting.leave, (3,), "worker.crashed", "status 3"),
        (hurting.die_of, (signal.SIGKILL,), "worker.crashed", "SIGKILL"),
        (hurting.die_of, (signal.SIGSEGV,), "worker.crashed", "SIGSEGV"),
        (hurting.read_nowhere, (), "worker.crashed", "SIGSEGV"),
        (hurting.nest, (0,), "worker.crashed", "nested too deeply"),
        (hurting.give_a_lambda, (), "worker.crashed", "ended with status"),
    ],
)
def test_a_crash_is_an_error_with_a_code(
    function: Callable[..., object], arguments: tuple[object, ...], code: str, words: str
) -> None:
    """Whatever ends the process, the caller goes on with an error that says so; the next call works."""
    error = error_of(function, *arguments)
    assert (error.code, words in error.message) == (code, True), error.message
    assert error.hint
    assert run_limited(hurting.double, LIMITS, 4) == 8


def test_what_hangs_is_ended_in_time() -> None:
    """The limit of time is kept."""
    start = time.monotonic()
    error = error_of(hurting.wait_for_ever, limits=SHORT)
    assert isinstance(error, WorkerTimeout)
    assert "1 seconds" in error.message
    assert time.monotonic() - start < 5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="NOT RUN: only Linux keeps the limit of memory")
def test_what_swells_is_stopped_at_its_memory() -> None:
    """Memory without end is refused in the worker, long before the machine feels it."""
    assert error_of(hurting.swell).code == "worker.memory"


def test_what_a_library_prints_is_no_answer() -> None:
    """Output of the function goes nowhere, and there is nothing for it to read."""
    assert run_limited(hurting.chatter, LIMITS, 2000) == ""


def test_errors_travel_whole() -> None:
    """The function's own error keeps its kind, message, hint and place."""
    error = error_of(hurting.refuse)
    assert isinstance(error, DamagedDocument)
    assert (error.message, error.at) == ("the file ends in the middle", {"page": 2})
    assert isinstance(error_of(hurting.lack), MissingExtra)


def test_a_fault_does_not_quote_the_document() -> None:
    """An unforeseen failure says its kind and where in the code, never the text that it choked on."""
    error = error_of(hurting.trip, "Robin Vale, 512-555-0142")
    assert isinstance(error, WorkerCrashed)
    assert "KeyError in tests.batching.hurting:" in error.message
    assert "Robin" not in str(error)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="NOT RUN: needs /proc and process groups")
def test_nothing_goes_on_behind_a_killed_worker(tmp_path: Path) -> None:
    """What a worker started ends with it."""
    note = tmp_path / "pid"
    error_of(hurting.leave_a_child, str(note), limits=SHORT)
    pid = int(note.read_text(encoding="ascii"))
    deadline = time.monotonic() + 5
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_alive(pid)


def test_threads_call_side_by_side() -> None:
    """Each thread has a worker of its own; all get their own answer."""
    answers: dict[int, int] = {}

    def ask(number: int) -> None:
        answers[number] = run_limited(hurting.double, LIMITS, number)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: 2 * number for number in range(4)}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NOT RUN: this system has no fork")
def test_a_fork_has_workers_of_its_own() -> None:
    """A process that was forked from one with an idle worker does not speak to that worker."""
    mine = run_limited(hurting.who, LIMITS)
    pid = os.fork()
    if pid == 0:
        try:
            other = run_limited(hurting.who, LIMITS)
            close_workers()
            os._exit(0 if other != mine else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert run_limited(hurting.who, LIMITS) == mine


def test_a_prepared_worker_takes_the_next_call() -> None:
    """It has its modules loaded by then; one that does not exist is told only by a call that needs it."""
    prepare_worker(LIMITS, ("colorsys", "no_such_module"))
    assert "colorsys" in run_limited(hurting.loaded, LIMITS)
