"""Each command in a process of its own: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
RESUME = "resumes/maya-okonkwo.pdf"
POSTING = "postings/machine-learning-engineer.md"


def careerproof(*arguments: str, stdin: str = "", code: int = 0) -> str:
    """What the command prints on stdout; it must end with `code`."""
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", *arguments],
        input=stdin.encode(),
        capture_output=True,
        cwd=EXAMPLES,
        check=False,
        timeout=120,
    )
    assert run.returncode == code, run.stderr.decode()
    return run.stdout.decode()


def as_json(*arguments: str, stdin: str = "") -> dict[str, Any]:
    """The command's JSON."""
    value: dict[str, Any] = json.loads(careerproof(*arguments, "--format", "json", stdin=stdin))
    return value


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (("profile", "registered nurses"), "profile"),
        (("score", "15-1252.00"), "score"),
        (("score", "--resume", RESUME), "score"),
        (("match", "ICU nurse"), "match"),
        (("paths", "--from", "bookkeeper", "--safer-only"), "paths"),
        (("paths", "--from", "data analyst", "--to", "machine-learning-engineer"), "paths"),
        (("paths", "--into", "machine-learning-engineer"), "paths"),
        (("inspect", RESUME), "inspect"),
        (("optimize", RESUME, "--posting", POSTING), "optimize"),
    ],
)
def test_json_comes_in_its_envelope(arguments: tuple[str, ...], schema: str) -> None:
    """Every result names its schema and the versions of code and facts."""
    result = as_json(*arguments)
    assert result["schema"] == f"careerproof.{schema}/1"
    assert result["code_version"]
    assert result["facts_version"]


def test_a_reading_is_json_resume_at_its_root() -> None:
    """The envelope of a reading stands under meta.careerproof, so that JSON Resume's own schema holds."""
    standard = {
        "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
        "interests", "references", "projects", "meta",
    }  # fmt: skip
    result = as_json("read", RESUME)
    assert set(result) <= standard
    assert result["meta"]["careerproof"]["schema"] == "careerproof.read/1"
    assert result["meta"]["careerproof"]["facts_version"]


def test_several_results_are_one_json_value() -> None:
    """JSON is one value: a list of results, each in its envelope."""
    rows = json.loads(careerproof("match", "nurse", "cashier", "--format", "json"))
    assert [row["query"] for row in rows] == ["nurse", "cashier"]
    assert {row["schema"] for row in rows} == {"careerproof.match/1"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("profile", "machine learning engineer"),
        ("score", "cashiers"),
        ("match", "Sr. SWE II (Remote)"),
        ("paths", "--from", "bookkeeper"),
        ("inspect", "resumes/ines-valdez-novak.pdf"),
        ("optimize", RESUME, "--posting", POSTING),
        ("check", RESUME, "--posting", POSTING),
        ("screen", POSTING, RESUME),
        ("screen", RESUME, POSTING, "--rank-postings"),
    ],
)
def test_text_reads_well_at_80_columns(arguments: tuple[str, ...]) -> None:
    """No line of a page is wider than the terminal."""
    lines = careerproof(*arguments).splitlines()
    assert len(lines) > 2
    assert [line for line in lines if len(line) > 80] == []


def test_every_career_is_scored() -> None:
    """One row for each of 1,016 codes, in order, then the emerging careers by slug."""
    rows = list(csv.reader(io.StringIO(careerproof("score", "--all", "--format", "csv"))))
    head, *body = rows
    assert head[:7] == ["code", "title", "score10", "score", "low", "high", "category"]
    assert head[7:] == ["exposure", "automation", "human_necessity", "demand", "ai_creation"]
    codes = [row[0] for row in body if row[0][0].isdigit()]
    slugs = [row[0] for row in body if not row[0][0].isdigit()]
    assert len(codes) == 1016
    assert codes == sorted(codes)
    assert len(slugs) >= 60
    assert slugs == sorted(slugs)
    assert [row[0] for row in body] == codes + slugs


def test_a_batch_of_titles_keeps_its_lines() -> None:
    """A line in, a line out, in order; a separator inside a line is no new line; an empty line stays."""
    rows = careerproof("match", "--input", "-", "--format", "jsonl", stdin="nurse\r\nfoo\u2028bar\n\ncashier\n")
    assert [json.loads(row)["query"] for row in rows.splitlines() if row] == ["nurse", "foo\u2028bar", "", "cashier"]


def test_rows_of_texts_keep_their_ids() -> None:
    """Ids come back unchanged, whatever they are."""
    stdin = '{"id": 7, "text": "Python and SQL"}\n{"id": "b", "text": "wound care"}\n'
    rows = [json.loads(row) for row in careerproof("skills", "--input", "-", stdin=stdin).splitlines()]
    assert [row["id"] for row in rows] == [7, "b"]
    assert "Python" in [mention["text"] for mention in rows[0]["mentions"]]


def test_a_screen_of_files_keeps_going(tmp_path: Path) -> None:
    """A file that cannot be read is a row with its error, in its place; the batch ends with 0."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf")
    output = tmp_path / "rows.jsonl"
    said = careerproof("screen", POSTING, str(broken), RESUME, "--format", "jsonl", "--output", str(output))
    assert said == ""
    rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [row["resume"] for row in rows] == [str(broken), RESUME]
    assert rows[0]["score"] is None
    assert rows[0]["read"] == rows[0]["error"]["code"] == "document.wrong_type"
    assert 0 <= rows[1]["score"] <= 100


def test_fail_under_is_exit_1_with_the_result() -> None:
    """Under the threshold the answer is printed all the same, and the exit code is 1."""
    assert "Score" in careerproof("check", RESUME, "--posting", POSTING, "--fail-under", "100", code=1)
    careerproof("check", RESUME, "--posting", POSTING, "--fail-under", "1", code=0)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_an_edited_file_is_worth_what_was_said(tmp_path: Path, ending: str) -> None:
    """`after` is the score of the written file, screened again."""
    output = tmp_path / f"better.{ending}"
    result = as_json("optimize", RESUME, "--posting", POSTING, "--apply", "safe", "--output", str(output))
    assert result["after"] > result["before"]
    (row,) = careerproof("screen", POSTING, str(output), "--format", "jsonl").splitlines()
    assert json.loads(row)["score"] == pytest.approx(result["after"])


@pytest.mark.parametrize("ending", ["docx", "json"])
def test_a_clean_file_is_read_back(tmp_path: Path, ending: str) -> None:
    """An exported résumé holds the same person and jobs."""
    output = tmp_path / f"clean.{ending}"
    careerproof("export", RESUME, "--output", str(output))
    before, after = as_json("read", RESUME), as_json("read", str(output))
    assert after["basics"]["name"] == before["basics"]["name"]
    jobs = [[(job["position"], job["name"], job["startDate"]) for job in side["work"]] for side in (before, after)]
    assert jobs[0] == jobs[1]


def test_the_text_of_a_text_file_is_printed_unchanged(tmp_path: Path) -> None:
    """Offsets of fields hold in what `read` prints."""
    text = "Ada Example\r\nData Analyst\n\n  ada@example.com  \n"
    path = tmp_path / "resume.txt"
    path.write_bytes(text.encode())
    assert careerproof("read", str(path)) == text


def test_the_facts_say_where_they_are_from() -> None:
    """Sources with edition and licence, and sound facts."""
    result = as_json("facts", "info")
    assert len(result["sources"]) > 20
    assert all(source["licence"] and source["edition"] for source in result["sources"])
    assert "sound" in careerproof("facts", "verify")
