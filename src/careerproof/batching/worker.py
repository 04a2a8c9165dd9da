"""Runs a function in a process of its own, within limits: what hangs, swells or crashes there ends there.

Why a process: a parser written in C can neither be interrupted nor bounded from inside. Why a fresh interpreter and
no fork: a fork beside threads may inherit a lock that nobody will release, and the standard library's other ways run
the caller's script a second time. An idle worker is kept for the next call, since it has its libraries loaded.
"""

from __future__ import annotations

import atexit
import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import BinaryIO, ParamSpec, TypeVar, cast

from careerproof.batching.frames import read_frame, write_frame
from careerproof.batching.model import WorkLimits
from careerproof.errors import CareerproofError, WorkerCrashed, WorkerFailed, WorkerTimeout

Arguments = ParamSpec("Arguments")
Value = TypeVar("Value")

_RENEWED = 2_000
"""After so many calls a worker makes way for a fresh one, since libraries in C seldom give memory back."""
_GRACE = 1.0
"""Seconds that a process has to end by itself before it is killed."""


def run_limited(
    function: Callable[Arguments, Value],
    limits: WorkLimits,
    /,
    *arguments: Arguments.args,
    **named: Arguments.kwargs,
) -> Value:
    """What the function returns, run in another process. Threads may call it side by side.

    Args:
        function: a function of a module, whose arguments and result can be pickled.
        limits: how long it may take and how much memory its process may claim.

    Inside such a process the function runs where it is: the limits are kept already, over all that the caller does.

    Raises:
        WorkerTimeout: it took longer.
        WorkerMemory: it claimed more memory.
        WorkerCrashed: its process ended without an answer.
        CareerproofError: what the function itself raised.
    """
    if _place.is_worker:
        return function(*arguments, **named)
    worker = _idle.take(limits) or _Worker(limits)
    try:
        answer = worker.call(function, arguments, named)
    except CareerproofError as error:
        if isinstance(error, WorkerFailed):
            worker.close()
        else:
            _give_back(worker)
        raise
    except BaseException:  # an interrupt, or arguments that cannot be sent: the worker may be in the middle of it
        worker.close()
        raise
    _give_back(worker)
    return cast("Value", answer)


def prepare_worker(limits: WorkLimits, modules: Sequence[str] = ()) -> None:
    """Start a worker for the next call with these limits; it loads the modules while the caller does other things."""
    _idle.put(_Worker(limits, modules))


def close_workers() -> None:
    """End the idle workers; the next call starts a new one."""
    for worker in _idle.clear():
        worker.close()


class _Worker:
    """A process that answers one call after the other."""

    def __init__(self, limits: WorkLimits, modules: Sequence[str] = ()) -> None:
        self.limits = limits
        self.calls = 0
        self._is_busy = self._is_late = False
        self._guard = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "careerproof.batching.serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        with contextlib.suppress(OSError):  # a worker that could not start is found out by the first call
            write_frame(self._calls, (sys.path, limits, tuple(modules)))

    def call(self, function: Callable[..., object], arguments: tuple[object, ...], named: dict[str, object]) -> object:
        """What the function returns; its error is raised."""
        self.calls += 1
        self._is_busy = True
        _watch.expect(self, time.monotonic() + self.limits.seconds)
        try:
            write_frame(self._calls, (function, arguments, named))
            kind, content = cast("tuple[str, object]", read_frame(self._answers))
        except (EOFError, OSError):
            raise self._failure() from None
        finally:
            _watch.forget(self)
            with self._guard:
                self._is_busy = False
        if kind == "error":
            raise cast("CareerproofError", content)
        return content

    def close(self) -> None:
        """End the process, whatever it does, with all that it started."""
        self._kill()
        for stream in (self._calls, self._answers):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()

    @property
    def _calls(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _answers(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)

    def stop_late(self) -> None:
        """End the process if it is still at its call: the time is over."""
        with self._guard:
            if self._is_busy:  # else the answer came in the same moment
                self._is_late = True
                self._kill()

    def _kill(self) -> None:
        if self._process.returncode is not None:
            return  # it was waited for: its number may be another's by now
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            self._process.kill()

    def _failure(self) -> WorkerFailed:
        """What to say of a worker whose answer did not come."""
        if self._is_late:
            return WorkerTimeout(f"it took longer than {self.limits.seconds:g} seconds")
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return WorkerCrashed("the process that read it fell silent")
        return WorkerCrashed(f"the process that read it ended with {_ending(code)}")


class _Idle:
    """The workers that wait for a call. They belong to one process: a fork of it has the list, but not the workers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._owner, self._workers = os.getpid(), list[_Worker]()

    def take(self, limits: WorkLimits) -> _Worker | None:
        """A worker with these limits, or None."""
        with self._lock:
            workers = self._own()
            place = next((number for number, worker in enumerate(workers) if worker.limits == limits), None)
            return None if place is None else workers.pop(place)

    def put(self, worker: _Worker) -> None:
        """Keep a worker for the next call."""
        with self._lock:
            self._own().append(worker)

    def clear(self) -> list[_Worker]:
        """All the workers, which are kept no longer."""
        with self._lock:
            workers, self._workers = self._own(), []
            return workers

    def _own(self) -> list[_Worker]:
        if self._owner != os.getpid():
            self._owner, self._workers = os.getpid(), []
        return self._workers


class _Watch:
    """Ends what takes too long: one thread for all workers, since starting one takes longer than most calls."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._owner = 0
        self._ends = dict[_Worker, float]()
        self._next = math.inf

    def expect(self, worker: _Worker, end: float) -> None:
        """Stop the worker at `end`, by the monotonic clock, unless it is forgotten before."""
        with self._changed:
            if self._owner != os.getpid():  # no thread survives a fork
                self._owner, self._ends, self._next = os.getpid(), {}, math.inf
                threading.Thread(target=self._run, name="careerproof-watch", daemon=True).start()
            self._ends[worker] = end
            if end < self._next:
                self._changed.notify()

    def forget(self, worker: _Worker) -> None:
        """The worker has answered."""
        with self._changed:
            self._ends.pop(worker, None)

    def _run(self) -> None:
        while True:
            with self._changed:
                now = time.monotonic()
                late = [worker for worker, end in self._ends.items() if end <= now]
                for worker in late:
                    del self._ends[worker]
                if not late:
                    self._next = min(self._ends.values(), default=math.inf)
                    self._changed.wait(None if math.isinf(self._next) else self._next - now)
            for worker in late:
                worker.stop_late()


class _Place:
    """Where this code runs."""

    is_worker = False


_idle = _Idle()
_place = _Place()
_watch = _Watch()


def stand_inside() -> None:
    """Take note that this process is a worker, so that it starts none of its own."""
    _place.is_worker = True


def _give_back(worker: _Worker) -> None:
    if worker.calls >= _RENEWED:
        worker.close()
        return
    _idle.put(worker)


def _ending(code: int) -> str:
    if code >= 0:
        return f"status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


atexit.register(close_workers)
