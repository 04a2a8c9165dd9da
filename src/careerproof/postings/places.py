"""Places of a text that are held already: what is found first keeps its place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort


class Places:
    """Half-open places, none overlapping another, asked in time that hardly grows with their number.

    Why: a clause may be a whole page long ("a/b/c/…"); asking every place of every other takes the square of it.
    """

    def __init__(self) -> None:
        """No place is held."""
        self._starts: list[int] = []
        self._ends: list[int] = []

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing held overlaps the place."""
        before = bisect_left(self._starts, end) - 1
        return before < 0 or self._ends[before] <= start

    def take(self, start: int, end: int) -> bool:
        """Hold the place; False, and nothing held, where something overlaps it."""
        if not self.is_free(start, end):
            return False
        insort(self._starts, start)
        insort(self._ends, end)
        return True

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The held places that lie wholly in this one, in order."""
        low, high = bisect_left(self._starts, start), bisect_right(self._ends, end)
        return list(zip(self._starts[low:high], self._ends[low:high], strict=True))

    def leave(self, start: int, end: int) -> None:
        """Hold a place no longer."""
        at = bisect_left(self._starts, start)
        if self._starts[at : at + 1] != [start] or self._ends[at] != end:
            raise ValueError("a place that is not held cannot be left")
        del self._starts[at], self._ends[at]
