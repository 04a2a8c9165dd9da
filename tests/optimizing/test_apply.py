"""Applying edits changes what they name and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerproof.errors import UsageError
from careerproof.optimizing.apply import apply_edits, choose_edits
from careerproof.optimizing.model import Proposal, SkillReader
from careerproof.optimizing.pointers import value_at
from careerproof.optimizing.propose import propose_edits
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict

Screen = Callable[[Resume], Verdict]


@pytest.fixture
def proposal(resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader) -> Proposal:
    """The proposal for the small résumé."""
    return propose_edits(resume, posting, rescreen(resume), rescreen=rescreen, skills=skills)


def _assert_spans_hold(resume: Resume, written: Sequence[str] = ()) -> None:
    """Slicing the text by a field's span gives its value, or the written form where that differs."""
    checked = 0
    for pointer, field in resume.fields.items():
        for span in field.spans:
            value = field.raw if field.raw is not None else value_at(resume, pointer)
            if pointer not in written:
                assert resume.text[span.start : span.end] == value, pointer
                checked += 1
    for item in resume.statements:
        if item.span:
            assert resume.text[item.span.start : item.span.end] == item.text
            checked += 1
    assert checked > 5


def test_applying_nothing_gives_the_same_resume(resume: Resume) -> None:
    """Without edits the very same résumé comes back."""
    assert apply_edits(resume, []) is resume


def test_applying_twice_changes_nothing_more(resume: Resume, proposal: Proposal) -> None:
    """Each edit, and all of them together, may be applied again without effect."""
    for chosen in [*([edit] for edit in proposal.edits), list(proposal.edits)]:
        once = apply_edits(resume, chosen)
        assert once != resume
        assert apply_edits(once, chosen) == once


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_the_sequence_makes_no_difference(resume: Resume, proposal: Proposal, data: st.DataObject) -> None:
    """Any choice of edits gives one result, whatever sequence they come in, and every span still holds."""
    chosen = data.draw(st.lists(st.sampled_from(proposal.edits), unique_by=lambda edit: edit.id))
    shuffled = data.draw(st.permutations(chosen))
    edited = apply_edits(resume, chosen)
    assert apply_edits(resume, shuffled) == edited
    dated = any(edit.kind == "date_form" for edit in chosen)
    _assert_spans_hold(edited, () if dated else ("/work/0/startDate",))


def test_two_changes_of_one_sentence_both_stand(resume: Resume, proposal: Proposal) -> None:
    """Two terms of one bullet are changed independently."""
    chosen = [edit for edit in proposal.edits if edit.where == "/work/0/highlights/0"]
    assert len(chosen) == 2
    for order in permutations(chosen):
        edited = apply_edits(resume, order)
        assert edited.work[0].highlights[0] == (
            "Put the model behind REST APIs on Kubernetes (k8s) for 40,000 quotes a day."
        )


def test_what_no_edit_names_stays(resume: Resume, proposal: Proposal) -> None:
    """Sections that nobody knows, unknown keys, names and dates come through all edits."""
    edited = apply_edits(resume, proposal.edits)
    assert "Field notes\nKeeps bees; 3 hives." in edited.text
    section = edited.sections[2]
    assert edited.text[section.span.start : section.span.end] == "Field notes\nKeeps bees; 3 hives."
    assert edited.extra == resume.extra
    assert replace(edited.basics, summary=None) == resume.basics
    assert edited.work[0].start_date == "2022-03"


def test_the_text_reads_as_edited(resume: Resume, proposal: Proposal) -> None:
    """After all safe edits the text itself says what the fields say, headings and dates included."""
    edited = apply_edits(resume, choose_edits(proposal, "safe"))
    assert edited.text == (
        "Maya Example\n"
        "Work Experience\n"
        "Data Analyst, Tallgrass Mar 2022 - Present\n"
        "Put the model behind REST APIs on Kubernetes (k8s) for 40,000 quotes a day.\n"
        "Packaged 12 jobs with Docker and GitHub Actions.\n"
        "Clustered 6 million reviews with natural language processing (NLP).\n"
        "Skills\n" + ", ".join(edited.skills[0].keywords) + "\n"
        "Field notes\nKeeps bees; 3 hives.\n\n"
        "Summary\nData Analyst at Tallgrass, with Python and Docker.\n"
    )


def test_a_resume_without_skills_gets_a_list(resume: Resume, proposal: Proposal) -> None:
    """Where there is no list of skills the first one proven makes it."""
    bare = replace(resume, skills=(), fields={k: v for k, v in resume.fields.items() if "skills" not in k})
    added = [
        replace(edit, old=None, new=("Docker",), where="/skills/0/keywords")
        for edit in proposal.edits
        if edit.kind == "say_what_you_have" and "Docker" in edit.new
    ]
    edited = apply_edits(bare, added)
    assert edited.skills[0].keywords == ("Docker",)
    span = edited.fields["/skills/0/keywords/0"].spans[0]
    assert edited.text[span.start : span.end] == "Docker"
    assert apply_edits(edited, added) == edited


def test_edits_are_chosen_by_id(proposal: Proposal) -> None:
    """Ids with commas choose edits in the proposal's order; "safe" leaves out what needs confirmation."""
    first, second = proposal.edits[:2]
    assert choose_edits(proposal, f"{second.id}, {first.id}") == (first, second)
    safe = choose_edits(proposal, "safe")
    assert 0 < len(safe) < len(proposal.edits)
    assert not any(edit.needs_confirmation for edit in safe)


@pytest.mark.parametrize("ids", ["nothing", "", ",", "safe,ffffffff"])
def test_an_unknown_id_is_wrong_usage(proposal: Proposal, ids: str) -> None:
    """An id that no edit has is told as wrong usage."""
    with pytest.raises(UsageError, match="no edit"):
        choose_edits(proposal, ids)
