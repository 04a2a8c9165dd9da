"""Gaps and overlaps of a career, by months that are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.resumes.career import LONGEST_CHANGE, LONGEST_HANDOVER, find_gaps, find_overlaps
from careerproof.resumes.model import Work


def _job(name: str, start: str, end: str | None) -> Work:
    return Work(name=name, start_date=start, end_date=end, current=end is None)


GAPS = [
    ([("A", "2020-01", None), ("B", "2016-01", "2018-12")], [("2018-12", "2020-01", 12)]),
    ([("A", "2019-03", None), ("B", "2016-01", "2018-12")], []),
    ([("A", "2020-01", None), ("B", "2016-01", "2018")], []),
    ([("A", "2020-01", None), ("B", "2010-01", "2019-12"), ("C", "2011-01", "2012-12")], []),
    ([], []),
]


@pytest.mark.parametrize(("jobs", "gaps"), GAPS)
def test_gaps_are_longer_than_a_change(
    jobs: list[tuple[str, str, str | None]], gaps: list[tuple[str, str, int]]
) -> None:
    """More than half a year without any position is a gap; years without months tell none."""
    assert list(find_gaps([_job(*job) for job in jobs])) == gaps


OVERLAPS = [
    ([("A", "2018-01", None), ("B", "2016-01", "2018-12")], [(0, 1, 12)]),
    ([("A", "2018-11", None), ("B", "2016-01", "2018-12")], []),
    ([("A", "2018-01", None), ("A", "2016-01", "2018-12")], []),
    ([("A", "2018-01", None), ("B", "2016-01", None)], []),
]


@pytest.mark.parametrize(("jobs", "overlaps"), OVERLAPS)
def test_overlaps_are_longer_than_a_handover(
    jobs: list[tuple[str, str, str | None]], overlaps: list[tuple[int, int, int]]
) -> None:
    """Two employers at once for more than a handover; two positions that go on are no mistake of dates."""
    assert list(find_overlaps([_job(*job) for job in jobs])) == overlaps


MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(1990, 2025), st.integers(1, 12))


@given(st.lists(st.builds(_job, st.sampled_from("ABC"), MONTHS, st.one_of(st.none(), MONTHS)), max_size=6))
def test_a_gap_lies_within_no_position(jobs: list[Work]) -> None:
    """Whatever the order and the dates: gaps are long, in no position's time, and every overlap is long."""
    for before, after, months in find_gaps(jobs):
        assert months > LONGEST_CHANGE
        assert not any(_covers(job, before, after) for job in jobs)
    assert all(months > LONGEST_HANDOVER for *_, months in find_overlaps(jobs))


def _covers(job: Work, before: str, after: str) -> bool:
    """True for a position with real dates of which some month lies between two others."""
    start, end = job.start_date or "", job.end_date or "9999"
    return start <= end and start < after and end > before
