"""The value types of the benchmark: an invented person, and a value that a file shows with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Format = Literal["pdf", "docx", "html", "markdown", "text", "rtf", "odt"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Month:
    """A month of the calendar."""

    year: int
    month: int

    def plus(self, months: int) -> Month:
        """The month so many months later (earlier where negative)."""
        count = self.year * 12 + self.month - 1 + months
        return Month(year=count // 12, month=count % 12 + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A position held: its title, when, and what was done. One that goes on has no end."""

    title: str
    start: Month
    end: Month | None
    bullets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """An employer with the roles held there, the latest first."""

    employer: str
    place: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Study:
    """A course of study."""

    institution: str
    degree: str
    area: str
    start: Month
    end: Month
    grade: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillSet:
    """Skills under the name that the person gives to them."""

    name: str
    skills: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A thing with a giver and a year: a certificate, an award, a publication."""

    name: str
    giver: str
    year: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """Voluntary work."""

    position: str
    organization: str
    start: Month
    end: Month | None
    bullets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """An invented person; `full_name` is without the `prefix` ("Dr") and the `credentials` ("RN, BSN") beside it."""

    locale: str
    full_name: str
    prefix: str
    credentials: str
    label: str
    email: str
    phone: str
    links: tuple[str, ...]
    city: str
    region: str
    country: str
    street: str
    postcode: str
    summary: str
    jobs: tuple[Job, ...]
    studies: tuple[Study, ...]
    skill_sets: tuple[SkillSet, ...]
    certificates: tuple[Dated, ...]
    languages: tuple[tuple[str, str], ...]
    services: tuple[Service, ...]
    awards: tuple[Dated, ...]
    publications: tuple[Dated, ...]
    projects: tuple[tuple[str, str], ...]
    interests: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A true value that a file shows, by its JSON pointer; `start`/`end` are its characters where the file is text.

    `accepted` are other forms of it that are right as well (a name with its title, a place without its region).
    """

    pointer: str
    value: str
    accepted: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
