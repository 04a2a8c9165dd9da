"""Tells that a file given as a posting does not read as one: a résumé, a letter, something else altogether."""

from __future__ import annotations

import re

from careerproof.evidence import Finding
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume

_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d)|my)\b")
_LEAST_FIRST_PERSON = 3
"""A posting may quote a person once; a letter says "I" throughout."""
_LEAST_DATED = 3
_FIX = "give the posting's own file, with its title and its requirements"


def doubt_posting(posting: Posting, as_resume: Resume, *, names_occupation: bool) -> Finding | None:
    """The finding that this is no posting, with the reason; None where nothing speaks against it.

    Args:
        posting: the file as a posting.
        as_resume: the same file as a résumé.
        names_occupation: whether the posting's title names any occupation.
    """
    if _is_resume(as_resume):
        return _finding("it reads as a person's résumé, with positions and their dates")
    if names_occupation or _tells_of_a_job(posting):
        return None
    if len(_FIRST_PERSON.findall(posting.text)) >= _LEAST_FIRST_PERSON:
        return _finding("it speaks in the first person, and its title names no occupation")
    if posting.title is not None:
        return _finding("its title names no occupation, and no employer, place or pay is told")
    return None


def _is_resume(resume: Resume) -> bool:
    """Positions that a person held: a posting has no such dates. A few may come of other dates, so they need a name."""
    dated = [job for job in resume.work if job.start_date is not None and job.position and job.name]
    has_person = bool(resume.basics.name and (resume.basics.email or resume.basics.phone))
    return len(dated) >= (_LEAST_DATED if not has_person else 1)


def _tells_of_a_job(posting: Posting) -> bool:
    told = (posting.company, posting.location, posting.salary, posting.employment_type, posting.remote)
    return any(item is not None for item in told) or any(
        item.importance == "preferred" for item in posting.requirements
    )


def _finding(reason: str) -> Finding:
    return Finding(
        id="screening.no_posting", severity="warning", message=f"this may be no job posting: {reason}", fix=_FIX
    )
