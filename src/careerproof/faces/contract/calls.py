"""Runs verbs in processes beside a server: what hangs or swells there stops there, and the server goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar, cast

import anyio
import anyio.to_thread

from careerproof.batching.model import WorkLimits
from careerproof.batching.worker import prepare_worker, run_limited
from careerproof.errors import Busy, CareerproofError, ServerFault, WorkerCrashed
from careerproof.faces.contract.answering import answer
from careerproof.faces.contract.model import Verb
from careerproof.faces.contract.verbs import find_verb
from careerproof.faces.contract.writing import Writer, Written, write_file
from careerproof.faces.envelope import to_json
from careerproof.settings import Settings
from careerproof.verbs.opening import OpenedFile

Value = TypeVar("Value")
READY = ("careerproof.verbs.check", "careerproof.verbs.profile")
"""What a process that is started before anybody asks loads while it waits."""
OWN_SECONDS = 60.0
"""What a call may take beside the reading of its files, each of which has its own limit."""
LOG = logging.getLogger("careerproof")


class Calls:
    """The calls of one server: so many run at once, so many wait, and what is more is turned away."""

    def __init__(self, settings: Settings, *, workers: int, waiting: int, held_bytes: int) -> None:
        self._settings, self._workers = settings, workers
        self._most, self._held_bytes = workers + waiting, held_bytes
        self._limiter = anyio.CapacityLimiter(workers)
        self._waiting = self._held = 0

    def prepare(self) -> None:
        """Start the processes, so that the first call finds them ready."""
        for _ in range(self._workers):
            prepare_worker(self._limits(), READY)

    async def answer(self, verb: Verb, arguments: Mapping[str, object]) -> bytes:
        """The answer of a verb as JSON in UTF-8, made in another process.

        Raises:
            CareerproofError: what the verb raises, or that too much is waiting.
        """
        call = (verb.name, dict(arguments), self._settings)
        return await self.run(answer_bytes, call, files=_files(arguments))

    async def write(self, writer: Writer, arguments: Mapping[str, object]) -> Written:
        """The file that a call gives, made in another process.

        Raises:
            CareerproofError: what the making raises, or that too much is waiting.
        """
        call = (writer.path, dict(arguments), self._settings)
        return await self.run(write_file, call, files=_files(arguments))

    async def run(
        self, function: Callable[..., Value], arguments: tuple[object, ...], *, files: tuple[OpenedFile, ...] = ()
    ) -> Value:
        """What a function gives that runs in another process.

        Raises:
            Busy: too much is waiting.
            ServerFault: the process failed, which no input should make it do.
            CareerproofError: what the function raises.
        """
        limits = self._limits()
        with self._counted(sum(len(file.data) for file in files)):
            try:
                value, error = await anyio.to_thread.run_sync(
                    lambda: run_limited(_tell, limits, function, arguments), limiter=self._limiter
                )
            except WorkerCrashed as crash:
                LOG.error("%s: %s", function.__name__, crash.message)  # says the kind and the place, never a text
                raise ServerFault("the server failed on this call") from crash
        if error is not None:
            raise error
        return cast("Value", value)

    def _limits(self) -> WorkLimits:
        return WorkLimits(
            seconds=OWN_SECONDS + 10 * self._settings.file_seconds,
            memory_bytes=2 * self._settings.file_memory_mb * 1024 * 1024,
        )

    @contextmanager
    def _counted(self, size: int) -> Iterator[None]:
        if self._waiting >= self._most or self._held + size > self._held_bytes:
            raise Busy("the server has as much to do as it can hold")
        self._waiting += 1
        self._held += size
        try:
            yield
        finally:
            self._waiting -= 1
            self._held -= size


def _tell(
    function: Callable[..., Value], arguments: tuple[object, ...]
) -> tuple[Value | None, CareerproofError | None]:
    """What the function gives or raises: so told apart from what befalls its process."""
    try:
        return function(*arguments), None
    except CareerproofError as error:
        return None, error


def answer_bytes(name: str, arguments: dict[str, object], settings: Settings) -> bytes:
    """The answer of a verb as JSON in UTF-8.

    Raises:
        CareerproofError: what the verb raises.
    """
    verb = find_verb(name)
    if verb is None:
        raise LookupError(name)
    return to_json(answer(verb, arguments, settings), compact=True).encode("utf-8")


def _files(arguments: Mapping[str, object]) -> tuple[OpenedFile, ...]:
    found: list[OpenedFile] = []
    for value in arguments.values():
        found += [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, OpenedFile)]
    return tuple(found)
