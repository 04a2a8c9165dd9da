"""Categories by rules over the axes, with the runner-up where the call is close."""

from __future__ import annotations

import pytest

from careerproof.safety.categories import name_category
from careerproof.safety.model import Category
from careerproof.safety.policy import load_policy

POLICY = load_policy()
ORDINARY = {
    "exposure": 50.0, "automation": 50.0, "human_necessity": 50.0, "demand": 50.0, "ai_creation": 0.0, "robotics": 20.0,
    "judgement": 50.0, "empathy": 50.0, "creativity": 50.0, "physical_presence": 40.0, "accountability": 50.0,
}  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"ai_creation": 90.0, "demand": 95.0, "exposure": 95.0}, "ai-created"),
        ({"ai_creation": 90.0, "demand": 20.0, "exposure": 95.0, "human_necessity": 60.0}, "ai-enhanced"),
        ({"automation": 95.0, "human_necessity": 10.0, "demand": 10.0, "exposure": 95.0}, "at-risk"),
        ({"automation": 90.0, "human_necessity": 30.0, "demand": 60.0, "exposure": 95.0}, "transforming"),
        ({"human_necessity": 95.0, "empathy": 95.0, "exposure": 45.0, "physical_presence": 80.0}, "human-essential"),
        ({"human_necessity": 95.0, "empathy": 95.0, "exposure": 80.0}, "ai-enhanced"),
        ({"physical_presence": 95.0, "exposure": 20.0, "automation": 35.0, "human_necessity": 75.0}, "hands-on"),
        ({"physical_presence": 80.0, "exposure": 5.0, "automation": 56.0, "human_necessity": 8.0, "demand": 30.0,
          "robotics": 85.0}, "at-risk"),
    ],
)  # fmt: skip
def test_categories(figures: dict[str, float], expected: Category) -> None:
    """Typical careers fall where a labour economist would put them."""
    assert name_category(ORDINARY | figures, POLICY).category == expected


def test_a_clear_case_has_no_runner_up() -> None:
    """Far from every other rule nothing is close."""
    called = name_category(
        ORDINARY | {"automation": 95.0, "human_necessity": 10.0, "demand": 10.0, "exposure": 95.0}, POLICY
    )
    assert called.runner_up is None


def test_a_close_call_names_the_runner_up() -> None:
    """A point short of at-risk: the career is transforming, and at-risk is named."""
    figures = ORDINARY | {"automation": 90.0, "human_necessity": 30.0, "demand": 53.0, "exposure": 95.0}
    called = name_category(figures, POLICY)
    assert (called.category, called.runner_up) == ("transforming", "at-risk")


def test_the_rule_is_said_with_figures_and_thresholds() -> None:
    """What is said holds the figure of the career and the threshold of the rule."""
    called = name_category(ORDINARY | {"ai_creation": 90.0, "demand": 95.0}, POLICY)
    assert "AI creation 90, at least 55" in called.rule
    assert "demand 95, at least 50" in called.rule


def test_where_no_rule_holds_the_nearest_is_taken_and_said() -> None:
    """A career that no rule fits gets the one missed by least, and is told so."""
    figures = ORDINARY | {"exposure": 40.0, "automation": 20.0, "physical_presence": 48.0}
    called = name_category(figures, POLICY)
    assert called.category == "hands-on"
    assert called.rule.startswith("no rule holds")


def test_every_rule_is_laid_beside_the_figures() -> None:
    """All six, in the order in which they are tried, each condition with the figure, and holding where it does."""
    figures = ORDINARY | {"human_necessity": 95.0, "empathy": 64.0, "accountability": 80.0, "exposure": 45.0}
    called = name_category(figures, POLICY)
    assert [rule.category for rule in called.rules] == [rule.category for rule in POLICY.rules]
    for check, rule in zip(called.rules, POLICY.rules, strict=True):
        conditions = (*rule.all_of, *rule.any_of)
        assert [(c.name, c.side, c.threshold) for c in (*check.all_of, *check.any_of)] == [
            (c.name, c.side, c.threshold) for c in conditions
        ]
        for condition in (*check.all_of, *check.any_of):
            assert condition.value == figures[condition.name]
            above = condition.value >= condition.threshold
            below = condition.value <= condition.threshold
            assert condition.holds is (above if condition.side == ">=" else below)
        by_hand = all(c.holds for c in check.all_of) and (not check.any_of or any(c.holds for c in check.any_of))
        assert check.holds is by_hand is (check.slack >= 0)
    first = next(rule for rule in called.rules if rule.holds)
    assert called.category == first.category == "human-essential"
