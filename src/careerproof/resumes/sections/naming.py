"""How much a few words look like a job title, and how much like an employer."""

from __future__ import annotations

import re
from functools import lru_cache

from careerproof.resumes.lexicon import fold, load_employers, load_titles
from careerproof.resumes.patterns import lazy

_WORDS = lazy(r"[^\W\d_]+(?:[-'’&.][^\W\d_]+)*|\d+")
_HEAD = lazy(r"\s(?:of|for|in|to|at|de|für|da|do|del|with|-|–|—|\()\s?|[,(/:|&]|\sand\s|\su\.\s")
_DOMAIN = lazy(r"\b[\w-]+\.(?:com|org|net|io|de|edu|co|ai|gov|app)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def title_weight(text: str) -> float:
    """0 where nothing says job title, 1 where a word does, about 2 where the head word does."""
    titles = load_titles()
    words = [word.casefold() for word in _WORDS.findall(text)]
    if not words:
        return 0.0
    weight = 0.0
    for part in _HEAD.split(text):
        head = [word.casefold() for word in _WORDS.findall(part or "")]
        while head and head[-1] in titles.levels:
            head.pop()
        if head and _is_noun(head[-1]):
            weight = 2.0
            break
    if not weight and any(_is_noun(word) for word in words):
        weight = 0.8
    if words[0] in titles.ranks:
        weight += 0.5
    if len(words) > 9:
        weight *= 0.6
    return weight


@lru_cache(maxsize=4096)
def employer_weight(text: str) -> float:
    """0 where nothing says employer, 1 where a word does, 2 where a legal form does."""
    employers = load_employers()
    words = [word.casefold().replace(".", "") for word in _WORDS.findall(text)]
    if not words:
        return 0.0
    if fold(text) in employers.placeholders:
        return 2.0
    weight = 0.0
    if any(word in employers.suffixes for word in words[-2:]) and len(words) > 1:
        weight = 2.0
    elif any(word in employers.schools for word in words):
        weight = 1.6
    elif words[-1] in employers.words or words[0] in employers.words:
        weight = 1.2
    elif any(word in employers.words for word in words):
        weight = 0.7
    if _DOMAIN.search(text):
        weight += 1.0
    if "&" in text:
        weight += 0.2
    return weight


def _is_noun(word: str) -> bool:
    nouns = load_titles().nouns
    if word in nouns:
        return True
    if word.endswith("s") and word[:-1] in nouns:
        return True
    tail = word.rsplit("-", 1)[-1]
    return tail != word and tail in nouns
