"""Seeded choices out of the data files, from the half of each list that the split may see."""

from __future__ import annotations

import functools
import random
import tomllib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

DATA = Path(__file__).parent / "data"
LEAST_TO_PART = 6
"""Shorter lists (months, ways to write "present") are the same for both halves."""

Choice = TypeVar("Choice")
Tree = dict[str, Any]


@functools.cache
def read_locale(locale: str) -> Tree:
    """The data of a locale ("en-GB")."""
    return tomllib.loads((DATA / "locales" / f"{locale}.toml").read_text(encoding="utf-8"))


@functools.cache
def read_language(language: str) -> Tree:
    """The data of a language ("en")."""
    return tomllib.loads((DATA / "languages" / f"{language}.toml").read_text(encoding="utf-8"))


def locales() -> tuple[str, ...]:
    """The locales there are, in order of their names."""
    return tuple(sorted(path.stem for path in (DATA / "locales").glob("*.toml")))


class Chooser:
    """Chooses by a seed. The held-out half draws from a third of each longer list, which the other half never sees."""

    def __init__(self, *seed: object, held_out: bool) -> None:
        self._random = random.Random("|".join(str(part) for part in seed))  # noqa: S311 - repeatable, not secret
        self._held_out = held_out

    def pick(self, pool: Sequence[Choice]) -> Choice:
        """One of the pool."""
        return self._random.choice(self._mine(pool))

    def draw(self, pool: Sequence[Choice]) -> Choice:
        """One of all of the pool, whichever half it is for: for what is no data, such as how many jobs there are."""
        return self._random.choice(pool)

    def some(self, pool: Sequence[Choice], least: int, most: int) -> tuple[Choice, ...]:
        """Between `least` and `most` different ones of the pool, fewer where it holds fewer."""
        mine = self._mine(pool)
        return tuple(self._random.sample(mine, min(len(mine), self.number(least, most))))

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self._random.random() < share

    def fill(self, pattern: str, **words: str) -> str:
        """The pattern with a figure for each of {m} {n} {h} {p} {dd} {ddd}, and the words by their names."""
        figures = {
            "m": self.number(2, 9),
            "n": self.number(11, 60),
            "h": self.number(101, 899),
            "p": self.number(11, 48),
            "dd": f"{self.number(0, 99):02d}",
            "ddd": f"{self.number(0, 999):03d}",
        }
        return pattern.format(**figures, **words)

    def _mine(self, pool: Sequence[Choice]) -> list[Choice]:
        """Every third of the pool, in the order of a digest, is held out; the development half has the others."""
        if len(pool) < LEAST_TO_PART:
            return list(pool)
        ordered = sorted(pool, key=lambda item: (zlib.crc32(str(item).encode()), str(item)))
        return [item for number, item in enumerate(ordered) if (number % 3 == 0) is self._held_out]
