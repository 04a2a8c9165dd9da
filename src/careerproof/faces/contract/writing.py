"""The calls that give a file: a résumé written clean, and one with the edits that a person chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from careerproof.faces.contract.model import Parameter, Takes
from careerproof.faces.contract.verbs import POLICY, POSTING, RESUME, TODAY
from careerproof.settings import Settings

if TYPE_CHECKING:
    from careerproof.verbs.opening import OpenedFile

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "yaml": "application/yaml",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
"""What each format is served as."""
TEMPLATES = ("classic", "academic", "banded", "compact", "minimal", "modern", "technical")
PAPERS = ("us-letter", "a4")
MOST_PAGES = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file that was made: its name, which ends in its format, and what is in it."""

    name: str
    format: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer(Takes):
    """A call that gives a file. `path` is where it stands under /v1."""

    path: str
    write: Callable[[Mapping[str, object], Settings], Written]


def write_file(path: str, arguments: dict[str, object], settings: Settings) -> Written:
    """The file that a call gives.

    Raises:
        CareerproofError: a file cannot be read or written, or an argument does not fit another.
    """
    writer = next(writer for writer in WRITERS if writer.path == path)
    return writer.write(arguments, settings)


def _export(arguments: Mapping[str, Any], settings: Settings) -> Written:
    from careerproof.verbs.export import export

    options = dict(arguments)
    resume, form = options.pop("resume"), options.pop("format")
    name = _name(resume, form)
    return Written(name=name, format=form, data=export(resume, name=name, **options, settings=settings))


def _edit(arguments: Mapping[str, Any], settings: Settings) -> Written:
    from careerproof.verbs.optimize import apply

    options = dict(arguments)
    resume, form, ids = options.pop("resume"), options.pop("format"), options.pop("apply")
    name = _name(resume, form)
    _, data = apply(resume, **options, ids=ids, name=name, settings=settings)
    return Written(name=name, format=form, data=data)


def _name(resume: object, form: str) -> str:
    return f"{PurePosixPath(cast('OpenedFile', resume).name).stem or 'resume'}.{form}"


_FORM = (
    Parameter(name="format", kind="choice", choices=tuple(MEDIA), default="pdf", meaning="what the file is to be"),
    Parameter(name="template", kind="choice", choices=TEMPLATES, default="classic", meaning="the look"),
    Parameter(name="paper", kind="choice", choices=PAPERS, default="us-letter", meaning="for PDF and DOCX"),
    Parameter(
        name="attachment", kind="flag", default=True, meaning="a PDF carries the same résumé as JSON Resume, attached"
    ),
)

WRITERS = (
    Writer(
        name="export",
        path="export",
        question="The résumé as a clean file.",
        parameters=(
            replace(RESUME, required=True),
            *_FORM,
            Parameter(
                name="fit_pages", kind="whole", least=1, most=MOST_PAGES, meaning="the most pages that a PDF may have"
            ),
            Parameter(name="ocr", kind="flag", meaning="read pictures of text too, with the program tesseract"),
        ),
        write=_export,
    ),
    Writer(
        name="optimize",
        path="optimize/file",
        question="The résumé as a clean file with the edits that the person chose; nothing is ever invented.",
        parameters=(
            replace(RESUME, required=True),
            replace(POSTING, required=True),
            Parameter(
                name="apply",
                kind="text",
                most=2000,
                required=True,
                meaning="ids of edits with commas, or safe: all that need no confirmation",
            ),
            *_FORM,
            POLICY,
            TODAY,
        ),
        write=_edit,
    ),
)
"""Every call that gives a file."""
