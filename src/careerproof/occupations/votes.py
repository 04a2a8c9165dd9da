"""Lets the stored titles most like a title vote for their occupations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from careerproof.facts.model import Title, TitleKind
from careerproof.language.retrieval import NgramIndex
from careerproof.occupations.titles import Reading
from careerproof.occupations.weights import load_weights

_RETRIEVED = 12
_SEARCHED_READINGS = 1
_COUNTED = 8
_REMEMBERED = 5000
_NEARLY = 0.97


@dataclass(slots=True)
class Votes:
    """What speaks for one occupation: the votes, and the best of them in words."""

    amounts: list[float] = field(default_factory=list)
    best: tuple[float, float] = (0.0, 0.0)
    likeness: float = 0.0
    name: str = ""
    kind: TitleKind = "alternate"

    def add(self, title: Title, amount: float, likeness: float) -> None:
        """Count a title's vote."""
        self.amounts.append(amount)
        self.likeness = max(self.likeness, likeness)
        # The name to show is the one most like the title; of equals, that of the weightier source.
        if (likeness, amount) > self.best:
            self.best, self.name, self.kind = (likeness, amount), title.text, title.kind

    def total(self) -> float:
        """What the largest votes come to, each further one counting less."""
        crowding = load_weights().crowding
        amounts = sorted(self.amounts, reverse=True)[:_COUNTED]
        return sum(amount * crowding**place for place, amount in enumerate(amounts))


Near = tuple[tuple[float, tuple[Title, ...]], ...]


class Names:
    """The stored names: which are most like a text. What was found is remembered, as like titles come again.

    Args:
        index: the names' normal forms.
        titles_numbered: the titles under these numbers of the index, in the order asked for.
    """

    def __init__(
        self, index: NgramIndex, titles_numbered: Callable[[Sequence[int]], Sequence[tuple[Title, ...]]]
    ) -> None:
        self._index = index
        self._titles_numbered = titles_numbered
        self._near: dict[str, Near] = {}
        self._titles: dict[int, tuple[Title, ...]] = {}

    def near(self, text: str) -> Near:
        """The stored titles most like the text, grouped by their words, with likeness; 1 only for equal words."""
        if text not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[text] = self._search(text)
        return self._near[text]

    def _search(self, text: str) -> Near:
        hits = self._index.search(text, top=_RETRIEVED)
        # Like titles have the same neighbours, so that of many titles few need the file.
        wanted = [number for number, _ in hits if number not in self._titles]
        self._titles.update(zip(wanted, self._titles_numbered(wanted), strict=True))
        forms = numbers_of(text)
        found = []
        for number, likeness in hits:
            titles = self._titles[number]
            # The stored weights are rounded; equal words count as exactly alike, and no others do.
            found.append((1.0 if titles[0].normal in forms else min(likeness, _NEARLY), titles))
        return tuple(found)


def cast_votes(names: Names, readings: Sequence[Reading]) -> dict[str, Votes]:
    """The votes for each occupation that any stored title like one of the readings belongs to."""
    weights = load_weights()
    votes: dict[str, Votes] = defaultdict(Votes)
    for reading in readings[:_SEARCHED_READINGS]:
        for likeness, titles in names.near(reading.text):
            # A name that many occupations share says little of each.
            shared = len({title.code for title in titles}) ** -weights.sharing
            alike, standing = likeness**weights.sharpness, likeness * min(reading.weight, 1.0)
            for title in titles:
                part = 1.0 if title.kind == "official" else shared
                votes[title.code].add(title, reading.weight * weights.kinds[title.kind] * alike * part, standing)
    return votes


def numbers_of(text: str) -> tuple[str, ...]:
    """The text, and its last word in the other number: official titles are plurals, people write singulars."""
    if not text:
        return ()
    if text.endswith("ies"):
        return (text, text[:-3] + "y")
    if text.endswith(("ss", "x", "ch", "sh")):
        return (text, text + "es")
    if text.endswith("s"):
        return (text, text[:-1])
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return (text, text[:-1] + "ies")
    if text.endswith("man"):
        return (text, text[:-3] + "men")
    return (text, text + "s")
