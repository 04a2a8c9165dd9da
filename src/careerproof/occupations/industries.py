"""Guesses the industry from an employer's name or other words beside a title."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from careerproof.language import normalise

_LONGEST = 2


def industry_of(words: str) -> frozenset[str]:
    """The NAICS sectors ("62", "31-33") that the words name or point to; often none, at times several."""
    known = _sectors()
    if words in _codes():
        return frozenset({words})
    parts = normalise(words).split()
    found: set[str] = set()
    for length in range(1, _LONGEST + 1):
        for start in range(len(parts) - length + 1):
            found.update(known.get(" ".join(parts[start : start + length]), ()))
    return frozenset(found)


@cache
def _codes() -> frozenset[str]:
    return frozenset(sector for sectors in _sectors().values() for sector in sectors)


@cache
def _sectors() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = json.loads((Path(__file__).parent / "industries.json").read_text(encoding="utf-8"))
    inverted: dict[str, tuple[str, ...]] = {}
    for sector, words in table.items():
        for word in words:
            inverted[word] = (*inverted.get(word, ()), sector)
    return inverted
