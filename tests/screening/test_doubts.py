"""A file given as a posting that is none is told; postings of all kinds are not doubted."""

from __future__ import annotations

import pytest

from careerproof.documents import read_document
from careerproof.postings import read_posting
from careerproof.resumes.read import read_resume
from careerproof.screening.doubts import doubt_posting

RESUME = """Ada Example
ada@example.com | 212-555-0134

Experience
Data Analyst, Example Works, 2019-01 - 2022-06
- Wrote SQL for the board
"""
LETTER = """Dear Ms Example,

I apply for the post. I have five years of experience with SQL, and I led my team.

Kind regards
Ada Example
"""
POSTING = """Data Analyst

Example Works, Springfield
About us: "I love my work and my team", says Ada.

Requirements
- 3+ years of SQL
"""
DOUBTS = [
    (RESUME, True, "résumé"),
    (LETTER, False, "first person"),
    ("Pancakes\n\nMix flour, eggs and milk. Fry in butter.\n", False, "names no occupation"),
    (POSTING, True, None),
    (
        POSTING.replace("Data Analyst", "Wizard of the Example").replace("Works", "Works\nLocation: Utrecht"),
        False,
        None,
    ),
    ("Requirements\n- 3+ years of SQL\n\nNice to have\n- Python\n", False, None),
]


@pytest.mark.parametrize(("text", "names_occupation", "reason"), DOUBTS)
def test_doubts(text: str, names_occupation: bool, reason: str | None) -> None:
    """A résumé, a letter and a recipe are told with the reason; a posting under an odd title is none of them."""
    document = read_document(text.encode(), name="file.txt")
    found = doubt_posting(read_posting(document), read_resume(document), names_occupation=names_occupation)
    assert (found is None) == (reason is None)
    if found is not None and reason is not None:
        assert found.id == "screening.no_posting"
        assert reason in found.message
