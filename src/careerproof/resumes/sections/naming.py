"""How much a few words look like a job title, and how much like an employer."""

from __future__ import annotations

import re
from functools import lru_cache

from careerproof.resumes.lexicon import fold, load_employers, load_titles
from careerproof.resumes.patterns import lazy

_WORDS = lazy(r"[^\W\d_]+(?:[-'’&.][^\W\d_]+)*|\d+")
_HEAD = lazy(r"\s(?:of|for|in|to|at|de|für|da|do|del|with|-|–|—|\()\s?|[,(/:|&]|\sand\s|\su\.\s")
_AT = lazy(r"\s+(?:at|@|bei|chez)\s+(?=\S)")
_OF = lazy(r"\s+(?:of|de|del|da|do)\s+|\s+d['’]")
_PARTS = lazy(r",\s+|\s*[|•·]\s*|\s+[–—-]\s+|\t+")
_DOMAIN = lazy(r"\b[\w-]+\.(?:com|org|net|io|de|edu|co|ai|gov|app)\b", re.IGNORECASE)


_SHORTEST_COMPOUND = 9


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
        while len(head) > 1 and head[0] in titles.ranks:
            head.pop(0)
        if head and (head[0] in titles.leading or _is_compound(head[0])):
            weight = 2.0
            break
        while head and head[-1] in titles.levels:
            head.pop()
        if head and is_title_noun(head[-1]):
            weight = 2.0
            break
    if not weight and any(is_title_noun(word) for word in words):
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
    if _heads_field(text):
        return 0.0
    weight = 0.0
    if any(word in employers.suffixes for word in words[-2:]) and len(words) > 1:
        weight = 2.0
    elif any(word in employers.schools for word in words):
        weight = 1.6
    elif len(words) == 1 and words[0] in load_titles().trades:
        weight = 0.0
    elif words[-1] in employers.words or (words[0] in employers.words and not _ends_as_title(words)):
        weight = 1.2
    elif any(word in employers.words for word in words):
        weight = 0.7
    elif any(len(word) >= _SHORTEST_COMPOUND and word.endswith(employers.compound) for word in words):
        weight = 1.2
    if _DOMAIN.search(text):
        weight += 1.0
    if "&" in text:
        weight += 0.2
    return weight


@lru_cache(maxsize=4096)
def is_named_title(text: str) -> bool:
    """True for a few words whose head is a job title and that name no employer: "Senior Data Analyst"."""
    words = len(text.split())
    return 1 <= words <= 9 and ":" not in text and title_weight(text) >= 2 and employer_weight(text) < 1


def _heads_field(text: str) -> bool:
    """True for "Head of Department", "Administrador de sistemas": an employer's word that only tells of what the title
    is one.
    """
    parts = _OF.split(text, maxsplit=1)
    if len(parts) != 2 or title_weight(parts[0]) < 2:
        return False
    return fold(parts[1]) in load_employers().words or (len(parts[1].split()) <= 2 and parts[1].islower())


@lru_cache(maxsize=4096)
def names_both(text: str) -> bool:
    """True for a title and an employer in one row: "Data Analyst at Acme", "Acme Corp | Analyst"."""
    joint = _AT.search(text)
    if joint is not None:
        left, right = text[: joint.start()], text[joint.end() :]
        return is_named_title(left) and title_weight(right) < 2
    parts = _PARTS.split(text)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        return False
    one, other = parts
    return any(
        is_named_title(title) and employer_weight(name) >= 1 and title_weight(name) < 2
        for title, name in ((one, other), (other, one))
    )


def _ends_as_title(words: list[str]) -> bool:
    """True for "software engineer 2", whose first word names employers too."""
    levels = load_titles().levels
    last = next((word for word in reversed(words) if word not in levels), "")
    return is_title_noun(last)


def _is_compound(word: str) -> bool:
    """True for a German noun of titles within a longer word, which its field may follow ("Teamleiter Entwicklung")."""
    titles = load_titles()
    return word not in titles.nouns and len(word) >= _SHORTEST_COMPOUND and word.endswith(titles.compound)


@lru_cache(maxsize=4096)
def is_title_noun(word: str) -> bool:
    """True for a word in lower case that job titles end in or begin with."""
    nouns = load_titles().nouns
    if word in nouns:
        return True
    if word.endswith("s") and word[:-1] in nouns:
        return True
    tail = word.rsplit("-", 1)[-1]
    if tail != word and tail in nouns:
        return True
    return len(word) >= _SHORTEST_COMPOUND and word.endswith(load_titles().compound)
