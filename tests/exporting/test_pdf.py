"""A PDF is what a screen reader and a program want: tagged, titled, in a language, with its data attached."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import export_resume, list_templates
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Basics, Resume, Work
from careerproof.tampering.inspect import inspect_document

pypdf = pytest.importorskip("pypdf", reason="NOT RUN: pypdf is not installed")
PERSON = json.loads(
    (Path(__file__).parents[2] / "examples" / "people" / "maya-okonkwo.json").read_text(encoding="utf-8")
)
TEMPLATES = [item.name for item in list_templates()]


def _open(data: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(data))


def _elements(node: Any) -> Iterator[Any]:
    """The elements of a structure tree, in the order in which it is read."""
    node = node.get_object()
    if isinstance(node, list):
        for item in node:
            yield from _elements(item)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def _tags(data: bytes) -> list[str]:
    return [str(item["/S"]) for item in _elements(_open(data).trailer["/Root"]["/StructTreeRoot"])]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_keeps_the_rules_of_pdf_ua(template: str) -> None:
    """Marked, tagged, titled in its window, in a language, and said to be PDF/UA-1; every font is embedded."""
    reader = _open(export_resume(from_json_resume(PERSON), format="pdf", template=template))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Maya Okonkwo – Senior Data Analyst"
    assert reader.metadata.author == "Maya Okonkwo"
    about = root["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in about
    for page in reader.pages:
        assert page["/Tabs"] == "/S"
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
        assert all({"/FontFile2", "/FontFile3"} & set(item) for item in described)
        assert all("/ToUnicode" in font for font in fonts)


@pytest.mark.parametrize("template", TEMPLATES)
def test_tags_are_in_the_order_of_the_page(template: str) -> None:
    """The name is the first heading, levels go down one at a time, lists are lists, links have words of their own."""
    data = export_resume(from_json_resume(PERSON), format="pdf", template=template)
    tags = _tags(data)
    levels = [int(tag[2:]) for tag in tags if tag[1:2] == "H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == 7
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tags.count("/L") >= 4
    assert tags.count("/LI") >= 13
    links = [item for item in _elements(_open(data).trailer["/Root"]["/StructTreeRoot"]) if item["/S"] == "/Link"]
    notes = [note.get_object() for page in _open(data).pages for note in page.get("/Annots", [])]
    assert len(links) == len(notes) >= 4
    assert all(note.get("/Contents") for note in notes)


def test_json_resume_is_attached_openly() -> None:
    """The attachment is the JSON export, listed by viewers with what it is; without it there is none."""
    resume = from_json_resume(PERSON)
    reader = _open(export_resume(resume, format="pdf"))
    assert {name: files[0] for name, files in reader.attachments.items()} == {
        "resume.json": export_resume(resume, format="json")
    }
    _, file = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"]
    assert "JSON Resume" in file.get_object()["/Desc"]
    bare = _open(export_resume(resume, format="pdf", attachment=False))
    assert bare.attachments == {}
    assert "/EmbeddedFiles" not in bare.trailer["/Root"].get("/Names", {})


def test_the_attachment_is_no_trick() -> None:
    """Reading takes the pages alone, and the search for tricks finds nothing in what we write."""
    resume = from_json_resume(PERSON)
    one, other = (
        read_document(export_resume(resume, format="pdf", attachment=on), name="a.pdf") for on in (True, False)
    )
    assert one.text == other.text
    assert [item.id for item in inspect_document(one)] == []


def test_a_resume_without_a_name_is_tagged_too() -> None:
    """The heading of the first part is then of level one."""
    data = export_resume(Resume(work=(Work(name="A", position="B", highlights=("C",)),)), format="pdf")
    levels = [tag for tag in _tags(data) if tag in ("/H1", "/H2", "/H3")]
    assert levels == ["/H1", "/H2"]


def test_a_long_word_stays_on_the_page() -> None:
    """A word longer than the line is broken, and none of its letters is lost or doubled."""
    word = "".join(chr(97 + number * 7 % 26) for number in range(150))
    resume = Resume(basics=Basics(name="Ada Long"), work=(Work(name="A", position="B", highlights=(f"Kept {word}.",)),))
    document = read_document(export_resume(resume, format="pdf"), name="a.pdf")
    assert word in "".join(document.text.split())
    assert all(line.box is None or line.box[2] < document.pages[0].width for line in document.lines)
