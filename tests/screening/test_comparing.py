"""Rank, years and schooling beside what a posting asks: below, as asked, above, or unknown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import careerproof.occupations.titles
from careerproof.documents import read_document
from careerproof.language.model import Mention
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import Education, Resume, Work
from careerproof.screening.comparing import STEPS, UNRANKED, compare_standing
from careerproof.screening.held import gather_evidence

TODAY = "2026-06-15"


class NoSkills:
    """A taxonomy that knows nothing."""

    def extract(self, text: str) -> tuple[Mention, ...]:
        """Nothing."""
        return ()

    def canonical(self, text: str) -> str | None:
        """Nothing."""
        return None

    def aliases(self, term_id: str) -> tuple[str, ...]:
        """Nothing."""
        return ()

    def nearness(self, first: str, second: str) -> float:
        """Nothing is near."""
        return 0.0


def asked(title: str, *lines: str) -> Posting:
    """A posting of this title that asks for these lines."""
    text = f"{title}\n\nRequirements\n" + "".join(f"- {line}\n" for line in lines)
    return read_posting(read_document(text.encode(), name="p.txt"))


def person(title: str | None = "Analyst", start: str | None = "2020-07", degree: str | None = None) -> Resume:
    """A synthetic person in one job."""
    work = Work(position=title, start_date=start, current=start is not None)
    return Resume(work=(work,), education=(Education(study_type=degree),) if degree else ())


COMPARED = [
    (asked("Senior Analyst", "SQL"), person("Junior Analyst"), [("seniority", "senior", "junior", "below")]),
    (asked("Senior Analyst", "SQL"), person("Lead Analyst"), [("seniority", "senior", "lead", "as_asked")]),
    (asked("Junior Analyst", "SQL"), person("Director of Analytics"), [("seniority", "junior", "director", "above")]),
    (asked("Senior Analyst", "SQL"), person("Analyst"), [("seniority", "senior", None, "unknown")]),
    (asked("Senior Analyst", "SQL"), Resume(), [("seniority", "senior", None, "unknown")]),
    (asked("Analyst", "5+ years of experience"), person(), [("experience", "5 years", "6 years", "as_asked")]),
    (asked("Analyst", "8+ years of experience"), person(), [("experience", "8 years", "6 years", "below")]),
    (asked("Analyst", "5+ years of experience"), person(start=None), [("experience", "5 years", None, "unknown")]),
    (
        asked("Analyst", "Bachelor's degree"), person(degree="Master of Science"),
        [("education", "bachelor's degree", "Master of Science", "above")],
    ),
    (
        asked("Analyst", "Master's degree"), person(degree="Bachelor of Science"),
        [("education", "master's degree", "Bachelor of Science", "below")],
    ),
    (asked("Analyst", "Bachelor's degree"), person(), [("education", "bachelor's degree", None, "unknown")]),
    (asked("Analyst", "SQL"), person("Senior Analyst"), []),
    (asked("Staff Accountant", "SQL"), person("Senior Analyst"), []),
]  # fmt: skip


@pytest.mark.parametrize(("posting", "resume", "expected"), COMPARED)
def test_compared(posting: Posting, resume: Resume, expected: list[tuple[Any, ...]]) -> None:
    """Only what the posting asks is compared, and what either does not tell is unknown."""
    found = compare_standing(gather_evidence(resume, NoSkills()), posting, TODAY)
    assert [(item.about, item.asked, item.held, item.result) for item in found] == expected


def test_a_comparison_quotes_the_resume() -> None:
    """The title and the degree that were compared are quoted with their fields."""
    posting = asked("Senior Analyst", "Bachelor's degree")
    resume = person("Lead Analyst", degree="Bachelor of Science")
    found = compare_standing(gather_evidence(resume, NoSkills()), posting, TODAY)
    quoted = [(quote.text, quote.pointer) for item in found for quote in item.evidence]
    assert quoted == [("Lead Analyst", "/work/0/position"), ("Bachelor of Science", "/education/0/studyType")]


def test_every_rank_that_titles_name_has_its_step() -> None:
    """No rank that the reader of titles knows is without a step, but those that say different things in two trades."""
    path = Path(careerproof.occupations.titles.__file__).with_name("titles.json")
    known = set(json.loads(path.read_text(encoding="utf-8"))["seniority"].values())
    assert known == {name for step in STEPS for name in step} | set(UNRANKED)
