"""A file that is not whole yet (``NAME.part``), and beside it (``NAME.part.json``) what it is a part of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerproof.evidence import Record
from careerproof.facts.downloading.client import Answer
from careerproof.facts.downloading.manifest import write_whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin(Record):
    """The answer that a part comes from; `total` is the size of the whole file, None where it was not said."""

    address: str
    final_address: str
    etag: str | None = None
    last_modified: str | None = None
    total: int | None = None

    @property
    def validator(self) -> str | None:
        """What a server can tell by whether its file is still the same; a weak tag does not vouch for bytes."""
        if self.etag is not None and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


class Part:
    """The part of one file."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(f"{target.name}.part")
        self._note = target.with_name(f"{target.name}.part.json")

    @property
    def size(self) -> int:
        """How many bytes are here."""
        return self.path.stat().st_size if self.path.exists() else 0

    def origin(self, address: str) -> Origin | None:
        """What the part is of; None where that is not known, or where it came from another address."""
        try:
            origin = _origin(json.loads(self._note.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        return origin if origin.address == address else None

    def begin(self, origin: Origin) -> None:
        """Forgets the bytes and notes what the next ones will be of.

        The bytes go first: whatever stops us in between, never do old bytes stand beside a new note.
        """
        self.path.unlink(missing_ok=True)
        write_whole(self._note, json.dumps(origin.to_dict(), indent=2) + "\n")

    def drop(self) -> None:
        """Forgets the part."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def origin_of(answer: Answer, address: str, total: int | None) -> Origin:
    """The origin of the bytes of an answer."""
    return Origin(
        address=address,
        final_address=answer.address,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        total=total,
    )


def _origin(fields: dict[str, Any]) -> Origin:
    origin = Origin(**fields)
    texts = (origin.address, origin.final_address, origin.etag or "", origin.last_modified or "")
    if not all(isinstance(text, str) for text in texts) or not isinstance(origin.total, int | None):
        raise TypeError("not a note of ours")
    return origin
