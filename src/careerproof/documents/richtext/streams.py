"""Text of an RTF file that is read on its own, with the tables that are open in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from careerproof.documents.blocks import Block, Paragraph, Row, inside_table
from careerproof.documents.model import Place


@dataclass(slots=True)
class Stream:
    """The body, a header, a note, a text box: its blocks, and the paragraph that is being read.

    `shades` says for each cell of the row whether it is painted. `_open_rows` holds, for each depth of nested tables,
    the cells of the row that is not ended yet and the blocks of its last cell.
    """

    place: Place = "body"
    blocks: list[Block] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Block] = field(default_factory=list)
    shades: list[bool] = field(default_factory=list)
    _open_rows: list[tuple[list[list[Block]], list[Block]]] = field(default_factory=list)

    @property
    def cell_number(self) -> int:
        """Which cell of the outermost row is being read, from 0."""
        return len(self._open_rows[0][0]) if self._open_rows else 0

    def end_paragraph(self, depth: int) -> None:
        """Puts the paragraph, and the boxes that hang on it, where it belongs: the cell at this depth, or the text."""
        if depth == 0:
            self.end_rows(1)
        paragraph, self.paragraph = self.paragraph, Paragraph()
        paragraph.place = inside_table(self.place) if depth else self.place
        into = self._row_at(depth)[1] if depth else self.blocks
        into.append(paragraph)
        into.extend(self.boxes)
        self.boxes = []

    def end_cell(self, depth: int) -> None:
        """Ends the cell at this depth."""
        cells, blocks = self._row_at(depth)
        cells.append(list(blocks))
        blocks.clear()

    def end_rows(self, depth: int) -> None:
        """Ends the row at this depth, and those within it that were left open."""
        while len(self._open_rows) >= depth:
            cells, blocks = self._open_rows.pop()
            if blocks:
                cells.append(list(blocks))
            into = self._open_rows[-1][1] if self._open_rows else self.blocks
            if cells:
                into.append(Row(cells=cells, place=inside_table(self.place)))

    def end(self) -> None:
        """Ends what is still open."""
        if self.paragraph.filled or self.paragraph.hidden or self.boxes:
            self.end_paragraph(len(self._open_rows))
        self.end_rows(1)

    def _row_at(self, depth: int) -> tuple[list[list[Block]], list[Block]]:
        while len(self._open_rows) < depth:
            self._open_rows.append(([], []))
        return self._open_rows[depth - 1]
