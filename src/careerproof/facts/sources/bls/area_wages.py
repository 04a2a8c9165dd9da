"""Reads pay in states and in metropolitan areas, where the user has those workbooks."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.facts.model import AreaKind
from careerproof.facts.sources.bls.estimates import Five, Workbook
from careerproof.facts.sources.bls.publisher import wage_survey
from careerproof.facts.sources.folder import Loaded, SourceFolder


class AreaWageRow(NamedTuple):
    """Pay of an occupation of the survey in one area, as `estimates.Estimate` says it."""

    kind: AreaKind
    area: str
    area_title: str
    code: str
    employment: int | None
    mean: int | None
    percentiles: Five
    hourly: Five
    top_coded: tuple[str, ...]
    reason: str | None


def read_area_wages(folder: SourceFolder) -> tuple[Loaded[AreaWageRow], ...]:
    """Pay in the states and territories, and pay in the metropolitan areas; only what is among the files."""
    # AREA_TYPE is 2 for a state, 3 for a territory, 4 for a metropolitan area; 6 is what of a state lies outside them,
    # under codes of the survey's own.
    states = _read(folder, r"statem\d{4}dl\.xlsx", "state", ("2", "3"), width=2)
    metros = _read(folder, r"msam\d{4}dl\.xlsx", "metro", ("4",), width=5)
    return (*states, *metros)


def _read(
    folder: SourceFolder, pattern: str, kind: AreaKind, types: tuple[str, ...], *, width: int
) -> tuple[Loaded[AreaWageRow], ...]:
    paths = folder.find_all(pattern)
    if not paths:
        return ()
    workbook = Workbook(folder, paths[-1])
    rows = tuple(
        AreaWageRow(
            kind,
            each.area.zfill(width),
            each.area_title,
            each.code,
            each.employment,
            each.mean,
            each.percentiles,
            each.hourly,
            each.top_coded,
            each.reason,
        )
        for each in workbook.estimates()
        if each.area_type in types
    )
    source = wage_survey(workbook.year, f"{kind} estimates", f"oews-{kind}s-{workbook.year}")
    return (Loaded(source=source, rows=rows, files=(folder.relative(paths[-1]),)),)
