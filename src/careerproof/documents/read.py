"""Bytes → Document: the format by its bytes, then that format's reader."""

from __future__ import annotations

import hashlib

from careerproof.documents.compose import Composer
from careerproof.documents.findings import NO_SIGNS, Signs, find_faults
from careerproof.documents.model import Document, HiddenText, Limits, Line, Link, Page, Reader, Run
from careerproof.documents.plain import decode_text, read_markdown, read_plain
from careerproof.documents.sniff import sniff_format
from careerproof.errors import EmptyDocument, TooLarge
from careerproof.evidence import Finding

DEFAULT_LIMITS = Limits()


def read_document(data: bytes, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document that the bytes hold: its text, its lines in reading order, and what points into them.

    Args:
        data: the whole file.
        name: its name; only the ending is looked at (see `sniff.sniff_format`).
        limits: how much it may ask of us.

    Raises:
        DocumentError: one of its kinds, each with what to do; never text of the document in it.
    """
    if len(data) > limits.bytes:
        raise TooLarge(f"the file has {len(data):,} bytes, more than {limits.bytes:,}")
    found = sniff_format(data, name=name)
    if found == "pdf":
        return _read_pdf(data, limits)
    if found == "zip":
        return _read_docx(data, limits)
    if found == "html":
        return _read_html(data, limits)
    return _read_text(data, limits, markdown=found == "markdown")


def _read_pdf(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.pdf import read_pdf  # the PDF library takes longest to load

    file = read_pdf(data, limits)
    return _composed(
        data, file.composer, reader="pdf", pages=file.pages, hidden=file.hidden, extra_links=file.links,
        signs=file.signs, title=file.title,
    )  # fmt: skip


def _read_docx(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.docx import read_docx

    composer, hidden = read_docx(data, limits)
    return _composed(data, composer, reader="docx", hidden=hidden)


def _read_html(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.html import read_html

    page = read_html(data, limits)
    return _composed(
        data, page.composer, reader="html", hidden=page.hidden, title=page.title, structured_data=page.structured_data
    )


def _read_text(data: bytes, limits: Limits, *, markdown: bool) -> Document:
    text = decode_text(data)
    if len(text) > limits.characters:
        raise TooLarge("the file holds more text than the limit")
    if markdown:
        lines, runs, links = read_markdown(text)
    else:
        lines, runs, links = read_plain(text), (), ()
    if not lines:
        raise EmptyDocument("the file holds no text")
    return _document(
        data, text=text, lines=lines, runs=runs, links=links, reader="markdown" if markdown else "text",
    )  # fmt: skip


def _composed(
    data: bytes,
    composer: Composer,
    *,
    reader: Reader,
    pages: tuple[Page, ...] = (),
    hidden: tuple[HiddenText, ...] = (),
    extra_links: tuple[Link, ...] = (),
    signs: Signs = NO_SIGNS,
    title: str | None = None,
    structured_data: tuple[str, ...] = (),
) -> Document:
    return _document(
        data,
        text=composer.text,
        lines=tuple(composer.lines),
        runs=tuple(composer.runs),
        links=(*composer.links, *extra_links),
        reader=reader,
        pages=pages,
        hidden=hidden,
        findings=find_faults(composer.lines, reader=reader, pages=len(pages), signs=signs),
        title=title,
        structured_data=structured_data,
    )


def _document(
    data: bytes,
    *,
    text: str,
    lines: tuple[Line, ...],
    runs: tuple[Run, ...],
    links: tuple[Link, ...],
    reader: Reader,
    pages: tuple[Page, ...] = (),
    hidden: tuple[HiddenText, ...] = (),
    findings: tuple[Finding, ...] = (),
    title: str | None = None,
    structured_data: tuple[str, ...] = (),
) -> Document:
    return Document(
        text=text,
        lines=lines,
        runs=runs,
        pages=pages,
        links=links,
        hidden=hidden,
        findings=findings,
        reader=reader,
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        title=title,
        structured_data=structured_data,
    )
