"""Would a screen read this file, and does it try to fool one?"""

from __future__ import annotations

from pathlib import Path

from careerproof.batching.worker import run_limited
from careerproof.resumes.marks import mark_words
from careerproof.resumes.model import Resume
from careerproof.settings import Settings
from careerproof.verbs.model import Inspection, PicturedInspection, Reading
from careerproof.verbs.opening import FilePath, open_document, open_store, work_limits
from careerproof.verbs.read import read, read_resume_document


def inspect(path: FilePath, *, settings: Settings | None = None) -> Inspection:
    """What is wrong with a résumé file, each finding with its fix.

    Raises:
        DocumentError: the file cannot be read, or is refused.
    """
    return inspection_of(read(path, settings=settings))


def inspection_of(reading: Reading) -> Inspection:
    """The findings of a file that was read; one with an error is not parseable."""
    return Inspection(
        parseable=not any(finding.severity == "error" for finding in reading.findings),
        findings=reading.findings,
    )


def inspect_with_pictures(path: FilePath, *, settings: Settings | None = None) -> PicturedInspection:
    """What `inspect` gives, with the pages as pictures and what each of their words was read as.

    Raises:
        DocumentError: the file cannot be read, or is refused.
        WorkerFailed: reading or drawing it took too long or too much memory.
    """
    from careerproof.documents.picturing import picture_pages  # numpy and the PDF library; no check waits for them

    file, document = open_document(path, settings)
    reading = read_resume_document(open_store(settings), document, settings)
    if not isinstance(reading.content, Resume):
        raise TypeError("an inspection is of a résumé")
    marks = mark_words(reading.content, document)
    stretches = [stretch for mark in marks for stretch in mark.stretches]
    pages = (
        run_limited(picture_pages, work_limits(settings), file.data, document, stretches)
        if document.reader == "pdf"
        else None
    )
    name = "standard input" if file.name == "-" else Path(file.name).name
    return PicturedInspection(file=name, inspection=inspection_of(reading), reading=reading, marks=marks, pages=pages)
