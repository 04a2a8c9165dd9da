"""What the tests of the records share: a real PostgreSQL of their own, an empty database of each kind, and rows."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerproof.records import Records, open_database

PROGRAMS = ("initdb", "pg_ctl", "psql")
Row = dict[str, object]


class Server:
    """A PostgreSQL server that belongs to these tests: on a socket in its own folder, on no port."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder, self.user = folder, user
        self.data = folder / "data"

    def begin(self) -> None:
        """Lay its files and start it."""
        self.run("initdb", "--pgdata", str(self.data), "--auth", "trust", "--username", "tests", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c autovacuum=off"
        self.run(
            "pg_ctl", "start", "--pgdata", str(self.data), "--wait", "--log", str(self.folder / "log"), "-o", options
        )

    def end(self) -> None:
        """Stop it, whatever is still connected."""
        self.run("pg_ctl", "stop", "--pgdata", str(self.data), "--mode", "immediate", "--wait")

    def address(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://tests@/{name}?unix_sock={self.folder}/.s.PGSQL.5432"

    def query(self, statement: str, *, name: str = "postgres") -> str:
        """What a statement gives, asked past our own code."""
        return self.run("psql", "-h", str(self.folder), "-U", "tests", "-d", name, "-Atq", "-c", statement)

    def run(self, program: str, *arguments: str) -> str:
        """What a program of PostgreSQL prints; it refuses to run as the superuser of the machine."""
        found = find_program(program)
        assert found is not None
        run = subprocess.run(
            [found, *arguments],
            user=self.user if os.geteuid() == 0 else None,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            check=False,
            timeout=120,
        )
        assert run.returncode == 0, f"{program}: {run.stdout}"
        return run.stdout.strip()


def find_program(name: str) -> str | None:
    """A program of PostgreSQL, also where Debian keeps it."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(kept[-1]) if kept else None)


def _account() -> str | None:
    """Who the server runs as: ourselves, or somebody who is not the superuser."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL; the tests that need it say NOT RUN where the machine has none."""
    account = _account() if os.name == "posix" else None
    if account is None or any(find_program(name) is None for name in PROGRAMS):
        pytest.skip("NOT RUN: no PostgreSQL on this machine (Debian: apt-get install postgresql)")
    # A short name: the path of a socket may have a hundred characters at most.
    folder = Path(tempfile.mkdtemp(prefix="cprc-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, account)
        found = Server(folder, account)
        found.begin()
        try:
            yield found
        finally:
            found.end()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "records.sqlite")
    server: Server = request.getfixturevalue("server")
    name = f"r{uuid.uuid4().hex}"
    server.query(f"CREATE DATABASE {name} TEMPLATE template0")
    return server.address(name)


@pytest.fixture
def records(address: str) -> Iterator[Records]:
    """Records that hold nothing yet."""
    with open_database(address, create=True) as database:
        yield Records(database)


@pytest.fixture
def meddle(address: str, request: pytest.FixtureRequest) -> Callable[..., None]:
    """Changes the database as somebody would who can do everything in it: past our code and past its guards."""

    def change(*statements: str) -> None:
        if "://" in address:
            server: Server = request.getfixturevalue("server")
            name = address.partition("@/")[2].partition("?")[0]
            server.query("; ".join(["SET session_replication_role = replica", *statements]), name=name)
            return
        with contextlib.closing(sqlite3.connect(address)) as connection:
            guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in (*statements, *(text for _, text in guards)):
                connection.execute(statement)
            connection.commit()

    return change


@pytest.fixture
def make_row() -> Callable[..., Row]:
    """A row as `screen` gives it, of a synthetic person."""

    def make(name: str = "ines", **changed: object) -> Row:
        row: Row = {
            "resume": f"{name}.pdf", "posting": "job.md", "read": "ok", "score": 61.25, "policy_sha256": "a" * 64,
            "input_sha256": "b" * 64, "decision": None,
            "findings": [{"message": f"{name}@example.com, 555-0101, Zürich"}],
        }  # fmt: skip
        return row | changed

    return make
