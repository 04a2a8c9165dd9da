"""The value types of `occupations`: candidates for a title, and careers that have no official code."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.evidence import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate(Record):
    """An occupation that a title may mean: `confidence` 0..1 is calibrated, `why` says what speaks for it.

    `soc` is the 6-digit SOC 2018 code, `isco` the ISCO-08 unit groups and `esco` the addresses of the ESCO occupations
    that the official crosswalks give; () where they give none.
    """

    code: str
    title: str
    confidence: float
    why: tuple[str, ...]
    soc: str
    isco: tuple[str, ...] = ()
    esco: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MixturePart(Record):
    """An official occupation's share in an emerging career, and why it belongs there. Weights sum to 1."""

    code: str
    weight: float
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EmergingCareer(Record):
    """A career with no official code: a documented mixture of official occupations with its own titles and skills.

    `ai_role` says how it relates to AI: "builds", "operates", "evaluates", "governs", "uses" or "none". No figure
    stands here but the weights: its statistics are derived from the mixture.
    """

    slug: str
    title: str
    titles: tuple[str, ...]
    field: str
    mixture: tuple[MixturePart, ...]
    skills: tuple[str, ...]
    technologies: tuple[str, ...]
    certifications: tuple[str, ...]
    ai_role: str
    official: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OccupationMatch(Record):
    """Which occupation a title is: candidates best first, () when it is no occupation; the emerging career it names.

    The rest of the title, told apart: `seniority` ("senior"), `employment_type`, `location`, `level`, `department`.
    """

    query: str
    candidates: tuple[Candidate, ...]
    emerging: EmergingCareer | None
    seniority: str | None = None
    employment_type: str | None = None
    location: str | None = None
    level: str | None = None
    department: str | None = None

    def __str__(self) -> str:
        if not self.candidates:
            return f"{self.query}: {self.emerging.title if self.emerging else 'no occupation'}"
        best = self.candidates[0]
        return f"{self.query}: {best.title} ({best.code}), confidence {best.confidence:.2f}"

    def to_dict(self) -> dict[str, object]:
        """The match with the keys of careerproof.match/1."""
        plain = Record.to_dict(self)
        plain["emerging"] = {"slug": self.emerging.slug, "title": self.emerging.title} if self.emerging else None
        return plain
