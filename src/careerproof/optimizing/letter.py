"""Drafts the skeleton of a cover letter: what the résumé proves of what the posting asks, and places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerproof.optimizing.claims import is_proven
from careerproof.optimizing.model import Letter, LetterLine, SkillReader
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Quote, Verdict

MOST_PROOFS = 4
LONGEST_ASK = 90
"""Characters of the terms asked for that fit before their proof."""
_DEED = re.compile(r"/(?:work|volunteer|projects)/\d+/(?:highlights/\d+|summary|description)")
CONTACT_SEPARATOR = " | "
PROOF_MARK = "- "
"""What stands before a line of the list of proofs."""
WHY_HERE = "[Why this work, and why here: one or two sentences of your own.]"
WHAT_ELSE = "[What you would do first, or what no line above says, in your own words.]"


def draft_letter(resume: Resume, posting: Posting, verdict: Verdict, *, skills: SkillReader) -> Letter:
    """The letter as lines, each with the words of the résumé that prove it; what nothing proves is left to fill in.

    Why a skeleton: why somebody wants a job stands in no résumé, and a reason made up is found out in the first talk.
    Nothing is reworded, so that nothing can be claimed: a proof is a statement of the résumé as it stands.

    Args:
        resume: the person's.
        posting: the job applied for.
        verdict: how the résumé stands against the posting.
        skills: knows which names mean the same ("k8s" and "Kubernetes").
    """
    return Letter(lines=tuple(_lines(resume, posting, verdict, skills)))


def _lines(resume: Resume, posting: Posting, verdict: Verdict, skills: SkillReader) -> Iterator[LetterLine]:
    name = resume.basics.name or "[Your name]"
    contact = CONTACT_SEPARATOR.join(part for part in (resume.basics.phone, resume.basics.email) if part)
    yield LetterLine(text=name, kind="given")
    if contact:
        yield LetterLine(text=contact, kind="given")
    place = f" at {posting.company}" if posting.company else ""
    yield LetterLine(text="Dear hiring team,", kind="frame", opens=True)
    title = posting.title or "[the position]"
    yield LetterLine(text=f"I apply for the position of {title}{place}.", kind="given", opens=True)
    yield LetterLine(text=WHY_HERE, kind="to_fill", opens=True)
    yield from _present(resume)
    proofs = list(_proofs(verdict, skills))[:MOST_PROOFS]
    if proofs:
        yield LetterLine(text="What you ask for, and what I did:", kind="frame", opens=True)
        yield from proofs
    yield LetterLine(text=WHAT_ELSE, kind="to_fill", opens=True)
    yield LetterLine(text="Yours sincerely,", kind="frame", opens=True)
    yield LetterLine(text=name, kind="given")


def _present(resume: Resume) -> Iterator[LetterLine]:
    held = next((number for number, job in enumerate(resume.work) if job.current and job.position and job.name), None)
    if held is None:
        return
    job = resume.work[held]
    quotes = tuple(
        Quote(text=value, pointer=f"/work/{held}/{key}", span=None)
        for key, value in (("position", job.position), ("name", job.name))
        if value
    )
    yield LetterLine(text=f"I work as {job.position} at {job.name}.", kind="proven", evidence=quotes, opens=True)


def _proofs(verdict: Verdict, skills: SkillReader) -> Iterator[LetterLine]:
    """What is asked, weightiest first, with the deed that says it; no deed stands twice."""
    told: set[str] = set()
    for item in sorted(verdict.requirements, key=lambda item: (-item.points, item.id)):
        deeds = [quote for quote in item.evidence if _DEED.fullmatch(quote.pointer or "") and quote.text not in told]
        # A deed shows only the terms that it says itself: beside "SQL" it would claim what another line shows.
        shown = [([term for term in item.terms_met if is_proven(term, [deed.text], skills)], deed) for deed in deeds]
        terms, deed = max(shown, key=lambda pair: len(pair[0]), default=((), None))
        asked = ", ".join(terms)
        if deed is None or not asked or len(asked) > LONGEST_ASK:
            continue
        told.add(deed.text)
        yield LetterLine(text=f"{PROOF_MARK}{asked}: {deed.text}", kind="proven", evidence=(deed,), because=item.id)
