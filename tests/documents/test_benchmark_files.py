"""Real résumé files: no crash, nothing invented. The files are not part of the repository."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from careerproof.documents import read_document
from careerproof.errors import UnsupportedType

SPELLED_OUT = 14
"""Letters per thousand that may differ: icons are left out, ligatures without a map are spelled out."""


@pytest.mark.sources
def test_real_files_are_read_without_inventing_a_letter(sources: Path) -> None:
    """Every file is read or refused by kind; the letters of PDFs are those of PDFium's plain text."""
    folders = (sources / "benchmarks" / "resume_files", sources / "benchmarks" / "livecareer_pdf")
    suffixes = (".pdf", ".docx", ".html", ".txt", ".doc")
    paths = sorted(path for path in folders[0].rglob("*") if path.suffix in suffixes)
    paths += sorted(folders[1].rglob("*.pdf"))[::8]
    assert len(paths) > 50
    for path in paths:
        data = path.read_bytes()
        if path.suffix == ".doc":
            with pytest.raises(UnsupportedType):
                read_document(data, name=path.name)
            continue
        document = read_document(data, name=path.name)
        assert document.lines
        assert all(before.end <= after.start for before, after in zip(document.lines, document.lines[1:], strict=False))
        if path.suffix == ".pdf":
            plain = _letters(data)
            read = Counter(character for character in document.text if character.isalnum())
            assert sum((read - plain).values()) * 1000 <= SPELLED_OUT * sum(plain.values())


def _letters(data: bytes) -> Counter[str]:
    """The letters and digits of PDFium's own plain text."""
    found: Counter[str] = Counter()
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        found.update(character for character in text_page.get_text_range() if character.isalnum())
        text_page.close()
        page.close()
    document.close()
    return found
