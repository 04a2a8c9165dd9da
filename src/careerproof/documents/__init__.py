"""Here lives how bytes become a document: text, lines, runs, links, hidden text, with positions and style; not here:
what the text means (`resumes`, `postings`) and whether it tries to fool a reader (`tampering`).
"""

from __future__ import annotations

from careerproof.documents.model import Document, HiddenText, Limits, Line, Link, Page, Run
from careerproof.documents.read import read_document

__all__ = ["Document", "HiddenText", "Limits", "Line", "Link", "Page", "Run", "read_document"]
