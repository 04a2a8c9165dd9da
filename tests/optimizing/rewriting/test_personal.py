"""Nothing that tells whose a bullet is leaves the machine: over the people of the examples, and in every disguise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from careerproof.documents.read import read_document
from careerproof.optimizing.rewriting.personal import find_personal
from careerproof.resumes.model import Basics, Education, Location, Profile, Reference, Resume, Work
from careerproof.resumes.read import read_resume

FILES = sorted((Path(__file__).parents[3] / "examples" / "resumes").iterdir())
PERSON = Resume(
    basics=Basics(
        name="José Li-Baker",
        email="jose@example.com",
        phone="+1 (312) 555-0142",
        url="https://baker.example.com/me",
        location=Location(address="12 Elm Street", postal_code="60601", city="Springfield"),
        profiles=(Profile(network="GitHub", username="jlbaker9", url="https://github.com/jlbaker9"),),
    ),
    work=(Work(name="Tallgrass Analytics, Inc."),),
    education=(Education(institution="Fernwood College"),),
    references=(Reference(name="Ann Okafor"),),
)


@cache
def _read(path: Path) -> Resume:
    return read_resume(read_document(path.read_bytes(), name=path.name), mentions=())


def _bullets(resume: Resume) -> list[str]:
    return [item.text for item in resume.statements if "/highlights/" in item.pointer]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_bullets_of_the_examples_are_their_own_proof(path: Path) -> None:
    """Most bullets of each person may be sent, and none that may holds a detail of the person's own fields."""
    resume = _read(path)
    sendable = [text for text in _bullets(resume) if not find_personal(text, resume)]
    assert len(sendable) >= 0.8 * len(_bullets(resume)) > 3
    basics = resume.basics
    held = [basics.name, basics.email, basics.phone, *(basics.name or "").split()]
    held += [job.name for job in resume.work] + [school.institution for school in resume.education]
    for text in sendable:
        assert not [detail for detail in held if detail and detail.casefold() in text.casefold()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_detail_put_into_any_bullet_keeps_it_back(path: Path) -> None:
    """Each bullet of each person is kept back as soon as one of the person's details stands in it."""
    resume = _read(path)
    basics = resume.basics
    name = basics.name or ""
    details = {
        "name": [name, name.upper(), name.lower(), name.split()[-1]],
        "mail": [basics.email or "", "someone.else@example.org"],
        "phone": [basics.phone or "", "(312) 555-0199", "+44 20 7946 0018"],
        "employer or school": [job.name for job in resume.work if job.name],
    }
    tried = 0
    for text in _bullets(resume):
        words = text.split()
        for kind, values in details.items():
            for value in filter(None, values):
                told = " ".join([*words[:3], value, *words[3:]])
                assert kind in find_personal(told, resume), (kind, told)
                tried += 1
    assert tried > 30


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nominated as José of the year", "name"),
        ("Nominated as JOSE of the year", "name"),
        ("Wrote the baker module", "name"),
        ("Worked with Li on 3 tools", "name"),
        ("Thanked by Ann Okafor", "name"),
        ("Call 312.555.0142 for more", "phone"),
        ("Call 555 0142 for more", "phone"),
        ("Number 3125550142", "phone"),
        ("See www.example.org", "link"),
        ("See github.com/someone/tool", "link"),
        ("See jlbaker9 there", "link"),
        ("See ftp://example.org", "link"),
        ("Shop at 12 Elm Street", "address"),
        ("Served 60601", "address"),
        ("Led the Springfield office", "address"),
        ("Built tools at Tallgrass Analytics", "employer or school"),
        ("Built tools at TALLGRASS ANALYTICS, INC.", "employer or school"),
        ("Taught at Fernwood College", "employer or school"),
    ],
)
def test_each_kind_is_found(text: str, kind: str) -> None:
    """In other letters, in other groups of digits, without the legal form."""
    assert kind in find_personal(text, PERSON)


@pytest.mark.parametrize(
    "text",
    ["Built 3 tools in Node.js and ASP.NET for 40,000 users", "Cut costs by $1,200,000 from 2019 - 2021",
     "Ran tests 24/7 on li cells", "Kept 99.95% of 1200 orders on time", "Moved to v2.10.3 in 12 days"],
)  # fmt: skip
def test_ordinary_bullets_may_go(text: str) -> None:
    """Versions, sums, years and names of tools are no details of a person."""
    assert find_personal(text, PERSON) == ()


def test_names_in_writings_without_spaces_are_found() -> None:
    """There are no word boundaries to go by."""
    person = replace(PERSON, basics=replace(PERSON.basics, name="山田太郎"))
    assert find_personal("発表者は山田太郎です", person) == ("name",)


def test_who_has_no_details_has_none_found() -> None:
    """Empty fields match nothing."""
    bare = Resume(basics=Basics(name=" ", phone="", location=Location(city="")), work=(Work(name=""),))
    assert find_personal("Built 3 tools", bare) == ()
