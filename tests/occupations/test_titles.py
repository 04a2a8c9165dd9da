"""Tests of `occupations.titles`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.occupations.titles import expand, read_title


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("Sr. Software Engineer II", "software engineer"),
        ("RN", "registered nurse"),
        ("VP of Engineering", "engineering vice president"),
        ("Director, Marketing", "marketing director"),
        ("Registered Nurse - ICU", "icu registered nurse"),
        ("Part-Time Cashier", "cashier"),
        ("Staff Accountant", "accountant"),
        ("Paediatric Nurse", "pediatric nurse"),
        ("SWE, Remote", "software engineer"),
        ("A/P Clerk", "accounts payable clerk"),
    ],
)
def test_the_core_is_read(title: str, core: str) -> None:
    """One of the readings is the work itself."""
    assert core in {reading.text for reading in read_title(title).readings}


def test_the_parts_are_told_apart() -> None:
    """Rank, level, hours and place are reported and leave the core."""
    parts = read_title("Senior Data Engineer III (Contract) - Denver, CO")
    assert (parts.seniority, parts.level, parts.employment_type, parts.location) == (
        "senior",
        "III",
        "contract",
        "Denver, CO",
    )
    assert parts.readings[1].text == "data engineer"


def test_the_employer_is_left_over() -> None:
    """What follows the title is kept as a hint."""
    parts = read_title("brewer, mac & jacks brewery inc")
    assert parts.readings[0].text == "brewer"
    assert parts.rest == ("mac and jacks brewery inc",)


@pytest.mark.parametrize("text", ["Bachelor of Arts", "MBA", "B.S. in Computer Science", "Master of Science", "PhD"])
def test_degrees_are_seen(text: str) -> None:
    """A degree is no job."""
    assert read_title(text).degree


@pytest.mark.parametrize("text", ["Master Electrician", "Associate Attorney", "Doctor", "Data Analyst", ""])
def test_jobs_are_no_degrees(text: str) -> None:
    """Words that also begin degrees begin jobs too."""
    assert not read_title(text).degree


def test_abbreviations_are_written_out() -> None:
    """In the middle of a title as well."""
    assert expand("asst mgr ops") == "assistant manager operations"


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """No text breaks the reading; readings are distinct and ordered by weight."""
    readings = read_title(text).readings
    assert len({reading.text for reading in readings}) == len(readings)
    assert [reading.weight for reading in readings] == sorted((reading.weight for reading in readings), reverse=True)
