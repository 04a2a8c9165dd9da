"""What can be read off the label of a skill: its spellings, and the words that say what it is about.

Why here: it depends on the label alone, so that the facts can hold it ready-made for tens of thousands of labels.
"""

from __future__ import annotations

import re

from careerproof.language.normalise import normalise
from careerproof.language.tokens import stem

_QUALIFIER = re.compile(r"\s*\([^)]*\)$")
_ACRONYM = re.compile(r"^(?P<long>.+?)\s+(?P<short>[A-Z][A-Z0-9/&+#-]{1,6})(?P<tail>\s+(?:software|systems?))?$")
_TAIL = re.compile(r"\s+(?:software|program|programming software|platform)$", re.IGNORECASE)
_PLAIN_WORDS = frozenset(
    {"a", "an", "and", "the", "of", "in", "for", "to", "with", "on", "software", "use", "manage", "apply", "skill"}
)


def bare_label(label: str) -> str:
    """The label without its qualifier: "Python", not "Python (computer programming)"."""
    return _QUALIFIER.sub("", label) if label.endswith(")") else label


def technology_spellings(name: str) -> tuple[str, ...]:
    """The name without "software", then, of "Structured query language SQL", the long form and the acronym."""
    bare = _TAIL.sub("", name)
    acronym = _ACRONYM.match(bare)
    if acronym is not None and _spells(acronym["short"], acronym["long"]):
        return (bare, acronym["long"], acronym["short"])
    return (bare,)


def stem_key(text: str) -> str:
    """The stems of the text's words in order: equal for names that differ in number or tense."""
    return " ".join(stem(word) for word in normalise(text).split())


def telling_words(label: str) -> frozenset[str]:
    """The stems of the words that tell what a label is about."""
    return frozenset(stem(word) for word in normalise(label).split() if word not in _PLAIN_WORDS)


def _spells(short: str, long: str) -> bool:
    """True where the acronym's letters stand in the long form in order, from its first letter, about one a word."""
    letters = iter(long.lower())
    in_order = all(letter in letters for letter in short.lower() if letter.isalnum())
    return in_order and short[0].lower() == long[0].lower() and abs(len(long.split()) - len(short)) <= 1
