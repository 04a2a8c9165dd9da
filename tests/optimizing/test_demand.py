"""What counts as proof that a person has what a posting asks for."""

from __future__ import annotations

import pytest

from careerproof.optimizing.demand import _is_common_word, _is_heading
from careerproof.resumes.model import Statement


@pytest.mark.parametrize(
    ("said", "term", "expected"),
    [
        ("budget", "budgeting", True),
        ("budgets", "Budget", True),
        ("scheduled", "scheduling", True),
        ("k8s", "Kubernetes", False),
        ("Postgres", "PostgreSQL", False),
        ("python", "Python", False),
        ("budget planning", "budgeting", False),
        ("RESTful services", "REST APIs", False),
    ],
)
def test_an_ordinary_word_is_no_proof_of_a_skill_akin_to_it(said: str, term: str, expected: bool) -> None:
    """ "Within budget" does not prove budgeting; another name of the same thing does."""
    assert _is_common_word(said, term) is expected


@pytest.mark.parametrize(
    ("pointer", "text", "expected"),
    [
        ("/sections/4", "Portfolio", True),
        ("/sections/4", "Portfolio of 30 sites built in WordPress", False),
        ("/skills/0/keywords/2", "Portfolio", False),
        ("/work/0/highlights/1", "Led audits", False),
    ],
)
def test_a_heading_is_no_proof(pointer: str, text: str, expected: bool) -> None:
    """A line of its own in no known field names a section and shows nothing."""
    assert _is_heading(Statement(pointer=pointer, text=text, span=None, section="unknown")) is expected
