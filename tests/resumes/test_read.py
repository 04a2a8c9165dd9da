"""A résumé end to end, and the laws: spans slice to the value, every word is told once, nothing is invented."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerproof.documents.model import Document
from careerproof.documents.read import read_document
from careerproof.errors import DocumentError
from careerproof.resumes import Resume, read_resume

Plain = Callable[[str], Document]

RESUME = """Maya Okafor-Lind, CPA
Senior Data Analyst
Austin, TX | maya@example.com | 512-555-0117 | linkedin.com/in/mayaokafor

SUMMARY

Analyst with eight years in retail. Turns messy records into decisions.

EXPERIENCE

Senior Data Analyst, Acme Corp — Austin, TX\tJan 2020 – Present
• Built a forecasting model that cut waste by 12 % across
  forty stores
• Led a team of four

Analyst, Beta LLC — Dallas, TX\tMar 2016 – Dec 2019
• Wrote SQL reports for the board

EDUCATION

BSc in Statistics, State University, May 2015
GPA: 3.7/4.0

SKILLS

Languages: Python, SQL, R
Tools: Tableau, dbt, Airflow
Public speaking

CERTIFICATIONS

AWS Certified Data Analytics, Amazon Web Services, 2022

LANGUAGES

English (native), Spanish – B2

BOARD SERVICE

Treasurer of the Oak Street Library since 2018.

INTERESTS

Pottery, trail running
"""


def test_a_whole_resume_is_read(plain: Plain) -> None:
    """Every section of an ordinary résumé lands in its fields."""
    resume = read_resume(plain(RESUME))
    plain_form = resume.to_dict()
    assert plain_form["basics"] == {
        "name": "Maya Okafor-Lind",
        "label": "Senior Data Analyst",
        "email": "maya@example.com",
        "phone": "+1 512-555-0117",
        "summary": "Analyst with eight years in retail. Turns messy records into decisions.",
        "location": {"city": "Austin", "region": "TX", "countryCode": "US"},
        "profiles": [{"network": "LinkedIn", "username": "mayaokafor", "url": "linkedin.com/in/mayaokafor"}],
    }
    assert [(job.position, job.name, job.start_date, job.end_date) for job in resume.work] == [
        ("Senior Data Analyst", "Acme Corp", "2020-01", None),
        ("Analyst", "Beta LLC", "2016-03", "2019-12"),
    ]
    assert resume.work[0].highlights[0] == "Built a forecasting model that cut waste by 12 % across forty stores"
    assert [(group.name, group.keywords) for group in resume.skills][:2] == [
        ("Languages", ("Python", "SQL", "R")),
        ("Tools", ("Tableau", "dbt", "Airflow")),
    ]
    assert resume.certificates[0].name == "AWS Certified Data Analytics"
    assert resume.certificates[0].issuer == "Amazon Web Services"
    assert [(item.language, item.fluency) for item in resume.languages] == [("English", "native"), ("Spanish", "B2")]
    assert [item.name for item in resume.interests] == ["Pottery", "trail running"]


def test_the_values_stand_where_the_spans_say(plain: Plain) -> None:
    """The law of spans holds for every field of the résumé."""
    resume = read_resume(plain(RESUME))
    assert len(resume.fields) > 30
    assert_law_of_spans(resume)


def test_every_word_of_the_body_is_told_once(plain: Plain) -> None:
    """Statements and fields cover the body, unknown sections included, and no statement overlaps another."""
    resume = read_resume(plain(RESUME))
    assert_statements_cover(resume)
    assert any(item.text.startswith("Treasurer of the Oak Street Library") for item in resume.statements)


def test_statements_know_their_job(plain: Plain) -> None:
    """A bullet carries the title, employer and dates of its position."""
    resume = read_resume(plain(RESUME))
    (told,) = [item for item in resume.statements if item.text == "Led a team of four"]
    assert (told.pointer, told.position, told.name) == ("/work/0/highlights/1", "Senior Data Analyst", "Acme Corp")
    assert (told.start_date, told.end_date, told.current) == ("2020-01", None, True)


def test_reading_twice_gives_the_same(plain: Plain) -> None:
    """The same document gives the same result."""
    first, second = read_resume(plain(RESUME)), read_resume(plain(RESUME))
    assert first == second


def test_an_empty_head_gives_no_person(plain: Plain) -> None:
    """Without a name there is no name."""
    resume = read_resume(plain("Experience\n\nWaiter\nJan 2019 - Mar 2020\n- Served guests\n"))
    assert resume.basics.name is None
    assert resume.basics.email is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABCdef ,.-–|:\n\t@2019/JanUniversityInc•", max_size=300))
def test_no_text_breaks_the_laws(text: str) -> None:
    """Any text at all is read without a crash, and the laws hold."""
    try:
        document = read_document(text.encode(), name="resume.txt")
    except DocumentError:
        return
    resume = read_resume(document)
    assert_law_of_spans(resume)


def assert_law_of_spans(resume: Resume) -> None:
    """Slicing the text by a field's spans gives its value as written."""
    plain_form = json.loads(json.dumps(resume.to_dict()))
    for pointer, evidence in resume.fields.items():
        if not evidence.spans:
            assert evidence.source == "annotation"
            continue
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        value = plain_form
        for key in pointer.strip("/").split("/"):
            value = value[int(key)] if isinstance(value, list) else value[key]
        assert written == (evidence.raw if evidence.raw is not None else value), pointer


def assert_statements_cover(resume: Resume) -> None:
    """Each word of the body lies in a field, a statement or a heading; statements do not overlap."""
    spans = [(item.span.start, item.span.end) for item in resume.statements if item.span]
    assert spans
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = spans + [(span.start, span.end) for item in resume.fields.values() for span in item.spans]
    for section in resume.sections:
        if section.kind == "contact":
            continue
        start = section.span.start + len(section.heading or "")
        for word in re.finditer(r"\w{3,}", resume.text[start : section.span.end]):
            at = start + word.start()
            inside = any(low <= at < high for low, high in held)
            label = resume.text[start + word.end() : start + word.end() + 1] == ":"
            date = any(item.raw and word.group() in item.raw for item in resume.fields.values())
            assert inside or label or date or word.group().casefold() in ("present", "and", "gpa", "since"), (
                word.group()
            )


@pytest.mark.sources
def test_real_files_hold_the_laws_and_name_nobody(sources: Path) -> None:
    """On real files no crash, every span true; in a collection without names, none is invented."""
    folder = sources / "benchmarks"
    paths = [*sorted(folder.glob("resume_files/*/resume.pdf")), *sorted(folder.glob("livecareer_pdf/*/*.pdf"))[::15]]
    assert len(paths) > 40
    for path in paths:
        resume = read_resume(read_document(path.read_bytes(), name=path.name))
        assert_law_of_spans(resume)
        if "livecareer" in str(path):
            assert resume.basics.name is None, path
            assert resume.work, path
