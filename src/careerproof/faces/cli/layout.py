"""How text stands on a terminal of 80 columns: headings, wrapped paragraphs, bars, tables."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

WIDTH = 80
FULL, EMPTY, WITHIN = "█", "·", "░"


def heading(title: str) -> str:
    """A section's heading with a rule to the right edge."""
    return f"── {title} {'─' * max(3, WIDTH - 4 - display_width(title))}"


def paragraph(text: str, *, indent: int = 2, first: str | None = None) -> str:
    """The text wrapped to the width; `first` stands in the indent of the first line (a bullet)."""
    blank = " " * indent
    return textwrap.fill(
        " ".join(text.split()),
        width=WIDTH,
        initial_indent=blank if first is None else first.ljust(indent),
        subsequent_indent=blank,
        break_on_hyphens=False,
    )


def bullets(texts: Iterable[str], *, indent: int = 4) -> str:
    """One bullet a text."""
    return "\n".join(paragraph(text, indent=indent, first=" " * (indent - 2) + "• ") for text in texts)


def bar(value: float, low: float, high: float, *, width: int = 24) -> str:
    """A bar of 0..100 filled up to `value`, the rest of its interval shaded."""

    def cells(amount: float) -> int:
        return round(max(0.0, min(100.0, amount)) / 100 * width)

    filled, reach = cells(value), cells(high)
    start = cells(low)
    body = FULL * filled + WITHIN * max(0, reach - filled) + EMPTY * max(0, width - max(filled, reach))
    return body if start <= filled else EMPTY * width


def table(rows: Sequence[Sequence[str]], *, widths: Sequence[int], right: frozenset[int] = frozenset()) -> str:
    """Rows in columns of the given widths, long cells cut with an ellipsis; `right` columns align right."""
    lines = []
    for row in rows:
        cells = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            text = shorten(cell, width)
            pad = " " * max(0, width - display_width(text))
            cells.append(pad + text if number in right else text + pad)
        lines.append(("  " + "  ".join(cells)).rstrip())
    return "\n".join(lines)


def shorten(text: str, width: int) -> str:
    """The text on one line, cut to the width with an ellipsis."""
    line = " ".join(text.split())
    if display_width(line) <= width:
        return line
    kept = ""
    for character in line:
        if display_width(kept) + _cells(character) > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def display_width(text: str) -> int:
    """How many columns a text takes: wide characters two, combining marks none."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def money(amount: float | None, *, cents: bool = False) -> str:
    """An amount of US dollars as a person writes it, in whole dollars or with cents."""
    return "not known" if amount is None else f"${amount:,.{2 if cents else 0}f}"


def percent(share: float | None, *, signed: bool = False) -> str:
    """A share as a whole percentage."""
    if share is None:
        return "—"
    return f"{share * 100:+.0f}%" if signed else f"{share * 100:.0f}%"
