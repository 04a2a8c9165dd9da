"""Makes an edit: its stable id, its evidence without repetition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

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
    """An edit whose points are not yet measured. Its id is a digest of what it does, the same in every run."""
    text = json.dumps([kind, where, old, new], ensure_ascii=False)
    return Edit(
        id=hashlib.sha256(text.encode()).hexdigest()[:8],
        kind=kind,
        where=where,
        old=old,
        new=new,
        because=because,
        points=0.0,
        needs_confirmation=needs_confirmation,
        evidence=tuple(dict.fromkeys(evidence))[:most_quotes],
    )
