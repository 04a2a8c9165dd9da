"""The items of a batch, one at a time, from files, folders, globs, archives, tables and standard input."""

from __future__ import annotations

import glob
import itertools
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from careerproof.errors import FileUnreadable, InputError
from careerproof.streams.archives import count_members, is_archive, read_members
from careerproof.streams.model import Columns, Item
from careerproof.streams.remote import is_remote, list_remote
from careerproof.streams.tables import has_column, is_table, read_table

_MAGIC = "*?["


def read_items(sources: Iterable[str | Path], *, most_bytes: int, columns: Columns | None = None) -> Iterator[Item]:
    """The items of the sources, in the order of the sources, each source in an order of its own that never changes.

    A source is a file, a folder (its files by name, hidden ones left out), a glob ("cohort/**/*.pdf"), a ZIP or TAR
    archive (its members as they lie in it), a table (.csv, .tsv, .jsonl, .parquet: a text in each row), an address
    that fsspec knows ("s3://…"), or "-" for standard input. What cannot be read is an item with its error.

    Args:
        most_bytes: the most of one item; a larger member of an archive is an item with an error.
        columns: where the text and the id stand in a table.

    Raises:
        UsageError: a table has no such column.
        MissingExtra: a library for Parquet or for an address is not installed.
    """
    chosen = columns or Columns()
    for source in sources:
        yield from _items(str(source), most_bytes, chosen)


def count_items(sources: Iterable[str | Path]) -> int | None:
    """How many items the sources hold; None where nobody knows before the end (a TAR archive, a table, a stream)."""
    count = 0
    for source in map(str, sources):
        if source == "-" or is_remote(source) or is_table(source):
            return None
        files = _files(source)
        if is_archive(source):
            members = count_members(source)
            if members is None:
                return None
            count += members
        else:
            count += len(files)
    return count


def _items(source: str, most_bytes: int, columns: Columns) -> Iterator[Item]:
    if source == "-":
        yield Item(name="-", data=sys.stdin.buffer.read(most_bytes + 1))
    elif is_remote(source):
        yield from (Item(name=path, path=path) for path in list_remote(source))
    elif is_table(source):
        yield from _rows(source, columns)
    elif is_archive(source):
        yield from read_members(source, most_bytes=most_bytes)
    else:
        found = _files(source)
        if not found and _is_glob(source):
            yield Item(name=source, error=FileUnreadable(f"no file is called {source}"))
        yield from (Item(name=path, path=path) for path in found)


def _files(source: str) -> list[str]:
    folder = Path(source)
    if folder.is_dir():
        return sorted(str(path) for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    if _is_glob(source):
        return sorted(path for path in glob.glob(source, recursive=True) if Path(path).is_file())  # noqa: PTH207 - "**" from anywhere
    return [source]


def _is_glob(source: str) -> bool:
    """Whether it is a pattern; a file that is called so goes first."""
    return any(sign in source for sign in _MAGIC) and not Path(source).exists()


def _rows(source: str, columns: Columns) -> Iterator[Item]:
    """The texts of a table; the first row tells whether it has the columns."""
    rows = read_table(source)
    first = next(rows, None)
    if first is None:
        return
    named = has_column(source, first, columns.text, needed=True) and has_column(source, first, columns.id)
    for row in itertools.chain((first,), rows):
        name = f"{source}#{row.cells.get(columns.id.lower()) if named else row.number}"
        text = row.cells.get(columns.text.lower())
        error: InputError | None = row.error
        if error is None and not isinstance(text, str):
            error = FileUnreadable(f"row {row.number} of {source} has no text", hint=f"fill its column {columns.text}")
        yield Item(name=name, error=error) if error else Item(name=name, data=str(text).encode())
