"""Which bullets a rewriter is asked about, and with which terms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerproof.optimizing.demand import list_demands
from careerproof.optimizing.model import SkillReader
from careerproof.optimizing.rewriting.asks import Choice, choose_asks
from careerproof.postings.model import Posting
from careerproof.resumes.model import Basics, Resume
from careerproof.screening.model import Verdict

Screen = Callable[[Resume], Verdict]
Choose = Callable[..., Choice]


@pytest.fixture
def choose(posting: Posting, rescreen: Screen, skills: SkillReader) -> Choose:
    """The choice for a résumé and the small posting."""

    def choose(resume: Resume, most: int = 10) -> Choice:
        verdict = rescreen(resume)
        demands = list_demands(resume, posting, verdict, skills=skills)
        return choose_asks(resume, demands, verdict, most=most)

    return choose


def test_bullets_that_prove_unsaid_terms_come_first(choose: Choose, resume: Resume) -> None:
    """First the one with two terms in other words, then one, then the one that says its terms already."""
    choice = choose(resume)
    assert [(ask.where[-1], set(ask.terms)) for ask in choice.asks] == [
        ("0", {"REST APIs", "Kubernetes"}),
        ("2", {"NLP"}),
        ("1", {"Docker"}),
    ]
    assert choice.kept_back == ()


def test_no_term_of_another_line_is_asked_for(choose: Choose, resume: Resume) -> None:
    """Python and Postgres stand in the list of skills alone: no bullet is to claim them."""
    terms = {term for ask in choose(resume).asks for term in ask.terms}
    assert terms.isdisjoint({"Python", "PostgreSQL", "Terraform", "CI/CD"})


def test_at_most_so_many_are_asked_about(choose: Choose, resume: Resume) -> None:
    """The best ones stay."""
    assert [ask.where[-1] for ask in choose(resume, most=1).asks] == ["0"]
    assert choose(resume, most=0).asks == ()


def test_a_bullet_that_tells_whose_it_is_is_kept_back(choose: Choose, resume: Resume) -> None:
    """It is reported with the kind of detail, and takes no place among those asked about."""
    named = replace(resume, basics=Basics(name="Docker Example"))
    choice = choose(named)
    assert [ask.where[-1] for ask in choice.asks] == ["0", "2"]
    assert [(item.where[-1], item.reason, item.found) for item in choice.kept_back] == [("1", "personal", ("name",))]


def test_lines_that_are_no_bullets_are_never_asked_about(choose: Choose, resume: Resume) -> None:
    """A summary, a skill and a line of an unknown section stay here."""
    moved = tuple(replace(item, pointer=item.pointer.replace("/work/", "/sections/")) for item in resume.statements)
    assert choose(replace(resume, statements=moved)).asks == ()


def test_another_language_is_not_sent(choose: Choose, resume: Resume) -> None:
    """The guard's rules of grammar are English, so that elsewhere they would guard nothing."""
    spanish = "Modelos con natural language processing para los clientes del banco en toda la region norte y sur"
    said = tuple(replace(item, text=spanish) if "/highlights/" in item.pointer else item for item in resume.statements)
    assert choose(replace(resume, statements=said)).asks == ()


def test_a_paragraph_is_too_long_to_be_sent(choose: Choose, resume: Resume) -> None:
    """What a reader could not take apart may hold anything."""
    long = tuple(
        replace(item, text=item.text + " and more of the same" * 40) if item.pointer.endswith("/0") else item
        for item in resume.statements
    )
    assert "0" not in [ask.where[-1] for ask in choose(replace(resume, statements=long)).asks]


@pytest.mark.parametrize("sign", ["\u200b", "\x1b", "\u202e", "\U000e0041"])
def test_a_bullet_with_signs_that_nobody_sees_is_not_sent(choose: Choose, resume: Resume, sign: str) -> None:
    """Who is asked whether to send it must see all of it."""
    marked = tuple(
        replace(item, text=item.text + sign) if item.pointer.endswith("/highlights/0") else item
        for item in resume.statements
    )
    assert [ask.where[-1] for ask in choose(replace(resume, statements=marked)).asks] == ["2", "1"]
