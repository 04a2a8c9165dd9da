"""The clauses of a passage, each with one strength: required, or only preferred.

A sentence that says both ("Python required, Java preferred") is cut between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from careerproof.postings.lexicons import Lexicon, SectionName, load_lexicon
from careerproof.postings.model import Importance
from careerproof.postings.passages import CHOICE, Passage, strip_place

_PARENTHESIS = re.compile(r"\(([^()]*)\)")
_CUT = re.compile(r"(?:(?<!\s)\s+)?(?:[,;]|\bbut\b|\band\b|\(|\)|\s[–—-]\s)\s*", re.IGNORECASE)

_TAIL = re.compile(
    r"(?<=[\w)])\s*,\s*((?!and\b|or\b|but\b)[^,;()]{2,40}?\s+(?:(?:strongly|highly|is|are)\s+)*"
    r"(?:preferred|a plus|desirable|desired)\.?)$",
    re.IGNORECASE,
)
"""A last item that alone is preferred: "experience with an electronic health record, Epic preferred"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clause:
    """A half-open stretch of a passage with one strength: required, preferred, or implied by a duty."""

    start: int
    end: int
    importance: Importance


def split_clauses(text: str, passage: Passage) -> Iterator[Clause]:
    """The clauses of a passage: parted at semicolons, and where "required" and "preferred" share a sentence."""
    lexicon = load_lexicon()
    for low, high in _semicolons(text, passage.start, passage.end):
        for part in _strengths(text, low, high, lexicon):
            start, end = strip_place(text, *part)
            if start < end and re.search(r"\w", text[start:end]):
                yield Clause(start=start, end=end, importance=_weigh(text[start:end], passage.section, lexicon))


def _weigh(written: str, section: SectionName, lexicon: Lexicon) -> Importance:
    """How strongly a clause asks: its own words first, then its section."""
    cues = lexicon.cues
    if section == "preferred":
        return (
            "required" if cues.strictly_required.search(written) and not cues.preferred.search(written) else "preferred"
        )
    return "preferred" if cues.preferred.search(written) else "required"


def _semicolons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    choice = CHOICE.search(text, start, end)
    last = choice.end() if choice else end  # what stands behind "one of the following:" is one list
    depth, begin = 0, start
    for index in range(start, last):
        depth += (text[index] == "(") - (text[index] == ")")
        if text[index] == ";" and depth <= 0:
            yield begin, index
            begin = index + 1
    yield begin, end


def _strengths(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The place cut so that each part has one strength; whole where only one is said."""
    cues = lexicon.cues
    preferred = list(cues.preferred.finditer(text, start, end))
    if not preferred:
        return [(start, end)]
    for match in _PARENTHESIS.finditer(text, start, end):
        is_apart = start + 3 < match.start() < preferred[0].end() and len(match[1].split()) > 1
        if is_apart and cues.preferred.search(match[1]):
            rest = [] if end - match.end() < 4 else [(match.end(), end)]
            return [(start, match.start()), (match.start(1), match.end(1)), *rest]
    tail = _TAIL.search(text[start:end])
    if tail and len(preferred) == 1 and cues.qualification.search(text[start : start + tail.start()]):
        return [(start, start + tail.start()), (start + tail.start(1), end)]
    held = [match.span() for match in preferred]
    required = [match.span() for match in cues.required.finditer(text, start, end) if not _inside(match.span(), held)]
    if not required:
        return [(start, end)]
    cuts = [match.span() for match in _CUT.finditer(text, start, end)]
    strengths = sorted([(*place, "p") for place in held] + [(*place, "r") for place in required])
    parts: list[tuple[int, int]] = []
    begin = start
    for before, after in pairwise(strengths):
        at = bisect_left(cuts, (before[1], 0))
        if before[2] != after[2] and at < len(cuts) and cuts[at][1] <= after[0]:
            parts.append((begin, cuts[at][0]))
            begin = cuts[at][1]
    return [*parts, (begin, end)]


def _inside(place: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether one of the others, which are in order and apart, holds the place."""
    at = bisect_right(others, (place[0], place[1])) - 1
    around = others[max(at, 0) : at + 2]
    return any(low <= place[0] and place[1] <= high for low, high in around)
