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


def test_a_list_of_tools_lets_a_comma_part_title_and_employer(plain: Plain) -> None:
    """Also where no word tells the employer ("Head Ninja, Area 52"): the tools beside the dates are none."""
    text = (
        HEAD
        + "Lead Developer, Veridian Dynamics\n2013-09 — Present | Agile PM C C++ OpenGL MySQL\n- Led\n\n"
        + "Code Ninja, Area 52\n2011-07 — 2013-08 | Linux Clojure Scala Redis Kafka\n- Coded\n"
        + TAIL
    )
    assert [(job.position, job.name) for job in read_resume(plain(text)).work] == [
        ("Lead Developer", "Veridian Dynamics"),
        ("Code Ninja", "Area 52"),
    ]


def test_the_name_before_a_place_is_the_employer(plain: Plain) -> None:
    """Where no word tells title from employer, the place or the dash before one stands behind the employer."""
    text = (
        HEAD
        + "Product Development\n\nAggrigator -  Austin, TX -\n\nJanuary 2020 to Present\n\n- Wrote reports\n\n"
        + "field work\n\nInitech -\n\nMarch 2018 to December 2019\n\n- Counted things\n"
        + TAIL
    )
    assert [(job.position, job.name, job.start_date) for job in read_resume(plain(text)).work] == [
        ("Product Development", "Aggrigator", "2020-01"),
        ("field work", "Initech", "2018-03"),
    ]


IN = [
    ("Security Analyst in Acme Technologies", ("Security Analyst", "Acme Technologies")),
    ("Developer in Java", ("Developer in Java", None)),
]


@pytest.mark.parametrize(("head", "told"), IN)
def test_in_joins_a_title_and_an_employer_but_no_field(
    plain: Plain, head: str, told: tuple[str | None, str | None]
) -> None:
    """ "Analyst in Acme Technologies" names an employer, "Developer in Java" none."""
    text = f"{HEAD}{head}\nJan 2020 – Present\n- Wrote reports\n{TAIL}"
    (job,) = read_resume(plain(text)).work
    assert (job.position, job.name) == told


NO_EMPLOYERS = [
    "November",
    "City",
    "Brought strong and careful communication to all members of the team",
    "Assumed duties",
    "Â",
]


@pytest.mark.parametrize("words", NO_EMPLOYERS)
def test_what_names_nobody_is_no_employer(plain: Plain, words: str) -> None:
    """A month, a template's word, a line of an account, a broken letter: None is better than a wrong name."""
    text = f"{HEAD}Data Analyst\tJan 2020 – Present\n{words}\n- Wrote reports\n{TAIL}"
    assert [job.name for job in read_resume(plain(text)).work] == [None]


def test_a_heading_of_duties_is_no_position(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """A bold row with neither a date nor a word of a title or an employer goes on with the position above it."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Data Analyst, Acme Corp\tJan 2020 – Present", 10, True, False),
            ("Wrote reports", 10, False, True),
            ("Corporate Wellness", 10, True, False),
            ("Kept the files", 10, False, True),
        ]
    )
    (job,) = read_resume(document).work
    assert (job.name, job.highlights) == ("Acme Corp", ("Wrote reports", "Corporate Wellness", "Kept the files"))


def test_a_host_before_a_year_keeps_its_end(plain: Plain) -> None:
    """The "de" of a host is no word of the date behind it."""
    text = f"{HEAD}Data Analyst – shop.example.de\t2010 – 2011\n- Wrote reports\n{TAIL}"
    (job,) = read_resume(plain(text)).work
    assert (job.name, job.start_date, job.end_date) == ("shop.example.de", "2010", "2011")


@pytest.mark.parametrize("words", ["Abstracts and Presentations", "Spring Meeting Guest Speaker", "Elm Lecture Series"])
def test_an_event_is_no_employer(plain: Plain, words: str) -> None:
    """A talk or a meeting beside a date names nobody who employs."""
    text = f"{HEAD}{words}\t2014 – 2015\n- Spoke to sixty people\n{TAIL}"
    assert [job.name for job in read_resume(plain(text)).work] == [None]
