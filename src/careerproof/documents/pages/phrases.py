"""Fragments → phrases: what stands closely together on one base line; and rows, the lines made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from careerproof.documents.pages.fragments import Fragment

WIDE_GAP = 0.5
"""In sizes of the letters: a gap from which words may stand apart, where it is also unusual in its row."""
STANDS_OUT = 2.2
"""How many times wider than the row's usual gap an unusual one is."""
_PHRASE_GAP = 0.95
"""In sizes of the letters: words closer than this stand in one phrase."""
_SAME_ROW = 0.4
_MOST_TURNED = 40


@dataclass(slots=True)
class Phrase:
    """Fragments that stand closely together on one base line."""

    fragments: list[Fragment]
    x0: float
    x1: float
    base: float
    size: float
    gaps: list[float]
    """The widths of its spaces."""
    text: str = ""
    """Its words with a space between."""

    @property
    def characters(self) -> int:
        """How many letters it has."""
        return len(self.text) - self.text.count(" ")


@dataclass(slots=True)
class Row:
    """A line as laid out: its phrases from left to right, its column, and whether that column is a sidebar.

    `parts` are its fragments in the parts that tabs divide, letter-spaced words joined; `spaced` is true where letters
    are set apart, `cells` where the parts are cells of a table. `base` is the base line of the largest phrase, `size`
    that one's; `top` and `bottom` are where the letters begin and end: a font's own box would take in white space.
    `band` counts the stretches from the top of the page that stand in one column or in two (-1 for turned writing), and
    `side` is 1 in a band's right column. `label_lines` is how many lines the label beside it has, `foot` where the last
    of them ends.
    """

    phrases: list[Phrase]
    column: int = 0
    sidebar: bool = False
    block: int = 0
    parts: list[list[Fragment]] = field(default_factory=list)
    spaced: bool = False
    cells: bool = False
    label_lines: int = 1
    band: int = -1
    side: int = 0
    base: float = field(init=False)
    size: float = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    foot: float = field(init=False)

    def __post_init__(self) -> None:
        phrases = self.phrases
        largest = max(phrases, key=_size_of) if len(phrases) > 1 else phrases[0]
        self.base, self.size = largest.base, largest.size
        self.x0 = min([phrase.x0 for phrase in phrases])
        self.x1 = max([phrase.x1 for phrase in phrases])
        self.top = min([phrase.base - 0.75 * phrase.size for phrase in phrases])
        self.bottom = self.foot = max([phrase.base + 0.25 * phrase.size for phrase in phrases])

    @property
    def fragments(self) -> list[Fragment]:
        """Its fragments from left to right."""
        return [fragment for phrase in self.phrases for fragment in phrase.fragments]


def _size_of(phrase: Phrase) -> float:
    return phrase.size


def make_phrases(fragments: Sequence[Fragment]) -> list[Phrase]:
    """Fragments that follow each other in the file and on the page, as phrases; turned ones one for each stretch."""
    found: list[Phrase] = []
    last: Phrase | None = None
    for one in fragments:
        if not one.upright:
            continue
        if last is not None:
            size = max(one.size, last.size)
            gap = one.x0 - last.x1
            if abs(one.base - last.base) < _SAME_ROW * size and -0.5 * size < gap < _reach(last, size):
                _lengthen(last, one, gap)
                continue
        last = _begin(one)
        found.append(last)
    for phrase in found:
        phrase.text = " ".join([fragment.text for fragment in phrase.fragments])
    return found


def make_turned_phrases(fragments: Sequence[Fragment]) -> list[Phrase]:
    """Writing that does not run from left to right: one phrase for each stretch in the file."""
    found: list[Phrase] = []
    for one in fragments:
        if one.upright:
            continue
        if found and abs(found[-1].size - max(one.size, 1.0)) < 0.2 and len(found[-1].fragments) < _MOST_TURNED:
            found[-1].fragments.append(one)
        else:
            found.append(_begin(one))
    for phrase in found:
        phrase.text = " ".join([fragment.text for fragment in phrase.fragments])
    return found


def _begin(one: Fragment) -> Phrase:
    return Phrase([one], one.x0, one.x1, one.base, max(one.size, 1.0), list(one.gaps))


def _lengthen(phrase: Phrase, one: Fragment, gap: float) -> None:
    phrase.fragments.append(one)
    if not one.glued:
        phrase.gaps.append(gap)
    phrase.gaps.extend(one.gaps)
    phrase.x1 = max(phrase.x1, one.x1)
    if one.size > phrase.size:
        phrase.size, phrase.base = one.size, one.base


def _reach(phrase: Phrase, size: float) -> float:
    """How far the next word may stand from the phrase and still belong to it."""
    count = len(phrase.gaps)
    if count >= 2:
        return max(WIDE_GAP * size, min(_PHRASE_GAP * size, STANDS_OUT * sum(phrase.gaps) / count))
    return _PHRASE_GAP * size
