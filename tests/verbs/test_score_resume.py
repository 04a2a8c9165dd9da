"""A person's score from the file of their résumé: text in, score out, through the reader."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from careerproof.evidence import Estimate, Missing
from careerproof.occupations.resolve import resolve_career
from careerproof.safety.model import PersonalScore, SafetyScore
from careerproof.safety.policy import SHIPPED
from careerproof.verbs.opening import open_store
from careerproof.verbs.score import score_of, score_resume

TODAY = "2026-06-30"
BEDSIDE = (
    "Assessed and treated patients at the bedside on a 24-bed ward",
    "Comforted families of dying patients and explained treatment options",
    "Administered medications and monitored vital signs of patients",
    "Responded to cardiac emergencies and resuscitated patients",
)
PAPER = (
    "Entered patient data into electronic records",
    "Filed insurance claims and coded diagnoses for billing",
    "Processed forms and updated medical charts",
    "Typed letters and answered telephone inquiries",
)
NOTHING_TOLD = ("Gold medal, regional chess championship", "Hobbies: sailing, jazz")
EMPLOYERS = ("Harbour Clinic", "Lakeside Hospital")
Job = tuple[str, str, Sequence[str]]
Scored = Callable[..., SafetyScore]


def resume_text(*jobs: Job) -> str:
    """A résumé with these jobs: (title, dates, lines), the latest first."""
    lines = ["Robin Vale", "robin.vale@example.com | 312-555-0147 | Chicago, IL", "", "EXPERIENCE"]
    for employer, (title, dates, bullets) in zip(EMPLOYERS, jobs, strict=False):
        lines += ["", " | ".join(filter(None, (title, employer, dates))), *(f"- {bullet}" for bullet in bullets)]
    return "\n".join([*lines, "", "EDUCATION", "", "BSc Nursing, Lakeside College, 2012", ""])


@pytest.fixture
def scored(tmp_path: Path) -> Scored:
    """Scores the résumé of these jobs, written to a file."""

    def from_file(*jobs: Job, policy: Path | None = None) -> SafetyScore:
        path = tmp_path / "resume.txt"
        path.write_text(resume_text(*jobs), encoding="utf-8")
        return score_resume(path, policy=policy, today=TODAY)

    return from_file


def nurse(bullets: Sequence[str], dates: str = "March 2016 - Present") -> Job:
    """One job as a registered nurse."""
    return ("Registered Nurse", dates, bullets)


def own(of: SafetyScore) -> tuple[Estimate, PersonalScore]:
    """The score and what is personal about it."""
    assert isinstance(of.score, Estimate)
    assert of.personal is not None
    return of.score, of.personal


def test_two_people_of_one_title_are_scored_by_their_own_work(scored: Scored) -> None:
    """The nurse at the bedside is safer than the nurse at the desk, each beside the same occupation."""
    bedside, desk = own(scored(nurse(BEDSIDE))), own(scored(nurse(PAPER)))
    assert bedside[0].value > desk[0].value + 0.5
    assert bedside[1].occupation_score == desk[1].occupation_score
    for value, personal in (bedside, desk):
        assert (personal.bullets, personal.fallback) == (4, False)
        assert personal.usable_bullets >= 3
        assert personal.occupation_score is not None
        assert personal.change is not None
        assert value.value == pytest.approx(personal.occupation_score + personal.change, abs=0.011)


def test_each_activity_names_the_lines_that_tell_of_it(scored: Scored) -> None:
    """The pointers lead to the lines of the job that they stand in."""
    _, personal = own(scored(nurse(BEDSIDE)))
    pointers = {pointer for activity in personal.activities for pointer in activity.bullets}
    assert pointers <= {f"/work/0/highlights/{number}" for number in range(4)}
    assert len(pointers) == personal.usable_bullets


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 0, 2)])
def test_the_order_of_lines_changes_nothing(scored: Scored, order: tuple[int, ...]) -> None:
    """The same lines in another order: the same score, interval, reasons and shares of activities."""
    mixed = (*BEDSIDE[:2], *PAPER[:2])
    one, other = scored(nurse(mixed)), scored(nurse([mixed[place] for place in order]))
    assert (one.score, one.category, one.reasons) == (other.score, other.category, other.reasons)
    first, second = own(one)[1], own(other)[1]
    assert [(row.dwa, row.share, row.effect) for row in first.activities] == [
        (row.dwa, row.share, row.effect) for row in second.activities
    ]


@pytest.mark.parametrize("bullets", [NOTHING_TOLD, ()], ids=["lines that tell of no work", "no line"])
def test_without_a_usable_line_it_is_the_occupation(scored: Scored, bullets: Sequence[str]) -> None:
    """The score is the occupation's, in value and reasons; the result and a note say so with the reason."""
    found = scored(nurse(bullets))
    value, personal = own(found)
    facts = open_store(None)
    usual = score_of(facts, resolve_career(facts, "Registered Nurse", company=EMPLOYERS[0]))
    assert isinstance(usual.score, Estimate)
    assert (value.value, found.reasons) == (usual.score.value, usual.reasons)
    assert (personal.fallback, personal.usable_bullets, personal.change) == (True, 0, 0.0)
    assert personal.reason
    assert any(personal.reason in note for note in found.notes)


@pytest.mark.parametrize(
    ("title", "dates", "stage", "months"),
    [
        ("Registered Nurse", "January 2026 - Present", "entry", 6),
        ("Registered Nurse", "January 2023 - Present", "early", 42),
        ("Registered Nurse", "March 2016 - Present", "established", 124),
        ("Senior Registered Nurse", "January 2026 - Present", "senior", 6),
        ("Registered Nurse", "", "unknown", None),
    ],
)
def test_the_stage_is_read_from_dates_and_title(
    scored: Scored, title: str, dates: str, stage: str, months: int | None
) -> None:
    """Months of dated work tell the stage, unless the title does; without either it is unknown."""
    found = own(scored((title, dates, BEDSIDE)))[1].stage
    assert (found.stage, found.months) == (stage, months)


def test_at_the_entry_the_interval_reaches_lower(scored: Scored) -> None:
    """The same lines in a first job: the same points, and a lower end that holds the harm to those who start out."""
    entry, later = own(scored(nurse(PAPER, "January 2026 - Present"))), own(scored(nurse(PAPER)))
    assert entry[0].value == later[0].value
    assert entry[0].low < later[0].low
    assert entry[0].high == later[0].high


def test_a_job_long_ago_counts_for_less(scored: Scored) -> None:
    """Ten years at the bedside now and a desk long ago are nearer to the bedside than the other way round."""
    now, then = "January 2016 - Present", "January 2004 - December 2006"
    bedside = own(scored(nurse(BEDSIDE, now), nurse(PAPER, then)))[0]
    desk = own(scored(nurse(PAPER, now), nurse(BEDSIDE, then)))[0]
    assert bedside.value > desk.value


def test_a_title_that_names_nothing_is_not_scored(scored: Scored) -> None:
    """No occupation is guessed; the reason is told."""
    found = scored(("Qwrtz Plmk", "March 2016 - Present", BEDSIDE))
    assert isinstance(found.score, Missing)
    assert "no job title" in found.score.reason


def test_a_policy_sets_how_much_own_lines_count(scored: Scored, tmp_path: Path) -> None:
    """With a smaller part for the usual mix the score moves further the same way; the occupation's stays."""
    policy = tmp_path / "policy.toml"
    text = SHIPPED.read_text(encoding="utf-8") + "\n[personal.mix]\nprior_bullets = {}\n"
    found = {}
    for prior in (2, 8, 80):
        policy.write_text(text.format(prior), encoding="utf-8")
        found[prior] = own(scored(nurse(PAPER), policy=policy))[1]
    shipped = own(scored(nurse(PAPER)))[1]
    assert found[8] == shipped
    assert found[2].weight > shipped.weight > found[80].weight
    assert found[2].change < shipped.change < found[80].change < 0
    assert {one.occupation_score for one in found.values()} == {shipped.occupation_score}


def test_the_command_takes_the_policy(tmp_path: Path) -> None:
    """`score --resume --policy` in a process of its own: the figures of the file count, and a wrong key is told."""
    resume, policy = tmp_path / "resume.txt", tmp_path / "policy.toml"
    resume.write_text(resume_text(nurse(PAPER)), encoding="utf-8")
    answers = []
    for table in ("[personal.mix]\nprior_bullets = 2", "[personal.mix]\nprior = 2"):
        policy.write_text(SHIPPED.read_text(encoding="utf-8") + f"\n{table}\n", encoding="utf-8")
        answers.append(
            subprocess.run(
                [sys.executable, "-m", "careerproof", "score", "--resume", str(resume), "--policy", str(policy),
                 "--format", "json"],
                capture_output=True, check=False, timeout=60, text=True, encoding="utf-8",
            )
        )  # fmt: skip
    own_lines = json.loads(answers[0].stdout)["personal"]
    assert own_lines["weight"] > own(score_resume(resume, today=TODAY))[1].weight
    assert answers[1].returncode == 2
    assert "unknown keys: prior" in answers[1].stderr
    assert len(answers[1].stderr.strip().splitlines()) == 1
