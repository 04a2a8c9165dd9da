"""`careerproof facts diff` in a process of its own: what it prints in each form, how it ends."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from careerproof.errors import FactsMissing
from careerproof.facts.building.build import build_facts
from careerproof.verbs import facts as verb

SMALL = Path(__file__).resolve().parent.parent / "facts" / "small_sources.py"
ALTERED = (
    "UPDATE projection SET change_pct = -300 WHERE matrix = '29-1141'",
    "UPDATE projection SET employment_projected = employment_projected + 0.5 * employment",
    "UPDATE wage SET p50 = p50 * 1.05",
    "UPDATE occupation SET title = 'Coast Nurses' WHERE code = '29-1141.00'",
    "UPDATE measure SET value = 950000, high = 1000000 WHERE measure = 'automation_ai' AND value < 500000",
)


@pytest.fixture(scope="module")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An artifact of the tiny sources, and a copy in which pay, a projection, a title and a measure differ."""
    spec = importlib.util.spec_from_file_location("careerproof_small_sources_of_faces", SMALL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("diff")
    for path, (_, content) in module.small_files().items():
        (folder / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sources" / path).write_bytes(content)
    old, new = folder / "old.sqlite", folder / "new.sqlite"
    build_facts(folder / "sources", old)
    shutil.copyfile(old, new)
    connection = sqlite3.connect(new)
    for statement in ALTERED:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return old, new


def _diff(*arguments: str | Path, code: int = 0) -> str:
    """What the command prints; it must end with `code`, and with one line on stderr where that is a failure."""
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", "facts", "diff", *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    return run.stdout.decode() if code in (0, 1) else run.stderr.decode()


def test_the_text_tells_scores_first_and_fits_the_terminal(artifacts: tuple[Path, Path]) -> None:
    """A summary, then the lists; no line is wider than 80 columns; what is cut is counted."""
    text = _diff(*artifacts, "--top", "2")
    assert all(len(line) <= 80 for line in text.splitlines())
    places = [
        text.index(f"── {words}") for words in ("Summary", "Scores that moved", "Occupations", "Pay", "Projections")
    ]
    assert places == sorted(places)
    assert "Coast Nurses" in text
    assert "+5.0%" in text
    assert "--top 0 shows all" in text
    assert "--top 0 shows all" not in _diff(*artifacts, "--top", "0")


def test_equal_facts_have_no_difference(artifacts: tuple[Path, Path]) -> None:
    """The same artifact twice says so in every form, and is never over a threshold."""
    old, _ = artifacts
    assert "no difference" in _diff(old, old, "--fail-over", "0")
    assert _diff(old, old, "--format", "csv").splitlines() == ["code,title,what,old,new,change"]
    assert "No score moved" in _diff(old, old, "--format", "md")
    assert json.loads(_diff(old, old, "--format", "json"))["scores"]["moves"] == []


def test_the_json_is_an_envelope_whose_points_sum(artifacts: tuple[Path, Path]) -> None:
    """The schema is named, the version is that of the new facts, and the points of each move sum to it."""
    found = json.loads(_diff(*artifacts, "--format", "json"))
    assert found["schema"] == "careerproof.facts-diff/1"
    assert found["facts_version"] == found["facts"]["new_version"]
    change = found["scores"]["averages"][0]
    assert (change["name"], change["new"] - change["old"]) == ("change_pct", pytest.approx(50.0, abs=0.11))
    moves = found["scores"]["moves"]
    assert "29-1141.00" in {move["code"] for move in moves}
    for move in moves:
        assert round(sum(points["move"] for points in move["points"]), 2) == move["move"]


def test_the_csv_has_a_row_a_change(artifacts: tuple[Path, Path]) -> None:
    """Scores with their points, then figures, each with the value before and after."""
    rows = list(csv.DictReader(io.StringIO(_diff(*artifacts, "--format", "csv"))))
    told = {(row["code"], row["what"]): row for row in rows}
    assert told["29-1141.00", "projection.change_pct"]["new"] == "-30.0"
    assert told["29-1141.00", "occupation.title"]["old"] == "Island Nurses"
    score = told["29-1141.00", "score"]
    assert float(score["change"]) == pytest.approx(float(score["new"]) - float(score["old"]))
    assert ("29-1141.00", "score.demand") in told


def test_the_markdown_is_an_entry_of_the_changelog(artifacts: tuple[Path, Path]) -> None:
    """The heading that the changelog has, bullets within its width, figures before and after."""
    lines = _diff(*artifacts, "--format", "md", "--top", "1").splitlines()
    assert lines[0] == "### Scores that moved"
    assert "the demand of each edition is counted from its own average" in " ".join(map(str.strip, lines))
    assert all(line.startswith(("- ", "  ")) for line in lines[1:])
    assert all(len(line) <= 120 for line in lines)
    assert lines[-1].startswith("- And ")


def test_a_threshold_ends_with_one(artifacts: tuple[Path, Path]) -> None:
    """For a maintainer's checks: over the threshold the report is the same, and the command ends with 1."""
    assert "Scores that moved" in _diff(*artifacts, "--fail-over", "1", code=1)
    _diff(*artifacts, "--fail-over", "100")


def test_what_is_no_artifact_is_told_in_a_line(artifacts: tuple[Path, Path], tmp_path: Path) -> None:
    """A file that is missing, damaged or another's ends with 4."""
    old, _ = artifacts
    cut, foreign = tmp_path / "cut.sqlite", tmp_path / "foreign.sqlite"
    cut.write_bytes(old.read_bytes()[:-5000])
    foreign.write_text("a letter to somebody else, as long as a header of a database needs to be: " * 2)
    for path, word in ((cut, "facts.damaged"), (foreign, "facts.foreign"), (tmp_path / "none", "facts.missing")):
        assert _diff(old, path, code=4).startswith(f"error {word}")
        assert _diff(path, old, code=4).startswith(f"error {word}")
    assert "--top" in _diff(old, old, "--top", "-1", code=2)


def test_a_folder_and_the_shipped_facts_can_be_named(
    artifacts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder stands for the artifact in it, and "shipped" for that of the package."""
    old, new = artifacts
    shutil.copyfile(new, tmp_path / "facts.sqlite")
    monkeypatch.setattr(verb, "SHIPPED_FACTS", old)
    shares: list[float] = []
    found = verb.diff("shipped", tmp_path, progress=lambda _, share: shares.append(share))
    assert found.facts.occupations
    assert not found.is_empty
    assert shares == sorted(shares)
    assert verb.diff("shipped", "shipped").is_empty
    monkeypatch.setattr(verb, "SHIPPED_FACTS", tmp_path / "none.sqlite")
    with pytest.raises(FactsMissing):
        verb.diff(old, "shipped")
