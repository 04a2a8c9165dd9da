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
    ("MBA from WXYZ, Pune\n2015", ("MBA", None, "WXYZ", "2015", None)),
    ("M.Tech in Physics in WXYZ, Pune\n2015", ("M.Tech", "Physics", "WXYZ", "2015", None)),
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


SCHOOLS_OF_SIX_COUNTRIES = [
    ("BA (Hons) in Journalism\nElm College\n2018 – 2021", ("BA (Hons)", "Journalism", "Elm College")),
    (
        "B-Tech in Electronics\n\nHill Valley Institute -  Pune, Maharashtra\n\n2015",
        ("B-Tech", "Electronics", "Hill Valley Institute"),
    ),
    ("Grado en Enfermería, Universidad de Valencia, 2014", ("Grado", "Enfermería", "Universidad de Valencia")),
    (
        "Licence professionnelle en Comptabilité, IUT de Rivebelle, 2014",
        ("Licence professionnelle", "Comptabilité", "IUT de Rivebelle"),
    ),
    ("Diplom Volkswirtschaftslehre, Hochschule Elbtal, 2014", ("Diplom", "Volkswirtschaftslehre", "Hochschule Elbtal")),
    (
        "Bacharelado em Ciência da Computação, Instituto Federal de Araucária, 2014",
        ("Bacharelado", "Ciência da Computação", "Instituto Federal de Araucária"),
    ),
    ("Masters : Music Education Elm State University 2014", ("Masters", "Music Education", "Elm State University")),
    ("Government College, Nilgiri\nBSc Physics\n2014", ("BSc", "Physics", "Government College, Nilgiri")),
    ("2014 – 2016\nMSc in Physics\nElm University", ("MSc", "Physics", "Elm University")),
]


@pytest.mark.parametrize(("text", "told"), SCHOOLS_OF_SIX_COUNTRIES)
def test_degrees_and_schools_of_five_languages(plain: Plain, text: str, told: tuple[str, str, str]) -> None:
    """Degree, field and school, in the styles of six countries."""
    (course,) = read_resume(plain(f"{HEAD}{text}\n")).education
    assert (course.study_type, course.area, course.institution) == told


def test_dates_close_courses_that_no_word_tells(plain: Plain) -> None:
    """A course whose name no list knows is parted from the next by the dates between them."""
    text = HEAD + (
        "Client Server Design\n\nCDX -  Mohali, Punjab\n\nJanuary 2017 to May 2017\n\n"
        "Bachelor of Engineering in Physics\n\nHill Valley University\n\n2012 to 2016\n"
    )
    assert [
        (course.study_type, course.area, course.institution, course.end_date)
        for course in read_resume(plain(text)).education
    ] == [
        (None, "Client Server Design", "CDX", "2017-05"),
        ("Bachelor of Engineering", "Physics", "Hill Valley University", "2016"),
    ]
