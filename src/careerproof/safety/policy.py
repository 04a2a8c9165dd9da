"""The policy of the score: weights, stretches and rules, read from a file in which each has its reason."""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from careerproof.errors import UsageError
from careerproof.evidence import Record
from careerproof.safety.model import Category
from careerproof.safety.overrides import Override, read_overrides

SHIPPED = Path(__file__).parent / "policy.toml"
STRENGTHS = ("judgement", "empathy", "creativity", "physical_presence", "accountability")
CONDITIONED = ("exposure", "automation", "human_necessity", "demand", "ai_creation", "robotics", *STRENGTHS)


RANGES = {
    "level": (0.5, 0.99),
    "bend": (0.1, 40.0),
    "base": (0.0, 100.0),
    **dict.fromkeys(("automatable", "necessity", "enhancement", "demand", "ai_creation"), (0.0, 200.0)),
    **dict.fromkeys(("robotics_share", "theta_share", "openings_share", "creation_doubt", "weight_doubt"), (0.0, 1.0)),
    "necessity_centre": (0.0, 1.0),
    "necessity_spread": (0.01, 10.0),
    **dict.fromkeys(("change_spread", "openings_spread"), (0.01, 1000.0)),
    "projection_error": (0.0, 100.0),
    "shared_error": (1.0, 10.0),
    **dict.fromkeys(("title_points", "close"), (0.0, 100.0)),
}
"""Between which values each figure lies; weights are never negative, so that the laws of the score hold."""


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
    """Everything that turns measures into a score: points of 100, shares of 0..1. ``policy.toml`` has the reasons.

    `personal` holds the figures of the personal score that are other than the shipped ones, by table and key.
    """

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
    change_spread: float
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
    personal: tuple[Override, ...] = ()

    @property
    def sha256(self) -> str:
        """The digest of the content, whatever the file's spacing and comments: it names the policy in a result."""
        return _digest(self)


def load_policy(path: Path | str | None = None) -> SafetyPolicy:
    """The policy in a file; the shipped one when no path is given.

    Raises:
        UsageError: a figure is missing, is no number or out of range, or a rule names what is no axis.
    """
    return _shipped() if path is None else _load(Path(path))


@cache
def _shipped() -> SafetyPolicy:
    return _load(SHIPPED)


@lru_cache(maxsize=16)
def _digest(policy: SafetyPolicy) -> str:
    canonical = json.dumps(asdict(policy), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _load(path: Path) -> SafetyPolicy:
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        policy = _policy(plain)
        check_policy(policy)
        if path != SHIPPED:
            _check_keys(plain)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the policy file {path.name} cannot be read", hint="check the path") from error
    except KeyError as error:
        raise UsageError(f"the policy file {path.name} is not complete: it lacks {error}", hint=_hint()) from error
    except (tomllib.TOMLDecodeError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"the policy file {path.name} is not complete: {error}", hint=_hint()) from error
    return policy


def _hint() -> str:
    return f"start from a copy of the shipped one, {SHIPPED}"


def check_policy(policy: SafetyPolicy) -> None:
    """Nothing, where every figure lies in its range.

    Why: with a negative weight the score would rise with automation, and with a spread of nothing it would not be a
    number.

    Raises:
        ValueError: the first figure that does not.
    """
    for name, (low, high) in RANGES.items():
        value = getattr(policy, name)
        if not low <= value <= high:
            raise ValueError(f"{name} is {value:g}, and must lie between {low:g} and {high:g}")
    shares = [("missing_demand", policy.missing_demand), ("strengths", tuple(share for _, share in policy.strengths))]
    shares += [(f"creation.{role}", (low, high)) for role, low, high in policy.creation_roles]
    for name, several in shares:
        if not all(0.0 <= share <= 1.0 for share in several):
            raise ValueError(f"{name} must be shares of 0 to 1")
        if name != "strengths" and several[0] > several[1]:
            raise ValueError(f"{name} must name the lower end first")
    if not math.isclose(sum(share for _, share in policy.strengths), 1.0, abs_tol=1e-6):
        raise ValueError("the shares of the strengths must sum to 1")
    if "none" not in {role for role, _, _ in policy.creation_roles}:
        raise ValueError("[creation] lacks 'none'")
    for rule in policy.rules:
        for condition in (*rule.all_of, *rule.any_of):
            if not 0.0 <= condition.threshold <= 100.0:
                raise ValueError(f"the threshold of {condition.name} in {rule.category} must lie between 0 and 100")


def _policy(plain: Mapping[str, Mapping[str, object]]) -> SafetyPolicy:
    def number(table: str, key: str) -> float:
        return _number(plain[table][key])

    def points(name: str) -> float:
        return _number(cast(Mapping[str, object], plain["points"][name])["value"])

    strengths = cast(Mapping[str, object], plain["necessity"]["strengths"])
    roles = {name: value for name, value in plain["creation"].items() if isinstance(value, list)}
    if any(len(ends) != 2 for ends in roles.values()):
        raise ValueError("each role of [creation] has two ends")
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
        change_spread=number("demand", "change_spread"),
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
        personal=read_overrides(plain.get("personal", {})),
    )


def _check_keys(given: Mapping[str, Any]) -> None:
    """Nothing, where every key is one that counts: a word misspelt, or of an older policy, would count for nothing."""
    shipped = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    tables = [("", given, {**shipped, "personal": {}})]
    tables += [
        (name, table, shipped[name])
        for name, table in given.items()
        if name in shipped and isinstance(table, Mapping) and isinstance(shipped[name], Mapping)
    ]
    tables += [("points." + name, table, shipped["points"][name]) for name, table in given["points"].items()]
    tables.append(("necessity.strengths", given["necessity"]["strengths"], shipped["necessity"]["strengths"]))
    for name, table, known in tables:
        unknown = sorted(key for key in set(table) - set(known) if not key.endswith("why"))
        if unknown:
            raise ValueError(f"{f'[{name}]' if name else 'it'} has unknown keys: {', '.join(unknown)}")


def _rules(plain: Mapping[str, object]) -> tuple[Rule, ...]:
    order = cast(list[str], plain["order"])
    if sorted(order) != sorted(get_args(Category)):
        raise ValueError("the order must name each category once")
    rules = []
    for category in order:
        table = cast(Mapping[str, object], plain[category])
        unknown = sorted(set(table) - {"words", "all", "any", "why"})
        if unknown:
            raise ValueError(f"the rule of {category} has unknown keys: {', '.join(unknown)}")
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
