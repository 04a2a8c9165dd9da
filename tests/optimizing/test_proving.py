"""Each kind of edit meets the clause of the guard that its lies would break."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from careerproof.optimizing.kinds.drafting import draft_edit
from careerproof.optimizing.kinds.layout import REWRITTEN
from careerproof.optimizing.model import Edit, EditKind, SkillReader
from careerproof.optimizing.proving import find_unproven_in
from careerproof.resumes.model import Resume
from careerproof.screening.model import Quote

CUT = ("Ran 3 fairs in Python.", "Kept the till.")
BULLET = "Ran 3 fairs in Python. Kept the till."
JOBS = ("Clerk, Harbour Books, 2019-03 – 2021-07", "Clerk, Harbour Books, 2021-07 – present")

Words = str | tuple[str, ...]

TRUE_AND_FALSE: list[tuple[EditKind, str, Words | None, Words, Words]] = [
    ("noise", "/sections/2", "References upon request", "", "References from Globex"),
    ("layout", "", ("text stands in a table",), REWRITTEN, "ten years at Globex"),
    ("heading", "/sections/0/heading", "My Journey So Far", "Work Experience", "Education"),
    ("date_form", "/work/0/startDate", "3.2022", "Mar 2022", "Mar 2012"),
    ("date_form", "/work/0/startDate", "3.2022", "Mar 2022", "2022"),
    ("date_form", "/work/0/startDate", "3.2022", "Mar 2022", "Mar 2022 - Mar 2024"),
    ("order", "/work/0/highlights", ("One.", "Two."), ("Two.", "One."), ("Two.", "Three.")),
    ("order", "/work/0/highlights", ("One.", "Two."), ("Two.", "One."), ("Two.",)),
    ("order", "/skills/0/keywords", ("Excel", "Python"), ("Python", "Excel"), ("Python", "Excel", "Docker")),
    ("split", "/work/0/highlights/0", BULLET, CUT, ("Ran 3 fairs.", "Kept it.")),
    ("split", "/work/0/highlights/0", BULLET, CUT, ("Ran 3 fairs in Python.",)),
    ("merge", "/work/0", JOBS, ("Clerk, Harbour Books, 2019-03 – present",), ("Clerk, 2015 – present",)),
    ("merge", "/work/0", JOBS, ("Clerk, Harbour Books, 2019-03 – present",), ("Manager, 2019-03",)),
    ("say_what_you_have", "/skills/0/keywords", ("Excel",), ("Excel", "Docker"), ("Excel", "Airflow")),
    ("say_what_you_have", "/skills/0/keywords", ("Excel",), ("Excel", "Docker"), ("Docker",)),
]  # fmt: skip


def _edit(kind: EditKind, where: str, old: Words | None, new: Words) -> Edit:
    proof = Quote(text="Packaged 12 jobs with Docker.", pointer="/work/0/highlights/1", span=None)
    return draft_edit(kind=kind, where=where, old=old, new=new, because="it is so", evidence=[proof])


@pytest.mark.parametrize("case", TRUE_AND_FALSE)
def test_a_lie_of_each_kind_is_stopped(
    case: tuple[EditKind, str, Words | None, Words, Words], resume: Resume, skills: SkillReader
) -> None:
    """The true edit passes; the same edit with words that nothing proves does not."""
    kind, where, old, new, lie = case
    assert find_unproven_in(_edit(kind, where, old, new), resume, wordings=(), skills=skills) == ()
    assert find_unproven_in(_edit(kind, where, old, lie), resume, wordings=(), skills=skills) != ()


def test_each_kind_of_edit_has_a_lie() -> None:
    """No kind goes unread: those that rewrite a text are tried in test_adversaries.py, and in rewriting/."""
    tried = {case[0] for case in TRUE_AND_FALSE} | {"bullet", "rewrite", "standard_term", "spell_out", "summary"}
    assert tried == set(get_args(EditKind))


def test_a_word_that_the_person_is_asked_about_may_pass(resume: Resume, skills: SkillReader) -> None:
    """What only the person knows passes as a question, and only for a term that the posting names."""
    asked = _edit("say_what_you_have", "/skills/0/keywords", ("Excel",), ("Excel", "Airflow"))
    confirmed = replace(asked, needs_confirmation=True)
    assert find_unproven_in(confirmed, resume, wordings=["Airflow"], skills=skills) == ()
    assert find_unproven_in(confirmed, resume, wordings=["Docker"], skills=skills) != ()
    assert find_unproven_in(asked, resume, wordings=["Airflow"], skills=skills) != ()
