"""Paragraphs and table rows come in, lines come out: what every format of a word processor shares.

Why before the text: a header can stand last in a file and is read first, and a row is one line only if all its cells
are short, which is known when the row ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter

from careerproof.documents.compose import Composer, Piece, tidy
from careerproof.documents.model import POINTS_PER_BLANK_LINE, HiddenText, Limits, Place
from careerproof.errors import TooLarge

_SHORT_CELL = 160
"""Characters up to which a cell is read as part of one line; longer cells are prose in columns."""
_WHITE = 0xF0
_HIDDEN_POINTS = 2.0


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its lines (a forced break begins another), what it hides, and how it stands.

    `hidden` holds pieces whose `font` says how they are hidden; spaces are in points.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    hidden: list[Piece] = field(default_factory=list)
    place: Place = "body"
    level: int | None = None
    bullet: bool = False
    space_before: float = 0.0
    space_after: float = 0.0

    @property
    def filled(self) -> list[list[Piece]]:
        """The lines that hold something to read."""
        return [line for line in self.lines if any(piece.text.strip() for piece in line)]


@dataclass(slots=True)
class Row:
    """A row of a table: what each of its cells holds."""

    cells: list[list[Block]]
    place: Place = "body"


Block = Paragraph | Row


def write_blocks(blocks: Iterable[Block], limits: Limits) -> tuple[Composer, tuple[HiddenText, ...]]:
    """The lines of the blocks in their order, and the text that they hide.

    Raises:
        TooLarge: they hold more text than the limit.
    """
    writer = _Writer(limits)
    writer.write(blocks, column=0)
    return writer.composer, tuple(writer.hidden)


def once(blocks: Sequence[Block], seen: set[str]) -> Sequence[Block]:
    """The blocks of a header or footer; none where the same words were seen before, as first and other pages repeat
    them.
    """
    words = " ".join(" ".join(piece.text for piece in _pieces(blocks)).split())
    if words in seen:
        return ()
    seen.add(words)
    return blocks


def how_hidden(*, vanish: bool, size: float | None, color: int | None, shaded: bool) -> str:
    """How characters are kept from the reader's eye; empty where they are not.

    Args:
        shaded: something other than the page lies behind them.
    """
    if vanish:
        return "marked as hidden"
    if size is not None and size < _HIDDEN_POINTS:
        return "smaller than 2 points"
    white = color is not None and min(color >> 16, color >> 8 & 0xFF, color & 0xFF) >= _WHITE
    return "white on white" if white and not shaded else ""


def inside_table(place: Place) -> Place:
    """Where a table's text stands: in the table, unless all of it stands in a header, a footer or a box."""
    return "table" if place == "body" else place


class _Writer:
    def __init__(self, limits: Limits) -> None:
        self.composer = Composer()
        self.hidden: list[HiddenText] = []
        self._limits = limits
        self._blank = 0
        self._space_after = 0.0

    def write(self, blocks: Iterable[Block], *, column: int) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block, column)
            else:
                self._row(block)
            if self.composer.length > self._limits.characters:
                raise TooLarge("the document holds more text than the limit")

    def _paragraph(self, paragraph: Paragraph, column: int) -> None:
        self._conceal(paragraph)
        gap = self._blank * POINTS_PER_BLANK_LINE + max(paragraph.space_before, self._space_after)
        first = True
        for pieces in paragraph.lines:
            line = self.composer.add(
                pieces,
                column=column,
                place=paragraph.place,
                level=paragraph.level,
                bullet=paragraph.bullet and first,
                gap_before=(gap if first else 0.0) if self.composer.lines else None,
                apart=self._blank > 0 and first,
            )
            if line is not None:
                first = False
                self._blank = 0
                self._space_after = paragraph.space_after
        if first and not paragraph.hidden:
            self._blank += 1

    def _conceal(self, paragraph: Paragraph) -> None:
        for how, pieces in groupby(paragraph.hidden, key=attrgetter("font")):
            text = "".join(piece.text for piece in tidy(pieces))
            if text:
                self.hidden.append(HiddenText(text=text, how=how or "hidden"))

    def _row(self, row: Row) -> None:
        filled = [cell for cell in row.cells if any(piece.text.strip() for piece in _pieces(cell))]
        if len(filled) < 2 or any(_holds_much(cell) for cell in row.cells):
            for number, cell in enumerate(row.cells):
                self.write(cell, column=number)
            return
        pieces: list[Piece] = []
        for number, cell in enumerate(filled):
            pieces.extend([Piece(text="\t")] if number else [])
            pieces.extend(replace(piece, text=piece.text.replace("\t", " ")) for piece in _pieces(cell))
        levels = [block.level for cell in filled for block in cell if isinstance(block, Paragraph) and block.level]
        for cell in row.cells:
            for block in cell:
                if isinstance(block, Paragraph):
                    self._conceal(block)
        self.composer.add(
            pieces,
            place=row.place,
            level=levels[0] if levels else None,
            gap_before=self._blank * POINTS_PER_BLANK_LINE if self.composer.lines else None,
            table=True,
        )
        self._blank = 0


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Row):
            for cell in block.cells:
                yield from _pieces(cell)
        else:
            for line in block.lines:
                yield from line


def _holds_much(cell: Sequence[Block]) -> bool:
    """Whether the cell holds a table, a list, a box, several lines, or prose."""
    if any(isinstance(block, Row) or block.bullet or block.place == "textbox" for block in cell):
        return True
    lines = [line for block in cell if isinstance(block, Paragraph) for line in block.filled]
    return len(lines) > 1 or sum(len(piece.text) for line in lines for piece in line) > _SHORT_CELL
