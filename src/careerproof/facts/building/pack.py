"""Writes joined rows as one database whose bytes depend on the rows alone."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

from careerproof.facts.building.joins.rows import Rows
from careerproof.facts.schema import APPLICATION_ID, PAGE_SIZE, SCHEMA
from careerproof.facts.tables import TABLES, create_statements, index_statements

_WRITER_VERSION = 3_040_000
"""What the header says of the SQLite that wrote the file: always the same, so that the bytes are."""


def pack_rows(scratch: Path, rows: Rows) -> Path:
    """A database whose bytes depend on the rows alone."""
    scratch.mkdir()
    loose, packed = scratch / "loose.sqlite", scratch / "packed.sqlite"
    connection = sqlite3.connect(loose)
    try:
        connection.executescript(f"PRAGMA page_size={PAGE_SIZE}; PRAGMA journal_mode=OFF; PRAGMA encoding='UTF-8';")
        connection.executescript(f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={SCHEMA};")
        for statement in create_statements():
            connection.execute(statement)
        for note in TABLES:
            places = ", ".join("?" * len(note.columns))
            connection.executemany(f"INSERT INTO {note.name} VALUES ({places})", rows.get(note.name, []))  # noqa: S608
        for statement in index_statements():
            connection.execute(statement)
        connection.commit()
        connection.execute("VACUUM INTO ?", (str(packed),))
    finally:
        connection.close()
    _settle_header(packed)
    return packed


def _settle_header(path: Path) -> None:
    """Sets the header's counters and writer version (offsets 24, 92 and 96 of the file format) to fixed values."""
    with path.open("r+b") as stream:
        stream.seek(24)
        stream.write(struct.pack(">I", 1))
        stream.seek(92)
        stream.write(struct.pack(">II", 1, _WRITER_VERSION))
