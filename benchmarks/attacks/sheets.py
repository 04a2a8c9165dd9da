"""PDF files written by hand, object by object, so that each holds exactly what was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from benchmarks.attacks.model import LINES

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


class Parts(TypedDict, total=False):
    """What a page needs besides its content, as `write_sheet` takes it."""

    resources: str
    fonts: str
    catalogue: str
    page: str
    trailer: str
    objects: Sequence[str]


def write_sheet(
    content: str,
    *,
    resources: str = "",
    fonts: str = "",
    catalogue: str = "",
    page: str = "",
    trailer: str = "",
    objects: Sequence[str] = (),
    before: str = "",
) -> bytes:
    """A PDF of one page with the résumé and the content; further objects are numbered from 6.

    Args:
        before: content that is painted before the résumé.
    """
    whole = before + base() + content
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R {fonts} >> {resources} >> {page} >>",
        stream(whole),
        FONT,
        *objects,
    ]
    out = bytearray(b"%PDF-1.7\n")
    offsets: list[int] = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: str, entries: str = "") -> str:
    """A stream object with the content."""
    return f"<< {entries} /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream"


def base() -> str:
    """The operators that paint the résumé."""
    return "".join(words(50, 740 - 22 * at, line) for at, line in enumerate(LINES))


def words(x: float, y: float, text: str, *, size: float = 10, state: str = "", inside: str = "") -> str:
    """The operators that show the text with its base line at (x, y).

    Args:
        state: graphics state set before.
        inside: text state set before the words.
    """
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q {state} BT /F1 {size} Tf {inside} {x} {y} Td ({escaped}) Tj ET Q\n"


def rectangle(x: float, y: float, width: float, height: float, color: str) -> str:
    """The operators that fill a rectangle."""
    return f"q {color} {x} {y} {width} {height} re f Q\n"


def picture(level: int) -> str:
    """A picture of one pixel in that grey, as an object."""
    body = f"{level:02x}{level:02x}{level:02x}>"
    return (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        f"/Filter /ASCIIHexDecode /Length {len(body)} >>\nstream\n{body}\nendstream"
    )


def form(content: str, *, box: str = "0 0 612 792", entries: str = "") -> str:
    """A form with the content, as an object."""
    font = "/Resources << /Font << /F1 5 0 R >> >>"
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [{box}] {font} {entries}")


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary of strings."""
    inner = " ".join(f"/{name} ({value})" for name, value in entries.items())
    return f"<< {inner} >>"
