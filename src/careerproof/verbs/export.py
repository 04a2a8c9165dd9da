"""Write a résumé as a clean file."""

from __future__ import annotations

from pathlib import PurePath

from careerproof.errors import UsageError
from careerproof.exporting.export import FORMATS, Format, export_resume
from careerproof.resumes.model import Resume
from careerproof.settings import Settings
from careerproof.verbs.opening import FilePath
from careerproof.verbs.read import read


def export(resume: FilePath, *, name: str, ocr: bool = False, settings: Settings | None = None) -> bytes:
    """The bytes of the résumé in the format that `name` ends in: docx, pdf, json, md, html or txt.

    With `ocr` pictures of text are read too, with the program tesseract.

    Raises:
        MissingProgram: pictures are to be read, and tesseract is not installed.
        UsageError: the name ends in no such format.
        DocumentError: the résumé cannot be read.
    """
    form = format_of(name)
    content = read(resume, ocr=ocr, settings=settings).content
    if not isinstance(content, Resume):
        raise TypeError("only a résumé is exported")
    return export_resume(content, format=form)


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
