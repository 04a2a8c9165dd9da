"""Characters → words: cut where a person sees a gap, styled, hidden ones put aside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from careerproof.documents.glyphs import (
    Font,
    Frame,
    Glyphs,
    Ints,
    read_glyphs,
    read_map_errors,
    read_origins,
    read_sizes,
)
from careerproof.documents.painting import judge_hidden

_SPACES = np.array(
    [9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
)
_LINE_END_HYPHEN = 0x02
"""PDFium's sign for a hyphen that ends a line: it is on the page, so it stays in the text."""
_CORK = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x15: "–", 0x16: "—"}
"""TeX's T1 encoding (Cork, 1990): what fonts without a Unicode map leave as control codes."""
_OLD_TEX = {0x0B: "ff", 0x0E: "ffi", 0x0F: "ffl"}
"""TeX's OT1 encoding; its fi (12) and fl (13) are PDFium's own line ends and cannot be told apart."""
_SYMBOL_BULLETS = (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF0E8)
"""Bullets of Word's Symbol and Wingdings fonts, as private code points."""


@dataclass(slots=True)
class Word:
    """Characters without a gap between them, of one style. `glued` is true where no space stands before it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    color: int | None
    font: str
    glued: bool
    bullet: bool
    upright: bool


@dataclass(slots=True)
class PageWords:
    """What a page holds: words in the order of the file, hidden stretches, and how many characters have no letter."""

    words: list[Word]
    hidden: list[tuple[str, str]]
    unmapped: int
    characters: int
    icons: int


def read_words(page: int, text_page: int, frame: Frame, count: int) -> PageWords:
    """The words of the page whose text page is at that address."""
    if count <= 0:
        return PageWords([], [], 0, 0, 0)
    glyphs = read_glyphs(text_page, frame, count)
    starts, ends, glued = _cut(glyphs)
    if not len(starts):
        return PageWords([], [], 0, 0, 0)
    size, cosine, sine = read_sizes(text_page, starts)
    _, base = read_origins(text_page, frame, starts)
    upright = _is_upright(cosine, sine, frame.turns)
    unmapped = read_map_errors(text_page, starts)
    hidden = judge_hidden(page, glyphs, frame, starts, ends, size)
    return _collect(glyphs, starts, ends, glued, size, base, upright, unmapped, hidden)


def _cut(glyphs: Glyphs) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Where words start and end, and whether each is glued to the one before."""
    count = len(glyphs.code)
    space = np.isin(glyphs.code, _SPACES) | (glyphs.object == 0)
    left, top, right, bottom = glyphs.box.T
    height = np.maximum(bottom - top, 1.0)
    style = glyphs.font[glyphs.run] * (1 << 26) + glyphs.color[glyphs.run] * 4 + (glyphs.mode[glyphs.run] % 4 == 3)
    gap = np.zeros(count)
    gap[1:] = left[1:] - right[:-1]
    drop = np.zeros(count)
    drop[1:] = np.abs(bottom[1:] - bottom[:-1])
    # A jump: to the right by more than a third of the height, back, or to another line.
    jump = (gap > 0.35 * height) | (gap < -0.8 * height) | (drop > 0.6 * height)
    turned = np.zeros(count, bool)
    turned[1:] = (style[1:] != style[:-1]) | jump[1:]
    after_space = np.concatenate(([True], space[:-1]))
    begins = ~space & (after_space | turned)
    starts = np.flatnonzero(begins)
    follows = np.concatenate((space[1:], [True])) | np.concatenate((turned[1:], [True]))
    ends = np.flatnonzero(~space & follows) + 1
    glued = ~after_space[starts] & ~jump[starts]
    return starts, ends, glued


def _is_upright(cosine: npt.NDArray[np.float64], sine: npt.NDArray[np.float64], turns: int) -> npt.NDArray[np.bool_]:
    """Whether the writing runs from left to right as the page is shown."""
    along = (cosine, sine, -cosine, -sine)[turns % 4] if turns else cosine
    return np.asarray(along > 0.7)


def _collect(
    glyphs: Glyphs,
    starts: Ints,
    ends: Ints,
    glued: npt.NDArray[np.bool_],
    size: npt.NDArray[np.float64],
    base: npt.NDArray[np.float64],
    upright: npt.NDArray[np.bool_],
    unmapped: npt.NDArray[np.bool_],
    hidden: list[str],
) -> PageWords:
    text = glyphs.code.astype("<u4").tobytes().decode("utf-32-le", "replace")
    runs = glyphs.run[starts]
    columns = zip(
        starts.tolist(), ends.tolist(), glued.tolist(), size.round(1).tolist(), base.tolist(), upright.tolist(),
        unmapped.tolist(), hidden, glyphs.font[runs].tolist(), glyphs.color[runs].tolist(), glyphs.mode[runs].tolist(),
        glyphs.box[starts, 0].tolist(), glyphs.box[ends - 1, 2].tolist(), strict=True,
    )  # fmt: skip
    page = PageWords([], [], 0, 0, 0)
    nowhere = Font("", bold=False, italic=False, icons=False, dingbats=False)
    for start, end, joined, points, line, level, unknown, how, font_at, color, mode, x0, x1 in columns:
        font = glyphs.fonts[font_at] if font_at >= 0 else nowhere
        raw = text[start:end]
        page.characters += end - start
        word, bullet = (raw, False) if raw.isascii() and raw.isprintable() and not font.icons else _clean(raw, font)
        if font.icons or (unknown and not word.strip()):
            page.icons += end - start
        elif unknown or "\ufffd" in raw:
            page.unmapped += end - start
        if how:
            if word.strip():
                page.hidden.append((("" if joined else " ") + word, how))
            continue
        if word or bullet:
            page.words.append(
                Word(word, x0, x1, line, points, font.bold or mode == 2, font.italic, color if color >= 0 else None,
                     font.name, joined, bullet, level)
            )  # fmt: skip
    return page


def _clean(raw: str, font: Font) -> tuple[str, bool]:
    """The word without signs that are no text, and whether it is (or begins with) a bullet of a symbol font."""
    bullet = ord(raw[0]) in _SYMBOL_BULLETS or (font.dingbats and len(raw) == 1 and raw.isascii())
    if font.icons or (font.dingbats and all(character < "\u2000" for character in raw)):
        return "", bullet and not font.icons
    letters = any(character.isalpha() for character in raw)
    parts: list[str] = []
    for at, character in enumerate(raw):
        code = ord(character)
        if code == _LINE_END_HYPHEN:
            parts.append("-" if at == len(raw) - 1 and at else "")
        elif code < 32 or 127 <= code < 160:
            parts.append((_CORK.get(code) or _OLD_TEX.get(code) or "") if letters else "")
        elif 0xE000 <= code < 0xF900 or 0xF0000 <= code or code in (0xFFFE, 0xFFFF, 0xAD):
            continue
        else:
            parts.append(character)
    return "".join(parts), bullet
