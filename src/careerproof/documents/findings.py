"""What in a document's making keeps machines from reading it well: each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerproof.documents.model import Line, Reader
from careerproof.documents.rules import document_rules
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
        found.append(document_rules()["file.many_pages"].finding(pages=pages))
    if signs.picture_pages:
        numbers = ", ".join(map(str, signs.picture_pages))
        found.append(document_rules()["layout.image_text"].finding(pages=numbers))
    return tuple(sorted(found, key=lambda finding: finding.id))


def _layout(lines: Sequence[Line]) -> Iterator[Finding]:
    body = [line for line in lines if line.place not in ("table", "textbox", "header", "footer")]
    beside = [line for line in body if line.column > 0]
    if len(beside) > _COLUMN_SHARE * len(body):
        yield document_rules()["layout.columns"].finding(spans=_spans(beside))
    tables = [line for line in lines if line.place == "table"]
    if tables:
        yield document_rules()["layout.table"].finding(spans=_spans(tables))
    boxes = [line for line in lines if line.place == "textbox"]
    if boxes:
        yield document_rules()["layout.textbox"].finding(spans=_spans(boxes))


def _characters(signs: Signs) -> Iterator[Finding]:
    if signs.unmapped >= _FEW_UNMAPPED and signs.unmapped > _UNMAPPED_SHARE * signs.characters:
        yield document_rules()["fonts.no_unicode_map"].finding(unmapped=signs.unmapped, characters=signs.characters)
    elif signs.unmapped:
        yield document_rules()["fonts.unmapped_letters"].finding(unmapped=signs.unmapped)
    if signs.spaced:
        yield document_rules()["layout.letter_spaced"].finding(spans=signs.spaced[:_MOST_SPANS])
    if signs.icons >= _MANY_ICONS:
        yield document_rules()["layout.icons"].finding(icons=signs.icons)


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """The lines as spans, at most `_MOST_SPANS`."""
    return tuple(Span(start=line.start, end=line.end, page=line.page, box=line.box) for line in lines[:_MOST_SPANS])
