"""The law of hostile files: each is one clear error or a true reading, in bounded time, and its neighbours are read."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from careerproof.screening.model import Verdict
from careerproof.settings import Settings
from careerproof.verbs.opening import open_document
from careerproof.verbs.screen import screen

SECONDS = 60.0
"""What no file here may take on any machine; the slowest took two seconds where this was written."""
GOOD = "Ann Lee\nann@example.com\n\nExperience\nData Analyst, Acme Corp, 2019 to 2024\n- Wrote reports in SQL\n"
POSTING = "# Data Analyst\n\n## Requirements\n- SQL\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = b"BT /F 12 Tf 72 700 Td (Hello World) Tj ET "
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>%b>>>>"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<<%b/Length %d>>stream\n" % (entries, len(content)) + content + b"\nendstream"


def one_page(content: bytes, entries: bytes = b"", *more: bytes, resources: bytes = b"") -> bytes:
    """A PDF of one page; further objects are numbered from 6."""
    head = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[4 0 R]/Count 1>>", FONT, PAGE % resources)
    return pdf(*head, stream(content, entries), *more)


def form(content: bytes, inner: int) -> bytes:
    """A form that may draw another form."""
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>" % inner
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]" + resources)


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file of this body, with parts beside it."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relation}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{relation}/styles" Target="styles.xml"/></Relationships>',
            **parts,
        }
    )


def paragraph(text: str) -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def many_pages() -> bytes:
    """Ten thousand pages."""
    kids = b" ".join(b"%d 0 R" % (6 + number) for number in range(10_000))
    head = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count 10000>>" % kids, FONT, b"null")
    return pdf(*head, stream(HELLO), *[PAGE % b""] * 10_000)


def cyclic_pages() -> bytes:
    """A tree of pages in which a branch is its own root."""
    head = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 4 0 R]/Count 2>>", FONT, PAGE % b"")
    return pdf(*head, stream(HELLO))


def doubling_forms() -> bytes:
    """Thirty forms, each of which draws the next twice: a thousand million letters."""
    forms = [form(b"/X Do /X Do", 7 + number) for number in range(29)]
    return one_page(HELLO + b"/X Do", b"", *forms, form(HELLO, 6), resources=b"/XObject<</X 6 0 R>>")


def large_picture() -> bytes:
    """A picture of 400 million points in a few hundred kilobytes."""
    head = b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8"
    picture = stream(zlib.compress(bytes(400_000_000)), head + b"/Filter/FlateDecode")
    content = HELLO + b"q 600 0 0 700 0 0 cm /X Do Q"
    return one_page(content, b"", picture, resources=b"/XObject<</X 6 0 R>>")


def laughs() -> bytes:
    """Entities that grow twentyfold nine times."""
    names = "abcdefghij"
    entities = "".join(f'<!ENTITY {names[n + 1]} "{f"&{names[n]};" * 20}">' for n in range(9))
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">{entities}]><SkillsPassport>&j;</SkillsPassport>'.encode()
    )


def aliases() -> bytes:
    """Aliases that grow ninefold twelve times."""
    rows = [f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]" for n in range(12)]
    return "\n".join(("a: &a [x,x,x,x,x,x,x,x,x]", *rows, "cv: {name: Ann, sections: *m}")).encode()


MADE: dict[str, tuple[Callable[[], bytes], str]] = {
    "many_pages.pdf": (many_pages, "document.too_many_pages"),
    "cyclic_pages.pdf": (cyclic_pages, "document.damaged"),
    "unpacks_to_500_MB.pdf": (
        lambda: one_page(zlib.compress(b" " * 500_000_000), b"/Filter/FlateDecode"),
        "worker",
    ),
    "form_in_itself.pdf": (
        lambda: one_page(HELLO + b"/X Do", b"", form(b"/X Do /X Do", 6), resources=b"/XObject<</X 6 0 R>>"),
        "worker",
    ),
    "doubling_forms.pdf": (doubling_forms, "worker"),
    "large_picture.pdf": (large_picture, "document.scanned"),
    "large_page.pdf": (lambda: one_page(HELLO).replace(b"[0 0 612 792]", b"[0 0 1e9 1e9]"), "ok"),
    "deep.docx": (
        lambda: docx("<w:sdt><w:sdtContent>" * 50_000 + paragraph("Hi") + "</w:sdtContent></w:sdt>" * 50_000),
        "document.damaged",
    ),
    "members.docx": (lambda: docx(paragraph("Hi"), **{f"x/{n}": "" for n in range(20_000)}), "document.too_large"),
    "styles_in_a_ring.docx": (
        lambda: docx(
            f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>{paragraph("Hi there")[5:]}',
            **{
                "word/styles.xml": f'<w:styles {WORD}><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
            },
        ),
        "ok",
    ),
    "laughs.xml": (laughs, "ok"),
    "quadratic.xml": (
        lambda: b'<!DOCTYPE x [<!ENTITY a "%b">]><SkillsPassport>%b</SkillsPassport>' % (b"a" * 10**6, b"&a;" * 10**4),
        "document.too_large",
    ),
    "outside.xml": (
        lambda: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><SkillsPassport>&a;</SkillsPassport>',
        "ok",
    ),
    "deep.json": (lambda: b"[" * 20_000 + b"]" * 20_000, "ok"),
    "number.json": (lambda: b'{"basics":{"name":"Ann"},"work":[' + b"9" * 5_000_000 + b"]}", "document.too_large"),
    "aliases.yaml": (aliases, "ok"),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 500_000 + b"x" + b"}" * 500_000 + b"}", "document.damaged"),
    "binary.rtf": (lambda: b"{\\rtf1 Hello \\bin2000000000 abc}", "document.damaged"),
    "deep.html": (lambda: b"<div>" * 200_000 + b"x" + b"</div>" * 200_000, "document.empty"),
    "wide_cell.html": (
        lambda: b"<table><tr><td colspan=999999999 rowspan=999999999>x</td><td>Hi</td></tr></table>",
        "ok",
    ),
    "quotes.md": (lambda: b"> " * 100_000 + b"x", "ok"),
    "export.zip": (
        lambda: packed(
            {"Profile.csv": "First Name,Last Name\nAnn,Lee\n", "Positions.csv": b"Title\n" + b"a\n" * 10**7}
        ),
        "document.too_large",
    ),
    "zips_in_zip.zip": (
        lambda: packed(
            {
                "Profile.csv": "First Name,Last Name\nAnn,Lee\n",
                **{f"{n}.zip": packed({"x": bytes(10**6)}) for n in range(50)},
            }
        ),
        "ok",
    ),
}
"""Each file with how it is made and what its row says, or the family of it: memory can end in several ways."""

READ = {
    "large_page.pdf": "",  # its letters lie off the page, and are told as hidden
    "styles_in_a_ring.docx": "Hi there",
    "laughs.xml": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">',
    "outside.xml": "<!DOCTYPE x [<!ENTITY a SYSTEM",
    "deep.json": "[" * 20_000 + "]",
    "aliases.yaml": "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,",
    "wide_cell.html": "x\tHi",
    "quotes.md": "> > > >",
    "zips_in_zip.zip": "Profile\n\nFirst Name: Ann\nLast Name: Lee",
}
"""How the text begins of each that can be read; entities and aliases stay as they are written."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with every hostile file, an honest résumé after each, and the posting beside it."""
    top = tmp_path_factory.mktemp("hostile")
    inside = top / "resumes"
    inside.mkdir()
    for number, (name, (make, _)) in enumerate(MADE.items()):
        (inside / name).write_bytes(make())
        (inside / f"good-{number}.txt").write_text(GOOD, encoding="utf-8")
    (top / "job.md").write_text(POSTING, encoding="utf-8")
    yield inside
    assert sorted(path.name for path in top.iterdir()) == ["job.md", "resumes"], "something was left behind"


def test_each_is_a_row_and_its_neighbours_are_read(folder: Path) -> None:
    """One batch over all of them: every row in its place with its word, in bounded time; honest ones all alike."""
    paths = [folder / name for number, name in enumerate(MADE) for name in (name, f"good-{number}.txt")]
    rows, since = [], time.monotonic()
    slowest = ("", 0.0)
    for row in screen(folder.parent / "job.md", paths, today="2026-01-31", settings=Settings(file_seconds=SECONDS)):
        taken, since = time.monotonic() - since, time.monotonic()
        slowest = max(slowest, (row.resume, taken), key=lambda pair: pair[1])
        rows.append(row)
    assert [Path(row.resume) for row in rows] == paths
    assert slowest[1] < SECONDS, slowest
    told = {Path(row.resume).name: "ok" if isinstance(row, Verdict) else row.error.code for row in rows}
    assert [(name, told[name], word) for name, (_, word) in MADE.items() if f"{told[name]}.".find(f"{word}.")] == []
    good = [row for row in rows[1::2] if isinstance(row, Verdict)]
    assert len(good) == len(MADE)
    assert {row.score for row in good} == {100.0}


@pytest.mark.parametrize(("name", "text"), sorted(READ.items()))
def test_what_can_be_read_is_read(folder: Path, name: str, text: str) -> None:
    """A row that says "ok" stands for the text of the file, and for no other."""
    assert open_document(folder / name)[1].text.startswith(text)


def test_every_row_that_is_ok_was_looked_at() -> None:
    """None of them is left out above."""
    assert sorted(READ) == sorted(name for name, (_, word) in MADE.items() if word == "ok")


def test_nothing_of_the_machine_comes_out(folder: Path) -> None:
    """An entity that names a file of the machine is not followed."""
    from careerproof.verbs.read import read

    assert "root:" not in read(folder / "outside.xml").document.text
