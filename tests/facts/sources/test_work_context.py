"""Work context comes from O*NET's own table where there is one, else from exports of single elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.folder import Loaded, open_folder
from careerproof.facts.sources.onet import OnetRating
from careerproof.facts.sources.work_context import read_work_context

CODE, OTHER = "15-1252.00", "29-1141.00"
AUTOMATION = "4.C.3.b.2"
RATED = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tCategory\tData Value\n"
BY_TITLE = (
    "degree_of_automation_context,occupation,importance_of_being_exact_or_accurate_context,"
    "importance_of_repeating_same_tasks_context,structured_versus_unstructured_work_context\n"
    "0.25,Software Developers,0.5,0.75,1.0\n0.1,Nobody Knows,0.1,0.1,0.1\n"
)


def _write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _table(*rows: tuple[str, str, str]) -> str:
    """The official table, with the share of answers that stands beside every mean."""
    return RATED + "".join(
        f"{code}\t{element}\tSome Element\tCX\tn/a\t{value}\n{code}\t{element}\tSome Element\tCXP\t1\t40.00\n"
        for code, element, value in rows
    )


def _read(root: Path) -> list[Loaded[OnetRating]]:
    return read_work_context(
        open_folder(root),
        titles={CODE: "Software Developers", OTHER: "Registered Nurses"},
        renumbered=(Link("15-1132.00", CODE), Link("15-1133.00", CODE), Link(OTHER, OTHER)),
    )


def _winning(loaded: list[Loaded[OnetRating]]) -> dict[tuple[str, str], float | None]:
    """The value that the last list gives to each element of each occupation."""
    return {(row.code, row.element): row.importance for each in loaded for row in each.rows}


def test_exports_by_old_codes_by_title_and_the_full_table(tmp_path: Path) -> None:
    """Old codes go to their successors (the mean where two were joined); the full table is newer and comes last."""
    _write(
        tmp_path, "work_context_2020_soc2010/Telephone.csv", "Context,Code\n80,15-1132.00\n60,15-1133.00\n9,99-0.00\n"
    )
    _write(tmp_path, "work_context_27_x/occupations_onet_work_contexts.csv", BY_TITLE)
    _write(tmp_path, "db_40_2_text/Work Context.txt", _table((CODE, AUTOMATION, "3.00")))
    loaded = _read(tmp_path)
    assert [each.source.id for each in loaded if each.source] == ["onet-24.x", "onet-27.x", "onet-40.2"]
    assert [each.files for each in loaded] == [
        ("work_context_2020_soc2010/Telephone.csv",),
        ("work_context_27_x/occupations_onet_work_contexts.csv",),
        ("db_40_2_text/Work Context.txt",),
    ]
    values = [{row.element: row.importance for row in each.rows} for each in loaded]
    assert values[0] == {"4.C.1.a.2.f": 70.0}
    assert values[1] == {AUTOMATION: 25.0, "4.C.3.b.4": 50.0, "4.C.3.b.7": 75.0, "4.C.3.b.8": 100.0}
    assert values[2] == {AUTOMATION: 50.0}


@pytest.mark.parametrize(("value", "share"), [("1.00", 0.0), ("5.00", 100.0), ("2.25", 31.25), ("4.67", 91.75)])
def test_the_mean_answer_is_brought_to_a_hundred(tmp_path: Path, value: str, share: float) -> None:
    """An answer of 1 is none of it, an answer of 5 all of it."""
    _write(tmp_path, "db_31_0_text/Work Context.txt", _table((CODE, AUTOMATION, value)))
    assert _winning(_read(tmp_path)) == {(CODE, AUTOMATION): share}


def test_the_full_table_of_a_release_by_older_codes_is_renumbered(tmp_path: Path) -> None:
    """Two old codes that were joined give their mean; codes that led nowhere are left out."""
    rows = (("15-1132.00", AUTOMATION, "2.00"), ("15-1133.00", AUTOMATION, "3.00"), ("99-9999.00", AUTOMATION, "5.00"))
    _write(tmp_path, "db_25_0_text/Work Context.txt", _table(*rows))
    (loaded,) = _read(tmp_path)
    assert loaded.source is not None
    assert loaded.source.id == "onet-25.0"
    assert _winning([loaded]) == {(CODE, AUTOMATION): 37.5}


def test_the_newest_full_table_wins_over_exports_and_over_older_tables(tmp_path: Path) -> None:
    """Of several full tables only the newest is read; exports stand in for elements that it does not rate."""
    _write(tmp_path, "work_context_31_0/Degree_of_Automation.csv", f"Context,Code\n99,{CODE}\n98,{OTHER}\n")
    _write(tmp_path, "db_30_1_text/Work Context.txt", _table((CODE, AUTOMATION, "1.00"), (CODE, "4.C.2.a.3", "1.00")))
    _write(tmp_path, "db_31_0_text/Work Context.txt", _table((CODE, AUTOMATION, "3.00")))
    assert _winning(_read(tmp_path)) == {(CODE, AUTOMATION): 50.0, (OTHER, AUTOMATION): 98.0}


@pytest.mark.parametrize("column", ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value"])
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    """The error names the column and the file."""
    _write(tmp_path, "db_31_0_text/Work Context.txt", _table((CODE, AUTOMATION, "3.00")).replace(column, "Other"))
    with pytest.raises(SourcesIncomplete, match=r"db_31_0_text/Work Context\.txt has no column") as caught:
        _read(tmp_path)
    assert caught.value.at["column"] == column


def test_nothing_is_read_where_there_is_nothing(tmp_path: Path) -> None:
    """Neither table nor export: an empty list."""
    assert _read(tmp_path) == []
