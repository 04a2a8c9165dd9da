"""Reads the signs that a role builds, operates, evaluates or governs AI: technologies, titles, activities.

The signs and what each stands for are data (``creation.toml``). A sign is evidence, not proof: several join as
1 - (1 - a)(1 - b)..., so that more signs never say less and none says everything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import prod
from pathlib import Path

SIGNS = Path(__file__).parent / "creation.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Creation:
    """How much of a role the signs stand for, 0..1, and the texts that showed them, sorted."""

    value: float
    signs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sign:
    pattern: re.Pattern[str]
    weight: float


def read_creation(
    *, technologies: Iterable[str] = (), titles: Iterable[str] = (), activities: Iterable[str] = ()
) -> Creation:
    """The creation of AI that these names of technologies, job titles and work activities speak of.

    The same words in several names ("data scientist", "senior data scientist") are one sign.
    """
    rest, found = 1.0, set[str]()
    for kind, texts in (("technologies", technologies), ("titles", titles), ("activities", activities)):
        signs, most, never = _lexicon()[kind]
        words: dict[str, float] = {}
        for text in sorted(set(texts)):
            hits = [(sign.weight, hit[0].lower()) for sign in signs if (hit := sign.pattern.search(text))]
            if hits and not (never and never.search(text)):
                weight, word = max(hits)
                words[word] = weight
                found.add(text)
        rest *= 1.0 - min(most, 1.0 - prod(1.0 - weight for _, weight in sorted(words.items())))
    return Creation(value=1.0 - rest, signs=tuple(sorted(found)))


@cache
def _lexicon() -> Mapping[str, tuple[Sequence[_Sign], float, re.Pattern[str] | None]]:
    """By kind: its signs, the most that the kind can stand for alone, and what is never a sign."""
    plain = tomllib.loads(SIGNS.read_text(encoding="utf-8"))
    lexicon = {}
    for kind, table in plain.items():
        signs = tuple(
            _Sign(pattern=re.compile(row["pattern"], re.IGNORECASE), weight=float(row["weight"]))
            for row in table["signs"]
        )
        never = re.compile(table["never"], re.IGNORECASE) if "never" in table else None
        lexicon[kind] = (signs, float(table["most"]), never)
    return lexicon
