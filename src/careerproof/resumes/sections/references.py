"""Those who speak for a person: each with their name, and with what the page says of them."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.resumes.flow import Flow
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.names import is_person
from careerproof.resumes.sections.rows import Row

_NAME_END = lazy(r"\s*(?:[,|•·:(\t]|\s[–—-]\s)")


def read_references(source: str, rows: Sequence[Row]) -> list[Draft]:
    """The references whose names are told; "available on request" names nobody."""
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or row.blank_before or row.bullet or _name_in(row) is not None:
            groups.append([])
        groups[-1].append(row)
    drafts = []
    for first, *rest in groups:
        end = _name_in(first)
        if end is None:
            continue
        draft = Draft()
        draft.put("name", Flow(source, [(first.start, first.start + end)]).found(confidence=0.8))
        after = _NAME_END.match(first.text, end)
        told = [(first.start + after.end(), first.end)] if after else []
        draft.put("reference", Flow(source, [*told, *(cell for row in rest for cell in row.cells)]).found())
        drafts.append(draft)
    return drafts


def _name_in(row: Row) -> int | None:
    """Where the name of a person ends that a row begins with, or None."""
    cut = _NAME_END.search(row.text)
    end = cut.start() if cut else len(row.text)
    return end if is_person(row.text[:end]) else None
