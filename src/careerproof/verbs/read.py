"""What does a machine read in this file?"""

from __future__ import annotations

from typing import Literal

from careerproof.batching.worker import run_limited
from careerproof.documents.model import Document
from careerproof.facts.store import Facts
from careerproof.occupations.match import match_title
from careerproof.settings import Settings
from careerproof.skills.taxonomy import open_skills
from careerproof.verbs.finding import find_posting, find_resume
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, open_document, open_store, work_limits


def read(
    path: FilePath,
    *,
    kind: Literal["resume", "posting"] = "resume",
    ocr: bool = False,
    settings: Settings | None = None,
) -> Reading:
    """The résumé or posting that stands in a file, every field with the place it was read from.

    Args:
        path: the file, or "-" for standard input.
        kind: what it is to be read as.
        ocr: read pictures of text too, with the program tesseract.
        settings: which facts to use.

    Raises:
        MissingProgram: pictures are to be read, and tesseract is not installed.
        DocumentError: the file cannot be read, or is refused.
    """
    document = open_document(path, settings, ocr=ocr)[1]
    facts = open_store(settings)
    return (read_posting_document if kind == "posting" else read_resume_document)(facts, document, settings)


def read_resume_document(facts: Facts, document: Document, settings: Settings | None = None) -> Reading:
    """The résumé in a document.

    Raises:
        WorkerFailed: reading it took too long or too much memory.
    """
    mentions = open_skills(facts).extract(document.text)
    resume, findings = run_limited(find_resume, work_limits(settings), document, mentions)
    return Reading(kind="resume", content=resume, document=document, findings=findings)


def read_posting_document(facts: Facts, document: Document, settings: Settings | None = None) -> Reading:
    """The posting in a document, with the occupation that its title is.

    Raises:
        WorkerFailed: reading it took too long or too much memory.
    """
    mentions = open_skills(facts).extract(document.text)
    posting, findings = run_limited(find_posting, work_limits(settings), document, mentions)
    occupation = match_title(facts, posting.title, company=posting.company) if posting.title else None
    return Reading(kind="posting", content=posting, document=document, findings=findings, occupation=occupation)
