"""Scores a career once more with an axis, a strength, its projected change or a weight other than it is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from careerproof.errors import UsageError
from careerproof.evidence import Estimate, Record
from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.safety.contrast import Difference, contrast_two
from careerproof.safety.model import AXES, SafetyScore, Subject
from careerproof.safety.policy import RANGES, STRENGTHS, SafetyPolicy, load_policy
from careerproof.safety.score import CreationSignals, score_career
from careerproof.safety.signals import SafetyFacts, gather_signals

WEIGHTS = ("base", "automatable", "necessity", "enhancement", "demand", "ai_creation")
WEIGHT_OF_AXIS = {"automation": "automatable", "human_necessity": "necessity", "exposure": "enhancement"}
"""The weights that the policy calls otherwise than the axis they weigh."""
CHANGE = "change_pct"
NAMES = (*AXES, *STRENGTHS, CHANGE, *(f"weights.{name}" for name in WEIGHTS))


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(Record):
    """One thing taken otherwise: an axis or strength (of 100), `change_pct` (per cent) or ``weights.NAME`` (points)."""

    name: str
    value: float


@dataclass(frozen=True, kw_only=True, slots=True)
class AppliedChange(Record):
    """A change with what it was before (None where that is not known) and the unit of both."""

    name: str
    old: float | None
    new: float
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIf(Record):
    """The score as it is and as it would be, with the reasons that moved; their points sum to the move."""

    changes: tuple[AppliedChange, ...]
    before: SafetyScore
    after: SafetyScore
    move: Difference

    def __str__(self) -> str:
        return f"{self.before.subject.title}: {self.before.score10}/10 → {self.after.score10}/10"


def read_change(text: str) -> Change:
    """The change that ``NAME=VALUE`` names.

    Raises:
        UsageError: it is written otherwise, names nothing of the score, or its value is out of range.
    """
    name, equals, written = text.partition("=")
    name = name.strip().replace("-", "_")
    owner, dot, weight = name.partition(".")
    if owner == "weights" and dot:
        name = f"weights.{WEIGHT_OF_AXIS.get(weight, weight)}"
    if not equals or name not in NAMES:
        raise UsageError(f"no such change: {text!r}", hint=f"write NAME=VALUE with a name of: {', '.join(NAMES)}")
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    low, high = _range(name)
    if not low <= value <= high:
        raise UsageError(f"{name}={written} is no number from {low:g} to {high:g}")
    return Change(name=name, value=value)


def score_what_if(
    facts: SafetyFacts,
    changes: Sequence[Change],
    *,
    subject: Subject,
    mixture: Sequence[tuple[str, float]],
    creation: CreationSignals | None = None,
    policy: SafetyPolicy | None = None,
) -> WhatIf:
    """The score before and after all the changes together; of two changes of one thing the later counts.

    A change of an axis takes the place of whatever it is measured from, without doubt. The other arguments are those
    of `score_career`.

    Raises:
        UsageError: the projected change is asked to be other, and no projection covers the career.
    """
    policy = policy or load_policy()
    wanted = {change.name: change.value for change in changes}
    signals = gather_signals(facts, mixture, creation=creation, policy=policy)
    if CHANGE in wanted and signals.change_pct is None:
        raise UsageError("no official projection covers this career", hint="change the axis instead: demand=VALUE")
    weights = {name.partition(".")[2]: value for name, value in wanted.items() if name.startswith("weights.")}
    other_policy = replace(policy, **weights) if weights else policy  # type: ignore[arg-type]
    before = score_career(facts, subject=subject, mixture=mixture, creation=creation, policy=policy)
    after = score_career(
        _ChangedFacts(
            facts,
            strengths={name: wanted[name] / 100.0 for name in STRENGTHS if name in wanted},
            change=wanted.get(CHANGE),
        ),
        subject=subject,
        mixture=mixture,
        creation=creation,
        policy=other_policy,
        given={name: wanted[name] / 100.0 for name in AXES if name in wanted},
    )
    olds = {CHANGE: signals.change_pct} | {f"weights.{name}": getattr(policy, name) for name in WEIGHTS}
    return WhatIf(
        changes=tuple(
            AppliedChange(
                name=name, old=olds[name] if name in olds else _old(before, name), new=value, unit=_unit(name)
            )
            for name, value in wanted.items()
        ),
        before=before,
        after=after,
        move=contrast_two(before, after),
    )


def _range(name: str) -> tuple[float, float]:
    if name.startswith("weights."):
        return RANGES[name.partition(".")[2]]
    return (-100.0, 1000.0) if name == CHANGE else (0.0, 100.0)


def _unit(name: str) -> str:
    if name.startswith("weights."):
        return "points"
    return "per cent" if name == CHANGE else "of 100"


def _old(score: SafetyScore, name: str) -> float | None:
    """What an axis or a strength is as it is."""
    value = score.strengths.get(name) if name in STRENGTHS else getattr(score.axes, name)
    return value.value if isinstance(value, Estimate) else None


class _ChangedFacts:
    """The facts with some strengths, or the projected change, taken as given; everything else is asked of them."""

    def __init__(self, facts: SafetyFacts, *, strengths: Mapping[str, float], change: float | None) -> None:
        self._facts, self._strengths, self._change = facts, strengths, change

    def codes(self) -> tuple[str, ...]:
        return self._facts.codes()

    def occupation(self, code: str) -> Occupation:
        return self._facts.occupation(code)

    def measures(self, code: str) -> dict[str, Measure]:
        return {
            name: replace(measure, value=share, low=share, high=share)
            if (share := self._strengths.get(name)) is not None
            else measure
            for name, measure in self._facts.measures(code).items()
        }

    def projection(self, code: str) -> Projection | None:
        row = self._facts.projection(code)
        return row if row is None or self._change is None else replace(row, change_pct=self._change)

    def overall_projection(self) -> OverallProjection | None:
        return self._facts.overall_projection()
