"""Writes a résumé in the format asked for."""

from __future__ import annotations

import json
from typing import Literal, get_args

from careerproof.exporting.outline import outline_resume
from careerproof.exporting.pages import write_html, write_markdown, write_text
from careerproof.exporting.pdf import write_pdf
from careerproof.exporting.word import write_docx
from careerproof.resumes.model import Resume

Format = Literal["docx", "pdf", "json", "md", "html", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)
Paper = Literal["us-letter", "a4"]


def export_resume(resume: Resume, *, format: Format, paper: Paper = "us-letter") -> bytes:  # noqa: A002
    """The file's bytes: one column, usual headings, real styles; the same résumé gives the same bytes.

    Args:
        resume: what is written; nothing is added to it and nothing left out.
        format: "json" is JSON Resume v1; text formats are UTF-8.
        paper: the size of the pages, for "pdf" and "docx".

    Raises:
        MissingExtra: "pdf" needs typst and "docx" python-docx, which the extra `export` installs.
    """
    if format == "json":
        return (json.dumps(resume.to_dict(), ensure_ascii=False, indent=2) + "\n").encode()
    outline = outline_resume(resume)
    if format == "pdf":
        return write_pdf(outline, paper=paper)
    if format == "docx":
        return write_docx(outline, paper=paper)
    writer = {"md": write_markdown, "html": write_html, "txt": write_text}[format]
    return writer(outline).encode()
