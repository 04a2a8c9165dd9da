"""Dates as résumés write them: points, ranges and open ends in five languages, real dates only.

Why our own grammar: general date parsers take "to", "a" and "100M" for dates.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from careerproof.resumes.lexicon import alternation, date_words, month_numbers

FIRST_YEAR, LAST_YEAR = 1940, 2059
"""Years outside are numbers, not dates of a living person's career."""

_DIGIT = re.compile(r"\d")
_LONGEST_DATES = 60
"""Letters: a row that is longer holds more than dates."""

_DASH = r"(?:[-‐‑‒–—−­~]+|â€.|ï¼.?)"
"""Dashes, and what an en dash becomes when UTF-8 is read as Latin-1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DatePoint:
    """One date: its value ("2020", "2020-03", "2020-03-15"), its place in the text, and the form it was written in."""

    value: str
    start: int
    end: int
    form: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DateRange:
    """A stretch of time as written at [start, end) of the text.

    `first` is None for "until 2020"; `last` is None for an open end (`current`) and for a single date.
    """

    first: DatePoint | None
    last: DatePoint | None
    current: bool
    start: int
    end: int

    @property
    def is_single(self) -> bool:
        """True for one date alone."""
        return self.last is None and not self.current

    @property
    def first_form(self) -> str:
        """How its first date is written ("Month YYYY")."""
        point = self.first or self.last
        return point.form if point is not None else ""

    @property
    def is_reversed(self) -> bool:
        """True where the end lies before the start."""
        if self.first is None or self.last is None:
            return False
        width = min(len(self.first.value), len(self.last.value))
        return self.last.value[:width] < self.first.value[:width]


def parse_date_range(text: str) -> DateRange | None:
    """The first date or range of dates in the text, or None when it holds no real date."""
    ranges = find_date_ranges(text)
    return ranges[0] if ranges else None


@lru_cache(maxsize=2048)
def find_date_ranges(text: str) -> tuple[DateRange, ...]:
    """Every date and range of dates in the text, in order, not overlapping.

    Kept for the last texts: grouping, heads, findings and statements ask for the same rows one after the other.
    """
    if not _has_digit(text):
        return ()
    found: list[DateRange] = []
    points = _find_points(text)
    index = 0
    while index < len(points):
        point = points[index]
        following = points[index + 1] if index + 1 < len(points) else None
        whole, used = _range_from(text, point, following)
        if not found or whole.start >= found[-1].end:
            found.append(whole)
        index += used
    return tuple(found)


def is_dates_only(text: str) -> bool:
    """True where a text is one range of dates and nothing else but marks around it."""
    found = find_date_ranges(text) if len(text) < _LONGEST_DATES else ()
    if len(found) != 1 or found[0].is_single:
        return False
    rest = text[: found[0].start] + text[found[0].end :]
    return not any(character.isalnum() for character in rest)


def opens_with_dates(text: str) -> bool:
    """True where a text begins with a month and its year, or with a range of dates."""
    found = find_date_ranges(text)
    return bool(found) and found[0].start == 0 and (not found[0].is_single or "Month" in found[0].first_form)


def ends_with_dates(text: str) -> bool:
    """True where a text ends with a range of dates."""
    found = find_date_ranges(text)
    return bool(found) and not found[-1].is_single and not any(map(str.isalnum, text[found[-1].end :]))


def _range_from(text: str, point: DatePoint, following: DatePoint | None) -> tuple[DateRange, int]:
    """The range that begins with this point, and how many points it uses."""
    grammar = _grammar()
    if following and (grammar.between.fullmatch(text, point.end, following.start) or _adjoin(text, point, following)):
        start = _lead(text, point.start)
        return DateRange(first=point, last=following, current=False, start=start, end=following.end), 2
    short = grammar.short_end.match(text, point.end)
    if short and len(point.value) == 4 and point.form == "YYYY":
        year = int(point.value[:2] + short["year"])
        if int(point.value) < year <= int(point.value) + 12:
            last = DatePoint(value=str(year), start=short.start("year"), end=short.end(), form="YY")
            return DateRange(first=point, last=last, current=False, start=point.start, end=short.end()), 1
    open_end = grammar.open_end.match(text, point.end)
    if open_end:
        return DateRange(first=point, last=None, current=True, start=_lead(text, point.start), end=open_end.end()), 1
    lead = _since(text, point.start)
    if lead is not None:
        return DateRange(first=point, last=None, current=True, start=lead, end=point.end), 1
    until = _until(text, point.start)
    if until is not None:
        return DateRange(first=None, last=point, current=False, start=until, end=point.end), 1
    return DateRange(first=point, last=None, current=False, start=point.start, end=point.end), 1


def _adjoin(text: str, point: DatePoint, following: DatePoint) -> bool:
    """True for two months with nothing but a space between: a file that lost its dash."""
    spaced = text[point.end : following.start] == " "
    return spaced and point.form == following.form and point.form in ("Month YYYY", "MM/YYYY")


@dataclass(frozen=True, slots=True)
class _Grammar:
    point: re.Pattern[str]
    month_only: re.Pattern[str]
    between: re.Pattern[str]
    short_end: re.Pattern[str]
    open_end: re.Pattern[str]
    since: re.Pattern[str]
    lead: re.Pattern[str]
    until: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    words = date_words()
    month = alternation(month_numbers())
    of = alternation(words["of"])
    season = alternation(words["seasons"])
    to = alternation(words["to"])
    present = alternation(words["present"])
    year = r"(?:19[4-9]\d|20[0-5]\d)"
    points = (
        rf"(?P<day1>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s*(?:(?:{of})\s+)?(?P<month1>{month})\.?,?\s*(?:(?:{of})\s+)?(?P<year1>{year})",
        rf"(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{year})",
        rf"(?P<month3>{month})\b\.?,?[\s/_-]*(?:(?:{of})\s+)?(?P<year3>{year})",
        rf"(?P<month4>{month})\b\.?(?:[\s,]*['’‘`]|[-/])(?P<short4>\d{{2}})(?!\d)",
        rf"(?P<year5>{year})(?P<sep5>[-/.])(?P<month5>\d{{1,2}})(?P=sep5)(?P<day5>\d{{1,2}})(?!\d)",
        r"(?P<a6>\d{1,2})(?P<sep6>[-/.])(?P<b6>\d{1,2})(?P=sep6)(?P<year6>(?:19[4-9]|20[0-5])\d)(?!\d)",
        rf"(?P<month7>\d{{1,2}})\s?[/.\-–]\s?(?P<year7>{year})(?![\d])",
        rf"(?P<year8>{year})(?:\s?/\s?|[-.])(?P<month8>0[1-9]|1[0-2])(?![\d/.-]\d|\d)",
        r"(?P<month9>\d{1,2})/['’]?(?P<short9>\d{2})(?![\d/])",
        rf"(?:{season})\b\.?(?:,|\s|\s*of)*\s*(?:['’‘](?P<short10>\d{{2}})|(?P<year10>{year}))(?!\d)",
        rf"(?P<year12>{year}),?\s+(?P<month12>{month})\b\.?(?!\s*(?:{year}|['’]\d\d))",
        rf"(?P<year11>{year})(?![\d])(?!\s?%)",
        r"(?<![\w'’])['’‘](?P<short13>\d{2})(?![\d\w])",
        rf"(?P<month14>{month})\b\.?\s(?P<short14>\d{{2}})(?=\s*{_DASH}\s*(?:(?:{month})\b\.?\s\d{{2}}(?!\d)|(?:{present})\b))",
        rf"(?P<month15>{month})\b\.?\s(?P<short15>\d{{2}})(?![\d\w])(?!\s*,?\s*\d)",
    )
    flags = re.IGNORECASE
    return _Grammar(
        point=re.compile(rf"(?<![\w$€£#@&=?/.])(?:{'|'.join(points)})", flags),
        month_only=re.compile(
            rf"(?<!\w)(?:(?P<month>{month})\b\.?|(?P<number>0[1-9]|1[0-2]))\s*(?:{_DASH}|\b(?:{to})\b)\s*$", flags
        ),
        between=re.compile(rf"\s*[.,)]?\s*(?:{_DASH}|/|\b(?:{to})\b|→|\.\.)\s*\(?\s*", flags),
        short_end=re.compile(r"\s?[-–/]\s?(?P<year>\d{2})(?![\d/.\w-])"),
        open_end=re.compile(
            rf"\s*[.,)]?(?:\s*(?:{_DASH}|\b(?:{to})\b|→)\s*\(?\s*(?:{to}\s+)?(?:the\s+)?(?:{present})(?!\w)"
            rf"|\s+(?:{present})\s*$|\s*\(?(?:to date|till date|onwards?|en adelante)\b|\s*[-–—]\s*(?=[)\]]?\s*$))",
            flags,
        ),
        since=re.compile(r"(?<!\w)(?:since|seit|depuis|desde)(?:\s+(?:el|o|le|dem))?\s+$", flags),
        lead=re.compile(rf"(?<![\w.])(?:{alternation(words['since'])})\s*:?\s+$", flags),
        until=re.compile(r"(?<!\w)(?:until|till|bis|hasta|jusqu'en|jusqu’en|até)\s+$", flags),
    )


def _find_points(text: str) -> list[DatePoint]:
    grammar = _grammar()
    points: list[DatePoint] = []
    for match in grammar.point.finditer(text):
        point = _point(match)
        if point is None or (match["short15"] and not _ends_short_range(text, points, point)):
            continue
        if len(point.value) >= 4 and point.form in ("Month YYYY", "Season YYYY", "D Month YYYY", "MM/YYYY", "YYYY"):
            before = _month_before(text, point)
            if before:
                points.append(before)
        points.append(point)
    return points


def _ends_short_range(text: str, points: Sequence[DatePoint], point: DatePoint) -> bool:
    """True for "May 23" behind "Sep 20 –": both are months of years only as a range, for alone it is a day."""
    before = points[-1] if points else None
    if before is None or before.form != point.form:
        return False
    return _grammar().between.fullmatch(text, before.end, point.start) is not None and before.value <= point.value


def _month_before(text: str, point: DatePoint) -> DatePoint | None:
    """The start of "May – Aug 2022": a month alone that takes the year of the end."""
    lead = text[max(point.start - 24, 0) : point.start]
    match = _grammar().month_only.search(lead)
    if not match or point.form == "YYYY" or (match["number"] and point.form != "MM/YYYY"):
        return None
    number = int(match["number"]) if match["number"] else month_numbers()[match["month"].casefold()]
    offset = point.start - len(lead)
    name = "number" if match["number"] else "month"
    value = f"{point.value[:4]}-{number:02d}"
    return DatePoint(value=value, start=offset + match.start(name), end=offset + match.end(name), form=point.form)


_FORMS = {
    "1": "D Month YYYY", "2": "D Month YYYY", "3": "Month YYYY", "4": "Month 'YY", "5": "YYYY-MM-DD", "6": "DD/MM/YYYY",
    "7": "MM/YYYY", "8": "YYYY-MM", "9": "MM/YY", "10": "Season YYYY", "11": "YYYY", "12": "YYYY Month", "13": "'YY",
    "14": "Month YY", "15": "Month YY",
}  # fmt: skip


def _point(match: re.Match[str]) -> DatePoint | None:
    """The date of a match; None when it is no real date."""
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    number = re.sub(r"\D", "", next(key for key in parts if key.startswith(("year", "short"))))
    short = parts.get(f"short{number}")
    year = _full_year(int(short)) if short else int(parts[f"year{number}"])
    written_month = parts.get(f"month{number}")
    month: int | None = None
    if written_month is not None:
        month = int(written_month) if written_month.isdigit() else month_numbers().get(written_month.casefold())
        if month is None or not 1 <= month <= 12:
            return None
    day = int(parts[f"day{number}"]) if f"day{number}" in parts else None
    if number == "6":
        month, day = _month_and_day(int(parts["a6"]), int(parts["b6"]))
    if day is not None and month is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    value = f"{year}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
    return DatePoint(value=value, start=match.start(), end=match.end(), form=_FORMS[number])


def _month_and_day(first: int, second: int) -> tuple[int | None, int | None]:
    """Month and day of 13/04/2020 or 04/13/2020; neither is told apart in 03/04/2020, so only its year is kept."""
    if first == second and first <= 12:
        return first, second
    if first > 12 >= second >= 1:
        return second, first
    if second > 12 >= first >= 1:
        return first, second
    return None, None


def _full_year(short: int) -> int:
    return 2000 + short if short < 50 else 1900 + short


def _lead(text: str, start: int) -> int:
    match = _grammar().lead.search(text, max(start - 24, 0), start)
    return match.start() if match else start


def _since(text: str, start: int) -> int | None:
    match = _grammar().since.search(text, max(start - 24, 0), start)
    return match.start() if match else None


def _until(text: str, start: int) -> int | None:
    match = _grammar().until.search(text, max(start - 24, 0), start)
    return match.start() if match else None


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None
