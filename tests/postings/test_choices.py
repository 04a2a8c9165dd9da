"""What is asked as a choice is asked once, wherever its items stand, and nobody is asked for all of them."""

from __future__ import annotations

import pytest

from careerproof.documents import read_document
from careerproof.postings import read_posting
from careerproof.postings.model import Requirement

HEAD, TAIL = "Data Engineer\n\nRequirements\n", "\n\nPreferred\n- Docker\n"
WEB = (
    "<h1>Data Engineer</h1><h2>Requirements</h2><ul><li>One of the following:<ul><li>Python</li><li>Scala</li></ul>"
    "</li><li>Experience with SQL</li></ul>"
)
INLINE = [
    ("Experience in one of the following technologies: Perl, Ruby, and Java.", [("Perl", "Ruby", "Java")]),
    ("Proficiency in Python and any of the following languages: Java, C++", [("Python",), ("Java", "C++")]),
    ("Experience in two or more of the following areas: search; storage; networking",
     [("search", "storage", "networking")]),
    ("Experience with Python, SQL and Spark", [("Python",), ("SQL",), ("Spark",)]),
]  # fmt: skip
LISTS = [
    ("- One of the following:\n  - Python\n  - Scala\n- Experience with SQL", [("Python", "Scala"), ("SQL",)]),
    ("- Experience in at least one of the following:\n- Python\n- Scala", [("Python", "Scala")]),
    ("- At least one of these:\n- Python\n- Scala\n- Experience with SQL", [("Python", "Scala"), ("SQL",)]),
    ("Experience with one or more of the following:\n* AWS\n* Azure\n\nExperience with SQL",
     [("AWS", "Azure"), ("SQL",)]),
    ("- One of the following languages:\n\n  * Python\n  * Scala\n\n- Experience with SQL",
     [("Python", "Scala"), ("SQL",)]),
    ("- Python\n- Scala", [("Python",), ("Scala",)]),
    ("- We value all of the following:\n  - Python\n  - Scala", [("Python",), ("Scala",)]),
]  # fmt: skip


def asked(text: str, *, name: str = "job.txt") -> list[Requirement]:
    """The required requirements of a posting."""
    found = read_posting(read_document(text.encode(), name=name)).requirements
    return [item for item in found if item.importance == "required"]


def groups(text: str, *, name: str = "job.txt") -> list[tuple[str, ...]]:
    """All groups of choices that the posting asks for, in order."""
    return [group for item in asked(text, name=name) for group in item.alternatives]


@pytest.mark.parametrize(("line", "expected"), INLINE)
def test_a_choice_within_a_line(line: str, expected: list[tuple[str, ...]]) -> None:
    """Behind "one of the following languages:" each item will do, and "languages" is none of them."""
    assert groups(f"{HEAD}- {line}{TAIL}") == expected


@pytest.mark.parametrize(("lines", "expected"), LISTS)
def test_a_choice_over_a_list(lines: str, expected: list[tuple[str, ...]]) -> None:
    """The list below a line that opens a choice is one requirement, and ends where the list ends."""
    assert groups(HEAD + lines + TAIL) == expected


def test_a_list_within_a_list_of_a_page() -> None:
    """A list within an item of a web page is the choice that the item opens."""
    assert groups(WEB, name="job.html") == [("Python", "Scala"), ("SQL",)]


def test_licences_stay_licences() -> None:
    """A line of heading words that opens a choice is no heading; licences that are a choice are one knock-out."""
    text = (
        "Qualifications\nMust possess one of the following licenses:\nRegistered Nurse (RN)\nPractical Nurse license\n"
    )
    (item,) = asked(f"Nurse\n\n{text}{TAIL}")
    assert (item.kind, item.knockout) == ("licence", True)
    assert {"Registered Nurse", "RN"} < set(item.alternatives[0])


def test_of_degrees_with_years_the_least_is_asked() -> None:
    """Years that only one way asks for are asked of nobody; the lower degree will do."""
    lines = "- One of the following:\n  - Bachelor's degree in Physics and 5 years of work\n  - Master's degree in Law"
    (item,) = asked(HEAD + lines + TAIL)
    assert item.minimum is not None
    assert (item.kind, item.minimum.value, item.alternatives) == ("education", 6.0, (("Physics", "Law"),))


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("- M.Sc. in Biology or Ph.D. in Chemistry", ("Biology", "Chemistry")),
        ("- Bachelor's or Master's degree in Law", ("Law",)),
        ("- One of these:\n  - Bachelor's degree\n  - Master's degree in Law", ("Bachelor's degree",)),
    ],
)
def test_the_fields_of_either_degree(line: str, fields: tuple[str, ...]) -> None:
    """Both degrees' fields will do; a first degree of any field stays one of any field."""
    (item,) = asked(f"{HEAD}{line}{TAIL}")
    assert item.alternatives == (fields,)


def test_the_text_and_the_places_of_a_list() -> None:
    """The requirement quotes the lead and each item, and its places are theirs."""
    text = f"{HEAD}- One of the following:\n  - Python\n  - Scala{TAIL}"
    (item,) = asked(text)
    assert item.text == "One of the following: Python; Scala"
    assert [text[span.start : span.end] for span in item.spans] == ["One of the following:", "Python", "Scala"]
