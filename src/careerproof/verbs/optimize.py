"""Which true edits raise the result, and by how much?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from careerproof.documents.read import read_document
from careerproof.errors import UsageError
from careerproof.exporting.export import Paper, export_resume
from careerproof.exporting.template import DEFAULT_TEMPLATE, load_template
from careerproof.exporting.word import write_docx
from careerproof.facts.store import Facts
from careerproof.optimizing.apply import apply_edits, choose_edits
from careerproof.optimizing.letter import draft_letter
from careerproof.optimizing.letter_page import outline_letter
from careerproof.optimizing.model import Letter, Proposal
from careerproof.optimizing.propose import list_requests, propose_edits
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict
from careerproof.screening.policy import DEFAULT_POLICY, Policy, load_policy
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.verbs.export import format_of
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_store, resolve_today
from careerproof.verbs.prospects import plan_for, prospect_of_posting
from careerproof.verbs.read import read_posting_document, read_resume_document
from careerproof.verbs.screen import screen_reading

if TYPE_CHECKING:  # loaded when a rewriter is asked
    from careerproof.optimizing.rewriting.model import Rewriting

LETTER_ENDINGS = (".txt", ".md", ".docx")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """A résumé and a posting, both read, with how the one stands against the other and what that was told by."""

    facts: Facts
    resume: tuple[OpenedFile, Reading]
    posting: tuple[OpenedFile, Reading]
    verdict: Verdict
    policy: Policy
    today: str


def optimize(
    resume: FilePath,
    *,
    posting: FilePath,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    rewriting: Rewriting | None = None,
    settings: Settings | None = None,
) -> Proposal:
    """Edits that are true and raise the result, each with the points it gains.

    Args:
        resume: path of the résumé.
        posting: path of the posting.
        policy: name or path of the screening policy.
        today: the day that durations are counted to.
        rewriting: a rewriter to be asked too (`careerproof.verbs.rewriting.open_rewriting`); none when None.
        settings: which facts to use.

    Raises:
        DocumentError: the résumé or the posting cannot be read.
    """
    return _propose(_screened(resume, posting, policy, today, settings), rewriting)


def requests(
    resume: FilePath,
    *,
    posting: FilePath,
    rewriting: Rewriting,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
) -> tuple[str, ...]:
    """What `optimize` would send to the rewriter, request by request, word for word; nothing is sent.

    Raises:
        DocumentError: the résumé or the posting cannot be read.
    """
    pair = _screened(resume, posting, policy, today, settings)
    content, asked = pair.resume[1].content, pair.posting[1].content
    if not isinstance(content, Resume) or not isinstance(asked, Posting):
        raise TypeError("requests need a résumé and a posting")
    return list_requests(content, asked, pair.verdict, skills=open_skills(pair.facts), rewriting=rewriting)


def propose_for(
    facts: Facts,
    resume: tuple[OpenedFile, Reading],
    posting: tuple[OpenedFile, Reading],
    verdict: Verdict,
    *,
    policy: Policy,
    today: str,
    rewriting: Rewriting | None = None,
) -> Proposal:
    """The proposal for a résumé that was screened; each edit is worth what the same screen gives after it."""

    def rescreen(changed: Resume) -> Verdict:
        return screen_reading(facts, resume, posting, policy=policy, today=today, changed=changed)

    content, asked = resume[1].content, posting[1].content
    if not isinstance(content, Resume) or not isinstance(asked, Posting):
        raise TypeError("a proposal needs a résumé and a posting")
    proposal = propose_edits(
        content,
        asked,
        verdict,
        rescreen=rescreen,
        skills=open_skills(facts),
        findings=resume[1].findings,
        rewriting=rewriting,
    )
    return replace(proposal, plan=plan_for(facts, content, posting[1]))


def apply(
    resume: FilePath,
    *,
    posting: FilePath,
    ids: str,
    name: str,
    template: str = DEFAULT_TEMPLATE,
    paper: Paper = "us-letter",
    attachment: bool = True,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    rewriting: Rewriting | None = None,
    settings: Settings | None = None,
) -> tuple[Proposal, bytes]:
    """The résumé's file with the chosen edits, and the proposal whose `after` is the score of that file read back.

    Args:
        resume: path of the résumé.
        posting: path of the posting.
        ids: ids of edits with commas, or "safe" for all that need no confirmation.
        name: the name of the file to come; its ending says the format.
        template: the look, as `export` takes it.
        paper: "us-letter" or "a4", for PDF and DOCX.
        attachment: whether a PDF carries the same résumé as JSON Resume.
        policy: name or path of the screening policy.
        today: the day that durations are counted to.
        rewriting: the rewriter that gave some of the edits; one that remembers its answers gives the same again.
        settings: which facts to use.

    Raises:
        UsageError: an id that no edit has, an ending that is no format, or no template of that name.
    """
    form = format_of(name)
    load_template(template)  # a wrong name is told before anything is read
    pair = _screened(resume, posting, policy, today, settings)
    proposal = _propose(pair, rewriting)
    chosen = choose_edits(proposal, ids)
    content = pair.resume[1].content
    if not isinstance(content, Resume):
        raise TypeError("only a résumé is edited")
    data = export_resume(
        apply_edits(content, chosen), format=form, template=template, paper=paper, attachment=attachment
    )
    written = (pair.resume[0], read_resume_document(pair.facts, read_document(data, name=name), settings))
    after = screen_reading(pair.facts, written, pair.posting, policy=pair.policy, today=pair.today)
    return replace(proposal, after=after.require_score()), data


def letter(
    resume: FilePath,
    *,
    posting: FilePath,
    policy: str = DEFAULT_POLICY,
    today: str | None = None,
    settings: Settings | None = None,
) -> Letter:
    """The skeleton of a cover letter: what the résumé proves of what the posting asks, the rest left to the person.

    Raises:
        DocumentError: the résumé or the posting cannot be read.
    """
    pair = _screened(resume, posting, policy, today, settings)
    content, wanted = pair.resume[1].content, pair.posting[1].content
    if not isinstance(content, Resume) or not isinstance(wanted, Posting):
        raise TypeError("a letter needs a résumé and a posting")
    return draft_letter(content, wanted, pair.verdict, skills=open_skills(pair.facts))


def letter_file(drafted: Letter, *, name: str, template: str = DEFAULT_TEMPLATE, paper: Paper = "us-letter") -> bytes:
    """The file of a letter by the ending of its name: text that reads as Markdown too, or a Word document.

    Raises:
        UsageError: another ending, or no template of that name.
        MissingExtra: a Word document needs python-docx, which the extra `export` installs.
    """
    check_letter(name, template=template)
    if name.lower().endswith(".docx"):
        return write_docx(outline_letter(drafted), template=load_template(template), paper=paper)
    return drafted.to_text().encode()


def check_letter(name: str, *, template: str = DEFAULT_TEMPLATE) -> None:
    """Tells a wrong name of a letter's file, or of its template, before anything is read.

    Raises:
        UsageError: an ending that no letter has, or no template of that name.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in LETTER_ENDINGS:
        known = f"{', '.join(LETTER_ENDINGS[:-1])} or {LETTER_ENDINGS[-1]}"
        raise UsageError(
            f"no letter is written as {ending or 'a file without an ending'}", hint=f"end its name in {known}"
        )
    load_template(template)


def _propose(pair: _Pair, rewriting: Rewriting | None) -> Proposal:
    return propose_for(
        pair.facts,
        pair.resume,
        pair.posting,
        pair.verdict,
        policy=pair.policy,
        today=pair.today,
        rewriting=rewriting,
    )


def _screened(resume: FilePath, posting: FilePath, policy: str, today: str | None, settings: Settings | None) -> _Pair:
    facts, rules, day = open_store(settings), load_policy(policy), resolve_today(today)
    resume_file, resume_document = open_document(resume, settings)
    posting_file, posting_document = open_document(posting, settings)
    person = (resume_file, read_resume_document(facts, resume_document, settings))
    asked = (posting_file, read_posting_document(facts, posting_document, settings))
    offered = prospect_of_posting(facts, asked[1])
    verdict = screen_reading(facts, person, asked, policy=rules, today=day, offered=offered)
    return _Pair(facts=facts, resume=person, posting=asked, verdict=verdict, policy=rules, today=day)
