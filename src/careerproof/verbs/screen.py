"""How do these résumés stand against this posting?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Record
from careerproof.facts.store import Facts
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.cautions import caution_posting
from careerproof.screening.inferred import infer_terms
from careerproof.screening.model import Prospect, Verdict
from careerproof.screening.policy import DEFAULT_POLICY, Policy, load_policy
from careerproof.screening.screen import screen_resume
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.streams.model import Item
from careerproof.verbs.asked import AskedPosting, open_posting
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_item, open_store, resolve_today
from careerproof.verbs.prospects import name_certificates, prospect_of_person
from careerproof.verbs.read import read_resume_document


@dataclass(frozen=True, kw_only=True, slots=True)
class UnreadResume(Record):
    """The row of a résumé that could not be read: no score, and the error in its place."""

    resume: str
    posting: str
    error: InputError | MissingExtra
    policy_sha256: str

    def to_dict(self) -> dict[str, object]:
        """The row with the keys of careerproof.screen/1."""
        return {
            "resume": self.resume,
            "posting": self.posting,
            "read": self.error.code,
            "knockouts": [],
            "score": None,
            "subscores": [],
            "requirements": [],
            "findings": [],
            "policy_sha256": self.policy_sha256,
            "input_sha256": None,
            "decision": None,
            "error": self.error.to_dict(),
        }


Row = Verdict | UnreadResume


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenJob:
    """What every résumé of a screen is held against; called with a résumé it gives a row for each posting, in order.

    It can be sent to another process, or another machine: postings and policy go with it, and are read there once.
    """

    postings: tuple[OpenedFile, ...]
    policy: Policy
    today: str
    settings: Settings | None = None

    def __call__(self, resume: FilePath | Item) -> tuple[Row, ...]:
        """The rows of one résumé; one that cannot be read has its error in each."""
        facts = open_store(self.settings)
        asked = _asked(self, facts)
        try:
            file, document = open_document(open_item(resume) if isinstance(resume, Item) else resume, self.settings)
            reading = read_resume_document(facts, document, self.settings)
        except (InputError, MissingExtra) as error:
            return self.unread(resume.name if isinstance(resume, Item) else str(resume), error)
        present = prospect_of_person(facts, reading)
        return tuple(self._verdict(facts, (file, reading), posting, present) for posting in asked)

    def unread(self, name: str, error: InputError | MissingExtra) -> tuple[Row, ...]:
        """The rows of a résumé that could not be read."""
        return tuple(
            UnreadResume(resume=name, posting=posting.name, error=error, policy_sha256=self.policy.sha256)
            for posting in self.postings
        )

    def _verdict(
        self, facts: Facts, person: tuple[OpenedFile, Reading], asked: AskedPosting, present: Prospect | None
    ) -> Verdict:
        verdict = screen_reading(
            facts,
            person,
            (asked.file, asked.reading),
            policy=self.policy,
            today=self.today,
            offered=asked.offered,
            present=present,
        )
        return verdict if asked.doubt is None else replace(verdict, findings=(*verdict.findings, asked.doubt))


def screen(
    posting: FilePath,
    resumes: Iterable[FilePath],
    *,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Row]:
    """A verdict for each résumé, in order; one that cannot be read is a row with its error. Never a decision.

    Raises:
        DocumentError: the posting cannot be read.
    """
    job = open_screen([posting], policy=policy, today=today, settings=settings)
    for path in resumes:
        yield from job(path)


def open_screen(
    postings: Iterable[FilePath],
    *,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
) -> ScreenJob:
    """The job of a screen against one posting or several, for `batch.run_batch`.

    Raises:
        DocumentError: a posting cannot be read.
    """
    files = tuple(open_document(posting, settings)[0] for posting in postings)
    return ScreenJob(postings=files, policy=load_policy(policy), today=resolve_today(today), settings=settings)


_ready: dict[tuple[object, ...], tuple[AskedPosting, ...]] = {}
"""The postings of the job at hand: a process works on one job, and reads them once."""


def _asked(job: ScreenJob, facts: Facts) -> tuple[AskedPosting, ...]:
    key = (id(facts), *((posting.name, posting.sha256) for posting in job.postings))
    if key not in _ready:
        read = tuple(open_posting(facts, posting, job.settings) for posting in job.postings)
        _ready.clear()
        _ready[key] = read
    return _ready[key]


def screen_reading(
    facts: Facts,
    resume: tuple[OpenedFile, Reading],
    posting: tuple[OpenedFile, Reading],
    *,
    policy: Policy,
    today: str,
    changed: Resume | None = None,
    offered: Prospect | None = None,
    present: Prospect | None = None,
) -> Verdict:
    """The verdict on a résumé and a posting that were read; `changed` stands in for the résumé after edits.

    `offered` and `present` are the careers of the posting and the person, for what the job would bring them.
    """
    content = changed if changed is not None else resume[1].content
    asked = posting[1].content
    if not isinstance(content, Resume) or not isinstance(asked, Posting):
        raise TypeError("a screen needs a résumé and a posting")
    verdict = screen_resume(
        content,
        asked,
        skills=open_skills(facts),
        findings=(*resume[1].findings, *caution_posting(posting[1].findings)),
        policy=policy,
        today=today,
        resume_name=resume[0].name,
        posting_name=posting[0].name,
        input_sha256=hashlib.sha256(f"{resume[0].sha256}{posting[0].sha256}".encode()).hexdigest(),
        inferred=infer_terms(facts, content),
        offered=offered,
        present=present,
    )
    return name_certificates(facts, verdict, offered)
