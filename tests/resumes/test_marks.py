"""What each word of a résumé was read as."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careerproof.documents.model import Document
from careerproof.resumes.marks import kind_of, mark_words
from careerproof.resumes.read import read_resume

TEXT = (
    "Jane Doe\njane@example.com | 212-555-0143\n\nExperience\n\nData Analyst | Acme Corp | Jan 2020 - Present\n"
    "- Wrote reports\n\nOddities\n\nGardening at night\n\nSkills\n\nSQL, Python\n"
)


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        ("/basics/name", "name"),
        ("/basics/label", "title"),
        ("/basics/profiles/0/url", "contact"),
        ("/basics/summary", "account"),
        ("/work/0/position", "title"),
        ("/work/0/name", "employer"),
        ("/work/0/endDate", "dates"),
        ("/work/0/location", "other"),
        ("/work/0/highlights/3", "account"),
        ("/education/0/area", "education"),
        ("/education/0/startDate", "dates"),
        ("/skills/0/keywords/1", "skills"),
        ("/languages/0/language", "other"),
    ],
)
def test_each_field_has_its_kind(pointer: str, kind: str) -> None:
    """The kind follows from where a value stands in a JSON Resume."""
    assert kind_of(pointer) == kind


def test_every_word_is_in_a_mark(plain: Callable[[str], Document]) -> None:
    """Fields, headings, and what no field holds; the word for an open end counts as a date."""
    document = plain(TEXT)
    marks = mark_words(read_resume(document), document)
    said = {(mark.kind, document.text[start:end]) for mark in marks for start, end in mark.stretches}
    assert {("name", "Jane Doe"), ("employer", "Acme Corp"), ("dates", "Present"), ("heading", "Skills")} <= said
    held = {at for mark in marks for start, end in mark.stretches for at in range(start, end)}
    lost = [document.text[at] for line in document.lines for at in range(line.start, line.end) if at not in held]
    assert not any(character.isalnum() for character in lost)
