"""Pictures of text are read on request only, and told."""

from __future__ import annotations

import io
import shutil
import subprocess
import zlib
from typing import Any

import pypdfium2
import pytest

from careerproof.documents import ocr, read_document
from careerproof.documents.compose import Composer
from careerproof.errors import (
    DamagedDocument,
    EmptyDocument,
    MissingProgram,
    ScannedDocument,
    TooLarge,
    UnsupportedType,
)
from careerproof.testing import build_pdf, write_text

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="NOT RUN: tesseract is not installed")
ROWS = ("Robin Example", "Data Analyst at Acme", "Moved the billing platform", "Python and SQL since 2015")
HEAD = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")


def _grey(dpi: int = 150) -> Any:
    """A page with four rows of text as an array of grey values."""
    rows = "".join(write_text(72, 700 - 40 * row, text, size=16) for row, text in enumerate(ROWS))
    document = pypdfium2.PdfDocument(build_pdf([rows]))
    grey = document[0].render(scale=dpi / 72, grayscale=True).to_numpy()
    return grey[:, :, 0] if grey.ndim == 3 else grey


def _scan(*, text_before: str = "") -> bytes:
    """A PDF whose last page is a picture of text, after a page of real text where one is given."""
    grey = _grey()
    packed = zlib.compress(grey.tobytes())
    pages = ([text_before] if text_before else []) + ["q 612 0 0 792 0 0 cm /Im1 Do Q"]
    pdf = build_pdf(pages)
    old = pdf[pdf.index(b"6 0 obj") : pdf.index(b"endobj", pdf.index(b"6 0 obj"))]
    size = b"/Width %d /Height %d" % (grey.shape[1], grey.shape[0])
    picture = (
        b"6 0 obj\n<< /Type /XObject /Subtype /Image %b /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\n" % (size, len(packed), packed)
    )
    changed = pdf.replace(old, picture)
    document = pypdfium2.PdfDocument(changed)  # writes the table of contents anew
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_without_the_wish_a_picture_is_told_and_left() -> None:
    """Scans and pictures name their code, and how to have them read."""
    for data, error in ((_scan(), ScannedDocument), (b"\x89PNG\r\n\x1a\n" + bytes(40), UnsupportedType)):
        with pytest.raises(error) as caught:
            read_document(data)
        assert "--ocr" in caught.value.hint


def test_without_the_program_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wish without tesseract ends in one line with the remedy; a file with text needs no program."""
    monkeypatch.setattr("careerproof.documents.ocr.shutil.which", lambda name: None)
    with pytest.raises(MissingProgram, match="tesseract is not installed") as caught:
        read_document(_scan(), ocr=True)
    assert "apt-get install tesseract-ocr" in caught.value.hint
    assert read_document(b"Robin", ocr=True).text == "Robin"


def _answer(monkeypatch: pytest.MonkeyPatch, table: str, *, code: int = 0, languages: str = "eng\n") -> list[list[str]]:
    """Lets the program say this table; gives the commands that it was called with."""
    called: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        called.append(list(command))
        said = languages if "--list-langs" in command else table
        return subprocess.CompletedProcess(command, 0 if "--list-langs" in command else code, said.encode(), b"")

    monkeypatch.setattr("careerproof.documents.ocr.shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("careerproof.documents.ocr.subprocess.run", run)
    return called


def _table(*rows: tuple[object, ...]) -> str:
    return "\n".join([HEAD, *("\t".join(map(str, row)) for row in rows)]) + "\n"


def test_words_become_lines_with_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of a line are joined, apart ones by a tab; a misread bullet is a bullet; noise is left out."""
    called = _answer(
        monkeypatch,
        _table(
            (1, 1, 0, 0, 0, 0, 0, 0, 2550, 3300, -1, ""),
            (5, 1, 1, 1, 1, 1, 300, 300, 200, 40, 96.0, "Acme"),
            (5, 1, 1, 1, 1, 2, 510, 300, 100, 40, 92.0, "Corp"),
            (5, 1, 1, 1, 1, 3, 2000, 300, 200, 40, 90.0, "2019"),
            (5, 1, 1, 1, 2, 1, 300, 400, 20, 20, 50.0, "¢"),
            (5, 1, 1, 1, 2, 2, 350, 395, 300, 40, 95.0, "Built"),
            (5, 1, 2, 1, 1, 1, 300, 600, 300, 200, 12.0, "~|{"),
            (5, 1, 3, 1, 1, 1, 300, 100, 300, 80, 95.0, "Aside"),
        ),
        languages="List of available languages (3):\neng\nosd\nspa\n",
    )
    composer = Composer()
    read = ocr.recognise_picture(b"picture", composer, read_limits())
    assert composer.text == "Acme Corp\t2019\n• Built\nAside"
    first, second, third = composer.lines
    assert first.box == (72.0, 72.0, 528.0, 81.6)
    assert (second.bullet, second.gap_before) == (True, 13.2)
    assert (third.size, third.gap_before) == (19.2, None)
    assert read.pages[0].height == 792.0
    assert 85 < read.confidence < 96
    assert called[1][called[1].index("-l") + 1] == "eng+spa"


def read_limits() -> Any:
    """The usual limits."""
    from careerproof.documents.read import DEFAULT_LIMITS

    return DEFAULT_LIMITS


@pytest.mark.parametrize(
    ("table", "code", "languages", "error"),
    [
        (_table((1, 1, 0, 0, 0, 0, 0, 0, 100, 100, -1, "")), 0, "eng\n", EmptyDocument),
        ("", 1, "eng\n", DamagedDocument),
        ("", 0, "osd\n", MissingProgram),
    ],
)
def test_what_the_program_cannot_do_is_told(
    monkeypatch: pytest.MonkeyPatch, table: str, code: int, languages: str, error: type[Exception]
) -> None:
    """No text, a picture that it cannot read, no language: each has its error."""
    _answer(monkeypatch, table, code=code, languages=languages)
    with pytest.raises(error):
        read_document(b"\x89PNG\r\n\x1a\n" + bytes(40), ocr=True)


def test_a_program_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time is limited."""

    def late(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        raise subprocess.TimeoutExpired(command, 1)

    monkeypatch.setattr("careerproof.documents.ocr.shutil.which", lambda name: f"/bin/{name}")
    monkeypatch.setattr("careerproof.documents.ocr.subprocess.run", late)
    with pytest.raises(TooLarge):
        read_document(b"\x89PNG\r\n\x1a\n" + bytes(40), ocr=True)


@needs_tesseract
def test_a_scan_is_read_with_its_confidence() -> None:
    """End to end: the words of a scanned page, where they stand, and a finding that says how they were read."""
    data = _scan()
    document = read_document(data, ocr=True)
    assert document.reader == "ocr"
    assert [document.text[line.start : line.end] for line in document.lines] == list(ROWS)
    left, top, right, bottom = document.lines[0].box or (0.0, 0.0, 0.0, 0.0)
    assert 68 < left < 76
    assert 160 < right < 200
    assert 75 < top < bottom < 100
    assert {finding.id for finding in document.findings} == {"layout.image_text", "ocr.used"}
    assert document == read_document(data, ocr=True)


@needs_tesseract
def test_a_page_that_is_a_picture_follows_the_pages_of_text() -> None:
    """A file of both is read whole: what its pages say first, then what its picture shows."""
    said = [f"Words of the first page, row {number}, with some more words" for number in range(9)]
    data = _scan(text_before="".join(write_text(72, 700 - 20 * row, words) for row, words in enumerate(said)))
    assert "Robin" not in read_document(data).text
    document = read_document(data, ocr=True)
    assert [document.text[line.start : line.end] for line in document.lines] == [*said, *ROWS]
    assert [line.page for line in document.lines] == [1] * 9 + [2] * 4
    assert "ocr.used" in {finding.id for finding in document.findings}


@needs_tesseract
def test_a_picture_file_is_read() -> None:
    """A picture without a PDF around it; this plain kind (PNM) is none that `read_document` takes for one."""
    grey = _grey()
    header = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0])
    composer = Composer()
    read = ocr.recognise_picture(header + grey.tobytes(), composer, read_limits())
    assert composer.text.splitlines() == list(ROWS)
    assert read.confidence > 80
