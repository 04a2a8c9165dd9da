"""Write a résumé as a clean file."""

from __future__ import annotations

from pathlib import PurePath

from careerproof.errors import UsageError
from careerproof.exporting.export import FORMATS, Format, Paper, export_resume
from careerproof.exporting.template import DEFAULT_TEMPLATE, Template, list_templates, load_template
from careerproof.resumes.model import Resume
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath
from careerproof.verbs.read import read


def export(
    resume: FilePath,
    *,
    name: str,
    template: str = DEFAULT_TEMPLATE,
    paper: Paper = "us-letter",
    fit_pages: int | None = None,
    attachment: bool = True,
    ocr: bool = False,
    settings: Settings | None = None,
) -> bytes:
    """The bytes of the résumé in the format that `name` ends in: docx, pdf, json, yaml (RenderCV), md, html or txt.

    Args:
        resume: the file, or "-" for standard input.
        name: the name of the file to come; its ending says the format.
        template: the look, one of `templates()`.
        paper: "us-letter" or "a4", for PDF and DOCX.
        fit_pages: the most pages that a PDF may have; its letters shrink as far as can be read.
        attachment: whether a PDF carries the same résumé as JSON Resume, as an attached file that viewers list.
        ocr: read pictures of text too, with the program tesseract.
        settings: which facts to use.

    Raises:
        MissingProgram: pictures are to be read, and tesseract is not installed.
        UsageError: the name ends in no such format, no template has that name, or it does not fit the pages.
        DocumentError: the résumé cannot be read.
    """
    form = format_of(name)
    load_template(template)  # a wrong name is told before the file is read
    content = read(resume, ocr=ocr, settings=settings).content
    if not isinstance(content, Resume):
        raise TypeError("only a résumé is exported")
    return export_resume(
        content, format=form, paper=paper, template=template, fit_pages=fit_pages, attachment=attachment
    )


def templates() -> tuple[Template, ...]:
    """The looks that there are, the usual one first."""
    return list_templates()


def format_of(name: str) -> Format:
    """The format that a file name ends in.

    Raises:
        UsageError: it ends in none that we write.
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    for form in FORMATS:
        if form == ending:
            return form
    raise UsageError(f"{name} ends in no format that we write", hint=f"use one of: {', '.join(FORMATS)}")
