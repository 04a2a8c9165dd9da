"""Words → fragments: neighbours of one style are one value, so that nothing later costs time for each word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pypdfium2.raw as pdfium

from careerproof.documents.pages.binding import INT, SIZE, Address, bind, pointer
from careerproof.documents.pages.cutting import Words, cut_words
from careerproof.documents.pages.fonts import Font
from careerproof.documents.pages.frame import Flags, Floats, Frame, Ints
from careerproof.documents.pages.glyphs import LINE_END_HYPHEN, SOFT_HYPHEN, Glyphs
from careerproof.documents.pages.hiding import Sight, judge_hidden
from careerproof.documents.pages.links import LinkArea, links_over
from careerproof.documents.pages.measures import Measures
from careerproof.documents.pages.painting import read_painting
from careerproof.documents.pages.seeing.replacing import take_out_replacements

_NEAR, _LEVEL = 0.5, 0.05
"""In sizes of the letters: how far apart, and on how different base lines, words of one fragment may stand."""
_CORK = {0x1B: ("ff", 1.1), 0x1C: ("fi", 1.17), 0x1D: ("fl", 1.17), 0x1E: ("ffi", 1.35), 0x1F: ("ffl", 1.35)}
"""TeX's T1 encoding (Cork, 1990): what fonts without a Unicode map leave as control codes, and how many times as wide
the letters alone may be (the arm of an f reaches over its neighbour). Some fonts have the ligatures in another order,
so a code is believed when it fits, or when several codes of its font do, less strictly."""
_LEAST_FIT, _LOOSE_FIT = 0.85, 1.35
_SYMBOL_BULLETS = (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF0E8)
"""Bullets of Word's Symbol and Wingdings fonts, as private code points."""
_PLANE = 0x10000
_IS_ODD = np.zeros(_PLANE, bool)
"""Codes that are no text, or stand for other text: words with them are looked at one by one."""
_IS_ODD[:9] = _IS_ODD[14:32] = _IS_ODD[127:160] = _IS_ODD[0xE000:0xF900] = True
_IS_ODD[[SOFT_HYPHEN, 0xFFFD, 0xFFFE, 0xFFFF]] = True

_load_text = bind(pdfium.FPDFText_LoadPage, SIZE)
_close_text = bind(pdfium.FPDFText_ClosePage, INT)
_count_chars = bind(pdfium.FPDFText_CountChars, INT)


@dataclass(slots=True)
class Fragment:
    """Words of one style and one link that follow each other closely on one base line.

    `glued` is true where no space stands before it; `gaps` are the widths of the spaces within; `link` is the place
    of the link that lies over it, -1 for none.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    bold: bool
    italic: bool
    color: int | None
    glued: bool
    upright: bool
    bullet: bool
    link: int
    gaps: list[float]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A hidden word (with the space before it), how it is hidden, and where (left, top, right, bottom)."""

    text: str
    how: str
    box: tuple[float, float, float, float] | None


@dataclass(slots=True)
class PageWords:
    """What a page holds: fragments in the order of the file, hidden stretches, and how many characters have no letter.

    `markers` are drawn dots and icons that may mark list items: which sign, and where (x, y).
    """

    fragments: list[Fragment] = field(default_factory=list)
    hidden: list[Unseen] = field(default_factory=list)
    unmapped: int = 0
    characters: int = 0
    icons: int = 0
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    markers: list[tuple[str, float, float]] = field(default_factory=list)


def read_words(
    page: Address,
    text_page: Address,
    frame: Frame,
    count: int,
    links: Sequence[LinkArea] = (),
    *,
    document: Address | None = None,
    layers: bool = False,
) -> PageWords:
    """The words of the page at that address, whose text page with `count` characters is at the other.

    Args:
        document: the file's address; with it words are told apart that stand in the file in place of others.
        layers: the file has layers that can be switched off.
    """
    found = PageWords()
    if count <= 0:
        return found
    glyphs, measures, words = cut_words(text_page, frame, count)
    if not len(words.start):
        return found
    painting = read_painting(page, frame, glyphs.objects)
    false = take_out_replacements(document, page, glyphs, measures, painting.texts) if document is not None else []
    if false:
        found = _read_again(page, frame, links, layers=layers)
        found.hidden.extend(Unseen(f" {text}", "other words than are drawn", None) for text in false)
        return found
    sight = judge_hidden((page, text_page), painting, (glyphs, measures, words), frame, layers=layers)
    found.rules = painting.rules
    found.characters = int((words.end - words.start).sum())
    sheet = _Sheet(glyphs, measures, words, glyphs.code.astype("<u4").tobytes().decode("utf-32-le", "replace"))
    shown = sheet.look_through(found, sight)
    found.markers.extend(("", x, y) for x, y in painting.dots)
    chosen = np.flatnonzero(shown)
    if len(chosen):
        found.fragments = _join(sheet, _columns(sheet, chosen, sight, links))
    return found


def _read_again(page: Address, frame: Frame, links: Sequence[LinkArea], *, layers: bool) -> PageWords:
    """The words of the page as it is now."""
    text_page = pointer(_load_text(page))
    try:
        return read_words(page, text_page, frame, max(0, _count_chars(text_page)), links, layers=layers)
    finally:
        _close_text(text_page)


@dataclass(slots=True)
class _Sheet:
    """A page's words, and what they were made of."""

    glyphs: Glyphs
    measures: Measures
    words: Words
    text: str
    cleaned: dict[int, tuple[str, bool]] = field(default_factory=dict)
    """Words that hold odd codes: their text without them, and whether they are bullets."""

    def look_through(self, found: PageWords, sight: Sight) -> Flags:
        """Which words are text in plain sight; notes in `found` what is hidden, and what is an icon or no letter."""
        glyphs, words = self.glyphs, self.words
        shown = np.ones(len(words.start), bool)
        cleaned = self.cleaned
        fonts = np.array([font.icons or font.dingbats for font in glyphs.fonts])
        odd = _IS_ODD[np.minimum(glyphs.code, _PLANE - 1)] | (glyphs.code >= 0xF0000)
        strange = fonts[glyphs.font[glyphs.object[words.stretch]]] | np.logical_or.reduceat(odd, words.start)
        strange |= self.measures.unknown[self.measures.kind[words.start]]
        for at in np.flatnonzero(strange).tolist():
            cleaned[at] = self._clean(at, found)
            shown[at] = any(cleaned[at])
        hidden = [at for at, how in enumerate(sight.how) if how]
        for at in hidden:
            shown[at] = False
            text = cleaned[at][0] if at in cleaned else self.text[words.start[at] : words.end[at]]
            if text.strip():
                found.hidden.append(Unseen(("" if words.glued[at] else " ") + text, sight.how[at], words.box_of(at)))
        return shown

    def spell(self, words: Ints, glued: Flags) -> str:
        """The text of a fragment word by word."""
        parts: list[str] = []
        for at, joined in zip(words.tolist(), glued.tolist(), strict=True):
            text = self.cleaned[at][0] if at in self.cleaned else self.text[self.words.start[at] : self.words.end[at]]
            parts.append(text if joined or not parts else " " + text)
        return "".join(parts)

    def _clean(self, at: int, found: PageWords) -> tuple[str, bool]:
        """The word without signs that are no text, and whether it is a bullet; counts what has no letter."""
        words, start, end = self.words, int(self.words.start[at]), int(self.words.end[at])
        font = self.glyphs.fonts[int(self.glyphs.font[self.glyphs.object[words.stretch[at]]])]
        raw = self.text[start:end]
        text, bullet = self._readable(raw, font, start)
        unknown = bool(self.measures.unknown[self.measures.kind[start]])
        if font.icons or (unknown and not text.strip()):
            found.icons += end - start
            x, y = (words.left[at] + words.right[at]) / 2, words.base[at] - 0.3 * words.size[at]
            found.markers.append((f"{font.name}{raw}", float(x), float(y)))
        elif unknown or "\ufffd" in text:
            found.unmapped += end - start
        return text, bullet

    def _readable(self, raw: str, font: Font, start: int) -> tuple[str, bool]:
        bullet = ord(raw[0]) in _SYMBOL_BULLETS or (font.dingbats and len(raw) == 1 and raw.isascii())
        if font.icons or (font.dingbats and all(character < "\u2000" for character in raw)):
            return "", bullet and not font.icons
        letters = any(character.isalpha() for character in raw)
        parts: list[str] = []
        for at, character in enumerate(raw):
            code = ord(character)
            if code == LINE_END_HYPHEN:
                parts.append("-" if at == len(raw) - 1 else "")
            elif code in _CORK:
                parts.append(self._ligature(start + at) if letters else "")
            elif code == SOFT_HYPHEN:  # what stands on a page is drawn: fonts have a hyphen at its place
                parts.append("-")
            elif (
                code < 32 or 127 <= code < 160 or 0xE000 <= code < 0xF900 or code >= 0xF0000 or code in (0xFFFE, 0xFFFF)
            ):
                continue
            else:
                parts.append(character)
        return "".join(parts), bullet

    def _ligature(self, index: int) -> str:
        """The letters that the control code stands for; U+FFFD where they are not as wide together."""
        stretch = int(np.searchsorted(self.glyphs.start, index, side="right")) - 1
        font, code = int(self.glyphs.font[self.glyphs.object[stretch]]), int(self.glyphs.code[index])
        letters, strict = _CORK[code]
        fits = {other: fit for other in _CORK if (fit := self._fit(font, other)) is not None}
        several = len(fits) > 1 and all(_LEAST_FIT <= fit <= _LOOSE_FIT for fit in fits.values())
        return letters if several or _LEAST_FIT <= fits.get(code, 1.0) <= strict else "\ufffd"

    def _fit(self, font: int, code: int) -> float | None:
        """How many times as wide as the code its letters are; None where the page does not tell."""
        own = self.measures.share_of(font, code)
        widths = [self.measures.share_of(font, ord(letter)) for letter in _CORK[code][0]]
        known = [width for width in widths if width is not None]
        return sum(known) / own if own and len(known) == len(widths) else None


@dataclass(slots=True)
class _Columns:
    """The words that become fragments, with what keeps them apart."""

    word: Ints
    start: Ints
    end: Ints
    glued: Flags
    left: Floats
    right: Floats
    base: Floats
    size: Floats
    upright: Flags
    font: Ints
    color: Ints
    bold: Flags
    link: Ints


def _columns(sheet: _Sheet, chosen: Ints, sight: Sight, links: Sequence[LinkArea]) -> _Columns:
    words, glyphs = sheet.words, sheet.glyphs
    objects = glyphs.object[words.stretch[chosen]]
    start, end = words.start[chosen], words.end[chosen]
    left, right = words.left[chosen], words.right[chosen]
    base, size = words.base[chosen], words.size[chosen].round(1)
    font = glyphs.font[objects]
    bold = np.array([font.bold for font in glyphs.fonts])[font]
    bold |= (glyphs.mode[objects] == 2) | sight.outlined[chosen]  # mode 2 strokes the letters too: they grow thicker
    hyphen = (end - start == 1) & (glyphs.code[start] == LINE_END_HYPHEN)
    return _Columns(
        word=chosen, start=start, end=end, glued=words.glued[chosen] | hyphen, left=left, right=right, base=base,
        size=size, upright=words.upright[chosen], font=font, color=glyphs.color[objects], bold=bold,
        link=links_over(links, (left + right) / 2, base - 0.3 * size),
    )  # fmt: skip


def _join(sheet: _Sheet, words: _Columns) -> list[Fragment]:
    """The words as fragments."""
    gap = np.append(0.0, words.left[1:] - words.right[:-1])
    apart, special = _borders(sheet, words, gap)
    begins = np.flatnonzero(apart)
    ends = np.append(begins[1:], len(apart))
    lasts = ends - 1
    spelled = np.logical_or.reduceat(special, begins).tolist()
    gaps, fonts, cleaned = gap.tolist(), sheet.glyphs.fonts, sheet.cleaned
    columns = (words.font, words.color, words.bold, words.glued, words.upright, words.link, words.word)
    heads = zip(*(column[begins].tolist() for column in columns), strict=True)
    spans = zip(begins.tolist(), ends.tolist(), words.start[begins].tolist(), words.end[lasts].tolist(), strict=True)
    places = zip(
        words.left[begins].tolist(), words.right[lasts].tolist(), words.base[begins].tolist(),
        words.size[begins].tolist(), strict=True,
    )  # fmt: skip
    found: list[Fragment] = []
    for (font, color, bold, glued, upright, link, word), (first, end, start, stop), place, alone in zip(
        heads, spans, places, spelled, strict=True
    ):
        text, spaces = sheet.text[start:stop], gaps[first + 1 : end]
        if alone:
            text = sheet.spell(words.word[first:end], words.glued[first:end])
            spaces = [space for space, joined in zip(spaces, words.glued[first + 1 : end], strict=True) if not joined]
        face, bullet = fonts[font], word in cleaned and cleaned[word][1]
        found.append(
            Fragment(text, *place, face.name, bold, face.italic, color if color >= 0 else None, glued, upright, bullet,
                     link, spaces)
        )  # fmt: skip
    return found


def _borders(sheet: _Sheet, words: _Columns, gap: Floats) -> tuple[Flags, Flags]:
    """Which words begin a fragment, and which must be spelled: the others are slices of the page's text."""
    apart = (np.abs(gap) >= _NEAR * words.size) | ~words.upright | _are_lonely(sheet.glyphs, words.start, words.end)
    apart[1:] |= np.abs(words.base[1:] - words.base[:-1]) > _LEVEL * words.size[1:]
    for column in (words.font, words.color, words.size, words.link, words.bold):
        apart[1:] |= column[1:] != column[:-1]
    apart[0] = True
    changed = np.array(sorted(sheet.cleaned), np.int64)
    places = np.searchsorted(words.word, changed)
    kept = np.flatnonzero(np.append(words.word, -1)[places] == changed)
    for at in kept.tolist():
        apart[places[at] : places[at] + 2] |= sheet.cleaned[int(changed[at])][1]  # bullets stand alone
    special = ~apart & words.glued
    special[1:] |= ~apart[1:] & (
        (words.start[1:] - words.end[:-1] != 1) | (sheet.glyphs.code[words.end[:-1]] != ord(" "))
    )  # fmt: skip
    special[places[kept]] = True
    return apart, special


def _are_lonely(glyphs: Glyphs, start: Ints, end: Ints) -> Flags:
    """Which words are single letters beside another, as in headings whose letters are set apart."""
    code = glyphs.code[start]
    letter = (((code | 32) >= ord("a")) & ((code | 32) <= ord("z"))) | (code >= 0xC0)
    single = (end - start == 1) & letter
    lonely = single.copy()
    lonely[1:] &= single[:-1]
    lonely[0] = False
    lonely[:-1] |= single[:-1] & single[1:]
    return np.asarray(lonely)
