"""The rows of a table, one at a time: CSV, tab-separated, JSON lines, Parquet."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from careerproof.errors import FileUnreadable, UsageError, WrongType
from careerproof.streams.model import TableRow
from careerproof.streams.parquet import read_parquet

_ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")
_CELL = 50_000_000
"""The most characters of one cell: a résumé may be long, a missing quote may not swallow the file unseen."""


def is_table(path: str | Path) -> bool:
    """Whether the name is that of a table."""
    return str(path).lower().endswith(_ENDINGS)


def read_table(path: str | Path) -> Iterator[TableRow]:
    """The rows of a table in their order; a row that cannot be read has an error in its place.

    Standard input ("-") holds JSON lines. A CSV or TSV file has its column names in the first line. Names are taken in
    lower case, without blanks around them.

    Raises:
        FileUnreadable: no such file, or no permission.
        WrongType: the file is no UTF-8 text, or no Parquet file.
        MissingExtra: the file is Parquet, and pyarrow is not installed.
    """
    name = str(path).lower()
    if name.endswith(".parquet"):
        yield from (
            TableRow(number=number, cells=_lowered(cells)) for number, cells in enumerate(read_parquet(str(path)), 1)
        )
        return
    with _open_text(path) as stream:
        try:
            if name.endswith((".csv", ".tsv")):
                yield from _read_delimited(stream, "\t" if name.endswith(".tsv") else ",")
            else:
                yield from _read_lines(stream)
        except UnicodeDecodeError as error:
            raise WrongType(f"{path} is not UTF-8 text", hint="save it as UTF-8") from error
        except csv.Error as error:
            raise WrongType(
                f"{path} is no table: {error}", hint="look for a quotation mark without its other"
            ) from error


def has_column(path: str | Path, row: TableRow, column: str, *, needed: bool = False) -> bool:
    """Whether the row has the column.

    Raises:
        UsageError: it is needed and not there; the message names those that are.
    """
    if row.error is not None or column.lower() in row.cells:
        return True
    if needed:
        there = ", ".join(row.cells) or "none"
        raise UsageError(f"{path} has no column named {column}", hint=f"its columns are: {there}")
    return False


def read_lines(path: str | Path) -> Iterator[str]:
    """The lines of a UTF-8 text file, or of standard input for "-", without line ends; an empty line is one too.

    Raises:
        FileUnreadable: no such file, or no permission.
        WrongType: the file is no UTF-8 text.
    """
    with _open_text(path, newline="\n") as stream:
        try:
            for line in stream:
                yield line.removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise WrongType(f"{path} is not UTF-8 text", hint="save it as UTF-8") from error


@contextlib.contextmanager
def _open_text(path: str | Path, *, newline: str = "") -> Iterator[TextIO]:
    if str(path) == "-":
        stream = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline=newline)
        try:
            yield stream
        finally:
            stream.detach()  # standard input is not ours to close
        return
    try:
        stream = Path(path).open(encoding="utf-8-sig", newline=newline)  # noqa: SIM115 - closed below
    except FileNotFoundError as error:
        raise FileUnreadable(f"there is no file {path}") from error
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read") from error
    with stream:
        yield stream


def _read_delimited(stream: TextIO, delimiter: str) -> Iterator[TableRow]:
    csv.field_size_limit(_CELL)
    reader = csv.reader(stream, delimiter=delimiter)
    heading = [name.strip().lower() for name in next(reader, [])]
    # A line without anything is no row.
    for number, cells in enumerate((row for row in reader if row), 1):
        yield TableRow(number=number, cells=dict(zip(heading, cells, strict=False)))


def _read_lines(stream: TextIO) -> Iterator[TableRow]:
    number = 0
    for line in stream:
        if not line.strip():
            continue
        number += 1
        try:
            cells = json.loads(line)
        except ValueError:
            cells = None
        if isinstance(cells, dict):
            yield TableRow(number=number, cells=_lowered(cells))
        else:
            error = FileUnreadable(
                f"row {number} is no JSON object", hint='write one object a line: {"id": …, "text": …}'
            )
            yield TableRow(number=number, cells={}, error=error)


def _lowered(cells: Mapping[str, object]) -> dict[str, object]:
    return {str(name).strip().lower(): value for name, value in cells.items()}
