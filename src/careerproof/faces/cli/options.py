"""The options and the output that the commands share."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from careerproof.errors import FileUnreadable
from careerproof.faces.envelope import to_json, wrap_result
from careerproof.settings import Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def facts_option(command: Command) -> Command:
    """``--facts FILE``: another facts artifact, or a folder with one."""
    return click.option(
        "--facts",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Your own facts: an artifact or its folder (facts build makes one).",
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """``--format``: the first named is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )


def policy_option(command: Command) -> Command:
    """``--policy``: the rules of the screen."""
    return click.option(
        "--policy",
        default="proven",
        show_default=True,
        metavar="NAME|FILE",
        help="Rules of the screen: proven (work done), balanced (every mention), literal (exact words only), "
        "skills-first, or a file.",
    )(command)


def today_option(command: Command) -> Command:
    """``--today``: the day that durations are counted to."""
    return click.option("--today", metavar="YYYY-MM-DD", help="Count years of experience up to this day.")(command)


def template_option(command: Command) -> Command:
    """``--template``: the look of a file that is written."""
    return click.option(
        "--template",
        default="classic",
        show_default=True,
        metavar="NAME",
        help="The look: classic, academic, banded, compact, minimal, modern or technical.",
    )(command)


def paper_option(command: Command) -> Command:
    """``--paper``: the size of its pages."""
    return click.option(
        "--paper",
        type=click.Choice(["us-letter", "a4"]),
        default="us-letter",
        show_default=True,
        help="The pages of a PDF or DOCX.",
    )(command)


def attachment_option(command: Command) -> Command:
    """``--attachment``: whether a PDF carries its data."""
    return click.option(
        "--attachment/--no-attachment",
        default=True,
        show_default=True,
        help="A PDF carries the same résumé as JSON Resume, as a file that viewers list.",
    )(command)


def prepare_reader(path: str | Path, settings: Settings) -> None:
    """Start the process that will read the file, before the verb is loaded: both take their time side by side."""
    from careerproof.verbs.opening import prepare_reader as prepare

    prepare(path, settings)


def settings_of(facts: Path | None) -> Settings:
    """The settings in force under ``--facts``."""
    return load_settings(facts=facts)


def print_json(schema: str, result: Mapping[str, object], settings: Settings) -> None:
    """Prints a result in its envelope."""
    click.echo(to_json(wrap_result(schema, result, facts_version=version_of(settings))))


def print_json_lines(schema: str, results: Iterable[Mapping[str, object]], settings: Settings) -> None:
    """Prints results in their envelopes, one a line."""
    click.echo(rows_text(schema, results, settings, form="jsonl"), nl=False)


def rows_text(schema: str, results: Iterable[Mapping[str, object]], settings: Settings, *, form: str) -> str:
    """Results in their envelopes: one a line for "jsonl"; for "json" one value, which is a list unless it is alone."""
    version = version_of(settings)
    if form == "jsonl":
        return json_lines(schema, results, version)
    wrapped = [wrap_result(schema, result, facts_version=version) for result in results]
    return to_json(wrapped[0] if len(wrapped) == 1 else wrapped) + "\n"


def json_lines(schema: str, results: Iterable[Mapping[str, object]], facts_version: str) -> str:
    """Results in their envelopes, one a line."""
    wrapped = (wrap_result(schema, result, facts_version=facts_version) for result in results)
    return "".join(f"{to_json(item, compact=True)}\n" for item in wrapped)


def print_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Prints rows as CSV with a heading line; None is an empty cell."""
    click.echo(csv_text(columns, rows), nl=False)


def csv_text(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV with a heading line; None is an empty cell."""
    return csv_lines([columns, *rows])


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Rows as lines of CSV; None is an empty cell."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return buffer.getvalue()


def version_of(settings: Settings) -> str:
    """The version of the facts in force."""
    from careerproof.verbs.facts import info

    return info(settings=settings).version


def write_file(path: Path, data: bytes) -> None:
    """Writes a whole file or none: a failure on the way leaves what was there.

    Raises:
        FileUnreadable: the folder is missing or may not be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be written", hint="check that its folder exists and is yours") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise FileUnreadable(
            f"{path} cannot be written", hint="check the space and the rights of its folder"
        ) from error
