"""The tables at the head of an RTF file: fonts with their character sets, colours, styles that are headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from careerproof.documents.richtext.charsets import codec_of_charset, codec_of_page
from careerproof.documents.richtext.tokens import Token

_HEADING = re.compile(
    r"(?:heading|überschrift|título|titre|titolo|rubrik|kop)\s*(\d)$|(title)$|(subtitle)$", re.IGNORECASE
)
_BASE_LIMIT = 30
"""Longest chain of base styles followed; a chain of a real document has two or three."""
_LONGEST_NAME = 200


@dataclass(slots=True)
class Tables:
    """What the head of a file says; `color` 0 is the automatic one."""

    fonts: dict[int, str] = field(default_factory=dict)
    codecs: dict[int, str] = field(default_factory=dict)
    colors: list[int | None] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    _sizes: dict[int, float] = field(default_factory=dict)
    _bold: dict[int, bool] = field(default_factory=dict)
    _based_on: dict[int, int] = field(default_factory=dict)
    _font: int = 0
    _style: int = 0
    _name: str = ""
    _rgb: dict[str, int] = field(default_factory=dict)

    def color(self, index: int) -> int | None:
        """The colour of an index as 0xRRGGBB; None for the automatic one."""
        return self.colors[index] if 0 <= index < len(self.colors) else None

    def style_look(self, style: int) -> tuple[float | None, bool | None]:
        """The size and weight that a paragraph style gives, also by what it is based on; None where it says nothing.

        Why: Word repeats them at each paragraph, LibreOffice writes them in the style only.
        """
        size, bold = None, None
        for _ in range(_BASE_LIMIT):
            size = self._sizes.get(style) if size is None else size
            bold = self._bold.get(style) if bold is None else bold
            if style not in self._based_on:
                break
            style = self._based_on[style]
        return size, bold

    def in_fonts(self, token: Token) -> None:
        """Reads a token of the font table."""
        number = token.number or 0
        if token.name == "f":
            self._font, self._name = number, ""
        elif token.name == "fcharset":
            codec = codec_of_charset(number)
            if codec:
                self.codecs[self._font] = codec
        elif token.name == "cpg":
            self.codecs[self._font] = codec_of_page(number)
        elif token.kind == "text":
            self._read_name(token)
            self.fonts[self._font] = self._name.split(";")[0].strip()

    def in_colors(self, token: Token) -> None:
        """Reads a token of the colour table; a semicolon ends each entry."""
        if token.name in ("red", "green", "blue"):
            self._rgb[token.name] = min(255, max(0, token.number or 0))
        elif token.kind == "text":
            for _ in range(token.data.count(b";")):
                channels = [self._rgb.get(name, 0) for name in ("red", "green", "blue")]
                self.colors.append(channels[0] << 16 | channels[1] << 8 | channels[2] if self._rgb else None)
                self._rgb = {}

    def in_styles(self, token: Token) -> None:
        """Reads a token of the style sheet: a paragraph style that is named as a heading has a level."""
        if token.kind == "open":
            self._style, self._name = 0, ""
        elif token.name == "s":
            self._style = token.number or 0
        elif token.name == "fs":
            self._sizes[self._style] = (token.number or 0) / 2
        elif token.name == "b":
            self._bold[self._style] = token.is_on
        elif token.name == "sbasedon":
            self._based_on[self._style] = token.number or 0
        elif token.name == "outlinelevel" and 0 <= (token.number or 0) < 9:
            self.levels[self._style] = (token.number or 0) + 1
        elif token.kind == "text":
            self._read_name(token)
            if b";" in token.data:  # ends the name
                found = _HEADING.search(self._name.split(";")[0].strip())
                if found:
                    self.levels[self._style] = int(found[1]) if found[1] else (1 if found[2] else 2)

    def _read_name(self, token: Token) -> None:
        self._name = (self._name + token.data.decode("latin-1"))[:_LONGEST_NAME]
