"""Census codes: by the list of 2018, which speaks of groups too, else by the matrix's older crosswalk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.crosswalks import read_census
from careerproof.facts.sources.folder import open_folder

Cell = str | float | bool
WriteWorkbook = Callable[[Path, Mapping[str, Sequence[Sequence[Cell]]]], Path]

LISTED: list[Sequence[Cell]] = [
    ("", "2018 Census Occupation Code List", "", ""),
    ("", "2018 Census Title ", "2018 Census Code", "2018 SOC Code"),
    ("Management Occupations", "", "0010-3550", "11-0000 - 29-0000"),
    ("", "Chief executives", "0010", "11-1011"),
    ("", "Education administrators", "0230", "11-9030"),
    ("", "Database administrators", 1065.0, "15-124X"),
    ("", "Military, rank not specified", "9830", "none"),
]
MATRIX: list[Sequence[Cell]] = [
    ("As of 9/1/2020", "", "", "", ""),
    ("Sort Order", "Hybrid SOC Code", "Title", "ACS Code", "ACS Occupational Title"),
    (1.0, "11-1011", "Chief executives", 10.0, "Chief executives and legislators"),
    (2.0, "11-9198", "Managers, all other", 440.0, "Other managers"),
]


def _list(root: Path, write: WriteWorkbook, rows: Sequence[Sequence[Cell]] = LISTED) -> None:
    write(
        root / "2018-occupation-code-list-and-crosswalk.xlsx", {"OVERVIEW": [("x",)], "2018 Census Occ Code List": rows}
    )


def test_the_list_is_read_with_its_groups(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """Headings and codes without an occupation are no rows; a code that became a number has its four digits again."""
    _list(tmp_path, write_workbook)
    write_workbook(tmp_path / "nem-occcode-acs-crosswalk.xlsx", {"x": MATRIX})
    found = read_census(open_folder(tmp_path))
    assert found.source is not None and found.source.id == "census-2018"
    assert found.rows == (("11-1011", "0010"), ("11-9030", "0230"), ("15-124X", "1065"))
    assert found.files == ("2018-occupation-code-list-and-crosswalk.xlsx",)


def test_the_matrix_crosswalk_stands_in(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """Without the list, the codes of the American Community Survey by line of the matrix."""
    write_workbook(tmp_path / "bls_nem_occcode_acs_crosswalk.xlsx", {"x": MATRIX})
    found = read_census(open_folder(tmp_path))
    assert found.source is not None and found.source.id == "nem-acs-crosswalk"
    assert found.rows == (("11-1011", "0010"), ("11-9198", "0440"))


def test_without_both_there_are_no_codes(tmp_path: Path) -> None:
    """The table is absent, and says so by having no source."""
    found = read_census(open_folder(tmp_path))
    assert (found.source, found.rows, found.files) == (None, (), ())


def test_a_missing_column_is_named(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """The list without its SOC codes is refused by the column's name."""
    _list(tmp_path, write_workbook, [row[:3] for row in LISTED])
    with pytest.raises(SourcesIncomplete, match="no column '2018 SOC Code'"):
        read_census(open_folder(tmp_path))


@pytest.mark.sources
def test_the_official_list_has_all_codes(sources: Path) -> None:
    """570 codes less the two that stand for no occupation, each of one SOC code or group."""
    found = read_census(open_folder(sources))
    assert len(found.rows) == len({row.target for row in found.rows}) == 568
