"""Says whether bytes are the kind of file that was asked for: servers send pages of excuse under the name of a file."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from careerproof.facts.downloading.model import Kind

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_STATA = (b"<stata_dta>", *(bytes([release, order]) for release in range(0x69, 0x74) for order in (1, 2)))
"""Release 117 and later begin with a tag, older ones with their number and the order of bytes."""

_STARTS: dict[Kind, tuple[bytes, ...]] = {"zip": (_ZIP,), "xlsx": (_ZIP,), "xls": (_OLE, _ZIP), "dta": _STATA}
"""How the kinds that are no text begin; some publishers have newer workbooks under the old name (.xls)."""

_DELIMITERS: dict[Kind, bytes] = {"csv": b",", "tsv": b"\t"}
_MARKUP = re.compile(rb"\s*(?:<!doctype|<html|<head|<body|<\?xml|<!--|<error|\{)", re.I)
_BOM = b"\xef\xbb\xbf"
SAMPLE = 65_536
"""A table shows its delimiter within so many bytes, titles above the header included."""

DAMAGED = "a damaged archive"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)
"""What reading a damaged, encrypted or exotic archive raises (an unknown way of packing is a RuntimeError)."""


def check_start(first: bytes, kind: Kind, content_type: str) -> str | None:
    """What the first bytes and the stated type say against the file; None where nothing does."""
    if first.startswith(_STARTS.get(kind, ())):
        return None
    stated = content_type.partition(";")[0].strip().lower()
    if stated in ("text/html", "application/xhtml+xml") or _MARKUP.match(first.removeprefix(_BOM)):
        return "a web page or a message"
    if kind in _STARTS:
        return f"something that is no .{kind} file"
    return "bytes that are no text" if b"\0" in first else None


def check_whole(path: Path, kind: Kind, members: Sequence[str] = ()) -> str | None:
    """What the whole file says against itself; None where nothing does. Archives are read to the end.

    Args:
        members: patterns of names, each of which an archive must hold.
    """
    with path.open("rb") as stream:
        first = stream.read(SAMPLE)
    if not first:
        return "no bytes"
    if (wrong := check_start(first, kind, "")) is not None:
        return wrong
    if kind in _DELIMITERS:
        return None if _DELIMITERS[kind] in first else f"a text that is no .{kind} table"
    if first.startswith(_ZIP):
        return _check_archive(path, members if kind == "zip" else ("xl/*",))
    return None


def _check_archive(path: Path, members: Sequence[str]) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.testzip() is not None:
                return DAMAGED
            names = [name.lower() for name in archive.namelist()]
    except _UNREADABLE:
        return DAMAGED
    for pattern in members:
        wanted = pattern.lower()
        if not any(fnmatchcase(name, wanted) or fnmatchcase(name, f"*/{wanted}") for name in names):
            return f"an archive that holds no {pattern}"
    return None
