"""What is exported is all there, the same every time, and a machine reads it back."""

from __future__ import annotations

import builtins
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from careerproof.documents.read import read_document
from careerproof.errors import MissingExtra
from careerproof.evidence import Span
from careerproof.exporting import FORMATS, Format, export_resume, pdf
from careerproof.exporting.dates import write_date, write_period
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import (
    Basics,
    Certificate,
    Education,
    Interest,
    Project,
    Resume,
    Section,
    SkillGroup,
    Work,
)
from careerproof.resumes.read import read_resume

PEOPLE = Path(__file__).parents[2] / "examples" / "people"
NAMES = ("graham-whitlock", "ines-valdez-novak", "maya-okonkwo")
WRITTEN: tuple[Format, ...] = tuple(form for form in FORMATS if form not in ("json", "yaml"))


def _person(name: str) -> Resume:
    return from_json_resume(json.loads((PEOPLE / f"{name}.json").read_text(encoding="utf-8")))


class _Words(HTMLParser):
    """The text of a page, without what stands in its head."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "title"}.intersection(self._inside):
            self.words.append(data)


def _text(data: bytes, form: Format) -> str:
    """The words of an exported file in order, by means that share nothing with our readers."""
    if form == "pdf":
        document = pypdfium2.PdfDocument(data)
        text = " ".join(document[index].get_textpage().get_text_bounded() for index in range(len(document)))
        document.close()
        text = re.sub("[\ufffe\x02]", "-", text)  # PDFium's marks for a hyphen at the end of a line
    elif form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            markup = archive.read("word/document.xml").decode()
        text = html.unescape(re.sub(r"<[^>]+>", "", markup.replace("</w:p>", " ")))
    elif form == "html":
        parser = _Words()
        parser.feed(data.decode())
        text = " ".join(parser.words)
    else:
        text = data.decode()
        text = re.sub(r"^[#-]+ ", "", text, flags=re.MULTILINE) if form == "md" else text
    return re.sub(r"\s+", " ", text)


def _leaves(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [leaf for key, item in value.items() if key not in _REWRITTEN for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [str(value)]


_REWRITTEN = ("startDate", "endDate", "date", "countryCode", "url", "network", "username")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", WRITTEN)
def test_everything_is_written(name: str, form: Format) -> None:
    """Every text of the résumé stands in the file, by an extraction that is not ours."""
    resume = _person(name)
    text = _text(export_resume(resume, format=form), form)
    squeezed = re.sub(r"[\s-]", "", text)
    leaves = _leaves(resume.to_dict())
    assert len(leaves) > 40
    assert [leaf for leaf in leaves if re.sub(r"[\s-]", "", leaf) not in squeezed] == []


@pytest.mark.parametrize("form", WRITTEN)
def test_the_order_is_that_of_a_resume(form: Format) -> None:
    """Name first, then contact, summary, work, skills, education: in the order that a reader walks."""
    resume = _person("maya-okonkwo")
    text = _text(export_resume(resume, format=form), form).casefold()
    marks = ["maya okonkwo", "(512) 555-0142", "summary", "work experience", "tallgrass", "marigold", "pecan", "skills",
             "bachelor of science", "aws certified"]  # fmt: skip
    places = [text.find(mark, text.find("work experience") if number > 3 else 0) for number, mark in enumerate(marks)]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_resume_gives_the_same_bytes(form: Format) -> None:
    """Twice in this process and once in another one, byte for byte."""
    resume = _person("ines-valdez-novak")
    data = export_resume(resume, format=form)
    assert export_resume(resume, format=form) == data
    script = (
        "import json, sys; from careerproof.exporting import export_resume;"
        "from careerproof.resumes.json_resume import from_json_resume;"
        "resume = from_json_resume(json.load(open(sys.argv[1], encoding='utf-8')));"
        "sys.stdout.buffer.write(export_resume(resume, format=sys.argv[2]))"
    )
    path = str(PEOPLE / "ines-valdez-novak.json")
    other = subprocess.run([sys.executable, "-c", script, path, form], capture_output=True, check=True, timeout=60)
    assert other.stdout == data


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMATS)
def test_our_reader_gets_it_back(name: str, form: Format) -> None:
    """Contact, work, education and skills come back as they were, through every format."""
    resume = _person(name)
    document = read_document(export_resume(resume, format=form), name=f"{name}.{form}")
    back = read_resume(document)
    assert back.basics.name == resume.basics.name
    assert back.basics.email == resume.basics.email
    assert _digits(back.basics.phone)[-10:] == _digits(resume.basics.phone)
    assert back.basics.location is not None and resume.basics.location is not None
    assert (back.basics.location.city, back.basics.location.region) == (
        resume.basics.location.city, resume.basics.location.region,
    )  # fmt: skip
    assert [_job(item) for item in back.work] == [_job(item) for item in resume.work]
    assert [_school(item) for item in back.education] == [_school(item) for item in resume.education]
    assert [(group.name, group.keywords) for group in back.skills] == [
        (group.name, group.keywords) for group in resume.skills
    ]


def _digits(phone: str | None) -> str:
    return "".join(letter for letter in phone or "" if letter.isdigit())


def _job(item: Work) -> tuple[object, ...]:
    return item.position, item.name, item.location, item.start_date, item.end_date, item.current, item.highlights


def _school(item: Education) -> tuple[object, ...]:
    return item.institution, item.study_type, item.area, item.start_date, item.end_date, item.score


def test_json_is_json_resume() -> None:
    """The JSON form holds exactly the person's data."""
    data = json.loads((PEOPLE / "maya-okonkwo.json").read_text(encoding="utf-8"))
    assert json.loads(export_resume(_person("maya-okonkwo"), format="json")) == data


def test_a_word_document_has_real_styles() -> None:
    """Headings are headings, bullets are list items, links are links; there is no table and no text box."""
    data = export_resume(_person("maya-okonkwo"), format="docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        markup = archive.read("word/document.xml").decode()
        core = archive.read("docProps/core.xml").decode()
    assert markup.count('w:val="Heading1"') == 7
    assert markup.count('w:val="Title"') == 1
    assert markup.count('w:val="ListBullet"') >= 13
    assert "w:hyperlink" in markup
    assert "w:tbl>" not in markup
    assert "txbx" not in markup
    assert "Maya Okonkwo – Senior Data Analyst" in core


def test_a_pdf_is_tagged_and_titled() -> None:
    """The PDF has a structure tree, a language and a title, embeds its fonts, and joins no letters."""
    data = export_resume(_person("maya-okonkwo"), format="pdf")
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_dict()["Title"] == "Maya Okonkwo – Senior Data Analyst"
    assert document.is_tagged()
    document.close()
    assert b"/StructTreeRoot" in data
    assert "ﬃ" not in _text(data, "pdf")


@pytest.mark.parametrize(("paper", "size"), [("us-letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_is_the_one_asked_for(paper: Any, size: tuple[int, int]) -> None:
    """A4 and Letter, in PDF and in Word."""
    resume = _person("graham-whitlock")
    document = pypdfium2.PdfDocument(export_resume(resume, format="pdf", paper=paper))
    assert tuple(round(side) for side in document[0].get_size()) == size
    document.close()
    with zipfile.ZipFile(io.BytesIO(export_resume(resume, format="docx", paper=paper))) as archive:
        found = re.search(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', archive.read("word/document.xml").decode())
    assert found is not None
    assert [int(side) / 20 for side in found.groups()] == pytest.approx(size, abs=0.6)


AWKWARD = Resume(
    basics=Basics(name="Zoë “Zed” O'Brien-Nguyễn", email="zoe@example.com", summary="First line.\nSecond *line* #2."),
    work=(
        Work(name="A & B <Ltd>", position="C++/C# Developer", start_date="2020", current=True,
             highlights=("# of users: 5 < 10 & up", "1. plan_of_record {{ now }} [x](y)", "#let x = 5; $a_b$ @cite")),
        Work(name="Only Employer", highlights=("Did \\ it.",)),
    ),
    education=(Education(institution="Université de Montréal", score="with distinction", courses=("Logic", "Sets")),),
    skills=(SkillGroup(keywords=("R", "C")), SkillGroup(name="Tools", level="Expert")),
    projects=(Project(name="P", description="Text.", keywords=("k",), url="https://example.com/p"),),
    certificates=(Certificate(name="First Aid"),),
    interests=(Interest(name="Chess"),),
    text="Field notes\nKeeps bees; 3 hives.\n",
    sections=(Section(kind="unknown", heading="Field notes", span=Span(start=0, end=33)),),
)  # fmt: skip


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "txt"])
def test_signs_of_markup_are_only_signs(form: Format) -> None:
    """What looks like markup of the format, or of the template's language, comes out as it was written."""
    text = _text(export_resume(AWKWARD, format=form), form)
    for words in (
        *(item for job in AWKWARD.work for item in job.highlights), "A & B <Ltd>", "C++/C# Developer",
        "Zoë “Zed” O'Brien",
        "Université de Montréal", "with distinction", "Logic, Sets", "Tools – Expert", "Chess",
        "Keeps bees; 3 hives.", "Only Employer", "First Aid",
    ):  # fmt: skip
        assert words in text, words


def test_markdown_escapes_its_own_signs() -> None:
    """In Markdown signs are escaped, so that nothing in the résumé becomes markup."""
    text = export_resume(AWKWARD, format="md").decode()
    assert "- \\# of users: 5 \\< 10 & up" in text
    assert "Second \\*line\\* #2." in text
    assert text.count("\n# ") + text.startswith("# ") == 1


def test_html_loads_nothing_and_runs_nothing() -> None:
    """The page has no script and no address of another file."""
    page = export_resume(AWKWARD, format="html").decode()
    assert "<script" not in page
    assert re.search(r"\b(src|@import|url\()", page) is None
    assert "A &amp; B &lt;Ltd&gt;" in page


def test_an_empty_resume_is_an_empty_page() -> None:
    """A résumé without content is written in every format without a word of ours."""
    for form in FORMATS:
        text = _text(export_resume(Resume(), format=form), form)
        assert text.strip() in ("", "{}", "cv:")


@pytest.mark.parametrize(("module", "form"), [("typst", "pdf"), ("docx", "docx")])
def test_without_the_extra_it_says_so(module: str, form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing library is told with the command that installs it; the other formats need none."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == module:
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    pdf._compiler.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"careerproof\[export\]"):
        export_resume(_person("graham-whitlock"), format=form)
    assert export_resume(_person("graham-whitlock"), format="txt")


@pytest.mark.parametrize(
    ("date", "written"), [("2022", "2022"), ("2022-03", "Mar 2022"), ("2022-12-09", "Dec 9, 2022")]
)
def test_dates(date: str, written: str) -> None:
    """Months are words, years have four digits."""
    assert write_date(date) == written


@pytest.mark.parametrize(
    ("start", "end", "current", "written"),
    [
        ("2020-01", None, True, "Jan 2020 – Present"),
        ("2020-01", "2021", False, "Jan 2020 – 2021"),
        ("2020-01", None, False, "Jan 2020"),
        (None, "2021", False, "2021"),
        (None, None, False, None),
    ],
)
def test_periods(start: str | None, end: str | None, current: bool, written: str | None) -> None:
    """A period says what is known and no more."""
    assert write_period(start, end, current=current) == written
