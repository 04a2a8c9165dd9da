"""The worked examples of docs/method.md, recomputed from the page's own figures by hand and by the code."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from careerproof.facts.store import Facts
from careerproof.safety.axes import bend_scale, count_points, measure_axes
from careerproof.safety.categories import name_category
from careerproof.safety.policy import STRENGTHS, load_policy
from careerproof.safety.signals import MEASURES

CODES = {"electricians": "47-2111.00", "software developers": "15-1252.00", "bookkeeping clerks": "43-3031.00"}
CHANGE, OPENINGS = "projected change, per cent", "openings a year per hundred workers"

Columns = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    """The text of the page."""
    return (repository / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables(page: str) -> tuple[Columns, Columns]:
    """The two tables of the examples, by career: its figures, and its steps."""
    example = page.split("## Three worked examples", 1)[1].split("\n## ", 1)[0]
    found: list[Columns] = []
    for block in re.findall(r"(?:^\|.*\n)+", example, re.MULTILINE):
        head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
        found.append({name: {row[0]: row[place] for row in rows} for place, name in enumerate(head) if place})
    figures, steps = found
    assert list(figures) == list(steps) == list(CODES)
    return figures, steps


def _figures(tables: tuple[Columns, Columns], career: str) -> dict[str, float]:
    return {name: float(cell) for name, cell in tables[0][career].items()}


def _printed(cell: str) -> float:
    """The last number of a cell of the steps."""
    return float(re.findall(r"[+−]?\d+\.?\d*", cell)[-1].replace("−", "-"))


def _normal(score: float) -> float:
    return 0.5 * (1.0 + math.erf(score / math.sqrt(2.0)))


def _by_hand(figures: dict[str, float]) -> dict[str, float]:
    """The steps, by the formulas as the page prints them; the code has no part in it."""
    automation = 1 - (1 - figures["automation_ai"]) * (1 - 0.6 * figures["automation_routine"])
    shares = {"judgement": 0.2, "empathy": 0.22, "creativity": 0.16, "physical_presence": 0.2, "accountability": 0.22}
    strength = math.sqrt(sum(share * figures[name] ** 2 for name, share in shares.items()))
    mixed = 0.4 * figures["theta"] + 0.6 * strength
    necessity = _normal((mixed - 0.53) / 0.21)
    demand = _normal(0.9 * (figures[CHANGE] - 3.1) / 7.0 + 0.1 * (figures[OPENINGS] - 9.5) / 3.7)
    points = {
        "start": 68.0,
        "automation": -50 * automation / 2,
        "human necessity": (50 * automation + 12) * (necessity - 0.5),
        "exposure": 10 * figures["exposure"] * (necessity - 0.5),
        "demand": 36 * (demand - 0.5),
        "AI creation": 32 * figures["ai_creation"],
    }
    total = sum(points.values())
    score = 10 * math.exp((total - 10) / 10) if total < 10 else total
    return {"A": automation, "quadratic mean of the strengths": strength, "m": mixed, "N": necessity, "D": demand} | (
        points | {"the sum": total, "**score**": score}
    )


@pytest.mark.parametrize("career", CODES)
def test_the_examples_are_near_the_shipped_facts(tables: tuple[Columns, Columns], career: str, shipped: Facts) -> None:
    """The page's figures are those of the facts, but for what another edition of the sources may move."""
    figures = _figures(tables, career)
    measures, projection = shipped.measures(CODES[career]), shipped.projection(CODES[career])
    assert projection is not None
    assert projection.annual_openings is not None
    assert len(figures) == 12
    for name in MEASURES:
        measure = measures[name]
        assert figures[name] == pytest.approx(measure.value, abs=0.1), name
    assert figures[CHANGE] == pytest.approx(projection.change_pct, abs=3)
    openings = 100 * projection.annual_openings / projection.employment
    assert figures[OPENINGS] == pytest.approx(openings, abs=2)


@pytest.mark.parametrize("career", CODES)
def test_every_step_follows_from_the_figures_by_hand(tables: tuple[Columns, Columns], career: str) -> None:
    """Each number that the page prints is what its formula gives, to the last digit but rounding."""
    steps = tables[1][career]
    checked = 0
    for name, value in _by_hand(_figures(tables, career)).items():
        (cell,) = [
            text for label, text in steps.items() if label == name or re.match(rf"{re.escape(name)}( =|:)", label)
        ]
        places = len(re.findall(r"\d+\.(\d+)", cell)[-1])
        assert _printed(cell.strip("*")) == pytest.approx(value, abs=0.6 * 10**-places), name
        checked += 1
    assert checked == 13
    score = _printed(steps["**score**"].strip("*"))
    assert int(steps["mark"]) == math.floor(score / 10 + 0.5)
    assert (steps["bent at the end of the scale"] == "no") is (10 <= _printed(steps["the sum"]) <= 90)


@pytest.mark.parametrize("career", CODES)
def test_the_code_gives_what_the_page_gives(tables: tuple[Columns, Columns], career: str, page: str) -> None:
    """From the page's figures the code comes to the same axes, points, score and category."""
    policy, figures = load_policy(), _figures(tables, career)
    hand = _by_hand(figures)
    levels = {name: figures[name] for name in MEASURES}
    levels |= {"demand": hand["D"], "ai_creation": figures["ai_creation"]}
    axes = measure_axes(levels, policy)
    assert (axes["automation"], axes["human_necessity"]) == pytest.approx((hand["A"], hand["N"]))
    points = count_points(axes, policy)
    assert list(points.values()) == pytest.approx(
        [hand[name] for name in ("start", "automation", "human necessity", "exposure", "demand", "AI creation")]
    )
    assert bend_scale(sum(points.values()), policy) == pytest.approx(hand["**score**"])
    hundred = {name: 100 * share for name, share in axes.items()} | {name: 100 * figures[name] for name in STRENGTHS}
    category = name_category(hundred, policy).category
    (said,) = re.findall(
        rf"^- \*\*{career}\.\*\*.*?\*\*([\w-]+)\*\*\.$", page, re.IGNORECASE | re.MULTILINE | re.DOTALL
    )
    assert said.lower() == category


def test_the_formula_of_the_page_is_that_of_the_policy(page: str, shipped: Facts) -> None:
    """The weights in the printed formula are those of the policy, and so are the stretches of necessity and demand."""
    policy = load_policy()
    formula = next(line for line in page.splitlines() if line.strip().startswith("score = "))
    weights = [float(number) for number in re.findall(r"\d{2}", formula)]
    assert weights == [
        policy.base, policy.automatable, policy.necessity, policy.enhancement, policy.demand, policy.ai_creation,
    ]  # fmt: skip
    average = shipped.overall_projection()
    assert average is not None
    demand = (average.change_pct, average.openings_pct, policy.change_spread, policy.openings_spread)
    shares = (policy.necessity_centre, policy.necessity_spread, policy.theta_share, policy.robotics_share)
    for figure in (*demand, *shares):
        assert f"{figure}" in page


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
