"""Here lives how a PDF's pages are read: from PDFium's characters to rows in the order in which a person reads them;
not here: opening the file and writing its text (`documents.pdf`).
"""

from __future__ import annotations

from careerproof.documents.pages.fragments import Fragment, PageWords, read_words
from careerproof.documents.pages.frame import Frame
from careerproof.documents.pages.layout import PageLayout, lay_out
from careerproof.documents.pages.links import LinkArea, read_links
from careerproof.documents.pages.phrases import Row
from careerproof.documents.pages.threads import follow_columns

__all__ = [
    "Fragment", "Frame", "LinkArea", "PageLayout", "PageWords", "Row", "follow_columns", "lay_out", "read_links",
    "read_words",
]  # fmt: skip
