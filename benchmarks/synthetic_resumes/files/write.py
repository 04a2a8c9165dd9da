"""A person and a manner of writing → what the templates show: every value between marks, every date in its style."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.synthetic_resumes.files.marks import Ledger
from benchmarks.synthetic_resumes.people.choices import Chooser, Tree, read_language, read_locale
from benchmarks.synthetic_resumes.people.model import Dated, Job, Month, Person, Role, Service, Study


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How somebody writes. `spell` changes every word alike (upper case, no-break spaces); `heading` counts from the
    usual one.
    """

    dates: str = "{Mon} {yyyy}"
    join: str = " – "
    present: str = ""
    since: str = ""
    heading: int = 0
    headings: bool = True
    upper: bool = False
    bullet: str = ""
    degree_join: str = ""
    spell: Callable[[str], str] = str


def choose_manner(choose: Chooser, person: Person) -> Manner:
    """A usual manner of the person's locale: one style of dates, one word for the present."""
    place = read_locale(person.locale)
    speech = read_language(place["language"])
    return Manner(
        dates=choose.pick(place["dates"]),
        join=choose.pick(speech["joins"]),
        present=choose.pick(speech["present"][:3]),
        degree_join=choose.pick(speech["degree_joins"]),
    )


def write_person(person: Person, manner: Manner) -> tuple[Tree, Ledger]:
    """The sheet that templates print, and the ledger that knows what its marks mean."""
    writer = _Writer(person, manner)
    return writer.sheet(), writer.ledger


class _Writer:
    def __init__(self, person: Person, manner: Manner) -> None:
        self.ledger = Ledger()
        self.person = person
        self.manner = manner
        self.speech = read_language(read_locale(person.locale)["language"])

    def sheet(self) -> Tree:
        person = self.person
        jobs, number = [], 0
        for job in person.jobs:
            jobs.append(self.job(job, number))
            number += len(job.roles)
        return {
            "language": read_locale(person.locale)["language"],
            "bullet": self.manner.bullet,
            "at": self.spell(self.speech["at"]),
            "headings": self.headings(),
            "labels": {key: self.spell(words[0]) for key, words in self.speech["labels"].items()},
            **self.head(),
            "work": jobs,
            "jobs": [role for job in jobs for role in job["roles"]],
            "education": [self.study(item, number) for number, item in enumerate(person.studies)],
            "skill_sets": [
                {
                    "name": self.write(f"/skills/{number}/name", group.name),
                    "skills": [
                        self.write(f"/skills/{number}/keywords/{place}", skill)
                        for place, skill in enumerate(group.skills)
                    ],
                }
                for number, group in enumerate(person.skill_sets)
            ],
            "certificates": [
                self.dated("certificates", "issuer", i, item) for i, item in enumerate(person.certificates)
            ],
            "languages": [
                {
                    "language": self.write(f"/languages/{number}/language", language),
                    "fluency": self.write(f"/languages/{number}/fluency", fluency),
                }
                for number, (language, fluency) in enumerate(person.languages)
            ],
            "volunteer": [self.service(item, number) for number, item in enumerate(person.services)],
            "awards": [self.dated("awards", "awarder", i, item) for i, item in enumerate(person.awards)],
            "publications": [
                self.dated("publications", "publisher", i, item) for i, item in enumerate(person.publications)
            ],
            "projects": [
                {
                    "name": self.write(f"/projects/{number}/name", name),
                    "description": self.write(f"/projects/{number}/description", told),
                }
                for number, (name, told) in enumerate(person.projects)
            ],
            "interests": [self.write(f"/interests/{i}/name", item) for i, item in enumerate(person.interests)],
            "references": self.spell(self.speech["references"]),
        }

    def headings(self) -> Tree:
        if not self.manner.headings:
            return dict.fromkeys(self.speech["headings"], "")
        return {
            key: self.spell(words[self.manner.heading % len(words)]) for key, words in self.speech["headings"].items()
        }

    def head(self) -> Tree:
        person = self.person
        prefix = self.spell(f"{person.prefix} ") if person.prefix else ""
        credentials = self.spell(f", {person.credentials}") if person.credentials else ""
        full = " ".join(part for part in (person.prefix, person.full_name) if part)
        others = tuple(f"{name}, {person.credentials}" for name in (person.full_name, full) if person.credentials)
        place = ", ".join(part for part in (person.city, person.region) if part)
        name = self.write("/basics/name", self.case(person.full_name), value=person.full_name, accepted=(full, *others))
        return {
            "name": f"{prefix}{name}{credentials}",
            "label": self.write("/basics/label", self.case(person.label), value=person.label),
            "email": self.ledger.write("/basics/email", person.email),
            "phone": self.write("/basics/phone", person.phone),
            "links": [self.ledger.write(f"/links/{number}", link) for number, link in enumerate(person.links)],
            "location": self.write("/basics/location", place, value=person.city),
            "country": self.spell(person.country),
            "address": f"{self.spell(person.street)}, {self.spell(person.postcode)} "
            f"{self.write('/basics/location', person.city)}",
            "summary": self.write("/basics/summary", person.summary),
        }

    def job(self, job: Job, number: int) -> Tree:
        roles = [self.role(role, job, number + place) for place, role in enumerate(job.roles)]
        return {
            "employer": roles[0]["employer"],
            "place": roles[0]["place"],
            "roles": roles,
            "dates": self.range(job.roles[-1].start, job.roles[0].end) if len(roles) > 1 else roles[0]["dates"],
        }

    def role(self, role: Role, job: Job, number: int) -> Tree:
        at = f"/work/{number}"
        start = self.date(f"{at}/startDate", role.start)
        end = self.date(f"{at}/endDate", role.end) if role.end else self.present(f"{at}/endDate")
        return {
            "title": self.write(f"{at}/position", self.case(role.title), value=role.title),
            "employer": self.write(f"{at}/name", self.case(job.employer), value=job.employer),
            "place": self.write(f"{at}/location", job.place),
            "start": start,
            "end": end,
            "dates": self.joined(start, end, is_open=role.end is None),
            "bullets": [self.write(f"{at}/highlights/{i}", bullet) for i, bullet in enumerate(role.bullets)],
        }

    def study(self, study: Study, number: int) -> Tree:
        at = f"/education/{number}"
        degree = self.write(f"{at}/studyType", study.degree)
        area = self.write(f"{at}/area", study.area)
        start, end = self.date(f"{at}/startDate", study.start), self.date(f"{at}/endDate", study.end)
        return {
            "institution": self.write(f"{at}/institution", self.case(study.institution), value=study.institution),
            "degree": degree,
            "area": area,
            "course": f"{degree}{self.spell(self.manner.degree_join)}{area}",
            "start": start,
            "end": end,
            "dates": self.joined(start, end, is_open=False),
            "year": self.ledger.write(f"{at}/endDate", str(study.end.year)),
            "grade": self.write(f"{at}/score", study.grade),
        }

    def service(self, service: Service, number: int) -> Tree:
        at = f"/volunteer/{number}"
        start = self.date(f"{at}/startDate", service.start)
        end = self.date(f"{at}/endDate", service.end) if service.end else self.present(f"{at}/endDate")
        return {
            "position": self.write(f"{at}/position", service.position),
            "organization": self.write(f"{at}/organization", service.organization),
            "start": start,
            "end": end,
            "dates": self.joined(start, end, is_open=service.end is None),
            "bullets": [self.write(f"{at}/highlights/{i}", bullet) for i, bullet in enumerate(service.bullets)],
        }

    def dated(self, section: str, giver: str, number: int, item: Dated) -> Tree:
        at = f"/{section}/{number}"
        name = "title" if section == "awards" else "name"
        return {
            "name": self.write(f"{at}/{name}", item.name),
            "giver": self.write(f"{at}/{giver}", item.giver),
            "year": self.ledger.write(f"{at}/date", str(item.year)),
        }

    def joined(self, start: str, end: str, *, is_open: bool) -> str:
        """Both dates as one; a position that goes on may be written with its start alone ("since 2020")."""
        if is_open and self.manner.since:
            # The end is said by the word before the start, so it is shown, too: as nothing.
            return self.spell(self.manner.since).format(start=start)
        return f"{start}{self.spell(self.manner.join)}{end}"

    def range(self, start: Month, end: Month | None) -> str:
        """Dates of a whole stay, which no field holds."""
        last = self.spell(self.styled(end)) if end else self.spell(self.manner.present)
        return f"{self.spell(self.styled(start))}{self.spell(self.manner.join)}{last}"

    def date(self, pointer: str, month: Month) -> str:
        exact = any(part in self.manner.dates for part in ("{m}", "{mm}", "{Mon}", "{Month}", "{MON}", "{MONTH}"))
        value = f"{month.year}-{month.month:02d}" if exact else str(month.year)
        return self.write(pointer, self.styled(month), value=value)

    def styled(self, month: Month) -> str:
        name, short = self.speech["months"][month.month - 1], self.speech["short_months"][month.month - 1]
        return self.manner.dates.format(
            m=month.month,
            mm=f"{month.month:02d}",
            yyyy=month.year,
            yy=f"{month.year % 100:02d}",
            Mon=short,
            Month=name,
            MON=short.upper(),
            MONTH=name.upper(),
        )

    def present(self, pointer: str) -> str:
        return self.write(pointer, self.manner.present, value="present")

    def write(self, pointer: str, text: str, *, value: str | None = None, accepted: tuple[str, ...] = ()) -> str:
        """The text as the person spells it, between marks, meaning the text as it is."""
        return self.ledger.write(pointer, self.spell(text), value=text if value is None else value, accepted=accepted)

    def spell(self, text: str) -> str:
        return self.manner.spell(text)

    def case(self, text: str) -> str:
        """The text as titles and names stand: in capitals where the person writes them so."""
        return unicodedata.normalize("NFC", text.upper()) if self.manner.upper else text
