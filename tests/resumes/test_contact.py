"""Names, addresses and phones in the head of the page; never an invented one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerproof.documents.model import Document, Link
from careerproof.evidence import Span
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
    ("王小明\nxm@example.com", "王小明"),
    ("김민준\nmj@example.com", "김민준"),
    ("Curriculum Vitae\nName: Jane Q. Doe\nEmail: jane@example.com", "Jane Q. Doe"),
    ("Resume of Jane Doe\njane@example.com", "Jane Doe"),
    ("Emily Baker\nemily.baker@example.com", "Emily Baker"),
    ("jane doemark\njane@example.com", "jane doemark"),
    ("Jane doemark\nwww.example.com/jane", "Jane doemark"),
    ("data reports\njane@example.com", None),
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


LINKS = [
    ("github.com/jdoe", "https://github.com/jdoe", "https://github.com/jdoe", "github.com/jdoe"),
    ("github.com/jdoe", "https://www.github.com/jdoe/", "https://www.github.com/jdoe/", "github.com/jdoe"),
    ("https://github.com/jdoe", "https://www.github.com/jdoe/", "https://github.com/jdoe", None),
    ("github.com/jdoe", "https://example.com/count?to=1", "github.com/jdoe", None),
]


@pytest.mark.parametrize(("shown", "target", "url", "raw"), LINKS)
def test_a_shown_address_is_completed_from_the_link_behind_it(
    plain: Plain, shown: str, target: str, url: str, raw: str | None
) -> None:
    """The value has the scheme of the link where both name one page; how it was shown is kept, and where."""
    document = plain(f"Jane Doe\njane@example.com | {shown}\n{REST}")
    start = document.text.index(shown)
    link = Link(target=target, span=Span(start=start, end=start + len(shown)))
    resume = read_resume(replace(document, links=(link,)))
    (profile,) = resume.basics.profiles
    evidence = resume.fields["/basics/profiles/0/url"]
    assert (profile.network, profile.username, profile.url, evidence.raw) == ("GitHub", "jdoe", url, raw)
    assert [resume.text[span.start : span.end] for span in evidence.spans] == [shown]


def test_a_link_behind_a_name_gives_its_address(plain: Plain) -> None:
    """ "LinkedIn: jane-doe" has the address that only the link tells; nothing in the text is its place."""
    document = plain(f"Jane Doe\njane@example.com | LinkedIn: jane-doe\n{REST}")
    start = document.text.index("LinkedIn")
    link = Link(target="https://www.linkedin.com/in/jane-doe", span=Span(start=start, end=start + 18))
    resume = read_resume(replace(document, links=(link,)))
    (profile,) = resume.basics.profiles
    evidence = resume.fields["/basics/profiles/0/url"]
    assert (profile.username, profile.url) == ("jane-doe", "https://www.linkedin.com/in/jane-doe")
    assert (evidence.source, evidence.spans) == ("annotation", ())
