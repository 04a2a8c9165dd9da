"""Cuts a text into sentences of words, each word with its place, the way the tagger was taught to see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z•*·\-–\"'(<])|(?<=[;•·])\s*|\n+")
_WORDS = re.compile(r"\S+")
_PLACEHOLDER = re.compile(r"<[A-Z]+>")
_OPENING = frozenset("([{\"'“‘«»<>*•·–—-/:;,.!?…|+&#~=\x95\x96\x1a")
_CLOSING = frozenset(")]}\"'”’»<>.,;:!?…*•|\x1a")
_COMMAS = frozenset(",;")
_LONGEST = 160
"""Words a sentence may have; what goes on longer is cut there."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with their places (characters of the text, half-open).

    `apart` says of each word whether a comma parts it from the word before. The commas themselves are no words: the
    sentences that the tagger learnt from have none.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    apart: tuple[bool, ...]


def read_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of the text in order; lines, bullets and semicolons end one too."""
    start = 0
    for end in _ENDS.finditer(text):
        yield from _sentences(text, start, end.start())
        start = end.end()
    yield from _sentences(text, start, len(text))


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    apart: list[bool] = []
    parted = False
    for begin, stop in _pieces(text, start, end):
        word = text[begin:stop]
        if word in _COMMAS:
            parted = True
            continue
        words.append(word)
        places.append((begin, stop))
        apart.append(parted)
        parted = False
        if len(words) == _LONGEST:
            yield Sentence(tuple(words), tuple(places), tuple(apart))
            words, places, apart = [], [], []
    if words:
        yield Sentence(tuple(words), tuple(places), tuple(apart))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What spaces part, and of that the signs at either end, each on its own."""
    for found in _WORDS.finditer(text, start, end):
        first, last = found.span()
        if _PLACEHOLDER.fullmatch(found.group()):
            yield first, last
            continue
        while last - first > 1 and text[first] in _OPENING and not (text[first] == "." and text[first + 1].isalnum()):
            yield first, first + 1
            first += 1
        closing = last
        while closing - first > 1 and text[closing - 1] in _CLOSING:
            closing -= 1
        yield first, closing
        for place in range(closing, last):
            yield place, place + 1
