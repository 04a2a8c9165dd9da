"""Title, employer, place and dates of positions, in the orders that people write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = "Jane Doe\njane@example.com\n\nExperience\n\n"
TAIL = "\n\nEducation\n\nState University, BSc Biology, 2012\n"

LAYOUTS = {
    "title, employer and place on one line": (
        "Data Analyst, Acme Corp — Austin, TX\tJan 2020 – Present\n• Wrote reports\n\n"
        "Junior Analyst, Beta LLC — Dallas, TX\tMar 2018 – Dec 2019\n• Counted things\n"
    ),
    "employer above title": (
        "Acme Corp\nData Analyst\nJan 2020 - Present\n- Wrote reports\n\n"
        "Beta LLC\nJunior Analyst\nMar 2018 - Dec 2019\n- Counted things\n"
    ),
    "bars": (
        "Data Analyst | Acme Corp | Jan 2020 - Present\n- Wrote reports\n"
        "Junior Analyst | Beta LLC | Mar 2018 - Dec 2019\n- Counted things\n"
    ),
    "title above dates and employer": (
        "Data Analyst\n01/2020 to Current\nAcme Corp\n- Wrote reports\n\n"
        "Junior Analyst\n03/2018 to 12/2019\nBeta LLC\n- Counted things\n"
    ),
    "dates first": (
        "Jan 2020 - Present\tAcme Corp\nData Analyst\n- Wrote reports\n\n"
        "Mar 2018 - Dec 2019\tBeta LLC\nJunior Analyst\n- Counted things\n"
    ),
    "at": (
        "Data Analyst at Acme Corp (Jan 2020 - Present)\n- Wrote reports\n\n"
        "Junior Analyst at Beta LLC (Mar 2018 - Dec 2019)\n- Counted things\n"
    ),
    "indeed": (
        "Data Analyst\n\nAcme Corp -  Austin, TX -\n\nJanuary 2020 to Present\n\n- Wrote reports\n\n"
        "Junior Analyst\n\nBeta LLC -  Dallas, TX -\n\nMarch 2018 to December 2019\n\n- Counted things\n"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_positions_are_read_in_every_order(plain: Plain, layout: str) -> None:
    """However title, employer and dates are ordered, they are told apart."""
    resume = read_resume(plain(HEAD + LAYOUTS[layout] + TAIL))
    assert [(job.position, job.name, job.start_date, job.end_date, job.current) for job in resume.work] == [
        ("Data Analyst", "Acme Corp", "2020-01", None, True),
        ("Junior Analyst", "Beta LLC", "2018-03", "2019-12", False),
    ]
    assert [job.highlights for job in resume.work] == [("Wrote reports",), ("Counted things",)]


def test_several_titles_at_one_employer_share_it(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """A title under another one at the same employer has that employer too."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Acme Corp", 10, True, False),
            ("Senior Analyst\tJan 2020 - Present", 10, False, False),
            ("Led a team of four", 10, False, True),
            ("Analyst\tMar 2018 - Dec 2019", 10, False, False),
            ("Counted things", 10, False, True),
            ("Education", 14, True, False),
            ("State University, BSc Biology, 2012", 10, False, False),
        ]
    )
    work = read_resume(document).work
    assert [(job.position, job.name) for job in work] == [("Senior Analyst", "Acme Corp"), ("Analyst", "Acme Corp")]


def test_a_placeholder_is_no_employer(plain: Plain) -> None:
    """ "Company Name City , State" names nobody."""
    text = HEAD + "Line Chef 01/2005 to 03/2009 Company Name City , State\nPrepared food.\nCleaned up.\n" + TAIL
    (job,) = read_resume(plain(text)).work
    assert (job.position, job.name, job.start_date, job.end_date) == ("Line Chef", None, "2005-01", "2009-03")


def test_dates_in_the_right_margin_of_bullets_belong_to_the_head(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """Where the second line of a right column falls beside a bullet, it is not part of the bullet."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Acme Corp, Data Analyst\tAustin, TX", 10, False, False),
            ("Wrote many reports about everything\tJan 2020 – Present", 10, False, True),
            ("Counted things", 10, False, True),
        ]
    )
    (job,) = read_resume(document).work
    assert (job.name, job.position, job.location, job.start_date) == (
        "Acme Corp",
        "Data Analyst",
        "Austin, TX",
        "2020-01",
    )
    assert job.highlights == ("Wrote many reports about everything", "Counted things")


def test_the_head_row_of_a_table_names_nobody(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """ "Dates" and "Position and achievements" are columns; the employer stands in the row below the dates."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Dates\tPosition and achievements", 10, True, False),
            ("Apr 2018 – Present\tAccounting Clerk", 10, False, False),
            ("Blue Fastener Supply, Columbus, OH", 10, False, False),
            ("Matched invoices", 10, False, True),
            ("Jan 2012 – Mar 2018\tBookkeeper", 10, False, False),
            ("Elm Roofing & Sheet Metal, Dublin, OH", 10, False, False),
            ("Kept the ledger", 10, False, True),
        ]
    )
    assert [(job.position, job.name, job.location) for job in read_resume(document).work] == [
        ("Accounting Clerk", "Blue Fastener Supply", "Columbus, OH"),
        ("Bookkeeper", "Elm Roofing & Sheet Metal", "Dublin, OH"),
    ]


def test_a_list_of_tools_beside_the_dates_is_no_employer(plain: Plain) -> None:
    """ "Title, Employer" above "dates | tools" keeps its employer."""
    text = (
        HEAD + "Lead Developer, Veridian Dynamics\n2011-07 — 2013-08 | Linux Clojure Scala Redis Kafka\n- Led\n" + TAIL
    )
    (job,) = read_resume(plain(text)).work
    assert (job.position, job.name) == ("Lead Developer", "Veridian Dynamics")
