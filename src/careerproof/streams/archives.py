"""The members of a ZIP or TAR archive, one at a time, never unpacked to the disk."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from careerproof.documents.sniff import sniff_container
from careerproof.errors import DamagedDocument, EncryptedDocument, FileUnreadable, TooLarge, UnsupportedType
from careerproof.streams.model import Item

_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, ValueError)
_LOCKED = 0x1
"""The bit of a ZIP member that asks for a password."""


def is_archive(path: str | Path) -> bool:
    """Whether a file is an archive of items; a ZIP file that is one document (DOCX, ODT, a LinkedIn export) is none."""
    name = str(path).lower()
    if name.endswith(_TAR):
        return True
    if not name.endswith(".zip"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            sniff_container(archive.namelist())
    except UnsupportedType:
        return True
    except (*_BROKEN, OSError):
        return True  # what is wrong with it is told when it is read
    return False


def count_members(path: str | Path) -> int | None:
    """How many items a ZIP archive holds; None for a TAR archive, which tells at its end."""
    if str(path).lower().endswith(_TAR):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(_is_item(info.filename) and not info.is_dir() for info in archive.infolist())
    except (*_BROKEN, OSError):
        return 1


def read_members(path: str | Path, *, most_bytes: int) -> Iterator[Item]:
    """The files of an archive as they lie in it, hidden ones left out; what cannot be read is an item with its error.

    No member is unpacked beyond `most_bytes`, whatever its header says.
    """
    try:
        if str(path).lower().endswith(_TAR):
            yield from _tar_members(path, most_bytes)
        else:
            yield from _zip_members(path, most_bytes)
    except FileNotFoundError:
        yield Item(name=str(path), error=FileUnreadable(f"there is no file {path}"))
    except _BROKEN:
        yield Item(name=str(path), error=DamagedDocument(f"{path}: the archive is broken"))
    except OSError:
        yield Item(name=str(path), error=FileUnreadable(f"{path} cannot be read"))


def _zip_members(path: str | Path, most_bytes: int) -> Iterator[Item]:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if info.is_dir() or not _is_item(info.filename):
                continue
            name = f"{path}/{info.filename}"
            if info.flag_bits & _LOCKED:
                yield Item(name=name, error=EncryptedDocument(f"{name}: the file asks for a password"))
                continue
            try:
                with archive.open(info) as stream:
                    data = stream.read(most_bytes + 1)
            except _BROKEN:
                yield Item(name=name, error=DamagedDocument(f"{name}: the archive is broken here"))
                continue
            yield _within(name, data, most_bytes)


def _tar_members(path: str | Path, most_bytes: int) -> Iterator[Item]:
    # As a stream: a packed archive is read once from its start to its end, and no list of its members is kept.
    with tarfile.open(path, "r|*") as archive:
        for info in archive:
            if not info.isfile() or not _is_item(info.name):
                continue
            stream = archive.extractfile(info)
            name = f"{path}/{info.name}"
            yield _within(name, stream.read(most_bytes + 1) if stream is not None else b"", most_bytes)


def _within(name: str, data: bytes, most_bytes: int) -> Item:
    if len(data) > most_bytes:
        return Item(name=name, error=TooLarge(f"{name} holds more than {most_bytes // 1_000_000} MB"))
    return Item(name=name, data=data)


def _is_item(name: str) -> bool:
    """Whether a member is meant: hidden files, and what a Mac adds for itself, are not."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not any(part.startswith(".") or part == "__MACOSX" for part in parts)
