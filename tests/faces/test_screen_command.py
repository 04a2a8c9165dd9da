"""`careerproof screen` as a hiring team and an applicant see it: text and pages, bars that agree with the points."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from careerproof.faces.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RESUME = str(EXAMPLES / "resumes" / "maya-okonkwo.docx")
POSTING = str(EXAMPLES / "postings" / "machine-learning-engineer.md")
TODAY = ("--today", "2026-06-15")


def careerproof(*arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_bars_of_the_parts_agree_with_their_points() -> None:
    """Each part of the score is drawn as long as its share of what it can give, and the parts sum to the score."""
    text = careerproof("screen", POSTING, RESUME, *TODAY)
    (score,) = re.findall(r"Score (\d+) of 100", text)
    parts = re.findall(r"^    [a-z ]+? +([█·]{24}) +([\d.]+)/([\d.]+)$", text, re.MULTILINE)
    assert len(parts) >= 4
    assert sum(float(points) for _, points, _ in parts) == pytest.approx(int(score), abs=0.8)  # both are rounded
    for drawn, points, most in parts:
        assert drawn.count("█") == pytest.approx(24 * float(points) / float(most), abs=0.6)


def test_the_text_tells_what_was_inferred_compared_and_what_the_job_brings() -> None:
    """Beside the requirements stand the job that speaks for a term, years asked and told, and pay and AI-safety."""
    text = " ".join(careerproof("screen", POSTING, RESUME, *TODAY).split())
    assert "PyTorch not said, but usual for Senior Data Analyst" in text
    assert "Years of work: asked 4 years, told 9 years: as asked" in text
    assert re.search(r"Pay in the posting: \$138,000 to \$172,000 a year, \+\d+% beside", text)
    assert re.search(r"AI-safety of that career: \d+/10", text)


def test_a_ranking_tells_pay_and_safety_in_every_form(tmp_path: Path) -> None:
    """Text, CSV and page give the same order, pay and AI-safety; a file that is no posting says so in each."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ms Example,\n\nI apply with five years of SQL. I led my team.\n", encoding="utf-8")
    given = ("screen", "--rank-postings", RESUME, POSTING, str(letter), *TODAY)
    (first, second) = json.loads(careerproof(*given, "--format", "json"))
    assert (first["fit"]["pay_low"], first["fit"]["pay_high"], first["fit"]["pay_basis"]) == (138000, 172000, "posting")
    assert (second["rank"], second["doubt"]["id"]) == (None, "screening.no_posting")
    rows = list(csv.DictReader(io.StringIO(careerproof(*given, "--format", "csv"))))
    assert [(row["rank"], row["safety"], row["pay_low"], bool(row["doubt"])) for row in rows] == [
        ("1", str(first["fit"]["safety"]), "138000.0", False), ("", "", "", True),
    ]  # fmt: skip
    text, page = careerproof(*given), re.sub(r"<[^>]+>", "", careerproof(*given, "--format", "html"))
    for shown in (text, page):
        assert "$155,000" in shown
        assert f"{first['fit']['safety']}/10" in shown
        assert "may be no job posting" in shown


def test_the_csv_tells_what_stands_in_the_way() -> None:
    """A row has the score, the knock-outs that are not told, and the required terms that are lacking."""
    (row,) = csv.DictReader(io.StringIO(careerproof("screen", POSTING, RESUME, *TODAY, "--format", "csv")))
    verdict = json.loads(careerproof("screen", POSTING, RESUME, *TODAY, "--format", "json"))
    assert float(row["score"]) == verdict["score"]
    assert row["unknown"].split("; ") == [item["text"] for item in verdict["knockouts"] if item["result"] == "unknown"]
    assert "CI/CD" in row["lacking"].split("; ")


def test_a_posting_that_is_none_is_told_in_words() -> None:
    """A résumé given as the posting is told by screen and by check, before any score."""
    other = str(EXAMPLES / "resumes" / "graham-whitlock.docx")
    for command in (("screen", other, RESUME), ("check", RESUME, "--posting", other)):
        said = " ".join(careerproof(*command, *TODAY).split())
        assert "may be no job posting: it reads as a person's résumé" in said, command[0]
        assert said.index("may be no job posting") < said.index("Knock-out questions")


def test_the_page_holds_every_row_and_loads_nothing(tmp_path: Path) -> None:
    """Each résumé has its link and its detail, one that cannot be read its reason; no script, no remote asset."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf")
    raw = careerproof("screen", POSTING, RESUME, str(broken), RESUME, *TODAY, "--format", "html")
    targets = re.findall(r'<a href="#(row-\d+)">', raw)
    assert targets == ["row-1", "row-3"]
    assert all(f'<section class="card" id="{target}"' in raw for target in targets)
    assert "not read" in raw
    assert not re.findall(r"<(?:script|img|link|iframe)\b", raw)
    widths = re.findall(r'<rect class="(?:track-bar|fill-\w+)" width="([\d.]+)%"', raw)
    assert widths
    assert all(0 <= float(width) <= 100 for width in widths)
