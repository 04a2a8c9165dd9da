"""The main job on the bundled people: a whole, true and repeatable answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from careerproof.evidence import Estimate
from careerproof.resumes.model import Resume
from careerproof.verbs.check import check
from careerproof.verbs.model import Check
from careerproof.verbs.opening import opened_file

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
TODAY = "2026-01-31"
PAIRS = (
    ("maya-okonkwo", "machine-learning-engineer.md"),
    ("ines-valdez-novak", "nurse-care-coordinator.html"),
    ("graham-whitlock", "staff-accountant.txt"),
)
PARTS = ("resume", "inspect", "occupation", "score", "screen", "optimize", "paths")


@cache
def answer(person: str, posting: str, ending: str = "pdf") -> Check:
    """The check of an example person against an example posting."""
    return check(EXAMPLES / "resumes" / f"{person}.{ending}", posting=EXAMPLES / "postings" / posting, today=TODAY)


def truth(person: str) -> dict[str, Any]:
    """The structured data that the person's files were made from."""
    data: dict[str, Any] = json.loads((EXAMPLES / "people" / f"{person}.json").read_text(encoding="utf-8"))
    return data


def test_a_passage_of_the_posting_in_the_resume_is_told() -> None:
    """Whole sentences of the posting in the résumé are a finding of the check; its own résumé has none."""
    posting = EXAMPLES / "postings" / "machine-learning-engineer.md"
    name = truth("maya-okonkwo")["basics"]["name"]
    resume = f"{name}\nmaya@example.com\n\nSummary\n{posting.read_text(encoding='utf-8')}"
    found = check(opened_file("resume.txt", resume.encode()), posting=posting, today=TODAY)
    assert found.screen is not None
    for findings in (found.inspect.findings, found.screen.findings):
        assert "tampering.posting_pasted" in {finding.id for finding in findings}
    honest = answer("maya-okonkwo", "machine-learning-engineer.md")
    assert "tampering.posting_pasted" not in {finding.id for finding in honest.inspect.findings}


@pytest.mark.parametrize(("person", "posting"), PAIRS)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_part_of_the_answer_is_there(person: str, posting: str, ending: str) -> None:
    """A résumé and a posting give all seven parts, with the promised keys."""
    plain = answer(person, posting, ending).to_dict()
    assert all(plain[part] for part in PARTS)
    score, screen, optimize = plain["score"], plain["screen"], plain["optimize"]
    assert isinstance(score, dict)
    assert isinstance(screen, dict)
    assert isinstance(optimize, dict)
    assert set(score) >= {"subject", "score10", "score", "category", "axes", "reasons"}
    assert set(screen) >= {
        "knockouts",
        "score",
        "subscores",
        "requirements",
        "findings",
        "policy_sha256",
        "input_sha256",
    }
    assert screen["decision"] is None
    assert set(optimize) >= {"before", "after", "edits", "missing"}


@pytest.mark.parametrize(("person", "posting"), PAIRS)
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_person_is_read_as_they_are(person: str, posting: str, ending: str) -> None:
    """Name, e-mail, phone, jobs with dates and schools come out as they went in, from PDF and DOCX alike."""
    content = answer(person, posting, ending).resume.content
    assert isinstance(content, Resume)
    told = truth(person)
    assert content.basics.name == told["basics"]["name"]
    assert content.basics.email == told["basics"]["email"]
    assert [(job.position, job.name, job.start_date, job.end_date) for job in content.work] == [
        (job["position"], job["name"], job["startDate"], job.get("endDate")) for job in told["work"]
    ]
    assert [school.institution for school in content.education] == [s["institution"] for s in told["education"]]
    assert [len(job.highlights) for job in content.work] == [len(job["highlights"]) for job in told["work"]]


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_a_field_is_the_slice_that_its_span_names(person: str, posting: str) -> None:
    """The evidence of every field points at the words it was read from."""
    reading = answer(person, posting).resume
    content = reading.content
    assert isinstance(content, Resume)
    assert len(content.fields) > 30
    values = content.to_dict()
    for pointer, evidence in content.fields.items():
        value: Any = values
        for key in pointer.strip("/").split("/"):
            value = value[int(key)] if isinstance(value, list) else value[key]
        written = " ".join(reading.document.text[span.start : span.end] for span in evidence.spans)
        if evidence.source == "text":
            assert written, pointer
            assert " ".join((evidence.raw or str(value)).split()) == " ".join(written.split()), pointer


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_points_sum_to_the_scores(person: str, posting: str) -> None:
    """The reasons of the safety score and the points of the screen add up to what is shown."""
    result = answer(person, posting)
    assert result.score is not None
    assert result.screen is not None
    assert isinstance(result.score.score, Estimate)
    assert sum(reason.contribution for reason in result.score.reasons) == pytest.approx(result.score.score.value)
    assert sum(item.points for item in result.screen.requirements) == pytest.approx(result.screen.score)
    assert sum(item.max_points for item in result.screen.requirements) == pytest.approx(100)


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_every_edit_is_proven_or_asks(person: str, posting: str) -> None:
    """An edit that asks for no confirmation quotes the résumé; what is lacking is never an edit."""
    result = answer(person, posting)
    assert result.optimize is not None
    text = " ".join(result.resume.document.text.split())
    for edit in result.optimize.edits:
        assert edit.needs_confirmation or edit.evidence
        for quote in edit.evidence:
            assert " ".join(quote.text.split()) in text
    lacking = {term.term.casefold() for term in result.optimize.lacking}
    for edit in result.optimize.edits:
        new = [edit.new] if isinstance(edit.new, str) else list(edit.new)
        assert not lacking & {item.casefold() for item in new}


def test_what_a_person_has_but_does_not_say_is_told_apart_from_what_they_lack() -> None:
    """Maya deploys to k8s and builds RESTful services, and has never used Terraform."""
    result = answer(*PAIRS[0])
    assert result.optimize is not None
    unsaid = " ".join(term.term for term in result.optimize.have_but_unsaid)
    lacking = " ".join(term.term for term in result.optimize.lacking)
    assert "Kubernetes" in unsaid
    assert "REST API" in unsaid
    assert "Terraform" in lacking
    assert "Terraform" not in unsaid
    assert "Kubernetes" not in lacking
    assert result.optimize.after > result.optimize.before


def test_the_careers_are_told_apart() -> None:
    """Analyst, nurse and clerk are three occupations, and the posting for an ML engineer is an AI-created career."""
    majors = []
    for person, posting in PAIRS:
        match = answer(person, posting).occupation
        assert match is not None
        majors.append(match.candidates[0].code[:2])
    assert majors == ["15", "29", "43"]
    target = answer(*PAIRS[0]).target
    assert target is not None
    assert target.score is not None
    assert target.score.category == "ai-created"
    assert (target.score.score10 or 0) >= 9


def test_moves_from_an_at_risk_career_are_safer() -> None:
    """The clerk gets moves, and each is to a career with a higher score."""
    paths = answer(*PAIRS[2]).paths
    assert paths is not None
    assert len(paths.moves) >= 3
    assert all((move.score_change or 0) > 0 for move in paths.moves)


def test_two_processes_print_the_same_bytes() -> None:
    """The same input gives the same JSON, whatever the hash seed."""
    person, posting = PAIRS[0]
    command = [
        sys.executable, "-m", "careerproof", "check", f"resumes/{person}.pdf", "--posting", f"postings/{posting}",
        "--today", TODAY, "--format", "json",
    ]  # fmt: skip
    outputs = [
        subprocess.run(
            command, cwd=EXAMPLES, capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    envelope = json.loads(outputs[0])
    assert envelope["schema"] == "careerproof.check/1"
    assert envelope["code_version"]
    assert envelope["facts_version"]


def test_without_a_posting_the_rest_of_the_answer_stands() -> None:
    """No posting: no screen and no edits, with the reason, and everything else as before."""
    result = check(EXAMPLES / "resumes" / "maya-okonkwo.pdf", today=TODAY)
    assert result.screen is None
    assert result.optimize is None
    assert set(result.reasons) == {"screen", "optimize"}
    assert result.score is not None
    assert result.paths is not None


class _Page(HTMLParser):
    """What a page is made of: tags, ids, links, and addresses it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.loads: list[str] = []
        self.figures: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects what the tag says."""
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.loads += [value for name in ("src", "srcset", "data", "action") if (value := given.get(name))]
        if tag == "link":
            self.loads.append(given.get("href") or "")
        if tag == "a" and given.get("href"):
            self.anchors.append(given["href"] or "")
        if given.get("role") == "img":
            self.figures.append(given.get("aria-label") or "")


@pytest.mark.parametrize(("person", "posting"), PAIRS)
def test_the_report_is_one_self_contained_accessible_page(person: str, posting: str) -> None:
    """Nothing is loaded or run; charts have text alternatives; links inside the page resolve; ids are unique."""
    from careerproof.faces.report import check_report

    text = check_report(answer(person, posting), facts_version="test")
    page = _Page()
    page.feed(text)
    assert page.loads == []
    assert "url(" not in text
    assert "@import" not in text
    assert "script" not in page.tags
    assert len(page.figures) >= 5
    assert all(len(label) > 10 for label in page.figures)
    assert len(page.ids) == len(set(page.ids))
    assert all(anchor.removeprefix("#") in page.ids for anchor in page.anchors)
    assert page.tags.count("h1") == 1
    assert page.tags.count("main") == 1
    assert '<html lang="en">' in text
    assert truth(person)["basics"]["name"] in text


def test_a_refused_file_writes_no_report(tmp_path: Path) -> None:
    """When the input is refused, nothing is written where the report was to be."""
    broken = tmp_path / "resume.pdf"
    broken.write_bytes(b"")
    report = tmp_path / "report.html"
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", "check", str(broken), "--report", str(report)],
        capture_output=True,
        check=False,
    )
    assert run.returncode == 3
    assert run.stdout == b""
    assert run.stderr.decode().startswith("error document.empty: ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["resume.pdf"]
