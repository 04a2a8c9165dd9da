"""The language of a résumé, told by its commonest small words or by its script."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from careerproof.resumes.lexicon import load_tongues
from careerproof.resumes.patterns import lazy

_WORD = lazy(r"[^\W\d_]+")
_LONGEST = 6_000
"""Letters: the head of a text tells its language."""

_MOST, _KANA, _OWN_LETTERS = 0.4, 0.1, 0.02
"""Shares of the letters: addresses, tools and firms stand in Latin letters in any résumé; Japanese mixes its own with
Chinese ones, and Ukrainian has a few that Russian has not."""

_FEWEST_HITS = 8
_LEAD = 1.6
"""By how much a language that we do not read must lead over those that we do: the small words of neighbours (Danish and
German "der", Italian and Spanish "la") must not turn a résumé away."""


def find_foreign_language(text: str) -> str | None:
    """The language of a text, in English, where it is none of those that we read; None where it is one or not sure."""
    head = text[:_LONGEST].casefold()
    script = _by_script(head)
    if script is not None:
        return script
    tongues = load_tongues()
    counts = Counter(_WORD.findall(head))
    hits = {name: sum(counts[word] for word in words) for name, words in tongues.words.items()}
    best = max(sorted(hits), key=lambda name: hits[name])
    known = max(hits[name] for name in tongues.read)
    foreign = best not in tongues.read and hits[best] >= _FEWEST_HITS and hits[best] >= _LEAD * known
    return best if foreign else None


def _by_script(text: str) -> str | None:
    """The language whose script most letters have."""
    letters = sum(map(str.isalpha, text))
    if not letters or text.isascii():
        return None
    shares = {name: len(pattern.findall(text)) / letters for name, pattern in _scripts().items()}
    if shares["Japanese"] > _KANA:
        return "Japanese"
    if shares["Russian"] > _MOST:
        return "Ukrainian" if shares["Ukrainian"] > _OWN_LETTERS else "Russian"
    best = max(sorted(shares), key=lambda name: shares[name])
    return best if shares[best] > _MOST else None


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]") for name, letters in load_tongues().scripts.items()}
