"""Months of experience without double counting, and the highest degree."""

from __future__ import annotations

import pytest

from careerproof.resumes.experience import highest_education, months_of_experience
from careerproof.resumes.model import Education, Resume, Work

TODAY = "2026-11-22"

JOBS = [
    ((("2020-01", "2020-12", False),), 12),
    ((("2020-01", "2020-12", False), ("2020-07", "2021-06", False)), 18),
    ((("2026-01", None, True),), 11),
    ((("2018", "2020", False),), 24),
    ((("2019", "2019", False),), 4),
    ((("2030-01", None, True),), 0),
    (((None, None, False),), 0),
    ((("2021-03", "2020-01", False),), 0),
]


@pytest.mark.parametrize(("jobs", "months"), JOBS)
def test_months_are_counted_once(jobs: tuple[tuple[str | None, str | None, bool], ...], months: int) -> None:
    """Overlaps count once, open positions to today, years from middle to middle, the future not at all."""
    work = tuple(Work(start_date=start, end_date=end, current=current) for start, end, current in jobs)
    assert months_of_experience(Resume(work=work), TODAY).months == months


def test_only_the_chosen_positions_count() -> None:
    """The caller may say which positions are relevant."""
    work = (Work(start_date="2020-01", end_date="2020-12"), Work(start_date="2021-01", end_date="2021-06"), Work())
    found = months_of_experience(Resume(work=work), TODAY, only=[1, 2])
    assert (found.months, found.pointers, found.undated) == (6, ("/work/1",), ("/work/2",))


def test_the_highest_degree_is_found() -> None:
    """Of several degrees the highest counts; without any there is none."""
    courses = (Education(study_type="BSc"), Education(study_type="Master of Science"), Education(study_type="GED"))
    found = highest_education(Resume(education=courses))
    assert found is not None
    assert (found.level, found.pointer) == (7, "/education/1/studyType")
    assert highest_education(Resume()) is None
