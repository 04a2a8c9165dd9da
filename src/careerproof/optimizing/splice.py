"""Changes words of a résumé's text and keeps everything that points into it in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from careerproof.evidence import Record, Span
from careerproof.resumes.model import Resume


@dataclass(frozen=True, kw_only=True, slots=True)
class Replacement(Record):
    """The characters [start, end) of the text give way to `words`."""

    start: int
    end: int
    words: str


def splice(resume: Resume, replacements: Sequence[Replacement]) -> Resume:
    """The résumé with the words replaced in its text, and every span moved to where its words now stand.

    Only `text` and spans change: the values of the fields are the caller's. Replacements do not overlap.
    """
    ordered = sorted(replacements, key=lambda item: item.start)
    if not ordered:
        return resume
    moves = _Moves(ordered)
    return replace(
        resume,
        text=_written(resume.text, ordered),
        fields={
            pointer: replace(field, spans=moves.all(field.spans)) if field.spans else field
            for pointer, field in resume.fields.items()
        },
        sections=tuple(replace(section, span=moves.one(section.span)) for section in resume.sections),
        statements=tuple(
            replace(statement, span=moves.one(statement.span)) if statement.span else statement
            for statement in resume.statements
        ),
        findings=tuple(replace(finding, spans=moves.all(finding.spans)) for finding in resume.findings),
    )


def replace_span(span: Span, words: str) -> Replacement:
    """The replacement of what stands at the span."""
    return Replacement(start=span.start, end=span.end, words=words)


def _written(text: str, ordered: Sequence[Replacement]) -> str:
    pieces, last = [], 0
    for item in ordered:
        if item.start < last:
            raise ValueError("replacements overlap")
        pieces += [text[last : item.start], item.words]
        last = item.end
    return "".join([*pieces, text[last:]])


class _Moves:
    """Where an offset into the old text stands in the new one."""

    def __init__(self, ordered: Sequence[Replacement]) -> None:
        self._ordered = ordered
        self._ends = [item.end for item in ordered]
        growths = (len(item.words) - (item.end - item.start) for item in ordered)
        self._shifts = [0, *accumulate(growths)]

    def all(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(self.one(span) for span in spans)

    def one(self, span: Span) -> Span:
        start, end = self._offset(span.start, is_start=True), self._offset(span.end, is_start=False)
        return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=max(start, end))

    def _offset(self, offset: int, *, is_start: bool) -> int:
        passed = bisect_right(self._ends, offset)
        if passed < len(self._ordered) and self._ordered[passed].start < offset:
            # Inside replaced words: a start goes to their beginning, an end to their end.
            item = self._ordered[passed]
            return item.start + self._shifts[passed] + (0 if is_start else len(item.words))
        return offset + self._shifts[passed]
