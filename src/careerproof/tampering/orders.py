"""Where a text gives orders to a language model."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from careerproof.tampering.letters import read_as_seen

_ORDERS = Path(__file__).with_name("orders.toml")
_SPELLED = re.compile(r"(?:(?<=\s)|^)(?:\w ){5,}\w(?=\s|$)")
"""A word written with a space between its letters, as a trick against search."""


@lru_cache(maxsize=1)
def _orders() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    table = tomllib.loads(_ORDERS.read_text(encoding="utf-8"))
    return tuple((tuple(item["needs"]), re.compile(item["pattern"], re.IGNORECASE)) for item in table["orders"])


def find_orders(text: str) -> list[tuple[int, int]]:
    """The stretches of the text (start, end) that give orders to a language model; those that overlap are one.

    Characters that show nothing do not part words here, and look-alike letters count as what they look like.
    """
    seen, places = read_as_seen(text)
    flat = re.sub(r"\s", " ", seen)  # one character for one, so that places stay
    found = _matches(flat)
    if _SPELLED.search(flat):
        kept = _without_gaps(flat)
        found += [(kept[start], kept[end - 1] + 1) for start, end in _matches("".join(flat[at] for at in kept))]
    merged: list[tuple[int, int]] = []
    for start, end in sorted((places[start], places[end - 1] + 1) for start, end in found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _matches(flat: str) -> list[tuple[int, int]]:
    small = flat.lower()
    return [
        match.span()
        for needs, pattern in _orders()
        if any(need in small for need in needs)
        for match in pattern.finditer(flat)
    ]


def _without_gaps(flat: str) -> list[int]:
    """The places of the characters that stay when words written letter by letter are drawn together.

    Between such words stand two spaces or more, of which one stays.
    """
    dropped: set[int] = set()
    for found in _SPELLED.finditer(flat):
        dropped.update(range(found.start() + 1, found.end(), 2))
    return [at for at in range(len(flat)) if at not in dropped]
