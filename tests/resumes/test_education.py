"""Degree, field, school, dates and grade."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.experience import education_level
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nEducation\n\n"

COURSES = [
    (
        "Bachelor of Science in Computer Science\nState University\nSep 2010 - May 2014\nGPA: 3.8/4.0",
        ("Bachelor of Science", "Computer Science", "State University", "2014-05", "3.8/4.0"),
    ),
    (
        "State University — Austin, TX\tMay 2014\nB.A., History",
        ("B.A.", "History", "State University", "2014-05", None),
    ),
    (
        "PhD\tState University, Chemistry\tAustin, TX\n2018 - 2023",
        ("PhD", "Chemistry", "State University", "2023", None),
    ),
    ("MBA, Finance, Westfield College, 2015", ("MBA", "Finance", "Westfield College", "2015", None)),
    (
        "Associate of Arts, Business Management 2010 Valley College City , State 3.69 GPA",
        ("Associate of Arts", "Business Management", "Valley College", "2010", "3.69"),
    ),
]


@pytest.mark.parametrize(("text", "parts"), COURSES)
def test_a_course_is_read(plain: Plain, text: str, parts: tuple[str | None, ...]) -> None:
    """The parts of a course are told apart in the usual orders."""
    (course,) = read_resume(plain(HEAD + text + "\n\nSkills\n\nPython, SQL\n")).education
    assert (course.study_type, course.area, course.institution, course.end_date, course.score) == parts


LEVELS = [
    ("PhD in Physics", 8), ("Juris Doctor", 8), ("M.Sc. Informatik", 7), ("MBA", 7),
    ("Master's in Nursing", 7), ("BSc (Hons)", 6), ("Bachelor's degree", 6),
    ("Licenciatura en Derecho", 6), ("Associate of Applied Science", 5), ("High School Diploma", 4), ("Abitur", 4),
    ("GED", 4), ("as an aide", None), ("be at ms", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "level"), LEVELS)
def test_degrees_have_their_level(text: str, level: int | None) -> None:
    """Degrees of several countries map to the eight levels; ordinary words to none."""
    assert education_level(text) == level


def test_a_course_without_known_words_keeps_its_dates(plain: Callable[[str], Document]) -> None:
    """What stands before a place is the school, and its dates are not those of the course below."""
    text = (
        "Jane Doe\njane@example.com\n\nEducation\n\nServer Architecture\n\nInitech -  Austin, Texas\n\n2017 to 2018\n\n"
        "Bachelor of Engineering in Electronics\n\nState University\n\n2012 to 2016\n"
    )
    courses = read_resume(plain(text)).education
    assert [(item.study_type, item.institution, item.start_date, item.end_date) for item in courses] == [
        (None, "Initech", "2017", "2018"),
        ("Bachelor of Engineering", "State University", "2012", "2016"),
    ]
