"""Parquet files: their rows read a few at a time, and a finished CSV file written as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from careerproof.errors import FileUnreadable, MissingExtra, WrongType

_ROWS = 256
_GROUP = 20_000
"""How many rows a row group has: the same rows give the same file."""


def read_parquet(path: str) -> Iterator[Mapping[str, object]]:
    """The rows of a Parquet file by their column names.

    Raises:
        MissingExtra: pyarrow is not installed.
        FileUnreadable: no such file.
        WrongType: the file is no Parquet file.
    """
    pyarrow, parquet, _ = _libraries()
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS):
                yield from batch.to_pylist()
    except FileNotFoundError as error:
        raise FileUnreadable(f"there is no file {path}") from error
    except pyarrow.ArrowException as error:
        raise WrongType(f"{path} is no Parquet file") from error
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read") from error


def write_parquet(table: Path, target: Path, numbers: frozenset[str]) -> None:
    """Write the rows of a CSV file as Parquet; the columns in `numbers` are numbers, the others text; empty is null.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    pyarrow, parquet, reading = _libraries()
    with table.open(encoding="utf-8", newline="") as stream:
        names = stream.readline().rstrip("\n").split(",")
    schema = pyarrow.schema([(name, pyarrow.float64() if name in numbers else pyarrow.string()) for name in names])
    options = reading.ConvertOptions(
        column_types=schema, strings_can_be_null=True, null_values=[""], quoted_strings_can_be_null=True
    )
    parsing = reading.ParseOptions(newlines_in_values=True)
    with (
        reading.open_csv(table, convert_options=options, parse_options=parsing) as rows,
        parquet.ParquetWriter(target, schema, compression="zstd") as writer,
    ):
        held = schema.empty_table()
        for batch in rows:
            held = pyarrow.concat_tables([held, pyarrow.Table.from_batches([batch])])
            while held.num_rows >= _GROUP:
                writer.write_table(held.slice(0, _GROUP), row_group_size=_GROUP)
                held = held.slice(_GROUP)
        if held.num_rows:
            writer.write_table(held, row_group_size=_GROUP)


def need_parquet() -> None:
    """Say at once, before long work, that pyarrow is not installed.

    Raises:
        MissingExtra
    """
    _libraries()


def _libraries() -> tuple[Any, Any, Any]:
    try:
        import pyarrow
        from pyarrow import csv, parquet
    except ImportError as error:
        raise MissingExtra("pyarrow", extra="parquet") from error
    return pyarrow, parquet, csv
