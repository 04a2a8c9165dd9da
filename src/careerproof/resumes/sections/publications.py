"""Publications: what was published, when, and where it is found."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.sections.dated import group_dated, without_stretches
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.links import find_address
from careerproof.resumes.sections.rows import Row


def read_publications(source: str, rows: Sequence[Row]) -> list[Draft]:
    """Publications with their date and address; a row without a date goes on with the one before."""
    drafts: list[Draft] = []
    for group in group_dated(source, rows):
        draft = Draft()
        for number, part in enumerate(group):
            found = part.found(0.8)
            for dates in find_date_ranges(part.flow.text):
                draft.put_dates_from_flow(part.flow, dates, "release_date")
            address = find_address(part.flow.text)
            if address:
                draft.put("url", part.flow.found(*address))
            if number:
                draft.put("summary", found)
                continue
            holes = [*draft.holes, *(span for value in draft.values.values() for span in value.ranges)]
            draft.put("name", without_stretches(part, holes).found(confidence=0.8) or found)
        drafts.append(draft)
    return drafts
