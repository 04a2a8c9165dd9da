"""Whether two lines of a narrow column are the halves of one stretch of time."""

from __future__ import annotations

import re

_DASH = r"[-‐‑‒–—−~]"
_TO = rf"(?:{_DASH}|\b(?:to|until|till|bis|a|à|au|al|até|hasta)\b)"
_OPEN = re.compile(rf"\d.*{_TO}$", re.IGNORECASE)
_ENDS = frozenset("-‐‑‒–—−~oOlLsSſaAàÀuUéÉ")
"""The last letters of all these signs and words: most texts end in another."""
_YEAR_OPEN = re.compile(rf"\d.*{_TO}\s*[^\W\d]+[.,]?$", re.IGNORECASE)
"""A date and the month of another."""
_YEAR = re.compile(r"\d{4}\.?$")
_GOES_ON = re.compile(_TO, re.IGNORECASE)


def are_halves(first: str, rest: str) -> bool:
    """Whether the two are the halves of a stretch of time."""
    if first[-1:] in _ENDS and _OPEN.search(first):
        return rest.count(" ") < 2 or any(character.isdigit() for character in rest)
    if _YEAR.match(rest):
        return _YEAR_OPEN.search(first) is not None
    return _GOES_ON.match(rest) is not None and first[-1:].isdigit()
