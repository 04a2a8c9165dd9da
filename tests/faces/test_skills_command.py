"""Tests of ``careerproof skills``: batches keep their order, CSV has a row a mention."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner

from careerproof.faces.cli.commands.skills import command

ROWS: list[dict[str, str | int]] = [
    {"id": "b", "text": "Python and SQL"},
    {"id": 7, "text": ""},
    {"id": "a", "text": "No experience with Java"},
]


def _batch(folder: Path) -> str:
    path = folder / "texts.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS), encoding="utf-8")
    return str(path)


def test_rows_keep_ids_and_order(tmp_path: Path) -> None:
    """A row out for each row in, with its id as it came; the progress bar stays off standard output."""
    result = CliRunner().invoke(command, ["--input", _batch(tmp_path)])
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b", 7, "a"]


def test_csv_has_a_row_a_mention(tmp_path: Path) -> None:
    """Every mention with its id, place, kind and skill; a negated one says so."""
    result = CliRunner().invoke(command, ["--input", _batch(tmp_path), "--format", "csv", "--named"])
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["id"], row["text"], row["kind"], row["negated"]) for row in rows] == [
        ("b", "Python", "technology", "no"),
        ("b", "SQL", "technology", "no"),
        ("a", "Java", "technology", "yes"),
    ]
    assert all(str(ROWS[0]["text"])[int(row["start"]) : int(row["end"])] == row["text"] for row in rows[:2])
