"""One job over the items of a batch, by whichever engine: rows in the order of the items, failures in their place."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from careerproof.batching.engine import Engine
from careerproof.errors import CareerproofError, InputError, WorkerFailed
from careerproof.settings import Settings
from careerproof.verbs.opening import work_limits

Given = TypeVar("Given")
Row = TypeVar("Row")
Shown = TypeVar("Shown")


@dataclass(frozen=True, kw_only=True, slots=True)
class Work(Generic[Given, Row, Shown]):
    """What is done with an item where it is worked on: `job` gives its rows, `show` makes of them what is sent back.

    Both are pickled with it. `show` is what a face prints: written there, so that nobody waits for one writer.
    """

    job: Callable[[Given], Row]
    show: Callable[[Row], Shown]

    def __call__(self, item: Given) -> Shown:
        """The item's rows as they are shown."""
        return self.show(self.job(item))


def run_batch(
    items: Iterable[Given],
    work: Work[Given, Row, Shown],
    *,
    engine: Engine,
    name_of: Callable[[Given], str],
    unread: Callable[[str, InputError], Row],
    settings: Settings | None = None,
) -> Iterator[tuple[str, Shown]]:
    """The name of each item and what its rows are shown as, in the order of the items, as soon as it is known.

    Args:
        items: drawn as they are needed.
        engine: who does the work.
        name_of: an item's name.
        unread: the rows of an item whose process hung, swelled or crashed.
        settings: the time and memory that an item may take.

    Raises:
        CareerproofError: what no item is to blame for, such as missing facts.
    """
    names = deque[str]()

    def drawn() -> Iterator[Given]:
        for item in items:
            names.append(name_of(item))
            yield item

    for outcome in engine.map(work, drawn(), limits=work_limits(settings)):
        name = names.popleft()
        yield name, work.show(unread(name, _error_of(outcome.error, name))) if outcome.error else _value(outcome.value)


def _value(shown: Shown | None) -> Shown:
    if shown is None:
        raise TypeError("an item without an error has rows")
    return shown


def _error_of(error: CareerproofError, name: str) -> InputError:
    """The error for an item's rows; one that is of no item ends the batch."""
    if not isinstance(error, InputError):
        raise error
    if isinstance(error, WorkerFailed):
        error.message = f"{name}: {error.message}"
        error.at.setdefault("file", name)
    return error
