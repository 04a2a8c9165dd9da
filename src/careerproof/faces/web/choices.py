"""What a person says to each proposed edit: accepted, rejected, or nothing yet; every step can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from careerproof.optimizing.model import Proposal

Choice = Literal["accepted", "rejected", "open"]
STEPS = 200
"""How many choices can be taken back."""


@dataclass(kw_only=True, slots=True)
class Choices:
    """The choices of one session. `scores` holds what the screen gave for the edits that were tried together."""

    proposal: Proposal
    made: dict[str, Choice] = field(default_factory=dict)
    past: list[dict[str, Choice]] = field(default_factory=list)
    scores: dict[tuple[str, ...], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scores[()] = self.proposal.before

    @property
    def accepted(self) -> tuple[str, ...]:
        """The ids of the accepted edits, in the order of the proposal."""
        return tuple(edit.id for edit in self.proposal.edits if self.made.get(edit.id) == "accepted")

    @property
    def possible(self) -> tuple[str, ...]:
        """The ids of all edits that are not rejected."""
        return tuple(edit.id for edit in self.proposal.edits if self.made.get(edit.id) != "rejected")

    def choose(self, identifier: str, choice: str) -> bool:
        """Make a choice on one edit; False where there is no such edit or choice."""
        known = {edit.id for edit in self.proposal.edits}
        found = next((one for one in get_args(Choice) if one == choice), None)
        if identifier not in known or found is None:
            return False
        self._step({**self.made, identifier: found})
        return True

    def accept_safe(self) -> None:
        """Accept every edit that needs no confirmation and was not rejected."""
        safe = (edit.id for edit in self.proposal.edits if not edit.needs_confirmation)
        self._step({**self.made, **{each: "accepted" for each in safe if self.made.get(each) != "rejected"}})

    def clear(self) -> None:
        """Take all choices back, which is a step like any other."""
        self._step({})

    def undo(self) -> None:
        """Take the last step back; nothing where there is none."""
        if self.past:
            self.made = self.past.pop()

    def _step(self, made: dict[str, Choice]) -> None:
        if made == self.made:
            return
        self.past = [*self.past, self.made][-STEPS:]
        self.made = made
