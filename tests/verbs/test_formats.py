"""Every verb that takes a file takes each format."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from careerproof.batching.worker import close_workers
from careerproof.resumes.model import Resume
from careerproof.screening.model import Verdict
from careerproof.testing import build_zip
from careerproof.verbs.check import check
from careerproof.verbs.export import export
from careerproof.verbs.inspect import inspect
from careerproof.verbs.optimize import optimize
from careerproof.verbs.read import read
from careerproof.verbs.screen import UnreadResume, screen

POSTING = "Data Analyst\n\nRequirements\n\n- SQL\n- Python\n- Bachelor's degree in statistics\n"
TODAY = "2026-01-31"

RTF = r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard\b\fs40 Maya Okafor\b0\fs22\par maya@example.com\par\par
\b Experience\b0\par Data Analyst, Acme Corp, Austin, TX\tab Jan 2020 \endash Present\par
{\pntext\'95\tab}Built reports in SQL and Python\par\par\b Skills\b0\par SQL, Python\par}"""
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"))
)
FODT = (
    f"<office:document {_SPACES}><office:body><office:text><text:h text:outline-level='1'>Maya Okafor</text:h>"
    "<text:p>maya@example.com</text:p><text:h text:outline-level='2'>Experience</text:h>"
    "<text:p>Data Analyst, Acme Corp, Austin, TX<text:tab/>Jan 2020 – Present</text:p><text:list><text:list-item>"
    "<text:p>Built reports in SQL and Python</text:p></text:list-item></text:list>"
    "<text:h text:outline-level='2'>Skills</text:h><text:p>SQL, Python</text:p></office:text></office:body>"
    "</office:document>"
)
TABLES = {
    "Profile.csv": b"First Name,Last Name\nMaya,Okafor\n",
    "Email Addresses.csv": b"Email Address\nmaya@example.com\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Acme Corp,Data Analyst,• Built reports in SQL and Python,"Austin, TX",Jan 2020,\n'.encode(),
    "Skills.csv": b"Name\nSQL\nPython\n",
}
XML = (
    "<SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>Maya</FirstName><Surname>Okafor</Surname>"
    "</PersonName><ContactInfo><Email><Contact>maya@example.com</Contact></Email></ContactInfo></Identification>"
    "<WorkExperienceList><WorkExperience><Period><From year='2020' month='--01'/><Current>true</Current></Period>"
    "<Position><Label>Data Analyst</Label></Position><Activities>&lt;ul&gt;&lt;li&gt;Built reports in SQL and Python"
    "&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Acme Corp</Name></Employer></WorkExperience>"
    "</WorkExperienceList></LearnerInfo></SkillsPassport>"
)
YAML = """cv:
  name: Maya Okafor
  email: maya@example.com
  sections:
    experience:
      - company: Acme Corp
        position: Data Analyst
        start_date: 2020-01
        highlights: [Built reports in SQL and Python]
    skills: [SQL, Python]
"""
FILES = {
    "maya.rtf": RTF.encode(), "maya.fodt": FODT.encode(), "export.zip": build_zip(TABLES), "europass.xml": XML.encode(),
    "cv.yaml": YAML.encode(),
}  # fmt: skip


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "job.txt").write_text(POSTING, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_one_person_in_every_format(folder: Path, name: str) -> None:
    """The same résumé is read from each file, judged, screened, exported and read again."""
    if name.endswith(".yaml") and importlib.util.find_spec("yaml") is None:
        pytest.skip('NOT RUN: PyYAML is not installed (the extra "yaml")')
    resume = read(folder / name).content
    assert isinstance(resume, Resume)
    (job,) = resume.work
    assert (resume.basics.name, resume.basics.email) == ("Maya Okafor", "maya@example.com")
    assert (job.position, job.name, job.start_date, job.current) == ("Data Analyst", "Acme Corp", "2020-01", True)
    assert job.highlights == ("Built reports in SQL and Python",)
    assert inspect(folder / name).parseable
    (verdict,) = screen(folder / "job.txt", [folder / name], today=TODAY)
    assert isinstance(verdict, Verdict)
    assert (verdict.score or 0) > 30
    (folder / "again.json").write_bytes(export(folder / name, name="again.json"))
    again = read(folder / "again.json").content
    assert isinstance(again, Resume)
    assert again.to_dict() == resume.to_dict()
    assert json.loads((folder / "again.json").read_text(encoding="utf-8"))["work"][0]["name"] == "Acme Corp"


def test_the_main_job_on_an_export(folder: Path) -> None:
    """A check and the edits for a file that is data."""
    answer = check(folder / "export.zip", posting=folder / "job.txt", today=TODAY)
    assert answer.screen is not None
    assert optimize(folder / "export.zip", posting=folder / "job.txt", today=TODAY).before == answer.screen.score


def test_a_file_whose_library_is_missing_is_a_row_like_any_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many files one that needs an extra is an error row; the others are read."""
    absent = folder / "absent"
    absent.mkdir()
    (absent / "yaml.py").write_text("raise ImportError('no PyYAML here')\n", encoding="utf-8")
    monkeypatch.syspath_prepend(absent)
    monkeypatch.delitem(sys.modules, "yaml", raising=False)
    close_workers()  # those that wait have the library, and the path of before
    try:
        rows = list(screen(folder / "job.txt", [folder / "cv.yaml", folder / "maya.rtf"], today=TODAY))
    finally:
        close_workers()
    assert isinstance(rows[0], UnreadResume)
    assert rows[0].to_dict()["read"] == "usage.missing_extra"
    assert isinstance(rows[1], Verdict)
