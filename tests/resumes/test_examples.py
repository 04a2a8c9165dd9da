"""The three bundled people, read from each of their files and from each export, are who they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import FORMATS, Format, export_resume
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("graham-whitlock", "ines-valdez-novak", "maya-okonkwo")
INTERNATIONAL = {
    "(512) 555-0142": "+1 512-555-0142",
    "(612) 555-0187": "+1 612-555-0187",
    "(614) 555-0119": "+1 614-555-0119",
}


def _truth(name: str) -> dict[str, object]:
    read: dict[str, object] = json.loads((EXAMPLES / "people" / f"{name}.json").read_text(encoding="utf-8"))
    return read


def _leaves(value: object, pointer: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, f"{pointer}/{index}")
    else:
        yield pointer, str(value)


def _differences(truth: object, resume: Resume) -> dict[str, tuple[str | None, str | None]]:
    """The leaves on which truth and résumé differ; a phone is read in its international form."""
    wanted, read = dict(_leaves(truth)), dict(_leaves(resume.to_dict()))
    wanted["/basics/phone"] = INTERNATIONAL[wanted["/basics/phone"]]
    assert len(wanted) > 30
    return {
        pointer: (wanted.get(pointer), read.get(pointer))
        for pointer in sorted(wanted.keys() | read.keys())
        if wanted.get(pointer) != read.get(pointer)
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_every_field_of_a_bundled_file_is_read(name: str, suffix: str) -> None:
    """Whatever its layout, the file tells its person; only the project's address stands nowhere in it."""
    data = (EXAMPLES / "resumes" / f"{name}{suffix}").read_bytes()
    resume = read_resume(read_document(data, name=f"{name}{suffix}"))
    unshown = {"/projects/0/url"} if name == "maya-okonkwo" else set()
    assert _differences(_truth(name), resume).keys() == unshown


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_every_field_comes_back_from_an_export(name: str, form: Format) -> None:
    """A résumé that we write is read back as it was, in every format."""
    written = export_resume(from_json_resume(_truth(name)), format=form)
    if form == "yaml":  # RenderCV has no key for them: the user name says the address, the issuer stands in the summary
        lost = _differences(_truth(name), read_resume(read_document(written, name="resume.yaml")))
        assert {pointer.split("/")[1] + pointer.split("/")[-1] for pointer in lost} <= {
            "basicsurl",
            "certificatesissuer",
        }
        return
    assert _differences(_truth(name), read_resume(read_document(written, name=f"resume.{form}"))) == {}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_written_form_stands_behind_every_value(name: str, suffix: str) -> None:
    """Slicing the text by the spans of a field gives its raw form, and the phone is kept as it was written."""
    data = (EXAMPLES / "resumes" / f"{name}{suffix}").read_bytes()
    resume = read_resume(read_document(data, name=f"{name}{suffix}"))
    values = dict(_leaves(resume.to_dict()))
    phone = resume.fields["/basics/phone"]
    assert INTERNATIONAL[phone.raw or ""] == values["/basics/phone"]
    for pointer, evidence in resume.fields.items():
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        assert (evidence.source == "annotation") == (not evidence.spans)
        assert not evidence.spans or written == (evidence.raw or values[pointer])
