"""Finds the official files in a folder and reads their tables, whatever the vintage and the packing.

Why: publishers rename files with every release ("Skills.xlsx", "skills_v30.1.csv.gz") and put titles above the header.
A file is therefore found by what its name means, a column by what its header says, and both are named when absent.

A download may stay as it came: a file inside "db_31_0_excel.zip" is a file of the folder and goes by the path
"db_31_0_excel.zip/inner/name". Its digest is that of the bytes that were read, not of the archive around it: the same
table is then known by the same digest, packed by the publisher or unpacked by the user. (A file packed alone, ".gz",
goes by the digest of the file as it lies.)
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO, Generic, TypeVar

from careerproof.errors import MissingExtra, SourceAbsent, SourcesIncomplete
from careerproof.evidence import Source
from careerproof.facts.model import SourceFile

Cell = str | float
Row = TypeVar("Row")
Column = str | tuple[str, ...]
"""The header of a column, or the headers that different releases give it."""

IGNORED_FOLDERS = frozenset({"benchmarks"})
"""Folders beside the sources that hold tests of others, with copies of files named like ours."""

HEADER_ROWS = 25
"""A header stands below titles and notes; the deepest one known is on row 17 (the ESCO crosswalk)."""

LARGEST = 500_000_000
"""Bytes that one file may have when it is unpacked; the largest official table has a tenth of that."""

_DAMAGE = (OSError, EOFError, RuntimeError, ValueError, zlib.error, zipfile.BadZipFile)
"""What reading a damaged, encrypted or exotic archive raises (an unknown way of packing is a RuntimeError)."""

_EDITION = re.compile(r"(?<!\d)(\d{2})[._](\d|x)(?![\da-z])")


@dataclass(frozen=True, kw_only=True, slots=True)
class Loaded(Generic[Row]):
    """The rows of a table, the source that says them, and the files that hold them (paths below the folder).

    Where the table is not among the files there are no rows and `source` is None.
    """

    source: Source | None
    rows: tuple[Row, ...]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SourceFolder:
    """A folder of official downloads; it remembers which files were read.

    `members` says which paths are not files of their own but lie in an archive, and in which.
    """

    root: Path
    names: dict[str, Path] = field(default_factory=dict)
    members: dict[Path, Path] = field(default_factory=dict)
    read: dict[str, SourceFile] = field(default_factory=dict)

    def find(self, what: str, *patterns: str) -> Path:
        """The newest file whose name fits one of the patterns (see `find_all`).

        Raises:
            SourceAbsent: there is none; the message names what is missing.
        """
        found = self.find_all(*patterns)
        if not found:
            raise SourceAbsent(f"{what} is not among the files of {self.root}", at={"file": what})
        return found[-1]

    def find_all(self, *patterns: str) -> tuple[Path, ...]:
        """Every file whose simplified path fits a pattern at its end, oldest edition first.

        Simplified: lower case, blanks, hyphens, underscores and commas dropped, so "Technology Skills.xlsx" and
        "technology_skills.xlsx" are one name. A packed file (".gz") goes by the name inside.
        """
        endings = [re.compile(rf"(?:^|/){pattern}$") for pattern in patterns]
        found = [name for name in self.names if any(ending.search(name) for ending in endings)]
        return tuple(
            self.names[name] for name in sorted(found, key=lambda name: (self.edition(self.names[name]), name))
        )

    def edition(self, path: Path) -> tuple[int, int]:
        """The release that the path names below the folder; a number above the folder says nothing of its files."""
        return edition_of(path.relative_to(self.root))

    def relative(self, path: Path) -> str:
        """The path below the folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def bytes_of(self, path: Path) -> bytes:
        """The content, unpacked where the file is packed; its digest is remembered."""
        name = self.relative(path)
        try:
            packed = self._lying(path)
            content = _unpacked(packed) if path.suffix == ".gz" else packed
        except _DAMAGE as error:
            raise SourcesIncomplete(f"{name} cannot be read: {error}", at={"file": name}) from error
        digest = hashlib.sha256(packed).hexdigest()
        expected = _known_digests().get(name)
        self.read[name] = SourceFile(path=name, sha256=digest, known=None if expected is None else expected == digest)
        return content

    def _lying(self, path: Path) -> bytes:
        """The bytes of a file as it lies, in the folder or in an archive."""
        archive = self.members.get(path)
        if archive is None:
            return path.read_bytes()
        with zipfile.ZipFile(archive) as opened, opened.open(path.relative_to(archive).as_posix()) as stream:
            return _bounded(stream)

    def table(
        self, path: Path, columns: Sequence[Column], *, sheet: str | None = None, optional: Sequence[Column] = ()
    ) -> list[tuple[Cell, ...]]:
        """The named columns of a table, one tuple a row, in the file's order; texts are stripped.

        Args:
            path: a workbook (.xlsx, .xls), a comma-separated (.csv) or tab-separated (.tsv, .txt) file, maybe packed.
            columns: which columns, each by its header or by the headers that it goes by.
            sheet: a pattern for the name of the sheet; the first one when None.
            optional: columns that follow the others in the tuples, blank throughout where the file has none such.

        Raises:
            SourcesIncomplete: the file has no such sheet or column.
        """
        where = self.relative(path)
        content = self.bytes_of(path)
        kind = _kind_of(path)
        if kind in ("xlsx", "xls"):
            rows: Iterable[Sequence[Cell]] = _sheet_rows(content, sheet, where)
        else:
            rows = _text_rows(content, kind, where)
        return _select(list(rows), columns, where if sheet is None else f"{where} ({sheet})", optional)

    def heading(self, path: Path, *, sheet: str | None = None) -> str:
        """The texts of a workbook sheet's first rows, one a line: what it says of itself above the figures."""
        rows = _sheet_rows(self.bytes_of(path), sheet, self.relative(path))
        return "\n".join(text_of(cell) for row in rows[:HEADER_ROWS] for cell in row if cell != "")

    def parquet(self, path: Path, columns: Sequence[str]) -> list[tuple[object, ...]]:
        """The named columns of a Parquet file, one tuple a row."""
        where = self.relative(path)
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError as error:
            raise MissingExtra("pyarrow", extra="build") from error
        content = self.bytes_of(path)
        try:
            file = parquet.ParquetFile(io.BytesIO(content))
            for column in columns:
                if column not in file.schema_arrow.names:
                    raise SourcesIncomplete(f"{where} has no column {column!r}", at={"file": where, "column": column})
            table = file.read(columns=list(columns))
        except pyarrow.ArrowException as error:
            raise SourcesIncomplete(f"{where} is not a Parquet file: {error}") from error
        return list(zip(*(table.column(column).to_pylist() for column in columns), strict=True))

    def stata(self, path: Path, columns: Sequence[str]) -> list[tuple[Cell, ...]]:
        """The named columns of a Stata file, one tuple a row."""
        where = self.relative(path)
        try:
            import pandas
        except ImportError as error:
            raise MissingExtra("pandas", extra="build") from error
        content = self.bytes_of(path)
        try:
            frame = pandas.read_stata(io.BytesIO(content), convert_categoricals=False)
        except (ValueError, struct.error, EOFError) as error:
            raise SourcesIncomplete(f"{where} is not a Stata file: {error}") from error
        header = [str(name) for name in frame.columns]
        cells: list[Sequence[Cell]] = [header]
        cells.extend(frame.itertuples(index=False, name=None))
        return _select(cells, columns, where)


def open_folder(root: Path) -> SourceFolder:
    """The folder with the names of all its files, links and what archives hold included.

    Raises:
        SourcesIncomplete: there is no such folder, or an archive in it is damaged.
    """
    if not root.is_dir():
        raise SourcesIncomplete(f"{root} is not a folder", hint="name the folder that holds the official downloads")
    opened = SourceFolder(root=root)
    for folder, below, files in os.walk(root, followlinks=True):
        below[:] = sorted(name for name in below if name not in IGNORED_FOLDERS)
        for name in sorted(files):
            path = Path(folder) / name
            if path.suffix.lower() == ".zip":
                opened.members.update((path / member, path) for member in _members_of(path, opened.relative(path)))
            else:
                opened.names[_simplify(opened.relative(path))] = path
    opened.names.update((_simplify(opened.relative(path)), path) for path in opened.members)
    return opened


def edition_of(path: Path) -> tuple[int, int]:
    """The release that a path names ("onet/29_3/Skills.xlsx" → (29, 3)); (0, 0) where it names none."""
    found = _EDITION.findall(path.as_posix())
    if not found:
        return (0, 0)
    release, minor = found[-1]
    return (int(release), 0 if minor == "x" else int(minor))


def text_of(cell: Cell | None) -> str:
    """The cell as text: whole numbers without a point, the ``="01."`` wrapping of spreadsheets removed."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        wrapped = re.fullmatch(r'="?(.*?)"?', cell)
        return wrapped.group(1) if wrapped and cell.startswith("=") else cell
    return str(int(cell)) if cell == int(cell) else str(cell)


def number_of(cell: Cell | None) -> float | None:
    """The cell as a number; None for blanks and for the markers that publishers put in place of one."""
    if cell is None or isinstance(cell, int | float):
        return None if cell is None or cell != cell else float(cell)  # noqa: PLR0124 - not a number is unequal to itself
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        return None
    return None if value != value else value  # noqa: PLR0124


def _members_of(archive: Path, where: str) -> list[str]:
    """The names of the files in an archive, sorted; those that point out of it are left alone."""
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [member.filename for member in opened.infolist() if not member.is_dir()]
    except _DAMAGE as error:
        hint = "download it once more; this copy is incomplete"
        raise SourcesIncomplete(f"{where} is a damaged archive: {error}", hint=hint, at={"file": where}) from error
    return sorted(name for name in names if Path(name).as_posix() == name and not {"/", ".."} & set(Path(name).parts))


def _unpacked(packed: bytes) -> bytes:
    with gzip.open(io.BytesIO(packed)) as stream:
        return _bounded(stream)


def _bounded(stream: IO[bytes] | gzip.GzipFile) -> bytes:
    """All that the stream holds, whatever its archive says of its size."""
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(f"it holds more than {LARGEST // 1_000_000} MB")
    return content


def _simplify(name: str) -> str:
    return re.sub(r"[ _,\-]+", "", name.lower()).removesuffix(".gz")


def _kind_of(path: Path) -> str:
    return path.name.removesuffix(".gz").rsplit(".", 1)[-1].lower()


@cache
def _known_digests() -> dict[str, str]:
    digests: dict[str, str] = json.loads((Path(__file__).parent / "digests.json").read_text(encoding="utf-8"))
    return digests


def _sheet_rows(content: bytes, sheet: str | None, where: str) -> list[list[Cell]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise MissingExtra("python-calamine", extra="build") from error
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [name for name in workbook.sheet_names if sheet is None or re.fullmatch(sheet, name.strip(), re.I)]
        if not names:
            raise SourcesIncomplete(f"{where} has no sheet {sheet!r}", at={"file": where})
        rows = workbook.get_sheet_by_name(names[0]).to_python(skip_empty_area=False)
    except (CalamineError, ValueError) as error:
        raise SourcesIncomplete(f"{where} is not a workbook: {error}", at={"file": where}) from error
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(value: object) -> Cell:
    """A workbook's cell as text or number; dates and truth values become text."""
    if isinstance(value, bool):
        return str(value).upper()
    return float(value) if isinstance(value, int | float) else str(value)


def _text_rows(content: bytes, kind: str, where: str) -> list[list[str]]:
    """The cells of a text table, line by line.

    In O*NET's ".txt" files a quotation mark is a character like any other: a title may open with one and never close
    it. Only a cell that is quoted as a whole, as spreadsheets save it, is freed of its quotation marks.
    """
    lines = io.StringIO(_text(content, where), newline="")
    if kind != "txt":
        return list(csv.reader(lines, delimiter="," if kind == "csv" else "\t"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [[_unquoted(cell) if cell.startswith('"') else cell for cell in row] for row in rows]


def _text(content: bytes, where: str) -> str:
    """The text, read as UTF-8 or else as Windows-1252, in which older releases and spreadsheets write."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourcesIncomplete(f"{where} is neither UTF-8 nor Windows-1252 text", at={"file": where})


def _unquoted(cell: str) -> str:
    whole = re.fullmatch(r'"((?:[^"]|"")*)"', cell)
    return whole.group(1).replace('""', '"') if whole else cell


def _header_key(cell: object) -> str:
    """A header in normal form: "Element ID" and "element_id" are one."""
    return " ".join(str(cell).lower().replace("_", " ").split())


def _select(
    rows: Sequence[Sequence[Cell]], columns: Sequence[Column], where: str, optional: Sequence[Column] = ()
) -> list[tuple[Cell, ...]]:
    """The cells of the columns below the row that names most of them."""
    wanted = [_header_keys(column) for column in (*columns, *optional)]
    best: tuple[int, int, list[int | None]] = (-1, 0, [None] * len(wanted))
    for position, row in enumerate(rows[:HEADER_ROWS]):
        places = {_header_key(cell): place for place, cell in reversed(list(enumerate(row)))}
        found = [next((places[name] for name in names if name in places), None) for names in wanted]
        score = sum(place is not None for place in found)
        if score > best[0]:
            best = (score, position, found)
    _, position, chosen = best
    for column, place in zip(columns, chosen, strict=False):
        if place is None:
            name = column if isinstance(column, str) else column[0]
            raise SourcesIncomplete(f"{where} has no column {name!r}", at={"file": where, "column": name})
    return [
        tuple(_taken(row, place) for place in chosen) for row in rows[position + 1 :] if any(cell != "" for cell in row)
    ]


def _header_keys(column: Column) -> tuple[str, ...]:
    return tuple(_header_key(name) for name in ((column,) if isinstance(column, str) else column))


def _taken(row: Sequence[Cell], place: int | None) -> Cell:
    cell = row[place] if place is not None and place < len(row) else ""
    return cell.strip() if isinstance(cell, str) else cell
