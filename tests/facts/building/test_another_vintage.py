"""Another decade's projections in the same layout: build the facts, score everyone, and nothing else is needed."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from careerproof.evidence import Estimate
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.score import score_all

WORKBOOK = Path("projections/occupation_2024_34.xlsx")


def _careerproof(*arguments: str | Path) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "careerproof", *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def _of_another_decade(workbook: bytes) -> bytes:
    """The workbook of ten years before: its years, and the occupations' figures in the opposite order."""
    codes = sorted({code for text in _sheets(workbook).values() for code in re.findall(r">(\d\d-\d{4})<", text)})
    opposite = dict(zip(codes, reversed(codes), strict=True))
    years = {"2024–34": "2014–24", "2024": "2014", "2034": "2024"}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, text in _sheets(workbook).items():
            dated = re.sub("|".join(years), lambda found: years[found[0]], text)
            written.writestr(name, re.sub(r">(\d\d-\d{4})<", lambda found: f">{opposite[found[1]]}<", dated))
    return target.getvalue()


def _sheets(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        return {name: parts.read(name).decode("utf-8") for name in parts.namelist()}


@pytest.fixture
def vintages(small: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The artifacts of the same sources with this decade's projections, and with those of the decade before."""
    outputs = (tmp_path / "now.sqlite", tmp_path / "then.sqlite")
    _careerproof("facts", "build", "--sources", small, "--output", outputs[0])
    workbook = (small / WORKBOOK).read_bytes()
    (small / WORKBOOK).unlink()
    (small / WORKBOOK).with_name("occupation_2014_24.xlsx").write_bytes(_of_another_decade(workbook))
    _careerproof("facts", "build", "--sources", small, "--output", outputs[1])
    return outputs


def test_another_decade_is_scored_from_its_own_facts(vintages: tuple[Path, Path]) -> None:
    """Every code has its row, the demand is that of the other workbook, and the reasons name its years."""
    tables = [
        list(csv.DictReader(io.StringIO(_careerproof("score", "--all", "--format", "csv", "--facts", path))))
        for path in vintages
    ]
    codes = [[row["code"] for row in table if row["code"][0].isdigit()] for table in tables]
    assert codes[0] == codes[1]
    assert len(codes[0]) == 12
    moved = [now["code"] for now, then in zip(*tables, strict=True) if now["demand"] != then["demand"]]
    assert len(moved) >= 8
    for now, then in zip(*tables, strict=True):
        for name in ("exposure", "automation", "human_necessity", "ai_creation"):
            assert now[name] == then[name]
    with open_facts(vintages[1]) as facts:
        _check_years(facts)


def _check_years(facts: Facts) -> None:
    told = 0
    for score in score_all(facts):
        projection = facts.projection(score.subject.code or "")
        if projection is None or not isinstance(score.score, Estimate):
            continue
        assert (projection.from_year, projection.to_year) == (2014, 2024)
        text = next(reason.text for reason in score.reasons if reason.axis == "demand")
        assert "from 2014 to 2024" in text
        assert f"{abs(projection.change_pct):.1f}%" in text
        told += 1
    assert told >= 8
