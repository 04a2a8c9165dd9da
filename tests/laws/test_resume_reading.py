"""Laws of reading a résumé, over made pages of many shapes and, where the sources are there, over real files."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerproof.documents.model import Document
from careerproof.documents.read import read_document
from careerproof.errors import DocumentError
from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume

NAMES = ["Maya Okafor-Lind, CPA", "José Núñez de la Fuente", "ANA MARIA SOUSA", "Dr. Jürgen Weiß", "Léa d’Arcy"]
CONTACTS = ["maya@example.com | 512-555-0117 | Austin, TX", "jose@example.org\n+34 600 000 012\nMálaga, España"]
JOBS = [
    "Data Analyst, Acme Corp — Austin, TX\tJan 2020 – Present\n• Cut waste by 12 %\n• Led four people\n",
    "Registered Nurse, Harbour Clinic A\n2019 - 2021\nCared for patients.\n",
    "Enfermera, Hospital San Juan — Madrid\nenero 2019 – actualidad\n- Atendí a pacientes\n",
    "Software Engineer at Little Wick Systems\n- Wrote the index\n",
    "Elm Foods\nSenior Clerk\n03/2015 to 02/2019\n- Kept the ledger\nClerk\n01/2012 to 02/2015\n- Filed\n",
    "2014 – 2016 | Chef de projet | Atelier Morin, Lyon\n",
    "Softwareentwicklerin, Nordwerke GmbH (Kiel)\nApr. 2018 – heute\n– Aufbau der Prüfstände\n",
]
COURSES = [
    "BSc (Hons) in Statistics, State University, May 2015\nGPA: 3.7/4.0\n",
    "Grado en Enfermería, Universidad de Valencia, 2014\n",
    "B-Tech in Electronics\nHill Valley Institute -  Pune, Maharashtra\n2011 to 2015\nCBSE\nGreen Field School\n2010\n",
]
LISTS = [
    "Skills\n\nLanguages: Python, SQL\nTools: dbt, Airflow\nPublic speaking\n",
    "Languages\n\nEnglish (native), Spanish – B2\nKroatisch (Grundkenntnisse)\n",
    "Certifications\n\nAWS Certified Data Analytics, Amazon Web Services, 2022\n",
    "Board Service\n\nTreasurer of the Oak Street Library since 2018.\n",
    "References\n\nTom Baker, Head of Finance, Acme Corp\n",
    "Volunteering\nTutor, Night Shelter, May 2021 – Oct 2022\nHelped forty guests a night.\n",
]
GAPS = ["\n", "\n\n"]


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A résumé of parts in any order, with or without headings, blank lines, odd letters and line ends."""
    gap = draw(st.sampled_from(GAPS))
    headed = draw(st.booleans())
    jobs = gap.join(draw(st.lists(st.sampled_from(JOBS), min_size=1, max_size=4)))
    courses = gap.join(draw(st.lists(st.sampled_from(COURSES), max_size=2)))
    parts = [f"Experience\n\n{jobs}" if headed else jobs, f"Education\n\n{courses}" if headed and courses else courses]
    parts += draw(st.lists(st.sampled_from(LISTS), max_size=4, unique=True))
    text = draw(st.sampled_from(NAMES)) + "\n" + draw(st.sampled_from(CONTACTS)) + "\n\n" + gap.join(parts)
    odd = draw(st.sampled_from(["", "\r\n", "\u00a0", "one line"]))
    if odd == "one line":
        return " ".join(text.split()) + " " + "and so on with the daily work of the office " * 8
    return text.replace("\n", "\r\n") if odd == "\r\n" else text.replace(" ", odd, 7) if odd else text


def _assert_laws(resume: Resume) -> None:
    _assert_spans(resume)
    _assert_told_once(resume)
    _assert_real_dates(resume)


def _assert_spans(resume: Resume) -> None:
    """Slicing the text by a field's spans gives its value as written; no field is without a value."""
    plain = json.loads(json.dumps(resume.to_dict()))
    for pointer, evidence in resume.fields.items():
        value = plain
        for key in pointer.strip("/").split("/"):
            value = value[int(key)] if isinstance(value, list) else value[key]
        if not evidence.spans:
            assert evidence.source == "annotation"
            continue
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        assert written == (evidence.raw if evidence.raw is not None else value), pointer


def _assert_told_once(resume: Resume) -> None:
    """No stretch is told twice, and each word of four letters or more stands in a field, a statement or a heading."""
    spans = [(item.span.start, item.span.end) for item in resume.statements if item.span]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = [*spans, *((span.start, span.end) for item in resume.fields.values() for span in item.spans)]
    heads = [(item.span.start, item.span.start + len(item.heading)) for item in resume.sections if item.heading]
    for section in resume.sections:
        if section.kind == "contact":
            continue
        for word in re.finditer(r"[^\W\d_]{4,}", resume.text[section.span.start : section.span.end]):
            at = section.span.start + word.start()
            label = resume.text[section.span.start + word.end() :].lstrip()[:1] == ":"
            known = (
                label or find_date_ranges(resume.text[max(at - 12, 0) : at + 24]) or word.group() in ("heute", "since")
            )
            assert known or any(low <= at < high for low, high in [*held, *heads]), word.group()


def _assert_real_dates(resume: Resume) -> None:
    for _, value in _dates(resume.to_dict()):
        assert re.fullmatch(r"(?:19[4-9]|20[0-5])\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", value), value
        if len(value) == len("2020-01-01"):
            year, month, day = (int(part) for part in value.split("-"))
            assert 1 <= day <= calendar.monthrange(year, month)[1]
    assert all(job.end_date is None or not job.current for job in resume.work)


def _dates(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _dates(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _dates(item, key)
    elif isinstance(value, str) and key.casefold().endswith("date"):
        yield key, value


@settings(max_examples=120, deadline=None)
@given(pages())
def test_a_page_of_any_shape_keeps_the_laws(text: str) -> None:
    """Spans slice, every word is told once, dates are real, and reading twice gives the same."""
    document = read_document(text.encode(), name="resume.txt")
    resume = read_resume(document)
    _assert_laws(resume)
    assert read_resume(document) == resume


@settings(max_examples=60, deadline=None)
@given(pages())
def test_what_was_read_is_read_again_from_its_export(text: str) -> None:
    """A résumé as JSON, read and written again, is the same JSON."""
    plain = read_resume(read_document(text.encode(), name="resume.txt")).to_dict()
    again = from_json_resume(json.loads(json.dumps(plain)))
    assert again.to_dict() == plain
    assert read_resume(read_document(json.dumps(plain).encode(), name="resume.json")).to_dict() == plain


PIECES = [
    "2020", "Jan", "janv.", "März", "31", "02/2019", "13/13/2020", "30 February 2021", "29.02.2023", "–", "-", "to",
    "bis", "present", "heute", "actualidad", "'19", "12/21", "(", ")", "2020-13-45", "0000", "99/99/9999", "Summer",
    "a", "hasta", "since", "1939", "2060", "May 20", "Sep 23",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([" ", "", "\t", "/"]))
def test_nothing_impossible_comes_out_of_dates(pieces: list[str], joint: str) -> None:
    """Whatever the words, each date is in the calendar, lies within the text, and ranges do not overlap."""
    text = joint.join(pieces)
    found = find_date_ranges(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for dates in found:
        assert 0 <= dates.start < dates.end <= len(text)
        for point in (dates.first, dates.last):
            if point is None:
                continue
            parts = [int(part) for part in point.value.split("-")]
            assert 1940 <= parts[0] <= 2059
            assert len(parts) < 2 or 1 <= parts[1] <= 12
            assert len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]
            assert dates.start <= point.start < point.end <= dates.end
        assert dates.current == (dates.current and dates.last is None)


def _documents(sources: Path) -> Iterator[tuple[str, Document]]:
    folder = sources / "benchmarks"
    files = [path for path in sorted((folder / "resume_files").rglob("*")) if path.suffix in (".pdf", ".docx", ".html")]
    for path in [*files, *sorted(folder.glob("livecareer_pdf/*/*.pdf"))[::9]]:
        try:
            yield path.name, read_document(path.read_bytes(), name=path.name)
        except DocumentError:
            continue
    for name in ("resume_ner_dataturks", "resume_ner_corpus36"):
        for line in (folder / name / "dev.jsonl").read_text(encoding="utf-8").splitlines()[::2]:
            yield name, read_document(json.loads(line)["text"].encode(), name="resume.txt")


@pytest.mark.sources
def test_real_pages_keep_the_laws(sources: Path) -> None:
    """Spans, dates, and a second reading, over real files of many makers and over flattened texts."""
    seen = 0
    for name, document in _documents(sources):
        resume = read_resume(document)
        _assert_spans(resume)
        _assert_real_dates(resume)
        assert read_resume(document) == resume, name
        plain = resume.to_dict()
        assert from_json_resume(json.loads(json.dumps(plain))).to_dict() == plain, name
        seen += 1
    assert seen > 150
