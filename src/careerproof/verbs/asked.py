"""A posting that résumés are held against, opened and read once."""

from __future__ import annotations

from dataclasses import dataclass

from careerproof.evidence import Finding
from careerproof.facts.store import Facts
from careerproof.postings.model import Posting
from careerproof.resumes.model import Resume
from careerproof.screening.doubts import doubt_posting
from careerproof.screening.model import Prospect
from careerproof.settings import Settings
from careerproof.verbs.model import Reading
from careerproof.verbs.opening import FilePath, OpenedFile, open_document
from careerproof.verbs.prospects import prospect_of_posting
from careerproof.verbs.read import read_posting_document, read_resume_document


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedPosting:
    """A posting's file and what was read in it, the career it offers, and why it may be none (None: it is one)."""

    file: OpenedFile
    reading: Reading
    offered: Prospect | None
    doubt: Finding | None


def open_posting(facts: Facts, path: FilePath, settings: Settings | None = None) -> AskedPosting:
    """The posting that stands in a file.

    Raises:
        DocumentError: it cannot be read.
        WorkerFailed: reading it took too long or too much memory.
    """
    file, document = open_document(path, settings)
    asked = read_posting_document(facts, document, settings)
    return AskedPosting(
        file=file, reading=asked, offered=prospect_of_posting(facts, asked), doubt=_doubt(facts, asked, settings)
    )


def _doubt(facts: Facts, asked: Reading, settings: Settings | None) -> Finding | None:
    """The finding that a file given as a posting may be none; None where nothing speaks against it."""
    person, match = read_resume_document(facts, asked.document, settings).content, asked.occupation
    if not isinstance(asked.content, Posting) or not isinstance(person, Resume):
        raise TypeError("a doubt needs a file read as a posting")
    names_occupation = match is not None and bool(match.candidates or match.emerging)
    return doubt_posting(asked.content, person, names_occupation=names_occupation)
