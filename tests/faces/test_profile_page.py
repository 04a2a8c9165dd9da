"""The career page as text says by what pay is counted."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from careerproof.careers import build_profile
from careerproof.careers.figures.places import find_place
from careerproof.faces.cli.main import main
from careerproof.faces.cli.pages.profile import profile_page
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="module")
def facts() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.mark.parametrize(
    ("code", "shown", "absent"),
    [
        (
            "27-2011.00",
            ["$20.34", "$29.05", "$97.95", "US dollars an hour, May 2025.", "only hourly pay"],
            "a year, May",
        ),
        ("15-1252.00", ["$105,210", "$135,980", "$171,980", "US dollars a year, May 2025."], "an hour"),
        ("55-3016.00", ["not known", "The wage survey does not cover this occupation."], "US dollars"),
    ],
)
def test_pay_says_its_period(facts: Facts, code: str, shown: list[str], absent: str) -> None:
    """By the year in whole dollars, by the hour with cents, or not known with a reason."""
    page = profile_page(build_profile(facts, resolve_career(facts, code)))
    start = page.index("Salary")
    salary = " ".join(page[start : page.index("Growth outlook", start)].split())
    assert all(text in salary for text in shown)
    assert absent not in salary


def test_the_page_tells_pay_by_sector_work_from_home_and_standing(facts: Facts) -> None:
    """Sectors with their edition, jobs now and projected, fields of study with codes, and where it stands among all."""
    page = " ".join(profile_page(build_profile(facts, resolve_career(facts, "29-1141.00"))).split())
    for text in (
        "By industry sector, May 2024.",
        "Health Care and Social Assistance",
        "10th percentile",
        "90th percentile",
        "workers were counted",
        "Where it stands among all careers",
        "Hardly possible from home: 3% likely.",
        " jobs), about ",
        "(51.3801)",
    ):
        assert text in page, text


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (
            "TX",
            ["In Texas:", "below the nation's average (2023)", "The national pay buys there", "Paid there: not known"],
        ),
        ("CA", ["In California:", "above the nation's average (2023)"]),
        ("United States", ["In United States:", "Prices are at the nation's average"]),
    ],
)
def test_a_place_stands_on_the_page(facts: Facts, place: str, shown: list[str]) -> None:
    """Prices beside the nation's, what the pay buys, and why the place's own pay is not known."""
    career = resolve_career(facts, "15-1252.00")
    page = " ".join(profile_page(build_profile(facts, career, place=find_place(facts, place))).split())
    assert all(text in page for text in shown)


def test_the_command_takes_a_place() -> None:
    """JSON holds it under salary.place; an ambiguous place is one line that lists the candidates, exit code 2."""
    done = CliRunner().invoke(main, ["profile", "29-1141.00", "--place", "Austin", "--format", "json"])
    assert done.exit_code == 0, done.output
    place = json.loads(done.output)["salary"]["place"]
    assert (place["kind"], place["code"], place["parity_year"]) == ("metro", "12420", 2023)
    assert place["mid"]["value"] > 0
    command = [sys.executable, "-m", "careerproof", "profile", "29-1141.00", "--place", "Portland"]
    failed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert failed.stderr.startswith("error usage: several places are called 'Portland'")
    assert "Portland-South Portland, ME; Portland-Vancouver-Hillsboro, OR-WA" in failed.stderr
