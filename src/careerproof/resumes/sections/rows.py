"""The lines of a document as the sections read them: trimmed, without bullets and icons, split at tabs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from careerproof.documents.model import Document, Line, Run
from careerproof.resumes.flow import trimmed
from careerproof.resumes.patterns import lazy

_BULLET = lazy(
    r"(?:[•▪●◦‣⁃∙·○■□▸►▶➢➤➔➜✓✔✦◆◇❖⦿★☆»›¢§¡-]+|[-–—−*+]|o|\(?\d{1,2}[.)](?![\d ]*\d{3})|\[\d{1,2}\])"
    r"(?:[ \t\u00a0\u200b]+)(?=\S)"
)
_AREA_CODE = lazy(r"\(\d{2,4}\)\s?$")
"""What looks like the number of a list item before a phone ("(31) 3555-0199")."""
_DOT = lazy(r"[•▪●◦‣▸►➢➤✓✔\uf0b7\uf0a7\uf0d8](?=\w)")
_ICON = lazy(r"[\ue000-\uf8ff\u2600-\u27bf\U0001f000-\U0001faff\U000f0000-\U0010ffff\u200b\ufeff\ufe0f]+")
_CELLS = lazy(r"\t+|[ \u00a0]{4,}")
_FURNITURE = lazy(
    r"(?:.{0,60}[-–—·|\s])?(?:page|seite|página|pagina)?\s*\d{1,2}\s*(?:/|of|von|de|sur)\s*\d{1,2}|(?:page|seite|página)\s*\d{1,2}"
    r"|(?:last )?(?:updated|modified)(?: on| in)?:? .{3,30}|\d{1,2}",
    re.IGNORECASE,
)
_PRINTED_ADDRESS = lazy(r"https?://\S+")
"""The address that a browser prints at the foot of each page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line as read: [start, end) without marker and icons, and its `cells` (parts a tab apart)."""

    index: int
    start: int
    end: int
    text: str
    cells: tuple[tuple[int, int], ...]
    bullet: bool
    blank_before: bool
    line: Line
    bold: bool = False
    furniture: bool = False
    label: str | None = None
    """What the row is, where its making told it ("place")."""

    @property
    def size(self) -> float | None:
        """The size of its letters in points, rounded to half points."""
        return None if self.line.size is None else round(self.line.size * 2) / 2

    @property
    def is_upper(self) -> bool:
        """True where every letter that has a case is a capital."""
        return self.text.isupper()


class Styles:
    """Where the bold letters of a document are."""

    def __init__(self, document: Document) -> None:
        self._runs: tuple[Run, ...] = document.runs
        self._starts = [run.start for run in document.runs]

    def is_bold(self, offset: int) -> bool:
        """True where the letter at the offset is bold."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._runs[index].end > offset and self._runs[index].bold

    def breaks(self, start: int, end: int) -> list[int]:
        """The offsets within a stretch at which the letters become bold, stop being so, or change font or size."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found: list[int] = []
        previous: Run | None = None
        for run in self._runs[first:]:
            if run.start >= end:
                break
            if run.end <= start:
                continue
            if previous is not None and run.start > start and _differ(previous, run):
                found.append(run.start)
            previous = run
        return found


def _differ(a: Run, b: Run) -> bool:
    return a.bold != b.bold or a.italic != b.italic or abs((a.size or 0) - (b.size or 0)) > 0.9


def make_rows(document: Document) -> tuple[Row, ...]:
    """The rows of the document in reading order, empty lines left out."""
    rows: list[Row] = []
    previous_end = 0
    letter = _letter_marker(document)
    styles = Styles(document)
    for line in document.lines:
        row = _row(document.text, line, previous_end, letter, styles)
        if row is not None:
            rows.append(replace(row, index=len(rows)))
            previous_end = line.end
    return tuple(_mark_furniture(rows))


def _row(text: str, line: Line, previous_end: int, letter: str | None, styles: Styles) -> Row | None:
    tight = trimmed(text, line.start, line.end)
    if tight is None:
        return None
    start, end = tight
    bullet = line.bullet
    code = _AREA_CODE.search(text, max(start - 8, 0), start) if bullet and text[start].isdigit() else None
    if code is not None:
        bullet, start = False, code.start()
    marker = _BULLET.match(text, start, end) or _DOT.match(text, start, end)
    if marker is None and letter and text.startswith(letter, start):
        bullet, start = True, start + len(letter)
    elif marker is not None:
        bullet, start = True, marker.end()
    while (icon := _ICON.match(text, start, end)) and (tight := trimmed(text, icon.end(), end)):
        start, end = tight
    while (last := text[end - 1]) and _ICON.match(last) and (tight := trimmed(text, start, end - 1)):
        start, end = tight
    gap = text[previous_end : line.start].count("\n") > 1 or (line.gap_before or 0) > (line.size or 10) * 0.9
    return Row(
        index=0,
        start=start,
        end=end,
        text=text[start:end],
        cells=_cells(text, line, start, end),
        bullet=bullet,
        blank_before=gap,
        line=line,
        bold=line.bold or styles.is_bold(start),
    )


def _cells(text: str, line: Line, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of a row: the cells of a table, else what tabs or wide gaps keep apart."""
    parts: list[tuple[int, int]] = []
    bounds = line.cells or ((start, end),)
    for low, high in bounds:
        position = max(low, start)
        for gap in _CELLS.finditer(text, position, min(high, end)):
            parts.append((position, gap.start()))
            position = gap.end()
        parts.append((position, min(high, end)))
    return tuple(tight for low, high in parts if low < high and (tight := trimmed(text, low, high)))


def _letter_marker(document: Document) -> str | None:
    """A letter that stands for a bullet, as a symbol font without a map gives it ("f Built …" on many lines)."""
    starts = Counter(
        document.text[line.start : line.start + 2]
        for line in document.lines
        if re.match(r"[b-hj-nq-z§¢] [A-Z]", document.text[line.start : line.start + 3])
    )
    best = starts.most_common(1)
    return best[0][0] if best and best[0][1] >= 4 else None


def _mark_furniture(rows: Sequence[Row]) -> list[Row]:
    """Page numbers and running heads are no content: they stand at the first or last lines of a page."""
    marked = []
    addresses = Counter(row.text for row in rows if _PRINTED_ADDRESS.fullmatch(row.text))
    for index, row in enumerate(rows):
        page = row.line.page
        before = rows[index - 1].line.page if index else None
        after = rows[index + 1].line.page if index + 1 < len(rows) else None
        edge = page is not None and (before != page or after != page)
        placed = row.line.place in ("header", "footer")
        running = placed and page is not None and (row.line.place == "footer" or page > 1) and "@" not in row.text
        numbered = _FURNITURE.fullmatch(row.text) is not None
        bare_number = row.text.isdigit()
        printed = addresses[row.text] > 1 and "?" in row.text
        is_furniture = running or printed or (numbered and (edge or placed) and (not bare_number or page is not None))
        marked.append(replace(row, furniture=True) if is_furniture else row)
    return marked
