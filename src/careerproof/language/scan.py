"""Finds every occurrence of many thousand terms in a text in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from careerproof.language.normalise import fold

_DASHES = "-‐‑‒–—−"
_RUNS = re.compile(r" *(/) *|  +")
_STARTS = re.compile(r"(?<![\w@])")
_ENDS = re.compile(r"(?![\w@])|(?<=[+#])")
"""Where borders may be; `_border_before` and `_border_after` decide."""

_SHORT = 2
_OPENING = 6
_READ_BEFORE_AUTOMATON = 4
"""Characters a term: looking them up takes about as long as making the automaton does."""


class _Folding(dict[int, int]):
    """Maps each code point to one folded code point: lower case, no accent, every space and dash a space."""

    def __missing__(self, point: int) -> int:
        letter = chr(point)
        folded = " " if letter.isspace() or letter in _DASHES else fold(letter)
        # A letter that folds to several keeps itself: offsets must stay those of the text.
        self[point] = ord(folded) if len(folded) == 1 else point
        return self[point]


_FOLDING = _Folding()


class _Signs(dict[int, int]):
    """Maps each code point to what it means for a border: "w" joins, "+" ends a name that a digit may follow."""

    def __missing__(self, point: int) -> int:
        letter = chr(point)
        self[point] = ord("w" if letter.isalnum() or letter in "_@" else "+" if letter in "+#" else " ")
        return self[point]


_SIGNS = _Signs()


class TermScanner:
    """Many terms, found in texts at their places; case, accents, dashes and the number of spaces do not matter.

    A term is found only as a whole word, by borders that know names with signs: C is not found in C++, C#, R&D or
    C-level, .NET is not found in ASP.NET, Node not in Node.js. Of overlapping terms the leftmost wins, then the
    longest. Of terms that are equal once folded, the first one stands for all.
    """

    def __init__(self, terms: Sequence[str], *, are_folded: bool = False) -> None:
        """The scanner of these terms; `are_folded` says that each is already as `fold_term` gives it."""
        folded = terms if are_folded else [fold_term(term) for term in terms]
        # Written from the last to the first, so that of equal terms the first one stays.
        self._numbers = {folded[number]: number for number in range(len(folded) - 1, -1, -1)}
        self._numbers.pop("", None)
        self._automaton: Any = None
        self._read = 0

    def scan(self, text: str) -> tuple[tuple[int, int, int], ...]:
        """The terms in the text as (number of the term, start, end), in order, without overlaps."""
        folded, places = _collapse(text)
        found = []
        for number, start, end in self._whole_words(folded):
            raw_start, raw_end = places.raw(start), places.raw(end - 1) + 1
            if end - start > _SHORT or not _is_part_of_a_name(text, raw_start, raw_end):
                found.append((raw_start, -raw_end, number))
        return _leftmost_longest(found)

    def _whole_words(self, folded: str) -> Iterable[tuple[int, int, int]]:
        """Every term between borders as (number, start, end), overlapping ones too.

        Making the automaton takes as long as looking up some texts word by word; so it waits until it pays.
        """
        self._read += len(folded)
        if self._automaton is None and self._read <= _READ_BEFORE_AUTOMATON * len(self._numbers):
            return self._looked_up(folded)
        if self._automaton is None:
            self._automaton = _automaton(list(self._numbers))
        numbers = self._ordered
        # Most hits lie inside words: one look at the letters on both sides, two places on for the blanks before, tells.
        signs = f"  {folded.translate(_SIGNS)}  "
        return (
            (numbers[pattern], start, end)
            for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if signs[start + 1] != "w"
            and (signs[end + 2] != "w" or signs[end + 1] == "+")
            and _stands_alone(folded, start, end)
        )

    def _looked_up(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Each stretch between two borders that is a term."""
        places = [found.start() for found in _ENDS.finditer(folded)]
        ends = [place for place in places if folded[place : place + 1] == " " or _border_after(folded, place)]
        numbers, openings, longest = self._numbers, self._openings, self._longest
        for found in _STARTS.finditer(folded):
            start = found.start()
            # Few stretches begin like a term; the others need no look at their longer ends.
            reach = start + (longest if folded[start : start + _OPENING] in openings else _OPENING - 1)
            for place in range(bisect_right(ends, start), len(ends)):
                end = ends[place]
                if end > reach:
                    break
                number = numbers.get(folded[start:end])
                if number is not None and _border_before(folded, start):
                    yield number, start, end

    @cached_property
    def _ordered(self) -> tuple[int, ...]:
        return tuple(self._numbers.values())

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first letters of the terms."""
        return frozenset({term[:_OPENING] for term in self._numbers})

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._numbers), default=0)


def fold_term(term: str) -> str:
    """The form in which the scanner compares terms: terms that fold alike are one."""
    term = term.strip()
    if term.isascii() and "/" not in term:
        folded = term.lower().replace("-", " ")
        # What cannot be printed is another kind of space, and is rare.
        if "  " not in folded and folded.isprintable():
            return folded
    return _collapse(term)[0]


class _Places:
    """Where the characters of a collapsed text stand in the text as written."""

    def __init__(self, starts: list[int], shifts: list[int]) -> None:
        self._starts = starts
        self._shifts = shifts

    def raw(self, place: int) -> int:
        """The place in the text as written."""
        return place + self._shifts[bisect_right(self._starts, place) - 1]


def _collapse(text: str) -> tuple[str, _Places]:
    """The text folded letter by letter, runs of spaces made one, and the spaces around a slash taken out."""
    folded = text.translate(_FOLDING)
    pieces, starts, shifts = [], [0], [0]
    last = length = 0
    for run in _RUNS.finditer(folded):
        if run.end() - run.start() == 1:
            continue
        kept = "/" if run.group(1) else " "
        pieces += [folded[last : run.start()], kept]
        length += run.start() - last
        place = run.start(1) if run.group(1) else run.start()
        starts += [length, length + 1]
        shifts += [place - length, run.end() - length - 1]
        length += 1
        last = run.end()
    pieces.append(folded[last:])
    return "".join(pieces), _Places(starts, shifts)


def _automaton(patterns: list[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(patterns, matchkind=MatchKind.Standard, store_patterns=False)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    return _border_before(folded, start) and _border_after(folded, end)


def _border_before(folded: str, start: int) -> bool:
    if start == 0:
        return True
    before = folded[start - 1]
    if before.isalnum() or before in "_@":
        return False
    # A point inside a name joins: js is not found in node.js, org not in python.org.
    return not (before == "." and start > 1 and folded[start - 2].isalnum())


def _border_after(folded: str, end: int) -> bool:
    if end == len(folded):
        return True
    last, after = folded[end - 1], folded[end]
    beyond = folded[end + 1] if end + 1 < len(folded) else " "
    if after.isalnum():
        return last in "+#" and after.isdigit()  # C++17 names C++ and its edition
    if after in "_@":
        return False
    if after in "+#":
        # Python+Django are two names; C++ and C# are one.
        return last.isalnum() and beyond.isalnum() and after == "+"
    return not (after == "." and beyond.isalnum())


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """True for one or two letters that a sign ties to a neighbour: the R of R&D, the C of C-level, the Go of go-to."""
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    before, yonder = text[start - 1 : start] if start else "", text[start - 2 : start - 1] if start > 1 else ""
    ties = "&-'’‐‑"
    return (bool(after) and after in ties and beyond.isalnum()) or (
        bool(before) and before in ties and yonder.isalnum()
    )


def _leftmost_longest(found: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    kept, last = [], 0
    for start, negative_end, number in sorted(found):
        if start >= last:
            kept.append((number, start, -negative_end))
            last = -negative_end
    return tuple(kept)
