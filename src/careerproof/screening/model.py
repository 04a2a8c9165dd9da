"""The value types of `screening`: what a screen of one résumé against one posting finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.errors import NothingAsked
from careerproof.evidence import Finding, Reason, Record, Span
from careerproof.postings.model import Importance

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
class RequirementResult(Record):
    """How one requirement stands: `points` of `max_points`; the words that show it."""

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
    """

    term: str
    requirement: str
    have: bool
    importance: Importance
    evidence: tuple[Quote, ...] = ()
    nearest: str | None = None
    nearness: float | None = None


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
