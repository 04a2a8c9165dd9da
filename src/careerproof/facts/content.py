"""The version of the facts: the layout's number and a digest of every row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from careerproof.facts.schema import SCHEMA
from careerproof.facts.tables import TABLES

NOT_CONTENT = frozenset({"meta", "source_file"})
"""Tables that say how the facts came about; the version does not depend on them."""

ROW_ENDS = b"\n"


def content_version(rows: Mapping[str, Iterable[Sequence[object]]]) -> str:
    """The version of these rows, which stand in the order of their keys."""
    digest = hashlib.sha256()
    for note in TABLES:
        if note.name not in NOT_CONTENT:
            digest.update(note.name.encode() + ROW_ENDS)
            for row in rows.get(note.name, ()):
                digest.update(repr(tuple(row)).encode() + ROW_ENDS)
    return f"{SCHEMA}.{digest.hexdigest()[:12]}"
