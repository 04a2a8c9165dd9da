"""Document → Resume where the file is data already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from careerproof.documents.model import Document
from careerproof.resumes.json_resume import from_json_resume, parse_json_resume
from careerproof.resumes.model import Resume
from careerproof.resumes.structured.make import make_resume
from careerproof.resumes.structured.shelf import Shelf
from careerproof.resumes.structured.trees import make_elements, make_tables, read_tree


def read_structured(document: Document) -> Resume | None:
    """The résumé of a file that is data: JSON Resume, RenderCV's YAML, LinkedIn's export, Europass XML, also where
    it is attached to a PDF that shows the same. None where the document is to be read as a page.
    """
    if document.reader == "text":
        data = parse_json_resume(document.text)
        if data is not None:
            return from_json_resume(data, document.text)
    if document.reader == "tables" and (tree := read_tree(document, "tables")):
        from careerproof.resumes.structured.linkedin import read_linkedin

        return _resume(document, read_linkedin(document.text, make_tables(document, tree)))
    if document.reader == "xml" and (tree := read_tree(document, "elements")):
        from careerproof.resumes.structured.europass import read_europass

        return _resume(document, read_europass(document.text, make_elements(document, tree)))
    if document.reader == "pdf" and (tree := read_tree(document, "attached elements")):
        return _read_attached(document, tree)
    return None


def _read_attached(document: Document, tree: Mapping[str, Any]) -> Resume | None:
    from careerproof.resumes.structured.attached import read_attached
    from careerproof.resumes.structured.europass import read_europass

    read = read_attached(document, tree)
    if read is None:
        return None
    resume = _resume(document, read_europass(document.text, read[0]))
    return replace(resume, findings=(*resume.findings, *read[1]))


def _resume(document: Document, shelf: Shelf) -> Resume:
    return make_resume(shelf.data, text=shelf.text, places=shelf.places, rest=shelf.rest, span=document.span)
