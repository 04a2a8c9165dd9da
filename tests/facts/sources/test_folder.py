"""Files are found by the meaning of their names, columns by their headers, and what is missing is named."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.facts.sources.folder import Cell, edition_of, number_of, open_folder, text_of

SKILLS = r"technologyskills(v\d\d\.\d)?\.(xlsx|csv|txt)"


def _write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


@pytest.mark.parametrize(
    "names",
    [
        ["onet/29_3/Technology Skills.xlsx"],
        ["Technology Skills.txt"],
        ["onet/29_3/Technology Skills.xlsx", "onet/30_1/technology_skills_v30.1.csv.gz"],
        ["deep/er/onet/30_1/technology_skills_v30.1.csv.gz", "onet/9/Technology Skills.txt"],
    ],
)
def test_the_newest_edition_is_found_whatever_its_name(tmp_path: Path, names: list[str]) -> None:
    """Blanks, underscores, packing and folders make no difference; the latest release wins."""
    for name in names:
        _write(tmp_path, name, "x")
    found = open_folder(tmp_path).find("technologies", SKILLS)
    newest = max(names, key=lambda name: edition_of(Path(name)))
    assert found == tmp_path / newest


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error says which table is missing and where it was looked for."""
    with pytest.raises(SourceAbsent, match=r"O\*NET Technology Skills is not among") as caught:
        open_folder(tmp_path).find("O*NET Technology Skills", SKILLS)
    assert caught.value.at == {"file": "O*NET Technology Skills"}
    with pytest.raises(SourcesIncomplete, match="not a folder"):
        open_folder(tmp_path / "none")


def test_files_of_tests_beside_the_sources_are_left_alone(tmp_path: Path) -> None:
    """A folder named benchmarks holds copies named like ours; they are not sources."""
    _write(tmp_path, "benchmarks/technology_skills.csv", "x")
    assert open_folder(tmp_path).find_all(SKILLS) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "Code,Title\n1,One\n"),
        ("a.csv", "Report of the year\nsecond line,of notes\n\nTitle , CODE,Other\n One ,1,x\n"),
        ("a.tsv", "Title\tCode\nOne\t1\n"),
        ("a.txt", "code\ttitle\n1\tOne\n"),
        ("a.csv.gz", "\ufeffCode,Title\n1,One\n\n"),
    ],
)
def test_columns_are_read_by_their_headers(tmp_path: Path, name: str, text: str) -> None:
    """Order, case, titles above the header, a byte order mark and packing make no difference."""
    path = _write(tmp_path, name, text)
    assert open_folder(tmp_path).table(path, ("Code", ("Name", "Title"))) == [("1", "One")]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    """The error says which column of which file is missing."""
    path = _write(tmp_path, "wages.csv", "Code,Title\n1,One\n")
    with pytest.raises(SourcesIncomplete, match=r"wages\.csv has no column 'A_MEDIAN'") as caught:
        open_folder(tmp_path).table(path, ("Code", "A_MEDIAN"))
    assert caught.value.at == {"file": "wages.csv", "column": "A_MEDIAN"}
    assert not isinstance(caught.value, SourceAbsent)


@pytest.mark.parametrize("name", ["broken.xlsx", "broken.xlsx.gz", "broken.parquet", "broken.dta"])
def test_a_broken_file_is_named(tmp_path: Path, name: str) -> None:
    """Bytes that are not what the name says are told, not thrown on."""
    path = tmp_path / name
    path.write_bytes(b"not what it seems")
    folder = open_folder(tmp_path)
    with pytest.raises(SourcesIncomplete, match=r"broken\."):
        if name.endswith(".parquet"):
            folder.parquet(path, ("a",))
        elif name.endswith(".dta"):
            folder.stata(path, ("a",))
        else:
            folder.table(path, ("a",))


def test_every_file_read_is_remembered_with_its_digest(tmp_path: Path) -> None:
    """A file that we have no digest of is noted as such, and reading goes on."""
    path = _write(tmp_path, "new.csv", "Code\n1\n")
    folder = open_folder(tmp_path)
    folder.table(path, ("Code",))
    assert [(name, len(file.sha256), file.known) for name, file in folder.read.items()] == [("new.csv", 64, None)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (8823.0, "8823"),
        ("8823.0", "8823.0"),
        ('="01.00"', "01.00"),
        ("=01", "01"),
        (3.5, "3.5"),
        (None, ""),
        ("x", "x"),
    ],
)
def test_cells_as_text(cell: Cell | None, text: str) -> None:
    """Whole numbers have no point; the wrapping of spreadsheets is taken off."""
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234.5", 1234.5),
        (7, 7.0),
        ("*", None),
        ("#", None),
        ("**", None),
        ("—", None),
        ("", None),
        (float("nan"), None),
    ],
)
def test_cells_as_numbers(cell: Cell | None, number: float | None) -> None:
    """Markers of publishers are no numbers."""
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("path", "edition"),
    [
        ("onet/29_3/Skills.xlsx", (29, 3)),
        ("onet/30_1/job_zones_v30.1.csv", (30, 1)),
        ("onet/partial/work_context_27_x/a.csv", (27, 0)),
        ("oews/national_M2025_dl.xlsx", (0, 0)),
        ("projections/occupation_2024_34.xlsx", (0, 0)),
    ],
)
def test_editions_are_read_from_the_path(path: str, edition: tuple[int, int]) -> None:
    """A release number in a folder or file name is the edition; years are none."""
    assert edition_of(Path(path)) == edition
