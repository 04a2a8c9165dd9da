"""Names the category of a career by rules over its axes, and the runner-up where the call is close."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from careerproof.evidence import Record
from careerproof.safety.model import Category, ConditionCheck, RuleCheck
from careerproof.safety.policy import Condition, Rule, SafetyPolicy

WORDS = {
    "exposure": "exposure",
    "automation": "automation",
    "human_necessity": "human necessity",
    "demand": "demand",
    "ai_creation": "AI creation",
    "robotics": "routine manual work",
    "judgement": "judgement",
    "empathy": "empathy",
    "creativity": "creativity",
    "physical_presence": "physical presence",
    "accountability": "accountability",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Categorised(Record):
    """The category, the runner-up where the call is close (else None), and the rule in words with the figures.

    `rules` are all rules in the order in which they are tried, each beside the figures.
    """

    category: Category
    runner_up: Category | None
    rule: str
    rules: tuple[RuleCheck, ...]


def name_category(figures: Mapping[str, float], policy: SafetyPolicy) -> Categorised:
    """The category of a career with these figures of 0..100 (axes, robotics, strengths).

    The first rule that holds, in the policy's order, decides; where none holds, the one that is missed by least.
    """
    slacks = {rule.category: rule.slack(figures) for rule in policy.rules}
    holding = [rule for rule in policy.rules if slacks[rule.category] >= 0]
    chosen = holding[0] if holding else max(policy.rules, key=lambda rule: slacks[rule.category])
    return Categorised(
        category=chosen.category,
        runner_up=_runner_up(chosen, slacks, policy),
        rule=_say(chosen, figures, bool(holding)),
        rules=tuple(_check(rule, figures, slacks[rule.category]) for rule in policy.rules),
    )


def _check(rule: Rule, figures: Mapping[str, float], slack: float) -> RuleCheck:
    """A rule beside the figures."""

    def beside(conditions: tuple[Condition, ...]) -> tuple[ConditionCheck, ...]:
        return tuple(
            ConditionCheck(
                name=condition.name,
                value=figures[condition.name],
                side=condition.side,
                threshold=condition.threshold,
                holds=condition.slack(figures) >= 0,
            )
            for condition in conditions
        )

    return RuleCheck(
        category=rule.category,
        words=rule.words,
        holds=slack >= 0,
        slack=slack,
        all_of=beside(rule.all_of),
        any_of=beside(rule.any_of),
    )


def _runner_up(chosen: Rule, slacks: Mapping[Category, float], policy: SafetyPolicy) -> Category | None:
    """The category that a few points would have made it: an earlier rule nearly met, or, if the chosen one nearly
    fails, the next that holds best."""
    position = [rule.category for rule in policy.rules].index(chosen.category)
    earlier = [rule for rule in policy.rules[:position] if slacks[rule.category] >= -policy.close]
    if earlier:
        return max(earlier, key=lambda rule: slacks[rule.category]).category
    if slacks[chosen.category] < policy.close:
        later = [
            rule for rule in policy.rules if rule.category != chosen.category and slacks[rule.category] >= -policy.close
        ]
        if later:
            return later[0].category if position == 0 else max(later, key=lambda rule: slacks[rule.category]).category
    return None


def _say(rule: Rule, figures: Mapping[str, float], holds: bool) -> str:
    """The rule with the figures beside its thresholds."""
    conditions = ", ".join(_condition(condition, figures) for condition in rule.all_of)
    if rule.any_of:
        holding = [condition for condition in rule.any_of if condition.slack(figures) >= 0] or rule.any_of
        conditions += ", and " + " or ".join(_condition(condition, figures) for condition in holding)
    opening = rule.words if holds else f"no rule holds, this one is missed by least: {rule.words}"
    return f"{opening} ({conditions})"


def _condition(condition: Condition, figures: Mapping[str, float]) -> str:
    side = "at least" if condition.side == ">=" else "at most"
    return f"{WORDS[condition.name]} {figures[condition.name]:.0f}, {side} {condition.threshold:.0f}"
