"""Which of these postings fit this résumé, how AI-safe are they, and what do they pay?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from careerproof.careers.figures.pay import median_pay
from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Estimate, Record
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.postings.model import Posting, Remote
from careerproof.resumes.model import Resume
from careerproof.safety.model import SafetyScore
from careerproof.screening.model import Verdict
from careerproof.screening.policy import DEFAULT_POLICY, Policy, load_policy
from careerproof.settings import Settings
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_store, resolve_today
from careerproof.verbs.person import career_of
from careerproof.verbs.read import read_posting_document, read_resume_document
from careerproof.verbs.score import score_of
from careerproof.verbs.screen import screen_reading


@dataclass(frozen=True, kw_only=True, slots=True)
class PostingFit(Record):
    """What a job would mean for the person, beside what they do now; None where a file or the facts do not tell.

    `pay` is what the posting says. `usual_pay` is the median of its occupation in US dollars a year, `pay_change` the
    share by which that differs from the median of the person's present occupation, `safety_change` the points of
    AI-safety between the two occupations. Nothing of this moves the score of the screen.
    """

    pay: str | None
    usual_pay: float | None
    pay_change: float | None
    safety: int | None
    category: str | None
    safety_change: float | None
    location: str | None
    remote: Remote | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RankedPosting(Record):
    """A posting with its place among the others (from 1); `rank` is None where nothing could be scored.

    `read` is "ok", or the code of the error that stands in `error`; `screen` is the whole verdict.
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
    fit: PostingFit | None = None
    screen: Verdict | None = None
    error: InputError | MissingExtra | None = None

    def to_dict(self) -> dict[str, object]:
        """The row as plain data."""
        plain = Record.to_dict(replace(self, error=None))
        plain["error"] = self.error.to_dict() if self.error is not None else None
        return plain


@dataclass(frozen=True, kw_only=True, slots=True)
class _Present:
    """Where the person stands now: the AI-safety and the median pay of their occupation."""

    safety: float | None
    pay: float | None


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
    without a score, and files that cannot be read, come last as rows of their own.

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
    present = _present(facts, person[1])
    rows = []
    for path in postings:
        try:
            posting_file, posting_document = open_document(path, settings)
            asked = posting_file, read_posting_document(facts, posting_document, settings)
            rows.append(_row(facts, person, asked, present, policy=rules, today=day))
        except (InputError, MissingExtra) as error:
            rows.append(RankedPosting(rank=None, posting=str(path), read=error.code, error=error))
        if progress is not None:
            progress(str(path))
    # The files' names decide between equal ones, so that the order given does not.
    rows.sort(key=lambda row: (row.error is not None, -(row.score if row.score is not None else -1.0), row.posting))
    return tuple(
        replace(row, rank=number if row.score is not None else None) for number, row in enumerate(rows, start=1)
    )


def _row(
    facts: Facts,
    person: tuple[OpenedFile, Reading],
    asked: tuple[OpenedFile, Reading],
    present: _Present,
    *,
    policy: Policy,
    today: str,
) -> RankedPosting:
    content = asked[1].content
    if not isinstance(content, Posting):
        raise TypeError("a ranking needs postings")
    verdict = screen_reading(facts, person, asked, policy=policy, today=today)
    return RankedPosting(
        rank=None,
        posting=asked[0].name,
        read="ok",
        title=content.title,
        company=content.company,
        score=verdict.score,
        not_met=tuple(item.text for item in verdict.knockouts if item.result == "not_met"),
        unknown=tuple(item.text for item in verdict.knockouts if item.result == "unknown"),
        lacking=tuple(term.term for term in verdict.missing_terms if not term.have and term.importance == "required"),
        fit=_fit(facts, asked[1], content, present),
        screen=verdict,
    )


def _fit(facts: Facts, reading: Reading, posting: Posting, present: _Present) -> PostingFit:
    match = reading.occupation
    career = None
    if posting.title and match is not None and (match.candidates or match.emerging):
        career = resolve_career(facts, posting.title, company=posting.company)
    score = score_of(facts, career) if career is not None else None
    safety, pay = _points(score), _pay(facts, career)
    return PostingFit(
        pay=posting.salary.text if posting.salary is not None else None,
        usual_pay=pay,
        pay_change=round(pay / present.pay - 1, 4) if pay and present.pay else None,
        safety=score.score10 if score is not None else None,
        category=score.category if score is not None else None,
        safety_change=round(safety - present.safety, 2) if safety is not None and present.safety is not None else None,
        location=posting.location,
        remote=posting.remote,
    )


def _present(facts: Facts, reading: Reading) -> _Present:
    """Where the person stands by the occupation of their latest job."""
    if not isinstance(reading.content, Resume):
        raise TypeError("a ranking needs a résumé")
    held = career_of(facts, reading.content)
    if held is None:
        return _Present(safety=None, pay=None)
    return _Present(safety=_points(score_of(facts, held[1])), pay=_pay(facts, held[1]))


def _points(score: SafetyScore | None) -> float | None:
    return score.score.value if score is not None and isinstance(score.score, Estimate) else None


def _pay(facts: Facts, career: Career | None) -> float | None:
    """The median pay a year of the occupation, of the likeliest one where a title may mean several."""
    if career is None:
        return None
    return median_pay(facts, career.slug or career.code or career.mixture[0][0])
