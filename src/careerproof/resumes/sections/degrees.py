"""Degrees and schools by their words."""

from __future__ import annotations

import re

from careerproof.resumes.lexicon import degree_patterns, load_employers, load_fields
from careerproof.resumes.patterns import lazy

_WORDS = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SURE_SCHOOL = 6
"""Letters: a word as long as this says school in small letters too ("college"); a shorter one may not ("tech")."""
_MOST_SCHOOL_WORDS = 10
_NO_NAME = lazy(r"\d$|\b(?:graduat\w*|complet\w*|attend\w*|finish\w*|diploma|from|of|at|in|a|the)$", re.IGNORECASE)
"""What stands before "high school" where that is no school's name ("Graduated high school")."""
_SCHOOL_LEVEL = lazy(r"(?:high|secondary|middle) school$", re.IGNORECASE)


def find_degree(text: str) -> tuple[int, re.Match[str]] | None:
    """The degree that a text names, with its level 1..8: the one that stands first, the longer where two do."""
    best: tuple[int, re.Match[str]] | None = None
    for level, pattern in degree_patterns():
        match = pattern.search(text)
        while match is not None and not _is_degree(match):
            match = pattern.search(text, match.end())
        if match is None:
            continue
        if best is None or (match.start(), -len(match.group())) < (best[1].start(), -len(best[1].group())):
            best = (level, match)
    return best


def is_school(text: str) -> bool:
    """True where a word says school."""
    schools = load_employers().schools
    words = _WORDS.findall(text)
    short = len(words) <= _MOST_SCHOOL_WORDS
    return any(
        word.casefold() in schools for word in words if word[0].isupper() or (short and len(word) >= _SURE_SCHOOL)
    )


def names_school(text: str, degree: re.Match[str]) -> bool:
    """True where the words of a degree end the name of a school ("Hosanna High School")."""
    before = text[: degree.start()].strip()
    own = before[-1:].isalnum() and not _NO_NAME.search(before)
    return own and bool(_SCHOOL_LEVEL.search(degree.group()))


def names_field(text: str) -> bool:
    """True where a word is that of a field of study."""
    fields = load_fields()
    return any(word.casefold() in fields for word in _WORDS.findall(text))


def _is_degree(match: re.Match[str]) -> bool:
    """False for ordinary words in the shape of an abbreviation: "as", "ma", "be" in lower case."""
    written = match.group()
    letters = re.sub(r"[^a-z]", "", written.casefold())
    return len(letters) > 3 or any(character.isupper() for character in written)
