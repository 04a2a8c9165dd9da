"""Values that can be found again in a file made of them: each is written between marks, which are taken out at the end.

A mark is a private character that says which value begins here; another says where it ends. They survive templates,
upper case and wrapping, so that the truth knows exactly what a layout shows, and for text where it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from benchmarks.synthetic_resumes.people.model import Shown

_FIRST = 0xE100
_END = "\ue0ff"
_MARKS = re.compile("[\ue0ff-\uefff]")
MOST = 0xEFFF - _FIRST


class Ledger:
    """The values written so far, by the mark that begins each."""

    def __init__(self) -> None:
        self.entries: list[Shown] = []

    def write(self, pointer: str, text: str, *, value: str | None = None, accepted: tuple[str, ...] = ()) -> str:
        """The text between marks; `value` is what it means where that is not the text itself (dates)."""
        if not text:
            return ""
        if len(self.entries) > MOST:
            raise OverflowError("more values than marks")
        self.entries.append(Shown(pointer=pointer, value=text if value is None else value, accepted=accepted))
        return f"{chr(_FIRST + len(self.entries) - 1)}{text}{_END}"

    def shown_in(self, marked: str) -> tuple[str, tuple[Shown, ...]]:
        """The text without marks, and the values in it with their places, the first of each pointer only."""
        parts: list[str] = []
        opened: list[tuple[int, int]] = []
        found: dict[str, Shown] = {}
        length = last = 0
        for mark in _MARKS.finditer(marked):
            parts.append(marked[last : mark.start()])
            length += mark.start() - last
            last = mark.end()
            if mark.group() != _END:
                opened.append((ord(mark.group()) - _FIRST, length))
                continue
            index, start = opened.pop()
            entry = self.entries[index]
            found.setdefault(entry.pointer, replace(entry, start=start, end=length))
        parts.append(marked[last:])
        return "".join(parts), tuple(found[pointer] for pointer in sorted(found))


def without_marks(marked: str) -> str:
    """The text as the file holds it."""
    return _MARKS.sub("", marked)
