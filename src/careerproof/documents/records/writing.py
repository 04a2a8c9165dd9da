"""Labels with their values as lines of a text, and where each value stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerproof.documents.compose import BULLETS, MARKER, Composer, Piece, tidy
from careerproof.documents.html import read_html
from careerproof.documents.model import POINTS_PER_BLANK_LINE, HiddenText, Limits
from careerproof.errors import EmptyDocument, TooLarge

Place = tuple[int, int]
"""Where a line of a value stands in the text: start and end."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_INLINE_BULLET = re.compile(rf"\s+(?=[{re.escape(BULLETS.replace('*', '').replace('·', ''))}]\s)")


class LabelledText:
    """A text of labels and values as it grows."""

    def __init__(self, limits: Limits) -> None:
        self.composer = Composer()
        self.hidden: list[HiddenText] = []
        self._limits = limits
        self._apart = False

    def begin(self) -> None:
        """Leaves an empty line before what comes next."""
        self._apart = True

    def add_heading(self, text: str, level: int) -> None:
        """Writes a heading."""
        self._apart = True
        self._add(text, level=level)

    def add_value(self, label: str, value: str) -> tuple[Place, ...]:
        """Where the value stands now, a place for each of its lines; () when it holds nothing to read.

        A value of several lines, or one that is a list, stands below its label; markup in it is read as a browser
        would show it.
        """
        lines = self.lines_of(value)
        if not lines:
            return ()
        if len(lines) == 1 and not lines[0][1]:
            written = "".join(piece.text for piece in tidy([Piece(text=lines[0][0])]))
            _, end = self._add(f"{label}: {written}")
            return ((end - len(written), end),)
        self._add(f"{label}:")
        return tuple(self._add(text, bullet=bullet) for text, bullet in lines)

    def lines_of(self, value: str) -> list[tuple[str, bool]]:
        """The lines of a value that hold something to read, and whether each is a list item."""
        if _TAG.search(value):
            return self._lines_of_markup(value)
        found: list[tuple[str, bool]] = []
        for line in value.splitlines():
            # Exports put the lines of a list behind each other; their marks still tell them apart.
            found.extend((part.strip(), MARKER.match(part.strip()) is not None) for part in _INLINE_BULLET.split(line))
        return [(text, bullet) for text, bullet in found if any(character.isalnum() for character in text)]

    def _lines_of_markup(self, value: str) -> list[tuple[str, bool]]:
        try:
            page = read_html(f"<html><body>{value}</body></html>".encode("utf-8", "replace"), self._limits)
        except EmptyDocument:
            return []
        self.hidden.extend(page.hidden)
        text = page.composer.text
        return [(text[line.start : line.end], line.bullet) for line in page.composer.lines]

    def _add(self, text: str, *, level: int | None = None, bullet: bool = False) -> Place:
        composer = self.composer
        gap = (POINTS_PER_BLANK_LINE if self._apart else 0.0) if composer.lines else None
        line = composer.add([Piece(text=text)], level=level, bullet=bullet, gap_before=gap, apart=self._apart)
        self._apart = False
        if composer.length > self._limits.characters:
            raise TooLarge("the file holds more text than the limit")
        return (line.start, line.end) if line is not None else (composer.length, composer.length)


def places_of(places: Sequence[Place]) -> list[list[int]]:
    """The places as JSON has them."""
    return [list(place) for place in places]
