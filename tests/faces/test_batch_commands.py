"""Thousands at a time on the command line: sources and forms agree, an interrupted run is gone on with."""

from __future__ import annotations

import csv
import io
import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.faces.cli.main import main
from careerproof.faces.cli.progress import BatchProgress

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
POSTING = str(EXAMPLES / "postings" / "staff-accountant.txt")
TODAY = ("--today", "2026-06-15")
TEXTS = {
    "a.txt": "Robin Example\n\nSkills\nSQL, general ledger\n\nExperience\nAccountant, Example Ltd\n2019 - 2024\n",
    "b.md": "# Kim Example\n\n## Skills\n- month-end close\n- NetSuite\n",
    "c.pdf": "%PDF-1.7\ncut",
}


def careerproof(*arguments: str, code: int = 0) -> tuple[str, str]:
    """What the command prints on stdout and on stderr."""
    result = CliRunner().invoke(main, [*arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """A folder of résumés, one of them a file that nobody can read."""
    folder = tmp_path / "cohort"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_folder_archive_and_table_give_the_same_rows(cohort: Path, tmp_path: Path) -> None:
    """In the same order, under names that tell where each stands; the file that is broken is a row."""
    archive, table = tmp_path / "cohort.zip", tmp_path / "cohort.jsonl"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(cohort.iterdir()):
            packed.write(path, path.name)
    readable = [path for path in sorted(cohort.iterdir()) if path.suffix != ".pdf"]
    table.write_text(
        "".join(json.dumps({"id": p.name, "text": p.read_text("utf-8")}) + "\n" for p in readable), "utf-8"
    )
    tables = {}
    for source in (cohort, archive, table):
        shown, told = careerproof("screen", POSTING, str(source), "--format", "csv", *TODAY)
        tables[source] = list(csv.DictReader(io.StringIO(shown)))
        assert ("1 of 3 could not be read" in told) == (source != table)
    scores = {source: [row["score"] for row in rows] for source, rows in tables.items()}
    assert scores[cohort] == scores[archive] == [*scores[table], ""]
    assert [row["resume"] for row in tables[archive]] == [f"{archive}/{name}" for name in TEXTS]
    assert [row["resume"] for row in tables[table]] == [f"{table}#a.txt", f"{table}#b.md"]
    assert tables[cohort][2]["read"].startswith("document.")


def test_every_form_of_the_rows_agrees(cohort: Path, tmp_path: Path) -> None:
    """What goes to a file by its ending is what is printed, and Parquet holds the same as numbers and texts."""
    from pyarrow import parquet

    for form in ("csv", "jsonl"):
        target = tmp_path / f"rows.{form}"
        shown, _ = careerproof("screen", POSTING, str(cohort), "--format", form, *TODAY)
        careerproof("screen", POSTING, str(cohort), "--output", str(target), *TODAY)
        assert target.read_text(encoding="utf-8") == shown
    careerproof("screen", POSTING, str(cohort), "--output", str(tmp_path / "rows.parquet"), *TODAY)
    rows = rows_of(tmp_path / "rows.csv")
    plain = [
        {k: "" if v is None else v for k, v in row.items()}
        for row in parquet.read_table(tmp_path / "rows.parquet").to_pylist()
    ]
    assert [{**row, "score": float(row["score"]) if row["score"] else ""} for row in rows] == plain
    assert all(
        json.loads(line)["decision"] is None
        for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()
    )


def test_a_folder_of_postings_holds_each_resume_against_all(cohort: Path) -> None:
    """Résumé by résumé, the postings in the order of their names."""
    shown, _ = careerproof("screen", str(EXAMPLES / "postings"), str(cohort), "--format", "csv", *TODAY)
    rows = [(Path(row["resume"]).name, Path(row["posting"]).name) for row in csv.DictReader(io.StringIO(shown))]
    postings = sorted(path.name for path in (EXAMPLES / "postings").iterdir())
    assert rows == [(name, posting) for name in TEXTS for posting in postings]


def test_processes_do_not_change_a_byte(cohort: Path, tmp_path: Path) -> None:
    """One, or more than there are items."""
    for jobs in ("1", "5"):
        careerproof("screen", POSTING, str(cohort), "--output", str(tmp_path / f"{jobs}.jsonl"), "--jobs", jobs, *TODAY)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "5.jsonl").read_bytes()


def test_a_run_that_is_killed_or_interrupted_is_gone_on_with(cohort: Path, tmp_path: Path) -> None:
    """At random moments, by both signals, until it is done: the file is that of a run that nothing stopped."""
    for number in range(30):
        (cohort / f"m{number:02d}.txt").write_text(f"{TEXTS['a.txt']}\nBudget {number}\n", encoding="utf-8")
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    careerproof("screen", POSTING, str(cohort), "--output", str(whole), *TODAY)
    command = [sys.executable, "-m", "careerproof", "screen", POSTING, str(cohort), "--output", str(cut), *TODAY]
    draw, log, stopped = random.Random(11), tmp_path / "cut.jsonl.part.log", 0  # noqa: S311 - moments, no secrets
    for number in range(4):
        before = _items_done(log)
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and _items_done(log) <= before:
            time.sleep(0.01)
        time.sleep(0.05 * draw.random())
        process.send_signal(signal.SIGKILL if number % 2 else signal.SIGINT)
        told = process.communicate(timeout=60)[1]
        if cut.exists():
            break
        stopped += 1
        if number % 2 == 0:
            assert "the same command goes on after them" in told
    assert stopped >= 2
    if not cut.exists():
        assert "going on after" in careerproof("screen", POSTING, str(cohort), "--output", str(cut), *TODAY)[1]
    assert cut.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["cut.jsonl", "whole.jsonl"]


def _items_done(log: Path) -> int:
    """How many items an unfinished run has done, by the entries after the first line of its log."""
    return len(log.read_bytes().partition(b"\n")[2]) // 16 if log.exists() else 0


def test_another_posting_is_not_gone_on_with(cohort: Path, tmp_path: Path) -> None:
    """The message names what differs; --restart begins anew."""
    from careerproof.streams.rowfile import open_rows

    target = tmp_path / "rows.csv"
    with open_rows(target, asked={"verb": "screen", "posting": "another"}, heading="resume\n") as file:
        file.add("x", "x\n")
    result = CliRunner().invoke(main, ["screen", POSTING, str(cohort), "--output", str(target), *TODAY])
    assert result.exception is not None
    assert getattr(result.exception, "code", None) == "usage.output_differs"
    assert "posting" in str(result.exception)
    careerproof("screen", POSTING, str(cohort), "--output", str(target), "--restart", *TODAY)
    assert len(target.read_text(encoding="utf-8").splitlines()) == 4


def test_a_cohort_is_checked(cohort: Path, tmp_path: Path) -> None:
    """A row for each résumé: career, safety, screen, what edits would gain; one that is broken says why."""
    target = tmp_path / "cohort.csv"
    source = str(EXAMPLES / "resumes" / "maya-okonkwo.docx")
    posting = str(EXAMPLES / "postings" / "machine-learning-engineer.md")
    given = ("check", "--batch", source, str(cohort / "c.pdf"), "--posting", posting, *TODAY)
    careerproof(*given, "--output", str(target))
    first, second = rows_of(target)
    alone = json.loads(careerproof("check", source, "--posting", posting, "--format", "json", *TODAY)[0])
    assert (int(first["score10"]), float(first["screen"])) == (alone["score"]["score10"], alone["screen"]["score"])
    assert int(first["edits"]) == len(alone["optimize"]["edits"])
    assert second["read"].startswith("document.")
    rows = [json.loads(line) for line in careerproof(*given, "--format", "jsonl")[0].splitlines()]
    assert [row["schema"] for row in rows] == ["careerproof.check/1"] * 2
    assert rows[0]["screen"] == alone["screen"]
    assert rows[1]["error"]["code"] == second["read"]


def test_scores_of_titles_and_of_resumes(tmp_path: Path) -> None:
    """Titles from lines, a table, standard input; résumés from a folder; what has no score says why."""
    lines, table = tmp_path / "titles.txt", tmp_path / "titles.csv"
    lines.write_text("nurse\nasdfgh\n", encoding="utf-8")
    table.write_text("id,Title\n1,nurse\n2,asdfgh\n", encoding="utf-8")
    shown = {source: careerproof("score", "--input", str(source), "--format", "csv") for source in (lines, table)}
    assert shown[lines] == shown[table]
    rows = list(csv.DictReader(io.StringIO(shown[lines][0])))
    assert [(row["input"], row["code"], row["error"]) for row in rows] == [
        ("nurse", "29-1141.00", ""),
        ("asdfgh", "", "input.unknown_occupation"),
    ]
    assert "1 of 2 have no score" in shown[lines][1]
    people = careerproof("score", "--input", str(EXAMPLES / "resumes" / "*.docx"), "--format", "jsonl")[0].splitlines()
    assert [json.loads(row)["subject"]["kind"] for row in people] == ["resume"] * 3


def test_skills_of_files_and_tables(tmp_path: Path) -> None:
    """Texts of a table by the columns that are named, and documents of an archive."""
    table, archive = tmp_path / "texts.csv", tmp_path / "texts.zip"
    table.write_text("who,said\n7,Python and SQL\n", encoding="utf-8")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("7.txt", "Python and SQL")
        packed.writestr("8.pdf", b"%PDF-1.7\ncut")
    given = ("--text-column", "said", "--id-column", "who", "--format", "jsonl")
    (row,) = map(json.loads, careerproof("skills", "--input", str(table), *given)[0].splitlines())
    assert row["id"] == "7"
    first, second = map(json.loads, careerproof("skills", "--input", str(archive), "--format", "jsonl")[0].splitlines())
    assert first["mentions"] == row["mentions"]
    assert second["error"]["code"].startswith("document.")


def test_matches_go_to_a_file(tmp_path: Path) -> None:
    """As they come, by its ending."""
    source, target = tmp_path / "titles.jsonl", tmp_path / "matches.csv"
    source.write_text('{"title": "cashier", "id": 1}\n{"title": "asdf", "id": 2}\n', encoding="utf-8")
    careerproof("match", "--input", str(source), "--top", "1", "--output", str(target))
    rows = rows_of(target)
    assert [(row["id"], row["query"], row["code"]) for row in rows] == [
        ("1", "cashier", "41-2011.00"),
        ("2", "asdf", ""),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "a.pdf", "b.pdf"), "--batch"),
        (("check", "a.pdf", "--output", "x.csv"), "--batch"),
        (("check", "--batch", "a.pdf", "--report", "x.html"), "one résumé"),
        (("score", "nurse", "--output", "x.csv"), "--input"),
        (("match", "nurse", "--output", "x.csv"), "--input"),
        (("skills", "a.txt", "--output", "x.csv"), "--input"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: tuple[str, ...], said: str) -> None:
    """Before anything is opened."""
    result = CliRunner().invoke(main, [*arguments])
    assert result.exit_code == 2
    assert said in result.output


def test_progress_tells_rate_time_left_and_failures() -> None:
    """Of the items of this run; those that an earlier one did count as done."""
    progress = BatchProgress(total=1_000, before=100)
    for number in range(300):
        progress.step(failed=int(number % 100 == 0))
    assert progress.line(60.0) == "400 of 1,000 · 5.0 a second · 2 min left · 3 not read"
    assert BatchProgress(total=None, before=0).line(0.0) == "0 · 0.0 a second"
