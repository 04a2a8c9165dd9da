"""The fields of a Word document or an RTF file: their code is no text, but may say where their text leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"|HYPERLINK\s+(?!\\)(\S+)', re.IGNORECASE)
_LONGEST = 4_000
"""Characters of a code that are kept; an address has a hundred."""


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False
    target: str | None = None


class Fields:
    """The fields that are open where the walk through a document is, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def target(self) -> str | None:
        """Where the text leads to, by the innermost of the fields that says so."""
        return self._open[-1].target if self._open else None

    def begin(self) -> None:
        """Opens a field, whose code follows."""
        self._open.append(_Field(target=self.target))

    def write(self, code: str) -> None:
        """Adds to the code of the innermost field."""
        if self._open and not self._open[-1].shows:
            field = self._open[-1]
            field.code = (field.code + code)[:_LONGEST]

    def show(self) -> str | None:
        """Where the text of the innermost field leads to; it follows."""
        if not self._open:
            return None
        field = self._open[-1]
        field.shows, field.target = True, link_of(field.code) or field.target
        return field.target

    def end(self) -> None:
        """Closes the innermost field."""
        if self._open:
            self._open.pop()


def link_of(code: str) -> str | None:
    """The address in a field's code, None where it has none."""
    found = _HYPERLINK.search(code)
    return (found[1] or found[2]) if found else None
