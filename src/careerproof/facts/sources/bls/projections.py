"""Reads what the Employment Projections expect of each line of the National Employment Matrix.

The workbook's own median wage is left alone: it is of another May than the wage survey's, and there must not be two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from careerproof.facts.sources.bls.factors import read_factors
from careerproof.facts.sources.bls.projections_workbook import TABLE_1_2, open_projections
from careerproof.facts.sources.folder import Cell, Loaded, SourceFolder, number_of, text_of

_COLUMNS = (
    "FIRST National Employment Matrix code",
    "FIRST National Employment Matrix title",
    "Occupation type",
    "Employment, FIRST",
    "Employment, LAST",
    "Employment change, percent, PERIOD",
    "Occupational openings, PERIOD annual average",
    "Typical education needed for entry",
    "Work experience in a related occupation",
    "Typical on-the-job training needed to attain competency in the occupation",
)
_NAMES_AI = re.compile(r"artificial intelligence|\bAI\b|machine learning|large language model", re.I)
_NAMES_AUTOMATION = re.compile(r"automat|robot", re.I)


class ProjectionRow(NamedTuple):
    """The projection of one line of the National Employment Matrix; employment in persons."""

    code: str
    title: str
    employment: int
    employment_projected: int
    change_pct: float
    annual_openings: int | None
    from_year: int
    to_year: int
    education: str | None
    experience: str | None
    training: str | None
    names_ai: bool
    names_automation: bool


def read_projections(folder: SourceFolder) -> Loaded[ProjectionRow]:
    """Table 1.2 of the projections workbook, with two flags from the reasons of Table 1.12 (not their text)."""
    workbook = open_projections(folder)
    flags = _flags(folder)
    table = folder.table(workbook.path, [workbook.headers(column) for column in _COLUMNS], sheet=TABLE_1_2)
    made = (_projection_row(row, (workbook.first, workbook.last), flags) for row in table)
    rows = tuple(row for row in made if row is not None)
    return Loaded(source=workbook.source, rows=rows, files=(folder.relative(workbook.path),))


def _flags(folder: SourceFolder) -> dict[str, tuple[bool, bool]]:
    """Whether the published reasons of an occupation name AI, and whether they name automation."""
    flags: dict[str, tuple[bool, bool]] = {}
    for code, _, text in read_factors(folder).rows:
        ai, automation = flags.get(code, (False, False))
        flags[code] = (ai or bool(_NAMES_AI.search(text)), automation or bool(_NAMES_AUTOMATION.search(text)))
    return flags


def _projection_row(
    row: tuple[Cell, ...], years: tuple[int, int], flags: Mapping[str, tuple[bool, bool]]
) -> ProjectionRow | None:
    """The projection in a row; None for a summary of several lines and for notes under the table."""
    code, title, kind, before, after, change, openings, education, experience, training = row
    employment, projected, percent, vacant = (number_of(cell) for cell in (before, after, change, openings))
    if kind != "Line item" or employment is None or projected is None or percent is None:
        return None
    ai, automation = flags.get(text_of(code), (False, False))
    return ProjectionRow(
        text_of(code),
        text_of(title),
        round(employment * 1000),
        round(projected * 1000),
        percent,
        None if vacant is None else round(vacant * 1000),
        *years,
        _entry(education),
        _entry(experience),
        _entry(training),
        ai,
        automation,
    )


def _entry(cell: Cell) -> str | None:
    text = text_of(cell)
    return None if text in ("", "—", "-") else text
