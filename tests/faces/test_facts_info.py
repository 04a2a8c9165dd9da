"""What `facts info` and `facts verify` print is right, and readable on 80 columns."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from careerproof.faces.cli import main as cli
from careerproof.faces.cli.layout import WIDTH, display_width
from careerproof.facts.checking import CHECKS
from careerproof.settings import SHIPPED_FACTS

DAY = ("--today", "2026-11-22")


def _run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli._run(["facts", *arguments])
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return code, out if code in (0, 4) and out else err


@pytest.mark.parametrize(
    "arguments",
    [("info", *DAY), ("info", "--files"), ("info", "data analyst"), ("info", "55-3016.00"), ("info", "29-1141")],
    ids=" ".join,
)
def test_pages_fit_a_terminal(capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """No line is wider than 80 columns, except a file's path."""
    code, out = _run(capfd, *arguments)
    assert code == 0
    assert len(out.splitlines()) > 20
    for line in out.splitlines():
        assert display_width(line) <= WIDTH or "/" in line, line


def test_the_overview_answers_who_when_and_may_i(capfd: pytest.CaptureFixture[str]) -> None:
    """Age, licence, rows, coverage and what is missing stand on the page."""
    _, out = _run(capfd, "info", *DAY)
    text = " ".join(out.split())
    for part in ("shipped with careerproof", "18 months old", "may be passed on", "no licence stated", "97.9%"):
        assert part in text
    assert "Missing in the build, and therefore absent" in out


def test_json_keeps_its_keys_and_says_more(capfd: pytest.CaptureFixture[str]) -> None:
    """`path`, `sources`, `tables` and `files` are there as before, with age, rows, coverage and lineage."""
    result = json.loads(_run(capfd, "info", "--format", "json", *DAY)[1])
    assert result["schema"] == "careerproof.facts/1"
    assert result["path"] == str(SHIPPED_FACTS)
    source = next(each for each in result["sources"] if each["id"] == "oews-2025")
    assert (source["published"], source["age_months"]) == ("2025-05", 18)
    assert {"title", "publisher", "edition", "licence", "url", "citation"} <= source.keys()
    assert {"name", "about", "rows", "sources", "occupations", "coverage"} == result["tables"][0].keys()
    assert {"path", "sha256", "known", "source"} == result["files"][0].keys()
    assert result["missing"]


def test_markdown_and_attribution(capfd: pytest.CaptureFixture[str]) -> None:
    """The table has a line for each source; attribution is nothing but the lines to show."""
    page = _run(capfd, "info", "--format", "md")[1]
    attribution = _run(capfd, "info", "--attribution")[1]
    assert page.startswith("# Facts ")
    assert "| yes |" in page
    assert "| no |" in page
    assert attribution.startswith("This product includes information from the O*NET")
    assert all(line in page for line in attribution.strip().split("\n\n"))


def test_lineage_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    """An occupation's figures, gaps and sources, in the usual envelope."""
    result = json.loads(_run(capfd, "info", "registered nurses", "--format", "json")[1])
    assert (result["schema"], result["code"]) == ("careerproof.facts-lineage/1", "29-1141.00")
    assert {"subject", "what", "value", "unit", "sources", "note"} == result["figures"][0].keys()


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("info", "nurse", "--files"), 2, "facts as a whole"),
        (("info", "--files", "--attribution"), 2, "do not go together"),
        (("info", "--today", "soon"), 2, "is not a date"),
        (("info", "prompt-engineer"), 3, "official occupations"),
        (("info", "zzzz qqqq"), 3, "zzzz"),
    ],
)
def test_what_makes_no_sense_is_refused(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, word: str
) -> None:
    """One line says why."""
    found, text = _run(capfd, *arguments)
    assert (found, text.count("\n")) == (code, 1)
    assert word in text


def test_verify_tells_each_check(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Sound facts: a line for each check and the digest; a fault: exit 4, its check and its finding."""
    code, out = _run(capfd, "verify")
    assert code == 0
    assert out.count("\n  ok ") == len(CHECKS)
    assert "sha256" in out
    assert out.endswith("the facts are sound\n")
    path = tmp_path / "facts.sqlite"
    path.write_bytes(SHIPPED_FACTS.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE wage SET p25 = 999999 WHERE survey = '15-1252'")
    connection.commit()
    connection.close()
    code, out = _run(capfd, "verify", "--facts", str(path))
    assert code == 4
    assert "FAULT  percentiles of pay rise" in out
    assert "[facts.percentiles]" in out
    code, out = _run(capfd, "verify", "--facts", str(path), "--format", "json")
    result = json.loads(out)
    assert code == 4
    assert {check["id"] for check in result["checks"] if check["failed"]} == {"facts.version", "facts.percentiles"}
    assert [finding["severity"] for finding in result["findings"]] == ["error", "error"]
