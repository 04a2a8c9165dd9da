"""What a process of its own finds in a document: the fields of a résumé or a posting, and what a reader should know.

Why not in `read`: the process that does this needs no facts, no occupations and no arrays, and loading them would take
it longer than the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerproof.tampering.inspect import inspect_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from careerproof.documents.model import Document
    from careerproof.evidence import Finding
    from careerproof.language.model import Mention
    from careerproof.postings.model import Posting
    from careerproof.resumes.model import Resume


def find_resume(document: Document, mentions: Sequence[Mention]) -> tuple[Resume, tuple[Finding, ...]]:
    """The résumé in a document, and the findings of file, tampering and résumé."""
    from careerproof.resumes.read import read_resume

    resume = read_resume(document, mentions=mentions)
    return resume, (*document.findings, *inspect_document(document), *resume.findings)


def find_posting(document: Document, mentions: Sequence[Mention]) -> tuple[Posting, tuple[Finding, ...]]:
    """The posting in a document, and the findings of file, tampering and posting."""
    from careerproof.postings.read import read_posting

    posting = read_posting(document, mentions=mentions)
    return posting, (*document.findings, *inspect_document(document), *posting.findings)
