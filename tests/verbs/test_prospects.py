"""The plan for what a résumé lacks comes from the career facts, and says why where it cannot be given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from careerproof.faces.words import plan_words
from careerproof.facts.store import open_facts
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume, Work
from careerproof.settings import SHIPPED_FACTS
from careerproof.verbs.model import Reading
from careerproof.verbs.prospects import plan_for
from careerproof.verbs.read import read

EXAMPLES = Path(__file__).parents[2] / "examples"


def _asked() -> Reading:
    return read(EXAMPLES / "postings" / "staff-accountant.txt", kind="posting")


def _person() -> Resume:
    content = read(EXAMPLES / "resumes" / "graham-whitlock.pdf").content
    assert isinstance(content, Resume)
    return content


def test_the_way_is_told_in_months_and_needs() -> None:
    """A bookkeeper with an associate's degree lacks the bachelor's of an accountant; the projections say so."""
    plan = plan_for(open_facts(SHIPPED_FACTS), _person(), _asked())
    assert plan.preparation is not None
    assert (plan.preparation.months_low, plan.preparation.months_high) == (24, 32)
    (need,) = plan.preparation.needs
    assert (need.kind, need.asked, need.held) == ("schooling", "Bachelor's degree", "Associate's degree")
    assert need.sources
    assert plan_words(plan)[0].startswith("The way from Bookkeeping")


def test_who_does_the_work_needs_no_plan() -> None:
    """Someone of that very occupation is told so."""
    person = replace(_person(), work=(Work(position="Staff Accountant", name="Fernwood Books", current=True),))
    plan = plan_for(open_facts(SHIPPED_FACTS), person, _asked())
    assert plan.start == plan.occupation
    assert plan.preparation is not None
    assert plan.preparation.needs == ()
    assert "already" in plan_words(plan)[0]


def test_no_plan_without_a_career() -> None:
    """Without a job that we know, or a title that names an occupation, there is a reason instead of a number."""
    facts, asked = open_facts(SHIPPED_FACTS), _asked()
    nobody = plan_for(facts, Resume(), asked)
    assert (nobody.preparation, nobody.reason) == (None, "the résumé names no job that we know")
    assert isinstance(asked.content, Posting)
    untitled = plan_for(facts, _person(), replace(asked, content=replace(asked.content, title=None)))
    assert (untitled.preparation, untitled.reason) == (None, "the posting's title names no occupation")
