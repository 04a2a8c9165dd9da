"""What a worker process runs: one call after the other, within limits that the system keeps, until nobody asks."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from careerproof.batching.frames import read_frame, write_frame
from careerproof.batching.model import WorkLimits
from careerproof.batching.worker import stand_inside
from careerproof.errors import CareerproofError, WorkerCrashed, WorkerMemory

Call = tuple[Callable[..., object], tuple[object, ...], dict[str, object]]


def serve() -> None:
    """Answer calls from standard input on standard output: ("value", what came) or ("error", what was raised)."""
    stand_inside()
    calls, answers = _take_pipes()
    try:
        path, limits, modules = cast("tuple[list[str], WorkLimits, tuple[str, ...]]", read_frame(calls))
        sys.path[:] = path
        _bound(limits)
        with contextlib.suppress(Exception):  # what cannot be loaded is told by the call that needs it
            for module in modules:
                importlib.import_module(module)
        while True:
            write_frame(answers, _answer(calls))
    except (EOFError, OSError):
        return  # whoever asked is gone, or wants no more


def _answer(calls: BinaryIO) -> tuple[str, object]:
    try:
        function, arguments, named = cast("Call", read_frame(calls))
        return "value", function(*arguments, **named)
    except EOFError:
        raise
    except CareerproofError as error:
        return "error", error
    except MemoryError:
        return "error", WorkerMemory("it asks for more memory than it may have")
    except RecursionError:
        return "error", WorkerCrashed("it is nested too deeply")
    except Exception as error:  # noqa: BLE001
        # The text of a fault may quote the document; its kind and place do not.
        return "error", WorkerCrashed(f"the reader failed on it ({type(error).__name__} in {_place(error)})")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "nowhere" if trace is None else f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the parent, kept for ourselves: what a library prints goes nowhere, and it can read nothing."""
    calls, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for stream, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        nowhere = os.open(os.devnull, mode)
        os.dup2(nowhere, stream)
        os.close(nowhere)
    return calls, answers


def _bound(limits: WorkLimits) -> None:
    """Ask the system to keep the limit of memory. Linux does; macOS takes the wish only; Windows knows none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _claimed_bytes() + limits.memory_bytes
    if most == resource.RLIM_INFINITY or wanted < most:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))


def _claimed_bytes() -> int:
    """The addresses that this process has claimed already; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    serve()
