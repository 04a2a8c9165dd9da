"""Job titles of a résumé, the latest first."""

from __future__ import annotations

from careerproof.resumes.model import Resume, Work

STILL_HELD = "9999"
NO_DATE = ""


def titles_by_recency(resume: Resume) -> tuple[tuple[str, str | None], ...]:
    """The titles a person has held, each once and with its employer, the latest first; then the title under the name.

    Jobs without dates keep their place in the document after the dated ones, for people list the latest first.
    """
    jobs = sorted(enumerate(resume.work), key=lambda pair: (_reversed(_last_day(pair[1])), pair[0]))
    named: dict[str, str | None] = {}
    for _, job in jobs:
        if job.position:
            named.setdefault(job.position, job.name)
    if resume.basics.label:
        named.setdefault(resume.basics.label, None)
    return tuple(named.items())


def _last_day(job: Work) -> tuple[str, str]:
    return (STILL_HELD if job.current else job.end_date or job.start_date or NO_DATE, job.start_date or NO_DATE)


def _reversed(dates: tuple[str, str]) -> tuple[tuple[int, ...], ...]:
    """A key that sorts later dates first, and no date last."""
    return tuple(tuple(-ord(character) for character in date.ljust(10)) for date in dates)
