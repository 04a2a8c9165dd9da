"""Remembers which file came from where: ``downloads.json`` in the folder of the files."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerproof.evidence import Record

MANIFEST = "downloads.json"
_SCHEMA = "careerproof.downloads/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry(Record):
    """A file of the folder: its digest, and where and when it was fetched.

    `address`, `final_address` (after redirects) and `fetched` (a date) are None for a file that a person put there or
    changed since. `last_modified` and `etag` are the server's words.
    """

    id: str
    file: str
    sha256: str
    size: int
    address: str | None = None
    final_address: str | None = None
    last_modified: str | None = None
    etag: str | None = None
    fetched: str | None = None


class Manifest:
    """The entries by file, written anew, whole or not at all, with each change."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / MANIFEST
        self.entries: dict[str, Entry] = {}
        self.was_unreadable = False
        self._read()

    def record(self, entry: Entry) -> None:
        """Puts the entry in the place of the one of the same file."""
        if self.entries.get(entry.file) != entry:
            self.entries[entry.file] = entry
            self._write()

    def forget(self, file: str) -> None:
        """Drops the entry of a file that is not there any more."""
        if self.entries.pop(file, None) is not None:
            self._write()

    def _read(self) -> None:
        try:
            listed = json.loads(self.path.read_text(encoding="utf-8"))
            if listed["schema"] != _SCHEMA:
                raise ValueError(_SCHEMA)
            self.entries = {entry.file: entry for entry in map(_entry, listed["files"])}
        except FileNotFoundError:
            return
        except (ValueError, KeyError, TypeError):
            # Nothing is lost but where the files came from: their digests are taken again.
            self.was_unreadable = True

    def _write(self) -> None:
        listed = {"schema": _SCHEMA, "files": [entry.to_dict() for _, entry in sorted(self.entries.items())]}
        write_whole(self.path, json.dumps(listed, indent=2, ensure_ascii=False) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Writes the file whole or not at all."""
    scratch = path.with_name(f".{path.name}.writing")
    with scratch.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    scratch.replace(path)


def digest_of(path: Path) -> str:
    """The file's SHA-256, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _entry(fields: dict[str, Any]) -> Entry:
    entry = Entry(**fields)
    for field in dataclasses.fields(Entry):
        value = getattr(entry, field.name)
        if not isinstance(value, int if field.name == "size" else str) and (value is not None or field.name == "file"):
            raise TypeError(field.name)
    return entry
