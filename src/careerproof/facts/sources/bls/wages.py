"""Reads the national wages of every detailed occupation."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.facts.sources.bls.estimates import Five, Workbook
from careerproof.facts.sources.bls.publisher import wage_survey
from careerproof.facts.sources.folder import Loaded, SourceFolder


class WageRow(NamedTuple):
    """Pay of an occupation of the survey, as `estimates.Estimate` says it."""

    code: str
    title: str
    employment: int | None
    mean: int | None
    percentiles: Five
    hourly: Five
    top_coded: tuple[str, ...]
    reason: str | None


def read_wages(folder: SourceFolder) -> Loaded[WageRow]:
    """National wages of every detailed occupation, markers kept as what they mean."""
    path = folder.find("the national OEWS workbook (national_M*_dl.xlsx)", r"nationalm\d{4}dl\.xlsx")
    workbook = Workbook(folder, path)
    rows = tuple(WageRow(*each[3:]) for each in workbook.estimates())
    source = wage_survey(workbook.year, "national estimates", f"oews-{workbook.year}")
    return Loaded(source=source, rows=rows, files=(folder.relative(path),))
