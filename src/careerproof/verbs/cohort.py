"""The main job for a whole cohort: a check for each résumé, one that cannot be read in a row of its own."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Record
from careerproof.screening.policy import DEFAULT_POLICY
from careerproof.settings import Settings
from careerproof.streams.model import Item
from careerproof.verbs.check import check
from careerproof.verbs.model import Check
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_item, resolve_today


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedResume(Record):
    """The row of one résumé of a cohort: its check, or the error in its place."""

    input: str
    check: Check | None
    error: InputError | MissingExtra | None = None

    def to_dict(self) -> dict[str, object]:
        """The row with the keys of careerproof.check/1, and `input`."""
        if self.check is not None:
            return {"input": self.input, **self.check.to_dict()}
        return {"input": self.input, "score": None, "screen": None, "error": self.error and self.error.to_dict()}


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckJob:
    """What every résumé of a cohort is checked with; called with one it gives its row. It can be sent elsewhere."""

    posting: OpenedFile | None
    today: str
    policy: str = DEFAULT_POLICY
    moves: int = 8
    settings: Settings | None = None

    def __call__(self, resume: Item) -> CheckedResume:
        """The check of one résumé, or why there is none."""
        try:
            answer = check(
                open_item(resume),
                posting=self.posting,
                policy=self.policy,
                today=self.today,
                moves=self.moves,
                settings=self.settings,
            )
        except (InputError, MissingExtra) as error:
            return CheckedResume(input=resume.name, check=None, error=error)
        return CheckedResume(input=resume.name, check=answer)

    def unread(self, name: str, error: InputError) -> CheckedResume:
        """The row of what a process failed on."""
        return CheckedResume(input=name, check=None, error=error)


def open_checks(
    posting: FilePath | None = None,
    *,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    moves: int = 8,
    settings: Settings | None = None,
) -> CheckJob:
    """The job of a cohort's checks, for `batch.run_batch`.

    Raises:
        DocumentError: the posting cannot be read.
    """
    file = open_document(posting, settings)[0] if posting is not None else None
    return CheckJob(posting=file, today=resolve_today(today), policy=policy, moves=moves, settings=settings)
