"""Bytes → Document: the format by its bytes, then that format's reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from careerproof.documents.compose import Composer
from careerproof.documents.findings import NO_SIGNS, Signs, find_faults
from careerproof.documents.model import Document, HiddenText, Limits, Line, Link, Page, Reader, Run
from careerproof.documents.plain import decode_text, read_markdown, read_plain
from careerproof.documents.sniff import sniff_container, sniff_format
from careerproof.documents.style import find_style_faults
from careerproof.documents.word.archive import Archive
from careerproof.errors import EmptyDocument, ScannedDocument, TooLarge, UnsupportedType
from careerproof.evidence import Finding

if TYPE_CHECKING:
    from careerproof.documents.ocr import Recognised
    from careerproof.documents.pdf import PdfFile

DEFAULT_LIMITS = Limits()
_PICTURE_HINT = (
    "export the file itself as PDF or DOCX, or make one: `careerproof export PICTURE --ocr --output resume.docx`"
)


def read_document(
    data: bytes, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS, ocr: bool = False
) -> Document:
    """The document that the bytes hold: its text, its lines in reading order, and what points into them.

    Args:
        data: the whole file.
        name: its name; only the ending is looked at (see `sniff.sniff_format`).
        limits: how much it may ask of us.
        ocr: read pictures of text too, with the program tesseract; without, they are told and left.

    Raises:
        DocumentError: one of its kinds, each with what to do; never text of the document in it.
        MissingProgram: pictures are to be read, and tesseract is not installed.
    """
    if len(data) > limits.bytes:
        raise TooLarge(f"the file has {len(data):,} bytes, more than {limits.bytes:,}")
    found = sniff_format(data, name=name)
    if found == "picture":
        return _read_picture(data, limits, ocr=ocr)
    if found == "pdf":
        return _read_pdf(data, limits, ocr=ocr)
    if found == "zip":
        return _read_container(data, limits, name)
    if found in ("text", "markdown"):
        return _read_text(data, limits, markdown=found == "markdown")
    return _READERS[found](data, limits)


def _read_container(data: bytes, limits: Limits, name: str | None) -> Document:
    """The document in a ZIP container, whatever its kind."""
    archive = Archive(data, limits)
    found = sniff_container(archive.names, mimetype=archive.read("mimetype"), name=name)
    if found == "odt":
        from careerproof.documents.odt import read_odt

        composer, hidden = read_odt(archive, limits)
        return _composed(data, composer, reader="odt", hidden=hidden)
    if found == "tables":
        from careerproof.documents.records.tables import read_tables

        composer, hidden, tree = read_tables(archive, limits)
        return _composed(data, composer, reader="tables", hidden=hidden, structured_data=(tree,))
    from careerproof.documents.docx import read_docx
    from careerproof.documents.word.unseen import read_properties, read_unseen

    composer, hidden = read_docx(data, limits)
    return _composed(
        data, composer, reader="docx", hidden=(*hidden, *read_unseen(archive)), properties=read_properties(archive)
    )


def _read_picture(data: bytes, limits: Limits, *, ocr: bool) -> Document:
    if not ocr:
        raise UnsupportedType("this is a picture", hint=_PICTURE_HINT)
    from careerproof.documents.ocr import recognise_picture

    composer = Composer()
    return _recognised(data, composer, recognise_picture(data, composer, limits))


def _read_scan(data: bytes, limits: Limits) -> Document:
    """The document of a PDF without text, its pages read as pictures."""
    from careerproof.documents.ocr import recognise_pdf

    composer = Composer()
    return _recognised(data, composer, recognise_pdf(data, composer, limits))


def _recognised(data: bytes, composer: Composer, recognised: Recognised) -> Document:
    from careerproof.documents.ocr import tell_recognition

    numbers = tuple(page.number for page in recognised.pages)
    document = _composed(data, composer, reader="ocr", pages=recognised.pages, signs=Signs(picture_pages=numbers))
    return replace(document, findings=(*document.findings, tell_recognition(recognised)))


def _read_pdf(data: bytes, limits: Limits, *, ocr: bool) -> Document:
    from careerproof.documents.pdf import read_pdf  # the PDF library takes longest to load
    from careerproof.documents.records.attached import read_attached_profile

    try:
        file = read_pdf(data, limits)
    except ScannedDocument:
        if ocr:
            return _read_scan(data, limits)
        raise
    document = _composed(
        data, file.composer, reader="pdf", pages=file.pages, hidden=file.hidden, extra_links=file.links,
        signs=file.signs, title=file.title, properties=file.properties,
        structured_data=read_attached_profile(data, limits) if file.attached else (),
    )  # fmt: skip
    return _with_pictures(document, file, data, limits) if ocr and file.signs.picture_pages else document


def _with_pictures(document: Document, file: PdfFile, data: bytes, limits: Limits) -> Document:
    """The document with what its picture pages show, after the text of the others."""
    from careerproof.documents.ocr import recognise_pdf, tell_recognition

    try:
        recognised = recognise_pdf(data, file.composer, limits, pages=file.signs.picture_pages)
    except EmptyDocument:  # photographs and drawings
        return document
    return replace(
        document,
        text=file.composer.text,
        lines=tuple(file.composer.lines),
        runs=tuple(file.composer.runs),
        findings=(*document.findings, tell_recognition(recognised)),
    )


def _read_rtf(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.rtf import read_rtf

    composer, hidden = read_rtf(data, limits)
    return _composed(data, composer, reader="rtf", hidden=hidden)


def _read_flat_odt(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.odt import read_flat_odt

    composer, hidden = read_flat_odt(data, limits)
    return _composed(data, composer, reader="odt", hidden=hidden)


def _read_html(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.html import read_html

    page = read_html(data, limits)
    return _composed(
        data,
        page.composer,
        reader="html",
        hidden=page.hidden,
        title=page.title,
        properties=page.properties,
        structured_data=page.structured_data,
    )


def _read_xml(data: bytes, limits: Limits) -> Document:
    from careerproof.documents.records.elements import read_elements

    composer, hidden, tree = read_elements(data, limits)
    return _composed(data, composer, reader="xml", hidden=hidden, structured_data=(tree,))


_READERS: dict[str, Callable[[bytes, Limits], Document]] = {
    "rtf": _read_rtf, "fodt": _read_flat_odt, "html": _read_html,
    "xml": _read_xml,
}  # fmt: skip


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
    properties: tuple[tuple[str, str], ...] = (),
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
        properties=properties,
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
    properties: tuple[tuple[str, str], ...] = (),
    structured_data: tuple[str, ...] = (),
) -> Document:
    document = Document(
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
        properties=properties,
        structured_data=structured_data,
    )
    return replace(document, findings=(*findings, *find_style_faults(document)))
