"""Lays a résumé out as one column in the usual order, with the usual headings; nothing that was read is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from careerproof.exporting.dates import write_date, write_period
from careerproof.exporting.model import Contact, Entry, Line, Outline, Part
from careerproof.exporting.remaining import find_remaining
from careerproof.exporting.template import KINDS
from careerproof.resumes.model import Basics, Resume

SEPARATOR = " | "
"""Between things that stand on one line: a comma stands inside names and places, this sign in neither."""


def outline_resume(
    resume: Resume, *, order: Sequence[str] = KINDS, dates: Literal["beside", "below"] = "beside"
) -> Outline:
    """The résumé as headings, entries and lines; what no field holds stands where it was written, or comes last.

    Args:
        resume: what is laid out.
        order: the kinds of parts, first to last.
        dates: whether the dates of an entry stand beside its title, or below it after the employer.
    """
    contacts = tuple(_contacts(resume.basics))
    parts = [_PARTS[kind](resume) for kind in KINDS if kind in _PARTS]
    written = (resume.basics.name, resume.basics.label, *(contact.text for contact in contacts))
    head = Part(kind="contact", heading="", lines=tuple(Line(text=text) for text in _given(*written)))
    full = find_remaining(resume, (head, *parts))[1:]
    if dates == "below":
        full = tuple(replace(part, entries=tuple(_dated_below(entry) for entry in part.entries)) for part in full)
    return Outline(
        name=(resume.basics.name or "").strip(),
        label=resume.basics.label,
        contacts=contacts,
        parts=tuple(
            sorted(
                (part for part in full if part.lines or part.items or part.entries), key=lambda p: order.index(p.kind)
            )
        ),
    )


def _dated_below(entry: Entry) -> Entry:
    return replace(entry, where=(*entry.where, entry.period), period=None) if entry.period and entry.where else entry


def _contacts(basics: Basics) -> Iterator[Contact]:
    place = basics.location
    if place:
        region = " ".join(part for part in (place.region, place.postal_code) if part)
        # A region says the country to those who can use it; a city alone does not.
        country = None if place.region and place.country_code == "US" else place.country_code
        named = ", ".join(part for part in (place.address, place.city, region, country) if part)
        if named:
            yield Contact(text=named)
    if basics.phone:
        yield Contact(text=basics.phone, target="tel:" + "".join(c for c in basics.phone if c.isdigit() or c == "+"))
    if basics.email:
        yield Contact(text=basics.email, target=f"mailto:{basics.email}")
    names = (profile.url or ": ".join(_given(profile.network, profile.username)) for profile in basics.profiles)
    for link in dict.fromkeys(link for link in (basics.url, *names) if link):
        shown = link.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        yield Contact(text=shown, target=link if "://" in link else None)


def _summary(resume: Resume) -> Part:
    return Part(kind="summary", heading="Summary", lines=_paragraphs(resume.basics.summary))


def _work(resume: Resume) -> Part:
    entries = (
        Entry(
            title=job.position or job.name or "",
            period=write_period(job.start_date, job.end_date, current=job.current),
            where=_given(job.name if job.position else None, job.location, job.url),
            lines=_paragraphs(job.summary),
            bullets=job.highlights,
        )
        for job in resume.work
    )
    return Part(kind="work", heading="Work Experience", entries=tuple(entries))


def _education(resume: Resume) -> Part:
    entries = []
    for study in resume.education:
        degree = " in ".join(_given(study.study_type, study.area))
        score = f"GPA: {study.score}" if study.score and study.score[0].isdigit() else study.score
        entries.append(
            Entry(
                title=degree or study.institution or "",
                period=write_period(study.start_date, study.end_date),
                where=_given(study.institution if degree else None, score, study.url),
                lines=_labelled("Courses", study.courses),
            )
        )
    return Part(kind="education", heading="Education", entries=tuple(entries))


def _skills(resume: Resume) -> Part:
    lines = []
    for group in resume.skills:
        label = " – ".join(_given(group.name, group.level)) or None
        if group.keywords or label:
            lines.append(Line(label=label, text=", ".join(group.keywords)))
    return Part(kind="skills", heading="Skills", items=tuple(lines))


def _projects(resume: Resume) -> Part:
    entries = (
        Entry(
            title=project.name or "",
            period=write_period(project.start_date, project.end_date),
            where=_given(project.url),
            lines=(*_paragraphs(project.description), *_labelled("Technologies", project.keywords)),
            bullets=project.highlights,
        )
        for project in resume.projects
    )
    return Part(kind="projects", heading="Projects", entries=tuple(entries))


def _certificates(resume: Resume) -> Part:
    rows = ((item.name, item.issuer, _date(item.date), item.url) for item in resume.certificates)
    return Part(kind="certificates", heading="Certifications", items=_joined(rows))


def _languages(resume: Resume) -> Part:
    spoken = [
        f"{item.language} ({item.fluency})" if item.fluency else item.language
        for item in resume.languages
        if item.language
    ]
    return Part(kind="languages", heading="Languages", lines=(Line(text=", ".join(spoken)),) if spoken else ())


def _volunteer(resume: Resume) -> Part:
    entries = (
        Entry(
            title=role.position or role.organization or "",
            period=write_period(role.start_date, role.end_date),
            where=_given(role.organization if role.position else None, role.url),
            lines=_paragraphs(role.summary),
            bullets=role.highlights,
        )
        for role in resume.volunteer
    )
    return Part(kind="volunteer", heading="Volunteer Experience", entries=tuple(entries))


def _awards(resume: Resume) -> Part:
    rows = ((item.title, item.awarder, _date(item.date), item.summary) for item in resume.awards)
    return Part(kind="awards", heading="Awards", items=_joined(rows))


def _publications(resume: Resume) -> Part:
    rows = (
        (item.name, item.publisher, _date(item.release_date), item.url, item.summary) for item in resume.publications
    )
    return Part(kind="publications", heading="Publications", items=_joined(rows))


def _interests(resume: Resume) -> Part:
    lines = (Line(label=item.name if item.keywords else None, text=", ".join(item.keywords) or item.name or "")
             for item in resume.interests)  # fmt: skip
    return Part(kind="interests", heading="Interests", items=tuple(line for line in lines if line.text))


def _references(resume: Resume) -> Part:
    rows = ((item.name, item.reference) for item in resume.references)
    return Part(kind="references", heading="References", items=_joined(rows))


_PARTS: dict[str, Callable[[Resume], Part]] = {
    "summary": _summary,
    "work": _work,
    "projects": _projects,
    "skills": _skills,
    "education": _education,
    "certificates": _certificates,
    "languages": _languages,
    "volunteer": _volunteer,
    "awards": _awards,
    "publications": _publications,
    "interests": _interests,
    "references": _references,
}


def _given(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _date(date: str | None) -> str | None:
    return write_date(date) if date else None


def _paragraphs(text: str | None) -> tuple[Line, ...]:
    return tuple(Line(text=" ".join(line.split())) for line in (text or "").splitlines() if line.strip())


def _labelled(label: str, values: tuple[str, ...]) -> tuple[Line, ...]:
    return (Line(label=label, text=", ".join(values)),) if values else ()


def _joined(rows: Iterable[tuple[str | None, ...]]) -> tuple[Line, ...]:
    """A line each, its parts kept apart."""
    return tuple(Line(text=SEPARATOR.join(_given(*row))) for row in rows if any(row))
