"""Finds the figures that a rewrite changed, or moved to other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from careerproof.language.tokens import stem

_FIGURE = re.compile(r"(?<!\w)[^\w\s(\[,;:]*\d[^\s)\];:]*")
_PIECE = re.compile(rf"{_FIGURE.pattern}|[^\W\d_]+")


def find_moved_figures(new: str, old: str, *, numerals: Collection[str]) -> tuple[str, ...]:
    """Figures that are not as often there, or not as written, or stand beside other words than before.

    A figure must keep a word beside it that tells it from the others: in "over 24% each year and over 30% each year"
    one word does not, so that two on one side are looked at.

    Args:
        new: the rewrite.
        old: the line before.
        numerals: the words that are figures in letters.
    """
    now, before = Counter(_figures(new)), Counter(_figures(old))
    if now != before:
        return tuple({**(now - before), **(before - now)})
    owners: dict[tuple[str, ...], set[str]] = {}
    for figure, contexts in _placed(old, numerals):
        for context in contexts:
            owners.setdefault(context, set()).add(figure)
    return tuple(
        figure
        for figure, contexts in _placed(new, numerals)
        if not any(owners.get(context) == {figure} for context in contexts)
    )


def pieces_of(text: str) -> list[str]:
    """The words and figures of the text in their order, a figure with its signs and without what ends a sentence."""
    return [trimmed for piece in _PIECE.findall(text) if (trimmed := _trimmed(piece))]


def _figures(text: str) -> list[str]:
    return [_trimmed(found) for found in _FIGURE.findall(text)]


def _trimmed(figure: str) -> str:
    return figure.rstrip(".,'’-–—/")


def _placed(text: str, numerals: Collection[str]) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each figure with the one and the two words before it, and after it, where it has them."""
    words = (piece.lower() for piece in pieces_of(text))
    pieces = ["", "", *(word if word in numerals or _is_figure(word) else stem(word) for word in words), "", ""]
    for place in range(2, len(pieces) - 2):
        if pieces[place] in numerals or _is_figure(pieces[place]):
            left, right = pieces[place - 2 : place], pieces[place + 1 : place + 3]
            contexts = [("left", left[1]), ("left", *left)] if left[1] else []
            contexts += [("right", right[0]), ("right", *right)] if right[0] else []
            yield pieces[place], contexts


def _is_figure(piece: str) -> bool:
    return any(letter.isdigit() for letter in piece)
