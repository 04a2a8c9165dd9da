"""The page of moves: a table that fits the terminal, and ways drawn leap by leap."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.errors import UsageError
from careerproof.faces.cli.main import main

RESUME = Path(__file__).parents[2] / "examples" / "resumes" / "maya-okonkwo.pdf"


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["paths", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "cashier", "--safer-only"),
        ("--from", "53-3032.00", "--limit", "30"),
        ("--into", "machine learning engineer"),
        ("--from", "welder", "--to", "mechanical engineer"),
        ("--from", "29-1141.00", "--to", "29-1141.03"),
        ("--from", "lawyer", "--to", "51-4041.00"),
    ],
)
def test_pages_fit_the_terminal(arguments: tuple[str, ...]) -> None:
    """No line is wider than 80 columns, whatever the titles."""
    lines = _run(*arguments).splitlines()
    assert len(lines) > 10
    assert max(map(len, lines)) <= 80


def test_a_way_is_drawn_from_start_to_target() -> None:
    """Each way starts at the start, names every stop with what to learn, and ends at the target."""
    page = _run("--from", "welder", "--to", "mechanical engineer")
    answer = json.loads(_run("--from", "welder", "--to", "mechanical engineer", "--format", "json"))
    direct, *routes = answer["moves"]
    assert direct["feasibility"] < 0.5 and routes
    assert page.count("\n    o  Welders") == len(routes)
    assert page.count("\n    v  Mechanical Engineers ") == len(routes)
    assert page.count("\n    v  ") == sum(len(route["steps"]) for route in routes)
    for part in direct["parts"]:
        assert f"x {part['factor']:.2f}" in page


def test_a_near_career_needs_no_way_through_others() -> None:
    """Within reach there is the direct move only, with one step."""
    moves = json.loads(_run("--from", "29-1141.00", "--to", "29-1141.03", "--format", "json"))["moves"]
    assert [len(move["steps"]) for move in moves] == [1]


def test_a_resume_is_a_start() -> None:
    """With --resume or with its path after --from, the latest job is the start and what the person has counts."""
    named = json.loads(_run("--resume", str(RESUME), "--today", "2026-01-01", "--format", "json"))
    given = json.loads(_run("--from", str(RESUME), "--today", "2026-01-01", "--format", "json"))
    assert named == given and named["from"] and named["moves"]
    plain = json.loads(_run("--from", named["from"], "--format", "json", "--limit", "60"))
    before = {move["code"]: set(move["skills_shared"]) for move in plain["moves"] if "code" in move}
    gained = [
        set(move["skills_shared"]) - before[move["code"]] for move in named["moves"] if move.get("code") in before
    ]
    assert any(gained), "the skills of the résumé carry over"


def test_csv_holds_time_and_steps() -> None:
    """A row a move, with the months and the careers on the way."""
    rows = list(csv.DictReader(io.StringIO(_run("--from", "welder", "--to", "mechanical engineer", "--format", "csv"))))
    assert rows[0]["steps"] == "17-2141.00"
    assert all(row["steps"].endswith(" > 17-2141.00") for row in rows[1:])
    assert all(int(row["months_low"]) <= int(row["months_high"]) for row in rows)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "one start"),
        (("--from", "cashier", "--into", "nurse"), "one start"),
        (("--into", "nurse", "--to", "cashier"), "needs one to start from"),
        (("--from", "cashier", "--to", "29-1141.00", "--safer-only"), "named already"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...], word: str) -> None:
    """Wrong usage is told in one line."""
    result = CliRunner().invoke(main, ["paths", *arguments])
    assert isinstance(result.exception, UsageError)
    assert word in str(result.exception)


def test_filters_hold() -> None:
    """Least pay, most years and category are kept by every move."""
    arguments = ("--from", "cashier", "--least-pay", "40000", "--most-years", "1", "--category", "hands-on")
    moves = json.loads(_run(*arguments, "--format", "json"))["moves"]
    assert moves
    for move in moves:
        assert move["median_pay"] >= 40_000
        assert move["preparation"]["months_high"] <= 12
        assert move["category"] == "hands-on"
