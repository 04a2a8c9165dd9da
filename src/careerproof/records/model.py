"""The value types of the records: requisitions, candidates, screens, decisions, the log and what is found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from careerproof.evidence import Record

Outcome = Literal["advance", "hold", "reject", "offer", "hire", "withdrawn"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
"""What a person can decide about a candidate, in the order in which it usually goes."""
Act = Literal["requisition", "candidate", "screen", "decision", "erased", "retained"]
"""What a line of the log says: something of that kind was kept, or records went, by a request or by age."""
KINDS: tuple[Act, ...] = ("requisition", "candidate", "screen", "decision")
"""The acts that keep a record; the others say that records went."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Requisition(Record):
    """A position that is to be filled. `name` is what the employer calls it, `posting` the file that was screened."""

    id: str
    name: str
    posting: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate(Record):
    """A person who is considered. `name` is how the employer knows them: a file's name, or an id of another system."""

    id: str
    name: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptScreen(Record):
    """A row of `screen` as it was given, with what made it: the digests of the rules and of both files.

    `score` is None, and `input_sha256` empty, where the résumé could not be read.
    """

    id: str
    requisition: str
    candidate: str
    at: str
    score: float | None
    policy_sha256: str
    input_sha256: str
    row: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision(Record):
    """What a person decided about a candidate, and why. `screen` is the id of the last screen they could have seen."""

    id: str
    requisition: str
    candidate: str
    at: str
    outcome: Outcome
    reason: str
    decided_by: str
    screen: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LogEntry(Record):
    """A line of the log. It holds nothing of a person.

    `subject` is the random id of the record that was kept, `digest` that record under a key of its own, which goes when
    the record goes. `details` says what went, for the lines that say so. `link` is the SHA-256 over this line and the
    link of the line before.
    """

    number: int
    at: str
    act: Act
    subject: str
    digest: str
    details: str
    previous: str
    link: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw(Record):
    """Something that does not agree. `entry` is the number of the line of the log, None where there is none."""

    kind: Literal["log_changed", "log_missing", "record_changed", "record_missing", "record_unlogged", "record_back"]
    entry: int | None
    subject: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification(Record):
    """What was looked at, and what does not agree. `head` is the link of the last line, `entries` its number."""

    entries: int
    head: str
    records: int
    gone: int
    flaws: tuple[Flaw, ...]

    @property
    def is_sound(self) -> bool:
        """Whether all agrees."""
        return not self.flaws

    def to_dict(self) -> dict[str, object]:
        """The fields, with the answer first."""
        return {"sound": self.is_sound, **Record.to_dict(self)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Removal(Record):
    """What went: how many of each kind."""

    candidates: int
    screens: int
    decisions: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake(Record):
    """What became of rows that were given: kept, or there already."""

    kept: int
    known: int
    candidates: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonFile(Record):
    """Everything that is held about one person."""

    candidate: Candidate
    requisitions: tuple[Requisition, ...]
    screens: tuple[KeptScreen, ...]
    decisions: tuple[Decision, ...]
    log: tuple[LogEntry, ...]
