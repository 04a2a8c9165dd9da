"""The audit of a table: its columns are chosen, its mistakes are told by line, and every face shows the same."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

import careerproof as cp
from careerproof.errors import FileUnreadable, InputError, UsageError
from careerproof.faces.cli.main import main
from careerproof.verbs.audit import bias

HEAD = "id,sex,race,score,hired\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two hundred people, of whom some gave no sex."""
    dice = random.Random(3)  # noqa: S311 - the same table in every run, no secret
    rows = []
    for number in range(200):
        sex, race = dice.choice(["Female", "Male", "Prefer not to say"]), dice.choice(["Asian", "Black", "White"])
        score = dice.randint(20, 90)
        rows.append(f"p{number},{sex},{race},{score},{'yes' if score > 60 else 'no'}\n")
    path = tmp_path / "outcomes.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_columns_are_chosen(table: Path) -> None:
    """Each attribute alone and crossed, by decisions, by scores and by cut-offs."""
    found = bias(table, by=["sex", "race"], selected="hired", score="score", cutoffs=[50])
    assert found.people == 200
    assert len(found.comparisons) == 9
    assert {item.name for item in found.comparisons[0].categories} == {"Female", "Male"}
    assert found.comparisons[0].unknown > 0
    assert str(found).startswith("200 people, 9 comparisons")
    assert getattr(cp, "audit").bias is bias  # noqa: B009 - a room's name is no attribute for a type checker


@pytest.mark.parametrize(
    ("text", "options", "error", "said"),
    [
        (HEAD + "p1,F,A,50,yes\n", {"by": ["gender"], "selected": "hired"}, UsageError, "no column 'gender'"),
        (HEAD + "p1,F,A,50,perhaps\n", {"by": ["sex"], "selected": "hired"}, InputError, "line 2: 'perhaps'"),
        (HEAD + "p1,F,A,50,yes\np2,F,A,high,yes\n", {"by": ["sex"], "score": "score"}, InputError, "line 3: 'high'"),
        (HEAD + "p1,F,A,nan,yes\n", {"by": ["sex"], "score": "score"}, InputError, "line 2: 'nan'"),
        (HEAD, {"by": ["sex"], "score": "score"}, InputError, "holds no row"),
        (HEAD + "p1,F,A,50,yes\n", {"by": ["sex"]}, UsageError, "categories and outcomes"),
        (HEAD + "p1,F,A,50,yes\n", {"by": ["sex"], "selected": "hired", "cutoffs": [5]}, UsageError, "cut-offs"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, options: dict[str, object], error: type, said: str) -> None:
    """Wrong columns and wrong cells are one clear error with the line."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error, match=said):
        bias(path, **options)  # type: ignore[arg-type]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    """A file that is not there, and one of other bytes."""
    with pytest.raises(FileUnreadable):
        bias(tmp_path / "none.csv", by=["sex"], selected="hired")
    odd = tmp_path / "odd.csv"
    odd.write_bytes(b"\xff\xfe\x00s")
    with pytest.raises(InputError, match="no CSV"):
        bias(odd, by=["sex"], selected="hired")


def test_every_format_says_the_same(table: Path) -> None:
    """Text, JSON, CSV and HTML hold the same ratios."""
    options = ["audit", "bias", str(table), "--by", "sex", "--selected", "hired"]
    shown = {
        form: CliRunner().invoke(main, [*options, "--format", form]).output for form in ("text", "json", "csv", "html")
    }
    plain = json.loads(shown["json"])
    assert plain["schema"] == "careerproof.audit.bias/1"
    ratios = [item["impact_ratio"] for item in plain["comparisons"][0]["categories"]]
    rows = list(csv.DictReader(io.StringIO(shown["csv"])))
    assert [round(float(row["impact_ratio"]), 4) for row in rows] == ratios
    for ratio in (float(row["impact_ratio"]) for row in rows):
        assert f"{ratio:.3f}" in shown["text"]
        assert f"<strong>{ratio:.3f}</strong>" in shown["html"]
    assert "http:" not in shown["html"]
    assert "https:" not in shown["html"]
