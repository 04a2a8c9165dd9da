"""The titles of a résumé, latest first."""

from __future__ import annotations

import pytest

from careerproof.resumes.model import Basics, Resume, Work
from careerproof.resumes.titles import titles_by_recency


def job(position: str | None, start: str | None = None, end: str | None = None) -> Work:
    """A job with its dates."""
    return Work(position=position, start_date=start, end_date=end, current=start is not None and end is None)


@pytest.mark.parametrize(
    ("jobs", "label", "expected"),
    [
        ([], None, ()),
        ([], "Data Analyst", ("Data Analyst",)),
        ([job("Cook", "2010", "2012"), job("Chef", "2015")], None, ("Chef", "Cook")),
        ([job("Chef", "2015"), job("Teacher", "2016", "2019-06")], None, ("Chef", "Teacher")),
        ([job("A", "2010", "2019-06"), job("B", "2012", "2019-11-02")], None, ("B", "A")),
        ([job("First"), job("Second"), job("Dated", "2001", "2002")], None, ("Dated", "First", "Second")),
        ([job(None, "2020"), job("Cook", "2010", "2012")], "Chef", ("Cook", "Chef")),
        ([job("Cook", "2015"), job("Cook", "2010", "2012")], "Cook", ("Cook",)),
    ],
)
def test_the_latest_title_comes_first(jobs: list[Work], label: str | None, expected: tuple[str, ...]) -> None:
    """A job that goes on comes first, then by end; jobs without dates keep their order; the label comes last."""
    found = titles_by_recency(Resume(basics=Basics(label=label), work=tuple(jobs)))
    assert tuple(title for title, _ in found) == expected


def test_a_title_comes_with_its_employer() -> None:
    """The employer of the latest job of that title stands beside it; the title under the name has none."""
    jobs = (
        Work(position="Manager", name="Example Pizza", start_date="2021-01", current=True),
        Work(position="Manager", name="Example Bank", start_date="2018-01", end_date="2020-12"),
    )
    found = titles_by_recency(Resume(basics=Basics(label="Leader"), work=jobs))
    assert found == (("Manager", "Example Pizza"), ("Leader", None))
