"""The example people, their files and the postings."""

from __future__ import annotations

import importlib.util
import json
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PEOPLE = ("graham-whitlock", "ines-valdez-novak", "maya-okonkwo")
POSTINGS = ("machine-learning-engineer.md", "nurse-care-coordinator.html", "staff-accountant.txt")
SIZE_LIMIT = 100_000


def _generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location("examples_generate", EXAMPLES / "generate.py")
    assert specification is not None and specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _person(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / "people" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _text_of(path: Path) -> str:
    """All words of the file, by a reader that shares nothing with ours, with single spaces."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            markup = archive.read("word/document.xml").decode()
        text = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:tab/>", " ", markup)).replace("&amp;", "&")
    else:
        document = pypdfium2.PdfDocument(path)
        text = " ".join(document[index].get_textpage().get_text_bounded() for index in range(len(document)))
        document.close()
        text = re.sub("[\ufffe\x02]", "-", text)  # PDFium's marks for a hyphen at the end of a line
    return re.sub(r"\s+", " ", text)


def _unpacked(path: Path) -> list[tuple[object, ...]]:
    if path.suffix != ".docx":
        return [(path.read_bytes(),)]
    with zipfile.ZipFile(path) as archive:
        return [(member.filename, member.date_time, archive.read(member)) for member in archive.infolist()]


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() if key not in HIDDEN for leaf in _leaves(item)]
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    return [str(value)]


HIDDEN = ("startDate", "endDate", "date", "countryCode", "url", "network", "username")
"""Written in another form, or not in every layout."""


def test_generating_again_gives_the_same_files(tmp_path: Path) -> None:
    """The files in the repository are what the script writes from the people: PDFs byte for byte, DOCX part by part.

    Two builds of zlib may pack the same part differently, so for DOCX what is packed is compared, with its dates.
    """
    written = _generator().generate(tmp_path)
    assert len(written) == 2 * len(PEOPLE)
    for path in written:
        kept = EXAMPLES / "resumes" / path.name
        assert _unpacked(path) == _unpacked(kept), f"run: make examples ({path.name})"


def test_generating_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs agree in every byte."""
    module = _generator()
    first, second = module.generate(tmp_path / "first"), module.generate(tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_file_says_all_that_the_person_says(person: str, suffix: str) -> None:
    """Every text of the structured data stands in the file, so that the data is the truth to read against."""
    text = _text_of(EXAMPLES / "resumes" / f"{person}{suffix}").casefold()
    missing = [leaf for leaf in _leaves(_person(person)) if leaf.casefold() not in text]
    # A word broken at its own hyphen comes back from PDFium with a space in it; nothing else may be missing.
    assert [leaf for leaf in missing if re.sub(r"[\s-]", "", leaf.casefold()) not in re.sub(r"[\s-]", "", text)] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_people_are_invented(person: str) -> None:
    """Mail goes to example.com and phones are of the range kept for fiction, with a real area code."""
    basics = _person(person)["basics"]
    assert basics["email"].endswith("@example.com")
    assert re.fullmatch(r"\((512|612|614)\) 555-01\d\d", basics["phone"])


def test_one_name_is_not_plain_ascii() -> None:
    """At least one person's name needs more than ASCII."""
    assert any(not _person(person)["basics"]["name"].isascii() for person in PEOPLE)


def test_files_are_small() -> None:
    """Each file stays below 100 kB."""
    files = [path for path in EXAMPLES.rglob("*") if path.is_file()]
    assert len(files) > 2 * len(PEOPLE)
    assert [path.name for path in files if path.stat().st_size > SIZE_LIMIT] == []


@pytest.mark.parametrize("posting", POSTINGS)
def test_a_posting_has_the_usual_parts(posting: str) -> None:
    """Each posting asks, prefers, pays and states equal opportunity."""
    text = (EXAMPLES / "postings" / posting).read_text(encoding="utf-8").casefold()
    for part in ("equal opportunity", "$", "benefits"):
        assert part in text
    assert "required" in text or "requirements" in text or "what we ask for" in text
    assert "preferred" in text or "nice to have" in text


def test_the_structured_posting_says_what_its_page_says() -> None:
    """The JSON-LD block of the HTML posting is valid and lists the same points as the page."""
    page = (EXAMPLES / "postings" / "nurse-care-coordinator.html").read_text(encoding="utf-8")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>(.*)', page, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert data["@type"] == "JobPosting"
    points = re.findall(r"<li>(.*?)</li>", data["description"])
    assert len(points) > 15
    assert points == re.findall(r"<li>(.*?)</li>", block[2])
