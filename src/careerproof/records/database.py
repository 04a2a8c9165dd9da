"""Opens the database of the records, a SQLite file or PostgreSQL, and hands out transactions on it.

Why this module alone knows SQLAlchemy: the others say what they want in the SQL that both databases understand, and run
the same on both. SQLite lies in its plainest form (a rollback journal, full synchronisation, deleted rows overwritten),
as one file that can be copied; a write waits for the one before.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

try:
    import sqlalchemy
    from sqlalchemy import event, exc
except ImportError as error:
    from careerproof.errors import MissingExtra

    raise MissingExtra("SQLAlchemy", extra="records") from error

from careerproof.errors import (
    RecordsBusy,
    RecordsDamaged,
    RecordsError,
    RecordsForeign,
    RecordsMissing,
    RecordsOutdated,
    UsageError,
)  # fmt: skip
from careerproof.records.migrating import HEAD, KNOWN, migrate_records

FORMAT = 0x43505243
"""What SQLite calls the application id: the letters CPRC."""
WAIT_SECONDS = 60
"""How long a change waits for another to end."""
TABLES = ("decision", "screen", "candidate", "requisition", "log")
_WRITES = "careerproof_writes"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})

Value = str | int | float | None
Row = Mapping[str, Value]


def open_database(address: str, *, create: bool = False, upgrade: bool = False) -> Database:
    """The database at an address: the path of a SQLite file, or ``postgresql://USER:PASSWORD@HOST/NAME``.

    With `create` the tables are laid where there are none; with `upgrade` those of an older version are brought up.

    Raises:
        RecordsMissing: there is none, it cannot be made, or nothing answers.
        RecordsOutdated: an older version laid it, and `upgrade` was not asked for.
        RecordsForeign: another program's database, or a newer layout.
        RecordsDamaged: it is broken.
        RecordsBusy: another program holds it.
    """
    file = None if "://" in address else Path(address).expanduser()
    begins = file is not None and not file.is_file()
    if file is not None and begins:
        if not create:
            raise RecordsMissing(f"there are no records at {file}")
        _make_private(file)
    database = Database(_postgresql(address) if file is None else _sqlite(file), name=_shown(address))
    try:
        database.prepare(create=create, upgrade=upgrade)
    except BaseException:
        database.close()
        if file is not None and begins:
            file.unlink(missing_ok=True)
        raise
    return database


class Transaction:
    """What can be asked of the database within one transaction; `:name` in a statement stands for a value."""

    def __init__(self, connection: sqlalchemy.Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, **values: Value) -> list[Row]:
        """The rows that a statement gives."""
        return [dict(row) for row in self._connection.execute(sqlalchemy.text(statement), values).mappings()]

    def first(self, statement: str, **values: Value) -> Row | None:
        """The first row that a statement gives, None where it gives none."""
        row = self._connection.execute(sqlalchemy.text(statement), values).mappings().first()
        return None if row is None else dict(row)

    def among(self, statement: str, names: Sequence[str], **values: Value) -> list[Row]:
        """The rows of a statement that asks ``IN :names``."""
        if not names:
            return []
        asked = sqlalchemy.text(statement).bindparams(sqlalchemy.bindparam("names", expanding=True))
        return [dict(row) for row in self._connection.execute(asked, {**values, "names": list(names)}).mappings()]

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Put rows of the same columns into a table."""
        if rows:
            columns = list(rows[0])
            named = ", ".join(f":{column}" for column in columns)
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({named})"
            self._connection.execute(sqlalchemy.text(statement), [dict(row) for row in rows])

    def delete(self, table: str, ids: Iterable[str]) -> None:
        """Take the rows of these ids out of a table."""
        gone = [{"id": name} for name in ids]
        if gone:
            self._connection.execute(sqlalchemy.text(f"DELETE FROM {table} WHERE id = :id"), gone)


class Database:
    """The database of the records. `name` is its address without a password."""

    def __init__(self, engine: sqlalchemy.Engine, *, name: str) -> None:
        self._engine, self.name = engine, name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    @property
    def is_file(self) -> bool:
        """Whether it is a SQLite file."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One state of the database for all that is read."""
        with self._telling(), self._engine.connect() as connection:
            if not self.is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Transaction(connection)

    @contextmanager
    def changing(self) -> Iterator[Transaction]:
        """A change that is whole or not at all; one goes after the other."""
        with self._writing() as connection:
            if not self.is_file:
                # What follows sees all that the writer before left; readers are not held up.
                connection.execute(sqlalchemy.text("LOCK TABLE log IN EXCLUSIVE MODE"))
            yield Transaction(connection)

    def compact(self) -> None:
        """Write the tables anew, so that nothing of a removed row is left in the files of the database."""
        with self._telling(), self._engine.connect() as connection:
            plain = connection.execution_options(isolation_level="AUTOCOMMIT", **{_WRITES: None})
            if self.is_file:
                plain.execute(sqlalchemy.text("VACUUM"))
                return
            for table in TABLES[:-1]:
                plain.execute(sqlalchemy.text(f"VACUUM FULL {table}"))

    def prepare(self, *, create: bool, upgrade: bool) -> None:
        """See whose database it is; lay or upgrade its tables if that is asked for."""
        with self._writing() as connection:
            layout = self._layout(connection)
            if layout is None and not create:
                raise RecordsMissing(f"there are no records at {self.name}")
            if layout is not None and layout not in KNOWN:
                raise RecordsForeign(
                    f"{self.name} was laid by another version (layout {layout}, this one knows {HEAD})"
                )
            if layout not in (None, HEAD) and not upgrade:
                raise RecordsOutdated(f"{self.name} was laid by an older version (layout {layout}, this one {HEAD})")
            if layout != HEAD:
                migrate_records(connection)

    def _layout(self, connection: sqlalchemy.Connection) -> str | None:
        """The layout of its tables, None for an empty database."""
        tables = set(sqlalchemy.inspect(connection).get_table_names())
        if self.is_file:
            kind = connection.execute(sqlalchemy.text("PRAGMA application_id")).scalar_one()
            if kind not in (0, FORMAT) or (kind == 0 and tables):
                raise RecordsForeign(f"{self.name} is another program's file")
            connection.execute(sqlalchemy.text(f"PRAGMA application_id = {FORMAT}"))
        if not tables:
            return None
        if not {"alembic_version", *TABLES} <= tables:
            raise RecordsForeign(f"{self.name} holds tables of another program")
        found = connection.execute(sqlalchemy.text("SELECT version_num FROM alembic_version")).scalars().all()
        return str(found[0]) if len(found) == 1 else "?"

    @contextmanager
    def _writing(self) -> Iterator[sqlalchemy.Connection]:
        with self._telling(), self._engine.connect() as connection:
            if self.is_file:
                connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Says in our words what the databases say in theirs; never with the values of a statement."""
        try:
            yield
        except exc.DBAPIError as error:
            raise self._told(error) from None  # the original quotes the values, which are of people
        except OSError as error:
            raise RecordsMissing(f"nothing answers at {self.name} ({error})") from error

    def _told(self, error: exc.DBAPIError) -> RecordsError:
        said = _reason(error)
        if "locked" in said or "busy" in said or "55P03" in said:
            return RecordsBusy(f"another program holds {self.name}")
        if isinstance(error, exc.InterfaceError) or "28P01" in said or "28000" in said or "3D000" in said:
            return RecordsMissing(
                f"{self.name} does not let us in ({said})", hint="check host, name and password of the address"
            )
        return RecordsDamaged(f"{self.name} cannot be used ({said})")


def _sqlite(file: Path) -> sqlalchemy.Engine:
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(file)), connect_args={"timeout": WAIT_SECONDS}
    )

    def prepare(connection: object, _record: object) -> None:
        # The driver begins transactions by rules of its own, which leave out reads and changes of tables.
        connection.isolation_level = None  # type: ignore[attr-defined]
        for setting in ("foreign_keys = ON", "secure_delete = ON", "synchronous = FULL", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {setting}")  # type: ignore[attr-defined]

    def begin(connection: sqlalchemy.Connection) -> None:
        options = connection.get_execution_options()
        if options.get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _postgresql(address: str) -> sqlalchemy.Engine:
    url = _parsed(address)
    query = dict(url.query)
    plain = query.pop("sslmode", "") == "disable" or "unix_sock" in query or (url.host or "localhost") in _LOCAL
    url = url.set(drivername="postgresql+pg8000", query=query)
    # Over a network the driver would speak in the open: there it checks the certificate of the server instead.
    settings = {} if plain else {"ssl_context": True}
    try:
        engine = sqlalchemy.create_engine(url, connect_args={**settings, "application_name": "careerproof"})
    except ImportError as error:
        from careerproof.errors import MissingExtra

        raise MissingExtra("pg8000", extra="records") from error

    def prepare(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
        cursor.close()
        connection.commit()  # type: ignore[attr-defined]

    event.listen(engine, "connect", prepare)
    return engine


def _parsed(address: str) -> sqlalchemy.URL:
    try:
        url = sqlalchemy.make_url(address)
    except (exc.ArgumentError, ValueError):
        url = None
    if url is None or url.drivername.partition("+")[0] not in ("postgresql", "postgres"):
        raise UsageError(
            "records lie in a SQLite file or in PostgreSQL",
            hint="give a path, or postgresql://USER:PASSWORD@HOST/NAME",
        ) from None
    return url


def _shown(address: str) -> str:
    """The address without its password."""
    return _parsed(address).render_as_string(hide_password=True) if "://" in address else address


def _reason(error: exc.DBAPIError) -> str:
    """What the database says, without the detail that quotes a value."""
    original = error.orig
    told = original.args[0] if original is not None and original.args else type(error).__name__
    if isinstance(told, dict):  # pg8000 gives the fields of the answer: C is the code, M the message
        return f"{told.get('C', '')} {told.get('M', '')}".strip()
    return str(told)


def _make_private(path: Path) -> None:
    """An empty file that nobody else may read, with the folders above it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise RecordsMissing(f"no records can be made at {path} ({error.strerror})") from error
