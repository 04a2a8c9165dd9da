"""What is proposed: true, measured, and nothing for what is lacking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerproof.language.normalise import normalise
from careerproof.optimizing.apply import apply_edits
from careerproof.optimizing.model import Edit, Proposal, SkillReader
from careerproof.optimizing.propose import propose_edits
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict

Screen = Callable[[Resume], Verdict]


@pytest.fixture
def proposal(resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader) -> Proposal:
    """The proposal for the small résumé."""
    return propose_edits(resume, posting, rescreen(resume), rescreen=rescreen, skills=skills)


def _find(proposal: Proposal, kind: str, word: str) -> Edit:
    found = [edit for edit in proposal.edits if edit.kind == kind and word in str(edit.new)]
    assert len(found) == 1, (kind, word, [edit.new for edit in proposal.edits])
    return found[0]


@pytest.mark.parametrize(
    ("kind", "where", "new"),
    [
        (
            "standard_term",
            "/work/0/highlights/0",
            "Put the model behind REST APIs on k8s for 40,000 quotes a day.",
        ),
        (
            "spell_out",
            "/work/0/highlights/0",
            "Put the model behind RESTful services on Kubernetes (k8s) for 40,000 quotes a day.",
        ),
        (
            "spell_out",
            "/work/0/highlights/2",
            "Clustered 6 million reviews with natural language processing (NLP).",
        ),
        ("standard_term", "/skills/0/keywords/4", "PostgreSQL"),
        ("say_what_you_have", "/skills/0/keywords", ("Tableau", "Looker", "Excel", "Python", "Postgres", "Docker")),
        ("order", "/skills/0/keywords", ("Python", "Postgres", "Tableau", "Looker", "Excel")),
        ("heading", "/sections/0/heading", "Work Experience"),
        ("date_form", "/work/0/startDate", "Mar 2022"),
    ],
)
def test_each_kind_is_proposed(proposal: Proposal, kind: str, where: str, new: str | tuple[str, ...]) -> None:
    """Each kind of edit comes out of the small résumé, word for word."""
    assert (kind, where, new) in [(edit.kind, edit.where, edit.new) for edit in proposal.edits]


def test_points_are_what_the_screen_gives(proposal: Proposal, resume: Resume, rescreen: Screen) -> None:
    """An edit's points are the score after it alone, minus the score before."""
    assert proposal.before == rescreen(resume).score
    assert any(edit.points > 0 for edit in proposal.edits)
    for edit in proposal.edits:
        assert edit.points == rescreen(apply_edits(resume, [edit])).require_score() - proposal.before


def test_the_best_edit_stands_first(proposal: Proposal) -> None:
    """Edits stand by points, the highest first."""
    points = [edit.points for edit in proposal.edits]
    assert points == sorted(points, reverse=True)


def test_after_counts_the_safe_edits_together(proposal: Proposal, resume: Resume, rescreen: Screen) -> None:
    """`after` is the score with all edits that need no confirmation, and it is higher."""
    safe = [edit for edit in proposal.edits if not edit.needs_confirmation]
    assert proposal.after == rescreen(apply_edits(resume, safe)).score
    assert proposal.after > proposal.before


def test_what_is_lacking_gets_no_edit(proposal: Proposal) -> None:
    """A skill that the résumé shows nowhere is listed as lacking with the nearest one, and stands in no edit."""
    assert [(item.term, item.nearest) for item in proposal.lacking] == [("Terraform", "AWS")]
    assert all("terraform" not in normalise(str(edit.new)) for edit in proposal.edits)


def test_what_is_only_related_asks_the_person(proposal: Proposal) -> None:
    """What rests on another term is proposed for confirmation only; every other edit quotes its evidence."""
    edit = _find(proposal, "say_what_you_have", "CI/CD")
    assert edit.needs_confirmation
    assert "GitHub Actions" in edit.evidence[0].text
    assert [item.id for item in proposal.edits if item.needs_confirmation] == [edit.id]
    assert all(item.evidence for item in proposal.edits)


def test_a_denied_skill_proves_nothing(resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader) -> None:
    """A statement that says "no experience with Docker" does not put Docker on the list of skills."""
    words = "Packaged 12 jobs, no experience with Docker."
    statements = tuple(
        replace(item, text=words) if item.pointer == "/work/0/highlights/1" else item for item in resume.statements
    )
    changed = replace(resume, statements=statements)
    found = propose_edits(changed, posting, rescreen(changed), rescreen=rescreen, skills=skills)
    assert all("Docker" not in edit.new for edit in found.edits if edit.kind == "say_what_you_have")


def test_ids_are_stable_and_different(
    proposal: Proposal, resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader
) -> None:
    """The same edit has the same short id in every run, and no two edits share one."""
    again = propose_edits(resume, posting, rescreen(resume), rescreen=rescreen, skills=skills)
    assert again == proposal
    assert len({edit.id for edit in proposal.edits}) == len(proposal.edits)
    assert _find(proposal, "date_form", "Mar 2022").id == "bb4a485e"


def test_nothing_is_left_to_propose_after_the_safe_edits(
    proposal: Proposal, resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader
) -> None:
    """The edited résumé gets none of its safe edits proposed again."""
    safe = [edit for edit in proposal.edits if not edit.needs_confirmation]
    edited = apply_edits(resume, safe)
    again = propose_edits(edited, posting, rescreen(edited), rescreen=rescreen, skills=skills)
    left = [edit for edit in again.edits if not edit.needs_confirmation and edit.kind != "order"]
    assert left == []


def test_data_without_a_text_is_proposed_for_too(
    bare_resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader
) -> None:
    """A résumé that came as data, with no text to point into, gets the same edits of wording."""
    found = propose_edits(bare_resume, posting, rescreen(bare_resume), rescreen=rescreen, skills=skills)
    assert "PostgreSQL" in [edit.new for edit in found.edits]
    assert found.after > found.before


def test_the_plain_form_has_the_promised_keys(proposal: Proposal) -> None:
    """The JSON form splits what is missing into what one has and what is lacking."""
    plain = proposal.to_dict()
    assert list(plain) == ["before", "after", "edits", "plan", "rejected", "missing"]
    missing = plain["missing"]
    assert isinstance(missing, dict)
    assert list(missing) == ["have_but_unsaid", "lacking"]


def test_a_short_form_in_brackets_gets_no_second_pair(
    resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader
) -> None:
    """Inside brackets the long form stands before a comma."""
    pointer = "/work/0/highlights/0"
    old = resume.work[0].highlights[0]
    edit = Edit(
        id="0", kind="bullet", where=pointer, old=old, new=old.replace("on k8s", "(k8s)"), because="", points=0,
        needs_confirmation=False, evidence=(),
    )  # fmt: skip
    changed = apply_edits(resume, [edit])
    found = propose_edits(changed, posting, rescreen(changed), rescreen=rescreen, skills=skills)
    assert "(Kubernetes, k8s)" in str(_find(found, "spell_out", "Kubernetes").new)


def test_a_torn_list_is_not_reordered(resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader) -> None:
    """Where a keyword was misread over two lines the list stays as it is."""
    text = resume.text.replace("Tableau, Looker", "Tab\neau, Looker")
    torn = replace(resume, text=text)
    found = propose_edits(torn, posting, rescreen(torn), rescreen=rescreen, skills=skills)
    assert "order" not in [edit.kind for edit in found.edits]


def test_a_part_of_a_section_keeps_its_heading(
    resume: Resume, posting: Posting, rescreen: Screen, skills: SkillReader
) -> None:
    """A second section of one kind is a group inside the first: its name is no heading to change."""
    second = replace(resume.sections[1], heading="Software")
    parted = replace(resume, sections=(*resume.sections, second))
    found = propose_edits(parted, posting, rescreen(parted), rescreen=rescreen, skills=skills)
    assert [edit.old for edit in found.edits if edit.kind == "heading"] == ["My Journey So Far"]
