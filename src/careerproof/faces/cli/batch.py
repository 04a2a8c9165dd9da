"""What the verbs that take thousands share on the command line: their options, and the writing of their rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from careerproof.errors import InputError
from careerproof.faces.cli.progress import BatchProgress
from careerproof.version import __version__

if TYPE_CHECKING:
    from careerproof.batching.engine import Engine, EngineName
    from careerproof.settings import Settings
    from careerproof.streams.model import Columns, Item
    from careerproof.verbs.batch import Work

Command = TypeVar("Command", bound=Callable[..., Any])
Given = TypeVar("Given")
Row = TypeVar("Row")
RowForm = Literal["csv", "jsonl"]

ENDINGS: dict[str, RowForm] = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "csv"}
"""The endings of --output whose rows are written as they come, and what they are written as."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchOptions:
    """What was said about a batch as such."""

    output: Path | None
    engine: EngineName
    address: str | None
    jobs: int | None
    restart: bool
    text_column: str
    id_column: str

    def open_engine(self, *, quick: bool = False) -> Engine:
        """The engine that was asked for; work that is quick stays in this process unless --jobs says otherwise."""
        from careerproof.batching.engine import open_engine
        from careerproof.batching.local import InlineEngine

        if quick and self.engine == "local" and self.address is None and self.jobs in (None, 1):
            return InlineEngine()
        return open_engine(self.engine, jobs=self.jobs, address=self.address)

    def say_asked(self, verb: str, version: str, *inputs: object, **more: object) -> dict[str, str]:
        """What decides the rows, by name, for `write_batch`; `version` is that of the facts."""
        return {
            "verb": verb,
            "version": __version__,
            "facts": version,
            "input": digest_of(*inputs, self.text_column, self.id_column),
            **{name: str(value) for name, value in more.items()},
        }

    @property
    def columns(self) -> Columns:
        """The columns of a table of texts."""
        from careerproof.streams.model import Columns

        return Columns(text=self.text_column, id=self.id_column)

    def form(self, chosen: str) -> str:
        """The form of the rows: as --format says where it was given, else as the ending of --output does."""
        if self.output is None or _is_said("form"):
            return chosen
        return ENDINGS.get(
            self.output.suffix.lower(), {".json": "json", ".html": "html"}.get(self.output.suffix, chosen)
        )

    def day(self, today: str | None) -> str:
        """The day to count to: as --today says, else that of the run that is gone on with, else the clock's."""
        from careerproof.streams.rowfile import find_kept
        from careerproof.verbs.opening import resolve_today

        kept = {} if self.output is None or self.restart else find_kept(self.output)
        return resolve_today(today or kept.get("today"))

    def give(self, text: str) -> None:
        """Print what is made of all rows, or write it to --output."""
        from careerproof.faces.cli.options import write_file

        if self.output is None:
            click.echo(text, nl=False)
            return
        write_file(self.output, text.encode("utf-8"))
        click.echo(f"wrote {self.output}", err=True)

    def is_resumable(self, form: str) -> bool:
        """Whether the rows go to a file as they come."""
        return self.output is not None and ENDINGS.get(self.output.suffix.lower()) == form


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """The rows of one item as text, each with its line end, and how many of them tell of a failure."""

    text: str
    failed: int = 0


def batch_options(command: Command) -> Command:
    """``--output``, ``--engine``, ``--address``, ``--jobs``, ``--restart``, ``--text-column``, ``--id-column``."""
    options = (
        click.option(
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Write the rows there; .csv, .jsonl and .parquet are written as they come, and the same command goes "
            "on where an interrupted one stopped.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["local", "ray"]),
            default="local",
            show_default=True,
            help="Who works on a batch: processes of this machine, or Ray.",
        ),
        click.option("--address", metavar="ADDRESS", help="HOST:PORT of a Ray cluster, or auto; else it starts here."),
        click.option(
            "--jobs", type=click.IntRange(min=1), metavar="N", help="How many at a time; as many as there are cores."
        ),
        click.option("--restart", is_flag=True, help="Throw away what an interrupted run has left."),
        click.option("--text-column", default="text", show_default=True, metavar="NAME", help="Of a table: its texts."),
        click.option("--id-column", default="id", show_default=True, metavar="NAME", help="Of a table: their names."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def read_options(given: dict[str, Any]) -> BatchOptions:
    """The options of a batch, taken out of those of a command."""
    return BatchOptions(**{name: given.pop(name) for name in BatchOptions.__slots__})


def write_batch(
    items: Iterable[Given],
    work: Work[Given, Row, Written],
    *,
    options: BatchOptions,
    form: str,
    name_of: Callable[[Given], str],
    unread: Callable[[str, InputError], Row],
    asked: Mapping[str, str],
    heading: str,
    settings: Settings,
    total: int | None = None,
    quick: bool = False,
    lost: str = "could not be read",
    kept: Mapping[str, str] | None = None,
    numbers: Iterable[str] = (),
) -> None:
    """Print the rows of a batch as they come, or write them to --output so that an interrupted run is gone on with.

    Args:
        asked: what decides the rows, by name: an interrupted run that differs in any of it is not gone on with.
        heading: the first line of CSV.
        total: how many items there are, where that is known.
        quick: an item takes less time than its way to another process.
        lost: what is said of items that failed.
        kept: what an interrupted run must find again, and is told in no row: the day that it counts to.
        numbers: the columns that are numbers.
    """
    from careerproof.streams.rowfile import open_rows
    from careerproof.verbs.batch import run_batch

    engine = options.open_engine(quick=quick)

    def rows(given: Iterable[Given]) -> Iterator[tuple[str, Written]]:
        return run_batch(given, work, engine=engine, name_of=name_of, unread=unread, settings=settings)

    progress = BatchProgress(total=total)
    if options.output is None or not options.is_resumable(form):
        click.echo(heading, nl=False)
        for _, written in rows(items):
            click.echo(written.text, nl=False)
            progress.step(failed=written.failed)
        progress.end()
    else:
        said = {**asked, "format": form}
        with open_rows(
            options.output, asked=said, kept=kept, heading=heading, numbers=numbers, restart=options.restart
        ) as file:
            progress.before = file.done
            try:
                if file.done:
                    click.echo(f"going on after {file.done:,} that are done", err=True)
                for name, written in rows(file.skip(items, name_of)):
                    file.add(name, written.text)
                    progress.step(failed=written.failed)
                file.finish()
            except BaseException:
                click.echo(f"{file.done:,} are kept: the same command goes on after them", err=True)
                raise
            finally:
                progress.end()
        click.echo(f"wrote {options.output}", err=True)
    if progress.failed:
        click.echo(f"{progress.failed:,} of {progress.done:,} {lost}: their rows say why", err=True)


def digest_of(*parts: object) -> str:
    """A short word for what decides the rows and is too long to be told."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def name_of(item: Item) -> str:
    """The name of an item of files and tables."""
    return item.name


def same(row: Row) -> Row:
    """The row as it is, for a form that is made of all of them."""
    return row


def _is_said(name: str) -> bool:
    """Whether an option was given, and not left at its default."""
    context = click.get_current_context()
    return context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
