"""What a batch is given: files, folders, patterns, archives and tables, each item in its place."""

from __future__ import annotations

import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.streams.inputs import count_items, read_items
from careerproof.streams.model import Columns, Item

MOST = 1_000


def items(*sources: str | Path, columns: Columns | None = None) -> list[Item]:
    """All of them."""
    return list(read_items(sources, most_bytes=MOST, columns=columns))


def names(*sources: str | Path) -> list[str]:
    """Their names, without the folder."""
    return [Path(item.name).name for item in items(*sources)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files whose order on the disk is not that of their names, one hidden, one in a folder below."""
    for name in ("b.txt", "a.txt", ".hidden", "Ωmega.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.txt").write_text("c", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_files_by_name(folder: Path) -> None:
    """Hidden ones and those of folders below are left out."""
    assert names(folder) == ["a.txt", "b.txt", "Ωmega.txt"]
    assert count_items([folder]) == 3


def test_a_pattern_gives_what_it_matches(folder: Path) -> None:
    """Also in folders below; one that matches nothing is told."""
    assert names(folder / "**" / "*.txt") == ["a.txt", "b.txt", "c.txt", "Ωmega.txt"]
    assert count_items([folder / "**" / "*.txt"]) == 4
    (nothing,) = items(folder / "*.pdf")
    assert nothing.error is not None
    assert nothing.error.code == "input.unreadable"


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(folder: Path) -> None:
    """Brackets are signs of a name first."""
    (folder / "cv [final].txt").write_text("x", encoding="utf-8")
    assert names(folder / "cv [final].txt") == ["cv [final].txt"]


def test_sources_keep_the_order_in_which_they_are_named(folder: Path) -> None:
    """A file that is not there keeps its place too: opening it tells."""
    assert names(folder / "b.txt", folder / "no.txt", folder / "a.txt") == ["b.txt", "no.txt", "a.txt"]


def test_a_zip_archive_gives_its_members_as_they_lie_in_it(tmp_path: Path) -> None:
    """Hidden ones and a Mac's own are left out; one that is too large is an item with its error."""
    path = tmp_path / "cohort.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("z/b.txt", "b")
        archive.writestr("a.txt", "a")
        archive.writestr("__MACOSX/a.txt", "")
        archive.writestr("z/.DS_Store", "")
        archive.writestr("bomb.txt", b"0" * 5_000_000)
    found = items(path)
    assert [item.name for item in found] == [f"{path}/z/b.txt", f"{path}/a.txt", f"{path}/bomb.txt"]
    assert [item.data for item in found] == [b"b", b"a", None]
    assert found[2].error is not None
    assert found[2].error.code == "document.too_large"
    assert count_items([path]) == 3


def test_a_zip_file_that_is_a_document_is_one_item(tmp_path: Path, repository: Path) -> None:
    """A DOCX file under another name, and LinkedIn's export, are read as what they are."""
    copy = tmp_path / "resume.zip"
    copy.write_bytes((repository / "examples" / "resumes" / "maya-okonkwo.docx").read_bytes())
    export = tmp_path / "export.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name\nRobin,Example\n")
    assert names(copy, export) == ["resume.zip", "export.zip"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz", "w:bz2"])
def test_a_tar_archive_is_read_as_a_stream(tmp_path: Path, mode: str) -> None:
    """Packed or not; links and folders are no items."""
    ending = {"w": "tar", "w:gz": "tar.gz", "w:xz": "tar.xz", "w:bz2": "tar.bz2"}[mode]
    path = tmp_path / f"cohort.{ending}"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name in ("b.txt", "a.txt"):
            info = tarfile.TarInfo(name)
            info.size = 1
            archive.addfile(info, io.BytesIO(name[:1].encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        archive.addfile(link)
    assert [(Path(item.name).name, item.data) for item in items(path)] == [("b.txt", b"b"), ("a.txt", b"a")]
    assert count_items([path]) is None


@pytest.mark.parametrize("name", ["cohort.zip", "cohort.tar", "cohort.tgz"])
def test_a_broken_archive_is_one_item_with_its_error(tmp_path: Path, name: str) -> None:
    """Nothing is raised: the other sources are read."""
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 not at all" * 40)
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    broken, fine = items(path, tmp_path / "a.txt")
    assert broken.error is not None
    assert broken.error.code == "document.damaged"
    assert fine.error is None


def test_a_member_that_is_broken_leaves_the_others(tmp_path: Path) -> None:
    """One flipped byte costs one item."""
    path = tmp_path / "cohort.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "alpha alpha")
        archive.writestr("b.txt", "beta")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"alpha alpha", b"alpha_alpha", 1))
    first, second = items(path)
    assert first.error is not None
    assert first.error.code == "document.damaged"
    assert second.data == b"beta"


def test_a_locked_member_says_so(tmp_path: Path) -> None:
    """The bit that asks for a password is enough."""
    path = tmp_path / "cohort.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "alpha")
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    (item,) = items(path)
    assert item.error is not None
    assert item.error.code == "document.encrypted"


TEXTS = [("7", "Python, SQL"), ("8", "a, b\nand c")]


def _write(path: Path, *, text: str = "text", name: str = "id") -> None:
    rows = [{name: number, text: said} for number, said in TEXTS]
    if path.suffix == ".jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    elif path.suffix == ".parquet":
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    else:
        import csv

        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writerows([(name, text), *TEXTS])


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "parquet"])
def test_a_table_gives_a_text_in_each_row(tmp_path: Path, ending: str) -> None:
    """By its columns, whatever their case; the id is the item's name."""
    path = tmp_path / f"cohort.{ending}"
    _write(path, text="Resume", name="Who")
    found = items(path, columns=Columns(text="resume", id="WHO"))
    assert [(item.name, item.data) for item in found] == [(f"{path}#{number}", said.encode()) for number, said in TEXTS]
    by_number = items(path, columns=Columns(text="resume", id="no such"))
    assert [item.name for item in by_number] == [f"{path}#1", f"{path}#2"]
    with pytest.raises(UsageError, match="no column named text"):
        items(path)


def test_a_row_without_text_is_an_item_with_its_error(tmp_path: Path) -> None:
    """A line that is no JSON, and a row whose text is no text, keep their places."""
    path = tmp_path / "cohort.jsonl"
    path.write_text('{"id": 1, "text": "a"}\n{"id": 2\n\n{"id": 3, "text": null}\n{"id": 4, "text": "d"}\n', "utf-8")
    found = items(path)
    assert [item.data for item in found] == [b"a", None, None, b"d"]
    assert [item.error.code for item in found if item.error] == ["input.unreadable", "input.unreadable"]


def test_a_table_that_is_no_text_is_told(tmp_path: Path) -> None:
    """By its code, not as a traceback."""
    from careerproof.errors import WrongType

    for name in ("cohort.csv", "cohort.parquet"):
        path = tmp_path / name
        path.write_bytes(b"\xff\xfe\x00text\n\x80\x81")
        with pytest.raises(WrongType):
            items(path)


def test_standard_input_is_one_item(monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere else."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Robin Example")))
    (item,) = items("-")
    assert (item.name, item.data) == ("-", b"Robin Example")


def test_an_address_is_listed_and_read_where_it_says() -> None:
    """A store in memory stands for one elsewhere; nothing is read before it is worked on."""
    import fsspec  # type: ignore[import-untyped]

    from careerproof.errors import FileUnreadable
    from careerproof.streams.remote import read_remote

    store = fsspec.filesystem("memory")
    for name in ("b", "a"):
        store.pipe(f"/cohort/{name}.txt", name.encode())
    found = items("memory://cohort/*.txt")
    assert [(item.path, item.data) for item in found] == [
        ("memory:///cohort/a.txt", None),
        ("memory:///cohort/b.txt", None),
    ]
    assert read_remote("memory:///cohort/a.txt", 10) == b"a"
    for address in ("memory://nowhere/*.txt", "nosuch://a/b"):
        with pytest.raises(FileUnreadable):
            items(address)
    with pytest.raises(FileUnreadable):
        read_remote("memory://nowhere/a.txt", 10)
