"""Tests of ``careerproof match``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from click.testing import CliRunner

from careerproof.faces.cli.commands.match import command


def run(*arguments: str) -> str:
    """What the command prints on stdout."""
    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_table_in_and_out(tmp_path: Path) -> None:
    """Rows keep their order and their other columns; a title that is no occupation keeps its row."""
    file = tmp_path / "jobs.csv"
    file.write_text("id,title,code,company\na,cashier,x,\nb,asdf,y,\nc,Manager,z,Joe's Pizza\n", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("--input", str(file), "--top", "1", "--format", "csv"))))
    assert [(row["id"], row["query"], row["input_code"]) for row in rows] == [
        ("a", "cashier", "x"),
        ("b", "asdf", "y"),
        ("c", "Manager", "z"),
    ]
    assert rows[0]["code"] == "41-2011.00"
    assert rows[1]["code"] == rows[1]["rank"] == ""
    assert rows[2]["code"].startswith(("35-", "11-905"))


def test_the_parts_of_a_title_stand_on_the_page_and_in_json() -> None:
    """Rank, level, hours and place are told beside the candidates."""
    page = run("Sr. Data Engineer II (Contract) - Remote")
    assert "seniority: senior; level: II; employment type: contract; location: Remote" in page
    found = json.loads(run("Sr. Data Engineer II (Contract) - Remote", "--format", "json"))
    assert (found["seniority"], found["level"], found["location"]) == ("senior", "II", "Remote")
    assert {"code", "title", "confidence", "why", "soc", "isco", "esco"} <= set(found["candidates"][0])


def test_a_description_is_read_from_a_file(tmp_path: Path) -> None:
    """`--context` and `--industry` move the match."""
    file = tmp_path / "bullets.txt"
    file.write_text("Replaced brake pads and diagnosed engine faults\n", encoding="utf-8")
    found = json.loads(run("Technician", "--context", str(file), "--format", "json"))
    assert found["candidates"][0]["code"] == "49-3023.00"
    by_industry = json.loads(run("Manager", "--industry", "72", "--format", "json"))
    assert by_industry["candidates"][0]["code"].startswith(("35-", "11-905"))


def test_no_bar_where_nobody_watches() -> None:
    """Nothing but results is printed into a pipe."""
    result = CliRunner().invoke(command, ["cashier"])
    assert result.stderr == ""
