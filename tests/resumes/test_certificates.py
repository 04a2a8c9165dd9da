"""Certificates and awards: name, giver and day, however they are kept apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nExperience\n\nNurse, Acme Hospital\tJan 2020 – Present\n• Cared for many\n\n"

Told = tuple[str | None, str | None, str | None]
LINES: list[tuple[str, Told]] = [
    (
        "Registered Nurse License, Minnesota | Minnesota Board of Nursing | Jun 2014",
        ("Registered Nurse License, Minnesota", "Minnesota Board of Nursing", "2014-06"),
    ),
    (
        "Registered Nurse License, Minnesota, Minnesota Board of Nursing, Jun 2014",
        ("Registered Nurse License, Minnesota", "Minnesota Board of Nursing", "2014-06"),
    ),
    (
        "Basic Life Support (BLS) · American Heart Association · Mar 2024",
        ("Basic Life Support (BLS)", "American Heart Association", "2024-03"),
    ),
    (
        "Basic Life Support (BLS) – American Heart Association, Mar 2024",
        ("Basic Life Support (BLS)", "American Heart Association", "2024-03"),
    ),
    ("Notary Public, State of Ohio, Feb 2019", ("Notary Public, State of Ohio", None, "2019-02")),
    ("CPA, Texas", ("CPA, Texas", None, None)),
    ("Certified User, Initech, Oct 2016", ("Certified User", "Initech", "2016-10")),
    ("Cloud Architect – Associate | Initech | 2021", ("Cloud Architect – Associate", "Initech", "2021")),
    ("Cloud Architect - Associate, Initech, 2021", ("Cloud Architect - Associate", "Initech", "2021")),
    ("Electrician License No. 48213, Ohio, May 2018", ("Electrician License No. 48213, Ohio", None, "2018-05")),
    (
        "Electrician License | License No. 48213 | Ohio Licensing Board | May 2018",
        ("Electrician License License No. 48213", "Ohio Licensing Board", "2018-05"),
    ),
    ("Machine Learning from Coursera (2020)", ("Machine Learning", "Coursera", "2020")),
    ("Coursera – Machine Learning, 2020", ("Machine Learning", "Coursera", "2020")),
    ("Lifeguard, Issued Jun 2022, Expires Jun 2024", ("Lifeguard", None, "2022-06")),
    ("Forklift operator, expires Jun 2027", ("Forklift operator", None, None)),
    ("Food Handler, CPR", ("Food Handler, CPR", None, None)),
]


@pytest.mark.parametrize(("line", "told"), LINES)
def test_a_row_tells_name_giver_and_day(plain: Plain, line: str, told: Told) -> None:
    """Bars, dots and dashes win over commas; a region and a number belong to the name; an end is no date of issue."""
    (found,) = read_resume(plain(f"{HEAD}Certifications\n\n{line}\n")).certificates
    assert (found.name, found.issuer, found.date) == told


def test_rows_that_wrap_in_a_narrow_column_are_one_certificate(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """A name over two rows, its giver below and the date on a row of its own are told apart."""
    rows = [
        "Registered Nurse License,", "Minnesota", "Minnesota Board of Nursing,", "Jun 2014",
        "Basic Life Support (BLS)", "American Heart Association,", "Mar 2024",
        "Advanced Cardiovascular", "Life Support (ACLS)", "American Heart Association,", "Mar 2024",
    ]  # fmt: skip
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Certifications", 14, True, False),
            *((row, 10.0, False, False) for row in rows),
        ]
    )
    resume = read_resume(document)
    assert [(item.name, item.issuer, item.date) for item in resume.certificates] == [
        ("Registered Nurse License, Minnesota", "Minnesota Board of Nursing", "2014-06"),
        ("Basic Life Support (BLS)", "American Heart Association", "2024-03"),
        ("Advanced Cardiovascular Life Support (ACLS)", "American Heart Association", "2024-03"),
    ]


def test_several_on_one_row_are_several(plain: Plain) -> None:
    """A row of abbreviations or with semicolons lists certificates."""
    resume = read_resume(plain(f"{HEAD}Certifications\n\nPMP, CSM, ITIL\nFood Handler; First Aid\n"))
    assert [item.name for item in resume.certificates] == ["PMP", "CSM", "ITIL", "Food Handler", "First Aid"]


def test_an_award_has_its_awarder(plain: Plain) -> None:
    """Awards are read like certificates, and keep what is told about them."""
    (award,) = read_resume(plain(f"{HEAD}Awards\n\nNurse of the Year | Acme Hospital | 2021\n")).awards
    assert (award.title, award.awarder, award.date) == ("Nurse of the Year", "Acme Hospital", "2021")
