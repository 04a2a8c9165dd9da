"""Writes an outline as a tagged PDF with typst, the same bytes for the same outline."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from careerproof.errors import MissingExtra
from careerproof.exporting.model import Outline
from careerproof.exporting.outline import SEPARATOR

_TEMPLATE = Path(__file__).parent / "templates" / "resume.typ"
_EMBEDDED = ((0x0000, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x22FF), (0xFB00, 0xFB06))
"""What the typeface inside typst holds: Latin, Greek, Cyrillic, and the usual signs."""


def write_pdf(outline: Outline, *, paper: str) -> bytes:
    """The PDF's bytes: text in reading order, tagged headings and lists, fonts embedded.

    Only the typeface that comes with typst is used, so that every machine writes the same bytes; a résumé with letters
    that it lacks (Chinese, Arabic) takes them from the fonts of the machine.

    Raises:
        MissingExtra: typst is not installed.
    """
    text = json.dumps(outline.to_dict(), ensure_ascii=False)
    written: bytes = _compiler(any(not _is_embedded(letter) for letter in text)).compile(
        format="pdf",
        sys_inputs={"outline": text, "title": outline.title, "separator": SEPARATOR, "paper": paper},
        timestamp=0,  # no clock: the template sets no date either
    )
    return written


@cache
def _compiler(system_fonts: bool) -> Any:
    """The compiler, kept because loading the fonts takes most of the time of a page."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise MissingExtra("typst", extra="export") from error
    return typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=[], ignore_system_fonts=not system_fonts)


def _is_embedded(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _EMBEDDED)
