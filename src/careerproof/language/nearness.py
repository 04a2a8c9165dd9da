"""Says whether a word is another one with a slip of the keys."""

from __future__ import annotations

_LONG = 8
"""A word of this many letters may hold two slips: one letter in four or more still says which word is meant."""
_SHORTEST = 4


def is_slip_of(word: str, known: str) -> bool:
    """True where a letter was missed, doubled, swapped with its neighbour or mistaken; in long words two of them.

    Both words are in normal form. The first letter must be right, as it nearly always is; words under four letters
    are too short to tell a slip from another word.
    """
    if len(word) < _SHORTEST or word[0] != known[:1]:
        return False
    most = 2 if len(word) >= _LONG else 1
    return abs(len(word) - len(known)) <= most and count_slips(word, known) <= most


def count_slips(word: str, other: str) -> int:
    """How many letters must be put in, taken out, changed or swapped with their neighbour to make the other word.

    Source: the optimal string alignment distance (a letter that was swapped is not changed again).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        previous, row = row, [place]
        for at, wanted in enumerate(other, 1):
            cost = min(previous[at] + 1, row[at - 1] + 1, previous[at - 1] + (letter != wanted))
            if place > 1 and at > 1 and letter == other[at - 2] and word[place - 2] == wanted:
                cost = min(cost, before[at - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]
