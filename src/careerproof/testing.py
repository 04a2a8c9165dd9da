"""Small files for tests, ours and users' own: PDF, DOCX and XLSX made by hand, so that a test says what is in them.

Here live the builders of files; not here: example people (`examples/people`), and reading (`documents`).

Why by hand: a library that writes PDF decides on fonts, order and layers for itself; these hold what was asked for, the
same bytes every time, also where that is hostile (hidden text, 5,000 pages, a ZIP that unpacks to gigabytes).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def build_pdf(
    pages: Sequence[str],
    *,
    annotations: Sequence[str] = (),
    rotate: int = 0,
    width: int = 612,
    height: int = 792,
    trailer: str = "",
    information: str = "",
) -> bytes:
    """A PDF with one page per content stream, Helvetica as F1, Helvetica-Bold as F2, an opacity of 0 as G0, and a
    picture of one pixel as Im1. `annotations` go to the first page, `information` holds entries like "/Title (x)".
    """
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Type /ExtGState /ca 0 /CA 0 >>",
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Length 3 >>"
        b"\nstream\n\x80\x80\x80\nendstream",
    ]
    kids: list[str] = []
    for number, content in enumerate(pages):
        page = len(objects) + 1
        kids.append(f"{page} 0 R")
        links = f"/Annots [{' '.join(annotations)}]" if annotations and number == 0 else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {rotate} /Contents {page + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /ExtGState << /G0 5 0 R >> "
            f"/XObject << /Im1 6 0 R >> >> {links} >>".encode()
        )
        stream = content.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    if information:
        objects.append(f"<< {information} >>".encode())
        trailer = f"{trailer} /Info {len(objects)} 0 R"
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>".encode()
    out = bytearray(b"%PDF-1.7\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def write_text(x: float, y: float, text: str, *, size: float = 10, font: str = "F1", before: str = "") -> str:
    """The operators that show the text with its base line at (x, y), y from the bottom of the page."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q {before} BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET Q\n"


def build_docx(body: str, *, parts: Mapping[str, str] | None = None, relations: str = "", styles: str = "") -> bytes:
    """A Word document with the XML as its body; `parts` by name, `relations` of the main part."""
    space = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rS" Type="{_R}/styles" '
        f'Target="styles.xml"/>{relations}</Relationships>',
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        **(parts or {}),
    }
    return build_zip({name: text.encode() for name, text in files.items()})


def build_zip(files: Mapping[str, bytes]) -> bytes:
    """A ZIP container of the files, always with the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def build_workbook(sheets: Mapping[str, Sequence[Sequence[str | float | bool | None]]]) -> bytes:
    """A workbook with these sheets, row by row; None leaves a cell blank. The same rows give the same bytes."""
    numbered = list(enumerate(sheets, start=1))
    names = "".join(f'<sheet name="{escape(name)}" sheetId="{at}" r:id="r{at}"/>' for at, name in numbered)
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_R}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at, _ in numbered
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_R}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
    }
    for at, rows in enumerate(sheets.values(), start=1):
        lines = "".join(
            f'<row r="{line}">{"".join(_sheet_cell(cell) for cell in row)}</row>'
            for line, row in enumerate(rows, start=1)
        )
        parts[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_S}"><sheetData>{lines}</sheetData></worksheet>'
    return build_zip({name: text.encode() for name, text in parts.items()})


def _sheet_cell(cell: str | float | bool | None) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, bool):
        return f'<c t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
