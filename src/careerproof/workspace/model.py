"""The value types of the workspace: applications with their steps and files."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, get_args

from careerproof.evidence import Record

State = Literal["interested", "applied", "interview", "offer", "hired", "refused", "withdrawn"]
STATES: tuple[State, ...] = get_args(State)
"""What an application can be, in the order in which it usually goes."""
OPEN: frozenset[State] = frozenset({"interested", "applied", "interview", "offer"})
"""The states in which something can still come of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile(Record):
    """A file that is kept, without its bytes. `id` is its number in the workspace."""

    id: int
    name: str
    sha256: str
    size_bytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Step(Record):
    """What an application became, when, and what the person said to it."""

    on: datetime.date
    state: State
    note: str = ""

    def to_dict(self) -> dict[str, object]:
        """The step with its date as ISO 8601 writes it."""
        return {"on": self.on.isoformat(), "state": self.state, "note": self.note}


@dataclass(frozen=True, kw_only=True, slots=True)
class SentVersion(Record):
    """A résumé that went to the employer: the file, when it was made, and the edits in it by id."""

    made: datetime.date
    file: KeptFile
    edits: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The version with its date as ISO 8601 writes it."""
        return {"made": self.made.isoformat(), "file": self.file.to_dict(), "edits": list(self.edits)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Application(Record):
    """One application: the posting as it was, what was sent, what came of it.

    `steps` are in order of their dates and `state` is that of the last; `next_on` is when the person wants to do
    something about it.
    """

    id: int
    title: str
    employer: str
    place: str
    link: str
    state: State
    next_on: datetime.date | None
    notes: str
    posting: KeptFile | None
    steps: tuple[Step, ...]
    versions: tuple[SentVersion, ...]

    @property
    def applied_on(self) -> datetime.date | None:
        """When it was sent: the date of the first step of that kind."""
        return next((step.on for step in self.steps if step.state == "applied"), None)

    def to_dict(self) -> dict[str, object]:
        """The application, with the day it was sent."""
        return {
            "id": self.id,
            "title": self.title,
            "employer": self.employer,
            "place": self.place,
            "link": self.link,
            "state": self.state,
            "applied_on": None if self.applied_on is None else self.applied_on.isoformat(),
            "next_on": None if self.next_on is None else self.next_on.isoformat(),
            "notes": self.notes,
            "posting": None if self.posting is None else self.posting.to_dict(),
            "steps": [step.to_dict() for step in self.steps],
            "versions": [version.to_dict() for version in self.versions],
        }
