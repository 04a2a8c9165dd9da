"""The edits of the example people, through files and back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from careerproof.documents.read import read_document
from careerproof.errors import UsageError
from careerproof.exporting import FORMATS, Format, export_resume
from careerproof.exporting.export import Paper
from careerproof.facts.store import open_facts
from careerproof.optimizing import apply_edits, choose_edits, propose_edits
from careerproof.optimizing.model import Proposal
from careerproof.postings.read import read_posting
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume
from careerproof.screening.model import Verdict
from careerproof.screening.policy import load_policy
from careerproof.screening.screen import screen_resume
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills
from careerproof.verbs.optimize import apply

EXAMPLES = Path(__file__).parents[2] / "examples"
POSTINGS = {
    "maya-okonkwo": "machine-learning-engineer.md",
    "ines-valdez-novak": "nurse-care-coordinator.html",
    "graham-whitlock": "staff-accountant.txt",
}


@cache
def _skills() -> Skills:
    return open_skills(open_facts(SHIPPED_FACTS))


def _read(data: bytes, name: str) -> Resume:
    document = read_document(data, name=name)
    return read_resume(document, mentions=_skills().extract(document.text))


def _screen(person: str) -> Callable[[Resume], Verdict]:
    name = POSTINGS[person]
    document = read_document((EXAMPLES / "postings" / name).read_bytes(), name=name)
    posting = read_posting(document, mentions=_skills().extract(document.text))

    def screen(resume: Resume) -> Verdict:
        return screen_resume(
            resume, posting, skills=_skills(), policy=load_policy("literal"), today="2026-03-01",
            resume_name=person, posting_name=name, input_sha256="",
        )  # fmt: skip

    return screen


@cache
def _proposal(person: str) -> tuple[Resume, Proposal, Callable[[Resume], Verdict]]:
    resume = _read((EXAMPLES / "resumes" / f"{person}.pdf").read_bytes(), f"{person}.pdf")
    screen, name = _screen(person), POSTINGS[person]
    document = read_document((EXAMPLES / "postings" / name).read_bytes(), name=name)
    posting = read_posting(document, mentions=_skills().extract(document.text))
    proposal = propose_edits(resume, posting, screen(resume), rescreen=screen, skills=_skills())
    return resume, proposal, screen


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("person", sorted(POSTINGS))
def test_the_file_is_worth_what_was_promised(person: str, form: Format) -> None:
    """The edited résumé, written to a file and read back, gets exactly the score that the proposal names."""
    resume, proposal, screen = _proposal(person)
    edited = apply_edits(resume, choose_edits(proposal, "safe"))
    back = _read(export_resume(edited, format=form), f"{person}.{form}")
    assert screen(back).score == pytest.approx(proposal.after, abs=1e-6)


@pytest.mark.parametrize(
    ("person", "kind", "new"),
    [
        ("maya-okonkwo", "standard_term", "REST APIs"),
        ("maya-okonkwo", "spell_out", "Kubernetes (k8s)"),
        ("maya-okonkwo", "standard_term", "PostgreSQL"),
        ("maya-okonkwo", "say_what_you_have", "REST APIs"),
        ("graham-whitlock", "spell_out", "(accounts payable, A/P)"),
    ],
)
def test_the_examples_get_the_edits_they_need(person: str, kind: str, new: str) -> None:
    """What each person has and says in other words is found with the real taxonomy."""
    edits = [edit for edit in _proposal(person)[1].edits if edit.kind == kind]
    assert any(new in edit.new for edit in edits), [edit.new for edit in edits]


@pytest.mark.parametrize("person", sorted(POSTINGS))
def test_an_edit_of_words_gains_points(person: str) -> None:
    """What the screen already counts in full is not proposed again in other words."""
    edits = _proposal(person)[1].edits
    assert all(edit.points > 0 for edit in edits if edit.kind in ("standard_term", "spell_out", "say_what_you_have"))


def test_no_edit_claims_what_is_lacking() -> None:
    """No text of any edit names a term that the person lacks."""
    lacking = {"pytorch", "terraform", "mlflow", "spark", "netsuite", "gaap", "telehealth", "motivational"}
    checked = 0
    for person in POSTINGS:
        for edit in _proposal(person)[1].edits:
            words = " ".join(edit.new if isinstance(edit.new, tuple) else (edit.new,)).casefold()
            assert not [term for term in lacking if term in words]
            checked += 1
    assert checked > 8


def test_a_feature_is_not_taken_for_the_product() -> None:
    """Excel in the list does not become pivot tables without the person's word."""
    edits = _proposal("graham-whitlock")[1].edits
    assert not [edit for edit in edits if "pivot" in str(edit.new).casefold() and not edit.needs_confirmation]


def test_the_edited_file_takes_a_template_and_a_paper() -> None:
    """The look and the pages are those asked for, and the score stays; a wrong name is told, and nothing is written."""
    files = EXAMPLES / "resumes" / "graham-whitlock.pdf", EXAMPLES / "postings" / "staff-accountant.txt"

    def applied(template: str, *, paper: Paper = "us-letter", attachment: bool = True) -> tuple[Proposal, bytes]:
        return apply(
            files[0], posting=files[1], ids="safe", name="x.pdf", today="2026-01-31", template=template, paper=paper,
            attachment=attachment,
        )  # fmt: skip

    usual, data = applied("classic")
    other, changed = applied("modern", paper="a4", attachment=False)
    assert usual.after == other.after
    assert b"/EmbeddedFile" in data
    assert b"/EmbeddedFile" not in changed
    with pytest.raises(UsageError, match="nope"):
        applied("nope")
