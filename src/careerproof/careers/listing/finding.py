"""Which careers somebody means who types a few words: by title, by the other names people use, with slips forgiven."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from careerproof.careers.figures.growth import give_growth
from careerproof.careers.landscape import see_landscape
from careerproof.careers.listing.everyday import list_everyday
from careerproof.facts.keeping import kept
from careerproof.facts.store import Facts
from careerproof.language import normalise, stem
from careerproof.language.nearness import count_slips, is_slip_of
from careerproof.occupations.match import match_title

LEAST_CONFIDENCE = 0.03
"""A candidate that the title look-up holds less likely than this is not what the words mean."""

_CODE = re.compile(r"\d{2}-(?:\d{1,4}(?:\.\d{0,2})?)?")
_MATCHED = 12
_OWN_TITLE, _OTHER_NAME = 0.6, 0.3
"""What it counts that all words stand in the career's own title, or in another name; the rest is how much of it."""

_EXACT, _PART, _EVERYDAY, _NAMED = 0.5, 0.4, 1.4, 0.1
"""What it counts that the words are the title, one of the things that it names, an everyday name, another name."""

_KIND = 0.15
"""What it counts that the title ends in the words, before a comma: light truck drivers are truck drivers."""

_OPENINGS, _UNCOUNTED, _GATHERED = 0.05, 3000, 0.1
"""Of equals, the one that more people find work in comes first, by the logarithm of its yearly openings, which nobody
counts for emerging careers; a code that ends in 9 gathers what has no name of its own ("Therapists, All Other")."""

_BEGINNING = 3
"""A word of fewer letters is no beginning of another: "ai" would find the air crew."""

_RARE, _COMMONER = 3, 5
"""Published lists hold slips of their own: a word in few names is one where a word near it is so much commoner."""

_BETWEEN = re.compile(r",| and |--")
_NARROWED = re.compile(r",? \b(?:Except|Including)\b.*")
"""What parts the things that a title names, and what follows them and narrows them down."""

_EMPTY = frozenset({"a", "an", "and", "at", "for", "in", "of", "or", "the", "to", "with"})


def find_careers(facts: Facts, query: str) -> Mapping[str, float]:
    """The careers that the words may mean, by code or slug, with how well each fits (larger is better).

    A career is found where each word begins a word of its title or of another name of it, or where the title look-up
    holds it likely. A word that hardly any name holds is read as the common one that it is a slip of.

    Args:
        facts: the opened facts.
        query: a few words, a job title, a code or the beginning of one.
    """
    landscape = see_landscape(facts)
    if _CODE.fullmatch(query.strip()):
        code = query.strip()
        whole = {code, f"{code}.00"}
        return {key: 2.0 if key in whole else 1.0 for key in landscape.keys if key.startswith(code)}
    words = _corrected(facts, normalise(query))
    found: dict[str, float] = defaultdict(float)
    for worths in (
        _by_title(facts, words),
        _by_everyday(facts, words),
        _by_other_names(facts, words),
        _by_meaning(facts, " ".join(words)),
    ):
        for key, worth in worths.items():
            found[key] += worth
    return {key: worth + _weight(facts, key) for key, worth in found.items()}


def _by_title(facts: Facts, words: Sequence[str]) -> dict[str, float]:
    landscape = see_landscape(facts)
    whole = _form(words)
    found = {}
    for key, title in zip(landscape.keys, landscape.titles, strict=True):
        name = normalise(title)
        if _holds(name, words):
            found[key] = _OWN_TITLE + _coverage(name, words) + _nearness(title, whole)
    return found


def _nearness(title: str, whole: tuple[str, ...]) -> float:
    """What it counts that the words are the title itself, one thing of those that it names, or its kind."""
    if whole == _form(normalise(title).split()):
        return _EXACT + _KIND
    if whole in _things(title):
        return _PART + _KIND
    head = _form(normalise(title.partition(",")[0]).split())
    return _KIND if head[-len(whole) :] == whole else 0.0


@lru_cache(maxsize=4096)
def _things(title: str) -> frozenset[tuple[str, ...]]:
    """The things that a title names: "Plumbers, Pipefitters, and Steamfitters" are three."""
    named = _NARROWED.sub("", title)
    return frozenset(_form(normalise(thing).split()) for thing in _BETWEEN.split(named))


def _by_everyday(facts: Facts, words: Sequence[str]) -> dict[str, float]:
    """The career that goes by the words in everyday speech."""
    landscape, whole = see_landscape(facts), _form(words)
    return {
        key: _EVERYDAY
        for key, names in list_everyday().items()
        if key in landscape.rows and any(_form(normalise(name).split()) == whole for name in names)
    }


def _by_other_names(facts: Facts, words: Sequence[str]) -> dict[str, float]:
    """Careers by their best other name that holds all words."""
    found: dict[str, float] = defaultdict(float)
    whole = _form(words)
    for name, keys in _names(facts).items():
        if _holds(name, words):
            worth = _OTHER_NAME + _coverage(name, words) + (_NAMED if _form(name.split()) == whole else 0.0)
            for key in keys:
                found[key] = max(found[key], worth)
    return found


def _by_meaning(facts: Facts, query: str) -> dict[str, float]:
    match = match_title(facts, query, top=_MATCHED)
    found = {
        candidate.code: candidate.confidence
        for candidate in match.candidates
        if candidate.confidence >= LEAST_CONFIDENCE
    }
    return found if match.emerging is None else found | {match.emerging.slug: 1.0}


def _weight(facts: Facts, key: str) -> float:
    """What a career counts by itself: how many openings it has, and whether it is a thing of its own."""
    openings = give_growth(facts, key).annual_openings
    gathered = _GATHERED if key.endswith("9.00") else 0.0
    return _OPENINGS * math.log10(1 + (_UNCOUNTED if openings is None else openings)) - gathered


def _holds(name: str, words: Sequence[str]) -> bool:
    """True where each word, or its stem, begins a word of the name ("ai" is one itself); never for no words at all."""
    spaced = f" {name} "
    return bool(words) and all(
        f" {word} " in spaced if len(word) < _BEGINNING else f" {word}" in spaced or f" {stem(word)}" in spaced
        for word in words
    )


def _coverage(name: str, words: Sequence[str]) -> float:
    """How much of the name the words are, 0..0.4: "nurse" says more of "nurse midwives" than of a longer name."""
    telling = [word for word in name.split() if word not in _EMPTY]
    return 0.4 * min(len(words) / max(len(telling), 1), 1.0)


def _form(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words if word not in _EMPTY)


def _corrected(facts: Facts, query: str) -> tuple[str, ...]:
    """The telling words of the query, each that is a slip of a commoner word replaced by it."""
    words = [word for word in query.split() if word not in _EMPTY] or query.split()
    return tuple(_correct(facts, word) for word in words)


@kept(256)
def _correct(facts: Facts, word: str) -> str:
    vocabulary = _vocabulary(facts)
    if word in _spoken():
        return word
    uses = sum(vocabulary[known] for known in vocabulary if known.startswith((word, stem(word))))
    if uses > _RARE:
        return word
    near = [known for known in vocabulary if vocabulary[known] > _COMMONER * uses and is_slip_of(word, known)]
    return min(near, key=lambda known: (count_slips(word, known), -vocabulary[known], known), default=word)


@kept(4)
def _names(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """Every name in normal form with the careers that go by it, official titles left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for title in facts.titles():
        if title.kind != "official":
            found[title.normal].add(title.code)
    for slug, career in see_landscape(facts).emerging.items():
        for name in career.titles:
            found[normalise(name)].add(slug)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    """Each word of everyday names: none is a slip, however few lists hold it ("Uber", "realtor")."""
    names = (name for names in list_everyday().values() for name in names)
    return frozenset(word for name in names for word in normalise(name).split())


@kept(4)
def _vocabulary(facts: Facts) -> Mapping[str, int]:
    """Each word of all names with how many names it stands in."""
    return Counter(word for name in _names(facts) for word in re.split(r"[\s/&]+", name))
