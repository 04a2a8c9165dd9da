"""Lays a résumé out as one column in the usual order, with the usual headings; nothing that was read is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from careerproof.exporting.dates import write_date, write_period
from careerproof.exporting.model import Contact, Entry, Line, Outline, Part
from careerproof.resumes.model import Basics, Resume, Section

SEPARATOR = " | "
"""Between things that stand on one line: a comma stands inside names and places, this sign in neither."""


def outline_resume(resume: Resume) -> Outline:
    """The résumé as headings, entries and lines. Sections that no field holds come last, as they were written."""
    parts = [content(resume) for content in _PARTS]
    return Outline(
        name=resume.basics.name or "",
        label=resume.basics.label,
        contacts=tuple(_contacts(resume.basics)),
        parts=tuple(part for part in (*parts, *_unknown(resume)) if part.lines or part.items or part.entries),
    )


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
    links = [basics.url, *(profile.url or profile.username for profile in basics.profiles)]
    for link in dict.fromkeys(link for link in links if link):
        shown = link.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        yield Contact(text=shown, target=link if "://" in link else None)


def _summary(resume: Resume) -> Part:
    return Part(heading="Summary", lines=_paragraphs(resume.basics.summary))


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
    return Part(heading="Work Experience", entries=tuple(entries))


def _education(resume: Resume) -> Part:
    entries = []
    for study in resume.education:
        degree = " in ".join(_given(study.study_type, study.area))
        score = f"GPA: {study.score}" if study.score and study.score[0].isdigit() else study.score
        entries.append(
            Entry(
                title=degree or study.institution or "",
                period=write_period(study.start_date, study.end_date),
                where=_given(study.institution if degree else None, score),
                lines=_labelled("Courses", study.courses),
            )
        )
    return Part(heading="Education", entries=tuple(entries))


def _skills(resume: Resume) -> Part:
    lines = []
    for group in resume.skills:
        label = " – ".join(_given(group.name, group.level)) or None
        if group.keywords or label:
            lines.append(Line(label=label, text=", ".join(group.keywords)))
    return Part(heading="Skills", items=tuple(lines))


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
    return Part(heading="Projects", entries=tuple(entries))


def _certificates(resume: Resume) -> Part:
    return Part(
        heading="Certifications",
        items=_joined((item.name, item.issuer, _date(item.date), item.url) for item in resume.certificates),
    )


def _languages(resume: Resume) -> Part:
    spoken = [
        f"{item.language} ({item.fluency})" if item.fluency else item.language
        for item in resume.languages
        if item.language
    ]
    return Part(heading="Languages", lines=(Line(text=", ".join(spoken)),) if spoken else ())


def _volunteer(resume: Resume) -> Part:
    entries = (
        Entry(
            title=role.position or role.organization or "",
            period=write_period(role.start_date, role.end_date),
            where=_given(role.organization if role.position else None),
            lines=_paragraphs(role.summary),
            bullets=role.highlights,
        )
        for role in resume.volunteer
    )
    return Part(heading="Volunteer Experience", entries=tuple(entries))


def _awards(resume: Resume) -> Part:
    return Part(
        heading="Awards",
        items=_joined((item.title, item.awarder, _date(item.date), item.summary) for item in resume.awards),
    )


def _publications(resume: Resume) -> Part:
    rows = (
        (item.name, item.publisher, _date(item.release_date), item.url, item.summary) for item in resume.publications
    )
    return Part(heading="Publications", items=_joined(rows))


def _interests(resume: Resume) -> Part:
    lines = (Line(label=item.name if item.keywords else None, text=", ".join(item.keywords) or item.name or "")
             for item in resume.interests)  # fmt: skip
    return Part(heading="Interests", items=tuple(line for line in lines if line.text))


def _unknown(resume: Resume) -> Iterator[Part]:
    """Sections that our fields do not hold (references, custom ones): their lines as they were written."""
    for section in resume.sections:
        if section.kind in ("unknown", "references") and section.heading:
            lines = tuple(Line(text=line) for line in _body(resume.text, section))
            yield Part(heading=section.heading, lines=lines)


def _body(text: str, section: Section) -> Iterator[str]:
    lines = (" ".join(line.split()) for line in text[section.span.start : section.span.end].splitlines())
    heading = " ".join((section.heading or "").split())
    for number, line in enumerate(line for line in lines if line):
        if number or line != heading:
            yield line


_PARTS: tuple[Callable[[Resume], Part], ...] = (
    _summary,
    _work,
    _projects,
    _skills,
    _education,
    _certificates,
    _languages,
    _volunteer,
    _awards,
    _publications,
    _interests,
)


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
