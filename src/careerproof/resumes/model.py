"""The value types of `resumes`: JSON Resume as dataclasses, with evidence beside every field.

Fields carry JSON Resume's meaning (schema v1) with Python names; `Resume.to_dict` writes JSON Resume's own keys. A
value that was not read is None or (), never a guess. Dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD" and always real; a
position that goes on has a start and no end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from careerproof.evidence import FieldEvidence, Finding, Record, Span, to_plain


@dataclass(frozen=True, kw_only=True, slots=True)
class Location(Record):
    """Where a person or employer is; `address` holds what could not be told apart."""

    address: str | None = None
    postal_code: str | None = None
    city: str | None = None
    region: str | None = None
    country_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile(Record):
    """A profile on a network (LinkedIn, GitHub …)."""

    network: str
    username: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Basics(Record):
    """Who the person is and how to reach them. `label` is the professional title under the name."""

    name: str | None = None
    label: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: tuple[Profile, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Work(Record):
    """A position held: `name` is the employer."""

    name: str | None = None
    position: str | None = None
    location: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    current: bool = False
    summary: str | None = None
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Education(Record):
    """A course of study: `study_type` is the degree, `area` the field, `score` the grade as written."""

    institution: str | None = None
    url: str | None = None
    area: str | None = None
    study_type: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    score: str | None = None
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillGroup(Record):
    """Skills as the person grouped them: `name` is the group's heading (None without one)."""

    name: str | None = None
    level: str | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Project(Record):
    """A project."""

    name: str | None = None
    description: str | None = None
    highlights: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    start_date: str | None = None
    end_date: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate(Record):
    """A certificate or licence held."""

    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Language(Record):
    """A language spoken, and how well, as written."""

    language: str | None = None
    fluency: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Award(Record):
    """An award."""

    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Publication(Record):
    """A publication."""

    name: str | None = None
    publisher: str | None = None
    release_date: str | None = None
    url: str | None = None
    summary: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Volunteer(Record):
    """Voluntary work."""

    organization: str | None = None
    position: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Interest(Record):
    """An interest."""

    name: str | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference(Record):
    """Somebody who speaks for the person: their `name`, and what the page says of or by them."""

    name: str | None = None
    reference: str | None = None


SectionKind = Literal[
    "contact", "summary", "work", "education", "skills", "projects", "certificates", "languages", "awards",
    "publications", "volunteer", "interests", "references", "unknown",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Section(Record):
    """A section as it stands in the document: its heading as written (None for the head of the page) and its text."""

    kind: SectionKind
    heading: str | None
    span: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Record):
    """A sentence or bullet of the résumé, where it stands, and when what it tells was done.

    `pointer` is the JSON pointer of the field that it is the value of ("/work/0/highlights/2"). `position` and `name`
    are those of the job or school it belongs to.
    """

    pointer: str
    text: str
    span: Span | None
    section: SectionKind
    position: str | None = None
    name: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    current: bool = False


_KEYS = {
    "postal_code": "postalCode",
    "country_code": "countryCode",
    "start_date": "startDate",
    "end_date": "endDate",
    "study_type": "studyType",
    "release_date": "releaseDate",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Resume(Record):
    """A résumé as read. `fields` maps the JSON pointer of each leaf value to its evidence; `extra` keeps unknown keys.

    Law: for each field with spans, slicing `text` by them gives the value as written.
    """

    basics: Basics = field(default_factory=Basics)
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    sections: tuple[Section, ...] = ()
    statements: tuple[Statement, ...] = ()
    fields: Mapping[str, FieldEvidence] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    text: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """JSON Resume v1: standard fields only, empty ones left out; unknown keys of a JSON Resume input kept."""
        plain: dict[str, object] = {}
        for name in (
            "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
            "languages", "interests", "references", "projects",
        ):  # fmt: skip
            value = _standard(to_plain(getattr(self, name)))
            if value:
                plain[name] = value
        _merge(plain, self.extra)
        return plain


def _merge(plain: object, extra: Mapping[str, object]) -> None:
    """Put kept keys back in their places; `extra` has the shape of the result, with list indices as keys."""
    for key, value in extra.items():
        if isinstance(plain, list) and key.isdigit() and int(key) < len(plain) and isinstance(value, Mapping):
            _merge(plain[int(key)], value)
        elif isinstance(plain, dict) and isinstance(plain.get(key), dict | list) and isinstance(value, Mapping):
            _merge(plain[key], value)
        elif isinstance(plain, dict):
            plain.setdefault(key, value)


def _standard(value: object) -> object:
    """The value with JSON Resume's keys and without what is empty or ours (`current`)."""
    if isinstance(value, dict):
        kept = {_KEYS.get(key, key): _standard(item) for key, item in value.items() if key != "current"}
        return {key: item for key, item in kept.items() if item not in (None, [], {})}
    if isinstance(value, list):
        return [_standard(item) for item in value]
    return value
