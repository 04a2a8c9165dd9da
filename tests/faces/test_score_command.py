"""The score's other questions on the command line: side by side, what if, how sure, with a policy of one's own."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from careerproof.safety.policy import SHIPPED

LADDER = ("data scientist", "15-1252.00", "15-1251.00")


def careerproof(*arguments: str, code: int = 0) -> str:
    """What the command prints, on stdout where it ends well and on stderr where it does not."""
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", "score", *arguments], capture_output=True, check=False, timeout=120
    )
    assert run.returncode == code, run.stderr.decode()
    return (run.stderr if code else run.stdout).decode()


def as_json(*arguments: str) -> dict[str, Any]:
    """The command's JSON."""
    value: dict[str, Any] = json.loads(careerproof(*arguments, "--format", "json"))
    return value


@pytest.mark.parametrize(
    "arguments",
    [
        ("--compare", "data scientist"),
        ("--compare", *["nurse"] * 7),
        ("nurse", "cashier"),
        ("nurse", "--compare", "cashier", "--what-if", "demand=3"),
        ("--all", "--what-if", "demand=3"),
        ("--all", "--compare"),
        ("nurse", "--sensitivity", "--what-if", "demand=3"),
        ("--resume", "x.pdf", "--sensitivity"),
        ("nurse", "--report", "x.html"),
        ("nurse", "--what-if", "fame=3"),
        ("nurse", "--what-if", "demand=300"),
        ("nurse", "--policy", "no-such-file.toml"),
        ("--all", "--policy", "no-such-file.toml"),
        ("--compare", "nurse", "cashier", "--policy", "no-such-file.toml"),
    ],
)
def test_what_does_not_go_together_is_one_line(arguments: tuple[str, ...]) -> None:
    """A wrong call ends with 2 and one line that says what to do."""
    lines = careerproof(*arguments, code=2).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("error usage")
    assert " — " in lines[0]


def test_careers_side_by_side() -> None:
    """Scores in the order asked for, each difference summing from its points."""
    answer = as_json("--compare", *LADDER)
    assert answer["schema"] == "careerproof.scores/1"
    assert [score["subject"]["code"] for score in answer["scores"]] == ["15-2051.00", "15-1252.00", "15-1251.00"]
    base = answer["scores"][0]["score"]["value"]
    for score, told in zip(answer["scores"][1:], answer["differences"], strict=True):
        assert told["difference"] == pytest.approx(score["score"]["value"] - base, abs=0.001)
        assert sum(row["difference"] for row in told["points"]) == pytest.approx(told["difference"], abs=0.001)
    rows = list(csv.DictReader(io.StringIO(careerproof("--compare", *LADDER, "--format", "csv"))))
    assert [row["code"] for row in rows] == ["15-2051.00", "15-1252.00", "15-1251.00"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("47-2111.00",),
        ("55-3016.00",),
        ("--compare", *LADDER, "machine learning engineer", "cashier", "55-3016.00"),
        ("electrician", "--what-if", "demand=3", "--what-if", "weights.automation=80", "--what-if", "empathy=99"),
        ("55-3016.00", "--sensitivity"),
    ],
)
def test_pages_fit_80_columns(arguments: tuple[str, ...]) -> None:
    """No line is wider than the terminal."""
    lines = careerproof(*arguments).splitlines()
    assert len(lines) > 1
    assert [line for line in lines if len(line) > 80] == []


def test_the_page_shows_the_rule_that_fired_with_its_figures() -> None:
    """What a person needs to check the category by hand: figures, signs and thresholds, also of rules that fail."""
    page = careerproof("47-2111.00").split("Which rule makes the category")[1]
    lines = [line.split(maxsplit=1) for line in page.splitlines() if re.match(r"  (no|nearly|yes) ", line)]
    assert [word for word, _ in lines] == ["no", "no", "no", "yes"]
    assert lines[-1][1].startswith("Hands-On")
    said = re.findall(r"(\d+) (not )?([≥≤]) (\d+)", page)
    assert len(said) >= 8
    for figure, fails, sign, threshold in said:
        holds = int(figure) >= int(threshold) if sign == "≥" else int(figure) <= int(threshold)
        assert holds is not bool(fails)


def test_a_policy_of_ones_own_is_hashed_into_the_result(tmp_path: Path) -> None:
    """Other weights give another score and another digest; a broken policy is one clear error."""
    path = tmp_path / "mine.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    path.write_text(text.replace("[points.demand]\nvalue = 36.0", "[points.demand]\nvalue = 0.0"), encoding="utf-8")
    plain, mine = as_json("47-2111.00"), as_json("47-2111.00", "--policy", str(path))
    assert plain["policy_sha256"] != mine["policy_sha256"]
    demand = next(reason for reason in mine["reasons"] if reason["axis"] == "demand")
    assert demand["contribution"] == 0
    assert mine["score"]["value"] < plain["score"]["value"]
    path.write_text(text.replace("theta_share = 0.4", "theta_share = 4"), encoding="utf-8")
    told = careerproof("47-2111.00", "--policy", str(path), code=2)
    assert "theta_share is 4, and must lie between 0 and 1" in told


def test_what_if_shows_before_and_after() -> None:
    """Both scores, the change in its unit, and the points that moved."""
    answer = as_json("47-2111.00", "--what-if", "demand=30")
    assert answer["schema"] == "careerproof.what-if/1"
    assert answer["changes"][0]["unit"] == "of 100"
    assert [row["axis"] for row in answer["move"]["points"]] == ["demand"]
    assert answer["after"]["score"]["value"] < answer["before"]["score"]["value"]


def test_sensitivity_of_one_career_stands_beside_its_score() -> None:
    """The score's own keys stay, and one more holds the ranges."""
    answer = as_json("47-2111.00", "--sensitivity")
    assert answer["schema"] == "careerproof.score/1"
    assert answer["score"]["value"] == pytest.approx(answer["sensitivity"]["careers"][0]["score"], abs=0.04)
    spread = answer["sensitivity"]["careers"][0]["weights"]
    assert spread["rank_low"] <= answer["sensitivity"]["careers"][0]["rank"] <= spread["rank_high"]


class Page(HTMLParser):
    """What a page holds: its tags, the links it loads, what its charts say."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.said: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag."""
        named = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.loads += [named[name] for name in ("src", "href") if name in named and not named[name].startswith("#")]
        if named.get("role") == "img":
            self.said.append(named.get("aria-label", ""))


def test_sensitivity_of_all_careers_as_table_and_page(tmp_path: Path) -> None:
    """A row for every code and emerging career; the page loads nothing, runs nothing, and its charts say themselves."""
    path = tmp_path / "report.html"
    rows = list(
        csv.DictReader(io.StringIO(careerproof("--all", "--sensitivity", "--format", "csv", "--report", str(path))))
    )
    assert sum(row["code"][0].isdigit() for row in rows) == 1016
    assert sum(not row["rank"] for row in rows) == 19
    places = sorted(int(row["rank"]) for row in rows if row["rank"])
    assert places[0] == 1
    assert places[-1] == len(places)
    for row in rows:
        if row["rank"]:
            assert 0 <= float(row["weights_category_share"]) <= 1
            assert int(row["figures_rank_low"]) <= int(row["figures_rank_high"])
    page = Page(path.read_text(encoding="utf-8"))
    assert "script" not in page.tags
    assert page.loads == []
    assert len(page.said) == 2
    assert all(f"{len(places)} ranges" in said for said in page.said)
    assert page.tags.count("tr") == len(places) + 1


def test_sensitivity_of_one_career_as_a_page(tmp_path: Path) -> None:
    """Its place, its categories and its swings, each chart with words for those who do not see it."""
    path = tmp_path / "report.html"
    lines = careerproof("electrician", "--sensitivity", "--report", str(path)).splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert any(re.fullmatch(r"  Place .* \d+ to \d+ in 90% of the draws", line) for line in lines)
    page = Page(path.read_text(encoding="utf-8"))
    assert "script" not in page.tags
    assert page.loads == []
    assert len(page.said) == 2
    assert "Demand" in page.said[1]
    soldier = tmp_path / "soldier.html"
    careerproof("55-3016.00", "--sensitivity", "--report", str(soldier))
    assert "No AI-safety score" in soldier.read_text(encoding="utf-8")
