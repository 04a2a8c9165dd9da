"""Reads the publisher's written reasons for a change in the use of an occupation (Table 1.12).

They are sentences of the publisher: a shipped artifact takes from them only whether they name AI or automation.
"""

from __future__ import annotations

from typing import NamedTuple

from careerproof.facts.sources.bls.projections_workbook import TABLE_1_12, open_projections
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of


class FactorRow(NamedTuple):
    """A reason for one line of the National Employment Matrix, in one industry or in all of them, word for word."""

    code: str
    industry: str
    text: str


def read_factors(folder: SourceFolder) -> Loaded[FactorRow]:
    """The reasons of Table 1.12, in the publisher's order."""
    workbook = open_projections(folder)
    columns = (
        workbook.headers("FIRST National Employment Matrix occupation code"),
        workbook.headers("FIRST National Employment Matrix industry title"),
        "Factors affecting occupational utilization",
    )
    rows = folder.table(workbook.path, columns, sheet=TABLE_1_12)
    factors = tuple(FactorRow(text_of(code), text_of(industry), text_of(text)) for code, industry, text in rows if text)
    return Loaded(source=workbook.source, rows=factors, files=(folder.relative(workbook.path),))
