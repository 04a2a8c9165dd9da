"""The value types of `safety`: a score that explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.evidence import Estimate, Missing, Reason, Record, to_plain

Category = Literal["ai-created", "ai-enhanced", "human-essential", "hands-on", "transforming", "at-risk"]
AXES = ("exposure", "automation", "human_necessity", "demand", "ai_creation")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject(Record):
    """Who or what is scored. `code` for an occupation, `slug` for an emerging career; both may be None for a résumé."""

    kind: Literal["occupation", "emerging", "resume"]
    code: str | None
    slug: str | None
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Axes(Record):
    """The five axes, each 0..100 with its interval, higher = more of the axis; Missing says why there is none."""

    exposure: Estimate | Missing
    automation: Estimate | Missing
    human_necessity: Estimate | Missing
    demand: Estimate | Missing
    ai_creation: Estimate | Missing

    def to_dict(self) -> dict[str, object]:
        """The axes; a missing one is null."""
        return {name: None if isinstance(axis := getattr(self, name), Missing) else axis.to_dict() for name in AXES}


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionCheck(Record):
    """A condition of a rule beside the career's figure; `side` is ">=" or "<=", all of 0..100."""

    name: str
    value: float
    side: Literal[">=", "<="]
    threshold: float
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleCheck(Record):
    """A category's rule laid beside the career's figures, so that a person can check it by hand.

    It holds when all of `all_of` do, and one of `any_of` where there are any; `slack` is by how many points, negative
    where it fails.
    """

    category: Category
    words: str
    holds: bool
    slack: float
    all_of: tuple[ConditionCheck, ...]
    any_of: tuple[ConditionCheck, ...]


Stage = Literal["entry", "early", "established", "senior", "unknown"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerStage(Record):
    """Where in a career a person stands, by their months of work and the words of their title; never by age."""

    stage: Stage
    months: int | None
    evidence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalActivity(Record):
    """A detailed work activity of a person: its share of the work they tell of, beside the occupation's (both 0..1).

    `effect` is how many points of the score it gives or takes beside the usual mix of the occupation; the effects of
    all activities sum to `PersonalScore.change`. `bullets` points at the lines that tell of it.
    """

    dwa: str
    title: str
    share: float
    occupation_share: float
    effect: float
    bullets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyShare(Record):
    """A family of activities (generalized work activity): its share of the person's work beside the occupation's."""

    gwa: str
    title: str
    share: float
    occupation_share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class MoreOf(Record):
    """An activity of the occupation to do more of: the points gained if a tenth of the work were this."""

    dwa: str
    title: str
    gain: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalScore(Record):
    """What a person's own work does to the score of their occupation.

    `fallback` is true where the score is the occupation's own, and `reason` says why. `weight` (0..1) is how much the
    person's own mix counts beside the occupation's; `change` the points between the two scores. `other_activities` is
    the effect of those that `activities` does not list, so that effects and it sum to `change`. `exposure` (0..100) is
    that of the person's own mix: it is told, and moves no points.
    """

    bullets: int
    usable_bullets: int
    fallback: bool
    reason: str | None
    weight: float
    occupation_score: float | None
    change: float
    stage: CareerStage
    exposure: float | None = None
    activities: tuple[PersonalActivity, ...] = ()
    other_activities: float = 0.0
    mix: tuple[FamilyShare, ...] = ()
    carries_risk: tuple[PersonalActivity, ...] = ()
    protects: tuple[PersonalActivity, ...] = ()
    do_more_of: tuple[MoreOf, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SafetyScore(Record):
    """The AI-safety score of an occupation, a career or a person: a rank-like scale of 0..100, not a probability.

    `reasons` sum to `score.value` (a base value is a reason too). `strengths` are the four human strengths and
    accountability, each 0..100. `score` is Missing where nothing can be said; then `score10` and `category` are None.
    `rules` are the rules of all categories in the order in which they are tried, beside this career's figures.
    `policy_sha256` names the weights and rules that it was made with. `personal` is there for a person only.
    """

    subject: Subject
    score10: int | None
    score: Estimate | Missing
    category: Category | None
    runner_up: Category | None
    category_rule: str | None
    axes: Axes
    strengths: dict[str, Estimate]
    robotics: Estimate | Missing
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()
    rules: tuple[RuleCheck, ...] = ()
    policy_sha256: str | None = None
    personal: PersonalScore | None = None

    def __str__(self) -> str:
        if isinstance(self.score, Missing):
            return f"{self.subject.title}: no score ({self.score.reason})"
        return f"{self.subject.title}: {self.score10}/10, {self.category}"

    def explain(self) -> tuple[Reason, ...]:
        """The reasons, which sum to the score."""
        return self.reasons

    def to_dict(self) -> dict[str, object]:
        """The score with the keys of careerproof.score/1."""
        missing = {name: axis.reason for name in AXES if isinstance(axis := getattr(self.axes, name), Missing)}
        plain: dict[str, object] = {
            "subject": self.subject.to_dict(),
            "score10": self.score10,
            "score": None,
            "category": self.category,
            "runner_up": self.runner_up,
            "category_rule": self.category_rule,
            "axes": self.axes.to_dict(),
            "strengths": to_plain(self.strengths),
            "robotics": None if isinstance(self.robotics, Missing) else self.robotics.to_dict(),
            "reasons": to_plain(self.reasons),
            "notes": list(self.notes),
            "rules": to_plain(self.rules),
            "policy_sha256": self.policy_sha256,
        }
        if self.personal is not None:
            plain["personal"] = self.personal.to_dict()
        if isinstance(self.score, Missing):
            plain["reason"] = self.score.reason
        else:
            score = self.score
            plain["score"] = to_plain(
                {
                    "value": score.value,
                    "low": score.low,
                    "high": score.high,
                    "level": score.level,
                    "unit": score.unit,
                }
            )
        if missing:
            plain["axes_missing"] = missing
        return plain
