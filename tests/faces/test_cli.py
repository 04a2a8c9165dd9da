"""The command line keeps its promises: exit codes, one-line failures, nothing half-written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from careerproof.faces.cli.layout import WIDTH, bar, display_width, paragraph, shorten, table


def careerproof(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "careerproof", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False, timeout=120)


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("check",),
        ("check", "a.pdf", "--format", "yaml"),
        ("check", "a.pdf", "--fail-under", "50"),
        ("check", "-", "--posting", "-"),
        ("check", "a.pdf", "--moves", "-1"),
        ("score",),
        ("score", "nurse", "--all"),
        ("match",),
        ("paths",),
        ("optimize", "a.pdf", "--posting", "b.txt", "--apply", "safe"),
        ("facts", "build", "--sources", "no-such-folder", "--output", "x.sqlite"),
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(arguments: tuple[str, ...]) -> None:
    """A wrong call is told in one line on stderr, with where to look, and prints no result."""
    run = careerproof(*arguments)
    assert run.returncode == 2
    assert run.stdout == b""
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("error usage")
    assert " — " in lines[0]


def test_a_missing_file_is_exit_3() -> None:
    """A file that is not there is told with its name."""
    run = careerproof("check", "no-such.pdf")
    assert run.returncode == 3
    assert run.stdout == b""
    assert run.stderr.decode().startswith("error input.unreadable: there is no file no-such.pdf — ")
    assert len(run.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("facts", "build", "--help"), ("--version",)])
def test_help_is_exit_0_and_fits_80_columns(arguments: tuple[str, ...]) -> None:
    """Help goes to stdout and reads well at 80 columns."""
    run = careerproof(*arguments)
    assert run.returncode == 0
    assert all(display_width(line) <= WIDTH for line in run.stdout.decode().splitlines())
    assert run.stderr == b""


def test_missing_facts_are_exit_4(tmp_path: Path) -> None:
    """A facts artifact that is not there is told as such."""
    run = careerproof("score", "nurse", "--facts", str(tmp_path / "none.sqlite"))
    assert run.returncode == 4
    assert run.stderr.decode().startswith("error facts.missing")


def test_a_bug_is_exit_70_and_quotes_no_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen failure is one line with its place, and never its message, which could hold a résumé."""
    from careerproof.faces.cli import main

    def broken(*_arguments: object, **_options: object) -> None:
        raise KeyError("text of a résumé")

    monkeypatch.setattr(main.main, "main", broken)
    with pytest.raises(SystemExit) as stop:
        main.run(["score", "nurse"])
    assert stop.value.code == 70
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "text of a résumé" not in said


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0, 0, 0), (50, 40, 60), (100, 100, 100), (3, 0, 99), (99.9, 1, 100)]
)
def test_a_bar_always_has_its_width(value: float, low: float, high: float) -> None:
    """Bars line up whatever they show."""
    assert len(bar(value, low, high, width=20)) == 20


@pytest.mark.parametrize(
    "text", ["", "short", "x" * 300, "日本語のとても長い職業の名前です" * 5, "Ngọc Trần — électricienne " * 9]
)
def test_text_fits_its_cell(text: str) -> None:
    """Wide and combined characters count as a terminal shows them."""
    assert display_width(shorten(text, 30)) <= 30
    assert all(display_width(line) <= 40 for line in table([[text, "9"]], widths=(30, 4)).splitlines())
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in paragraph(text).splitlines())
