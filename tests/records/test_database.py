"""A database is ours, of this layout and let in, or one error says what is wrong."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from careerproof.errors import RecordsDamaged, RecordsForeign, RecordsMissing, RecordsOutdated, UsageError
from careerproof.records import Records, database, open_database, verify_records
from careerproof.records.migrating import HEAD, KNOWN, migrate_records

MakeRow = Callable[..., dict[str, object]]


def _old(address: str, rows: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Records as the first layout had them, with something in them."""
    with monkeypatch.context() as older:
        older.setattr(database, "HEAD", KNOWN[0])
        older.setattr(database, "migrate_records", lambda connection: migrate_records(connection, to=KNOWN[0]))
        with open_database(address, create=True) as opened:
            Records(opened).keep("R-1", rows)


def test_records_of_an_older_layout_are_upgraded(
    address: str, make_row: MakeRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept is kept, the chain holds, and the guards that the old layout had not are there."""
    _old(address, [make_row("ines")], monkeypatch)
    with pytest.raises(RecordsOutdated, match="layout 0001, this one 0002") as refused:
        open_database(address)
    assert "upgrade=True" in refused.value.hint
    with open_database(address, upgrade=True) as upgraded:
        assert verify_records(upgraded).records == 3
        with pytest.raises(RecordsDamaged, match="careerproof refuses"), upgraded.changing() as transaction:
            transaction.rows("DELETE FROM log")
        assert verify_records(upgraded).is_sound
        assert Records(upgraded).keep("R-1", [make_row("ines"), make_row("ben")]).to_dict()["known"] == 1
    with open_database(address) as again:
        assert verify_records(again).records == 5


def test_the_steps_lead_to_the_layout() -> None:
    """The list of layouts is that of the steps."""
    folder = Path(database.__file__).parent / "migrations" / "versions"
    assert [f"{path.stem[1:5]}" for path in sorted(folder.glob("v*.py"))] == list(KNOWN)
    assert KNOWN[-1] == HEAD


def test_a_newer_layout_is_left_alone(address: str, meddle: Callable[..., None]) -> None:
    """A version that does not know it does not touch it."""
    open_database(address, create=True).close()
    meddle("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(RecordsForeign, match="layout 0099"):
        open_database(address, upgrade=True)


def test_another_programs_tables_are_left_alone(address: str, meddle: Callable[..., None]) -> None:
    """Nothing is laid beside them."""
    meddle("CREATE TABLE log (words TEXT)")
    with pytest.raises(RecordsForeign, match="another program"):
        open_database(address, create=True, upgrade=True)


def test_what_is_not_begun_is_missing(address: str) -> None:
    """Only `init` begins records."""
    with pytest.raises(RecordsMissing, match="no records at"):
        open_database(address)
    if "://" not in address:
        assert not Path(address).exists()


def test_beginning_twice_changes_nothing(records: Records, address: str, make_row: MakeRow) -> None:
    """It is safe to ask again."""
    records.keep("R-1", [make_row()])
    with open_database(address, create=True) as again:
        assert verify_records(again).records == 3


@pytest.mark.skipif(os.name != "posix", reason="NOT RUN: there are no such permissions")
def test_the_file_is_its_owners(tmp_path: Path) -> None:
    """Nobody else on the machine reads it."""
    path = tmp_path / "new" / "records.sqlite"
    open_database(str(path), create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    """By its mark, or because it is no database; its bytes stay."""
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE mine (x)")
    text = tmp_path / "text.sqlite"
    text.write_text("not a database, and longer than a head " * 50, encoding="utf-8")
    for path, error in ((other, RecordsForeign), (text, RecordsDamaged)):
        before = path.read_bytes()
        with pytest.raises(error):
            open_database(str(path), create=True)
        assert path.read_bytes() == before


@pytest.mark.parametrize("address", ["mysql://example.com/x", "postgresql+psycopg2", "http://example.com", "://"])
def test_another_kind_of_database_is_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path or PostgreSQL, and one error else."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UsageError, RecordsMissing)):
        open_database(address)


def test_a_password_is_never_said() -> None:
    """The address is told without it, where nothing answers."""
    with pytest.raises(RecordsMissing) as refused:
        open_database("postgresql://kim:hunter-marker@127.0.0.1:1/records")
    assert "kim" in str(refused.value)
    assert "hunter-marker" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "closed"),
    [("example.com/x", True), ("example.com/x?sslmode=disable", False), ("localhost/x", False), ("127.0.0.1/x", False)],
)
def test_over_a_network_the_server_shows_its_certificate(
    address: str, closed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere than on this machine nobody reads along, unless the address says not to."""
    import pg8000

    asked: dict[str, object] = {}

    def connect(**given: object) -> None:
        asked.update(given)
        raise ConnectionRefusedError("seen enough")

    monkeypatch.setattr(pg8000, "connect", connect)
    with pytest.raises(RecordsMissing):
        open_database(f"postgresql://kim@{address}")
    assert asked.get("ssl_context", False) is closed
    assert "sslmode" not in asked


def test_the_front_of_the_room_says_what_it_lacks() -> None:
    """Without the extra there is one line with what to install."""
    code = "import sys; sys.modules['sqlalchemy'] = None; import careerproof.records"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MissingExtra" in run.stderr.splitlines()[-1]
    assert "careerproof[records]" in run.stderr
