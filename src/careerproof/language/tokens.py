"""Cuts a text into words with their places, and words down to their stems."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from careerproof.language.model import Token
from careerproof.language.normalise import TERM_PATTERN, normalise

# Accents written as separate marks belong to the letter before them.
_TOKENS = re.compile(TERM_PATTERN.replace(r"[^\W_]", r"(?:[^\W_]|[\u0300-\u036f])"))
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST_STEM = 3


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of the text in order; slicing the text by `start` and `end` gives each word as written."""
    return tuple(
        Token(text=found.group(), start=found.start(), end=found.end(), normal=normalise(found.group()))
        for found in _TOKENS.finditer(text)
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the inflected forms of a word share: managing, managed, manages and manage give the same stem.

    A light stemmer: it takes away plural and verb endings and evens out British and American spelling, but leaves
    derived words apart (manage and manager stay different), because a screen that mixes those up misleads.
    The word is expected in normal form (see `normalise`); terms with signs or digits come back unchanged.
    """
    irregular = _irregular().get(word)
    if irregular is not None:
        word = irregular
    if len(word) <= _SHORTEST_STEM or not word.isalpha() or not word.isascii():
        return word
    return _even_out(_without_verb_ending(_without_plural(word)))


@cache
def _irregular() -> dict[str, str]:
    path = Path(__file__).parent / "irregular.json"
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|ch|sh|zz)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base == word or not _VOWEL.search(base):
            continue
        # Two letters are too few to tell words apart: using and used go back to use, not to us.
        return base if len(base) >= _SHORTEST_STEM else base + "e"
    return word


def _even_out(word: str) -> str:
    """The word without a silent e or a doubled last letter, in one spelling (z becomes s)."""
    if word.endswith("e") and len(word) > _SHORTEST_STEM:
        word = word[:-1]
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if word.endswith(("iz", "yz")) and len(word) > 4:
        word = word[:-1] + "s"
    return word.replace("ization", "isation").replace("our", "or") if len(word) > 5 else word
