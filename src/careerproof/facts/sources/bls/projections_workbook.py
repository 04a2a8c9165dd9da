"""Finds the workbook of the Employment Projections and the years that it speaks of.

Why by the headers: the official name is "occupation.xlsx" in every year, so a folder may hold an older edition under
a dated name and the newest under the plain one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.sources.bls.publisher import PUBLISHER
from careerproof.facts.sources.folder import SourceFolder

TABLE_1_2 = r"Table 1\.2"
TABLE_1_12 = r"Table 1\.12"

_WHAT = "the Employment Projections workbook (occupation.xlsx)"


class ProjectionsWorkbook(NamedTuple):
    """The workbook of one edition: from which year to which."""

    path: Path
    first: int
    last: int

    @property
    def period(self) -> str:
        """The years as the publisher writes them ("2024–34")."""
        return f"{self.first}–{self.last % 100:02d}"

    @property
    def source(self) -> Source:
        """The edition as a source."""
        return Source(
            id=f"projections-{self.first}",
            title=f"Employment Projections {self.period}",
            publisher=PUBLISHER,
            edition=self.period,
            licence=PUBLIC_DOMAIN,
            url="https://www.bls.gov/emp/",
            citation=(
                f"Bureau of Labor Statistics, Employment Projections program, {self.period}, Tables 1.2 and 1.12."
            ),
        )

    def headers(self, text: str) -> tuple[str, ...]:
        """A header with the edition's years in the places FIRST, LAST and PERIOD, with either dash between them."""
        filled = text.replace("FIRST", str(self.first)).replace("LAST", str(self.last))
        return tuple(filled.replace("PERIOD", self.period.replace("–", dash)) for dash in "–-")


def open_projections(folder: SourceFolder) -> ProjectionsWorkbook:
    """The workbook of the newest edition.

    Raises:
        SourcesIncomplete: there is none, or its Table 1.2 does not say from which year to which.
    """
    folder.find(_WHAT, *_NAMES)
    books = [_years(folder, path) for path in folder.find_all(*_NAMES)]
    return max(books, key=lambda book: (book.first, book.last, book.path.as_posix()))


_NAMES = (r"occupation\d{4}\d{2,4}\.xlsx", r"occupation\.xlsx")


def _years(folder: SourceFolder, path: Path) -> ProjectionsWorkbook:
    """The first and the last year, as the headers of Table 1.2 say them."""
    years = sorted({int(year) for year in re.findall(r"Employment, (20\d\d)", folder.heading(path, sheet=TABLE_1_2))})
    if len(years) != 2:
        raise SourcesIncomplete(
            f"{folder.relative(path)} does not have two columns 'Employment, YEAR'",
            at={"file": folder.relative(path), "column": "Employment, YEAR"},
        )
    return ProjectionsWorkbook(path, years[0], years[1])
