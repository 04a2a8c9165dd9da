"""The values of a résumé by field: those that a file truly shows, and those that a reader found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks._resume_laws import text_leaves
from benchmarks.resumes import naive_values
from benchmarks.synthetic_resumes.files.make import Made
from benchmarks.synthetic_resumes.people.model import Person, Shown
from careerproof.resumes.model import Resume, Work

FIELDS: Mapping[str, str] = {
    "name": "/basics/name",
    "label": "/basics/label",
    "email": "/basics/email",
    "phone": "/basics/phone",
    "link": r"/links/\d+|/basics/url|/basics/profiles/\d+/url",
    "location": "/basics/location|/basics/location/city",
    "summary": "/basics/summary",
    "employer": r"/work/\d+/name",
    "position": r"/work/\d+/position",
    "job dates": r"/work/\d+/(?:start|end)Date",
    "job place": r"/work/\d+/location",
    "bullet": r"/work/\d+/highlights/\d+",
    "institution": r"/education/\d+/institution",
    "degree": r"/education/\d+/studyType",
    "area": r"/education/\d+/area",
    "study dates": r"/education/\d+/(?:start|end)Date",
    "grade": r"/education/\d+/score",
    "skill": r"/skills/\d+/keywords/\d+",
    "certificate": r"/certificates/\d+/name",
    "language": r"/languages/\d+/language",
    "fluency": r"/languages/\d+/fluency",
    "organization": r"/volunteer/\d+/organization",
    "service": r"/volunteer/\d+/position",
    "service dates": r"/volunteer/\d+/(?:start|end)Date",
    "award": r"/awards/\d+/title",
    "publication": r"/publications/\d+/name",
    "giver": r"/certificates/\d+/issuer|/awards/\d+/awarder|/publications/\d+/publisher",
    "given in": r"/(?:certificates|awards)/\d+/date|/publications/\d+/(?:release)?[Dd]ate",
    "project": r"/projects/\d+/name",
    "interest": r"/interests/\d+/name",
}
"""The fields that are scored, each with the JSON pointers of its values."""
NAIVE_FIELDS = (
    "name", "email", "phone", "employer", "position", "job dates", "institution", "degree", "study dates", "skill",
)  # fmt: skip
"""What the naive reader looks for at all."""

Place = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Truth:
    """A true value: the forms of it that are right, and for text its characters in the file."""

    forms: tuple[str, ...]
    place: Place | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A value that was read, and its characters in the text where they are known."""

    value: str
    place: Place | None = None


def true_values(made: Made) -> dict[str, list[Truth]]:
    """The true values by field, of what the file shows and no more."""
    shown = {item.pointer: item for item in made.shown}
    # Only in text do the characters of the source stand as the reader counts them.
    placed = made.case.format in ("text", "markdown")
    truth = {
        field: [_truth(item, placed=placed) for pointer, item in shown.items() if re.fullmatch(pattern, pointer)]
        for field, pattern in FIELDS.items()
    }
    truth["employer"] += _told_once(made.person, shown, "name")
    truth["job place"] += _told_once(made.person, shown, "location")
    truth["job dates"] = _dates(shown, "work")
    truth["study dates"] = _dates(shown, "education")
    truth["service dates"] = _dates(shown, "volunteer")
    return truth


def true_jobs(made: Made) -> list[tuple[Truth, ...]]:
    """Each position whose title, employer and dates the file shows, as these three."""
    shown = {item.pointer: item for item in made.shown}
    jobs: list[tuple[Truth, ...]] = []
    number = 0
    for job in made.person.jobs:
        employer = shown.get(f"/work/{number}/name")
        for role in range(number, number + len(job.roles)):
            title = shown.get(f"/work/{role}/position")
            start, end = (shown.get(f"/work/{role}/{part}Date") for part in ("start", "end"))
            if employer and title and start:
                dates = Truth(forms=(f"{start.value}/{end.value if end else 'present'}",))
                jobs.append((_truth(title, placed=False), _truth(employer, placed=False), dates))
        number += len(job.roles)
    return jobs


def read_jobs(resume: Resume) -> list[tuple[str, ...]]:
    """Each position that our reader read, as title, employer and dates."""
    return [(job.position or "", job.name or "", _job_dates(job)) for job in resume.work]


def read_values(resume: Resume) -> dict[str, list[Reading]]:
    """What our reader read, by field."""
    leaves = dict(text_leaves(resume.to_dict()))
    values = {
        field: [
            Reading(value=value, place=_place(resume, pointer))
            for pointer, value in leaves.items()
            if re.fullmatch(pattern, pointer)
        ]
        for field, pattern in FIELDS.items()
    }
    values["job dates"] = [Reading(value=_job_dates(job)) for job in resume.work if job.start_date or job.end_date]
    values["study dates"] = [
        Reading(value=f"{course.start_date or ''}/{course.end_date or ''}")
        for course in resume.education
        if course.start_date or course.end_date
    ]
    values["service dates"] = [
        Reading(value=f"{service.start_date or ''}/{service.end_date or ''}")
        for service in resume.volunteer
        if service.start_date or service.end_date
    ]
    return values


def naive_read(text: str) -> dict[str, list[Reading]]:
    """What the naive reader of `benchmarks.resumes` read, by field; of dates it knows the years alone."""
    return {field: [Reading(value=value) for value in values] for field, values in naive_values(text).items()}


def _truth(item: Shown, *, placed: bool) -> Truth:
    place = (item.start, item.end) if placed and item.start is not None and item.end is not None else None
    return Truth(forms=(item.value, *item.accepted), place=place)


def _told_once(person: Person, shown: Mapping[str, Shown], key: str) -> list[Truth]:
    """The employer of a second role that stands under the first one's: told once, true for both."""
    found, number = [], 0
    for job in person.jobs:
        first = shown.get(f"/work/{number}/{key}")
        for role in range(number + 1, number + len(job.roles)):
            if first and f"/work/{role}/{key}" not in shown and f"/work/{role}/position" in shown:
                found.append(Truth(forms=(first.value,)))
        number += len(job.roles)
    return found


def _dates(shown: Mapping[str, Shown], section: str) -> list[Truth]:
    """Start and end of each entry as one value; "since 2020" shows by its first word that there is no end."""
    entries = sorted(
        {pointer.split("/")[2] for pointer in shown if re.fullmatch(rf"/{section}/\d+/(?:start|end)Date", pointer)}
    )
    found = []
    for entry in entries:
        start, end = (shown.get(f"/{section}/{entry}/{part}Date") for part in ("start", "end"))
        last = end.value if end else "present" if section == "work" else ""
        if section == "volunteer" and last == "present":
            last = ""  # a service that goes on has a start and no end; no field says that it goes on
        found.append(Truth(forms=(f"{start.value if start else ''}/{last}",)))
    return found


def _job_dates(job: Work) -> str:
    return f"{job.start_date or ''}/{job.end_date or ('present' if job.current else '')}"


def _place(resume: Resume, pointer: str) -> Place | None:
    """The characters from the first to the last that the value was read from."""
    evidence = resume.fields.get(pointer)
    if evidence is None or not evidence.spans:
        return None
    return min(span.start for span in evidence.spans), max(span.end for span in evidence.spans)
