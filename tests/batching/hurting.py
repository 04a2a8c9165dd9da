"""Functions that hurt, each in its own way, for a worker process to run."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from careerproof.errors import DamagedDocument, MissingExtra


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def who(_: object = None) -> int:
    """The process that runs it."""
    return os.getpid()


def wait_for_ever(_: object = None) -> None:
    """Never comes back."""
    while True:
        time.sleep(0.01)


def swell(_: object = None) -> int:
    """Asks for memory without end."""
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def leave(status: int) -> None:
    """Ends its process without a word."""
    os._exit(status)


def die_of(number: int) -> None:
    """Is killed by a signal."""
    os.kill(os.getpid(), number)
    time.sleep(60)


def read_nowhere(_: object = None) -> int:
    """Reads the memory at address zero."""
    return ctypes.string_at(0)[0]


def chatter(lines: int) -> str:
    """Prints where the answer should be, and reads what is not its own."""
    for _ in range(lines):
        print("%PDF-1.7 nonsense")
        sys.stderr.write("warning: nonsense\n")
    os.write(1, b"\x00" * 100_000)
    return sys.stdin.read()


def nest(depth: int) -> int:
    """Calls itself."""
    return nest(depth + 1)


def refuse(_: object = None) -> None:
    """Raises an error that tells what to do."""
    raise DamagedDocument("the file ends in the middle", at={"page": 2})


def lack(_: object = None) -> None:
    """Raises an error whose kind is made with other arguments."""
    raise MissingExtra("typst", extra="export")


def trip(secret: str) -> None:
    """Fails with the text of its input in the message."""
    raise KeyError(secret)


def give_a_lambda(_: object = None) -> object:
    """Gives what cannot travel."""
    return lambda: None


def leave_a_child(path: str) -> None:
    """Starts a process that would go on for minutes, writes its number down, and hangs."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    Path(path).write_text(str(child.pid), encoding="ascii")
    wait_for_ever()


def hurt_some(number: int) -> int:
    """Every seventh hangs, every fifth dies, every third refuses; the others are doubled."""
    if number % 7 == 6:
        wait_for_ever()
    if number % 5 == 4:
        die_of(signal.SIGKILL)
    if number % 3 == 2:
        refuse()
    time.sleep(0.02 * (number % 2))
    return double(number)


def loaded() -> frozenset[str]:
    """The modules that its process has loaded."""
    return frozenset(sys.modules)


def refuse_thirds(number: int) -> int:
    """Twice the number; every third is refused."""
    if number % 3 == 2:
        raise DamagedDocument(f"item {number} is broken")
    return 2 * number


def note_and_double(given: tuple[int, str]) -> int:
    """Twice the number, after a while, with a note of the process that this one works for."""
    number, folder = given
    (Path(folder) / f"{number}.parent").write_text(str(os.getppid()), encoding="ascii")
    time.sleep(0.2)
    return 2 * number
