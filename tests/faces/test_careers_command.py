"""The list of careers on the command line: words, conditions, order, and the same careers in every format."""

from __future__ import annotations

import csv
import importlib
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from careerproof.errors import UsageError
from careerproof.faces.cli.layout import WIDTH, display_width
from careerproof.faces.cli.main import main
from careerproof.facts.store import open_facts
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="module", autouse=True)
def _facts_opened_once() -> Iterator[None]:
    """The facts are opened once for all commands here: scoring every career takes a second each time."""
    verb = importlib.import_module("careerproof.verbs.careers")
    with pytest.MonkeyPatch.context() as patch, open_facts(SHIPPED_FACTS) as facts:
        patch.setattr(verb, "open_store", lambda _: facts)
        yield


def careerproof(*arguments: str) -> Result:
    """The command's answer."""
    return CliRunner().invoke(main, ["careers", *arguments])


def shown(*arguments: str) -> str:
    """What the command prints; it must end well."""
    result = careerproof(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_text_fits_the_terminal_and_counts_what_it_shows() -> None:
    """Eighty columns, the count first, then a line for each career."""
    text = shown("search", "nurse", "--limit", "7")
    lines = text.splitlines()
    assert all(display_width(line) <= WIDTH for line in lines)
    assert lines[0].endswith("careers, the first 7 of them")
    assert "Registered Nurses" in lines[3]
    assert sum("/10" in line for line in lines) == 7


def test_every_format_gives_the_same_careers() -> None:
    """A script reads what a person sees."""
    arguments = ("list", "--industry", "law", "--sort", "pay")
    whole = json.loads(shown(*arguments, "--format", "json"))
    assert whole["schema"] == "careerproof.careers/1"
    assert whole["found"] == len(whole["careers"])
    lines = [json.loads(line) for line in shown(*arguments, "--format", "jsonl").splitlines()]
    cells = list(csv.DictReader(io.StringIO(shown(*arguments, "--format", "csv"))))
    keys = [career["slug"] or career["code"] for career in whole["careers"]]
    assert keys == [line["slug"] or line["code"] for line in lines] == [row["career"] for row in cells]
    pays = [float(row["pay"]) for row in cells if row["pay"]]
    assert pays == sorted(pays, reverse=True)
    text = shown(*arguments)
    assert all(career["title"][:30] in text for career in whole["careers"])


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (("--category", "at-risk"), lambda row: row["category"] == "at-risk"),
        (("--least-score", "8"), lambda row: row["score10"] >= 8),
        (("--least-growth", "15"), lambda row: row["change_pct"] >= 15),
        (("--emerging", "--least-pay", "150000"), lambda row: row["slug"] and row["pay"] >= 150_000),
        (
            ("--education", "high school", "--telework"),
            lambda row: row["education_level"] <= 1 and row["telework"] >= 0.5,
        ),
        (("--official", "--on-site", "--least-score", "7"), lambda row: row["code"] and row["telework"] < 0.5),
    ],
)
def test_conditions_narrow_the_list(arguments: tuple[str, ...], holds: Any) -> None:
    """Each option keeps only careers that hold to it."""
    careers = json.loads(shown("list", *arguments, "--format", "json"))["careers"]
    assert careers
    assert all(holds(career) for career in careers)


def test_the_order_can_be_turned_round() -> None:
    """The least paid first, where somebody asks for it."""
    up = json.loads(shown("list", "--sort", "pay", "--ascending", "--limit", "5", "--format", "json"))["careers"]
    down = json.loads(shown("list", "--sort", "pay", "--limit", "5", "--format", "json"))["careers"]
    assert up[0]["pay"] < down[0]["pay"]
    assert [career["pay"] for career in up] == sorted(career["pay"] for career in up)


def test_nothing_found_is_said_in_words() -> None:
    """An empty answer is no failure, and tells what was looked for."""
    assert "no career is like 'qwzrtx'" in shown("search", "qwzrtx")
    assert json.loads(shown("search", "qwzrtx", "--format", "json"))["careers"] == []


def test_a_condition_that_means_nothing_is_a_usage_error() -> None:
    """The error names what there is."""
    result = careerproof("list", "--industry", "mining on the moon")
    assert isinstance(result.exception, UsageError)
    assert "Law" in result.exception.hint
    assert careerproof("list", "--sort", "match").exit_code == 2
    assert careerproof("search").exit_code == 2


def test_the_front_door_answers_alike() -> None:
    """`cp.careers` is the verb of the command."""
    import careerproof as cp

    found = cp.careers("nurse", least_pay=90_000, limit=3)
    told = json.loads(shown("search", "nurse", "--least-pay", "90000", "--limit", "3", "--format", "json"))
    assert [row.key for row in found.careers] == [row["slug"] or row["code"] for row in told["careers"]]
    assert found.found == told["found"]
    assert str(found) == f"{found.found} careers"
