"""Draws pages in several processes, each of which opens the facts once."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from careerproof.faces.pages.drawing import Scene, draw_page
from careerproof.faces.pages.plan import Page
from careerproof.faces.site.staging import Staging
from careerproof.facts.store import open_facts

BATCH = 8
"""Pages a worker is given at once: enough to forget the cost of asking, few enough to stop within a moment."""

Drawn = tuple[Page, str]
"""A page that waits to be put in place, and the SHA-256 of its bytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    """What a worker is told of the site; plain values, as they go to another process."""

    facts: Path
    languages: tuple[str, ...]
    base_url: str
    folder: Path


def draw_pages(pages: Sequence[Page], scene: Scene, staging: Staging, *, jobs: int) -> Iterator[Drawn]:
    """Every page with its digest as soon as it is drawn and waits in `staging`; with several jobs in no fixed order.

    A page that a worker could not draw is drawn here, so that its error is told where it arose; so is the share of a
    worker that the system has stopped.
    """
    if jobs == 1 or len(pages) <= BATCH:
        yield from (_draw(page, scene, staging) for page in pages)
        return
    order = _Order(facts=scene.facts.path, languages=scene.languages, base_url=scene.base_url, folder=staging.folder)
    with _Crew(order, min(jobs, -(-len(pages) // BATCH))) as crew:
        for page, digest in crew.draw(pages):
            yield (page, digest) if digest else _draw(page, scene, staging)


def _draw(page: Page, scene: Scene, staging: Staging) -> Drawn:
    return page, staging.write(page.file, draw_page(page, scene).encode())


class _Crew:
    """Worker processes, each at the end of a pipe: it ends when its pipe is closed, also when we are killed."""

    def __init__(self, order: _Order, jobs: int) -> None:
        self._workers: dict[Connection, SpawnProcess] = {}
        # Started from nothing, not copied: a copy of a process with threads may hang, and not every system can copy.
        context = multiprocessing.get_context("spawn")
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, order), daemon=True)
            process.start()
            theirs.close()
            self._workers[ours] = process

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connection, process in self._workers.items():
            connection.close()
            if kind is not None:
                process.terminate()
            process.join()

    def draw(self, pages: Sequence[Page]) -> Iterator[tuple[Page, str | None]]:
        """Each page with its digest, None where the worker could not draw it."""
        waiting = deque(pages[start : start + BATCH] for start in range(0, len(pages), BATCH))
        given: dict[Connection, Sequence[Page]] = {}
        for connection in self._workers:
            _give(connection, waiting, given)
        while given:
            ready = wait(list(given))
            for connection in [worker for worker in self._workers if worker in ready]:
                batch = given.pop(connection)
                try:
                    digests = connection.recv()
                except (EOFError, ConnectionError):
                    digests = [None] * len(batch)
                else:
                    _give(connection, waiting, given)
                yield from zip(batch, digests, strict=True)
        for batch in waiting:
            yield from ((page, None) for page in batch)


def _give(connection: Connection, waiting: deque[Sequence[Page]], given: dict[Connection, Sequence[Page]]) -> None:
    if waiting:
        batch = waiting.popleft()
        given[connection] = batch
        with suppress(ConnectionError):  # a worker that is gone is noticed where its answer is read
            connection.send(batch)


def _work(connection: Connection, order: _Order) -> None:
    """The life of a worker: batches of pages come in, their digests go out."""
    # Ctrl-C reaches every process of a terminal; the one that started us says when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 50, 100)  # pages hold no cycles; looking for them is a tenth of the time
    with open_facts(order.facts) as facts:
        scene = Scene(facts=facts, languages=order.languages, base_url=order.base_url)
        staging = Staging(order.folder)
        while True:
            try:
                batch: Sequence[Page] = connection.recv()
            except (EOFError, ConnectionError):
                return
            connection.send([_try(page, scene, staging) for page in batch])


def _try(page: Page, scene: Scene, staging: Staging) -> str | None:
    try:
        return _draw(page, scene, staging)[1]
    except Exception:  # noqa: BLE001 - whatever it is, it is met again where the page is drawn once more
        return None
