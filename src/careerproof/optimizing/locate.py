"""Finds where the words that an edit names stand now: other edits may have moved or reworded them."""

from __future__ import annotations

import re
from collections import Counter

from careerproof.optimizing.pointers import value_at
from careerproof.optimizing.wording import stems_of
from careerproof.resumes.model import Resume

SAME = 0.6
"""From this share of common words on, one text is taken for what became of another."""
_PLACE = re.compile(r"\d+")


def locate(resume: Resume, where: str, old: str, *, holding: tuple[str, ...] = ()) -> str | None:
    """The pointer of the text that is, or came of, `old`; None where it stands nowhere any more.

    Args:
        resume: the résumé as it is now.
        where: the pointer at which the edit found the words; lists may be longer, shorter or sorted now.
        old: the words as the edit found them.
        holding: only a text with one of these in it will do; () takes any.
    """
    if _text_at(resume, where) == old:
        return where
    alike = re.compile(_PLACE.sub(r"\\d+", where))
    places = dict.fromkeys([where, *(item.pointer for item in resume.statements if alike.fullmatch(item.pointer))])
    found = [
        (pointer, likeness(old, text))
        for pointer in places
        if (text := _text_at(resume, pointer)) and (not holding or any(words in text for words in holding))
    ]
    found = [item for item in found if item[1] >= SAME]
    if not found or found[0][0] == where:
        return where if found else None
    return max(found, key=lambda item: item[1])[0]


def likeness(one: str, other: str) -> float:
    """The share of the words of the shorter text, inflected or not, that stand in the other; 0..1."""
    if one == other:
        return 1.0
    first, second = Counter(stems_of(one)), Counter(stems_of(other))
    shorter = min(first.total(), second.total())
    return (first & second).total() / shorter if shorter else 0.0


def _text_at(resume: Resume, pointer: str) -> str | None:
    value = value_at(resume, pointer)
    return value if isinstance(value, str) else None
