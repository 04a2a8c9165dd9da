"""Terms that a job held speaks for: weaker than any word of the résumé, told as such, and never more than that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerproof.documents import read_document
from careerproof.facts.store import Facts, open_facts
from careerproof.postings import Posting, read_posting
from careerproof.resumes.model import Resume, SkillGroup, Work
from careerproof.screening import Verdict, load_policy, screen_resume
from careerproof.screening.inferred import infer_terms
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import open_skills


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The shipped facts."""
    return open_facts(SHIPPED_FACTS)


def accountant(*bullets: str, skills: tuple[str, ...] = (), position: str = "Accountant") -> Resume:
    """A synthetic accountant since 2020."""
    work = Work(name="Example Works", position=position, start_date="2020-01", current=True, highlights=bullets)
    return Resume(work=(work,), skills=(SkillGroup(keywords=skills),) if skills else ())


def posting(facts: Facts, *lines: str) -> Posting:
    """A posting that asks for these lines."""
    text = "Accountant\n\nRequirements\n" + "".join(f"- {line}\n" for line in lines)
    return read_posting(read_document(text.encode(), name="p.txt"), mentions=open_skills(facts).extract(text))


def screened(facts: Facts, resume: Resume, *lines: str, policy: str = "balanced") -> Verdict:
    """The verdict, with what the jobs speak for."""
    return screen_resume(
        resume, posting(facts, *lines), skills=open_skills(facts), policy=load_policy(policy), today="2026-06-15",
        resume_name="r", posting_name="p", input_sha256="0", inferred=infer_terms(facts, resume),
    )  # fmt: skip


def test_a_job_held_speaks_for_what_is_core_in_it(facts: Facts) -> None:
    """An accountant most likely knows QuickBooks: related, with the job as evidence and why; nothing of Kubernetes."""
    books, cluster = screened(facts, accountant("Closed the month"), "QuickBooks", "Kubernetes").requirements
    assert (books.result, books.match) == ("partly", "related")
    assert books.points == pytest.approx(0.3 * books.max_points, abs=0.001)
    assert [(quote.text, quote.pointer) for quote in books.evidence] == [("Accountant", "/work/0/position")]
    (why,) = books.inferred
    assert (why.term, why.position, why.occupation) == ("QuickBooks", "Accountant", "Accountants and Auditors")
    assert (cluster.result, cluster.inferred) == ("missing", ())


def test_what_is_inferred_is_lacking_until_it_is_said(facts: Facts) -> None:
    """It stays a missing term that is not had, with the job beside it; once it is said nothing is inferred."""
    verdict = screened(facts, accountant("Closed the month"), "QuickBooks")
    (missing,) = verdict.missing_terms
    assert (missing.have, missing.inferred is not None) == (False, True)
    said = screened(facts, accountant("Closed the month in QuickBooks"), "QuickBooks")
    assert (said.missing_terms, said.requirements[0].inferred) == ((), ())
    assert said.require_score() > verdict.require_score()


SILENT = [
    (accountant("Closed the month", position="Wizard of the Example"), "QuickBooks"),
    (accountant("Has never used QuickBooks"), "QuickBooks"),
    (accountant("Closed the month"), "QuickBooks certification"),
    (accountant("Closed the month"), "Fluent Spanish"),
]


@pytest.mark.parametrize(("resume", "asked"), SILENT)
def test_nothing_is_inferred(facts: Facts, resume: Resume, asked: str) -> None:
    """Not from a title that names no occupation, not against a "never", and no paper or language."""
    (found,) = screened(facts, resume, asked).requirements
    assert (found.result, found.inferred) == ("missing", ())


def test_an_inference_answers_no_question(facts: Facts) -> None:
    """Years of a thing that is only inferred are unknown, and never met."""
    verdict = screened(facts, accountant("Closed the month"), "5 years of QuickBooks")
    assert [item.result for item in verdict.knockouts] == ["unknown"]


def test_a_literal_screen_infers_nothing(facts: Facts) -> None:
    """Where only the posting's own words count, a job held counts nothing."""
    (found,) = screened(facts, accountant("Closed the month"), "QuickBooks", policy="literal").requirements
    assert found.points == 0


def test_the_employer_says_nothing(facts: Facts) -> None:
    """Law: only the title speaks; who the employer was moves nothing."""
    resume = accountant("Closed the month")
    hospital = replace(resume, work=(replace(resume.work[0], name="Example General Hospital"),))
    assert infer_terms(facts, resume) == infer_terms(facts, hospital)


def test_a_flood_of_jobs_is_not_coded(facts: Facts) -> None:
    """A file of thousands of jobs, or a title of many pages, costs no time: what stands beyond is not looked at."""
    many = tuple(Work(position=f"Example {number}") for number in range(5000))
    assert infer_terms(facts, Resume(work=(*many, Work(position="Accountant")))) == {}
    assert infer_terms(facts, Resume(work=(Work(position="Accountant " * 5000),))) == {}
