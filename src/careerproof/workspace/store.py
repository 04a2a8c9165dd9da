"""Opens the file of a workspace, reads it and changes it; each change is whole or not at all.

Why one SQLite file in its plainest form (a rollback journal, full synchronisation): a person can copy it, back it up
and delete it as they do with any other file, and what was committed is there after a crash. Deleted rows are
overwritten with zeros, so that what was removed cannot be found in the file.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from careerproof.errors import UsageError, WorkspaceBusy, WorkspaceDamaged, WorkspaceForeign, WorkspaceMissing
from careerproof.workspace.model import STATES, Application, KeptFile, SentVersion, State, Step

FORMAT = 0x43505753
"""What SQLite calls the application id: the letters CPWS."""
LAYOUT = 1
WAIT_SECONDS = 10.0
"""How long a change waits for another to end."""
LONGEST = 20_000
"""The most characters of a text that a person writes."""
_FILES_IN_USE = "SELECT posting FROM application WHERE posting IS NOT NULL UNION SELECT file FROM version"


def open_workspace(path: Path, *, create: bool = False) -> Workspace:
    """The workspace in a file; with `create` a new one where there is none, which nobody else may read.

    Raises:
        WorkspaceMissing: there is none, or it cannot be made there.
        WorkspaceForeign: another program's file, or a newer layout.
        WorkspaceDamaged: the file is broken.
        WorkspaceBusy: another program holds it.
    """
    if not path.is_file():
        if not create:
            raise WorkspaceMissing(f"there is no workspace at {path}")
        _make_private(path)
    with _telling(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return Workspace(connection, path)


class Workspace:
    """The applications of one person, with the files that belong to them.

    Every method but `close` and `erase` raises WorkspaceBusy where another program holds the file, and
    WorkspaceDamaged where it is broken; one that changes something raises UsageError for what cannot be kept.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self.path = connection, path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def applications(self, *, states: Sequence[State] = ()) -> tuple[Application, ...]:
        """All applications, or those in one of the states; what is to be done first comes first, then the newest."""
        with self._reading():
            numbers = [number for (number,) in self._connection.execute("SELECT number FROM application")]
            found = [self._application(number) for number in numbers]
        kept = [item for item in found if not states or item.state in states]
        last = datetime.date.max
        return tuple(sorted(kept, key=lambda item: (item.next_on or last, -item.id)))

    def application(self, number: int) -> Application:
        """One application.

        Raises:
            UsageError: there is none of that number.
        """
        with self._reading():
            return self._application(number)

    def file(self, number: int) -> tuple[KeptFile, bytes]:
        """A kept file and its bytes.

        Raises:
            UsageError: there is none of that number.
        """
        with self._reading():
            row = self._connection.execute("SELECT data FROM file WHERE number = ?", (number,)).fetchone()
            if row is None:
                raise UsageError(f"no file {number} is kept", hint="see which there are: careerproof applications show")
            return self._kept(number), bytes(row[0])

    def add(
        self, *, title: str, on: datetime.date, employer: str = "", place: str = "", link: str = "",
        state: State = "interested", notes: str = "", posting: tuple[str, bytes] | None = None,
        sent: tuple[str, bytes] | None = None, edits: Sequence[str] = (),
    ) -> int:  # fmt: skip
        """The number of a new application; `posting` and `sent` are a file's name and bytes, `edits` those in it."""
        texts = (_said(title, "title"), _text(employer, "employer"), _text(place, "place"), _text(link, "link"))
        with self._changing():
            number = self._insert(
                "INSERT INTO application (title, employer, place, link, notes, posting) VALUES (?, ?, ?, ?, ?, ?)",
                (*texts, _text(notes, "notes"), None if posting is None else self._keep(*posting)),
            )
            self._step(number, state, on, "")
            if sent is not None:
                self._send(number, *sent, made=on, edits=edits)
        return number

    def move(self, number: int, state: State, *, on: datetime.date, note: str = "") -> None:
        """Write down what an application became, and when."""
        with self._changing():
            self._application(number)
            self._step(number, state, on, note)

    def send(self, number: int, name: str, data: bytes, *, made: datetime.date, edits: Sequence[str] = ()) -> int:
        """Keep the résumé that belongs to an application; its number as a file."""
        with self._changing():
            self._application(number)
            return self._send(number, name, data, made=made, edits=edits)

    def note(self, number: int, notes: str, *, next_on: datetime.date | None = None) -> None:
        """Write the notes of an application anew, and when something is to be done about it."""
        with self._changing():
            self._application(number)
            self._connection.execute(
                "UPDATE application SET notes = ?, next_on = ? WHERE number = ?",
                (_text(notes, "notes"), None if next_on is None else next_on.isoformat(), number),
            )

    def remove(self, number: int) -> None:
        """Remove an application, and the files that belong to no other; nothing of them stays in the file."""
        with self._changing():
            self._application(number)
            self._connection.execute("DELETE FROM application WHERE number = ?", (number,))
            self._connection.execute(f"DELETE FROM file WHERE number NOT IN ({_FILES_IN_USE})")  # noqa: S608 - ours

    def erase(self) -> None:
        """Remove everything, and the file itself."""
        with self._changing():
            for table in ("application", "file"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        self.close()
        with _telling(self.path):
            self.path.unlink()

    def _application(self, number: int) -> Application:
        row = self._connection.execute(
            "SELECT title, employer, place, link, next_on, notes, posting FROM application WHERE number = ?", (number,)
        ).fetchone()
        if row is None:
            raise UsageError(f"there is no application {number}", hint="see the list: careerproof applications list")
        title, employer, place, link, next_on, notes, posting = row
        steps = tuple(
            Step(on=datetime.date.fromisoformat(on), state=cast(State, state), note=note)
            for on, state, note in self._connection.execute(
                "SELECT happened, state, note FROM step WHERE application = ? ORDER BY happened, number", (number,)
            )
        )
        versions = tuple(
            SentVersion(made=datetime.date.fromisoformat(made), file=self._kept(file), edits=tuple(json.loads(edits)))
            for file, made, edits in self._connection.execute(
                "SELECT file, made, edits FROM version WHERE application = ? ORDER BY number", (number,)
            ).fetchall()
        )
        return Application(
            id=number, title=title, employer=employer, place=place, link=link, state=steps[-1].state,
            next_on=None if next_on is None else datetime.date.fromisoformat(next_on), notes=notes,
            posting=None if posting is None else self._kept(posting), steps=steps, versions=versions,
        )  # fmt: skip

    def _kept(self, number: int) -> KeptFile:
        name, digest, size = self._connection.execute(
            "SELECT name, sha256, length(data) FROM file WHERE number = ?", (number,)
        ).fetchone()
        return KeptFile(id=number, name=name, sha256=digest, size_bytes=size)

    def _keep(self, name: str, data: bytes) -> int:
        """The number of a file; the same bytes are kept once."""
        digest = hashlib.sha256(data).hexdigest()
        row = self._connection.execute("SELECT number FROM file WHERE sha256 = ?", (digest,)).fetchone()
        if row is not None:
            return int(row[0])
        values = (_said(name, "name of the file"), digest, data)
        return self._insert("INSERT INTO file (name, sha256, data) VALUES (?, ?, ?)", values)

    def _send(self, number: int, name: str, data: bytes, *, made: datetime.date, edits: Sequence[str]) -> int:
        file = self._keep(name, data)
        self._insert(
            "INSERT INTO version (application, file, made, edits) VALUES (?, ?, ?, ?)",
            (number, file, made.isoformat(), json.dumps(list(edits), ensure_ascii=False)),
        )
        return file

    def _step(self, number: int, state: str, on: datetime.date, note: str) -> None:
        if state not in STATES:
            raise UsageError(f"{state!r} is no state of an application", hint=f"one of {', '.join(STATES)}")
        self._connection.execute(
            "INSERT INTO step (application, happened, state, note) VALUES (?, ?, ?, ?)",
            (number, on.isoformat(), state, _text(note, "note")),
        )

    def _insert(self, statement: str, values: Sequence[object]) -> int:
        number = self._connection.execute(statement, values).lastrowid
        if number is None:
            raise RuntimeError("a row was written and has no number")
        return number

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        """One state of the file for all that is read."""
        with _telling(self.path), self._within("BEGIN"):
            yield

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """A change that is whole or not at all."""
        with _telling(self.path), self._within("BEGIN IMMEDIATE"):
            yield

    @contextlib.contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Sets what holds for this connection, and lays the tables of a new file."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("BEGIN IMMEDIATE")
    kind, layout = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (kind, layout, tables) == (0, 0, 0):
        for statement in _layout():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {FORMAT}")
        connection.execute(f"PRAGMA user_version = {LAYOUT}")
    elif kind != FORMAT:
        raise WorkspaceForeign(f"{path} is another program's file")
    elif layout != LAYOUT:
        raise WorkspaceForeign(f"{path} was written by another version (layout {layout}, this one knows {LAYOUT})")
    connection.execute("COMMIT")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@cache
def _layout() -> tuple[str, ...]:
    """The statements that lay the tables."""
    text = files("careerproof.workspace").joinpath("layout.sql").read_text(encoding="utf-8")
    return tuple(statement.strip() for statement in text.split(";") if statement.strip())


def _make_private(path: Path) -> None:
    """An empty file that nobody else may read, with the folders above it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise WorkspaceMissing(f"no workspace can be made at {path} ({error.strerror})") from error


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Says in our words what SQLite and the disk say in theirs."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise WorkspaceBusy(f"another program holds the workspace {path}") from error
        raise WorkspaceDamaged(f"the workspace {path} cannot be used ({error})") from error
    except (sqlite3.DatabaseError, OSError) as error:
        raise WorkspaceDamaged(f"the workspace {path} cannot be used ({error})") from error


def _said(text: str, what: str) -> str:
    found = _text(text, what)
    if not found:
        raise UsageError(f"an application needs a {what}", hint="say what the job is called: --title 'Data Analyst'")
    return found


def _text(text: str, what: str) -> str:
    """A text as it is kept: without the spaces around it, and not endless."""
    found = text.replace("\x00", "").strip()
    if len(found) > LONGEST:
        raise UsageError(f"the {what} has over {LONGEST:,} characters", hint="keep what is longer as a file")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(f"the {what} holds what is no character", hint="write it in UTF-8") from error
    return found
