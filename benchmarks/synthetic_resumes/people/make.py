"""A seed → an invented person of a locale: who they are, where they worked and studied, what they can do."""

from __future__ import annotations

import re
import unicodedata

from benchmarks.synthetic_resumes.people.choices import Chooser, Tree, read_language, read_locale
from benchmarks.synthetic_resumes.people.model import Dated, Job, Month, Person, Role, Service, SkillSet, Study

NOW = Month(year=2026, month=3)
"""When all résumés are written: a fixed month, so that the same seed gives the same person for ever."""


def make_person(seed: int, *, locale: str, held_out: bool = False) -> Person:
    """The person that the seed gives; the held-out ones are made of other names, employers and schools."""
    choose = Chooser("person", seed, locale, held_out, held_out=held_out)
    place, speech = read_locale(locale), read_language(read_locale(locale)["language"])
    field: Tree = speech["fields"][choose.draw(sorted(speech["fields"]))]
    full_name = _name(choose, place)
    city, region = choose.pick(place["cities"])
    jobs = _jobs(choose, place, field)
    first = jobs[-1].roles[-1].start
    return Person(
        locale=locale,
        full_name=full_name,
        prefix=choose.pick(place["prefixes"]) if place["prefixes"] and choose.chance(0.15) else "",
        credentials=choose.pick(place["credentials"]) if place["credentials"] and choose.chance(0.15) else "",
        label=jobs[0].roles[0].title,
        email=_email(choose, full_name),
        phone=choose.fill(choose.pick(place["phones"])),
        links=_links(choose, full_name),
        city=city,
        region=region,
        country=place["country"],
        street=choose.fill(choose.pick(place["streets"])),
        postcode=choose.fill(choose.pick(place["postcodes"])),
        summary=choose.fill(choose.pick(field["summaries"])),
        jobs=jobs,
        studies=_studies(choose, place, field, first),
        skill_sets=tuple(
            SkillSet(name=name, skills=choose.some(skills, 3, 6)) for name, skills in field["skills"].items()
        ),
        certificates=_dated(choose, place, field["certificates"], 0, 3),
        languages=tuple(
            zip(
                choose.some(speech["languages"]["names"], 2, 3),
                choose.some(speech["languages"]["fluency"], 3, 3),
                strict=False,
            )
        ),
        services=_services(choose, place, speech["volunteer"]),
        awards=_dated(choose, place, _pairs(speech["awards"]["titles"], speech["awards"]["awarders"]), 0, 2),
        publications=_dated(
            choose, place, _pairs(speech["publications"]["titles"], speech["publications"]["publishers"]), 0, 2
        ),
        projects=tuple((name, choose.fill(told)) for name, told in choose.some(field["projects"], 0, 2)),
        interests=choose.some(speech["interests"], 2, 4),
    )


def _name(choose: Chooser, place: Tree) -> str:
    """Given and family names; two family names where the locale writes two, now and then one between."""
    given, families = choose.pick(place["given"]), choose.some(place["family"], 2, 2)
    family = " ".join(families) if choose.chance(place.get("two_family_names", 0.0)) else families[0]
    between = choose.pick(place["middle"]) if place["middle"] and choose.chance(0.2) else ""
    return " ".join(part for part in (given, between, family) if part)


def _jobs(choose: Chooser, place: Tree, field: Tree) -> tuple[Job, ...]:
    """One to five employers, the latest first, some with a promotion, with gaps between some."""
    jobs: list[Job] = []
    stems = choose.some(place["stems"], 10, 10)
    titles, bullets = list(choose.some(field["titles"], 7, 7)), list(choose.some(field["bullets"], 12, 12))
    end: Month | None = None if choose.chance(0.7) else NOW.plus(-choose.number(1, 14))
    for number in range(choose.draw((1, 2, 3, 3, 4, 5))):
        roles: list[Role] = []
        for _ in range(2 if choose.chance(0.25) else 1):
            start = (end or NOW).plus(-choose.number(7, 50))
            done = tuple(choose.fill(bullet) for bullet in choose.some(bullets, 2, 4))
            title = titles[len(roles) + number if len(roles) + number < len(titles) else number % len(titles)]
            roles.append(Role(title=title, start=start, end=end, bullets=done))
            end = start.plus(-1)
        jobs.append(
            Job(
                employer=_employer(choose, place, field, stems[number % len(stems)]),
                place=_place(choose, place),
                roles=tuple(roles),
            )
        )
        titles.append(titles.pop(0))
        end = end and end.plus(-choose.draw((0, 0, 1, 2, 9)))
    return tuple(jobs)


def _employer(choose: Chooser, place: Tree, field: Tree, stem: str) -> str:
    name = choose.pick(field["employers"]).format(stem=stem, other=choose.pick(place["family"]))
    with_form = choose.chance(0.2) and field.get("legal", True)
    return f"{name} {choose.pick(place['legal'])}" if with_form else name


def _place(choose: Chooser, place: Tree) -> str:
    city, region = choose.pick(place["cities"])
    return f"{city}, {region}" if region and choose.chance(0.7) else str(city)


def _studies(choose: Chooser, place: Tree, field: Tree, first: Month) -> tuple[Study, ...]:
    """One or two courses of study, the latest first, the first of them done before the first job."""
    studies: list[Study] = []
    end = Month(year=first.year if first.month > 7 else first.year - 1, month=choose.draw((5, 6, 7)))
    for degrees in ("degrees", "higher")[: choose.draw((1, 1, 2))]:
        start = Month(year=end.year - choose.number(2, 4), month=choose.draw((9, 10)))
        school = choose.pick(place["schools"]).format(stem=choose.pick(place["stems"]))
        studies.insert(
            0,
            Study(
                institution=school,
                degree=choose.pick(place[degrees]),
                area=choose.pick(field["areas"]),
                start=start,
                end=end,
                grade=choose.pick(place["grades"]) if choose.chance(0.3) else "",
            ),
        )
        end = Month(year=end.year + 4, month=end.month)
    return tuple(study for study in studies if study.end <= NOW)


def _services(choose: Chooser, place: Tree, speech: Tree) -> tuple[Service, ...]:
    if not choose.chance(0.4):
        return ()
    start = NOW.plus(-choose.number(20, 70))
    return (
        Service(
            position=choose.pick(speech["positions"]),
            organization=choose.pick(speech["organizations"]).format(stem=choose.pick(place["stems"])),
            start=start,
            end=None if choose.chance(0.3) else start.plus(choose.number(5, 19)),
            bullets=tuple(choose.fill(bullet) for bullet in choose.some(speech["bullets"], 1, 2)),
        ),
    )


def _dated(choose: Chooser, place: Tree, pool: list[list[str]], least: int, most: int) -> tuple[Dated, ...]:
    return tuple(
        Dated(name=name, giver=giver.format(stem=choose.pick(place["stems"])), year=choose.number(2012, 2025))
        for name, giver in choose.some(pool, least, most)
    )


def _pairs(names: list[str], givers: list[str]) -> list[list[str]]:
    """Each name with one giver, in turn."""
    return [[name, givers[number % len(givers)]] for number, name in enumerate(names)]


def _email(choose: Chooser, name: str) -> str:
    words = _plain(name).split()
    first, last = words[0], words[-1]
    local = choose.draw(
        (f"{first}.{last}", f"{first[0]}{last}", f"{first}_{last}", f"{last}.{first}", f"{first}{last}")
    )
    number = str(choose.number(1, 99)) if choose.chance(0.33) else ""
    return f"{local}{number}@{choose.draw(('example.com', 'example.org', 'mail.example.net'))}"


def _links(choose: Chooser, name: str) -> tuple[str, ...]:
    handle = "-".join(_plain(name).split())
    everything = (
        f"linkedin.com/in/{handle}-example",
        f"github.com/{handle}-example",
        f"https://www.{handle.replace('-', '')}.example.com",
    )
    return choose.some(everything, 0, 2)


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "đ": "d"})


def _plain(name: str) -> str:
    """The name as an address holds it: lower case, no accents, letters only."""
    special = name.casefold().translate(_LETTERS)
    letters = unicodedata.normalize("NFD", special)
    return re.sub(r"[^a-z ]", "", letters).strip()
