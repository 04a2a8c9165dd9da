"""Broken copies of files of many kinds end in a document that keeps the laws, or in a DocumentError, within seconds."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerproof.documents import Document, read_document
from careerproof.errors import DocumentError

Maker = Callable[..., bytes]
Writer = Callable[..., str]
SECONDS = 10.0
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPARE = 0.02
"""Points by which rounding may leave the page."""


def check_laws(document: Document) -> None:
    """Lines follow each other in the text and lie on their pages; all that points into the text points into it."""
    before = 0
    sizes = {page.number: (page.width + SPARE, page.height + SPARE) for page in document.pages}
    for line in document.lines:
        assert before <= line.start < line.end <= len(document.text)
        before = line.end
        assert all(line.start <= start <= end <= line.end for start, end in line.cells)
        if line.box is not None and line.page is not None:
            left, top, right, bottom = line.box
            width, height = sizes[line.page]
            assert -SPARE <= left <= right <= width
            assert -SPARE <= top <= bottom <= height
    assert all(0 <= run.start < run.end <= len(document.text) for run in document.runs)
    spans = [link.span for link in document.links if link.span is not None]
    spans += [span for finding in document.findings for span in finding.spans]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)


def read(data: bytes, name: str | None = None) -> Document | None:
    """The document, None where it is refused; in time, and the same when it is read again."""
    start = time.perf_counter()
    try:
        document = read_document(data, name=name)
    except DocumentError:
        return None
    finally:
        assert time.perf_counter() - start < SECONDS
    check_laws(document)
    return document


def broken(data: bytes, rounds: int, generator: random.Random) -> Iterator[bytes]:
    """Copies with bytes changed, bits turned, stretches cut out, doubled or moved, or the end missing."""
    for _ in range(rounds):
        copy = bytearray(data)
        for _ in range(generator.choice((1, 3, 20))):
            at, length = generator.randrange(len(copy)), generator.randrange(1, 60)
            way = generator.randrange(6)
            if way == 0:
                copy[at] = generator.randrange(256)
            elif way == 1:
                copy[at] ^= 1 << generator.randrange(8)
            elif way == 2 and len(copy) > 200:
                del copy[at : at + length]
            elif way == 3:
                copy[at:at] = copy[at : at + length]
            elif way == 4:
                to = generator.randrange(len(copy))
                copy[to:to] = copy[at : at + length]
            elif generator.random() < 0.1:
                del copy[at + 1 :]
        yield bytes(copy)


def pages(text_at: Writer) -> list[str]:
    """Two pages with columns, dates in a margin, a table, turned writing, areas, hidden words."""
    first = "0.2 0.3 0.5 rg 0 700 612 92 re f\n" + text_at(60, 740, "Robin Example", size=20, before="1 1 1 rg")
    for row in range(12):
        first += text_at(60, 660 - 14 * row, f"Line {row} of the left column", font=f"F{1 + row % 2}")
        first += text_at(330, 662 - 13 * row, f"Words {row} on the right")
    second = "BT /F1 10 Tf 0 1 -1 0 30 72 Tm (Turned) Tj ET\n" + text_at(72, 300, "Guru", before="3 Tr")
    for row in range(4):
        second += text_at(60, 700 - 60 * row, f"May 201{row} -") + text_at(60, 688 - 60 * row, f"June 201{row + 1}")
        second += text_at(200, 700 - 60 * row, "Gardener\tat Employer") + text_at(200, 688 - 60 * row, "Grew roses")
        second += "".join(text_at(72 + 150 * at, 400 - 14 * row, f"cell {at}") for at in range(3))
    return [first, second]


def test_broken_pdf_files(make_pdf: Maker, text_at: Writer) -> None:
    """Columns, margins, form fields, links, areas: whatever breaks, no crash."""
    notes = [
        "<< /Type /Annot /Subtype /FreeText /Contents (Note) /DA (/F1 9 Tf 0 g) /F 4 /Rect [300 300 400 316] >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (n) /V (Value) /DA (/F1 9 Tf) /F 4 /Rect [300 200 400 216] >>",
        "<< /Type /Annot /Subtype /Link /Rect [60 600 130 670] /A << /S /URI /URI (https://example.com) >> >>",
    ]
    data = make_pdf(pages(text_at), annotations=notes)
    data = data.replace(b"/Catalog", b"/Catalog /AcroForm << /Fields [] /NeedAppearances true /DA (/F1 9 Tf 0 g) >>")
    seed = read(data)
    assert seed is not None
    assert seed == read(data)
    found = [read(copy) for copy in broken(data, 300, random.Random(7))]  # noqa: S311 - breaks files, keeps no secret
    assert sum(document is not None for document in found) > 30


def test_broken_parts_of_word_documents(make_docx: Maker) -> None:
    """The XML is broken before it is packed, so that the container is sound and the parts are read."""
    run = "<w:r><w:rPr><w:b/><w:sz w:val='22'/></w:rPr><w:t>Some words</w:t><w:tab/><w:t>2019</w:t></w:r>"
    cell = f"<w:tc><w:p>{run}</w:p></w:tc>"
    body = (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run}</w:p><w:p><w:r><w:fldChar '
        'w:fldCharType="begin"/><w:instrText>HYPERLINK "https://example.com"</w:instrText><w:fldChar '
        f'w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        f'<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl><w:p><w:r><w:sym w:font="Wingdings" w:char="F0A7"/><w:br '
        f'w:type="column"/></w:r></w:p><w:sectPr><w:headerReference r:id="h1"/></w:sectPr>'
    )
    relation = f'<Relationship Id="h1" Type="{R}/header" Target="header1.xml"/>'
    header = f'<w:hdr xmlns:w="{W}"><w:p>{run}</w:p></w:hdr>'
    data = make_docx(body, relations=relation, parts={"word/header1.xml": header})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    generator = random.Random(8)  # noqa: S311 - breaks files, keeps no secret
    seen = 0
    for name in ("word/document.xml", "word/header1.xml", "word/_rels/document.xml.rels", "word/styles.xml"):
        for copy in broken(members[name], 60, generator):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for member, content in members.items():
                    archive.writestr(member, copy if member == name else content)
            seen += read(buffer.getvalue()) is not None
    assert seen > 10


def test_broken_web_pages() -> None:
    """Sidebars before the head, tables, style sheets, data blocks."""
    page = (
        b"<html><head><style>.x{display:none}</style><script type='application/ld+json'>{}</script></head><body>"
        b"<aside><ul><li>Skills<li>More</ul></aside><main><h1>Robin</h1><p class='x'>hidden</p><table><tr><td>a<td>b"
        b"</table><pre>a\n b</pre><a href='https://example.com'>link</a></main></body></html>"
    )
    found = [read(copy, "page.html") for copy in broken(page, 300, random.Random(9))]  # noqa: S311 - no secret
    assert sum(document is not None for document in found) > 100


@pytest.mark.sources
def test_broken_real_files(sources: Path) -> None:
    """Files of many makers, each broken a few times; whole ones keep the laws and read the same twice."""
    paths = sorted((sources / "benchmarks" / "resume_files").glob("*/*"))
    paths = [path for path in paths if path.suffix in (".pdf", ".docx", ".html")]
    assert len(paths) > 20
    generator = random.Random(10)  # noqa: S311 - breaks files, keeps no secret
    for path in paths:
        data = path.read_bytes()
        assert read(data, path.name) == read(data, path.name)
        for copy in broken(data, 4, generator):
            read(copy, path.name)
