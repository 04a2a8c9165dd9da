"""The result types of the verbs that no single room gives."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerproof.careers.model import Paths
from careerproof.documents.model import Document, HiddenText
from careerproof.evidence import Finding, Record, Source, to_plain
from careerproof.language.model import Mention
from careerproof.occupations.model import OccupationMatch
from careerproof.optimizing.model import Proposal
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.safety.model import SafetyScore
from careerproof.screening.model import Verdict

if TYPE_CHECKING:  # only named: a check must not wait for what compares two artifacts of facts
    from careerproof.documents.picturing import PicturedPages
    from careerproof.facts.comparing.model import FactsDiff
    from careerproof.resumes.marks import Mark
    from careerproof.safety.compare import ScoreDiff


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading(Record):
    """What a machine reads in a file: the résumé or posting with evidence, and the document it stands in."""

    kind: str
    content: Resume | Posting
    document: Document
    findings: tuple[Finding, ...]
    occupation: OccupationMatch | None = None

    def __str__(self) -> str:
        if isinstance(self.content, Resume):
            found = f"{len(self.content.work)} positions, {len(self.content.education)} courses of study"
            return f"résumé of {self.content.basics.name or 'a person without a name'}: {found}"
        return f"posting for {self.content.title or 'no title'}: {len(self.content.requirements)} requirements"

    def to_dict(self) -> dict[str, object]:
        """JSON Resume v1 (or its job schema) with everything of ours under `meta.careerproof`."""
        plain = self.content.to_dict()
        ours: dict[str, object] = {"document": self.document.to_dict()}
        if isinstance(self.content, Resume):
            ours["fields"] = to_plain(dict(sorted(self.content.fields.items())))
        else:
            ours["requirements"] = to_plain(self.content.requirements)
            ours["occupation"] = self.occupation.to_dict() if self.occupation else None
        ours["report"] = to_plain(self.findings)
        ours["text_sha256"] = text_digest(self.document.text)
        known = plain.get("meta")
        plain["meta"] = {**(known if isinstance(known, Mapping) else {}), "careerproof": ours}
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspection(Record):
    """Would a screen read this file, and does it try to fool one?

    `hidden` are the words that a person does not see, each passage with how it is hidden and where: they were not read,
    and are told so that a person can judge them.
    """

    parseable: bool
    findings: tuple[Finding, ...]
    hidden: tuple[HiddenText, ...] = ()

    def __str__(self) -> str:
        return f"{'readable' if self.parseable else 'incomplete'}, {len(self.findings)} findings"


@dataclass(frozen=True, kw_only=True, slots=True)
class PicturedInspection:
    """An inspection with what a page of pictures needs: what each word was read as, and where it stands.

    `pages` is None for a format without pages.
    """

    file: str
    inspection: Inspection
    reading: Reading
    marks: tuple[Mark, ...]
    pages: PicturedPages | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedSkill(Record):
    """A taxonomy skill that the whole text asks for or shows."""

    id: str
    label: str
    taxonomy: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillReport(Record):
    """The skills a text names (`mentions`) and those it asks for or shows as a whole (`ranked`)."""

    id: str | int | None
    mentions: tuple[Mention, ...]
    ranked: tuple[RankedSkill, ...]

    def __str__(self) -> str:
        best = ", ".join(skill.label for skill in self.ranked[:3])
        return f"{len(self.mentions)} mentions{f'; first {best}' if best else ''}"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactsComparison(Record):
    """What differs between two artifacts of facts, and what that does to the scores."""

    facts: FactsDiff
    scores: ScoreDiff

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs: neither a figure nor a score."""
        return self.facts.is_empty and not self.scores.moves

    def __str__(self) -> str:
        return f"{self.facts}; {self.scores}"


@dataclass(frozen=True, kw_only=True, slots=True)
class TargetCareer(Record):
    """The career that a posting is for: what it calls itself, which occupation that is, how AI-safe it is."""

    title: str | None
    company: str | None
    occupation: OccupationMatch | None
    score: SafetyScore | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Check(Record):
    """The main job's answer: each part is the result of the verb it is named for."""

    resume: Reading
    inspect: Inspection
    occupation: OccupationMatch | None
    score: SafetyScore
    screen: Verdict | None
    optimize: Proposal | None
    paths: Paths | None
    target: TargetCareer | None
    reasons: Mapping[str, str]
    as_of: str
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        parts = [str(self.score)]
        if self.screen:
            parts.append(str(self.screen))
        return "; ".join(parts)


def text_digest(text: str) -> str:
    """The SHA-256 of a document's text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
