"""Characters → words: cut where a person sees a gap, styled, hidden ones put aside."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from careerproof.documents.glyphs import (
    LINE_END_HYPHEN,
    Font,
    Frame,
    Glyphs,
    Ints,
    read_glyphs,
    read_map_errors,
    read_origins,
    read_sizes,
)
from careerproof.documents.hiding import Sight, judge_hidden
from careerproof.documents.painting import read_painting

_SPACES = np.array(
    [9, 10, 11, 12, 13, 32, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
)
_CORK = {0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}
"""TeX's T1 encoding (Cork, 1990): what fonts without a Unicode map leave as control codes. Some fonts have them in
another order, so a ligature is believed only when it is as wide as its letters."""
_LIGATURE_FIT = 0.12
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
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    markers: list[tuple[str, float, float]] = field(default_factory=list)
    """Drawn dots and icons that may mark list items: which sign, and where (x, y)."""


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
    painting = read_painting(page, frame, glyphs.run_object)
    sight = judge_hidden(painting, glyphs, frame, starts=starts, ends=ends, size=size)
    found = _collect(glyphs, _Cut(starts, ends, glued, size, base, upright, unmapped), sight)
    found.rules = painting.rules
    found.markers.extend(("", x, y) for x, y in painting.dots)
    return found


def _cut(glyphs: Glyphs) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Where words start and end, and whether each is glued to the one before."""
    count = len(glyphs.code)
    space = np.isin(glyphs.code, _SPACES) | (glyphs.object == 0)
    left, top, right, bottom = glyphs.box.T
    height = np.maximum(bottom - top, 1.0)
    unseen = (glyphs.mode % 4 == 3) | (glyphs.alpha == 0)
    style = glyphs.font[glyphs.run] * (1 << 26) + glyphs.color[glyphs.run] * 4 + unseen[glyphs.run]
    gap = np.zeros(count)
    gap[1:] = left[1:] - right[:-1]
    # The letters of a ligature all have its box.
    gap[1:][(left[1:] == left[:-1]) & (right[1:] == right[:-1])] = 0.0
    # A space that PDFium overlooked: a gap far wider than those between the letters around it.
    tight = np.full(count, np.inf)
    if count > 2:
        tight[1:-1] = np.maximum(np.abs(gap[:-2]), np.abs(gap[2:]))
    overlooked = (gap > 0.1 * height) & (gap > 3.0 * tight)
    inner = ~space & np.concatenate(([False], ~space[:-1])) & (np.abs(gap) < 0.5 * height)
    usual = float(np.median(gap[inner] / height[inner])) if inner.any() else 0.0
    if usual < -0.02:  # letters set closer than their font's widths: gaps count from there
        after_f = np.concatenate(([False], glyphs.code[:-1] == ord("f")))  # its arm reaches over the next letter
        overlooked |= inner & (gap > (usual + np.where(after_f, 0.04, 0.075)) * height)
    drop = np.zeros(count)
    drop[1:] = np.abs(bottom[1:] - bottom[:-1])
    # A jump: to the right by more than a third of the height, back, or to another line.
    jump = overlooked | (gap > 0.35 * height) | (gap < -0.8 * height) | (drop > 0.6 * height)
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


@dataclass(slots=True)
class _Cut:
    """The words as stretches of characters, with what is measured at the first character of each."""

    starts: Ints
    ends: Ints
    glued: npt.NDArray[np.bool_]
    size: npt.NDArray[np.float64]
    base: npt.NDArray[np.float64]
    upright: npt.NDArray[np.bool_]
    unmapped: npt.NDArray[np.bool_]


def _collect(glyphs: Glyphs, cut: _Cut, sight: Sight) -> PageWords:
    ligatures = _ligatures(glyphs)
    text = glyphs.code.astype("<u4").tobytes().decode("utf-32-le", "replace")
    runs = glyphs.run[cut.starts]
    columns = zip(
        cut.starts.tolist(), cut.ends.tolist(), cut.glued.tolist(), cut.size.round(1).tolist(), cut.base.tolist(),
        cut.upright.tolist(), cut.unmapped.tolist(), sight.how, sight.outlined, glyphs.font[runs].tolist(),
        glyphs.color[runs].tolist(), glyphs.mode[runs].tolist(), glyphs.box[cut.starts, 0].tolist(),
        glyphs.box[cut.ends - 1, 2].tolist(), strict=True,
    )  # fmt: skip
    page = PageWords([], [], 0, 0, 0)
    nowhere = Font("", bold=False, italic=False, icons=False, dingbats=False)
    for start, end, joined, points, line, level, unknown, how, outlined, font_at, color, mode, x0, x1 in columns:
        font = glyphs.fonts[font_at] if font_at >= 0 else nowhere
        raw = text[start:end]
        page.characters += end - start
        plain = raw.isascii() and raw.isprintable() and not font.icons
        word, bullet = (raw, False) if plain else _clean(raw, font, ligatures, start)
        if font.icons or (unknown and not word.strip()):
            page.icons += end - start
            page.markers.append((f"{font.name}{raw}", (x0 + x1) / 2, line - 0.3 * points))
        elif unknown or "\ufffd" in word:
            page.unmapped += end - start
        if how:
            if word.strip():
                page.hidden.append((("" if joined else " ") + word, how))
            continue
        hyphen = raw == chr(LINE_END_HYPHEN)
        if word or bullet:
            bold = font.bold or mode == 2 or outlined  # mode 2 strokes the letters as well, which thickens them
            page.words.append(
                Word(word, x0, x1, line, points, bold, font.italic, color if color >= 0 else None, font.name,
                     joined or hyphen, bullet, level)
            )  # fmt: skip
    return page


def _ligatures(glyphs: Glyphs) -> dict[int, str]:
    """Which letters the control codes of the page stand for, by index; a width that fits no ligature gives U+FFFD."""
    at = np.flatnonzero((glyphs.code >= 0x1B) & (glyphs.code <= 0x1F) & (glyphs.object != 0))
    found: dict[int, str] = {}
    if not len(at):
        return found
    width = glyphs.box[:, 2] - glyphs.box[:, 0]
    height = np.round(glyphs.box[:, 3] - glyphs.box[:, 1], 1)
    font = glyphs.font[glyphs.run]
    for index in at.tolist():
        letters = _CORK[int(glyphs.code[index])]
        same = (font == font[index]) & (height == height[index])
        widths = [width[same & (glyphs.code == ord(letter))] for letter in letters]
        if not all(len(known) for known in widths):
            found[index] = letters
            continue
        expected = sum(float(np.median(known)) for known in widths)
        found[index] = letters if abs(width[index] - expected) <= _LIGATURE_FIT * expected else "\ufffd"
    return found


def _clean(raw: str, font: Font, ligatures: dict[int, str], start: int) -> tuple[str, bool]:
    """The word without signs that are no text, and whether it is (or begins with) a bullet of a symbol font."""
    bullet = ord(raw[0]) in _SYMBOL_BULLETS or (font.dingbats and len(raw) == 1 and raw.isascii())
    if font.icons or (font.dingbats and all(character < "\u2000" for character in raw)):
        return "", bullet and not font.icons
    letters = any(character.isalpha() for character in raw)
    parts: list[str] = []
    for at, character in enumerate(raw):
        code = ord(character)
        if code == LINE_END_HYPHEN:
            parts.append("-" if at == len(raw) - 1 else "")
        elif code < 32 or 127 <= code < 160:
            parts.append(ligatures.get(start + at, "") if letters else "")
        elif 0xE000 <= code < 0xF900 or code >= 0xF0000 or code in (0xFFFE, 0xFFFF, 0xAD):
            continue
        else:
            parts.append(character)
    return "".join(parts), bullet
