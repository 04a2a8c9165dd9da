"""Files are found by the meaning of their names, columns by their headers, and what is missing is named."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.facts.sources import folder as folder_module
from careerproof.facts.sources.folder import Cell, edition_of, number_of, open_folder, text_of

SKILLS = r"technologyskills(v\d\d\.\d)?\.(xlsx|csv|txt)"


def _write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def _pack(root: Path, name: str, members: dict[str, bytes]) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
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


def test_files_in_archives_are_files_of_the_folder(tmp_path: Path) -> None:
    """A download may stay packed: its files are found, read and remembered by the path through the archive."""
    content = b"Code,Title\n1,One\n"
    _pack(tmp_path, "down/db_31_0_csv.zip", {"db_31_0_csv/": b"", "db_31_0_csv/technology_skills.csv": content})
    _write(tmp_path, "onet/29_3/Technology Skills.csv", "Code,Title\n2,Two\n")
    folder = open_folder(tmp_path)
    path = folder.find("technologies", SKILLS)
    assert folder.relative(path) == "down/db_31_0_csv.zip/db_31_0_csv/technology_skills.csv"
    assert folder.edition(path) == (31, 0)
    assert folder.table(path, ("Title",)) == [("One",)]
    (remembered,) = folder.read.values()
    assert (remembered.path, remembered.sha256) == (folder.relative(path), hashlib.sha256(content).hexdigest())


def test_a_table_has_one_digest_packed_or_not(tmp_path: Path) -> None:
    """What is remembered is what was read: the archive around it, and how it was packed, make no difference."""
    content = b"Code,Title\n1,One\n"
    digests: set[str] = set()
    for name in ("plain", "packed"):
        root = tmp_path / name
        if name == "packed":
            _pack(root, "any.zip", {"wages.csv": content})
        else:
            _write(root, "wages.csv", content.decode())
        folder = open_folder(root)
        folder.table(folder.find("wages", r"wages\.csv"), ("Code",))
        digests.update(file.sha256 for file in folder.read.values())
    assert len(digests) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half of a download", b"<html>not found</html>"])
def test_a_damaged_archive_is_named(tmp_path: Path, content: bytes) -> None:
    """A download that broke off is told when the folder is opened, not when a table is found missing."""
    (tmp_path / "oesm25nat.zip").write_bytes(content)
    with pytest.raises(SourcesIncomplete, match=r"oesm25nat\.zip is a damaged archive") as caught:
        open_folder(tmp_path)
    assert caught.value.at == {"file": "oesm25nat.zip"}
    assert not isinstance(caught.value, SourceAbsent)


def test_a_damaged_file_in_an_archive_is_named(tmp_path: Path) -> None:
    """A checksum that does not hold is told with the path through the archive."""
    path = _pack(tmp_path, "a.zip", {"wages.csv": b"Code\n" + bytes(str(list(range(500))), "ascii")})
    raw = bytearray(path.read_bytes())
    raw[60] ^= 0xFF
    path.write_bytes(bytes(raw))
    folder = open_folder(tmp_path)
    with pytest.raises(SourcesIncomplete, match=r"a\.zip/wages\.csv cannot be read"):
        folder.table(folder.find("wages", r"wages\.csv"), ("Code",))


@pytest.mark.parametrize("name", ["wages.csv.gz", "big.zip"])
def test_a_file_that_unpacks_without_end_is_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the limit, whatever the archive says of the size."""
    monkeypatch.setattr(folder_module, "LARGEST", 1000)
    if name.endswith(".zip"):
        _pack(tmp_path, name, {"wages.csv": b"Code\n" * 1000})
    else:
        _write(tmp_path, name, "Code\n" * 1000)
    folder = open_folder(tmp_path)
    with pytest.raises(SourcesIncomplete, match=r"wages\.csv.* cannot be read: it holds more than"):
        folder.table(folder.find("wages", r"wages\.csv"), ("Code",))


@pytest.mark.parametrize("name", ["../wages.csv", "/wages.csv", "a/../../wages.csv"])
def test_members_that_point_out_of_their_archive_are_left_alone(tmp_path: Path, name: str) -> None:
    """Nothing is found by a path that leads elsewhere."""
    _pack(tmp_path, "a.zip", {name: b"Code\n1\n"})
    assert open_folder(tmp_path).find_all(r"wages\.csv") == ()


def test_numbers_above_the_folder_are_no_edition(tmp_path: Path) -> None:
    """Only the path below the folder says which release a file is of."""
    path = _write(tmp_path / "downloads_40_1", "Technology Skills.csv", "Code\n")
    folder = open_folder(tmp_path / "downloads_40_1")
    assert folder.edition(path) == (0, 0)
    _write(tmp_path / "downloads_40_1", "db_29_3/Technology Skills.csv", "Code\n")
    newest = open_folder(tmp_path / "downloads_40_1").find("technologies", SKILLS)
    assert newest.parent.name == "db_29_3"


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_is_read_in_either_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    """Older releases and spreadsheets write Windows-1252; no letter of theirs is lost."""
    path = tmp_path / name
    path.write_bytes("Title\nCafé – naïve “chef”\n".encode(encoding))
    assert open_folder(tmp_path).table(path, ("Title",)) == [("Café – naïve “chef”",)]


def test_text_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    """Rather than with replacement characters the file is not read at all."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"Title\n\x81\xff\x8d\n")
    with pytest.raises(SourcesIncomplete, match=r"a\.csv is neither UTF-8 nor Windows-1252"):
        open_folder(tmp_path).table(path, ("Title",))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('"Doc', '"Doc'),
        ('the "Doc"', 'the "Doc"'),
        ('"Doc, the"', "Doc, the"),
        ('"the ""Doc"""', 'the "Doc"'),
        ('"a" or "b"', '"a" or "b"'),
    ],
)
def test_quotation_marks_in_tabbed_text_are_letters(tmp_path: Path, cell: str, read: str) -> None:
    """A title may open with one and swallows no line; only a cell that is quoted as a whole is freed of them."""
    path = tmp_path / "a.txt"
    path.write_bytes(f"Code\tTitle\r\n1\t{cell}\r\n2\tNext\r\n".encode())
    assert open_folder(tmp_path).table(path, ("Code", "Title")) == [("1", read), ("2", "Next")]


def test_optional_columns_are_blank_where_there_are_none(tmp_path: Path) -> None:
    """They follow the others, in either spelling of a header; the others are still asked for."""
    path = _write(tmp_path, "a.csv", "element_id,In_Demand\n1.A,Y\n")
    folder = open_folder(tmp_path)
    assert folder.table(path, ("Element ID",), optional=("In Demand", "Hot")) == [("1.A", "Y", "")]
    with pytest.raises(SourcesIncomplete, match="has no column 'Title'"):
        folder.table(path, ("Title",), optional=("In Demand",))
