"""Writes a résumé in the format asked for."""

from __future__ import annotations

from typing import Literal, get_args

from careerproof.errors import UsageError
from careerproof.exporting.data import write_json_resume
from careerproof.exporting.outline import outline_resume
from careerproof.exporting.pages import write_html, write_markdown, write_text
from careerproof.exporting.pdf import write_pdf
from careerproof.exporting.rendercv import write_rendercv
from careerproof.exporting.template import DEFAULT_TEMPLATE, load_template
from careerproof.exporting.word import write_docx
from careerproof.resumes.model import Resume

Format = Literal["docx", "pdf", "json", "yaml", "md", "html", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)
Paper = Literal["us-letter", "a4"]
PAPERS: tuple[Paper, ...] = get_args(Paper)


def export_resume(
    resume: Resume,
    *,
    format: Format,  # noqa: A002
    paper: Paper = "us-letter",
    template: str = DEFAULT_TEMPLATE,
    fit_pages: int | None = None,
    attachment: bool = True,
) -> bytes:
    """The file's bytes: one column, usual headings, real styles; the same résumé gives the same bytes.

    Args:
        resume: what is written; nothing is added to it and nothing left out.
        format: "json" is JSON Resume v1, "yaml" what RenderCV takes; text formats are UTF-8.
        paper: the size of the pages, for "pdf" and "docx".
        template: the look, for "pdf", "docx" and "html"; the order of the parts, for "yaml", "md" and "txt" too.
        fit_pages: the most pages that a "pdf" may have; its letters shrink as far as the template lets them.
        attachment: whether a "pdf" carries the same résumé as JSON Resume, as an attached file that viewers list.

    Raises:
        UsageError: no template has that name, or pages are to be fitted in a format that has none of ours.
        DoesNotFit: it has more pages than `fit_pages` at the smallest size too.
        LettersMissing: no font of the machine has some of the letters, in a "pdf".
        MissingExtra: "pdf" needs typst and "docx" python-docx, which the extra `export` installs.
    """
    look = load_template(template)
    if paper not in PAPERS:
        raise UsageError(f"there is no paper {paper!r}", hint=f"use one of: {', '.join(PAPERS)}")
    if fit_pages is not None and (format != "pdf" or fit_pages < 1):
        raise UsageError(
            "pages are fitted in a PDF only, to one or more", hint="write a PDF: other programs lay out other formats"
        )
    plain = write_json_resume(resume)
    if format == "json":
        return plain.encode()
    outline = outline_resume(resume, order=look.order, dates=look.entries.dates)
    if format == "pdf":
        attached = plain if attachment else None
        return write_pdf(outline, template=look, paper=paper, attached=attached, pages=fit_pages)
    if format == "docx":
        return write_docx(outline, template=look, paper=paper)
    if format == "html":
        return write_html(outline, template=look).encode()
    if format == "yaml":
        return write_rendercv(resume, outline).encode()
    return {"md": write_markdown, "txt": write_text}[format](outline).encode()
