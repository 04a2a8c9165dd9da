"""The doctor, completion and the manual page: what the program says of itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from careerproof.faces.cli.main import VERBS
from careerproof.verbs.doctor import EXTRAS, doctor

REPOSITORY = Path(__file__).resolve().parents[2]


def careerproof(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it."""
    return subprocess.run(
        [sys.executable, "-m", "careerproof", *arguments],
        capture_output=True, text=True, check=False, timeout=60, env=os.environ | surroundings,
    )  # fmt: skip


def test_everything_that_is_needed_works_here() -> None:
    """The shipped facts open, a file is read in its own process, and every extra is told."""
    found = doctor()
    assert found.healthy
    names = [one.name for one in found.examined]
    assert {"facts", "workers", "tesseract", "fonts", "browser", *(f"extra {name}" for name in EXTRAS)} <= set(names)
    assert all(one.hint for one in found.examined if one.state != "ok")


def test_broken_facts_are_told_with_what_to_do(tmp_path: Path) -> None:
    """Exit 1, the fault with its hint, and the other things are looked at all the same."""
    (tmp_path / "facts.sqlite").write_bytes(b"SQLite format 3\x00" + bytes(200))
    run = careerproof("doctor", "--format", "json", "--facts", str(tmp_path / "facts.sqlite"))
    assert run.returncode == 1
    rows = {row["name"]: row for row in json.loads(run.stdout)["examined"]}
    assert rows["facts"]["state"] == "failed"
    assert rows["facts"]["hint"]
    assert rows["workers"]["state"] == "ok"


def test_a_wrong_configuration_is_told() -> None:
    """What the configuration is told wrongly is a failure of the doctor's, and no crash."""
    run = careerproof("doctor", CAREERPROOF_FILE_SECONDS="soon")
    assert run.returncode == 1
    assert "no number for file_seconds" in " ".join(run.stdout.split())


def test_no_colour_in_a_pipe() -> None:
    """What is piped has no colour codes in it."""
    assert "\x1b[" not in careerproof("doctor").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(shell: str) -> None:
    """It is what the shell itself takes, where it is here; in any case it asks us for the words."""
    script = careerproof("completion", shell).stdout
    assert "_CAREERPROOF_COMPLETE" in script
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script, text=True, check=False).returncode == 0


def test_the_shell_is_told_verbs_and_options() -> None:
    """What the script asks for is answered: verbs by their beginning, options of a verb."""
    told = careerproof(_CAREERPROOF_COMPLETE="bash_complete", COMP_WORDS="careerproof sc", COMP_CWORD="1").stdout
    assert set(told.split()) == {"plain,score", "plain,screen"}
    told = careerproof(
        _CAREERPROOF_COMPLETE="bash_complete", COMP_WORDS="careerproof score --wh", COMP_CWORD="2"
    ).stdout
    assert "plain,--what-if" in told.split()


def test_the_manual_holds_every_verb_and_reads_well() -> None:
    """Each verb has its part; where there is groff, it has nothing to complain of."""
    page = (REPOSITORY / "docs" / "careerproof.1").read_text(encoding="utf-8")
    assert page.isascii()
    for verb in (name for group in VERBS.values() for name in group):
        assert f"\n.SS careerproof {verb}\n" in page
    if shutil.which("groff"):
        run = subprocess.run(["groff", "-man", "-ww", "-Tutf8"], input=page, capture_output=True, text=True, check=True)
        assert run.stderr == ""
        assert "careerproof check resume.pdf" in run.stdout
