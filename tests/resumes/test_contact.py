"""Names, addresses and phones in the head of the page; never an invented one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
REST = "\n\nExperience\n\nAnalyst\nAcme Inc\nJan 2020 - Present\n- Wrote reports\n"

NAMES = [
    ("Jane Doe\njane@example.com", "Jane Doe"),
    ("JOSÉ GARCÍA-LÓPEZ\njose@example.com", "JOSÉ GARCÍA-LÓPEZ"),
    ("Nguyễn Văn An\nan.nguyen@example.com", "Nguyễn Văn An"),
    ("Anne-Marie O'Neil\nanne@example.com", "Anne-Marie O'Neil"),
    ("Ludwig van der Berg\nl@example.com", "Ludwig van der Berg"),
    ("Jane Doe, PhD, CPA\njane@example.com", "Jane Doe"),
    ("Jane Doe | Data Analyst\njane@example.com", "Jane Doe"),
    ("Curriculum Vitae\nName: Jane Q. Doe\nEmail: jane@example.com", "Jane Q. Doe"),
    ("Resume of Jane Doe\njane@example.com", "Jane Doe"),
    ("Emily Baker\nemily.baker@example.com", "Emily Baker"),
    ("Pastry Baker\nemily@example.com", None),
    ("Data Analyst\njane@example.com", None),
    ("Acme Holdings Inc\ninfo@example.com", None),
    ("SENIOR ACCOUNT MANAGER", None),
    ("San Francisco, CA\njane@example.com", None),
    ("YOUR NAME HERE\nyou@example.com", None),
]


@pytest.mark.parametrize(("head", "name"), NAMES)
def test_the_name_is_read_or_left_out(plain: Plain, head: str, name: str | None) -> None:
    """Names of many shapes are read; a title, a firm, a place or a placeholder is none."""
    assert read_resume(plain(head + REST)).basics.name == name


def test_the_largest_line_is_the_name_even_below_a_title(
    styled: Callable[[list[tuple[str, float, bool, bool]]], Document],
) -> None:
    """Where a tagline stands above, the size tells the name."""
    document = styled(
        [
            ("Curriculum vitae", 9, False, False),
            ("Data Analyst", 12, False, False),
            ("Mary Major", 24, True, False),
            ("mary@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Analyst, Acme Inc, Jan 2020 - Present", 10, False, False),
        ]
    )
    assert read_resume(document).basics.name == "Mary Major"


PHONES = [
    ("Jane Doe\njane@example.com | 212-555-0143 | New York, NY", "+1 212-555-0143"),
    ("Jane Doe\njane@example.com | 212-555-0143", "212-555-0143"),
    ("Jane Doe\nPhone: (212) 555-0143\njane@example.com", "(212) 555-0143"),
    ("Jane Doe\njane@example.com\n2015 - 2019", None),
    ("Jane Doe\njane@example.com\n01.02.2019", None),
]


@pytest.mark.parametrize(("head", "phone"), PHONES)
def test_the_phone_is_read_and_dates_are_not(plain: Plain, head: str, phone: str | None) -> None:
    """A phone becomes international where its country is known; a range of years is no phone."""
    resume = read_resume(plain(head + REST))
    assert resume.basics.phone == phone
    if phone is not None and phone.startswith("+"):
        assert resume.fields["/basics/phone"].raw == "212-555-0143"


def test_place_links_and_profiles_are_read(plain: Plain) -> None:
    """City, region, country, site and profiles each have their field and their place."""
    links = "linkedin.com/in/janedoe | github.com/jdoe | janedoe.dev"
    head = f"Jane Doe\nData Analyst\nAustin, TX 78701 | jane@example.com | {links}"
    resume = read_resume(plain(head + REST))
    basics = resume.basics
    assert basics.label == "Data Analyst"
    assert basics.location is not None
    assert (basics.location.city, basics.location.region, basics.location.country_code) == ("Austin", "TX", "US")
    assert [(profile.network, profile.username) for profile in basics.profiles] == [
        ("LinkedIn", "janedoe"),
        ("GitHub", "jdoe"),
    ]
    assert basics.url == "janedoe.dev"
