"""Real résumé files of many makers: never a crash or a hang, and never text or a person that is not in the file."""

from __future__ import annotations

import io
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from careerproof.documents.read import read_document
from careerproof.errors import DocumentError
from careerproof.evidence import FieldEvidence
from careerproof.resumes.model import Resume
from careerproof.settings import Settings
from careerproof.verbs.check import check
from careerproof.verbs.model import Check

SECONDS_A_FILE = 20.0
READABLE = {".pdf", ".docx", ".html", ".htm", ".md", ".txt"}
LIVECAREER = 50


def _files(sources: Path) -> list[Path]:
    benchmarks = sources / "benchmarks"
    templates = sorted(p for p in (benchmarks / "resume_files").rglob("*") if p.suffix.lower() in READABLE)
    everyone = sorted((benchmarks / "livecareer_pdf").rglob("*.pdf"))
    step = max(1, len(everyone) // LIVECAREER)
    return templates + everyone[::step][:LIVECAREER]


def _answers(sources: Path) -> Iterator[tuple[Path, Check | DocumentError, float]]:
    posting = Path(__file__).resolve().parent.parent.parent / "examples" / "postings" / "staff-accountant.txt"
    for path in _files(sources):
        start = time.monotonic()
        try:
            outcome: Check | DocumentError = check(path, posting=posting, today="2026-01-31", settings=Settings())
        except DocumentError as error:
            outcome = error
        yield path, outcome, time.monotonic() - start


@pytest.mark.sources
@pytest.mark.long
def test_real_files_give_an_answer_made_of_what_they_hold(sources: Path) -> None:
    """Every file gives an answer or one clear refusal, in time; every value read stands in the file's own text."""
    checked = refused = values = 0
    for path, outcome, seconds in _answers(sources):
        assert seconds < SECONDS_A_FILE, path.name
        if isinstance(outcome, DocumentError):
            refused += 1
            assert outcome.code.startswith("document.")
            assert outcome.hint
            continue
        checked += 1
        content = outcome.resume.content
        assert isinstance(content, Resume)
        text = outcome.resume.document.text
        for pointer, evidence in content.fields.items():
            values += 1
            _stands_in_the_text(path, pointer, evidence, text)
        _adds_no_character(path, text)
    assert checked >= 75
    assert refused <= 2
    assert values > 1500


def _stands_in_the_text(path: Path, pointer: str, evidence: FieldEvidence, text: str) -> None:
    for span in evidence.spans:
        assert 0 <= span.start < span.end <= len(text), (path.name, pointer)
    if evidence.source == "text":
        assert "".join(text[span.start : span.end] for span in evidence.spans).strip(), (path.name, pointer)


def _adds_no_character(path: Path, text: str) -> None:
    """The letters and digits of the reading are those of the file, none more often than there."""
    if path.suffix.lower() == ".pdf":
        own = _pdf_characters(path.read_bytes())
    elif path.suffix.lower() == ".docx":
        own = _docx_characters(path.read_bytes())
    else:
        return
    extra = Counter(character for character in text if character.isalnum()) - own
    assert sum(extra.values()) == 0, (path.name, extra.most_common(5))


def _pdf_characters(data: bytes) -> Counter[str]:
    document = pypdfium2.PdfDocument(data)
    found: Counter[str] = Counter()
    for page in document:
        found.update(page.get_textpage().get_text_bounded())
        found.update(page.get_textpage().get_text_range())
    # A ligature is read as its letters, and a word that is cut at the end of a line as one word.
    for ligature, letters in {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        for letter in letters:
            found[letter] += found[ligature]
    document.close()
    return found


def _docx_characters(data: bytes) -> Counter[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith(".xml")]
    return Counter("".join(parts))


@pytest.mark.sources
def test_a_resume_without_a_name_gets_none(sources: Path) -> None:
    """The LiveCareer files carry no names: nobody is invented for them."""
    from careerproof.resumes.read import read_resume

    files = sorted((sources / "benchmarks" / "livecareer_pdf").rglob("*.pdf"))[::9][:50]
    assert len(files) == LIVECAREER
    named = []
    for path in files:
        resume = read_resume(read_document(path.read_bytes(), name=path.name))
        if resume.basics.name is not None:
            named.append((path.name, resume.basics.name))
    assert named == []
