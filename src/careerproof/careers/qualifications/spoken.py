"""One name for a technology, however the official lists and people write it ("Structured query language SQL", SQL)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from careerproof.occupations.emerging import load_emerging

MOST_MAKER_WORDS = 2
"""A maker's name is one or two words ("Thomson Reuters Westlaw"); more is another product's name."""


@lru_cache(maxsize=32768)
def spoken_name(name: str) -> str:
    """The technology as people say it, in lower case, where we know how; else its own name in lower case.

    Why: a move to a career that asks for SQL must not tell a person who uses "Structured query language SQL" that SQL
    is what they lack.
    """
    known = _said()
    for words, is_acronym in _forms(name.split()):
        for start in range(min(len(words), MOST_MAKER_WORDS + 1)):
            tail = " ".join(words[start:])
            written = known.get(tail.casefold())
            if written is None or (is_acronym and not written.isupper()):
                continue
            if start == 0 or (len(tail) > 2 and words[start - 1].casefold() != "for"):
                return tail.casefold()
    return name.casefold()


def distinct_technologies(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each technology once; the first way of writing it stays."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(spoken_name(name), name)
    return tuple(first.values())


@lru_cache(maxsize=1)
def _said() -> dict[str, str]:
    return {name.casefold(): name for career in load_emerging() for name in career.technologies}


def _forms(words: list[str]) -> Iterator[tuple[list[str], bool]]:
    """The words without "software" at their end; where an acronym ends them, it alone, and the words without it."""
    if len(words) > 1 and words[-1].casefold() == "software":
        words = words[:-1]
    yield words, False
    last = words[-1] if words else ""
    initials = "".join(word[0] for word in words[:-1]).upper()
    if len(last) > 1 and last.isupper() and initials.endswith(last):
        yield [last], True
        yield words[:-1], False
