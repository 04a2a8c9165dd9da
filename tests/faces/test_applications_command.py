"""careerproof applications: from the first posting to the erasure."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from careerproof.faces.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
POSTING = str(EXAMPLES / "postings" / "machine-learning-engineer.md")
RESUME = str(EXAMPLES / "resumes" / "maya-okonkwo.pdf")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The command over a workspace of its own."""
    monkeypatch.setenv("CAREERPROOF_WORKSPACE", str(tmp_path / "w" / "workspace.sqlite"))

    def call(*arguments: str, answer: str | None = None) -> Result:
        return CliRunner().invoke(main, ["applications", *arguments], input=answer, catch_exceptions=True)

    return call


def test_the_whole_way(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A posting is read, steps and notes are written down, everything comes out and is erased."""
    assert run("list").output.startswith("Nothing is kept")
    assert run("add", POSTING, "--state", "applied", "--sent", RESUME, "--on", "2026-01-31").exit_code == 0
    assert run("add", "--title", "Data Analyst", "--employer", "Acme Corp").exit_code == 0
    assert run("move", "1", "interview", "--on", "2026-02-03", "--note", "with the head of data").exit_code == 0
    assert run("note", "2", "call Ms Lee", "--next", "2026-02-10").exit_code == 0
    listed = json.loads(run("list", "--format", "json").stdout)
    assert listed["schema"] == "careerproof.applications/1"
    assert [(item["id"], item["state"]) for item in listed["applications"]] == [(2, "interested"), (1, "interview")]
    shown = json.loads(run("show", "1", "--format", "json").stdout)
    assert (shown["title"], shown["employer"], shown["applied_on"]) == (
        "Machine Learning Engineer", "Larkmoor Logistics", "2026-01-31",
    )  # fmt: skip
    page = run("show", "1").stdout
    assert "2026-02-03 interview — with the head of data" in page
    assert "sent: maya-okonkwo.pdf (file 2), 2026-01-31" in page
    assert [line.split()[0] for line in run("list").stdout.splitlines()[1:]] == ["2", "1"]
    assert len(run("list", "--state", "interview", "--format", "jsonl").stdout.splitlines()) == 1
    assert run("export", "--output", str(tmp_path / "all.zip")).exit_code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert archive.read("files/2-maya-okonkwo.pdf") == Path(RESUME).read_bytes()
    assert run("remove", "2").exit_code == 0
    assert run("erase", answer="n\n").exit_code != 0
    assert len(json.loads(run("list", "--format", "json").stdout)["applications"]) == 1
    assert run("erase", "--yes").exit_code == 0
    assert list((tmp_path / "w").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add",), "usage"),
        (("add", "nowhere.md"), "input.unreadable"),
        (("add", "--title", "Analyst", "--on", "yesterday"), "usage"),
        (("add", "--title", "Analyst", "--sent", "nowhere.pdf"), "input.unreadable"),
        (("show", "1"), "workspace.missing"),
        (("export", "--output", "all.zip"), "workspace.missing"),
        (("erase", "--yes"), "workspace.missing"),
    ],
)
def test_a_refusal_makes_nothing(run, tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:  # type: ignore[no-untyped-def]
    """One clear error, and no file appears."""
    error = run(*arguments).exception
    assert getattr(error, "code", None) == code
    assert list(tmp_path.iterdir()) == []
