"""Résumés that were flattened to one line: headings, positions and courses are found without a single line break."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume
from careerproof.resumes.sections.flattened import unflatten
from careerproof.resumes.sections.rows import make_rows

Plain = Callable[[str], Document]
DUTIES = "Prepared weekly figures for the board and checked every delivery against its order before it was paid "
FLAT = (
    "Robin Example robin@example.com Careful clerk with nine years in wholesale Work Experience Senior Accounts Clerk "
    f"Harbour Trading Ltd  Mumbai Maharashtra June 2019 to Present {DUTIES * 2}"
    f"Junior Clerk Elm Foods May 2015 to May 2019 {DUTIES}"
    "Education Bachelor of Commerce in Accounting Hill Valley University  Pune Maharashtra 2015 "
    "Skills  Tally  Excel  Bank reconciliation Languages  English  Fluent  Hindi  Native"
)


def test_a_flattened_resume_is_read(plain: Plain) -> None:
    """Title, employer, place and dates of each position, the course, the skills and the languages."""
    resume = read_resume(plain(FLAT))
    assert [(job.position, job.name, job.location, job.start_date, job.end_date) for job in resume.work] == [
        ("Senior Accounts Clerk", "Harbour Trading Ltd", "Mumbai Maharashtra", "2019-06", None),
        ("Junior Clerk", "Elm Foods", None, "2015-05", "2019-05"),
    ]
    (course,) = resume.education
    assert (course.study_type, course.area, course.institution) == (
        "Bachelor of Commerce",
        "Accounting",
        "Hill Valley University",
    )
    assert resume.skills[0].keywords == ("Tally", "Excel", "Bank reconciliation")
    assert [(item.language, item.fluency) for item in resume.languages] == [("English", "Fluent"), ("Hindi", "Native")]


def test_the_rows_are_stretches_of_the_text(plain: Plain) -> None:
    """Each made row slices to its own words; none overlaps another; no word is lost."""
    document = plain(FLAT)
    rows = unflatten(make_rows(document))
    assert len(rows) > 10
    assert all(document.text[row.start : row.end] == row.text for row in rows)
    assert all(before.end <= after.start for before, after in pairwise(rows))
    assert " ".join(row.text for row in rows).split() == FLAT.split()


@pytest.mark.parametrize(
    "text",
    [
        "Work Experience Clerk Elm Foods May 2015 to May 2019 Education BSc Hill Valley University",
        "The committee of the trade fair met in June. " * 20,
        f"Robin Example\nrobin@example.com\n\nExperience\n\nClerk, Elm Foods, 2015 – 2019\n- {DUTIES * 6}\n",
    ],
)
def test_what_is_not_flattened_stays_as_it_is(plain: Plain, text: str) -> None:
    """A short line, running text, and a long bullet of an ordinary résumé keep their rows."""
    rows = make_rows(plain(text))
    assert [(row.start, row.end) for row in unflatten(rows)] == [(row.start, row.end) for row in rows]
