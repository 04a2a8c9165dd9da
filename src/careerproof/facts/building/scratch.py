"""A folder to build in, beside the artifact: gone afterwards, also where an earlier build was killed in it.

Why beside it: only within one file system can the finished artifact take the old one's place in a single step.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = ".facts-"


@contextlib.contextmanager
def open_scratch(beside: Path) -> Iterator[Path]:
    """A fresh folder in `beside`, removed at the end; folders of killed builds are removed first."""
    _clear_leftovers(beside)
    folder, lock = beside / f"{PREFIX}{secrets.token_hex(8)}", None
    try:  # named before it is made: a request to end may arrive between the two lines
        lock = _make_folder(folder)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def put_in_place(finished: Path, target: Path) -> None:
    """Let the finished file take the target's place in one step, with its bytes on the disk before its name is."""
    _flush(finished)
    finished.replace(target)
    with contextlib.suppress(OSError):  # some systems open no folders, or have nothing to flush for one
        _flush(target.parent)


def _flush(path: Path) -> None:
    place = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def _make_folder(folder: Path) -> int | None:
    """Makes the folder; its lock, which the system lets go of when the process ends, however it ends."""
    while True:
        folder.mkdir(mode=0o700)
        lock = _lock(folder, wait=True)
        if folder.is_dir():
            return lock
        if lock is not None:  # another build took the folder for a leftover before it was locked
            os.close(lock)


def _clear_leftovers(beside: Path) -> None:
    for folder in sorted(beside.glob(f"{PREFIX}*")):
        if folder.is_dir() and (lock := _lock(folder, wait=False)) is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _lock(folder: Path, *, wait: bool) -> int | None:
    """The lock on a folder; None where another process holds it, or where the system knows no such locks.

    There, on Windows above all, the folder of a killed build stays until a person removes it.
    """
    if sys.platform == "win32":
        return None
    try:
        place = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(place, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(place)
        return None
    return place
