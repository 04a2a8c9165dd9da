"""How long what shows a requirement was in use, and until when: from the dates of the positions that say it."""

from __future__ import annotations

from collections.abc import Iterable

from careerproof.resumes.experience import months_of_experience
from careerproof.screening.held import Held
from careerproof.screening.model import Usage


def usage_of(evidence: Iterable[int], held: Held, today: str) -> Usage | None:
    """The months of the dated positions among the evidence and the end of the latest; None where none is dated.

    It moves no points: it tells what a reader of the résumé would count.
    """
    works = {work for index in evidence if (work := held.evidence[index].work) is not None}
    worked = months_of_experience(held.resume, today, only=works) if works else None
    if worked is None or not worked.pointers:
        return None
    dated = [held.resume.work[int(pointer.rsplit("/", 1)[1])] for pointer in worked.pointers]
    if any(job.current for job in dated):
        return Usage(months=worked.months, current=True, until=None)
    ends = [date for job in dated if (date := job.end_date or job.start_date)]
    return Usage(months=worked.months, current=False, until=max(ends))
