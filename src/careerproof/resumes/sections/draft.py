"""What one entry of a section holds while it is read: values by field name, each knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from careerproof.resumes.dates import DateRange
from careerproof.resumes.flow import Flow, Found

NOTES = "notes"
"""The list of rows that belong to an entry and to no field of it; they are told as its statements."""

Single = Literal["both", "start", "end"]
"""What a date alone means."""


@dataclass(kw_only=True, slots=True)
class Draft:
    """An entry: single values, lists of values, and whether it goes on."""

    values: dict[str, Found] = field(default_factory=dict)
    lists: dict[str, list[Found]] = field(default_factory=dict)
    current: bool = False
    closed: bool = False
    """True for a list that its row ended, so that the next row opens another."""
    reversed_dates: tuple[tuple[int, int], ...] = ()
    forms: list[str] = field(default_factory=list)
    holes: list[tuple[int, int]] = field(default_factory=list)
    """The stretches of the dates as a whole ("2020 – 2023"), which are no part of a name."""

    def put(self, name: str, value: Found | None) -> None:
        """Set a value that is not set yet."""
        if value is not None and value.value and name not in self.values:
            self.values[name] = value

    def add(self, name: str, value: Found | None) -> None:
        """Append to a list of values."""
        if value is not None and value.value:
            self.lists.setdefault(name, []).append(value)

    def put_dates(self, source: str, found: DateRange, offset: int, *, single: Single = "both") -> None:
        """Set start and end from a range of dates found in `source[offset:]`.

        `single` says what a date alone means: "both" (start and end), "start", or "end" (a graduation).
        """
        self.current = self.current or found.current
        start = _date(source, found, offset, first=True)
        end = _date(source, found, offset, first=False)
        if found.is_single and start is not None:
            if single == "both":
                end = start
            elif single == "end":
                start, end = None, start
        self.put("start_date", start)
        self.put("end_date", end)
        self.forms.extend(point.form for point in (found.first, found.last) if point is not None)
        if found.is_reversed:
            self.reversed_dates = ((offset + found.start, offset + found.end),)

    def put_dates_from_flow(self, flow: Flow, found: DateRange, name: str) -> None:
        """Set a date field from a range of dates found in a flow's text: its end, or its only date."""
        whole = flow.found(found.start, found.end)
        if whole is not None:
            self.holes.extend(whole.ranges)
        point = found.last or found.first
        if point is None or name in self.values:
            return
        written = flow.found(point.start, point.end, confidence=0.9)
        if written is not None:
            self.values[name] = written.normalised(point.value)
            self.forms.append(point.form)


def _date(source: str, found: DateRange, offset: int, *, first: bool) -> Found | None:
    point = found.first if first else found.last
    if point is None:
        return None
    start, end = offset + point.start, offset + point.end
    written = source[start:end]
    return Found(value=written, ranges=((start, end),), confidence=0.95).normalised(point.value)
