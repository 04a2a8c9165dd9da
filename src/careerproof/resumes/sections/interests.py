"""Interests, one each."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.items import SEPARATED, split_items
from careerproof.resumes.sections.paragraphs import read_paragraphs
from careerproof.resumes.sections.rows import Row


def read_interests(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Interests, one each."""
    drafts = []
    for part in read_paragraphs(source, rows):
        if len(part.flow.text.split()) > 12 and not SEPARATED.search(part.flow.text):
            draft = Draft()
            draft.put("name", part.found())
            drafts.append(draft)
            continue
        for item in split_items(part.flow):
            draft = Draft()
            draft.put("name", item)
            drafts.append(draft)
    return drafts
