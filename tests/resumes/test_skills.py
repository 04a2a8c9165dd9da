"""Skills: groups and their items, whatever stands between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
Styled = Callable[[list[tuple[str, float, bool, bool]]], Document]

SPACES = [
    ("JavaScript HTML 5 CSS LAMP MVC REST", ("JavaScript", "HTML 5", "CSS", "LAMP", "MVC", "REST")),
    ("TFS JIRA GitHub AWS MS Project", ("TFS", "JIRA", "GitHub", "AWS", "MS Project")),
    ("Machine Learning Data Mining Forecasting", ("Machine Learning Data Mining Forecasting",)),
    ("Built REST APIs with FastAPI and AWS", ("Built REST APIs with FastAPI and AWS",)),
    ("Python, SQL, Power BI", ("Python", "SQL", "Power BI")),
]


@pytest.mark.parametrize(("row", "items"), SPACES)
def test_spaces_part_names_of_technologies_only(plain: Plain, row: str, items: tuple[str, ...]) -> None:
    """Spaces part words that have the shape of a technology's name; elsewhere nothing tells where a term ends."""
    resume = read_resume(plain(f"Jane Doe\njane@example.com\n\nSkills\n\n{row}\n"))
    assert [group.keywords for group in resume.skills] == [items]


def test_the_head_of_a_group_is_no_section(styled: Styled) -> None:
    """ "Project" over a group of skills, in the letters of the groups before it, opens no section of projects."""
    document = styled(
        [
            ("Jane Doe", 24, True, False),
            ("jane@example.com", 10, False, False),
            ("SKILLS", 16, False, False),
            ("Database", 11, True, False),
            ("MySQL, NoSQL", 10, False, False),
            ("Project", 11, True, False),
            ("JIRA, Agile", 10, False, False),
            ("EMPLOYMENT", 16, False, False),
            ("Data Analyst, Acme Corp\tJan 2020 – Present", 10, False, False),
        ]
    )
    resume = read_resume(document)
    assert [(group.name, group.keywords) for group in resume.skills] == [
        ("Database", ("MySQL", "NoSQL")),
        ("Project", ("JIRA", "Agile")),
    ]
    assert not resume.projects
