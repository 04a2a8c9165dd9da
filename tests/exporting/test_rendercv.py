"""The YAML is RenderCV's: valid YAML, known keys, one kind of entry a section, and read back whole."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerproof.documents.read import read_document
from careerproof.exporting import export_resume
from careerproof.resumes.json_resume import from_json_resume
from careerproof.resumes.model import Basics, Education, Location, Resume, SkillGroup, Statement, Work
from careerproof.resumes.read import read_resume

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("yaml") is None, reason='NOT RUN: PyYAML is not installed (the extra "yaml")'
)
PEOPLE = sorted((Path(__file__).parents[2] / "examples" / "people").glob("*.json"))
PERSON_KEYS = {"name", "headline", "location", "email", "phone", "website", "social_networks", "custom_connections",
               "sections"}  # fmt: skip
NEEDED = ({"company", "position"}, {"institution", "area"}, {"name"}, {"label", "details"})
"""What each kind of entry must have; a text is an entry too."""
HARD = Resume(
    basics=Basics(name='Zoë "Zed": O\'Brien', phone="(512) 555-0142", location=Location(city="Austin", region="TX",
                  country_code="US")),
    work=(
        Work(name="no", position="#1 hire: yes", start_date="2020", current=True,
             highlights=("- a dash", "50% [off] {now} *star* & more", "true", "back\\slash", "a: b", "tab\tand")),
        Work(name="Only Employer", start_date="2019-02-03", end_date="2019-12-31"),
    ),
    education=(Education(institution="École", study_type="BSc", score="3.9/4.0", courses=("Logic", "Sets")),),
    skills=(SkillGroup(keywords=("C#", "R")), SkillGroup(name="Tools", keywords=("k8s (EKS, GKE)", "Git"))),
)  # fmt: skip


def _yaml(resume: Resume) -> Mapping[str, Any]:
    yaml: Any = importlib.import_module("yaml")
    loader = yaml.BaseLoader  # texts stay texts: a bare 2020 is no number here
    loaded = yaml.load(export_resume(resume, format="yaml"), Loader=loader)
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_each_section_has_one_kind_of_entry(path: Path) -> None:
    """Every key is known, every entry has what its kind must have, and all of a section are of one kind."""
    person = _yaml(from_json_resume(json.loads(path.read_text(encoding="utf-8"))))["cv"]
    assert set(person) <= PERSON_KEYS
    assert len(person["sections"]) >= 5
    assert person["phone"].startswith("+1 ")
    for entries in person["sections"].values():
        kinds = set()
        for entry in entries:
            kind = -1 if isinstance(entry, str) else next(n for n, keys in enumerate(NEEDED) if keys <= set(entry))
            kinds.add(kind)
        assert len(kinds) == 1


def test_hard_texts_come_back() -> None:
    """Words and signs that YAML would take for its own, quotes, tabs and full dates come back as they were."""
    back = read_resume(read_document(export_resume(HARD, format="yaml"), name="a.yaml"))
    assert back.basics.name == HARD.basics.name
    assert [(job.name, job.position, job.start_date, job.end_date, job.current) for job in back.work] == [
        (job.name, job.position, job.start_date, job.end_date, job.current) for job in HARD.work
    ]
    assert [" ".join(item.split()) for item in back.work[0].highlights] == [
        " ".join(item.split()).replace("*star*", "star") for item in HARD.work[0].highlights
    ]
    assert back.education == HARD.education
    assert back.skills == HARD.skills


def test_what_goes_on_and_what_does_not() -> None:
    """A job held has the end "present"; a date that stands alone is a `date`, which RenderCV does not prolong."""
    entries = _yaml(HARD)["cv"]["sections"]["Work Experience"]
    assert (entries[0]["start_date"], entries[0]["end_date"]) == ("2020", "present")
    once = _yaml(Resume(work=(Work(name="A", position="B", start_date="2020"),)))["cv"]["sections"]["Work Experience"]
    assert (once[0]["date"], "end_date" in once[0]) == ("2020", False)


def test_lines_beside_the_entries_are_a_section_of_their_own() -> None:
    """RenderCV mixes no kinds of entry in a section: what stands loose among the jobs is told after them, not lost."""
    text = "Robin Example\n\nExperience\nClerk, Harbour Books\n2016 - 2018\n- Sold 200 books a week.\n"
    resume = read_resume(read_document(text.encode(), name="cv.txt"))
    number = next(n for n, section in enumerate(resume.sections) if section.kind == "work")
    loose = Statement(pointer=f"/sections/{number}", text="Kept three hives.", span=None, section="work")
    for changed in (replace(resume, statements=(*resume.statements, loose)),
                    replace(resume, work=(), statements=(loose,))):  # fmt: skip
        back = read_resume(read_document(export_resume(changed, format="yaml"), name="cv.yaml"))
        assert any("Kept three hives." in item.text for item in back.statements)
        assert len(back.work) == len(changed.work)


def test_a_group_of_skills_without_a_name_is_read() -> None:
    """An empty label before a list of skills is no name, and no fault either."""
    text = 'cv:\n  name: Robin Example\n  sections:\n    Skills:\n      - label: ""\n        details: Python, SQL\n'
    resume = read_resume(read_document(text.encode(), name="cv.yaml"))
    assert resume.skills[0].keywords == ("Python", "SQL")
