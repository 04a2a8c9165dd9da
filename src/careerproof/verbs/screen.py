"""How do these résumés stand against this posting?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from careerproof.errors import InputError, MissingExtra
from careerproof.evidence import Finding, Record
from careerproof.facts.store import Facts
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.cautions import caution_posting
from careerproof.screening.doubts import doubt_posting
from careerproof.screening.inferred import infer_terms
from careerproof.screening.model import Prospect, Verdict
from careerproof.screening.policy import DEFAULT_POLICY, Policy, load_policy
from careerproof.screening.screen import screen_resume
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_store, resolve_today
from careerproof.verbs.prospects import name_certificates, prospect_of_person, prospect_of_posting
from careerproof.verbs.read import read_posting_document, read_resume_document


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


def screen(
    posting: FilePath,
    resumes: Iterable[FilePath],
    *,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
) -> Iterator[Verdict | UnreadResume]:
    """A verdict for each résumé, in order; one that cannot be read is a row with its error. Never a decision.

    Raises:
        DocumentError: the posting cannot be read.
    """
    facts, rules, day = open_store(settings), load_policy(policy), resolve_today(today)
    posting_file, document = open_document(posting, settings)
    asked = read_posting_document(facts, document, settings)
    offered, doubt = prospect_of_posting(facts, asked), doubt_of(facts, asked, settings)
    for path in resumes:
        try:
            file, resume_document = open_document(path, settings)
            reading = read_resume_document(facts, resume_document, settings)
        except (InputError, MissingExtra) as error:
            name = posting_file.name
            yield UnreadResume(resume=str(path), posting=name, error=error, policy_sha256=rules.sha256)
            continue
        verdict = screen_reading(
            facts,
            (file, reading),
            (posting_file, asked),
            policy=rules,
            today=day,
            offered=offered,
            present=prospect_of_person(facts, reading),
        )
        yield verdict if doubt is None else replace(verdict, findings=(*verdict.findings, doubt))


def doubt_of(facts: Facts, asked: Reading, settings: Settings | None = None) -> Finding | None:
    """The finding that a file given as a posting may be none; None where nothing speaks against it."""
    person, match = read_resume_document(facts, asked.document, settings).content, asked.occupation
    if not isinstance(asked.content, Posting) or not isinstance(person, Resume):
        raise TypeError("a doubt needs a file read as a posting")
    names_occupation = match is not None and bool(match.candidates or match.emerging)
    return doubt_posting(asked.content, person, names_occupation=names_occupation)


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
