"""Laws of edits, over every edit of the example people and of one whose résumé needs every kind of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import FORMATS, Format, export_resume
from careerproof.facts.store import open_facts
from careerproof.optimizing import apply_edits, propose_edits
from careerproof.optimizing.kinds.layout import MENDED
from careerproof.optimizing.model import Edit, EditKind, Proposal
from careerproof.optimizing.pointers import value_at
from careerproof.postings.model import Posting
from careerproof.postings.read import read_posting
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.screening.model import Verdict
from careerproof.screening.policy import load_policy
from careerproof.screening.screen import screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills
from careerproof.verbs.rewriting import open_rewriting

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = {
    "maya-okonkwo.pdf": "machine-learning-engineer.md",
    "maya-okonkwo.docx": "machine-learning-engineer.md",
    "ines-valdez-novak.docx": "nurse-care-coordinator.html",
    "graham-whitlock.pdf": "staff-accountant.txt",
    "lena-example.md": "machine-learning-engineer.md",
}
LENA = """# Lena Example
lena@example.com · 555-0142

## Where I worked

### Data Analyst, Tallgrass Insurance
7.2021 – present
- Kept the office plants alive.
- Packaged 12 jobs with Docker on k8s for pricing. Led the move of 40 reports to Airflow with two people and no budget.
- I built RESTful services in Python, cutting waiting times by 40%.

### Data Analyst, Tallgrass Insurance
3.2019 – 7.2021
- Clustered 6 million reviews with natural language processing.
- Answered 30 questions a week.

### Clerk, Harbour Books
2016 – 2018
Sold 200 books a week to readers of every age. Trained five new clerks in the till.
Wrote the monthly report on sales and on stock in SQL for the owner.

## Skills
Tableau, Looker, Excel, Figma, Python, Postgres

## Beekeeping
Keeps 3 hives.

## Additional
References available upon request
"""

LINES = {
    "I built RESTful services in Python, cutting waiting times by 40%.":
        "Cut waiting times by 40% by building REST APIs in Python.",
    "Packaged 12 jobs with Docker on k8s for pricing. Led the move of 40 reports to Airflow with two people and no "
    "budget.":
        "Led with two people and no budget the move of 40 reports to Airflow. Packaged for pricing 12 jobs on k8s with "
        "Docker.",
    "Put the model behind RESTful services written with FastAPI and packaged with Docker, deployed to k8s with the "
    "platform team; 99.9% of requests answer within 120 ms.":
        "Put the model behind REST APIs written with FastAPI, packaged with Docker and deployed with the platform team "
        "to k8s; 99.9% of requests answer within 120 ms.",
}  # fmt: skip
"""What a rewriter makes of three bullets, of which two are bettered by rules too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A résumé with its proposal and its screen."""

    resume: Resume
    proposal: Proposal
    screen: Callable[[Resume], Verdict]


@cache
def _skills() -> Skills:
    return open_skills(open_facts(SHIPPED_FACTS))


def _read(data: bytes, name: str) -> Resume:
    document = read_document(data, name=name)
    return read_resume(document, mentions=_skills().extract(document.text))


@cache
def _posting(name: str) -> Posting:
    document = read_document((EXAMPLES / "postings" / name).read_bytes(), name=name)
    return read_posting(document, mentions=_skills().extract(document.text))


@cache
def _case(name: str) -> Case:
    asked = PAIRS[name]
    path = EXAMPLES / "resumes" / name
    data = path.read_bytes() if path.exists() else LENA.encode()
    document = read_document(data, name=name)
    resume = read_resume(document, mentions=_skills().extract(document.text))

    def screen(changed: Resume) -> Verdict:
        return screen_resume(
            changed, _posting(asked), skills=_skills(), policy=load_policy("literal"), today="2026-03-01",
            resume_name=name, posting_name=asked, input_sha256="",
        )  # fmt: skip

    rewriting = open_rewriting(may_send=lambda _: False, answers=LINES)
    proposal = propose_edits(
        resume, _posting(asked), screen(resume), rescreen=screen, skills=_skills(), findings=document.findings,
        rewriting=rewriting,
    )  # fmt: skip
    return Case(resume=resume, proposal=proposal, screen=screen)


def _told(resume: Resume) -> tuple[object, ...]:
    """What a résumé says, wherever in the file it stands; terms added to a list one by one stand as they came."""
    lists = [sorted(group.keywords) for group in resume.skills]
    plain = {key: value for key, value in resume.to_dict().items() if key != "skills"}
    return plain, lists, sorted(item.text for item in resume.statements), [part.heading for part in resume.sections]


def _words(value: object) -> Counter[str]:
    """Every word of the values of a JSON Resume."""
    if isinstance(value, dict):
        return sum((_words(item) for item in value.values()), Counter())
    if isinstance(value, list):
        return sum((_words(item) for item in value), Counter())
    return Counter(re.findall(r"\w+", str(value)))


def test_every_kind_is_looked_at() -> None:
    """The laws below speak of every kind of edit: none is left out because nobody's résumé needs it."""
    kinds = {edit.kind for name in PAIRS for edit in _case(name).proposal.edits}
    assert kinds == set(get_args(EditKind))


@pytest.mark.parametrize("name", PAIRS)
def test_points_are_what_the_file_gains(name: str) -> None:
    """Each edit alone, applied, exported and read back, moves the score by exactly its points."""
    case = _case(name)
    for number, edit in enumerate(case.proposal.edits):
        form = FORMATS[number % len(FORMATS)]
        back = _read(export_resume(apply_edits(case.resume, [edit]), format=form), f"back.{form}")
        gained = case.screen(back).require_score() - case.proposal.before
        assert gained == pytest.approx(edit.points, abs=1e-6), (edit.kind, form)


@pytest.mark.parametrize("name", PAIRS)
def test_edits_commute(name: str) -> None:
    """Of two edits that say different things either may be made first, in one step or in two."""
    case, pairs = _case(name), 0
    for one, other in combinations(case.proposal.edits, 2):
        if not _independent(one, other):
            continue
        forth = apply_edits(apply_edits(case.resume, [one]), [other])
        back = apply_edits(apply_edits(case.resume, [other]), [one])
        assert _told(forth) == _told(back), (one.kind, other.kind)
        assert _told(apply_edits(case.resume, [other, one])) == _told(forth), (one.kind, other.kind)
        assert apply_edits(case.resume, [other, one]) == apply_edits(case.resume, [one, other])
        pairs += 1
    assert pairs


def _independent(one: Edit, other: Edit) -> bool:
    """Whether neither edit rewrites whole what the other one changes: a bullet and a word in it, a list and its order;
    the summary and the list of skills each add a part at the end. Lists are ordered by words that a rewrite changes.
    """
    kinds = {one.kind, other.kind}
    if one.where.startswith("/skills/") and other.where.startswith("/skills/"):
        return "order" not in kinds
    if "rewrite" in kinds and (one.where.startswith(other.where) or other.where.startswith(one.where)):
        return False
    return not (one.where == other.where and kinds & {"bullet"})


@pytest.mark.parametrize("name", PAIRS)
def test_twice_is_once(name: str) -> None:
    """Any edit, and all together, applied once more change nothing."""
    case = _case(name)
    for chosen in [*([edit] for edit in case.proposal.edits), list(case.proposal.edits)]:
        once = apply_edits(case.resume, chosen)
        assert apply_edits(once, chosen) == once, [edit.kind for edit in chosen]
        _assert_spans_hold(once)


def _assert_spans_hold(resume: Resume) -> None:
    """Slicing the text by the only span of a field gives its value, or the written form where that differs."""
    for pointer, field in resume.fields.items():
        if len(field.spans) == 1:
            span, value = field.spans[0], field.raw if field.raw is not None else value_at(resume, pointer)
            assert resume.text[span.start : span.end] == value, pointer


@pytest.mark.parametrize("name", PAIRS)
def test_no_word_is_lost(name: str) -> None:
    """What an edit takes away is in its own old words: everything else is still said."""
    case = _case(name)
    before = _words(case.resume.to_dict())
    for edit in case.proposal.edits:
        gone = before - _words(apply_edits(case.resume, [edit]).to_dict())
        old = [edit.old] if isinstance(edit.old, str) else edit.old or ()
        assert not gone - _words(" ".join(old)), (edit.kind, gone)


@pytest.mark.parametrize("name", PAIRS)
def test_nothing_chosen_is_nothing_changed(name: str) -> None:
    """Without edits the very same résumé comes back."""
    resume = _case(name).resume
    assert apply_edits(resume, []) is resume


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["graham-whitlock.pdf", "ines-valdez-novak.docx"])
def test_the_layout_is_mended_in_every_format(name: str, form: Format) -> None:
    """The file written anew has none of the faults that the edit names."""
    edit = next(edit for edit in _case(name).proposal.edits if edit.kind == "layout")
    data = export_resume(apply_edits(_case(name).resume, [edit]), format=form)
    left = [item for item in read_document(data, name=f"back.{form}").findings if item.id.startswith(MENDED)]
    assert edit.old
    assert left == []
