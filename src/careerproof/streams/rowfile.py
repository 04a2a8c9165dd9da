"""A file of rows that is written as they come: an interrupted run finds in it what is done, and goes on from there.

Until all is done `NAME.part` with the rows and `NAME.part.log` stand beside the target: what the run was asked and, for
each item, where its rows end. Rows are written before they are logged, so that whatever ends the run, the log tells
how many bytes are whole; the next run cuts the rest off.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import struct
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

from careerproof.errors import FileUnreadable, OutputBusy, OutputDiffers
from careerproof.streams.parquet import need_parquet, write_parquet

if sys.platform != "win32":
    import fcntl

Given = TypeVar("Given")

_ENTRY = struct.Struct("<Q8s")
"""Where an item's rows end, and the first bytes of the digest of its name."""
_FLUSH_SECONDS = 5.0
"""So much work at most is done again after the machine itself has gone down; a killed process loses none."""


@dataclass(kw_only=True)
class RowFile:
    """The file while it is written. `done` counts the items that stand in it; `kept` is what the run remembers."""

    target: Path
    done: int
    kept: Mapping[str, str]
    numbers: frozenset[str]
    _rows: BinaryIO
    _log: BinaryIO
    _names: list[bytes] = field(default_factory=list)
    _flushed: float = field(default_factory=time.monotonic)

    def skip(self, items: Iterable[Given], name_of: Callable[[Given], str]) -> Iterator[Given]:
        """The items that are still to be done.

        Raises:
            OutputDiffers: an item that was done has another name now: the input has changed.
        """
        given = iter(items)
        for number, expected in enumerate(self._names, 1):
            item = next(given, None)
            if item is None or _digest(name_of(item)) != expected:
                now = "there is none" if item is None else f"it is {name_of(item)}"
                raise OutputDiffers(
                    f"item {number} of the input was another when {_part(self.target)} was begun: now {now}"
                )
        yield from given

    def add(self, name: str, rows: str) -> None:
        """Write the rows of one item, each with its line end; there may be none."""
        self._rows.write(rows.encode("utf-8"))
        self._rows.flush()
        self._log.write(_ENTRY.pack(self._rows.tell(), _digest(name)))
        self._log.flush()
        self.done += 1
        if time.monotonic() - self._flushed > _FLUSH_SECONDS:
            self._sync()

    def finish(self) -> None:
        """Let the rows take the target's place, in one step."""
        self._sync()
        self._rows.close()
        part = finished = _part(self.target)
        if self.target.suffix.lower() == ".parquet":
            finished = part.with_name(f"{part.name}.parquet")
            write_parquet(part, finished, self.numbers)
        finished.replace(self.target)
        part.unlink(missing_ok=True)
        _log_path(self.target).unlink(missing_ok=True)

    def _sync(self) -> None:
        for stream in (self._rows, self._log):
            os.fsync(stream.fileno())
        self._flushed = time.monotonic()


@contextlib.contextmanager
def open_rows(
    target: Path,
    *,
    asked: Mapping[str, str],
    kept: Mapping[str, str] | None = None,
    heading: str = "",
    numbers: Iterable[str] = (),
    restart: bool = False,
) -> Iterator[RowFile]:
    """The file of rows for `target`: begun, or taken up where an interrupted run with the same words left it.

    Args:
        target: the file that will hold the rows; with the ending .parquet the rows are CSV until all are there.
        asked: what decides the rows, by name; a run that asked for anything else cannot be gone on with.
        kept: what the first run settled (the day it counts to); a later one finds it in `RowFile.kept`.
        heading: the first line of a CSV file, with its line end.
        numbers: the columns that are numbers, in a Parquet file.
        restart: throw away what an earlier run has left.

    Raises:
        OutputDiffers: an earlier run was asked something else.
        OutputBusy: another run is writing the file.
        FileUnreadable: the folder is missing, or may not be written.
        MissingExtra: pyarrow is not installed for a Parquet file.
    """
    if target.suffix.lower() == ".parquet":
        need_parquet()
    part, log_path = _part(target), _log_path(target)
    try:
        log = log_path.open("a+b")
    except OSError as error:
        raise FileUnreadable(f"{target} cannot be written", hint="check that its folder exists and is yours") from error
    with log:
        _lock(log, target)
        head, entries = _read_log(log)
        if restart or not part.exists():
            head, entries = None, []
        if head is None:
            if part.exists() and not restart:
                raise OutputDiffers(f"{part} was begun by another program or version")
            head = {"asked": dict(asked), "kept": dict(kept or {})}
            _begin(log, head)
        _compare(head["asked"], asked, part)
        with _open_part(part, target) as rows:
            entries = _whole(entries, rows)
            rows.truncate(entries[-1][0] if entries else 0)
            rows.seek(0, os.SEEK_END)
            log.truncate(_head_length(head) + len(entries) * _ENTRY.size)
            log.seek(0, os.SEEK_END)
            if not entries:
                rows.write(heading.encode("utf-8"))
            yield RowFile(
                target=target,
                done=len(entries),
                kept=head["kept"],
                numbers=frozenset(numbers),
                _rows=rows,
                _log=log,
                _names=[name for _, name in entries],
            )


def find_kept(target: Path) -> Mapping[str, str]:
    """What an interrupted run for the target remembers; nothing where there is none."""
    try:
        with _log_path(target).open("rb") as log:
            head = _read_log(log)[0]
    except OSError:
        return {}
    return head["kept"] if head is not None and _part(target).exists() else {}


def _open_part(part: Path, target: Path) -> BinaryIO:
    try:
        return part.open("r+b" if part.exists() else "w+b")
    except OSError as error:
        raise FileUnreadable(f"{target} cannot be written", hint="check the rights of its folder") from error


def _part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _log_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.part.log")


def _begin(log: BinaryIO, head: Mapping[str, Mapping[str, str]]) -> None:
    log.seek(0)
    log.truncate(0)
    log.write(_head_line(head))
    log.flush()


def _head_line(head: Mapping[str, Mapping[str, str]]) -> bytes:
    return json.dumps(head, sort_keys=True).encode("ascii") + b"\n"


def _head_length(head: Mapping[str, Mapping[str, str]]) -> int:
    return len(_head_line(head))


def _read_log(log: BinaryIO) -> tuple[dict[str, dict[str, str]] | None, list[tuple[int, bytes]]]:
    """What the run was asked and the entries of its items; None where there is no such line, or half of one."""
    log.seek(0)
    line = log.readline()
    try:
        head = json.loads(line)
        is_head = line.endswith(b"\n") and set(head) == {"asked", "kept"} and _head_line(head) == line
    except (ValueError, TypeError):
        is_head = False
    if not is_head:
        return None, []
    data = log.read()
    return head, [_ENTRY.unpack_from(data, place) for place in range(0, len(data) - _ENTRY.size + 1, _ENTRY.size)]


def _whole(entries: list[tuple[int, bytes]], rows: BinaryIO) -> list[tuple[int, bytes]]:
    """The entries whose rows are there to their end."""
    size = rows.seek(0, os.SEEK_END)
    while entries and entries[-1][0] > size:
        entries.pop()
    return entries


def _compare(before: Mapping[str, str], now: Mapping[str, str], part: Path) -> None:
    names = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    if names:
        raise OutputDiffers(f"{part} was begun with another {', '.join(names)}")


def _digest(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8]


def _lock(log: BinaryIO, target: Path) -> None:
    """Keep other runs off, until this process ends, however it ends. Windows keeps the open file itself."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(log.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OutputBusy(f"another run is writing {target}") from error
