"""Documents made by hand for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from careerproof.documents.model import Document, Line, Run
from careerproof.documents.read import read_document
from careerproof.resumes.model import Resume

Styled = tuple[str, float, bool, bool]
"""The text of a line, its size, whether it is bold, whether it is a list item."""


@pytest.fixture
def plain() -> Callable[[str], Document]:
    """Makes a plain-text document."""
    return lambda text: read_document(text.encode(), name="resume.txt")


@pytest.fixture
def styled() -> Callable[[Sequence[Styled]], Document]:
    """Makes a document with sizes, weights and bullets, as a PDF has them."""
    return _styled


def _styled(rows: Sequence[Styled]) -> Document:
    lines: list[Line] = []
    runs: list[Run] = []
    text, top = "", 40.0
    for words, size, bold, bullet in rows:
        start = len(text)
        text += words + "\n"
        end = start + len(words)
        top += size * 1.3 + (12 if size > 11 else 0)
        box = (50.0, top, min(50.0 + 5.2 * len(words), 550.0), top + size)
        gap = 12.0 if size > 11 else 3.0
        lines.append(Line(start=start, end=end, page=1, box=box, size=size, bold=bold, bullet=bullet, gap_before=gap))
        runs.append(Run(start=start, end=end, size=size, bold=bold))
    return Document(
        text=text, lines=tuple(lines), runs=tuple(runs), pages=(), links=(), hidden=(), findings=(), reader="pdf",
        sha256="0" * 64, byte_size=len(text),
    )  # fmt: skip


@pytest.fixture
def check_slices() -> Callable[[Resume], None]:
    """Checks the law of evidence on a résumé whose every value was read from its text."""
    return _check_slices


def _check_slices(resume: Resume) -> None:
    plain = resume.to_dict()
    for pointer, value in _values(plain, ""):
        evidence = resume.fields[pointer]
        written = " ".join(resume.text[span.start : span.end] for span in evidence.spans)
        assert written == (evidence.raw or value), pointer
    assert len(list(_values(plain, ""))) == len(resume.fields)


def _values(plain: object, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from _values(value, f"{pointer}/{key}")
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from _values(value, f"{pointer}/{number}")
    else:
        yield pointer, str(plain)
