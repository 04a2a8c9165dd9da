"""Reads when an edition came out, and says how old it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from careerproof.evidence import Record

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])")
_MONTHS_A_YEAR = 12
_COUNTED_IN_MONTHS = 24
"""Up to here an age is told in months: the difference between 13 and 22 of them is a release."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionDate(Record):
    """When an edition came out; `month` is None where only the year is known."""

    year: int
    month: int | None

    def __str__(self) -> str:
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02}"


def read_edition(edition: str) -> EditionDate | None:
    """The latest month that an edition names, else its latest year; None where it names neither.

    Why read and not listed: the edition is told by the files, so that a new release has a date without a new line here.
    """
    months = [(int(year), _MONTHS.index(month) + 1) for month, year in _MONTH.findall(edition)]
    if months:
        year, month = max(months)
        return EditionDate(year=year, month=month)
    years = [int(year) for year in _YEAR.findall(edition)]
    return EditionDate(year=max(years), month=None) if years else None


def age_in_months(edition: EditionDate, today: date) -> int | None:
    """Whole months from an edition's month to today's; None where only its year is known."""
    if edition.month is None:
        return None
    return (today.year - edition.year) * _MONTHS_A_YEAR + today.month - edition.month


def tell_age(edition: str, today: date) -> str:
    """How old an edition is, in words; "age not known" where it does not say when it came out."""
    found = read_edition(edition)
    if found is None:
        return "age not known"
    months = age_in_months(found, today)
    if months is None:
        years = today.year - found.year
        return "dated in the future" if years < 0 else "of this year" if years == 0 else _counted(years, "year")
    if months < 0:
        return "dated in the future"
    if months == 0:
        return "of this month"
    return _counted(months, "month") if months < _COUNTED_IN_MONTHS else _counted(months // _MONTHS_A_YEAR, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} old"
