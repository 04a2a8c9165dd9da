"""The title under (or beside) a person's name, and titles that are written together with their employer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.resumes.flow import Found, bare, without
from careerproof.resumes.lexicon import fold
from careerproof.resumes.patterns import lazy
from careerproof.resumes.sections.degrees import find_degree
from careerproof.resumes.sections.names import CV_WORDS, LABEL, is_titled
from careerproof.resumes.sections.naming import employer_weight, title_weight
from careerproof.resumes.sections.rows import Row

_MOST_WORDS, _MOST_SENTENCE_WORDS = 12, 5
_SHORTEST_NAME = 3
_LONGEST_TITLE = _LONGEST_NAME = 160
"""Characters: what is longer is a line of text, and looking at each joint in it would take time by its square."""
_JUNK = " \t,;:|•·–—-*()"
_ABBREVIATION = lazy(r"[A-Z][A-Za-z.]{0,3}[A-Z]\.?|[A-Z]{2,5}")
_AS = lazy(r"\s+as\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
_JOINT = lazy(r"\s+(?:in|at|@|with|for|en|em|na|no|bei|chez|à)\s+|\s*,?\s+[–—-]\s+|,\s+")
_YEARS = lazy(
    r"\s*,?\s+(?:with|having)\s+(?=(?:over|more|around|about|nearly|total|an?|\d)\b|\d|(?:\w+\s+){0,2}experience\b)",
    re.IGNORECASE,
)
"""What comes behind a title to tell for how long or in what ("with 8+ years of …", "with experience in …")."""


def read_headline(
    text: str, heads: Sequence[Row], name: Found | None, taken: Sequence[tuple[int, int]], employers: Sequence[str]
) -> Found | None:
    """The title under (or beside) the name; without a name, a title that opens the page.

    Args:
        text: the document's text.
        heads: the rows of the head of the page.
        name: the person's name, where it is known.
        taken: the stretches that hold something else: addresses, links, the place.
        employers: those of the person's positions, which may stand behind the title.
    """
    used = [*taken, *(name.ranges if name else ())]
    near = [row for row in heads if name is None or row.end >= name.start][: 4 if name else 1]
    for row in near:
        if row.bullet or LABEL.match(row.text):
            continue
        beside = name is not None and row.start <= name.start < row.end
        for low, high in without([(row.start, row.end)], used):
            span = bare(text, low, high, _JUNK)
            if span is None or (beside and is_credential(text[span[0] : span[1]])):
                continue
            found = _headline(text, span, employers)
            if found is not None:
                return found
    return None


def is_credential(words: str) -> bool:
    """True for degrees and licences as they stand behind a name: "B.Tech", "RN, BSN", "MBA, PMP"."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    degrees = [_is_degree(part) for part in parts]
    short = all(degree or _ABBREVIATION.fullmatch(part) for degree, part in zip(degrees, parts, strict=True))
    return short and any(degrees)


def _is_degree(part: str) -> bool:
    found = find_degree(part)
    return found is not None and found[1].span() == (0, len(part))


def _headline(text: str, span: tuple[int, int], employers: Sequence[str]) -> Found | None:
    written = text[span[0] : span[1]]
    low, high = title_within(written, employers)
    years = _YEARS.search(written, low, high)
    if years is not None and is_titled(written[low : years.start()]):
        high = years.start()
    words = written[low:high].split()
    if len(words) > _MOST_WORDS or (words[-1].endswith(".") and len(words) > _MOST_SENTENCE_WORDS):
        return None
    title = written[low:high]
    if not is_titled(title) or CV_WORDS.fullmatch(title):
        return None
    return Found(value=title, ranges=((span[0] + low, span[0] + high),), confidence=0.85)


def title_within(written: str, employers: Sequence[str]) -> tuple[int, int]:
    """Where the title stands in words that may name an employer too: "Analyst in Acme", "Acme as an Analyst"."""
    for joint in _AS.finditer(written):
        title = written[joint.end() :]
        if len(title) > _LONGEST_TITLE:
            continue
        if title_weight(title) >= 2 and _names_employer(written[: joint.start()][:_LONGEST_NAME], employers):
            return joint.end(), len(written)
    for joint in _JOINT.finditer(written):
        title = written[: joint.start()]
        if len(title) > _LONGEST_TITLE:
            break
        if title_weight(title) >= 2 and _names_employer(written[joint.end() :][:_LONGEST_NAME], employers):
            return 0, len(title.rstrip(" ,-–—"))
    return 0, len(written)


def _names_employer(words: str, employers: Sequence[str]) -> bool:
    """True for the name of an employer or its beginning, also with more behind it; not for one word of a title."""
    folded = fold(words)
    if title_weight(words) >= 2 and employer_weight(words) < 1 and " " not in folded:
        return False
    return any(
        len(known) >= _SHORTEST_NAME and (f"{folded} ".startswith(f"{known} ") or f"{known} ".startswith(f"{folded} "))
        for known in map(fold, employers)
    )
