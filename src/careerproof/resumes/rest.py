"""The words of a résumé that no field holds, told as statements all the same: nothing written is lost."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import get_args

from careerproof.resumes.flow import Flow, Found, bare, without
from careerproof.resumes.lexicon import fold, load_labels
from careerproof.resumes.model import Resume, SectionKind, Statement
from careerproof.resumes.sections.draft import Draft
from careerproof.resumes.sections.paragraphs import read_paragraphs, split_sentences
from careerproof.resumes.sections.split import Block
from careerproof.resumes.spans import Spans
from careerproof.resumes.statements import Owner, make_statement, owner_of


def tell_rest(
    resume: Resume,
    statements: Sequence[Statement],
    blocks: Sequence[Block],
    drafts: Mapping[str, Sequence[Draft]],
    spans: Spans,
) -> list[Statement]:
    """Statements for every word that neither a field of the résumé nor one of its statements holds."""
    covered = [(span.start, span.end) for evidence in resume.fields.values() for span in evidence.spans]
    covered += [(item.span.start, item.span.end) for item in statements if item.span is not None]
    holes = _Holes(covered)
    owners = _owners(resume, drafts)
    rest: list[Statement] = []
    written = [block for block in blocks if block.extent is not None]
    for number, block in enumerate(written):
        low, high = block.extent or (0, 0)
        default = Owner(pointer=f"/sections/{number}", section=block.kind)
        for piece in _left(resume.text, block, holes):
            owner = next(owner for a, b, owner in [*owners, (low, high, default)] if a <= piece.start < b)
            rest.append(make_statement(owner, owner.pointer, piece.value, spans.span(piece.start, piece.end)))
    return rest


class _Holes:
    """Stretches of a text, overlapping ones made one: those near a place are found without looking at all."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(stretches):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._stretches = merged

    def between(self, low: int, high: int) -> list[tuple[int, int]]:
        """The stretches that touch low..high, in order."""
        first = bisect_right(self._stretches, low, key=itemgetter(1))
        return self._stretches[first : bisect_left(self._stretches, high, key=itemgetter(0))]


def _owners(resume: Resume, drafts: Mapping[str, Sequence[Draft]]) -> list[tuple[int, int, Owner]]:
    """The stretch of each entry, from its first to its last value."""
    owners = []
    kinds: tuple[SectionKind, ...] = get_args(SectionKind)
    for name in kinds:
        for index, (item, draft) in enumerate(zip(getattr(resume, name, ()), drafts.get(name, ()), strict=False)):
            ranges = [pair for found in draft.values.values() if found.confidence > 0.7 for pair in found.ranges]
            ranges += [pair for listed in draft.lists.values() for found in listed for pair in found.ranges]
            if ranges:
                low, high = min(a for a, _ in ranges), max(b for _, b in ranges)
                owners.append((low, high, owner_of(item, f"/{name}/{index}", name)))
    return sorted(owners, key=lambda owner: (owner[0], owner[1]))


def _left(text: str, block: Block, holes: _Holes) -> Iterator[Found]:
    """The sentences and words of a section outside of the holes; labels in the head of the page say nothing."""
    for part in read_paragraphs(text, block.rows):
        for piece in _pieces(part.flow, holes, bullet=part.bullet):
            if block.kind != "contact" or not _is_label(piece.value):
                yield piece


def _pieces(flow: Flow, holes: _Holes, *, bullet: bool) -> list[Found]:
    low, high = flow.ranges[0][0], flow.ranges[-1][1]
    left = without(flow.ranges, holes.between(low, high))
    if left == list(flow.ranges):
        found = [flow.found(a, b) for a, b in ([(0, len(flow.text))] if bullet else split_sentences(flow.text))]
        return [piece for piece in found if piece is not None and re.search(r"\w", piece.value)]
    pieces = []
    for start, end in left:
        tight = bare(flow.source, start, end, " \t,;:|•·–—-*()[]/.")
        if tight is not None and (tight[1] - tight[0] > 1):
            pieces.append(Found(value=flow.source[tight[0] : tight[1]], ranges=(tight,)))
    return pieces


def _is_label(text: str) -> bool:
    folded = fold(text)
    return any(folded in words for words in load_labels().by_use.values()) or len(folded) < 2
