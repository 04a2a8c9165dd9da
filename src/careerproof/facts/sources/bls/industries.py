"""Reads how many workers of an occupation each industry sector employs."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerproof.facts.sources.bls.publisher import wage_survey, year_of
from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of

_SECTOR_NOTE = re.compile(r", excluding .*| \(.*\)$")
"""What follows the name of a sector: exceptions and designations, too long for a label."""


class IndustryRow(NamedTuple):
    """How many workers of an occupation a sector employs."""

    code: str
    naics: str
    title: str
    employment: int


def read_industries(folder: SourceFolder) -> Loaded[IndustryRow]:
    """Employment of every detailed occupation by 2-digit NAICS sector."""
    path = folder.find("the OEWS sector workbook (natsector_M*_dl.xlsx)", r"natsectorm\d{4}dl\.xlsx")
    year = year_of(path)
    rows: list[IndustryRow] = []
    for code, group, naics, title, count in folder.table(
        path, ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "TOT_EMP")
    ):
        employment = number_of(count)
        if group == "detailed" and employment is not None:
            label = _SECTOR_NOTE.sub("", text_of(title))
            rows.append(IndustryRow(text_of(code), text_of(naics), label, int(employment)))
    source = wage_survey(year, "estimates by industry sector", f"oews-sectors-{year}")
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path),))
