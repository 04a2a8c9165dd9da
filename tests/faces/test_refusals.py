"""What cannot be read is refused: exit 3, one line that says what to do, nothing printed and nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from careerproof.settings import SHIPPED_FACTS
from careerproof.testing import build_docx, build_pdf, write_text

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
RESUME = EXAMPLES / "resumes" / "graham-whitlock.pdf"
POSTING = EXAMPLES / "postings" / "staff-accountant.txt"
NAMED = "Xanthippe Quillfeather"
"""Stands in the text of every refused file that holds text, and must never stand in a message."""

PASSWORD = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + "41" * 32 + "> /U <" + "42" * 32 + "> /P -44 >> /ID [<00> <00>]"
)
SPRAWL = 300_000_000


def _paragraphs(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@cache
def _bomb() -> bytes:
    return build_docx(_paragraphs(NAMED + "a" * SPRAWL))


def _pages(count: int) -> bytes:
    return build_pdf([write_text(72, 720, f"{NAMED} {number}") for number in range(count)])


def _cut(name: str, share: float) -> bytes:
    data = (EXAMPLES / "resumes" / name).read_bytes()
    return data[: int(len(data) * share)]


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("resume.pdf", lambda: b"", "document.empty"),
    "blank": ("resume.txt", lambda: b" \n\n\t\n", "document.empty"),
    "encrypted": (
        "resume.pdf",
        lambda: build_pdf([write_text(72, 720, NAMED)], trailer=PASSWORD),
        "document.encrypted",
    ),
    "scan": ("resume.pdf", lambda: build_pdf(["q 600 0 0 780 0 0 cm /Im1 Do Q"] * 2), "document.scanned"),
    "no PDF": ("resume.pdf", f"{NAMED}\nAccounting Clerk\n".encode, "document.wrong_type"),
    "truncated DOCX": ("resume.docx", lambda: _cut("graham-whitlock.docx", 0.5), "document.damaged"),
    "truncated PDF": ("resume.pdf", lambda: _cut("graham-whitlock.pdf", 0.5), "document.damaged"),
    "zip bomb": ("resume.docx", _bomb, "document.too_large"),
    "5,000 pages": ("resume.pdf", lambda: _pages(5000), "document.too_many_pages"),
    "picture": ("resume.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(400), "document.unsupported"),
    "old Word": ("resume.doc", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000), "document.unsupported"),
    "noise": ("resume.bin", lambda: zlib.compress(_cut("graham-whitlock.pdf", 0.4))[20:], "document.unsupported"),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "{file}", "--posting", str(POSTING), "--report", "report.html"),
    "read": ("read", "{file}", "--format", "json"),
    "read text": ("read", "{file}"),
    "inspect": ("inspect", "{file}"),
    "export": ("export", "{file}", "--output", "clean.docx"),
    "optimize": ("optimize", "{file}", "--posting", str(POSTING), "--apply", "safe", "--output", "better.docx"),
}


def careerproof(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, in a folder of its own."""
    command = [sys.executable, "-m", "careerproof", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False, timeout=60)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def assert_refused(run: subprocess.CompletedProcess[bytes], family: str, *, code: int = 3) -> None:
    """Exit code, one line with a hint, nothing on stdout, no text of the document."""
    said = run.stderr.decode()
    assert run.returncode == code, said
    assert run.stdout == b""
    assert len(said.splitlines()) == 1
    assert said.startswith(f"error {family}: ")
    what, dash, hint = said.partition(" — ")
    assert dash
    assert len(what) > len(f"error {family}: ") + 5
    assert len(hint.strip()) > 10
    assert not any(name in said for name in NAMED.split())
    assert "Traceback" not in said


@pytest.mark.parametrize("what", list(REFUSED))
@pytest.mark.parametrize("command", ["check", "optimize"])
def test_a_refused_resume_leaves_nothing_behind(command: str, what: str, tmp_path: Path) -> None:
    """Whatever is wrong with the résumé, it is told in one line, and no report or résumé is written."""
    name, build, code = REFUSED[what]
    (tmp_path / name).write_bytes(build())
    before = contents(tmp_path)
    run = careerproof(*(part.format(file=name) for part in COMMANDS[command]), cwd=tmp_path)
    assert_refused(run, code)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("what", ["empty", "no PDF", "truncated DOCX", "5,000 pages"])
@pytest.mark.parametrize("command", ["read", "read text", "inspect", "export"])
def test_every_verb_refuses_alike(command: str, what: str, tmp_path: Path) -> None:
    """The other verbs that open a file refuse it in the same words."""
    name, build, code = REFUSED[what]
    (tmp_path / name).write_bytes(build())
    before = contents(tmp_path)
    run = careerproof(*(part.format(file=name) for part in COMMANDS[command]), cwd=tmp_path)
    assert_refused(run, code)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("command", list(COMMANDS))
def test_a_folder_and_a_missing_file_are_refused(command: str, tmp_path: Path) -> None:
    """What is not a file is told with its name."""
    (tmp_path / "folder.pdf").mkdir()
    for name in ("folder.pdf", "no such résumé.pdf"):
        run = careerproof(*(part.format(file=name) for part in COMMANDS[command]), cwd=tmp_path)
        assert_refused(run, "input.unreadable")
        assert name in run.stderr.decode()
    assert contents(tmp_path) == {}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="NOT RUN: root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """A file that one may not read is told as such."""
    file = tmp_path / "resume.pdf"
    file.write_bytes(RESUME.read_bytes())
    file.chmod(0)
    assert_refused(careerproof("check", "resume.pdf", cwd=tmp_path), "input.unreadable")


@pytest.mark.parametrize("what", ["empty", "blank", "scan", "picture", "noise", "zip bomb"])
def test_a_refused_posting_leaves_nothing_behind(what: str, tmp_path: Path) -> None:
    """A posting that is a binary, or nothing, stops `check` and `optimize` before anything is written."""
    name, build, code = REFUSED[what]
    (tmp_path / name).write_bytes(build())
    before = contents(tmp_path)
    for command in (
        ("check", str(RESUME), "--posting", name, "--report", "report.html"),
        ("optimize", str(RESUME), "--posting", name, "--apply", "safe", "--output", "better.pdf"),
    ):
        assert_refused(careerproof(*command, cwd=tmp_path), code)
        assert contents(tmp_path) == before


@pytest.mark.parametrize("what", ["empty", "no PDF", "noise"])
def test_standard_input_is_refused_alike(what: str, tmp_path: Path) -> None:
    """Bytes that come through a pipe are judged by what they are; text in a pipe is text, whatever it was named."""
    _, build, code = REFUSED[what]
    run = careerproof("inspect", "-", cwd=tmp_path, stdin=build())
    if what == "no PDF":
        assert run.returncode == 0
    else:
        assert_refused(run, code)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", str(RESUME), "--output", "clean.exe"),
        ("export", str(RESUME)),
        ("optimize", str(RESUME), "--posting", str(POSTING), "--output", "better.docx"),
        ("optimize", str(RESUME), "--posting", str(POSTING), "--apply", "no-such-edit", "--output", "better.docx"),
        ("check", str(RESUME), "--today", "yesterday", "--report", "report.html"),
        ("check", str(RESUME), "--policy", "no-such-policy", "--report", "report.html"),
        ("check", str(RESUME), "--policy", str(POSTING), "--report", "report.html"),
    ],
)
def test_a_wrong_call_writes_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """A wrong value is exit 2, told in one line, and leaves no file."""
    run = careerproof(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert run.stdout == b""
    assert len(run.stderr.decode().splitlines()) == 1
    assert run.stderr.startswith(b"error usage")
    assert contents(tmp_path) == {}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A missing folder for the output is refused in one line, before any result is printed."""
    run = careerproof("check", str(RESUME), "--report", "no-such-folder/report.html", cwd=tmp_path)
    assert_refused(run, "input.unreadable")
    assert contents(tmp_path) == {}


def _truncated() -> bytes:
    with SHIPPED_FACTS.open("rb") as stream:
        return stream.read(200_000)


def _overwritten() -> bytes:
    data = bytearray(SHIPPED_FACTS.read_bytes())
    data[4096:40960] = b"\x5a" * (40960 - 4096)
    return bytes(data)


FACTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "facts.damaged"),
    "text": (lambda: b"these are no facts at all\n" * 100, "facts.foreign"),
    "truncated": (_truncated, "facts.damaged"),
    "overwritten": (_overwritten, "facts.damaged"),
}


@pytest.mark.parametrize("what", list(FACTS))
@pytest.mark.parametrize("command", [("score", "registered nurses"), ("check", str(RESUME)), ("facts", "verify")])
def test_facts_that_cannot_be_used_are_exit_4(command: tuple[str, ...], what: str, tmp_path: Path) -> None:
    """Damaged, truncated or foreign facts are told in one line, by every verb alike."""
    build, code = FACTS[what]
    (tmp_path / "other.sqlite").write_bytes(build())
    before = contents(tmp_path)
    assert_refused(careerproof(*command, "--facts", "other.sqlite", cwd=tmp_path), code, code=4)
    assert contents(tmp_path) == before


def test_another_programs_database_is_foreign(tmp_path: Path) -> None:
    """A SQLite file that is not ours is told apart from a damaged one."""
    import sqlite3

    connection = sqlite3.connect(tmp_path / "other.sqlite")
    connection.execute("create table occupation (code text)")
    connection.commit()
    connection.close()
    assert_refused(careerproof("score", "nurse", "--facts", "other.sqlite", cwd=tmp_path), "facts.foreign", code=4)
