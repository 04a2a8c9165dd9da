"""Makes an edit: its stable id, its evidence without repetition."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import replace

from careerproof.optimizing.model import Edit, EditKind
from careerproof.screening.model import Quote

_MOST_QUOTES = 3


def draft_edit(
    *,
    kind: EditKind,
    where: str,
    old: str | tuple[str, ...] | None,
    new: str | tuple[str, ...],
    because: str,
    evidence: Iterable[Quote],
    needs_confirmation: bool = False,
    most_quotes: int = _MOST_QUOTES,
) -> Edit:
    """An edit whose points are not yet measured. Its id is a digest of what it does, the same in every run.

    Places in lists are no part of it: an edit keeps its id when other edits move what it changes.
    """
    text = json.dumps([kind, re.sub(r"\d+", "*", where), old, new], ensure_ascii=False)
    return Edit(
        id=_digest(text),
        kind=kind,
        where=where,
        old=old,
        new=new,
        because=because,
        points=0.0,
        needs_confirmation=needs_confirmation,
        evidence=tuple(dict.fromkeys(evidence))[:most_quotes],
    )


def tell_apart(drafts: Iterable[Edit]) -> list[Edit]:
    """The edits, of which those that do the same in several places get ids of their own, in the order of the places."""
    seen: dict[str, int] = {}
    told = []
    for edit in drafts:
        number = seen[edit.id] = seen.get(edit.id, 0) + 1
        told.append(edit if number == 1 else replace(edit, id=_digest(f"{edit.id} {number}")))
    return told


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
