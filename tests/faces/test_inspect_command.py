"""`careerproof inspect`: the rules, a posting beside the file, and what is said about the file's name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from careerproof.faces.cli.main import main
from careerproof.verbs.inspect import inspect, inspection_rules

RESUMES = Path(__file__).resolve().parents[2] / "examples" / "resumes"
RESUME = (
    "Jane Doe\njane@example.com | 212-555-0143 | New York, NY\n\nExperience\n\nData Analyst | Acme Corp | Jan 2020 - "
    "Present\n- Wrote reports\n{more}\n\nEducation\n\nBSc in Biology, State University, May 2012\n\nSkills\n\nSQL\n"
)


def careerproof(*arguments: str) -> Result:
    """The command's result."""
    return CliRunner().invoke(main, list(arguments))


def test_every_rule_is_listed_with_its_fix() -> None:
    """As text and as JSON, each id once; the fix is never empty."""
    listed = json.loads(careerproof("inspect", "--rules", "--format", "json").output)
    assert listed["schema"] == "careerproof.rules/1"
    ids = [rule["id"] for rule in listed["rules"]]
    assert len(ids) == len(set(ids)) == len(inspection_rules()) > 40
    assert all(rule["fix"] and rule["why"] for rule in listed["rules"])
    text = careerproof("inspect", "--rules").output
    assert [line.split()[0] for line in text.splitlines() if line[:1] not in ("", " ")] == ids


def test_a_file_or_the_rules_must_be_asked_for() -> None:
    """Without either the command says how it is used."""
    run = careerproof("inspect")
    assert run.exit_code == 2
    assert "--rules" in run.output


@pytest.mark.parametrize(("name", "told"), [("final v3.txt", True), ("jane-doe.txt", False)])
def test_the_file_s_name_is_judged(tmp_path: Path, name: str, told: bool) -> None:
    """Its findings stand with the others, and do not make a file unreadable."""
    path = tmp_path / name
    path.write_text(RESUME.format(more=""), encoding="utf-8")
    answer = inspect(path)
    assert any(finding.id.startswith("file.name") for finding in answer.findings) is told
    assert answer.parseable


def test_a_pasted_posting_is_told(tmp_path: Path) -> None:
    """A passage of the posting in the résumé is a finding, and none without the posting."""
    passage = (
        "We look for a curious analyst who likes to work with people in every office of our company and who will own "
        "the reports that our leaders read each Monday before their first meeting of the week begins."
    )
    resume, posting = tmp_path / "jane-doe.txt", tmp_path / "job.txt"
    resume.write_text(RESUME.format(more=f"- {passage}"), encoding="utf-8")
    posting.write_text(f"Data Analyst\n\n{passage}\n\nRequirements\n\n- SQL\n", encoding="utf-8")
    assert "tampering.posting_pasted" in {finding.id for finding in inspect(resume, posting=posting).findings}
    assert "tampering.posting_pasted" not in {finding.id for finding in inspect(resume).findings}
