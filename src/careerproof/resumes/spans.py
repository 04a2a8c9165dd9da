"""Where a value stands: stretches of the text with the page and the box of their lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from careerproof.documents.model import Document, Line
from careerproof.evidence import FieldEvidence, Span
from careerproof.resumes.flow import Found


class Spans:
    """Makes spans: the lines of a document looked up by offset."""

    def __init__(self, document: Document) -> None:
        self._lines: tuple[Line, ...] = document.lines
        self._starts = [line.start for line in document.lines]

    def span(self, start: int, end: int) -> Span:
        """The stretch with the page and the box of the first page's lines that it touches."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        page: int | None = None
        boxes = []
        for index in range(first, bisect_left(self._starts, end)):
            line = self._lines[index]
            if line.end <= start:
                continue
            page = page if page is not None else line.page
            if line.box is not None and line.page == page:
                boxes.append(line.box)
        if len(boxes) == 1:
            return Span(start=start, end=end, page=page, box=boxes[0])
        if not boxes:
            return Span(start=start, end=end, page=page)
        box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        return Span(start=start, end=end, page=page, box=box)

    def evidence(self, found: Found) -> FieldEvidence:
        """Why a value was read."""
        spans = tuple(self.span(start, end) for start, end in found.ranges)
        return FieldEvidence(confidence=round(found.confidence, 2), spans=spans, raw=found.raw, source=found.source)
