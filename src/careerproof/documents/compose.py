"""Lines come in, one text with offsets comes out: the part that every format's reader shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from unicodedata import normalize

from careerproof.documents.model import Box, Line, Link, Place, Run
from careerproof.evidence import Span

BULLETS = "•●▪■◦○‣⁃∙·▸▹►▶➢➤➔→❖✓✔✦◆◇□▫*⚫⬤◉◎◾◼◘❯❱➜➝➞➡✧✱✳❑❒☑⦿⁍⁌"
"""Characters that mark a list item when they stand alone before its text."""

MARKER = re.compile(rf"(?:[{re.escape(BULLETS)}]+(?:\s+|(?=\w))|â€¢\s*|[-–—−‒‐»›]\s+|\(?\d{{1,2}}[.)]\s+)(?=\S)")
"""A list marker at the start of a line; a star glued to its word is emphasis and is told apart by the reader. The
three letters with an accent are a bullet after a wrong conversion from UTF-8, as web exports have it."""

_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_TABS = re.compile(r" ?\t[ \t]*")
_UNTIDY = re.compile(
    r"[\n\r\v\f\x1c-\x1e\x85\u00a0\u00ad\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|  | \t|\t[ \t]"
)
"""What the next three change; most texts hold none of it."""
_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ") | {"\u00ad": None})


@dataclass(slots=True)
class Piece:
    """Characters of one style, before they have their place in the text."""

    text: str
    font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    color: int | None = None
    target: str | None = None

    @property
    def style(self) -> tuple[object, ...]:
        """How it is written and linked."""
        return (self.font, self.size, self.bold, self.italic, self.color, self.target)


class Composer:
    """The text as it grows: lines are added in reading order, and every offset is right from then on."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """How many characters the text has so far."""
        return self._length

    def add(
        self,
        pieces: Iterable[Piece],
        *,
        page: int | None = None,
        box: Box | None = None,
        column: int = 0,
        place: Place = "body",
        level: int | None = None,
        bullet: bool = False,
        gap_before: float | None = None,
        apart: bool = False,
        table: bool = False,
    ) -> Line | None:
        """The line made of the pieces, or None when they hold nothing to read.

        Args:
            bullet: the format itself marks the line as a list item; a marker in the text counts as well.
            apart: leave an empty line before it, as a paragraph break.
            table: the parts between tabs are cells.
        """
        kept = tidy(pieces)
        if not kept:
            return None
        if self._parts:
            self._append("\n\n" if apart else "\n")
        start = self._length
        whole = "".join(piece.text for piece in kept)
        marker = MARKER.match(whole)
        skipped = marker.end() if marker else 0
        self._append(whole)
        self._add_runs(kept, start, page)
        line = Line(
            start=start + skipped,
            end=start + len(whole),
            page=page,
            box=box,
            column=column,
            place=place,
            size=main_size(kept),
            bold=mostly_bold(kept),
            level=level,
            bullet=bullet or marker is not None,
            gap_before=gap_before,
            cells=_cells(whole, start, skipped) if table else (),
        )
        self.lines.append(line)
        return line

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_runs(self, pieces: Sequence[Piece], start: int, page: int | None) -> None:
        for piece in pieces:
            end = start + len(piece.text)
            self.runs.append(
                Run(start=start, end=end, font=piece.font, size=piece.size, bold=piece.bold, italic=piece.italic,
                    color=piece.color)
            )  # fmt: skip
            if piece.target:
                self._add_link(piece, start, page)
            start = end

    def _add_link(self, piece: Piece, start: int, page: int | None) -> None:
        first = start + len(piece.text) - len(piece.text.lstrip())
        last = start + len(piece.text.rstrip())
        if first >= last or piece.target is None:
            return
        before = self.links[-1] if self.links else None
        if before and before.span and before.target == piece.target and before.span.end == start:
            self.links[-1] = replace(before, span=replace(before.span, end=last))
        else:
            self.links.append(Link(target=piece.target, span=Span(start=first, end=last, page=page), page=page))


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with runs of white space as one space (or one tab), none at either end, equal neighbours joined."""
    joined: list[Piece] = []
    style: tuple[object, ...] = ()
    for piece in pieces:
        own = piece.style
        if joined and own == style:
            joined[-1].text += piece.text
        elif piece.text:
            joined.append(Piece(piece.text, *own))  # type: ignore[arg-type]
            style = own
    blank = True
    for piece in joined:
        text = piece.text
        if not text.isascii():
            text = normalize("NFC", text)  # an accent is no letter of its own: "e" and U+0301 are "é"
        if _UNTIDY.search(text):
            text = _TABS.sub("\t", _SPACES.sub(" ", text.translate(_BREAKS)))
        if blank:
            text = text.lstrip(" \t")
        piece.text = text
        blank = text[-1] in " \t" if text else blank
    kept = [piece for piece in joined if piece.text]
    while kept:
        kept[-1].text = kept[-1].text.rstrip(" \t")
        if kept[-1].text:
            break
        kept.pop()
    return kept


def main_size(pieces: Sequence[Piece]) -> float | None:
    """The size that most characters have, or None where no piece knows its size."""
    if len(pieces) == 1:
        return pieces[0].size
    weight: dict[float, int] = {}
    for piece in pieces:
        if piece.size is not None:
            weight[piece.size] = weight.get(piece.size, 0) + len(piece.text.strip())
    return max(sorted(weight), key=lambda size: weight[size]) if weight else None


def mostly_bold(pieces: Sequence[Piece]) -> bool:
    """Whether more than half of the letters are bold."""
    if len(pieces) == 1:
        return pieces[0].bold
    bold = sum(len(piece.text.strip()) for piece in pieces if piece.bold)
    return 2 * bold > sum(len(piece.text.strip()) for piece in pieces)


def _cells(text: str, start: int, skipped: int) -> tuple[tuple[int, int], ...]:
    if "\t" not in text:
        return ()
    cells: list[tuple[int, int]] = []
    at = skipped
    for part in text[skipped:].split("\t"):
        cells.append((start + at, start + at + len(part)))
        at += len(part) + 1
    return tuple(cells)
