"""Years and degrees: what is asked for, and what only looks like it."""

from __future__ import annotations

import pytest

from careerproof.documents import read_document
from careerproof.postings import read_posting


def read_amounts(line: str, unit: str, *, heading: str = "Requirements") -> list[float]:
    """The least amounts of a unit that one line asks for."""
    text = f"Ward Clerk\n\n{heading}\n- {line}\n"
    found = read_posting(read_document(text.encode(), name="posting.txt")).requirements
    return sorted(item.minimum.value for item in found if item.minimum and item.minimum.unit == unit)


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Minimum of three -LRB-3-RRB- years' experience in a stock room", [3]),
        ("Ten (10) years of related experience", [10]),
        ("Bachelor's degree in a related field and six years of experience", [6]),
        ("Be enrolled in a 4-year BA/BS program in any major", []),
        ("Enrolled in a 3 year undergraduate degree program", []),
        ("4 years of bachelor-level teaching experience", [4]),
        ("If you have less than 1 year experience, you may be trained", []),
        ("At least 2 years of experience with ledgers", [2]),
        ("BS and ten (10) years of experience; OR MS with eight (8) years; OR PhD with five (5) years", [5]),
        ("3 years of Python; 2 years of SQL", [2, 3]),
    ],
)
def test_years_are_the_least_asked_for(line: str, years: list[float]) -> None:
    """The length of a course, and what is too little, are no experience asked for."""
    assert read_amounts(line, "years") == years


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Master or PhD in Biology", [7]),
        ("BS and/or MS in Biology", [6]),
        ("Ability to commit to a 12-month apprenticeship", []),
        ("BS in Law and 8 years of work; OR MS in Law and 5 years", [6]),
        ("Masters/PhD in Biology", [7]),
        ("Graduate degrees preferred", [7]),
        ("Undergraduate degrees in Biology welcome", [6]),
        ("College graduate degree required", [6]),
        ("BA/BS degree in Biology or similar technical degree", [6]),
        ("Technical diploma in welding", [4]),
        ("Scrum Master or product owner experience", []),
    ],
)
def test_the_lowest_degree_that_will_do_is_asked(line: str, levels: list[float]) -> None:
    """Of degrees named together the lowest counts; a word that only ends in one is none."""
    assert read_amounts(line, "level") == levels


def test_what_you_offer_is_asked_of_the_applicant() -> None:
    """An employer's "what you offer" asks, where "what we offer" gives."""
    assert read_amounts("2+ years of experience with ledgers", "years", heading="What you offer") == [2]
    assert read_amounts("2+ years of experience with ledgers", "years", heading="What we offer") == []
