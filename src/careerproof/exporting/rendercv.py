"""Writes a résumé as the YAML that RenderCV takes: each section has one kind of entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from careerproof.exporting.model import Entry, Line, Outline, Part
from careerproof.exporting.remaining import MORE
from careerproof.resumes.model import Basics, Resume

Value = str | Mapping[str, "Value"] | Sequence["Value"] | None

_NETWORKS = ("LinkedIn", "GitHub", "GitLab", "Instagram", "ResearchGate", "Telegram", "Leetcode", "X", "Google Scholar")
"""Networks of RenderCV's whose user names have no form of their own; others are links."""
_PLAIN = re.compile(r"[A-Za-z(][\w .,/()&'%$+@–—;-]*(?<! )")
_WITH_ENTRIES = frozenset(("work", "volunteer", "education", "projects"))
_WORDS = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n"))
_DATE = re.compile(r"\d{4}(-\d{2})?")


def write_rendercv(resume: Resume, outline: Outline) -> str:
    """The YAML text: `cv` with the person and the sections in the order of the outline.

    Why by hand: YAML's quoted texts are JSON's, so what is written needs no library, and stays the same with all.
    """
    person: dict[str, Value] = {
        "name": resume.basics.name,
        "headline": resume.basics.label,
        "location": next((item.text for item in outline.contacts if item.target is None and "," in item.text), None),
        "email": resume.basics.email,
        "phone": _phone(resume.basics),
        "website": resume.basics.url,
        "social_networks": [
            {"network": network, "username": profile.username}
            for profile in resume.basics.profiles
            if profile.username and (network := _network(profile.network))
        ],
        "custom_connections": [
            {"placeholder": profile.url, "url": profile.url, "fontawesome_icon": "link"}
            for profile in resume.basics.profiles
            if profile.url and not (profile.username and _network(profile.network))
        ],
        "sections": dict(section for part in outline.parts for section in _sections(resume, part)),
    }
    return "\n".join(_block({"cv": person}, 0)) + "\n"


def _phone(basics: Basics) -> str | None:
    """The phone with the code of its country, which RenderCV wants; as it is written where that is not known."""
    place = basics.location
    if not basics.phone or not place or not place.country_code:
        return basics.phone
    import phonenumbers

    try:
        number = phonenumbers.parse(basics.phone, place.country_code)
    except phonenumbers.NumberParseException:
        return basics.phone
    if number.extension:
        return basics.phone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _network(name: str) -> str | None:
    return next((known for known in _NETWORKS if known.casefold() == name.casefold()), None)


def _sections(resume: Resume, part: Part) -> Iterator[tuple[str, Value]]:
    """The section of a part; lines that stand beside its entries are a section of their own, as RenderCV mixes none."""
    entries = list(_entries(resume, part))
    loose = [_whole(line) for line in (*part.lines, *part.items)] if part.kind in _WITH_ENTRIES else []
    yield part.heading, entries or loose
    if entries and loose:
        yield f"{part.heading}: {MORE}", loose


def _entries(resume: Resume, part: Part) -> Iterator[Value]:
    """The entries of a section, all of one kind, as RenderCV wants them."""
    if part.kind in ("work", "volunteer"):
        yield from (_job(resume, part.kind, number, entry) for number, entry in enumerate(part.entries))
    elif part.kind == "education":
        yield from (_course(resume, number, entry) for number, entry in enumerate(part.entries))
    elif part.kind == "projects":
        for project, entry in zip(resume.projects, part.entries, strict=True):
            dates = _dates(project.start_date, project.end_date, goes_on=False)
            # RenderCV shows no terms of a project: they are told as its last highlight.
            told = replace(entry, lines=tuple(line for line in entry.lines if not _is_terms(line)))
            terms = tuple(_whole(line) for line in entry.lines if _is_terms(line))
            yield {"name": project.name or "", **dates, "url": project.url,
                   **_account(replace(told, bullets=(*told.bullets, *terms)))}  # fmt: skip
    elif part.kind in ("skills", "languages", "interests"):
        yield from _labelled(resume, part)
    elif part.kind == "certificates" and len(part.items) == len(resume.certificates):
        for held in resume.certificates:
            yield {"name": held.name or "", "date": held.date, "url": held.url, "summary": held.issuer}
    elif part.kind == "awards" and len(part.items) == len(resume.awards):
        for award in resume.awards:
            yield {"name": award.title or "", "date": award.date, "location": award.awarder, "summary": award.summary}
    elif part.kind == "publications" and len(part.items) == len(resume.publications):
        for work in resume.publications:
            # Not as a publication of RenderCV's, which must name its authors: a résumé seldom does.
            yield {"name": work.name or "", "date": work.release_date, "url": work.url, "location": work.publisher,
                   "summary": work.summary}  # fmt: skip
    else:
        yield from (_whole(line) for line in (*part.lines, *part.items))


def _job(resume: Resume, kind: str, number: int, entry: Entry) -> Value:
    if kind == "work":
        job = resume.work[number]
        company, dates = job.name, _dates(job.start_date, job.end_date, goes_on=job.current)
        position, place, website = job.position, job.location, job.url
    else:
        role = resume.volunteer[number]
        company, dates = role.organization, _dates(role.start_date, role.end_date, goes_on=False)
        position, place, website = role.position, None, role.url
    return {"company": company or "", "position": position or "", **dates, "location": place, "website": website,
            **_account(entry)}  # fmt: skip


def _course(resume: Resume, number: int, entry: Entry) -> Value:
    study = resume.education[number]
    score = [f"GPA: {study.score}"] if study.score else []
    return {
        "institution": study.institution or "",
        "area": study.area or "",
        "degree": study.study_type,
        **_dates(study.start_date, study.end_date, goes_on=False),
        "website": study.url,
        "highlights": [*score, *(_whole(line) for line in entry.lines)],
    }


def _labelled(resume: Resume, part: Part) -> Iterator[Value]:
    if part.kind == "languages":
        known: Sequence[tuple[str | None, str | None]] = [(item.language, item.fluency) for item in resume.languages]
        rest = part.lines[1:] if resume.languages else part.lines
        yield from ({"label": label or "", "details": details or ""} for label, details in known)
        yield from ({"label": line.label or "", "details": line.text} for line in (*rest, *part.items))
        return
    yield from ({"label": line.label or "", "details": line.text} for line in (*part.lines, *part.items))


def _dates(start: str | None, end: str | None, *, goes_on: bool) -> dict[str, Value]:
    """RenderCV takes a start without an end for something that goes on: a date alone is a `date`."""
    if start and (end or goes_on):
        return {"start_date": start, "end_date": end or "present"}
    return {"date": start or end}


def _account(entry: Entry) -> dict[str, Value]:
    return {"summary": "\n".join(_whole(line) for line in entry.lines), "highlights": list(entry.bullets)}


def _is_terms(line: Line) -> bool:
    return line.label == "Technologies"


def _whole(line: Line) -> str:
    return f"{line.label}: {line.text}" if line.label else line.text


_NEEDED = frozenset(("company", "position", "institution", "area", "name", "label", "details"))
"""Keys that an entry of RenderCV's must have, be they empty."""


def _block(value: Mapping[str, Value], indent: int) -> Iterator[str]:
    """The lines of a mapping; what is empty and not needed is left out."""
    pad = " " * indent
    for key, item in value.items():
        if not item and (indent < 6 or key not in _NEEDED):
            continue
        name = _scalar(key)
        if isinstance(item, str):
            yield f"{pad}{name}: {_scalar(item)}"
        elif isinstance(item, Mapping):
            yield f"{pad}{name}:"
            yield from _block(item, indent + 2)
        else:
            yield f"{pad}{name}:"
            yield from _list(item or (), indent + 2)


def _list(items: Sequence[Value], indent: int) -> Iterator[str]:
    pad = " " * indent
    for item in items:
        if isinstance(item, Mapping):
            first, *rest = _block(item, indent + 2)
            yield f"{pad}- {first.lstrip()}"
            yield from rest
        elif isinstance(item, str):
            yield f"{pad}- {_scalar(item)}"


def _scalar(text: str) -> str:
    """A text as YAML: bare where nothing in it can be taken for a sign, else in JSON's quotes."""
    if _DATE.fullmatch(text) or (_PLAIN.fullmatch(text) and text.casefold() not in _WORDS):
        return text
    # What JSON lets stand and YAML does not: the marks of lines and of control that are no ASCII.
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda c: f"\\u{ord(c.group()):04x}", json.dumps(text, ensure_ascii=False)
    )
