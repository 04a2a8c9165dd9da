"""Headings by words, style and place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from careerproof.documents.model import Document
from careerproof.documents.read import read_document
from careerproof.resumes.model import SectionKind
from careerproof.resumes.read import read_resume
from careerproof.resumes.sections.headings import look_up
from careerproof.resumes.sections.rows import make_rows
from careerproof.resumes.sections.split import split_sections

HEADINGS: list[tuple[str, SectionKind]] = [
    ("EXPERIENCE", "work"),
    ("Relevant Work Experience:", "work"),
    ("E X P E R I E N C E", "work"),
    ("Berufserfahrung", "work"),
    ("Expériences professionnelles", "work"),
    ("Experiencia laboral", "work"),
    ("Experiência Profissional", "work"),
    ("Education & Certifications", "education"),
    ("2. Education", "education"),
    ("Formación académica", "education"),
    ("ProfessionalSummary", "summary"),
    ("Technical Skills", "skills"),
    ("Sprachkenntnisse", "languages"),
    ("Selected Honors", "awards"),
    ("Licenses and Certifications", "certificates"),
    ("Hobbies and Interests", "interests"),
    ("★ Projects ★", "projects"),
]


@pytest.mark.parametrize(("words", "kind"), HEADINGS)
def test_headings_are_known_by_their_words(words: str, kind: SectionKind) -> None:
    """Case, decoration, letter spacing, numbering, modifiers and five languages make no difference."""
    meaning = look_up(words)
    assert meaning is not None
    assert meaning.kind == kind


@pytest.mark.parametrize("words", ["Acme Corp", "Software Engineer", "Led the experience team", "Maria López", "2019"])
def test_other_words_are_no_headings(words: str) -> None:
    """Names, titles and sentences are not headings."""
    assert look_up(words) is None


def test_an_unknown_heading_in_the_style_of_the_others_is_kept(
    styled: Callable[[Sequence[tuple[str, float, bool, bool]]], Document],
) -> None:
    """A section that no list knows stays a section of its own, with its text."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("jane@example.com", 10, False, False),
            ("Experience", 14, True, False),
            ("Engineer, Acme Inc, Jan 2020 - Present", 10, False, False),
            ("Beekeeping", 14, True, False),
            ("Three hives since 2015 and a stall at the market.", 10, False, False),
            ("Education", 14, True, False),
            ("State University, BSc Biology, 2015", 10, False, False),
        ]
    )
    blocks = split_sections(make_rows(document))
    assert [(block.kind, block.is_known) for block in blocks] == [
        ("contact", True),
        ("work", True),
        ("unknown", False),
        ("education", True),
    ]
    assert blocks[2].rows[0].text.startswith("Three hives")


def test_a_skill_with_the_words_of_a_heading_stays_a_skill(
    styled: Callable[[Sequence[tuple[str, float, bool, bool]]], Document],
) -> None:
    """ "Research" and "Tools" in the style of the text are items of a list and open no section."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("Skills", 14, True, False),
            ("Tools", 10, False, True),
            ("Languages", 10, False, True),
            ("Leadership", 10, False, True),
            ("Experience", 14, True, False),
            ("Engineer, Acme Inc, Jan 2020 - Present", 10, False, False),
        ]
    )
    assert [block.kind for block in split_sections(make_rows(document))] == ["contact", "skills", "work"]


def test_a_heading_broken_over_two_rows_is_one(
    styled: Callable[[Sequence[tuple[str, float, bool, bool]]], Document],
) -> None:
    """A narrow column breaks "Licenses and Certifications"; it stays one heading."""
    document = styled(
        [
            ("Jane Doe", 22, True, False),
            ("Licenses and", 11, True, False),
            ("Certifications", 11, True, False),
            ("Registered Nurse, Jun 2014", 10, False, False),
            ("Skills", 11, True, False),
            ("wound care", 10, False, False),
        ]
    )
    blocks = split_sections(make_rows(document))
    assert [block.kind for block in blocks] == ["contact", "certificates", "skills"]


@pytest.mark.parametrize("tail", ["communication skills,", "education", "experience;"])
def test_the_end_of_a_sentence_is_no_heading(tail: str) -> None:
    """Where headings begin with a capital, words in small letters under a line that goes on are no heading."""
    text = (
        f"Jane Doe\njane@example.com\n\nExperience\n\nAnalyst, Acme Inc, 2019 - 2020\nKept and showed strong\n{tail}\n"
    )
    text += "and wrote reports.\n\nEducation\n\nBSc, State University, 2018\n\nSkills\n\nPython, SQL\n"
    resume = read_resume(read_document(text.encode(), name="resume.txt"))
    assert [section.heading for section in resume.sections if section.heading] == ["Experience", "Education", "Skills"]
