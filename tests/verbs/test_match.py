"""Tests of `verbs.match`."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.verbs.match import match, match_queries, read_queries


def test_titles_keep_their_order() -> None:
    """A result for each title, also for what is no occupation."""
    results = match("cashier", "asdf", "RN")
    assert [result.query for result in results] == ["cashier", "asdf", "RN"]
    assert results[1].candidates == ()


def test_what_is_known_beside_the_titles_counts() -> None:
    """Company, industry, skills and context reach the match."""
    plain = match("Manager")[0].candidates
    for known in ({"company": "Mercy Hospital"}, {"industry": "62"}, {"context": "patients, clinical staff, wards"}):
        assert match("Manager", **known)[0].candidates != plain  # type: ignore[arg-type]
    assert match("Manager", skills=["Oracle PeopleSoft", "payroll"])[0].candidates != plain


def test_rows_of_a_table(tmp_path: Path) -> None:
    """Of a CSV file the columns that help are used, and the others kept."""
    file = tmp_path / "jobs.csv"
    file.write_text(
        '\ufeffid,Title,Company,skills\n7,Manager,"Luigi\'s Pizza",\n8,"Director, Sales",,SAP; Excel\n',
        encoding="utf-8",
    )
    queries = list(read_queries(file))
    assert [(query.title, query.company, query.skills, dict(query.others)) for query in queries] == [
        ("Manager", "Luigi's Pizza", (), {"id": "7"}),
        ("Director, Sales", None, ("SAP", "Excel"), {"id": "8"}),
    ]
    assert [result.query for result in match_queries(queries)] == ["Manager", "Director, Sales"]


def test_a_table_without_titles_is_refused(tmp_path: Path) -> None:
    """The message says which column is needed."""
    file = tmp_path / "jobs.csv"
    file.write_text("job\nbaker\n", encoding="utf-8")
    with pytest.raises(UsageError, match="column named title"):
        next(read_queries(file))
