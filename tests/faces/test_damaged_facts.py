"""Whatever is broken in the facts, every verb answers or says so in one line: exit 4, never a traceback."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerproof.faces.cli import main as cli
from careerproof.facts.schema import APPLICATION_ID, SCHEMA
from careerproof.facts.store import Facts
from careerproof.settings import SHIPPED_FACTS

PAGE = 4096
RESUME = next(iter(sorted((Path(__file__).parents[2] / "examples" / "resumes").glob("*.pdf"))))
VERBS = (
    ("score", "registered nurses"),
    ("score", "welder", "--format", "json"),
    ("profile", "data analyst"),
    ("match", "software developr"),
    ("skills", str(RESUME)),
    ("paths", "--from", "bookkeeper"),
    ("check", str(RESUME)),
    ("facts", "info"),
    ("facts", "verify"),
)
FINE, DAMAGED = 0, 4


@pytest.fixture(scope="module")
def content() -> bytes:
    """The bytes of the shipped artifact."""
    return SHIPPED_FACTS.read_bytes()


def _answer(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a command, run in this process."""
    code = cli._run(list(arguments))
    out, err = capfd.readouterr()
    return code, out, err


def _assert_told(code: int, out: str, err: str) -> None:
    """Either an answer, or one line of error, or the findings of the verification."""
    assert code in (FINE, DAMAGED), err
    assert "Traceback" not in err
    if code == DAMAGED and "FAULT" not in out:
        assert [line[:12] for line in err.splitlines() if "checking" not in line] == ["error facts."]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((30, 3_000))):
        data[chance.randrange(PAGE, len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _overwritten(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((30, 3_000))):
        data[chance.randrange(PAGE, len(data))] = chance.randrange(256)
    return bytes(data)


def _zeroed(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.choice((3, 300))):
        start = chance.randrange(1, len(data) // PAGE) * PAGE
        data[start : start + PAGE] = bytes(PAGE)
    return bytes(data)


def _swapped(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(200):
        one, other = (chance.randrange(1, len(data) // PAGE) * PAGE for _ in range(2))
        data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]
    return bytes(data)


def _shifted(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(100, len(content))
    return content[:start] + b"\0" + content[start:-1]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


SPOILS = (_flipped, _overwritten, _zeroed, _swapped, _shifted, _cut)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__[1:])
def test_noise_anywhere_is_told_by_every_verb(
    content: bytes,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    spoil: Callable[[bytes, random.Random], bytes],
    seed: int,
) -> None:
    """Flipped, zeroed, swapped, shifted and missing bytes give an answer or one line; `verify` always notices."""
    spoilt = spoil(content, random.Random(f"{spoil.__name__} {seed}"))  # noqa: S311 - no secret hangs on it
    path = tmp_path / "facts.sqlite"
    path.write_bytes(spoilt)
    for arguments in VERBS:
        code, out, err = _answer(capfd, *arguments, "--facts", str(path))
        _assert_told(code, out, err)
        if arguments == ("facts", "verify"):
            assert code == DAMAGED


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE occupation (code TEXT)")
    connection.commit()
    connection.close()


def _without_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA}; CREATE TABLE a(b)")
    connection.close()


def _layout(number: int) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        data = SHIPPED_FACTS.read_bytes()
        path.write_bytes(data[:60] + struct.pack(">I", number) + data[64:])

    return write


KINDS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "facts.missing"),
    "folder": (lambda path: path.mkdir(), "facts.missing"),
    "empty": (lambda path: path.write_bytes(b""), "facts.damaged"),
    "text": (lambda path: path.write_text("these are no facts\n" * 99), "facts.foreign"),
    "foreign": (_foreign, "facts.foreign"),
    "without tables": (_without_tables, "facts.damaged"),
    "newer": (_layout(SCHEMA + 1), "facts.foreign"),
    "older": (_layout(SCHEMA - 1), "facts.foreign"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_artifact_is_told_by_every_verb(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    """Every verb says in one line what the file is instead, with the code of that error."""
    write, identifier = KINDS[kind]
    path = tmp_path / "other.sqlite"
    write(path)
    for arguments in VERBS:
        code, out, err = _answer(capfd, *arguments, "--facts", str(path))
        assert (code, out, err.count("\n")) == (DAMAGED, "", 1)
        assert err.startswith(f"error {identifier}: ")


@pytest.fixture
def unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that may not be read: the system's refusal is played, because it lets the superuser read every file."""
    path = tmp_path / "facts.sqlite"
    path.write_bytes(b"x")
    really_open = Path.open

    def refuse(self: Path, *arguments: Any, **options: Any) -> Any:
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return really_open(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    return path


def test_a_file_that_may_not_be_read_is_told(unreadable: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is there, and the reason why it cannot be read is said."""
    code, _, err = _answer(capfd, "score", "nurse", "--facts", str(unreadable))
    assert code == DAMAGED
    assert "cannot be read" in err


def test_a_bug_over_sound_facts_stays_a_bug(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Sound facts are not blamed for an error of ours."""

    def fail(*_: object, **__: object) -> None:
        raise TypeError("ours")

    monkeypatch.setattr(Facts, "occupations", fail)
    monkeypatch.setattr(Facts, "occupation", fail)
    code, _, err = _answer(capfd, "score", "15-1252.00")
    assert code == 70
    assert "please report it" in err
