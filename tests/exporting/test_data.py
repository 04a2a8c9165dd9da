"""JSON Resume keeps what no field holds, and takes it back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import export_resume
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.read import read_resume

TEXT = """Robin Example
robin@example.com

Experience
Whoever needs shelves built can ask me at any time of the year.

Beekeeping
Keeps "three" hives on the roof of the library.
"""


def _read(data: bytes, name: str) -> Resume:
    return read_resume(read_document(data, name=name))


def test_stray_lines_come_back_with_their_sections() -> None:
    """Lines that are no field are statements of the same section again."""
    resume = _read(TEXT.encode(), "cv.txt")
    stray = [(item.section, item.text) for item in resume.statements if item.pointer.startswith("/sections/")]
    assert stray
    back = _read(export_resume(resume, format="json"), "cv.json")
    assert [
        (item.section, item.text.replace('\\"', '"')) for item in back.statements if item.pointer[1:9] == "sections"
    ] == stray
    again = export_resume(back, format="json")
    assert json.loads(again)["basics"] == json.loads(export_resume(resume, format="json"))["basics"]


def test_a_resume_without_stray_lines_has_no_key_of_ours() -> None:
    """Where every word has a field the file is JSON Resume and nothing more."""
    path = Path(__file__).parents[2] / "examples" / "people" / "maya-okonkwo.json"
    plain = from_json_resume(json.loads(path.read_text(encoding="utf-8")))
    assert "unplaced" not in export_resume(plain, format="json").decode()


@pytest.mark.parametrize(
    "unplaced",
    [
        None, "text", 7, [None], [[]], [{}], [{"section": "unheard", "lines": ["A line that stands nowhere."]}],
        [{"owner": "/work/9", "section": "work", "heading": "", "lines": ["Kept the till for years."]}],
        [{"owner": "/basics/0", "section": "work", "heading": 3, "lines": [1, None, {"a": "b"}]}],
        [{"owner": "/../0", "section": "education", "heading": None, "lines": "no list"}],
    ],
)  # fmt: skip
def test_any_other_shape_is_borne(unplaced: Any) -> None:
    """What somebody else wrote under that key breaks nothing; a line whose entry is not there stays a line."""
    data = {"basics": {"name": "Robin Example"}, "meta": {"careerproof": {"unplaced": unplaced}, "version": "v1"}}
    resume = _read(json.dumps(data).encode(), "cv.json")
    assert resume.basics.name == "Robin Example"
    assert resume.extra["meta"] == {"version": "v1"}
    kept = isinstance(unplaced, list) and "Kept the till" in str(unplaced)
    assert any("Kept the till" in item.text for item in resume.statements) == kept
