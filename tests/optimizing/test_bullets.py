"""Bullets, summary and noise: what the rules change, what they leave, and that edits apply and unapply cleanly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerproof.evidence import Span
from careerproof.optimizing.apply import apply_edits
from careerproof.optimizing.kinds.bullets import propose_bullets
from careerproof.optimizing.kinds.noise import propose_noise
from careerproof.optimizing.model import Edit, SkillReader
from careerproof.optimizing.propose import propose_edits
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume, Section, Statement
from careerproof.screening.model import Verdict

PROSE = "Kept the books of the shop and of the store in the town, with the owner of the house by the lake."


def _bullet(text: str) -> Edit | None:
    statements = tuple(
        Statement(pointer=f"/work/0/highlights/{number}", text=words, span=None, section="work")
        for number, words in enumerate((text, PROSE))
    )
    found = list(propose_bullets(Resume(statements=statements)))
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("I built 35 tables in Python.", "Built 35 tables in Python.", False),
        ("Successfully migrated 12 reports to Tableau", "Migrated 12 reports to Tableau", False),
        ("Checked the stock on a daily basis.", "Checked the stock daily.", False),
        ("Rebuilt the load in Python, cutting costs by 40%.", "Cut costs by 40%: rebuilt the load in Python.", False),
        ("I automated the reports, reducing errors by 12%", "Reduced errors by 12%: automated the reports", False),
        ("Responsible for managing 12 planners.", "Managed 12 planners.", True),
        ("Duties included preparing weekly figures.", "Prepared weekly figures.", True),
        ("Was responsible for leading a team of 4.", "Led a team of 4.", True),
    ],
)  # fmt: skip
def test_a_rule_betters_a_bullet(old: str, new: str, asked: bool) -> None:
    """Each rule, word for word; a duty told as a deed is put to the person."""
    edit = _bullet(old)
    assert edit is not None
    assert (edit.new, edit.needs_confirmation) == (new, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Built 35 tables in Python.",
        "Responded quickly and effectively to alarms.",
        "Responsible for training completion of 400 people.",
        "Responsible for scheduling of staff.",
        "Responsible for planning and leading fairs.",
        "Responsible for the budget.",
        "Rebuilt the loader, cutting its run time by 40%.",
        "Rebuilt 3 loaders, cutting costs by 40%.",
        "Rebuilt the loader, cutting costs.",
        "I think I built it.",
        "I was there for 3 years.",
        "AWS migration, cutting costs by 40%.",
    ],
)
def test_what_no_rule_fits_stays(text: str) -> None:
    """A bullet that is good already, or whose grammar no rule knows, gets no edit."""
    assert _bullet(text) is None


def test_another_language_is_left_alone() -> None:
    """The rules are those of English; other languages get no edit."""
    words = (
        "Successfully migrierte die Berichte und das Lager mit der Gruppe in das neue Haus am See für alle Leute dort."
    )
    statement = Statement(pointer="/work/0/highlights/0", text=words, span=None, section="work")
    assert list(propose_bullets(Resume(statements=(statement,)))) == []


def _with_last_section(resume: Resume, heading: str, *lines: str) -> Resume:
    text, statements, number = resume.text + heading + "\n", list(resume.statements), len(resume.sections)
    begin = len(resume.text)
    for line in lines:
        span = Span(start=len(text), end=len(text) + len(line))
        statements.append(Statement(pointer=f"/sections/{number}", text=line, span=span, section="references"))
        text += line + "\n"
    section = Section(kind="references", heading=heading, span=Span(start=begin, end=len(text) - 1))
    return replace(resume, text=text, statements=tuple(statements), sections=(*resume.sections, section))


def test_an_empty_line_goes_with_its_heading(resume: Resume) -> None:
    """A section of nothing but an empty phrase leaves the text whole; the rest is as before."""
    noisy = _with_last_section(resume, "References", "References available upon request.")
    (edit,) = propose_noise(noisy)
    assert (edit.new, edit.needs_confirmation) == ("", False)
    edited = apply_edits(noisy, [edit])
    assert edited.text == resume.text
    assert edited.statements == resume.statements
    assert apply_edits(edited, [edit]) == edited


def test_a_private_detail_is_put_to_the_person(resume: Resume) -> None:
    """Details by which nobody is to be chosen go only when the person says so, and their neighbours stay."""
    noisy = _with_last_section(resume, "Personal", "Marital status: Married", "Driving licence: B")
    (edit,) = propose_noise(noisy)
    assert edit.needs_confirmation
    edited = apply_edits(noisy, [edit])
    assert edited.text == resume.text + "Personal\nDriving licence: B\n"
    assert apply_edits(edited, [edit]) == edited


def test_a_summary_is_made_of_what_is_proven(
    resume: Resume, posting: Posting, rescreen: Callable[[Resume], Verdict], skills: SkillReader
) -> None:
    """Where there is no summary one sentence names the job, its start and skills that statements say."""
    proposal = propose_edits(resume, posting, rescreen(resume), rescreen=rescreen, skills=skills)
    (edit,) = [edit for edit in proposal.edits if edit.kind == "summary"]
    assert edit.new == "Data Analyst at Tallgrass, with Python and Docker."
    assert not edit.needs_confirmation
    edited = apply_edits(resume, [edit])
    span = edited.fields["/basics/summary"].spans[0]
    assert edited.basics.summary == edited.text[span.start : span.end] == edit.new
    assert apply_edits(edited, [edit]) == edited
