"""What in a document's making keeps machines from reading it well: each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.documents.model import Line, Reader
from careerproof.evidence import Finding, Span

_COLUMN_SHARE = 0.12
"""The share of lines in further columns from which a page is set in columns; less is a block beside a heading."""
_UNMAPPED_SHARE = 0.02
_FEW_UNMAPPED = 5
_MANY_PAGES = 4
_MANY_ICONS = 3
_MOST_SPANS = 20


@dataclass(frozen=True, slots=True)
class Signs:
    """What a reader noticed besides the text: counts of characters, places, and pages (from 1) that are pictures."""

    characters: int = 0
    unmapped: int = 0
    icons: int = 0
    spaced: tuple[Span, ...] = ()
    picture_pages: tuple[int, ...] = ()


NO_SIGNS = Signs()


def find_faults(lines: Sequence[Line], *, reader: Reader, pages: int, signs: Signs = NO_SIGNS) -> tuple[Finding, ...]:
    """The findings about how the document is made, sorted by id.

    Args:
        pages: how many pages it has, 0 where the format has none.
    """
    found: list[Finding] = []
    if reader in ("pdf", "docx", "rtf", "odt"):
        found.extend(_layout(lines))
    found.extend(_characters(signs))
    if pages > _MANY_PAGES:
        found.append(
            Finding(
                id="file.many_pages",
                severity="info",
                message=f"the file has {pages} pages",
                fix="a résumé is read in one or two pages; leave out what the posting does not ask for",
            )
        )
    if signs.picture_pages:
        numbers = ", ".join(map(str, signs.picture_pages))
        found.append(
            Finding(
                id="layout.image_text",
                severity="error",
                message=f"a page is a picture without text: {numbers}",
                fix="export the pages from your word processor; a machine reads nothing in a picture",
            )
        )
    return tuple(sorted(found, key=lambda finding: finding.id))


def _layout(lines: Sequence[Line]) -> Iterator[Finding]:
    body = [line for line in lines if line.place not in ("table", "textbox", "header", "footer")]
    beside = [line for line in body if line.column > 0]
    if len(beside) > _COLUMN_SHARE * len(body):
        yield Finding(
            id="layout.columns",
            severity="warning",
            message="the page is set in columns; many screens read straight across them and mix the lines",
            fix="use one column, with the sections one below the other",
            spans=_spans(beside),
        )
    tables = [line for line in lines if line.place == "table"]
    if tables:
        yield Finding(
            id="layout.table",
            severity="warning",
            message="text stands in a table; some screens drop tables or mix their cells",
            fix="write it as plain lines or a bullet list",
            spans=_spans(tables),
        )
    boxes = [line for line in lines if line.place == "textbox"]
    if boxes:
        yield Finding(
            id="layout.textbox",
            severity="error",
            message="text stands in a text box; most screens do not read text boxes at all",
            fix="move the text into the page itself",
            spans=_spans(boxes),
        )


def _characters(signs: Signs) -> Iterator[Finding]:
    if signs.unmapped >= _FEW_UNMAPPED and signs.unmapped > _UNMAPPED_SHARE * signs.characters:
        yield Finding(
            id="fonts.no_unicode_map",
            severity="error",
            message=f"{signs.unmapped} of {signs.characters} characters do not say which letters they are",
            fix="export the PDF again with a common font (Arial, Calibri, Georgia) or as DOCX",
        )
    elif signs.unmapped:
        yield Finding(
            id="fonts.unmapped_letters",
            severity="warning",
            message=f"{signs.unmapped} characters do not say which letters they are",
            fix="export the PDF again with another font, or switch ligatures off",
        )
    if signs.spaced:
        yield Finding(
            id="layout.letter_spaced",
            severity="warning",
            message="words are written with spaces between their letters; a screen reads single letters",
            fix="write the word without spaces and set the letter spacing in the font settings",
            spans=signs.spaced[:_MOST_SPANS],
        )
    if signs.icons >= _MANY_ICONS:
        yield Finding(
            id="layout.icons",
            severity="info",
            message=f"{signs.icons} icons stand in the text; a machine reads nothing or a wrong letter there",
            fix='write words ("Phone:", "Email:") instead of icons',
        )


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The lines as spans, at most `_MOST_SPANS`."""
    return tuple(Span(start=line.start, end=line.end, page=line.page, box=line.box) for line in lines[:_MOST_SPANS])
