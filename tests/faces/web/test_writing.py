"""The calls that give a file: the same bytes as the command line writes, and clear refusals."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import httpx
import pytest

from careerproof.exporting import FORMATS, list_templates
from careerproof.exporting.export import Paper
from careerproof.faces.contract.writing import MEDIA, PAPERS, TEMPLATES
from careerproof.faces.web.problems import PROBLEM

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
RESUME = EXAMPLES / "resumes" / "maya-okonkwo.pdf"
POSTING = EXAMPLES / "postings" / "machine-learning-engineer.md"
TODAY = "2026-01-31"


def part(path: Path) -> tuple[str, bytes]:
    """A file as a part of a form."""
    return path.name, path.read_bytes()


def test_the_choices_are_what_there_is() -> None:
    """Formats, looks and papers are named in the contract as the exporting room has them."""
    assert set(MEDIA) == set(FORMATS)
    assert tuple(template.name for template in list_templates()) == TEMPLATES
    assert set(PAPERS) == set(get_args(Paper))


@pytest.mark.parametrize(("form", "template"), [("pdf", "modern"), ("docx", "classic"), ("md", "classic")])
def test_a_clean_file_is_that_of_the_command_line(
    client: httpx.Client, tmp_path: Path, form: str, template: str
) -> None:
    """Byte for byte, with its type and its name."""
    answer = client.post("v1/export", files={"resume": part(RESUME)}, data={"format": form, "template": template})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == MEDIA[form]
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''maya-okonkwo.{form}"
    path = tmp_path / f"cv.{form}"
    command = [
        sys.executable,
        "-m",
        "careerproof",
        "export",
        str(RESUME),
        "--output",
        str(path),
        "--template",
        template,
    ]
    subprocess.run(command, check=True, capture_output=True)
    assert answer.content == path.read_bytes()


def test_the_edited_file_says_what_was_chosen(client: httpx.Client) -> None:
    """The chosen edits stand in the file, and no other."""
    files = {"resume": part(RESUME), "posting": part(POSTING)}
    proposal = client.post("v1/optimize", files=files, data={"today": TODAY}).json()
    edit = next(edit for edit in proposal["edits"] if edit["kind"] == "say_what_you_have")
    form = {"apply": edit["id"], "format": "json", "today": TODAY}
    keywords = [
        {keyword for group in json.loads(data)["skills"] for keyword in group["keywords"]}
        for data in (
            client.post("v1/optimize/file", files=files, data=form).content,
            client.post("v1/export", files={"resume": part(RESUME)}, data={"format": "json"}).content,
        )
    ]
    assert keywords[0] - keywords[1] == {edit["new"][-1]}


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("v1/export", {"format": "doc"}, 400),
        ("v1/export", {"template": "unheard"}, 400),
        ("v1/export", {"format": "docx", "fit_pages": "1"}, 400),
        ("v1/optimize/file", {"apply": "ffffffff"}, 400),
        ("v1/optimize/file", {}, 400),
    ],
)
def test_what_does_not_fit_is_refused(client: httpx.Client, path: str, given: dict[str, str], status: int) -> None:
    """A wrong call is a problem with what to do now, and no file."""
    files = {"resume": part(RESUME), **({} if path.endswith("export") else {"posting": part(POSTING)})}
    answer = client.post(path, files=files, data=given)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["error"]["hint"]


def test_a_name_in_any_letters_is_kept(client: httpx.Client) -> None:
    """The file is called as the résumé was."""
    files = {"resume": ("Zoë Ångström – résumé.md", b"# Zoe Example\n\nzoe@example.com\n")}
    answer = client.post("v1/export", files=files, data={"format": "txt"})
    assert answer.headers["content-disposition"].endswith(
        "Zo%C3%AB%20%C3%85ngstr%C3%B6m%20%E2%80%93%20r%C3%A9sum%C3%A9.txt"
    )
