"""The policy of the score: weights, stretches and rules, read from a file in which each has its reason."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from careerproof.errors import UsageError
from careerproof.evidence import Record
from careerproof.safety.model import Category

SHIPPED = Path(__file__).parent / "policy.toml"
STRENGTHS = ("judgement", "empathy", "creativity", "physical_presence", "accountability")
CONDITIONED = ("exposure", "automation", "human_necessity", "demand", "ai_creation", "robotics", *STRENGTHS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition(Record):
    """One line of a category's rule: an axis or strength, on one side of a threshold of 0..100."""

    name: str
    side: Literal[">=", "<="]
    threshold: float

    def slack(self, figures: Mapping[str, float]) -> float:
        """By how many points the condition holds; negative where it fails."""
        distance = figures[self.name] - self.threshold
        return distance if self.side == ">=" else -distance


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule(Record):
    """A category's rule in words and conditions: all of `all_of`, and one of `any_of` where there are any."""

    category: Category
    words: str
    all_of: tuple[Condition, ...]
    any_of: tuple[Condition, ...]

    def slack(self, figures: Mapping[str, float]) -> float:
        """By how many points the rule holds; negative where it fails."""
        slacks = [condition.slack(figures) for condition in self.all_of]
        if self.any_of:
            slacks.append(max(condition.slack(figures) for condition in self.any_of))
        return min(slacks)


@dataclass(frozen=True, kw_only=True, slots=True)
class SafetyPolicy(Record):
    """Everything that turns measures into a score: points of 100, shares of 0..1. ``policy.toml`` has the reasons."""

    level: float
    bend: float
    base: float
    automatable: float
    necessity: float
    enhancement: float
    demand: float
    ai_creation: float
    robotics_share: float
    theta_share: float
    necessity_centre: float
    necessity_spread: float
    strengths: tuple[tuple[str, float], ...]
    average_change: float
    change_spread: float
    average_openings: float
    openings_spread: float
    openings_share: float
    projection_error: float
    shared_error: float
    missing_demand: tuple[float, float]
    creation_roles: tuple[tuple[str, float, float], ...]
    creation_doubt: float
    weight_doubt: float
    title_points: float
    close: float
    rules: tuple[Rule, ...]


def load_policy(path: Path | str | None = None) -> SafetyPolicy:
    """The policy in a file; the shipped one when no path is given.

    Raises:
        UsageError: a figure is missing, is no number, or a rule names what is no axis.
    """
    return _load(Path(path) if path is not None else SHIPPED)


@cache
def _load(path: Path) -> SafetyPolicy:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        return _policy(plain)
    except OSError as error:
        raise UsageError(f"the policy file {path.name} cannot be read", hint="check the path") from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"the policy file {path.name} is not complete: {error}", hint="start from a copy of the shipped policy.toml"
        ) from error


def _policy(plain: Mapping[str, Mapping[str, object]]) -> SafetyPolicy:
    def number(table: str, key: str) -> float:
        return _number(plain[table][key])

    def points(name: str) -> float:
        return _number(cast(Mapping[str, object], plain["points"][name])["value"])

    strengths = cast(Mapping[str, object], plain["necessity"]["strengths"])
    roles = {name: value for name, value in plain["creation"].items() if isinstance(value, list)}
    return SafetyPolicy(
        level=_number(plain["level"]),
        bend=number("scale", "bend"),
        base=points("base"),
        automatable=points("automatable"),
        necessity=points("necessity"),
        enhancement=points("enhancement"),
        demand=points("demand"),
        ai_creation=points("ai_creation"),
        robotics_share=number("automation", "robotics_share"),
        theta_share=number("necessity", "theta_share"),
        necessity_centre=number("necessity", "centre"),
        necessity_spread=number("necessity", "spread"),
        strengths=tuple((name, _number(strengths[name])) for name in STRENGTHS),
        average_change=number("demand", "average_change"),
        change_spread=number("demand", "change_spread"),
        average_openings=number("demand", "average_openings"),
        openings_spread=number("demand", "openings_spread"),
        openings_share=number("demand", "openings_share"),
        projection_error=number("demand", "error"),
        shared_error=number("demand", "shared_error"),
        missing_demand=(number("demand", "missing_low"), number("demand", "missing_high")),
        creation_roles=tuple((role, _number(ends[0]), _number(ends[1])) for role, ends in sorted(roles.items())),
        creation_doubt=number("creation", "doubt"),
        weight_doubt=number("doubt", "weights"),
        title_points=number("doubt", "title_points"),
        close=number("categories", "close"),
        rules=_rules(plain["categories"]),
    )


def _rules(plain: Mapping[str, object]) -> tuple[Rule, ...]:
    order = cast(list[str], plain["order"])
    if sorted(order) != sorted(get_args(Category)):
        raise ValueError("the order must name each category once")
    rules = []
    for category in order:
        table = cast(Mapping[str, object], plain[category])
        rules.append(
            Rule(
                category=cast(Category, category),
                words=str(table["words"]),
                all_of=_conditions(table["all"]),
                any_of=_conditions(table.get("any", [])),
            )
        )
    return tuple(rules)


def _conditions(rows: object) -> tuple[Condition, ...]:
    conditions = []
    for name, side, threshold in cast(list[list[object]], rows):
        if name not in CONDITIONED or side not in (">=", "<="):
            raise ValueError(f"no such condition: {name} {side}")
        conditions.append(Condition(name=str(name), side=side, threshold=_number(threshold)))
    return tuple(conditions)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return float(value)
