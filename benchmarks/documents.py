"""How much longer reading a PDF takes than PDFium's plain text of it, and how many of its letters arrive.

    python -m benchmarks.documents [FILE.pdf ...]

Both ways read the same bytes in turn, in one process; the figures are medians over the rounds, so that a busy machine
slows both alike. Without arguments the bundled examples are read.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2

from careerproof.documents import read_document
from careerproof.errors import DocumentError

ROUNDS = 7
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main(arguments: list[str] | None = None) -> int:
    """Prints a line per file and the medians; 0 when at least one file was read."""
    given = sys.argv[1:] if arguments is None else arguments
    paths = [Path(argument) for argument in given] or sorted(EXAMPLES.glob("**/*.pdf"))
    if not paths:
        print("no PDF files: give some as arguments, or write the examples first")
        return 1
    ratios: list[float] = []
    recovered: list[float] = []
    print(f"{'file':40} {'plain ms':>9} {'read ms':>9} {'ratio':>6} {'letters':>8}")
    for path in paths:
        data = path.read_bytes()
        try:
            plain, whole, share = measure_file(data)
        except (DocumentError, pypdfium2.PdfiumError) as error:
            print(f"{path.parent.name}/{path.name}: {error}")
            continue
        ratios.append(whole / plain)
        recovered.append(share)
        name = f"{path.parent.name}/{path.name}"[-40:]
        print(f"{name:40} {plain:9.2f} {whole:9.2f} {whole / plain:6.2f} {share:8.1%}")
    if not ratios:
        return 1
    print(
        f"{len(ratios)} files: read_document takes {median(ratios):.2f} times plain PDFium text (median; "
        f"worst {max(ratios):.2f}); letters recovered {median(recovered):.2%} (least {min(recovered):.2%})"
    )
    return 0


def measure_file(data: bytes) -> tuple[float, float, float]:
    """Milliseconds of PDFium's plain text and of `read_document` (medians), and the share of letters recovered."""
    plain_times: list[float] = []
    whole_times: list[float] = []
    text = _plain_text(data)
    document = read_document(data)
    for _ in range(ROUNDS):
        start = perf_counter()
        _plain_text(data)
        middle = perf_counter()
        read_document(data)
        plain_times.append(1000 * (middle - start))
        whole_times.append(1000 * (perf_counter() - middle))
    wanted = Counter(character for character in text if character.isalnum())
    seen = document.text + "".join(hidden.text for hidden in document.hidden)
    got = Counter(character for character in seen if character.isalnum())
    share = 1.0 - sum((wanted - got).values()) / max(1, sum(wanted.values()))
    return median(plain_times), median(whole_times), share


def _plain_text(data: bytes) -> str:
    """All pages as PDFium's own text, the fastest way that there is."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts: list[str] = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return "\n".join(texts)
    finally:
        document.close()


if __name__ == "__main__":
    raise SystemExit(main())
