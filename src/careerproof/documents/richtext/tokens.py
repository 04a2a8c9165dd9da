"""RTF bytes as tokens: groups, control words, bytes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from careerproof.errors import DamagedDocument

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|'(?P<byte>[0-9a-fA-F]{2})|(?P<symbol>[^a-zA-Z]))"
    rb"|(?P<group>[{}])|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+",
    re.DOTALL,
)
_SYMBOLS = {"~": "nbsp", "_": "nbhyphen", "-": "softhyphen", "*": "*", "\n": "par", "\r": "par", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Token:
    """One token: a control word has its `name` and `number`, text and escaped characters have their bytes."""

    kind: Literal["open", "close", "word", "text"]
    name: str = ""
    number: int | None = None
    data: bytes = b""

    @property
    def is_on(self) -> bool:
        r"""Whether a switch is switched on: ``\b`` is, ``\b0`` is not."""
        return self.number != 0


_OPEN, _CLOSE = Token("open"), Token("close")


def read_tokens(data: bytes) -> Iterator[Token]:
    """The tokens of an RTF file in their order; binary data is left out.

    Raises:
        DamagedDocument: the file ends within a control word or binary data.
    """
    at, end = 0, len(data)
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:  # a backslash as the last byte
            raise DamagedDocument("the file is cut off in the middle of a control word")
        at = found.end()
        kind = found.lastgroup
        if kind == "text":
            yield Token("text", data=found["text"])
        elif kind == "group":
            yield _OPEN if found["group"] == b"{" else _CLOSE
        elif kind == "byte":
            yield Token("text", data=bytes([int(found["byte"], 16)]))
        elif kind == "symbol":
            character = found["symbol"].decode("latin-1")
            name = _SYMBOLS.get(character)
            if name is not None:
                yield Token("word", name=name)
            elif character in "\\{}":
                yield Token("text", data=found["symbol"])
        elif kind in ("word", "number"):
            name = found["word"].decode("ascii")
            number = int(found["number"]) if found["number"] else None
            if name == "bin":  # binary data follow, which may hold braces
                at += max(0, number or 0)
                if at > end:
                    raise DamagedDocument("the file is cut off in the middle of a picture")
                continue
            yield Token("word", name=name, number=number)
