"""The value types of `screening`: what a screen of one résumé against one posting finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.errors import NothingAsked
from careerproof.evidence import Finding, Reason, Record, Span
from careerproof.postings.model import Importance, Remote

MatchKind = Literal["exact", "inflected", "alias", "related", "none"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote(Record):
    """The words of the résumé that show something: where they stand, and the field they belong to."""

    text: str
    pointer: str | None
    span: Span | None

    def to_dict(self) -> dict[str, object]:
        """The quote as a span of the résumé's text, with the words and the field beside it."""
        plain: dict[str, object] = dict(self.span.to_dict()) if self.span else {}
        plain["text"] = self.text
        if self.pointer:
            plain["pointer"] = self.pointer
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Knockout(Record):
    """A yes-or-no requirement. "unknown" never counts against the person."""

    requirement: str
    kind: str
    result: Literal["met", "not_met", "unknown"]
    evidence: tuple[Quote, ...]
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage(Record):
    """How long a thing was in use in dated positions, and until when: `until` is None where it is in use now."""

    months: int
    current: bool
    until: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Inference(Record):
    """A job held that speaks for a term without saying it: the term is core in the occupation that its title names.

    `work` is the index of the job in the résumé; `term` the posting's word, where one is meant.
    """

    work: int
    position: str
    occupation: str
    term: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementResult(Record):
    """How one requirement stands: `points` of `max_points`; the words that show it.

    `depth` is the share that the policy leaves of the points for how much work shows what is said: 1.0 is all.
    `inferred` tells for which terms nothing but a job held speaks; their `match` is "related".
    """

    id: str
    text: str
    kind: str
    importance: Importance
    result: Literal["met", "partly", "missing"]
    match: MatchKind
    points: float
    max_points: float
    evidence: tuple[Quote, ...]
    terms_met: tuple[str, ...] = ()
    terms_missing: tuple[str, ...] = ()
    usage: Usage | None = None
    depth: float = 1.0
    inferred: tuple[Inference, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The row; what is only implied counts among the preferred, and says so."""
        plain = Record.to_dict(self)
        plain["importance"] = "required" if self.importance == "required" else "preferred"
        plain["implied"] = self.importance == "implied"
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscore(Record):
    """A share of the score: points of its maximum."""

    name: str
    points: float
    max_points: float


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingTerm(Record):
    """A term the posting asks for that the résumé does not say.

    `have` is true where the résumé shows it in other words (`evidence` quotes them), false where it is lacking.
    `inferred` names the job held for which the term is usual: the person may well have it, and must say so themselves.
    `certificates` are those of the posting's occupation that are named for the term, with who grants them.
    """

    term: str
    requirement: str
    have: bool
    importance: Importance
    evidence: tuple[Quote, ...] = ()
    nearest: str | None = None
    nearness: float | None = None
    inferred: Inference | None = None
    certificates: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison(Record):
    """What the posting asks beside what the person has, in words; "unknown" where either is not told.

    It moves no points: years and degrees that are asked for are requirements, and count there.
    """

    about: Literal["seniority", "experience", "education"]
    asked: str | None
    held: str | None
    result: Literal["below", "as_asked", "above", "unknown"]
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Prospect(Record):
    """What the facts say of a career: its AI-safety, its median pay in US dollars a year, and the schooling,
    experience and training by which people usually get in; None where they do not. `key` is its code or slug.
    """

    key: str
    title: str
    safety: int | None
    points: float | None
    category: str | None
    pay: float | None
    education: str | None = None
    experience: str | None = None
    training: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit(Record):
    """How the job fits the person: what it would mean beside what they do now. None of it moves the score.

    What the posting, the résumé or the facts do not tell is None, and speaks neither for nor against the job.

    Attributes:
        occupation: the occupation that the posting's title names.
        pay: the pay as the posting writes it; `pay_low` and `pay_high` are the same in US dollars a year.
        usual_pay: the median pay of the occupation, in US dollars a year.
        pay_change: the share by which the job's pay differs from the median of the person's present occupation: the
            middle of what the posting tells, else the occupation's median, as `pay_basis` says.
        safety: the AI-safety of the occupation, 0 to 10; `safety_change` the points of 100 beside the present one.
        same_place: True where the posting's place names the person's town; None where that cannot be told.
        level_change: the rank of the posting's title beside that of the person's latest one.
        usual_education: how people usually get into the occupation, by the official projections: schooling;
            `usual_experience` in a related job, `usual_training` on the job.
        skills_used: the skills that both name, in the posting's words; `skills_named` counts those of the résumé.
    """

    occupation: str | None
    pay: str | None
    pay_low: float | None
    pay_high: float | None
    usual_pay: float | None
    pay_change: float | None
    pay_basis: Literal["posting", "occupation"] | None
    safety: int | None
    category: str | None
    safety_change: float | None
    location: str | None
    remote: Remote | None
    same_place: bool | None
    level_change: Literal["up", "same", "down"] | None
    usual_education: str | None
    usual_experience: str | None
    usual_training: str | None
    skills_used: tuple[str, ...]
    skills_named: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict(Record):
    """What the screen finds; never a decision.

    `score` is 0..100, the sum of the requirements' points; None where the posting asks for nothing that a résumé can
    show (a finding says so).
    """

    resume: str
    posting: str
    read: str
    knockouts: tuple[Knockout, ...]
    score: float | None
    subscores: tuple[Subscore, ...]
    requirements: tuple[RequirementResult, ...]
    missing_terms: tuple[MissingTerm, ...]
    findings: tuple[Finding, ...]
    policy_sha256: str
    input_sha256: str
    compared: tuple[Comparison, ...] = ()
    fit: Fit | None = None
    decision: None = None

    def __str__(self) -> str:
        told = "nothing to score" if self.score is None else f"{self.score:.0f} of 100"
        return f"{self.resume} against {self.posting}: {told}"

    def require_score(self) -> float:
        """The score.

        Raises:
            NothingAsked: there is none, for the posting asks for nothing that a résumé can show.
        """
        if self.score is None:
            raise NothingAsked("the posting names no requirement that a résumé can show")
        return self.score

    def explain(self) -> tuple[Reason, ...]:
        """One reason a requirement; the contributions sum to the score."""
        return tuple(Reason(axis=item.id, contribution=item.points, text=item.text) for item in self.requirements)
