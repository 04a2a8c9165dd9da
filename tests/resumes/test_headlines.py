"""The title under the name, without credentials, and titles that are written together with their employer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.resumes.sections.headlines import is_credential, title_within

Plain = Callable[[str], Document]
REST = """
Pune, Maharashtra | anita@example.com

EXPERIENCE

Accountant

Harbour -  Pune, Maharashtra -

May 2016 to Present

- Wrote reports
"""

HEADLINES = [
    ("Anita Iyer, B.Tech\nTeaching Assistant", "Teaching Assistant"),
    ("Anita Iyer, B.Tech", None),
    ("Anita Iyer, RN, BSN", None),
    ("Anita Iyer, CEO", "CEO"),
    ("Anita Iyer\nAccountant in Harbour", "Accountant"),
    ("Anita Iyer\nAccountant, - Harbour (Pune Branch)", "Accountant"),
    ("Anita Iyer\nAccountant with 8+ years of working experience in ledgers and audits of many clients", "Accountant"),
    ("Anita Iyer\nAccountant with experience in ledgers", "Accountant"),
    ("Anita Iyer\nAccountant - Treasury", "Accountant - Treasury"),
]


@pytest.mark.parametrize(("head", "label"), HEADLINES)
def test_the_title_under_the_name_stands_alone(
    plain: Plain, check_slices: Callable[[Resume], None], head: str, label: str | None
) -> None:
    """No degree behind the name, no employer and no years of experience are part of it."""
    resume = read_resume(plain(f"{head}\n{REST}"))
    assert (resume.basics.name, resume.basics.label) == ("Anita Iyer", label)
    check_slices(resume)


CREDENTIALS = [("B.Tech", True), ("RN, BSN", True), ("MBA, PMP", True), ("CEO", False), ("Data Analyst", False)]


@pytest.mark.parametrize(("words", "is_one"), CREDENTIALS)
def test_credentials_hold_a_degree_and_are_short(words: str, is_one: bool) -> None:
    """Abbreviations alone may be a title; beside a degree they are licences."""
    assert is_credential(words) is is_one


TITLES = [
    ("Analyst in Acme", ["Acme Labs"], "Analyst"),
    ("Analyst at Acme Labs Pune", ["Acme Labs"], "Analyst"),
    ("Northwind Consultants as an HR Executive", ["Northwind Consultants Ltd"], "HR Executive"),
    ("Analyst in Finance", ["Acme Labs"], "Analyst in Finance"),
    ("Lead Analyst - Consultant", ["Consultant Partners"], "Lead Analyst - Consultant"),
    ("Analyst", [], "Analyst"),
]


@pytest.mark.parametrize(("written", "employers", "title"), TITLES)
def test_a_title_is_parted_only_from_an_employer_that_is_known(written: str, employers: list[str], title: str) -> None:
    """Words behind "in" or a dash that no position names as its employer stay part of the title."""
    low, high = title_within(written, employers)
    assert written[low:high] == title


def test_a_position_is_named_without_the_employer_below_it(
    plain: Plain, check_slices: Callable[[Resume], None]
) -> None:
    """ "Accountant in Harbour" over "Harbour" is an accountant there."""
    resume = read_resume(plain(f"Anita Iyer\n{REST}".replace("Accountant\n", "Accountant in Harbour\n")))
    assert [(job.position, job.name) for job in resume.work] == [("Accountant", "Harbour")]
    check_slices(resume)
