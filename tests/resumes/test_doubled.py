"""Pages copied from LinkedIn, which say everything twice and have no headings."""

from __future__ import annotations

from collections.abc import Callable

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]

PAGE = """Jane Doe
jane@example.com

Acme Corp logo
Senior Data AnalystSenior Data Analyst
Acme Corp · Full-timeAcme Corp · Full-time Jan 2020 - Present · 3 yrsJan 2020 to Present · 3 yrs Austin, TexasAustin, Texas

- Wrote reports

Beta Stores logo
Junior Analyst Junior Analyst
Beta StoresBeta Stores Mar 2018 - Dec 2019 · 1 yr 10 mosMar 2018 to Dec 2019 · 1 yr 10 mos
Data TrainerData Trainer
Beta StoresBeta Stores Feb 2016 - Feb 2018 · 2 yrs 1 moFeb 2016 to Feb 2018 · 2 yrs 1 mo
"""  # noqa: E501


def test_what_is_said_twice_is_read_once(plain: Plain) -> None:
    """Title, employer, dates and place are told apart, each at its first place in the text."""
    resume = read_resume(plain(PAGE))
    assert [(job.position, job.name, job.start_date, job.end_date) for job in resume.work] == [
        ("Senior Data Analyst", "Acme Corp", "2020-01", None),
        ("Junior Analyst", "Beta Stores", "2018-03", "2019-12"),
        ("Data Trainer", "Beta Stores", "2016-02", "2018-02"),
    ]
    assert resume.work[0].location == "Austin, Texas"
    span = resume.fields["/work/0/position"].spans[0]
    assert resume.text[span.start : span.end] == "Senior Data Analyst"
    assert resume.text.index("Senior Data Analyst") == span.start


def test_a_page_that_says_things_once_is_left_alone(plain: Plain) -> None:
    """One doubled word is no sign of a copied page."""
    text = "Jane Doe\njane@example.com\n\nExperience\n\nAnalyst, Duran Duran\tJan 2020 – Present\n- Wrote reports\n"
    (job,) = read_resume(plain(text)).work
    assert (job.position, job.name) == ("Analyst", "Duran Duran")


def test_two_positions_without_a_heading_are_work(plain: Plain) -> None:
    """Without any heading, ranges of dates show where the work begins; the head of the page stays what it is."""
    text = (
        "Jane Doe\njane@example.com\n\nData Analyst, Acme Corp\tJan 2020 – Present\n- Wrote reports\n\n"
        "Junior Analyst, Beta LLC\tMar 2018 – Dec 2019\n- Counted things\n"
    )
    resume = read_resume(plain(text))
    assert resume.basics.name == "Jane Doe"
    assert [(job.position, job.name) for job in resume.work] == [
        ("Data Analyst", "Acme Corp"),
        ("Junior Analyst", "Beta LLC"),
    ]
