"""How a job fits the person: what it would bring, told or unknown, and never a part of the score."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from careerproof.documents import read_document
from careerproof.facts.store import open_facts
from careerproof.postings import Posting, read_posting
from careerproof.postings.model import Salary
from careerproof.resumes.model import Basics, Location, Resume, SkillGroup, Work
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.screening.model import Fit, Prospect
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import open_skills

NOW = Prospect(key="43-9061.00", title="Clerks", safety=3, points=30.0, category="at-risk", pay=40_000.0)
THEN = Prospect(key="15-2051.00", title="Analysts", safety=7, points=66.5, category="ai-enhanced", pay=60_000.0)
PERSON = Resume(
    basics=Basics(location=Location(city="Springfield")),
    work=(Work(position="Junior Clerk", start_date="2020-01", current=True, highlights=("Wrote SQL",)),),
    skills=(SkillGroup(keywords=("Excel", "Docker")),),
)


def screened(
    posting: Posting, resume: Resume = PERSON, *, offered: Prospect | None = THEN, present: Prospect | None = NOW
) -> Verdict:
    """The verdict on the person."""
    return screen_resume(
        resume, posting, skills=open_skills(open_facts(SHIPPED_FACTS)), policy=load_policy(), today="2026-06-15",
        resume_name="r", posting_name="p", input_sha256="0", offered=offered, present=present,
    )  # fmt: skip


def fit(posting: Posting, resume: Resume = PERSON, **prospects: Prospect | None) -> Fit:
    """The fit in the verdict."""
    found = screened(posting, resume, **prospects).fit
    assert found is not None
    return found


def asked(title: str = "Senior Analyst", place: str | None = "Springfield, IL") -> Posting:
    """A posting that asks for SQL."""
    text = f"{title}\n\nRequirements\n- SQL\n- Excel\n"
    return replace(read_posting(read_document(text.encode(), name="p.txt")), location=place)


def salary(
    low: float | None, high: float | None, period: Literal["hour", "month", "year"] | None, currency: str
) -> Salary:
    """Pay as a posting writes it."""
    return Salary(minimum=low, maximum=high, currency=currency, period=period, text="as written")


PAY = [
    (salary(50_000, 70_000, "year", "USD"), (50_000, 70_000, 0.5, "posting")),
    (salary(30, None, "hour", "USD"), (62_400, 62_400, 0.56, "posting")),
    (salary(5_000, 5_000, "month", "USD"), (60_000, 60_000, 0.5, "posting")),
    (salary(50_000, 70_000, "year", "EUR"), (None, None, 0.5, "occupation")),
    (salary(50_000, 70_000, None, "USD"), (None, None, 0.5, "occupation")),
    (None, (None, None, 0.5, "occupation")),
]


@pytest.mark.parametrize(("told", "expected"), PAY)
def test_pay_is_the_postings_own_first(told: Salary | None, expected: tuple[object, ...]) -> None:
    """What the posting tells in US dollars counts before the occupation's median, by the year."""
    found = fit(replace(asked(), salary=told))
    assert (found.pay_low, found.pay_high, found.pay_change, found.pay_basis) == expected
    assert found.usual_pay == 60_000


def test_what_a_job_would_bring() -> None:
    """Safety, rank, place and the skills that the job would use, beside those of now."""
    found = fit(asked())
    assert (found.occupation, found.safety, found.safety_change, found.category) == ("Analysts", 7, 36.5, "ai-enhanced")
    assert (found.level_change, found.same_place) == ("up", True)
    assert ("SQL" in found.skills_used, found.skills_named) == (True, 3)
    assert "Docker" not in found.skills_used


def test_what_is_not_told_is_unknown() -> None:
    """Without facts, place, rank or pay there is no word for or against the job."""
    resume = Resume(work=(Work(position="Clerk"),))
    found = fit(asked("Analyst", None), resume, offered=None, present=None)
    assert (found.pay_change, found.pay_basis, found.safety_change) == (None, None, None)
    assert (found.same_place, found.level_change, found.skills_used) == (None, None, ())
    assert fit(asked(place="Shelbyville")).same_place is None


def test_the_fit_moves_no_points() -> None:
    """Law: the score and the requirements are the same whatever the job would bring."""
    one = screened(asked())
    two = screened(replace(asked(place="Elsewhere"), salary=salary(1, 1, "year", "USD")), offered=None, present=None)
    assert (one.score, one.requirements) == (two.score, two.requirements)
