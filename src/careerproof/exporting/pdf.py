"""Writes an outline as a tagged PDF with typst, the same bytes for the same outline."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from careerproof.errors import DoesNotFit, LettersMissing, MissingExtra
from careerproof.exporting.model import Outline
from careerproof.exporting.outline import SEPARATOR
from careerproof.exporting.template import FOLDER, Template

_EMBEDDED = ((0x0000, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x22FF), (0xFB00, 0xFB06))
"""What the typefaces inside typst hold: Latin, Greek, Cyrillic, and the usual signs."""
_STANDARD = "ua-1"
"""PDF/UA-1: tags, language, title; typst refuses to write what would break it."""
_LONG = re.compile(r"[^\s\\\"]{60,}")
"""A word that may be longer than a line; looking for them in typst takes time, so it is told whether there are any."""
_STEPS = 16
"""How finely the scale is searched when a résumé is fitted to pages."""


def write_pdf(
    outline: Outline, *, template: Template, paper: str, attached: str | None = None, pages: int | None = None
) -> bytes:
    """The PDF's bytes, after PDF/UA-1: text in reading order, tagged headings and lists, fonts embedded.

    Only typefaces that come with typst are used, so that every machine writes the same bytes. A résumé with letters
    that they lack (Arabic, Chinese) takes those letters from the fonts of the machine.

    Args:
        outline: what is written.
        template: how it looks.
        paper: "us-letter" or "a4".
        attached: a text attached to the file as resume.json, None for none.
        pages: the most pages it may have; sizes shrink as far as the template lets them.

    Raises:
        MissingExtra: typst is not installed.
        LettersMissing: no font has some of the letters.
        DoesNotFit: it has more pages at the smallest size too.
    """
    page = _Page(outline, paper=paper, attached=attached)
    if pages is None:
        return page.compile(template)
    return page.compile(_fitted(page, template, pages))


class _Page:
    """A résumé before typst has laid it out."""

    def __init__(self, outline: Outline, *, paper: str, attached: str | None) -> None:
        text = json.dumps(outline.to_dict(), ensure_ascii=False)
        has_others = any(not _is_embedded(letter) for letter in text)
        self._inputs = {
            "outline": text,
            "title": outline.title,
            "separator": SEPARATOR,
            "paper": paper,
            "letters": "machine" if has_others else "ours",
            "long": "true" if _LONG.search(text) else "false",
        }
        if attached is not None:
            self._inputs["resume"] = attached
        self._compiler = _compiler(has_others)

    def compile(self, template: Template) -> bytes:
        """The PDF's bytes."""
        import typst

        inputs = {**self._inputs, "look": json.dumps(template.to_dict(), ensure_ascii=False)}
        try:
            written: bytes = self._compiler.compile(
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=[_STANDARD],
                timestamp=0,  # no clock: the template sets no date either
            )
        except typst.TypstError as error:
            if "could not be displayed" in error.message:
                # Not chained: the message of typst quotes the résumé.
                raise LettersMissing("no font of this machine has some letters of the résumé") from None
            raise
        return written

    def count(self, template: Template) -> int:
        """How many pages it has."""
        self.compile(template)
        return int(json.loads(self._compiler.query("<pages>", field="value", one=True)))


def _fitted(page: _Page, template: Template, pages: int) -> Template:
    """The template at the greatest of its sizes at which there are no more pages than that."""
    if page.count(template) <= pages:
        return template
    scales = [1 - (1 - template.smallest_scale) * step / _STEPS for step in range(1, _STEPS + 1)]
    needed = page.count(template.scaled(scales[-1]))
    if needed > pages:
        raise DoesNotFit(
            f"the résumé has {needed} pages at {template.text.smallest:g} points, the smallest size of the template"
        )
    low, high = 0, len(scales) - 1  # it fits at scales[high]
    while low < high:
        middle = (low + high) // 2
        if page.count(template.scaled(scales[middle])) <= pages:
            high = middle
        else:
            low = middle + 1
    return template.scaled(scales[high])


@cache
def _compiler(system_fonts: bool) -> Any:
    """The compiler, kept because loading the fonts takes most of the time of a page."""
    try:
        import typst
    except ModuleNotFoundError as error:
        raise MissingExtra("typst", extra="export") from error
    return typst.Compiler(FOLDER / "resume.typ", root=FOLDER, font_paths=[], ignore_system_fonts=not system_fonts)


def _is_embedded(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _EMBEDDED)
