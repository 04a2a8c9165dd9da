"""The value types of `optimizing`: a proposed edit and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from careerproof.careers.model import Preparation
from careerproof.evidence import Record
from careerproof.language.model import Mention
from careerproof.screening.model import MissingTerm, Quote

EditKind = Literal[
    "say_what_you_have",
    "standard_term",
    "spell_out",
    "heading",
    "date_form",
    "order",
    "bullet",
    "summary",
    "split",
    "merge",
    "layout",
    "noise",
    "rewrite",
]

RejectionReason = Literal[
    "personal",
    "not_sent",
    "no_answer",
    "server",
    "unreadable",
    "declined",
    "unchanged",
    "form",
    "unproven",
    "bolder",
    "fewer_points",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit(Record):
    """A true change to the résumé. `where` is a JSON pointer; `old` and `new` a text or a list of texts.
    A line that is to go has "" as `new`.

    `points` is what the screen's score gains when this edit alone is applied. An edit that `needs_confirmation` is
    applied only when the person says that it is true; any other has `evidence` from the résumé itself.
    """

    id: str
    kind: EditKind
    where: str
    old: str | tuple[str, ...] | None
    new: str | tuple[str, ...]
    because: str
    points: float
    needs_confirmation: bool
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan(Record):
    """What no edit can give: the way into the posting's occupation from where the person stands, in months and needs.

    `preparation` is None, with the `reason`, where a career is not known; it is empty where the person does that work.
    How long a single skill takes no official statistic tells: beside each lacking term stand the nearest skill held and
    the certificates that name it.
    """

    occupation: str | None
    start: str | None
    preparation: Preparation | None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejected(Record):
    """A bullet for which the rewriter gave no edit, and why: `detail` says it in our words, `found` names the words
    that nothing proves, the signs that do not belong, or the kinds of personal detail. The rewriter's text is not kept.
    """

    where: str
    old: str
    reason: RejectionReason
    detail: str
    found: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal(Record):
    """Edits with the score before and after those that need no confirmation, what is missing, and a plan for it.

    `rejected` is empty unless a rewriter was asked.
    """

    before: float
    after: float
    edits: tuple[Edit, ...]
    have_but_unsaid: tuple[MissingTerm, ...]
    lacking: tuple[MissingTerm, ...]
    plan: Plan | None = None
    rejected: tuple[Rejected, ...] = ()

    def __str__(self) -> str:
        edits = f"{len(self.edits)} edit{'' if len(self.edits) == 1 else 's'}"
        return f"{edits}: {self.before:.1f} → {self.after:.1f} points, {len(self.lacking)} terms lacking"

    def to_dict(self) -> dict[str, object]:
        """The proposal with the keys of careerproof.optimize/1."""
        plain = Record.to_dict(self)
        plain["missing"] = {"have_but_unsaid": plain.pop("have_but_unsaid"), "lacking": plain.pop("lacking")}
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterLine(Record):
    """A line of a cover letter: `frame` is ours and claims nothing, `given` are names of person and posting, `proven`
    stands in the résumé as `evidence` quotes it, `to_fill` is the person's to write. `because` is the requirement's id.
    A paragraph `opens` with a blank line before it.
    """

    text: str
    kind: Literal["frame", "given", "proven", "to_fill"]
    evidence: tuple[Quote, ...] = ()
    because: str | None = None
    opens: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter(Record):
    """The skeleton of a cover letter, line by line."""

    lines: tuple[LetterLine, ...]

    def __str__(self) -> str:
        proven = sum(line.kind == "proven" for line in self.lines)
        return f"a letter with {proven} proven lines and {len(self.places_to_fill)} places to fill in"

    @property
    def places_to_fill(self) -> tuple[str, ...]:
        """What the person must still write, as marked in the text."""
        return tuple(line.text for line in self.lines if "[" in line.text and line.kind != "proven")

    def to_text(self) -> str:
        """The letter as plain text, which reads as Markdown too."""
        return "".join(("\n" if line.opens else "") + line.text + "\n" for line in self.lines)


class SkillReader(Protocol):
    """Whatever finds the skills that a text names (`skills.open_skills` gives one)."""

    def extract(self, text: str) -> Sequence[Mention]:
        """The mentions in the text, in order."""

    def canonical(self, text: str) -> str | None:
        """The id of the term that goes by these words, or None."""

    def aliases(self, term_id: str) -> tuple[str, ...]:
        """The names that a term goes by."""

    def nearness(self, one: str, other: str) -> float:
        """How near two terms are by their ids, 0..1."""
