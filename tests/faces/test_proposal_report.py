"""`optimize --format html`: the old words beside the new, on one page that loads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.faces.cli.main import main
from careerproof.faces.proposal_report import proposal_report
from careerproof.optimizing.model import Edit, Proposal
from careerproof.screening.model import Quote

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def edit(*, old: str, new: str, needs_confirmation: bool = False) -> Edit:
    """An edit of one statement."""
    return Edit(
        id="e1", kind="standard_term", where="/work/0/highlights/0", old=old, new=new, because="the posting says so",
        points=1.25, needs_confirmation=needs_confirmation, evidence=(Quote(text="Ran k8s", pointer=None, span=None),),
    )  # fmt: skip


def page_of(*edits: Edit) -> str:
    """The page of some edits."""
    proposal = Proposal(before=40.0, after=41.25, edits=edits, have_but_unsaid=(), lacking=())
    return proposal_report(proposal, resume="cv/anna.pdf", posting="job.md", facts_version="1")


def test_the_words_that_go_and_come_are_marked() -> None:
    """Only what changes is struck out or marked; the rest of the sentence is shown once."""
    page = page_of(edit(old="Ran RESTful services daily", new="Ran REST APIs daily"))
    assert "<del>RESTful services</del> <ins>REST APIs</ins> daily" in " ".join(page.split())
    assert page.count("daily") == 1
    assert "+1.2 points" in page or "+1.3 points" in page
    assert "anna.pdf" in page
    assert "cv/" not in page


@pytest.mark.parametrize(("asks", "shown"), [(True, True), (False, False)])
def test_what_needs_a_word_from_the_person_says_so(asks: bool, shown: bool) -> None:
    """An edit that only the person can confirm is marked so."""
    page = page_of(edit(old="Ran it", new="Ran Kubernetes", needs_confirmation=asks))
    assert ("only if true" in page) is shown


def test_nothing_of_a_resume_becomes_markup() -> None:
    """What the files say is text; the page loads nothing and runs nothing."""
    page = page_of(edit(old="<script>x</script>", new="<img src=http://example.com/x>"))
    assert "<script" not in page
    assert "<img" not in page
    assert page_of().count("No true edit raises the score.") == 1


def test_the_command_prints_it() -> None:
    """The page of an example holds each edit that the text names."""
    files = [
        str(EXAMPLES / "resumes/graham-whitlock.pdf"),
        "--posting",
        str(EXAMPLES / "postings/staff-accountant.txt"),
    ]
    shown = CliRunner().invoke(main, ["optimize", *files, "--today", "2026-01-31", "--format", "html"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("<!doctype html>")
    assert "<ins>" in shown.stdout
