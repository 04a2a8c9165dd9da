"""Plain text and Markdown: the text stays as it is, lines say where they stand in it."""

from __future__ import annotations

import codecs
import re

from careerproof.documents.compose import MARKER
from careerproof.documents.model import POINTS_PER_BLANK_LINE, Line, Link, Run
from careerproof.errors import UnsupportedType
from careerproof.evidence import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|\|?[ \t]*:?-{2,}[-:| \t]*)$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\s*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def decode_text(data: bytes) -> str:
    """The bytes as text: by byte order mark, else UTF-8, else Windows-1252. The mark is not part of the text.

    Raises:
        UnsupportedType: the bytes are text in none of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "cp1252")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnsupportedType("this is no text in an encoding that we know", hint="save it as UTF-8 text") from error


def read_plain(text: str) -> tuple[Line, ...]:
    """The lines of a plain text: without line break, indent and list marker; blank ones left out."""
    lines: list[Line] = []
    blank = 0
    for start, content in _physical_lines(text):
        if not content.strip():
            blank += 1
            continue
        begin, end = _trim(content)
        marker = MARKER.match(content, begin)
        lines.append(
            Line(
                start=start + (marker.end() if marker else begin),
                end=start + end,
                bullet=marker is not None,
                gap_before=blank * POINTS_PER_BLANK_LINE if lines else None,
            )
        )
        blank = 0
    return tuple(lines)


def read_markdown(text: str) -> tuple[tuple[Line, ...], tuple[Run, ...], tuple[Link, ...]]:
    """The lines, bold runs and links of a Markdown text; every marker stays in the text, outside start..end."""
    lines: list[Line] = []
    blank = 0
    fenced = False
    for start, content in _physical_lines(text):
        if _FENCE.match(content):
            fenced = not fenced
            continue
        underline = _UNDERLINE.match(content)
        if underline and not fenced and lines and not blank and not lines[-1].bullet and lines[-1].level is None:
            lines[-1] = _as_heading(lines[-1], level=1 if underline[1][0] == "=" else 2)
            continue
        if not content.strip() or (_RULE.match(content) and not fenced):
            blank += 1
            continue
        gap = blank * POINTS_PER_BLANK_LINE if lines else None
        line = _plain_line(start, content, gap) if fenced else _markdown_line(start, content, gap)
        blank = 0
        if line is not None:
            lines.append(line)
    return tuple(lines), _bold_runs(text, lines), _links(text)


def _physical_lines(text: str) -> list[tuple[int, str]]:
    """Where each line begins, and the line without its break."""
    found: list[tuple[int, str]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found.append((at, line.splitlines()[0]))
        at += len(line)
    return found


def _trim(content: str) -> tuple[int, int]:
    return len(content) - len(content.lstrip()), len(content.rstrip())


def _plain_line(start: int, content: str, gap: float | None) -> Line:
    begin, end = _trim(content)
    return Line(start=start + begin, end=start + end, gap_before=gap)


def _markdown_line(start: int, content: str, gap: float | None) -> Line | None:
    quote = _QUOTE.match(content)
    at = quote.end() if quote else 0
    level = None
    bullet = False
    if heading := _HEADING.match(content, at):
        level = len(heading[1])
        at, end = heading.span(2)
    else:
        end = len(content.rstrip())
        if item := _ITEM.match(content, at):
            bullet = True
            at = item.end()
    at, end, bold = _unwrap(content, at, end)
    if at >= end:
        return None
    cells = _cells(content, start, at, end)
    return Line(
        start=start + (cells[0][0] - start if cells else at),
        end=start + (cells[-1][1] - start if cells else end),
        level=level,
        bullet=bullet,
        bold=bold,
        gap_before=gap,
        place="table" if cells else "body",
        cells=cells,
    )


def _unwrap(content: str, at: int, end: int) -> tuple[int, int, bool]:
    """The stretch without white space and without emphasis that wraps all of it; and whether that made it bold."""
    bold = False
    while True:
        while at < end and content[at].isspace():
            at += 1
        while end > at and content[end - 1].isspace():
            end -= 1
        stretch = content[at:end]
        for mark in ("***", "**", "__", "*", "_", "`"):
            inner = stretch[len(mark) : -len(mark)]
            if (
                len(stretch) > 2 * len(mark)
                and stretch.startswith(mark)
                and stretch.endswith(mark)
                and mark not in inner
            ):
                at, end, bold = at + len(mark), end - len(mark), bold or len(mark) > 1
                break
        else:
            return at, end, bold


def _cells(content: str, start: int, at: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cells of a row of a pipe table."""
    if not content[at:end].startswith("|") or content.count("|", at, end) < 2:
        return ()
    cells: list[tuple[int, int]] = []
    for found in re.finditer(r"[^|]+", content[at:end]):
        left, right = _trim(found[0])
        if left < right:
            cells.append((start + at + found.start() + left, start + at + found.start() + right))
    return tuple(cells)


def _as_heading(line: Line, *, level: int) -> Line:
    return Line(start=line.start, end=line.end, level=level, bold=line.bold, gap_before=line.gap_before)


def _bold_runs(text: str, lines: list[Line]) -> tuple[Run, ...]:
    """The stretches between bold markers, as runs; a line that is bold as a whole is one run."""
    runs: list[Run] = []
    for line in lines:
        if line.bold:
            runs.append(Run(start=line.start, end=line.end, bold=True))
            continue
        runs.extend(
            Run(start=found.start(2), end=found.end(2), bold=True)
            for found in _BOLD.finditer(text, line.start, line.end)
        )
    return tuple(runs)


def _links(text: str) -> tuple[Link, ...]:
    return tuple(
        Link(target=found[2], span=Span(start=found.start(1), end=found.end(1)) if found[1] else None)
        for found in _LINK.finditer(text)
    )
