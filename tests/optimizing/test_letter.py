"""The skeleton of a cover letter says nothing that the résumé or the posting does not say."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from careerproof.faces.cli.main import main
from careerproof.optimizing.claims import is_proven
from careerproof.optimizing.letter import WHAT_ELSE, WHY_HERE
from careerproof.optimizing.model import Letter
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.skills.taxonomy import open_skills
from careerproof.verbs.opening import open_store
from careerproof.verbs.optimize import letter, letter_file
from careerproof.verbs.read import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAIRS = [
    ("maya-okonkwo", "machine-learning-engineer.md"),
    ("ines-valdez-novak", "nurse-care-coordinator.html"),
    ("graham-whitlock", "staff-accountant.txt"),
]


@cache
def drafted(person: str, posting: str) -> tuple[Letter, Resume, Posting]:
    """The letter of an example, with the résumé and the posting it is made of."""
    files = EXAMPLES / "resumes" / f"{person}.pdf", EXAMPLES / "postings" / posting
    resume, asked = read(files[0]).content, read(files[1], kind="posting").content
    assert isinstance(resume, Resume)
    assert isinstance(asked, Posting)
    return letter(files[0], posting=files[1], today="2026-01-31"), resume, asked


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_every_proven_line_is_the_resume_s_own(person: str, posting: str) -> None:
    """A proven line holds its quotes word for word, as the résumé has them, and each term stands in its deed."""
    found, resume, asked = drafted(person, posting)
    skills = open_skills(open_store(None))
    proven = [line for line in found.lines if line.kind == "proven"]
    said = {" ".join(item.text.split()) for item in resume.statements}
    assert len(proven) >= 2
    for line in proven:
        assert line.evidence
        assert all(quote.text in line.text for quote in line.evidence)
        if line.because is None:
            continue
        (deed,) = line.evidence
        assert " ".join(deed.text.split()) in said
        terms = line.text.removeprefix("- ").removesuffix(f": {deed.text}").split(", ")
        assert line.because in {item.id for item in asked.requirements}
        assert all(is_proven(term, [deed.text], skills) for term in terms)
    assert len({line.text for line in proven}) == len(proven)


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_what_nothing_proves_is_left_to_the_person(person: str, posting: str) -> None:
    """Names come from the two files, the frame is the same for all, and the reasons are places to fill in."""
    found, resume, asked = drafted(person, posting)
    rest = found.to_text()
    for line in found.lines:
        if line.kind == "proven":
            rest = rest.replace(line.text, "")
    for name in (resume.basics.name, resume.basics.phone, resume.basics.email, asked.title, asked.company):
        rest = rest.replace(str(name), "")
    frame = f"| Dear hiring team, I apply for the position of at . {WHY_HERE} What you ask for, and what I did:"
    assert rest.split() == f"{frame} {WHAT_ELSE} Yours sincerely,".split()
    assert found.places_to_fill == (WHY_HERE, WHAT_ELSE)


def test_a_resume_that_shows_nothing_gets_places_and_no_claims(tmp_path: Path) -> None:
    """A list of skills is no deed; without name, title or company their places are marked."""
    resume, posting = tmp_path / "resume.txt", tmp_path / "job.txt"
    resume.write_text("Skills\nPython, SQL\n", encoding="utf-8")
    posting.write_text("Requirements\n- Python\n- SQL\n", encoding="utf-8")
    found = letter(resume, posting=posting, today="2026-01-31")
    assert not [line for line in found.lines if line.kind == "proven"]
    assert "[Your name]" in found.to_text()
    assert "What you ask for" not in found.to_text()


def test_the_command_writes_it(tmp_path: Path) -> None:
    """`--letter` writes the text that `letter` gives; another ending is refused, and nothing is written."""
    person, posting = EXAMPLES / "resumes" / "graham-whitlock.pdf", EXAMPLES / "postings" / "staff-accountant.txt"
    common = ["optimize", str(person), "--posting", str(posting), "--today", "2026-01-31", "--letter"]
    done = CliRunner().invoke(main, [*common, str(tmp_path / "letter.md")])
    assert done.exit_code == 0
    written = (tmp_path / "letter.md").read_text(encoding="utf-8")
    assert written == letter(person, posting=posting, today="2026-01-31").to_text()
    refused = CliRunner().invoke(main, [*common, str(tmp_path / "letter.pdf")])
    assert "no letter is written as .pdf" in str(refused.exception)
    assert not (tmp_path / "letter.pdf").exists()


@pytest.mark.parametrize("template", ["classic", "modern"])
@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_the_word_document_says_the_same_in_real_styles(person: str, posting: str, template: str) -> None:
    """Every line in its order, the name as the title, the proofs as a list; the same bytes each time."""
    found, _, _ = drafted(person, posting)
    data = letter_file(found, name="letter.DOCX", template=template, paper="a4")
    assert data == letter_file(found, name="letter.docx", template=template, paper="a4")
    written = docx.Document(io.BytesIO(data))
    said = [line.text.removeprefix("- ") for line in found.lines]
    assert [paragraph.text for paragraph in written.paragraphs] == said
    styles = [paragraph.style.name for paragraph in written.paragraphs if paragraph.style is not None]
    assert styles[:2] == ["Title", "Subtitle"]
    listed = [style == "List Bullet" for style in styles]
    assert listed == [line.text.startswith("- ") for line in found.lines]
    assert any(listed)
    assert written.core_properties.author == found.lines[0].text
    assert "heading" not in " ".join(styles).lower()


def test_a_letter_without_name_and_contact_is_written_too(tmp_path: Path) -> None:
    """Its place is marked, and no line of the letter is taken for the contact."""
    resume, posting = tmp_path / "resume.txt", tmp_path / "job.txt"
    resume.write_text("Skills\nPython, SQL\n", encoding="utf-8")
    posting.write_text("Requirements\n- Python\n- SQL\n", encoding="utf-8")
    found = letter(resume, posting=posting, today="2026-01-31")
    written = docx.Document(io.BytesIO(letter_file(found, name="letter.docx")))
    assert [paragraph.text for paragraph in written.paragraphs] == [line.text for line in found.lines]


def test_a_template_that_is_none_is_told_before_anything_is_written(tmp_path: Path) -> None:
    """Neither the letter nor the résumé is left behind."""
    files = [str(EXAMPLES / "resumes" / "graham-whitlock.pdf"), str(EXAMPLES / "postings" / "staff-accountant.txt")]
    out = ["--apply", "safe", "--output", str(tmp_path / "better.md"), "--letter", str(tmp_path / "letter.docx")]
    run = CliRunner().invoke(main, ["optimize", files[0], "--posting", files[1], "--template", "none-such", *out])
    assert run.exit_code != 0
    assert list(tmp_path.iterdir()) == []
