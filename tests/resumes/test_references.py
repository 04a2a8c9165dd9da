"""References: who is named and what is said; "on request" names nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.read import read_resume

Plain = Callable[[str], Document]
HEAD = (
    "Jane Doe\njane@example.com\n\nExperience\n\nData Analyst, Acme Corp\nJan 2020 – Present\n- Wrote reports\n\n"
    "References\n\n"
)

REFERENCES = [
    ("Available upon request\n", []),
    (
        "Maria Lopez, Head of Finance at Acme Corp, 512-555-0144\n",
        [("Maria Lopez", "Head of Finance at Acme Corp, 512-555-0144")],
    ),
    (
        "Maria Lopez\nHead of Finance, Acme Corp\nmaria@example.com\n\nTom O'Brien\nEditor, Harbour Press\n",
        [("Maria Lopez", "Head of Finance, Acme Corp maria@example.com"), ("Tom O'Brien", "Editor, Harbour Press")],
    ),
    (
        "- Maria Lopez – Acme Corp\n- Tom O'Brien – Harbour Press\n",
        [("Maria Lopez", "Acme Corp"), ("Tom O'Brien", "Harbour Press")],
    ),
]


@pytest.mark.parametrize(("text", "told"), REFERENCES)
def test_references_are_named(plain: Plain, text: str, told: list[tuple[str, str]]) -> None:
    """Each reference has a name and the words about them; they stand in JSON Resume's own place."""
    resume = read_resume(plain(HEAD + text))
    assert [(item.name, item.reference) for item in resume.references] == told
    assert ("references" in resume.to_dict()) == bool(told)
