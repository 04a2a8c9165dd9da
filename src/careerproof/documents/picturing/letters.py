"""Where the letters of a line stand on its page: a document knows its lines' boxes only."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from careerproof.documents.model import Box, Line
from careerproof.documents.pages import Frame
from careerproof.documents.pages.frame import Floats

_ENOUGH = 0.6
"""The share of a line's letters that must stand in its box; else they are looked for on the whole page."""
_SLACK = 1.5
"""Points by which a letter's middle may lie outside the box of its line."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page in the order of the file; `boxes` has the shape (n, 4): left, top, right, bottom."""

    text: str
    boxes: Floats


def read_letters(text_page: pypdfium2.PdfTextPage, frame: Frame) -> Letters:
    """The letters that show, with their boxes as shown; a ligature counts as its letters, all in one place."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    found: list[str] = []
    places: list[tuple[float, float, float, float]] = []
    for number in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text_page.raw, number))
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cs"):
            continue
        if not pdfium.FPDFText_GetCharBox(text_page.raw, number, left, right, bottom, top):
            continue
        for one in _plain(character):
            found.append(one)
            places.append((left.value, bottom.value, right.value, top.value))
    sides = np.array(places, dtype=np.float64).reshape(-1, 4)
    return Letters("".join(found), frame.boxes(sides[:, 0], sides[:, 1], sides[:, 2], sides[:, 3]))


def place_stretch(text: str, line: Line, stretch: tuple[int, int], letters: Letters) -> Box | None:
    """The box of a stretch of a line, from its first letter to its last; that of the line where letters differ.

    Args:
        text: that of the whole document, which the offsets count in.
    """
    if line.box is None:
        return None
    left, right = sorted((line.box[0], line.box[2]))
    top, bottom = line.box[1], line.box[3]
    middle_x, middle_y = (
        (letters.boxes[:, 0] + letters.boxes[:, 2]) / 2,
        (letters.boxes[:, 1] + letters.boxes[:, 3]) / 2,
    )
    inside = np.flatnonzero(
        (middle_x >= left - _SLACK) & (middle_x <= right + _SLACK)
        & (middle_y >= top - _SLACK) & (middle_y <= bottom + _SLACK)
    )  # fmt: skip
    wanted = [(at, one) for at in range(line.start, line.end) if not text[at].isspace() for one in _plain(text[at])]
    across = inside[np.argsort(letters.boxes[inside, 0], kind="stable")]
    matched = max((_match(wanted, order, letters) for order in (inside, across)), key=len)
    if len(matched) < _ENOUGH * len(wanted):
        return _search(wanted, stretch, letters) or (left, top, right, bottom)
    hit = [letter for at, letter in matched if stretch[0] <= at < stretch[1]]
    if not hit:
        return left, top, right, bottom
    sides = letters.boxes[hit]
    return round(float(sides[:, 0].min()), 2), top, round(float(sides[:, 2].max()), 2), bottom


def _search(wanted: Sequence[tuple[int, str]], stretch: tuple[int, int], letters: Letters) -> Box | None:
    """The box where the line's letters stand elsewhere on the page: the box of turned text is of another kind."""
    at = letters.text.find("".join(character for _, character in wanted))
    hit = [at + number for number, (offset, _) in enumerate(wanted) if stretch[0] <= offset < stretch[1]]
    if at < 0 or not hit:
        return None
    sides = letters.boxes[hit]
    left, top, right, bottom = (
        round(float(side), 2) for side in (sides[:, 0].min(), sides[:, 1].min(), sides[:, 2].max(), sides[:, 3].max())
    )
    return left, top, right, bottom


def _match(
    wanted: Sequence[tuple[int, str]], order: np.typing.NDArray[np.int64], letters: Letters
) -> list[tuple[int, int]]:
    """Pairs of an offset in the text and the letter that stands there."""
    ours = "".join(character for _, character in wanted)
    theirs = "".join(letters.text[number] for number in order)
    if ours == theirs:
        return [(at, int(number)) for (at, _), number in zip(wanted, order, strict=True)]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [(wanted[block.a + step][0], int(order[block.b + step])) for block in blocks for step in range(block.size)]


def _plain(character: str) -> str:
    return unicodedata.normalize("NFKD", character)
