"""Which of these postings fit this résumé, how AI-safe are they, and what do they pay?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Finding, Record
from careerproof.facts.store import Facts
from careerproof.postings.model import Posting
from careerproof.screening.model import Fit, Prospect, Verdict
from careerproof.screening.policy import DEFAULT_POLICY, Policy, load_policy
from careerproof.settings import Settings
from careerproof.verbs.asked import AskedPosting, open_posting
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_store, resolve_today
from careerproof.verbs.prospects import prospect_of_person
from careerproof.verbs.read import read_resume_document
from careerproof.verbs.screen import screen_reading


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedPosting(Record):
    """A posting with its place among the others (from 1); `rank` is None where nothing could be scored.

    `read` is "ok", or the code of the error that stands in `error`; `screen` is the whole verdict. `doubt` says why the
    file may be no posting; such rows come after the others.
    """

    rank: int | None
    posting: str
    read: str
    title: str | None = None
    company: str | None = None
    score: float | None = None
    not_met: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    fit: Fit | None = None
    screen: Verdict | None = None
    doubt: Finding | None = None
    error: InputError | MissingExtra | None = None

    def to_dict(self) -> dict[str, object]:
        """The row as plain data."""
        plain = Record.to_dict(replace(self, error=None))
        plain["error"] = self.error.to_dict() if self.error is not None else None
        return plain


def rank_postings(
    resume: FilePath,
    postings: Iterable[FilePath],
    *,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[RankedPosting, ...]:
    """The postings by how far the résumé shows what they ask for: best first, equal ones by name.

    The résumé is read once. A posting with a knock-out that is not met is not put lower: its row says so. Postings
    without a score, files that may be no posting and files that cannot be read come last as rows of their own.

    Args:
        resume: path of the résumé.
        postings: paths of the postings' files.
        policy: name of a screening policy, or the path of one's own.
        today: the day that durations are counted to, YYYY-MM-DD; the clock's when None.
        settings: which facts to use.
        progress: told the path of each posting when it is done.

    Raises:
        DocumentError: the résumé cannot be read.
    """
    facts, rules, day = open_store(settings), load_policy(policy), resolve_today(today)
    file, document = open_document(resume, settings)
    person = file, read_resume_document(facts, document, settings)
    present = prospect_of_person(facts, person[1])
    rows = []
    for path in postings:
        try:
            rows.append(_row(facts, person, open_posting(facts, path, settings), present, policy=rules, today=day))
        except (InputError, MissingExtra) as error:
            rows.append(RankedPosting(rank=None, posting=str(path), read=error.code, error=error))
        if progress is not None:
            progress(str(path))
    # The files' names decide between equal ones, so that the order given does not.
    rows.sort(key=_place)
    return tuple(
        replace(row, rank=number if row.score is not None and row.doubt is None else None)
        for number, row in enumerate(rows, start=1)
    )


def _place(row: RankedPosting) -> tuple[bool, bool, float, str]:
    return row.error is not None, row.doubt is not None, -(row.score if row.score is not None else -1.0), row.posting


def _row(
    facts: Facts,
    person: tuple[OpenedFile, Reading],
    asked: AskedPosting,
    present: Prospect | None,
    *,
    policy: Policy,
    today: str,
) -> RankedPosting:
    content = asked.reading.content
    if not isinstance(content, Posting):
        raise TypeError("a ranking needs postings")
    posting = (asked.file, asked.reading)
    verdict = screen_reading(facts, person, posting, policy=policy, today=today, offered=asked.offered, present=present)
    return RankedPosting(
        rank=None,
        posting=asked.file.name,
        read="ok",
        title=content.title,
        company=content.company,
        score=verdict.score,
        not_met=tuple(item.text for item in verdict.knockouts if item.result == "not_met"),
        unknown=tuple(item.text for item in verdict.knockouts if item.result == "unknown"),
        lacking=tuple(term.term for term in verdict.missing_terms if not term.have and term.importance == "required"),
        fit=verdict.fit,
        screen=verdict,
        doubt=asked.doubt,
    )
