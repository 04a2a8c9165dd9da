"""Reads one artifact: the file behind every answer, its sources and codes; tells what is wrong where it is damaged."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from careerproof.errors import FactsDamaged, FactsForeign, FactsMissing, UnknownOccupation
from careerproof.evidence import Source
from careerproof.facts.model import SourceFile, TableInfo
from careerproof.facts.schema import APPLICATION_ID, SCHEMA, TableNote
from careerproof.facts.tables import TABLES

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100

Value = TypeVar("Value")


class Known(dict[int, Value]):
    """What numbers stand for; a number that stands for nothing is damage."""

    def __init__(self, pairs: Iterable[tuple[int, Value]], path: Path) -> None:
        super().__init__(pairs)
        self._path = path

    def __missing__(self, number: int) -> Value:
        raise FactsDamaged(f"the facts in {self._path} are damaged: nothing has the number {number!r}")


class Database:
    """One artifact, opened read-only; every answer is read when it is asked for.

    Why a class of its own: SQL errors become FactsDamaged here and nowhere else.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @cached_property
    def version(self) -> str:
        """The version of the facts: it changes with any figure in them."""
        return self._meta("facts_version")

    def sources(self) -> tuple[Source, ...]:
        """Every source, sorted by id."""
        return tuple(sorted(self._sources.values(), key=lambda source: source.id))

    def source(self, identifier: str) -> Source:
        """The source with that id.

        Raises:
            KeyError: there is none.
        """
        return {source.id: source for source in self._sources.values()}[identifier]

    def source_files(self) -> tuple[SourceFile, ...]:
        """The files that the build read, sorted by path."""
        rows = self._rows("SELECT path, sha256, known FROM source_file ORDER BY path")
        return tuple(
            SourceFile(path=p, sha256=digest, known=None if known is None else bool(known)) for p, digest, known in rows
        )

    def codes(self) -> tuple[str, ...]:
        """All codes, sorted."""
        return tuple(self._numbers)

    @cached_property
    def label_sources(self) -> tuple[str, str]:
        """The sources of the task labels: those of exposure and automation, and those of physical work."""
        return self._meta("task_label_source"), self._meta("physical_label_source")

    def index(self, name: str) -> bytes:
        """The bytes of a ready-made index.

        Raises:
            KeyError: there is none of that name.
        """
        rows = self._rows("SELECT content FROM ready_index WHERE name = ?", (name,))
        if not rows:
            raise KeyError(name)
        return cast("bytes", rows[0][0])

    def tables(self) -> tuple[TableInfo, ...]:
        """Every table with its rows, the ids of its sources, and how many occupations it covers."""
        return tuple(self._table_info(note) for note in TABLES)

    def query(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a reading statement, for checks and pages about the artifact itself.

        Raises:
            FactsDamaged: the file is broken where the rows should be.
        """
        return self._rows(statement, values)

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, tuple(values)).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError) as error:
            raise FactsDamaged(f"the facts in {self.path} are damaged: {error}") from error

    def _only(self, statement: str, values: Sequence[object]) -> tuple[Any, ...]:
        rows = self._rows(statement, values)
        if not rows:
            raise FactsDamaged(f"the facts in {self.path} are damaged: a row is missing")
        return rows[0]

    def _meta(self, key: str) -> str:
        return str(self._only("SELECT value FROM meta WHERE key = ?", (key,))[0])

    def _known(self, pairs: Iterable[tuple[int, Value]]) -> Known[Value]:
        return Known(pairs, self.path)

    @cached_property
    def _sources(self) -> Known[Source]:
        rows = self._rows("SELECT number, id, title, publisher, edition, licence, url, citation FROM source")
        return self._known(
            (number, Source(id=i, title=t, publisher=p, edition=e, licence=licence, url=u, citation=c))
            for number, i, t, p, e, licence, u, c in rows
        )

    @cached_property
    def _ids(self) -> Known[str]:
        """The id of each source by its number."""
        return self._known((number, source.id) for number, source in self._sources.items())

    @cached_property
    def _codes(self) -> Known[str]:
        """The code of each occupation by its number."""
        return self._known((number, code) for code, number in self._numbers.items())

    def _source_ids(self, *numbers: int | None) -> tuple[str, ...]:
        """The ids of several sources, sorted, each once."""
        return tuple(sorted({self._ids[number] for number in numbers if number is not None}))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {code: number for number, code in self._rows("SELECT number, code FROM occupation ORDER BY number")}

    def _number(self, code: str) -> int:
        number = self._numbers.get(code)
        if number is None:
            raise UnknownOccupation(f"no occupation has the code {code!r}", at={"code": code})
        return number

    def _table_info(self, note: TableNote) -> TableInfo:
        sources: set[str] = set()
        columns = {column.name for column in note.columns}
        if "source" in columns:
            numbers = self._rows(f"SELECT DISTINCT source FROM {note.name}")  # noqa: S608 - the names are ours
            sources = {self._ids[number] for (number,) in numbers if number is not None}
        elif "sources" in columns:
            found = self._rows(f"SELECT DISTINCT text FROM {note.name} JOIN label ON number = sources")  # noqa: S608
            sources = {identifier for (joined,) in found for identifier in joined.split()}
        return TableInfo(
            name=note.name,
            about=note.about,
            rows=self._only(f"SELECT count(*) FROM {note.name}", ())[0],  # noqa: S608
            sources=tuple(sorted(sources)),
            occupations=self._covered(note),
        )

    def _covered(self, note: TableNote) -> int | None:
        if note.per_occupation is not None:
            return int(self._only(f"SELECT count(DISTINCT {note.per_occupation}) FROM {note.name}", ())[0])  # noqa: S608
        if note.joined_by is not None:
            column = note.joined_by
            statement = f"SELECT count(*) FROM occupation WHERE {column} IN (SELECT {column} FROM {note.name})"  # noqa: S608
            return int(self._only(statement, ())[0])
        return None


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to an artifact whose header is in order.

    Raises:
        FactsMissing: there is no such file.
        FactsForeign: the file is not a facts artifact, or has another layout than this version reads.
        FactsDamaged: the file is truncated or broken.
    """
    _check_header(path)
    try:
        # The file never changes while it is open (a new build replaces it whole), so no locks are needed.
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise FactsDamaged(f"the facts in {path} cannot be opened: {error}") from error


def _check_header(path: Path) -> None:
    """The header says whose file it is, which layout it has, and how long it must be."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FactsMissing(f"there is no facts artifact {path}") from error
    except IsADirectoryError as error:
        raise FactsMissing(f"{path} is a folder, not a facts artifact") from error
    except OSError as error:
        raise FactsMissing(f"the facts artifact {path} cannot be read: {error.strerror}") from error
    if not header or (len(header) < _HEADER_BYTES and _MAGIC.startswith(header[: len(_MAGIC)])):
        raise FactsDamaged(f"the facts in {path} are cut short")
    if not header.startswith(_MAGIC):
        raise FactsForeign(f"{path} is not a facts artifact")
    application, layout = (struct.unpack_from(">I", header, offset)[0] for offset in (68, 60))
    if application != APPLICATION_ID:
        raise FactsForeign(f"{path} is a database of another program")
    if layout != SCHEMA:
        age = "newer" if layout > SCHEMA else "older"
        raise FactsForeign(f"{path} has the {age} layout {layout}; this version reads layout {SCHEMA}")
    page_size, pages = struct.unpack_from(">H", header, 16)[0], struct.unpack_from(">I", header, 28)[0]
    if size != page_size * pages:
        raise FactsDamaged(f"the facts in {path} are cut short: {size} bytes of {page_size * pages}")
