"""Writes dates as résumés do, so that no reader mistakes them."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_date(date: str) -> str:
    """ "2022-03" as "Mar 2022", "2022" as it is, "2022-03-01" as "Mar 1, 2022".

    Why words: 03/04/2022 is March to some readers and April to others.
    """
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{month} {int(rest[1])}, {year}"


def write_period(start: str | None, end: str | None, *, current: bool = False) -> str | None:
    """ "Mar 2022 – Present"; None where no date is known."""
    last = write_date(end) if end else "Present" if current else None
    parts = [part for part in (write_date(start) if start else None, last) if part]
    return " – ".join(parts) or None
