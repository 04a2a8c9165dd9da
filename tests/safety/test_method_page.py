"""The worked example of docs/method.md, recomputed from the page's own figures by the code."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from careerproof.facts.store import open_facts
from careerproof.safety.axes import bend_scale, count_points, measure_axes
from careerproof.safety.policy import load_policy
from careerproof.safety.signals import MEASURES
from careerproof.settings import SHIPPED_FACTS

CODE = "47-2111.00"


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    """The text of the page."""
    return (repository / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def figures(page: str) -> dict[str, float]:
    """The table of the worked example."""
    example = page.split("## A worked example", 1)[1].split("\n1. ", 1)[0]
    return {
        name: float(value) for name, value in re.findall(r"^\| ([a-z_, ]+) \| (-?[\d.]+) \|$", example, re.MULTILINE)
    }


def _normal(score: float) -> float:
    return 0.5 * (1.0 + math.erf(score / math.sqrt(2.0)))


def test_the_example_is_near_the_shipped_facts(figures: dict[str, float]) -> None:
    """The page's figures are those of the facts, but for what another edition of the sources may move."""
    facts = open_facts(SHIPPED_FACTS)
    measures, projection = facts.measures(CODE), facts.projection(CODE)
    assert projection is not None
    assert projection.annual_openings is not None
    assert len(figures) == 12
    for name, measure in measures.items():
        assert figures[name] == pytest.approx(measure.value, abs=0.1), name
    assert figures["projected change, per cent"] == pytest.approx(projection.change_pct, abs=3)
    openings = 100 * projection.annual_openings / projection.employment
    assert figures["openings a year per hundred workers"] == pytest.approx(openings, abs=2)


def test_the_formulas_of_the_page_are_those_of_the_code(page: str, figures: dict[str, float]) -> None:
    """By the formulas as the page prints them, its example comes out as it says, and as the code has it."""
    automation = 1 - (1 - figures["automation_ai"]) * (1 - 0.6 * figures["automation_routine"])
    shares = {"judgement": 0.2, "empathy": 0.22, "creativity": 0.16, "physical_presence": 0.2, "accountability": 0.22}
    strength = math.sqrt(sum(share * figures[name] ** 2 for name, share in shares.items()))
    necessity = _normal((0.4 * figures["theta"] + 0.6 * strength - 0.53) / 0.21)
    growth = 0.9 * (figures["projected change, per cent"] - 3.1) / 7.0
    demand = _normal(growth + 0.1 * (figures["openings a year per hundred workers"] - 9.5) / 3.7)
    score = (
        68
        - 50 * automation * (1 - necessity)
        + 12 * (necessity - 0.5)
        + 10 * figures["exposure"] * (necessity - 0.5)
        + 36 * (demand - 0.5)
        + 32 * figures["ai_creation"]
    )
    for result, digits in ((automation, 3), (necessity, 3), (demand, 3), (score, 2)):
        printed = [float(number) for number in re.findall(rf"\*\*(\d+\.\d{{{digits}}})\*\*", page)]
        assert any(number == pytest.approx(result, abs=2 * 10**-digits) for number in printed), result
    policy = load_policy()
    levels = {name: figures[name] for name in MEASURES} | {"demand": demand, "ai_creation": figures["ai_creation"]}
    axes = measure_axes(levels, policy)
    assert (axes["automation"], axes["human_necessity"]) == pytest.approx((automation, necessity))
    assert bend_scale(sum(count_points(axes, policy).values()), policy) == pytest.approx(score)


def test_the_page_states_the_rules_of_the_policy(page: str) -> None:
    """Every threshold of every category stands in the page's table."""
    table = page.split("| category | rule |", 1)[1].split("## ", 1)[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    rules = load_policy().rules
    assert len(rows) == len(rules) == 6
    for row, rule in zip(rows, rules, strict=True):
        assert row.split("|")[1].strip().lower() == rule.category
        said = re.findall(r"([≥≤]) (\d+)", row)
        meant = [((">=" in c.side and "≥") or "≤", f"{c.threshold:.0f}") for c in (*rule.all_of, *rule.any_of)]
        assert said == meant
