"""The file of a workspace: what is kept, what is refused, what is left after a crash and after an erasure."""

from __future__ import annotations

import datetime
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from careerproof.errors import CareerproofError, UsageError, WorkspaceBusy, WorkspaceForeign, WorkspaceMissing
from careerproof.workspace import store
from careerproof.workspace.model import State
from careerproof.workspace.store import Workspace, open_workspace

DAY = datetime.date(2026, 2, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a workspace may lie."""
    return tmp_path / "data" / "workspace.sqlite"


def begin(path: Path) -> Workspace:
    """A new workspace with one application that was sent."""
    workspace = open_workspace(path, create=True)
    number = workspace.add(
        title="Data Analyst", employer="Zoë & Sons", place="", on=DAY, state="applied",
        posting=("job.md", b"wanted: one analyst"), sent=("resume.pdf", b"%PDF of Ann Lee"),
    )  # fmt: skip
    assert number == 1
    return workspace


def test_an_application_comes_back_whole(path: Path) -> None:
    """What was kept is there in another opening: texts, dates, steps in order, files with their bytes."""
    with begin(path) as workspace:
        workspace.move(1, "interview", on=DAY + datetime.timedelta(days=9), note="with the head of data")
        workspace.move(1, "interested", on=DAY - datetime.timedelta(days=2))
        workspace.note(1, "call Ms Lee\nat ten", next_on=DAY)
        workspace.send(1, "second.pdf", b"%PDF again", made=DAY, edits=("e1", "e2"))
    with open_workspace(path) as workspace:
        (found,) = workspace.applications()
        assert workspace.application(1) == found
        assert (found.title, found.employer, found.state, found.applied_on) == (
            "Data Analyst", "Zoë & Sons", "interview", DAY,
        )  # fmt: skip
        assert (found.notes, found.next_on) == ("call Ms Lee\nat ten", DAY)
        assert [step.state for step in found.steps] == ["interested", "applied", "interview"]
        assert found.posting is not None
        assert workspace.file(found.posting.id)[1] == b"wanted: one analyst"
        assert [(sent.file.name, sent.edits) for sent in found.versions] == [
            ("resume.pdf", ()),
            ("second.pdf", ("e1", "e2")),
        ]


def test_what_is_due_comes_first(path: Path) -> None:
    """By the day on which something is to be done, then the newest; states narrow the list."""
    with begin(path) as workspace:
        workspace.add(title="Second", on=DAY)
        workspace.add(title="Third", on=DAY)
        workspace.note(2, "", next_on=DAY)
        assert [item.id for item in workspace.applications()] == [2, 3, 1]
        assert [item.id for item in workspace.applications(states=("applied", "offer"))] == [1]


@pytest.mark.parametrize(
    ("title", "notes", "state"),
    [("", "", "applied"), (" \n", "", "applied"), ("x" * 20_001, "", "applied"), ("a", "half \ud83d", "applied"),
     ("a", "", "nonsense")],
)  # fmt: skip
def test_a_refused_change_changes_nothing(path: Path, title: str, notes: str, state: State) -> None:
    """One error, and neither a row nor a file of it stays."""
    with begin(path) as workspace:
        before = workspace.applications()
        with pytest.raises(UsageError):
            workspace.add(title=title, notes=notes, state=state, on=DAY, posting=("other.md", b"other"))
        with pytest.raises(UsageError):
            workspace.move(7, "offer", on=DAY)
        assert workspace.applications() == before
        with pytest.raises(UsageError):
            workspace.file(3)


def test_nobody_else_may_read_it(path: Path) -> None:
    """The file is the person's own, and so is the folder that was made for it."""
    begin(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_what_is_removed_is_not_in_the_file(path: Path) -> None:
    """A search of the raw bytes finds what was kept before, and nothing of it after; what others use stays."""
    secrets = (b"%PDF of Ann Lee", b"wanted: one analyst", "Zoë & Sons".encode(), b"resume.pdf")
    with begin(path) as workspace:
        workspace.add(title="Second", on=DAY, posting=("same.md", b"shared"), sent=("other.pdf", b"kept"))
        workspace.send(1, "same.md", b"shared", made=DAY)
        assert all(secret in path.read_bytes() for secret in secrets)
        workspace.remove(1)
        raw = path.read_bytes()
        assert [secret for secret in secrets if secret in raw] == []
        assert workspace.file(workspace.application(2).versions[0].file.id)[1] == b"kept"
        workspace.remove(2)
        assert b"shared" not in path.read_bytes()


def test_erasing_leaves_no_file(path: Path) -> None:
    """The file itself goes, and what it held was overwritten before."""
    workspace = begin(path)
    held = path.open("rb")  # another program still looks at what was the file
    workspace.erase()
    with held:
        assert b"Ann Lee" not in held.read()
    assert list(path.parent.iterdir()) == []
    with pytest.raises(WorkspaceMissing):
        open_workspace(path)


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """A text, another program's database and a newer layout are told, and not written to."""
    text, other, newer = (tmp_path / name for name in ("a.txt", "b.sqlite", "c.sqlite"))
    text.write_text("no database at all, and longer than a page needs " * 50, encoding="utf-8")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE of_another (a)")
    begin(newer).close()
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for path in (text, other, newer):
        before = path.read_bytes()
        with pytest.raises(CareerproofError) as caught:
            open_workspace(path, create=True)
        assert caught.value.code == ("workspace.damaged" if path == text else WorkspaceForeign.code)
        assert path.read_bytes() == before


def test_another_program_that_holds_it_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a wait, in one line."""
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.05)
    begin(path).close()
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorkspaceBusy):
            open_workspace(path)
        other.execute("ROLLBACK")
    other.close()


def test_many_may_write_at_once(path: Path) -> None:
    """Eight writers with openings of their own: nothing is lost, nothing is there twice."""
    open_workspace(path, create=True).close()

    def write(writer: int) -> None:
        for turn in range(5):
            with open_workspace(path) as workspace:
                workspace.add(title=f"{writer}-{turn}", on=DAY, posting=("job.md", b"the same for all"))

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_workspace(path) as workspace:
        found = workspace.applications()
    assert sorted(item.title for item in found) == sorted(f"{w}-{t}" for w in range(8) for t in range(5))
    assert {item.posting.id for item in found if item.posting is not None} == {1}


@pytest.mark.skipif(sys.platform == "win32", reason="NOT RUN: there is no SIGKILL")
def test_a_killed_writer_loses_nothing_that_was_kept(path: Path) -> None:
    """Killed in the midst of writing, the file holds all that was said to be kept, whole, and at most one more."""
    code = (
        "import datetime, sys\nfrom pathlib import Path\n"
        "from careerproof.workspace.store import open_workspace\n"
        f"with open_workspace(Path({str(path)!r}), create=True) as workspace:\n"
        "    for turn in range(100_000):\n"
        "        sent = (f'{turn}', b'%d' % turn * 9000)\n"
        "        number = workspace.add(title='x', on=datetime.date(2026, 2, 3), sent=sent)\n"
        "        print(number, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(25)]
        os.kill(writer.pid, signal.SIGKILL)
        told += [int(line) for line in writer.stdout.read().split()]
    with open_workspace(path) as workspace:
        found = workspace.applications()
        assert {item.id for item in found} >= set(told)
        assert len(found) <= len(told) + 1
        for item in found:
            assert workspace.file(item.versions[0].file.id)[1] == b"%d" % (item.id - 1) * 9000
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
