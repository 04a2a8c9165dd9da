"""Reads how many workers of an occupation each industry sector employs, and what it pays them."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerproof.facts.sources.bls.estimates import read_amount
from careerproof.facts.sources.bls.publisher import wage_survey, year_of
from careerproof.facts.sources.bls.top_codes import TopCode, find_top_code
from careerproof.facts.sources.folder import Cell, Loaded, SourceFolder, number_of, text_of

_SECTOR_NOTE = re.compile(r", excluding .*| \(.*\)$")
"""What follows the name of a sector: exceptions and designations, too long for a label."""

_COLUMNS = ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "TOT_EMP", "A_MEAN", "A_MEDIAN", "H_MEDIAN")


class IndustryRow(NamedTuple):
    """How many workers of an occupation a sector employs, and their pay.

    `mean` and `median` in US dollars a year; `hourly_median` in US cents an hour, only where there is no median by the
    year. `is_floor` is true where the median is the survey's highest figure. None where the survey gives no estimate.
    """

    code: str
    naics: str
    title: str
    employment: int
    mean: int | None
    median: int | None
    hourly_median: int | None
    is_floor: bool


def read_industries(folder: SourceFolder) -> Loaded[IndustryRow]:
    """Employment and pay of every detailed occupation by 2-digit NAICS sector."""
    path = folder.find("the OEWS sector workbook (natsector_M*_dl.xlsx)", r"natsectorm\d{4}dl\.xlsx")
    year = year_of(path)
    top = find_top_code(folder, path, year)
    rows: list[IndustryRow] = []
    for code, group, naics, title, count, mean, annual, hourly in folder.table(path, _COLUMNS):
        employment = number_of(count)
        if group == "detailed" and employment is not None:
            label = _SECTOR_NOTE.sub("", text_of(title))
            pay = _pay(mean, annual, hourly, top)
            rows.append(IndustryRow(text_of(code), text_of(naics), label, int(employment), *pay))
    source = wage_survey(year, "estimates by industry sector", f"oews-sectors-{year}")
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path),))


def _pay(
    mean: Cell, annual: Cell, hourly: Cell, top: TopCode | None
) -> tuple[int | None, int | None, int | None, bool]:
    """Mean and median a year, the median an hour where there is none a year, and whether the median is a floor.

    A mean that is only a floor is none: its median is one too, and says as much.
    """
    median = read_amount(annual, top, hourly=False)
    by_hour = read_amount(hourly, top, hourly=True) if median is None else None
    shown = annual if median is not None else hourly
    average = None if mean == "#" else read_amount(mean, top, hourly=False)
    return average, median, by_hour, shown == "#" and (median is not None or by_hour is not None)
