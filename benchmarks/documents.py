"""How much longer reading a PDF takes than PDFium's plain text of it, also with the résumé found in it, and how many of
its letters arrive.

    python -m benchmarks.documents [FILE.pdf ...]

All ways read the same bytes in turn, in one process; the figures are medians over the rounds, so that a busy machine
slows both alike. Without arguments the bundled examples are read.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2

from careerproof.documents import read_document
from careerproof.errors import DocumentError
from careerproof.resumes.read import read_resume

ROUNDS = 7
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """Milliseconds of PDFium's plain text, of `read_document` and of `read_resume` after it; the share of letters that
    arrive.
    """

    plain: float
    document: float
    resume: float
    recovered: float

    @property
    def whole(self) -> float:
        """From the file to the résumé."""
        return self.document + self.resume


def main(arguments: list[str] | None = None) -> int:
    """Prints a line per file and the medians; 0 when at least one file was read."""
    given = sys.argv[1:] if arguments is None else arguments
    paths = [Path(argument) for argument in given] or sorted(EXAMPLES.glob("**/*.pdf"))
    if not paths:
        print("no PDF files: give some as arguments, or write the examples first")
        return 1
    files: list[Measured] = []
    print(f"{'file':40} {'plain ms':>9} {'read ms':>9} {'ratio':>6} {'résumé ms':>10} {'ratio':>6} {'letters':>8}")
    for path in paths:
        data = path.read_bytes()
        try:
            one = measure_file(data)
        except (DocumentError, pypdfium2.PdfiumError) as error:
            print(f"{path.parent.name}/{path.name}: {error}")
            continue
        files.append(one)
        name = f"{path.parent.name}/{path.name}"[-40:]
        print(
            f"{name:40} {one.plain:9.2f} {one.document:9.2f} {one.document / one.plain:6.2f} "
            f"{one.resume:10.2f} {one.whole / one.plain:6.2f} {one.recovered:8.1%}"
        )
    if not files:
        return 1
    ratios = [one.document / one.plain for one in files]
    whole = [one.whole / one.plain for one in files]
    recovered = [one.recovered for one in files]
    print(
        f"{len(files)} files: read_document takes {median(ratios):.2f} times plain PDFium text (median; "
        f"worst {max(ratios):.2f}), with read_resume {median(whole):.2f} times (worst {max(whole):.2f}; goal 2.0); "
        f"letters recovered {median(recovered):.2%} (least {min(recovered):.2%})"
    )
    return 0


def measure_file(data: bytes) -> Measured:
    """The times of one file, medians over the rounds."""
    plain_times: list[float] = []
    document_times: list[float] = []
    resume_times: list[float] = []
    text = _plain_text(data)
    document = read_document(data)
    for _ in range(ROUNDS):
        start = perf_counter()
        _plain_text(data)
        middle = perf_counter()
        read_document(data)
        end = perf_counter()
        read_resume(document)
        plain_times.append(1000 * (middle - start))
        document_times.append(1000 * (end - middle))
        resume_times.append(1000 * (perf_counter() - end))
    wanted = Counter(character for character in text if character.isalnum())
    seen = document.text + "".join(hidden.text for hidden in document.hidden)
    got = Counter(character for character in seen if character.isalnum())
    share = 1.0 - sum((wanted - got).values()) / max(1, sum(wanted.values()))
    return Measured(
        plain=median(plain_times), document=median(document_times), resume=median(resume_times), recovered=share
    )


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
