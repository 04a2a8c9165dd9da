"""Nothing that was read is lost, whatever it is: sections of one's own, stray lines, unknown keys."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import Format, export_resume
from careerproof.resumes.model import Basics, Project, Resume, Work
from careerproof.resumes.read import read_resume

PAGE = """Ana Perez-Ruiz
Data Engineer
Austin, TX | (512) 555-0143 | ana.perez@example.com

SUMMARY
Builds pipelines.

PERSONAL DETAILS
Nationality: Spanish
Driving licence: B

WORK EXPERIENCE
Data Engineer | Jan 2020 – Present
Acme Data | Austin, TX
- Built pipelines in Python.

EDUCATION
BSc in Statistics | 2014 – 2018
University of Texas | GPA: 3.7
Thesis: Sparse graphs

ADDITIONAL INFORMATION
Keeps bees on the roof.

REFERENCES
Jo Doe, Director, Acme Data
"""
DATA = {
    "$schema": "https://example.com/schema.json",
    "basics": {"name": "Ana Perez-Ruiz", "image": "face.png", "pronouns": "she/her"},
    "work": [{"name": "Acme Data", "position": "Data Engineer", "startDate": "2020", "description": "Makes maps.",
              "teamSize": 7}],
    "education": [{"institution": "University of Texas", "url": "https://ut.example.com"}],
    "volunteer": [{"organization": "Shelter", "url": "https://shelter.example.com"}],
    "references": [{"name": "Jo Doe", "reference": "Ana is precise."}],
    "militaryService": [{"rank": "Sergeant", "years": [2010, 2012]}],
}  # fmt: skip
RENDERCV = """cv:
  name: Ana Perez-Ruiz
  email: ana.perez@example.com
  sections:
    education:
      - institution: University of Texas
        degree: BSc
        area: Statistics
        highlights:
          - Thesis on sparse graphs
    keeping_bees:
      - Keeps bees on the roof.
"""


def _read(text: str, name: str) -> Resume:
    return read_resume(read_document(text.encode(), name=name))


def _text(resume: Resume, form: Format) -> str:
    data = export_resume(resume, format=form)
    return " ".join(read_document(data, name=f"a.{form}").text.replace("\\", "").split())


@pytest.mark.parametrize("form", ["txt", "md", "html", "docx", "pdf"])
def test_every_line_of_a_page_is_written(form: Format) -> None:
    """Personal details, a thesis, bees and references of a page stand in the export, each once."""
    text = _text(_read(PAGE, "a.txt"), form)
    for words in ("Nationality: Spanish", "Driving licence: B", "Thesis: Sparse graphs", "Keeps bees on the roof.",
                  "Jo Doe", "Director, Acme Data"):  # fmt: skip
        assert text.count(words) == 1, words
    heading = text.casefold().index("personal details")
    assert heading < text.index("Nationality: Spanish")
    assert text.index("University of Texas") < text.index("Thesis") < heading


def test_what_stands_there_is_not_told_twice() -> None:
    """Words between the values of a line ("Present", "GPA") are no news; an export of the export adds nothing."""
    once = export_resume(_read(PAGE, "a.txt"), format="txt").decode()
    assert once.count("Present") == 1
    assert once.count("GPA") == 1
    again = export_resume(_read(once, "b.txt"), format="txt").decode()
    assert sorted(again.split()) == sorted(once.split())


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_unknown_keys_are_written(form: Format) -> None:
    """Keys that JSON Resume does not have come with their names; those that are for programs do not."""
    text = _text(_read(json.dumps(DATA), "a.json"), form)
    for words in ("Description: Makes maps.", "Team Size: 7", "Pronouns: she/her", "Rank: Sergeant; Years: 2010, 2012",
                  "https://ut.example.com", "https://shelter.example.com", "Jo Doe | Ana is precise."):  # fmt: skip
        assert text.count(words) == 1, words
    assert "military service" in text.casefold()
    assert "face.png" not in text
    assert "schema" not in text
    assert '"' not in text


def test_json_keeps_every_key() -> None:
    """JSON comes out as it went in, those for programs too."""
    assert json.loads(export_resume(_read(json.dumps(DATA), "a.json"), format="json")) == DATA


def test_the_rest_of_a_data_file_is_written() -> None:
    """What RenderCV has and JSON Resume has not: highlights of a course, a section of one's own."""
    text = export_resume(_read(RENDERCV, "a.yaml"), format="txt").decode()
    assert text.index("University of Texas") < text.index("Thesis on sparse graphs")
    assert text.count("Keeps bees on the roof.") == 1
    assert "highlights:" not in text


NAMELESS = Resume(
    basics=Basics(name=" "),
    projects=(Project(description="A map of wells.", highlights=("Drew it.",)), Project(start_date="2020")),
    work=(Work(highlights=("Fished.",)),),
    extra={"": "A text under no key."},
)


@pytest.mark.parametrize("form", ["txt", "md", "html", "docx", "pdf", "yaml"])
def test_entries_without_a_title_are_written(form: Format) -> None:
    """What has neither name nor date has no empty heading, which PDF/UA forbids; its texts stand there."""
    data = export_resume(NAMELESS, format=form)
    text = " ".join(read_document(data, name=f"a.{form}").text.split())
    assert all(words in text for words in ("A map of wells.", "Drew it.", "Fished.", "2020", "A text under no key."))
    if form == "html":
        assert re.search(r"<h\d[^>]*>\s*</h", data.decode()) is None


def test_labels_alone_are_no_news() -> None:
    """The heads of the columns of a table of jobs are not told once the fields say what stood under them."""
    path = Path(__file__).parents[2] / "examples" / "resumes" / "graham-whitlock.docx"
    document = read_document(path.read_bytes(), name=path.name)
    assert "Position and achievements" in document.text
    assert "achievements" not in export_resume(read_resume(document), format="txt").decode()
