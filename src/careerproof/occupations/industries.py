"""Guesses the industry from an employer's name or other words beside a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from careerproof.language import normalise

_FOLDER = Path(__file__).parent
_CODE = re.compile(r"\d{2,6}|31-33|44-45|48-49")
_SECTORS = frozenset(
    (
        "11", "21", "22", "23", "31", "32", "33", "42", "44", "45", "48", "49", "51", "52", "53", "54", "55", "56",
        "61", "62", "71", "72", "81", "92", "99",
    )
)  # fmt: skip
_RENUMBERED = {
    "442": "449", "443": "449", "446": "456", "447": "457", "448": "458", "451": "459", "452": "455", "453": "459",
    "454": "459", "511": "513", "515": "516",
    # The wage survey counts government by level, not by task; only the armed forces stand apart.
    **{f"92{digit}": "999" for digit in "1234567"},
}  # fmt: skip
"""Industries of NAICS 2017 that its edition of 2022 counts elsewhere, and public administration."""
_BEGIN, _END = "^", "$"
_LONGEST = 7
_FORMS = frozenset(
    (
        "inc", "incorporated", "corp", "corporation", "co", "company", "companies", "llc", "ltd", "limited", "plc",
        "lp", "gmbh", "ag", "sa", "nv", "bv", "pbc", "the", "usa",
    )
)  # fmt: skip
"""Words at the ends of a name that say what form the firm has, and nothing about its trade."""


def industry_of(words: str) -> frozenset[str]:
    """The NAICS 2022 industries ("6221", "4811") that the words name or point to; often none, at times several.

    The words are an employer's name, an industry in words or a NAICS code. A known employer is taken as such
    ("American Airlines"); else the longest trade words in the name speak ("animal hospital"), and of equally long ones
    those that point to the fewest industries. Government is 9991 (federal), 9992 (state), 9993 (local).
    """
    if _CODE.fullmatch(words):
        return _of_code(words)
    parts = _bare(normalise(words))
    if not parts:
        return frozenset()
    employers, trades = _table("employers.tsv"), _table("trades.tsv")
    whole = employers.get(" ".join([_BEGIN, *parts, _END])) or employers.get(" ".join(parts))
    if whole:
        return frozenset(whole)
    named, traded = _found(parts, employers), _found(parts, trades)
    # A name of one word may be part of another name; what the words beside it say then counts for more.
    longer = [each for each in named if each[0] > 1]
    if longer and longer[0][0] >= max((length for length, _ in traded), default=0):
        return _clearest(longer)
    return _clearest(traded) or _clearest(named)


def _of_code(code: str) -> frozenset[str]:
    """A code of NAICS, as its edition of 2022 writes it; none for digits that are no industry."""
    if code[:2] not in _SECTORS:
        return frozenset()
    if code == "92":
        return frozenset({"928", "999"})
    renumbered = _RENUMBERED.get(code[:3])
    return frozenset({code if renumbered is None else renumbered})


def _bare(normal: str) -> list[str]:
    """The words of a name without the numbers of branches and the words for legal forms at its ends."""
    parts = normal.split()
    while len(parts) > 1 and (parts[-1] in _FORMS or parts[-1].lstrip("#").isdigit()):
        parts.pop()
    while len(parts) > 1 and parts[0] == "the":
        parts.pop(0)
    return parts


def _found(parts: list[str], table: dict[str, tuple[str, ...]]) -> list[tuple[int, tuple[str, ...]]]:
    """The phrases of a table in a name, with their length in words, longest first; none shares a word with another."""
    padded = [_BEGIN, *parts, _END]
    free = [True] * len(padded)
    found: list[tuple[int, tuple[str, ...]]] = []
    for length in range(min(_LONGEST, len(padded)), 0, -1):
        for start in range(len(padded) - length + 1):
            if all(free[start : start + length]):
                codes = table.get(" ".join(padded[start : start + length]))
                if codes:
                    found.append((sum(word not in (_BEGIN, _END) for word in padded[start : start + length]), codes))
                    free[start : start + length] = [False] * length
    return sorted(found, key=lambda each: -each[0])


def _clearest(found: list[tuple[int, tuple[str, ...]]]) -> frozenset[str]:
    """The industries of the longest phrases; of equally long ones, of those with the fewest industries."""
    if not found:
        return frozenset()
    best = min((-length, len(codes)) for length, codes in found)
    return frozenset(code for length, codes in found if (-length, len(codes)) == best for code in codes)


@cache
def _table(name: str) -> dict[str, tuple[str, ...]]:
    return {phrase: tuple(codes.split(";")) for phrase, codes in _lines(name)}


def _lines(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines())
