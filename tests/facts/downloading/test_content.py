"""Which bytes are the kind of file that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.facts.downloading.content import check_start, check_whole
from careerproof.facts.downloading.model import Kind
from careerproof.testing import build_zip

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
BOOK = build_zip({"xl/workbook.xml": b"<workbook/>"})


@pytest.mark.parametrize(
    ("kind", "content", "is_right"),
    [
        ("xlsx", BOOK, True),
        ("xls", BOOK, True),
        ("xls", OLE, True),
        ("xlsx", OLE, False),
        ("xlsx", build_zip({"word/document.xml": b"<w/>"}), False),
        ("zip", build_zip({"a/Skills.txt": b"x"}), True),
        ("zip", build_zip({"a/Abilities.txt": b"x"}), False),
        ("zip", BOOK[:-10], False),
        ("csv", b"\xef\xbb\xbfa,b\n1,2\n", True),
        ("csv", "é,ü\n".encode("latin-1"), True),
        ("csv", b"a\tb\n", False),
        ("csv", b"a,b\x00", False),
        ("csv", b"\n <!DOCTYPE html>,", False),
        ("tsv", b"a\tb\n", True),
        ("tsv", BOOK, False),
        ("dta", b"<stata_dta><header>", True),
        ("dta", bytes([0x73, 2, 1, 0]), True),
        ("dta", b"<html>", False),
        ("csv", b"", False),
    ],
)
def test_a_file_is_what_its_bytes_say(kind: Kind, content: bytes, is_right: bool, tmp_path: Path) -> None:
    """Whole files, by their bytes alone."""
    path = tmp_path / "file"
    path.write_bytes(content)
    assert (check_whole(path, kind, ("skills.txt",) if kind == "zip" else ()) is None) is is_right


def test_the_stated_type_counts_where_bytes_say_little() -> None:
    """A table that comes as a web page is refused; a workbook is known by its bytes, whatever it is called."""
    assert check_start(b"a,b\n", "csv", "text/html; charset=utf-8") is not None
    assert check_start(b"a,b\n", "csv", "text/plain") is None
    assert check_start(BOOK, "xlsx", "text/html") is None
