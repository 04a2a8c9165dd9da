"""Publications: what was published, when, and where it is found."""

from __future__ import annotations

from collections.abc import Sequence

from careerproof.resumes.dates import find_date_ranges
from careerproof.resumes.flow import Flow, Found, bare
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.dated import group_dated, without_stretches
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.links import find_address
from careerproof.resumes.sections.rows import Row

_QUOTED = lazy(r"“([^“”]{4,})”|\"([^\"]{4,})\"|«\s*([^«»]{4,}?)\s*»|„([^„“”]{4,})[“”]|‘([^‘]{8,}?)’(?!\w)")
_SENTENCE = lazy(r"([^.?!]{12,}[^.?!\sA-Z])[.?!]\s+([A-ZÀ-Þ][^.]{2,80})$")
"""A title that ends with a full stop, and one name behind it: where it was published."""

_LONGEST = 400
"""Letters: what is longer is an account and no entry."""


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
            _put_name(draft, without_stretches(part, holes), found)
        drafts.append(draft)
    return drafts


def _put_name(draft: Draft, flow: Flow, whole: Found) -> None:
    """The title; where it stands between quotation marks, what follows it is where it was published."""
    quoted = _QUOTED.search(flow.text) if len(flow.text) < _LONGEST and flow.text.count('"') in (0, 2) else None
    sentence = _SENTENCE.match(flow.text) if quoted is None and draft.values else None
    if sentence is not None:
        draft.put("name", flow.found(*sentence.span(1), confidence=0.8))
        draft.put("publisher", flow.found(*sentence.span(2), confidence=0.6))
        return
    if quoted is None:
        draft.put("name", flow.found(confidence=0.8) or whole)
        return
    group = next(number for number in range(1, 6) if quoted[number])
    title = bare(flow.text, *quoted.span(group), " ,.;")
    draft.put("name", flow.found(*(title or quoted.span(group)), confidence=0.9))
    rest = bare(flow.text, quoted.end(), len(flow.text), " \t,;:|•·–—-.()")
    if rest is not None:
        draft.put("publisher", flow.found(*rest, confidence=0.7))
