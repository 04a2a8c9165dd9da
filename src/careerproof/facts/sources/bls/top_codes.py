"""Says from which wage on the survey writes "#" instead of a figure.

Why from the workbook first: the survey has raised that wage (with May 2022), and each workbook states its own.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.folder import SourceFolder, text_of

_NOTE = re.compile(r"#\s*=.*?\$([\d,.]+?) per hour or \$([\d,]+) per year")


class TopCode(NamedTuple):
    """The least wage that is written as "#"."""

    hourly_cents: int
    annual_dollars: int


def find_top_code(folder: SourceFolder, path: Path, year: int) -> TopCode | None:
    """What the workbook's field descriptions state, else what those of that year do; None for a year not known."""
    return _stated(folder, path) or _known(year)


def _stated(folder: SourceFolder, path: Path) -> TopCode | None:
    try:
        notes = folder.table(path, ("Field", "Field Description"), sheet="Field Descriptions")
    except SourcesIncomplete:
        return None  # some copies hold the figures without the sheet of explanations
    for cells in notes:
        stated = _NOTE.search(text_of(cells[0]))
        if stated:
            hourly, annual = (float(amount.replace(",", "")) for amount in stated.groups())
            return TopCode(round(hourly * 100), round(annual))
    return None


def _known(year: int) -> TopCode | None:
    table = json.loads((Path(__file__).parent / "top_codes.json").read_text(encoding="utf-8"))
    found = table["by_year"].get(str(year))
    return None if found is None else TopCode(**found)
