"""The value types of `postings`: a posting and its requirements, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from careerproof.evidence import Finding, Record, Span

RequirementKind = Literal[
    "skill", "technology", "experience", "education", "certification", "licence", "language", "clearance",
    "authorisation", "travel", "physical", "schedule", "soft_skill", "duty",
]  # fmt: skip
Importance = Literal["required", "preferred", "implied"]
Remote = Literal["Full", "Hybrid", "None"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Minimum(Record):
    """A least amount: ``value=5, unit="years"``; for education `unit` is "level" and `value` 1..8 (EQF levels)."""

    value: float
    unit: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement(Record):
    """One thing asked for. `alternatives` is a conjunction of choices: ``[["Python", "Java"]]`` is Python or Java,
    ``[["Python"], ["SQL"]]`` both.
    """

    id: str
    text: str
    kind: RequirementKind
    importance: Importance
    alternatives: tuple[tuple[str, ...], ...] = ()
    minimum: Minimum | None = None
    spans: tuple[Span, ...] = ()
    knockout: bool = False
    """True for what screens ask as a yes/no question: licence, clearance, authorisation, degree and years required."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Salary(Record):
    """Pay as the posting gives it: amounts per `period` in `currency` (ISO 4217)."""

    minimum: float | None
    maximum: float | None
    currency: str | None
    period: Literal["hour", "day", "week", "month", "year"] | None
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting(Record):
    """A job posting as read; what is not said is None. `employment_type` as written ("Full-time")."""

    title: str | None = None
    company: str | None = None
    location: str | None = None
    remote: Remote | None = None
    employment_type: str | None = None
    salary: Salary | None = None
    date: str | None = None
    valid_through: str | None = None
    description: str | None = None
    responsibilities: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""
    title_span: Span | None = None

    def to_dict(self) -> dict[str, object]:
        """JSON Resume's job schema; empty fields left out."""
        salary = self.salary.text if self.salary else None
        plain: dict[str, object] = {
            "title": self.title,
            "company": self.company,
            "type": self.employment_type,
            "date": self.date,
            "description": self.description,
            "location": {"address": self.location} if self.location else None,
            "remote": self.remote,
            "salary": salary,
            "responsibilities": list(self.responsibilities),
            "qualifications": list(self.qualifications),
        }
        return {key: value for key, value in plain.items() if value not in (None, [])}
