"""Fields and schools that a narrow column breaks over two rows, or that stand in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nSkills\n\nPython, SQL\n\nEducation\n\n"

COURSES = [
    (
        "BSc, Mechanical\nEngineering, Lakeside Institute of\nTechnology\n2012 – 2016\n",
        ("BSc", "Mechanical Engineering", "Lakeside Institute of Technology"),
    ),
    (
        "BSc in Physics\nCatholic University of\nMonte Claro, Texas\n2012 – 2016\n",
        ("BSc", "Physics", "Catholic University of Monte Claro"),
    ),
    ("BSc in Physics\nState University of\n2012 – 2016\n", ("BSc", "Physics", "State University of")),
    ("Materials Science (State University)\nBSc\n2012 – 2016\n", ("BSc", "Materials Science", "State University")),
    (
        "Bachelor of Science, Materials Science (State University)\n2012 – 2016\n",
        ("Bachelor of Science", "Materials Science", "State University"),
    ),
    ("PGCE, Mathematics\nPennine College\n2014 – 2015\n", ("PGCE", "Mathematics", "Pennine College")),
]


@pytest.mark.parametrize(("told", "parts"), COURSES)
def test_a_course_keeps_the_whole_name_of_its_field_and_school(
    plain: Plain, check_slices: Callable[[Resume], None], told: str, parts: tuple[str, str, str]
) -> None:
    """A name that ends in "of" goes on in the next row, unless that holds dates; brackets part school and field."""
    resume = read_resume(plain(HEAD + told))
    (course,) = resume.education
    assert (course.study_type, course.area, course.institution) == parts
    check_slices(resume)
    assert not [statement for statement in resume.statements if statement.text == "Technology"]
