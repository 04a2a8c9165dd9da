"""Who stands in for an occupation that a survey does not cover: its nearest relatives in the classification."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

Basis = tuple[tuple[str, float], ...]
"""Occupations and their weights, which sum to 1."""

_KINSHIP = (7, 6, 4, 2)
"""Characters that two codes share in the same detailed, broad, minor and major group of the SOC, nearest first."""

_AFTER = "~"
"""Sorts after every character of a code."""

_MILITARY = Path(__file__).parent / "data" / "military.toml"


class Known:
    """The occupations that a table covers, and for each other one the covered relatives that stand in for it."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._sorted = sorted(set(codes := tuple(codes)))
        self.places = {code: place for place, code in enumerate(dict.fromkeys(codes))}

    def __contains__(self, code: str) -> bool:
        return code in self.places

    def basis_of(self, mixture: Iterable[tuple[str, float]]) -> Basis:
        """The mixture in terms of covered occupations; one that is not is shared out among its relatives."""
        shares: dict[str, float] = {}
        for code, weight in mixture:
            relatives = (code,) if code in self.places else self.relatives_of(code)
            for relative in relatives:
                shares[relative] = shares.get(relative, 0.0) + weight / len(relatives)
        return tuple(sorted(shares.items()))

    def relatives_of(self, code: str) -> tuple[str, ...]:
        """The covered occupations nearest to one: of the same SOC occupation, else broad, minor, major group.

        Military occupations have no such relatives; civilian ones of our own list stand in for them.
        """
        military = _military_relatives().get(code)
        if military is not None:
            return tuple(relative for relative in military if relative in self.places)
        for length in _KINSHIP:
            first = bisect_left(self._sorted, code[:length])
            last = bisect_left(self._sorted, code[:length] + _AFTER)
            if first < last:
                return tuple(self._sorted[first:last])
        return ()


@lru_cache(maxsize=1)
def _military_relatives() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(_MILITARY.read_text(encoding="utf-8"))
    return {code: tuple(relatives) for code, relatives in raw["relatives"].items()}
