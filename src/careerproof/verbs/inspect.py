"""Would a screen read this file, and does it try to fool one?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from careerproof.batching.worker import run_limited
from careerproof.documents.rules import Rule, document_rules
from careerproof.resumes.filename import find_name_faults
from careerproof.resumes.marks import mark_words
from careerproof.resumes.model import Resume
from careerproof.resumes.rules import resume_rules
from careerproof.screening.cautions import caution_posting
from careerproof.settings import Settings
from careerproof.tampering.pasting import find_pasted
from careerproof.verbs.model import Inspection, PicturedInspection, Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document, open_store, work_limits
from careerproof.verbs.read import read, read_posting_document, read_resume_document


def inspect(path: FilePath, *, posting: FilePath | None = None, settings: Settings | None = None) -> Inspection:
    """What is wrong with a résumé file, each finding with its fix.

    Args:
        path: the file, or "-" for standard input.
        posting: the posting's file; whole passages of it in the résumé are told, and what it holds to test or fool
            who reads it.
        settings: which facts to use.

    Raises:
        DocumentError: a file cannot be read, or is refused.
    """
    return inspection_of(_beside(read(path, settings=settings), posting, settings), path)


def inspection_of(reading: Reading, path: FilePath) -> Inspection:
    """The findings of a file that was read, those about its name last; one with an error is not parseable."""
    findings = reading.findings
    if isinstance(reading.content, Resume) and str(path) != "-":
        findings = (*findings, *find_name_faults(str(path), reading.content.basics.name))
    return Inspection(
        parseable=not any(finding.severity == "error" for finding in findings),
        findings=findings,
        hidden=reading.document.hidden,
    )


def inspection_rules() -> tuple[Rule, ...]:
    """The rules that a file is inspected by: how it is made, then what it says; attempts to fool a reader aside."""
    return (*document_rules().values(), *resume_rules().values())


def inspect_with_pictures(
    path: FilePath, *, posting: FilePath | None = None, settings: Settings | None = None
) -> PicturedInspection:
    """What `inspect` gives, with the pages as pictures and what each of their words was read as.

    Args:
        path: the file, or "-" for standard input.
        posting: the posting's file; whole passages of it in the résumé are told.
        settings: which facts to use.

    Raises:
        DocumentError: the file cannot be read, or is refused.
        WorkerFailed: reading or drawing it took too long or too much memory.
    """
    file, document = open_document(path, settings)
    reading = _beside(read_resume_document(open_store(settings), document, settings), posting, settings)
    return picture_reading(file, reading, settings=settings)


def picture_reading(file: OpenedFile, reading: Reading, *, settings: Settings | None = None) -> PicturedInspection:
    """The inspection of a file that was read already, with the pages as pictures.

    Raises:
        WorkerFailed: drawing it took too long or too much memory.
    """
    from careerproof.documents.picturing import picture_pages  # numpy and the PDF library; no check waits for them

    if not isinstance(reading.content, Resume):
        raise TypeError("an inspection is of a résumé")
    document = reading.document
    marks = mark_words(reading.content, document)
    stretches = [stretch for mark in marks for stretch in mark.stretches]
    pages = (
        run_limited(picture_pages, work_limits(settings), file.data, document, stretches)
        if document.reader == "pdf"
        else None
    )
    name = "standard input" if file.name == "-" else Path(file.name).name
    return PicturedInspection(
        file=name, inspection=inspection_of(reading, file.name), reading=reading, marks=marks, pages=pages
    )


def with_pasted(reading: Reading, posting_text: str, settings: Settings | None) -> Reading:
    """The reading with findings of what is pasted into it from the posting."""
    pasted = run_limited(find_pasted, work_limits(settings), reading.document, posting_text)
    return replace(reading, findings=(*reading.findings, *pasted))


def _beside(reading: Reading, posting: FilePath | None, settings: Settings | None) -> Reading:
    """The reading laid beside the posting, where one is given: what is pasted from it, and what is odd about it."""
    if posting is None:
        return reading
    asked = read_posting_document(open_store(settings), open_document(posting, settings)[1], settings)
    beside = with_pasted(reading, asked.document.text, settings)
    return replace(beside, findings=(*beside.findings, *caution_posting(asked.findings)))
