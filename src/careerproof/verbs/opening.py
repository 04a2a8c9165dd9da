"""Opens what a verb works on: files by path (or "-" for standard input), the facts, today's date."""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.errors import DocumentError, FileUnreadable, TooLarge, UsageError, WorkerFailed
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import Settings, load_settings

if TYPE_CHECKING:  # a title is scored without the room that reads files
    from careerproof.batching.model import WorkLimits
    from careerproof.documents.model import Document
    from careerproof.streams.model import Item

OCR_SECONDS = 600.0
"""A page that is a picture takes seconds where one of text takes milliseconds."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedFile:
    """A file's bytes, the name to show for it, and their SHA-256.

    A verb takes one in the place of a path: a server has the bytes that were sent to it, and no file of that name.
    """

    name: str
    data: bytes
    sha256: str

    def __str__(self) -> str:
        return self.name


FilePath = str | Path | OpenedFile


def open_file(path: FilePath, *, limit: int | None = None) -> OpenedFile:
    """The bytes of a file, or of standard input for "-"; what is open already stays as it is.

    Raises:
        FileUnreadable: no such file, a folder, or no permission.
        TooLarge: more bytes than the limit (that of documents, unless given).
    """
    most = most_bytes() if limit is None else limit
    if isinstance(path, OpenedFile):
        return _within(path, most)
    try:
        data = sys.stdin.buffer.read(most + 1) if str(path) == "-" else _read_bytes(Path(path), most)
    except IsADirectoryError as error:
        raise FileUnreadable(f"{path} is a folder", hint="name one file in it") from error
    except FileNotFoundError as error:
        raise FileUnreadable(f"there is no file {path}") from error
    except (OSError, ValueError) as error:
        raise FileUnreadable(f"{path} cannot be read") from error
    return _within(opened_file(str(path), data), most)


def open_item(item: Item) -> OpenedFile:
    """The bytes of an item of a batch.

    Raises:
        InputError: the item's own error, or its file cannot be read.
        TooLarge: more bytes than a document may have.
    """
    from careerproof.streams.remote import is_remote, read_remote

    if item.error is not None:
        raise item.error
    most = most_bytes()
    if item.data is not None:
        return _within(opened_file(item.name, item.data), most)
    path = item.path or item.name
    return _within(opened_file(path, read_remote(path, most)), most) if is_remote(path) else open_file(path)


def most_bytes() -> int:
    """The most bytes of a document."""
    from careerproof.documents.model import Limits

    return Limits().bytes


def opened_file(name: str, data: bytes) -> OpenedFile:
    """Bytes as the file of that name."""
    return OpenedFile(name=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def open_document(
    path: FilePath, settings: Settings | None = None, *, ocr: bool = False
) -> tuple[OpenedFile, Document]:
    """A file and the document that it holds, read in a process of its own; with `ocr` pictures of text are read too.

    Raises:
        MissingProgram: pictures are to be read, and tesseract is not installed.
        DocumentError: the file cannot be read, or is refused.
        WorkerFailed: reading it took too long or too much memory, or crashed.
    """
    from careerproof.batching.worker import run_limited
    from careerproof.documents.read import read_document

    file = open_file(path)
    name = None if file.name == "-" else Path(file.name).name
    try:
        limits = work_limits(settings)
        if ocr:
            limits = replace(limits, seconds=max(limits.seconds, OCR_SECONDS))
        return file, run_limited(read_document, limits, file.data, name=name, ocr=ocr)
    except (DocumentError, WorkerFailed) as error:
        error.message = f"{'standard input' if file.name == '-' else file.name}: {error.message}"
        error.at.setdefault("file", file.name)
        raise


def prepare_reader(path: str | Path, settings: Settings | None = None) -> None:
    """Start the process that will read a file, so that it is ready when the verb is loaded."""
    from careerproof.batching.worker import prepare_worker

    modules = ["careerproof.documents.read"]
    if str(path).lower().endswith(".pdf"):
        modules.append("careerproof.documents.pdf")
    modules += ["careerproof.verbs.finding", "careerproof.resumes.read"]
    prepare_worker(work_limits(settings), modules)


def work_limits(settings: Settings | None) -> WorkLimits:
    """What the reading of one file may take of time, and claim of memory."""
    from careerproof.batching.model import WorkLimits

    chosen = settings or load_settings()
    return WorkLimits(seconds=chosen.file_seconds, memory_bytes=chosen.file_memory_mb * 1024 * 1024)


def open_store(settings: Settings | None) -> Facts:
    """The facts that the settings name, opened once in a process: what is worked out from them is kept with them.

    Nobody closes them; another build under the same name is opened anew.

    Raises:
        FactsError: the facts are missing or damaged.
    """
    path = (settings or load_settings()).facts
    try:
        state = path.stat()
    except OSError:
        return open_facts(path)  # which says what is wrong
    return _opened(path, (state.st_ino, state.st_size, state.st_mtime_ns), os.getpid())


@lru_cache(maxsize=2)
def _opened(path: Path, state: tuple[int, int, int], process: int) -> Facts:  # noqa: ARG001 - what tells it from others
    return open_facts(path)


def list_files(paths: Iterable[str | Path]) -> tuple[str, ...]:
    """The files named, and those standing in the folders named (sorted, hidden ones left out)."""
    found: list[str] = []
    for path in paths:
        folder = Path(path)
        if folder.is_dir():
            found += sorted(str(item) for item in folder.iterdir() if item.is_file() and not item.name.startswith("."))
        else:
            found.append(str(path))
    return tuple(found)


def resolve_today(today: str | None) -> str:
    """The day that durations are counted to: as given (YYYY-MM-DD), else the clock's.

    Raises:
        UsageError: not a real date.
    """
    if today is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(today).isoformat()
    except ValueError as error:
        raise UsageError(f"{today!r} is not a date", hint="write it as 2026-01-31") from error


def _within(file: OpenedFile, most: int) -> OpenedFile:
    if len(file.data) > most:
        raise TooLarge(f"{file.name} holds more than {most // 1_000_000} MB")
    return file


def _read_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(most + 1)
