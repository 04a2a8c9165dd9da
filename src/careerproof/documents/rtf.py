"""RTF files: groups and control words, walked once, with what a word processor shows."""

from __future__ import annotations

import copy
import re

from careerproof.documents.blocks import Block, how_hidden, once, write_blocks
from careerproof.documents.compose import Composer, Piece
from careerproof.documents.fields import Fields
from careerproof.documents.model import HiddenText, Limits
from careerproof.documents.richtext.charsets import WESTERN, character, codec_of_keyword, codec_of_page, decode
from careerproof.documents.richtext.state import State
from careerproof.documents.richtext.streams import Stream
from careerproof.documents.richtext.tables import Tables
from careerproof.documents.richtext.tokens import Token, read_tokens
from careerproof.documents.richtext.words import CHARACTERS, FOOTERS, HEADERS, READ_THOUGH_OPTIONAL, SKIPPED
from careerproof.errors import DamagedDocument, EmptyDocument, ScannedDocument, TooLarge

_DEPTH = 2_000
"""Open groups beyond which a file is no document; real ones have twenty."""
_FILL = re.compile(rb"\\sn\s+fillColor\}\s*\{\\sv\s+(\d{1,9})\}")
_BACKGROUND_BYTES = 4_000
"""Bytes of the group that describes the page's background, within which its colour stands."""
_WHITE = 0xF0


def read_rtf(data: bytes, limits: Limits) -> tuple[Composer, tuple[HiddenText, ...]]:
    """The document's lines and its hidden text: headers, body, notes, footers, in this order.

    Raises:
        DamagedDocument: a group is not closed, as in a file that was cut off.
        EmptyDocument, ScannedDocument: there is no text in it.
        TooLarge: it holds more text than the limits allow.
    """
    walk = _Walk(limits, shaded=_has_background(data))
    for token in read_tokens(data):
        walk.take(token)
    composer, hidden = write_blocks(walk.finish(), limits)
    if not composer.lines and not hidden:
        if walk.pictures:
            raise ScannedDocument("the file holds pictures and no text")
        raise EmptyDocument("the document has no text")
    return composer, hidden


class _Walk:
    """One walk through one file."""

    def __init__(self, limits: Limits, *, shaded: bool) -> None:
        self.pictures = False
        self._limits = limits
        self._tables = Tables()
        self._body = Stream()
        self._headers: list[Stream] = []
        self._footers: list[Stream] = []
        self._notes: list[Stream] = []
        self._state = State(stream=self._body, shaded=shaded)
        self._stack: list[State] = []
        self._fields = Fields()
        self._codec = WESTERN
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._surrogate = 0
        self._skip = 0
        self._optional = False
        self._begins = False
        self._length = 0
        self._shade_of_cell = False

    def take(self, token: Token) -> None:
        """Reads one token."""
        if token.kind == "text":
            self._text(token)
        elif token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            self._close()
        else:
            self._word(token)

    def finish(self) -> list[Block]:
        """The blocks in the order in which a person reads them.

        Raises:
            DamagedDocument: a group is still open.
        """
        self._flush()
        if self._stack:
            raise DamagedDocument("the file is cut off: a group is not closed")
        self._body.end()
        seen: set[str] = set()
        blocks: list[Block] = []
        for stream in self._headers:
            blocks.extend(once(stream.blocks, seen))
        for stream in (self._body, *self._notes):
            blocks.extend(stream.blocks)
        for stream in self._footers:
            blocks.extend(once(stream.blocks, seen))
        return blocks

    # groups

    def _open(self, token: Token) -> None:
        self._flush()
        self._skip = 0
        if len(self._stack) >= _DEPTH:
            raise DamagedDocument("the file nests deeper than any document does")
        self._stack.append(self._state)
        self._state = copy.copy(self._state)
        self._state.name = ""
        self._begins, self._optional = True, False
        if self._state.sink == "styles":
            self._tables.in_styles(token)

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        self._begins = self._optional = False
        if not self._stack:
            raise DamagedDocument("the file is broken: a group is closed that was never opened")
        ended, self._state = self._state, self._stack.pop()
        if ended.stream is not self._state.stream:
            ended.stream.end()
            if ended.stream.place == "textbox":
                self._state.stream.boxes.extend(ended.stream.blocks)
        if ended.name == "field":
            self._fields.end()

    def _destination(self, name: str, optional: bool) -> bool:
        """Turns to the group's destination, if its first word names one."""
        state = self._state
        if name in SKIPPED or (optional and name not in READ_THOUGH_OPTIONAL):
            self.pictures = self.pictures or name == "pict"
            state.sink = "skip"
            return True
        if name in ("fonttbl", "colortbl", "stylesheet"):
            state.sink = {"fonttbl": "fonts", "colortbl": "colors", "stylesheet": "styles"}[name]
        elif name in ("info", "title", "background"):
            state.sink = "skip"
        elif name in HEADERS or name in FOOTERS or name in ("footnote", "shptxt", "dptxbxtext"):
            self._branch(name)
        elif name in ("listtext", "pntext"):
            state.stream.paragraph.bullet, state.sink = True, "skip"
        elif name == "field":
            state.name = name
            self._fields.begin()
        elif name == "fldinst":
            state.sink = "code"
        elif name == "fldrslt":
            state.target = self._fields.show() or state.target
        elif name == "upr":
            state.outer, state.sink = state.sink, "skip"
        elif name == "ud":
            state.sink = state.outer
        elif name in ("shpinst", "do"):
            state.shape, state.outer, state.sink = {}, state.sink, "shape"
        elif name in ("sn", "sv"):
            state.sink = name if state.sink == "shape" else state.sink
        else:
            return False
        return True

    def _branch(self, name: str) -> None:
        """Begins a text that is read on its own."""
        state = self._state
        stream = Stream()
        if name in HEADERS:
            stream.place = "header"
            self._headers.append(stream)
        elif name in FOOTERS:
            stream.place = "footer"
            self._footers.append(stream)
        elif name == "footnote":
            self._notes.append(stream)
        else:
            stream.place = "textbox"
            state.shaded = state.shaded or _is_filled(state.shape)
        state.stream, state.sink = stream, "text"
        state.level, state.bullet, state.depth = None, False, 0
        state.target = None

    # words

    def _word(self, token: Token) -> None:
        name = token.name
        if self._skip:
            self._skip -= 1
            return
        if name == "*":
            self._optional = self._begins
            return
        state = self._state
        if name != "u":
            self._flush()
        begins, optional, self._begins, self._optional = self._begins, self._optional, False, False
        if (begins or optional) and (state.sink != "skip" or name == "ud") and self._destination(name, optional):
            return
        if state.sink == "fonts":
            self._tables.in_fonts(token)
        elif state.sink == "colors":
            self._tables.in_colors(token)
        elif state.sink == "styles":
            self._tables.in_styles(token)
        elif name == "u":
            self._unicode(token.number or 0)
        elif name in CHARACTERS:
            self._put(CHARACTERS[name])
        elif state.sink == "text":
            self._switch(token)

    def _switch(self, token: Token) -> None:
        if not (self._break(token) or self._character_look(token) or self._paragraph_look(token)):
            self._setting(token)

    def _break(self, token: Token) -> bool:
        """Ends a line, a paragraph, a cell or a row; false where the word is none of these."""
        state = self._state
        name = token.name
        if name in ("line", "page", "column", "lbr"):
            state.stream.paragraph.lines.append([])
        elif name in ("par", "sect"):
            self._end_paragraph()
        elif name in ("cell", "nestcell"):
            depth = 1 if name == "cell" else max(2, state.depth)
            self._end_paragraph(depth)
            state.stream.end_cell(depth)
        elif name in ("row", "nestrow"):
            state.stream.end_rows(1 if name == "row" else max(2, state.depth))
        else:
            return False
        return True

    def _character_look(self, token: Token) -> bool:
        state, number = self._state, token.number or 0
        name = token.name
        if name == "plain":
            state.font, state.size, state.color = self._default_font, 12.0, 0
            state.bold = state.italic = state.capitals = state.vanish = state.deleted = state.marked = False
        elif name == "b":
            state.bold = token.is_on
        elif name == "i":
            state.italic = token.is_on
        elif name == "v":
            state.vanish = token.is_on
        elif name == "caps":
            state.capitals = token.is_on
        elif name == "deleted":
            state.deleted = token.is_on
        elif name == "f":
            state.font = number
        elif name == "fs":
            state.size = number / 2
        elif name == "cf":
            state.color = number
        elif name in ("highlight", "cb", "chcbpat"):
            state.marked = self._is_coloured(number)
        else:
            return False
        return True

    def _paragraph_look(self, token: Token) -> bool:
        state, number = self._state, token.number or 0
        name = token.name
        if name == "pard":
            state.level, state.bullet, state.depth, state.filled = None, False, 0, False
            state.before = state.after = 0.0
        elif name == "s":
            state.level = self._tables.levels.get(number)
            size, bold = self._tables.style_look(number)
            state.size = state.size if size is None else size
            state.bold = state.bold if bold is None else bold
        elif name == "outlinelevel":
            state.level = number + 1 if 0 <= number < 9 else None
        elif name == "ls":
            state.bullet = number > 0
        elif name == "intbl":
            state.depth = max(1, state.depth)
        elif name == "itap":
            state.depth = min(20, max(0, number))
        elif name == "sb":
            state.before = number / 20
        elif name == "sa":
            state.after = number / 20
        elif name == "cbpat":
            state.filled = self._is_coloured(number)
        else:
            return False
        return True

    def _setting(self, token: Token) -> None:
        """What holds for the file or for a row of a table."""
        name, number = token.name, token.number or 0
        if name in ("ansi", "mac", "pc", "pca"):
            self._codec = codec_of_keyword(name)
        elif name == "ansicpg":
            self._codec = codec_of_page(number)
        elif name == "deff":
            self._default_font = self._state.font = number
        elif name == "uc":
            self._state.skipped_after_unicode = min(10, max(0, number))
        elif name == "trowd":
            self._state.stream.shades = []
        elif name == "clcbpat":
            self._shade_of_cell = self._is_coloured(number)
        elif name == "cellx":
            self._state.stream.shades.append(self._shade_of_cell)
            self._shade_of_cell = False

    def _is_coloured(self, index: int) -> bool:
        color = self._tables.color(index)
        return color is not None and min(color >> 16, color >> 8 & 0xFF, color & 0xFF) < _WHITE

    # text

    def _text(self, token: Token) -> None:
        data = token.data
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        self._begins = False
        sink = self._state.sink
        if sink == "fonts":
            self._tables.in_fonts(token)
        elif sink == "colors":
            self._tables.in_colors(token)
        elif sink == "styles":
            self._tables.in_styles(token)
        elif data and sink != "skip":
            self._bytes += data

    def _unicode(self, number: int) -> None:
        self._flush()
        code = number + 0x10000 if number < 0 else number
        self._skip = self._state.skipped_after_unicode
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            if self._surrogate:
                self._put(chr(0x10000 + ((self._surrogate - 0xD800) << 10) + code - 0xDC00))
            self._surrogate = 0
        elif 0 < code < 0x110000:
            self._put(character(code))

    def _flush(self) -> None:
        """Writes the bytes that were gathered: those of one letter in East Asian code pages stand in several tokens."""
        if self._bytes:
            font = self._state.font if self._state.font is not None else self._default_font
            codec = self._tables.codecs.get(font if font is not None else -1, self._codec)
            text = decode(bytes(self._bytes), codec)
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.sink == "code":
            self._fields.write(text)
        elif state.sink == "sn":
            state.shape["name"] = text.strip()
        elif state.sink == "sv":
            state.shape[state.shape.get("name", "")] = text.strip()
        elif state.sink == "text" and not state.deleted and text:
            self._show(text)

    def _show(self, text: str) -> None:
        state = self._state
        self._length += len(text)
        if self._length > self._limits.characters:
            raise TooLarge("the document holds more text than the limit")
        if state.capitals and len(text.upper()) == len(text):  # "ß" in capitals is longer than the file's own letter
            text = text.upper()
        color = self._tables.color(state.color)
        shaded = state.shaded or state.marked or state.filled or self._in_shaded_cell()
        how = how_hidden(vanish=state.vanish, size=state.size, color=color, shaded=shaded)
        paragraph = state.stream.paragraph
        if how:
            paragraph.hidden.append(Piece(text=text, font=how))
            return
        font = self._tables.fonts.get(state.font) if state.font is not None else None
        paragraph.lines[-1].append(
            Piece(text=text, font=font, size=state.size, bold=state.bold, italic=state.italic, color=color,
                  target=state.target)
        )  # fmt: skip

    def _in_shaded_cell(self) -> bool:
        stream = self._state.stream
        if not self._state.depth or not stream.shades:
            return False
        return stream.cell_number < len(stream.shades) and stream.shades[stream.cell_number]

    def _end_paragraph(self, depth: int | None = None) -> None:
        state = self._state
        depth = state.depth if depth is None else depth
        paragraph = state.stream.paragraph
        paragraph.level = state.level
        paragraph.bullet = (paragraph.bullet or state.bullet) and state.level is None
        paragraph.space_before, paragraph.space_after = state.before, state.after
        state.stream.end_paragraph(depth)


def _is_filled(shape: dict[str, str]) -> bool:
    """Whether a shape is painted in another colour than white; its number holds blue, green and red."""
    value = shape.get("fillColor", "")
    if shape.get("fFilled") == "0" or not value.isdigit():
        return False
    return min(int(value) >> 16 & 0xFF, int(value) >> 8 & 0xFF, int(value) & 0xFF) < _WHITE


def _has_background(data: bytes) -> bool:
    """Whether the page itself is painted in another colour than white."""
    at = data.find(b"\\background")
    found = _FILL.search(data, at, at + _BACKGROUND_BYTES) if at >= 0 else None
    return found is not None and _is_filled({"fillColor": found[1].decode("ascii")})
