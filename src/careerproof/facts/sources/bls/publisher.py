"""Says who publishes, under which terms, and which edition a file is of."""

from __future__ import annotations

import re
from pathlib import Path

from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN

PUBLISHER = "U.S. Bureau of Labor Statistics"


def wage_survey(year: int, part: str, identifier: str) -> Source:
    """The Occupational Employment and Wage Statistics of one May, or a part of them."""
    return Source(
        id=identifier,
        title=f"Occupational Employment and Wage Statistics, May {year}, {part}",
        publisher=PUBLISHER,
        edition=f"May {year}",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/oes/tables.htm",
        citation=f"Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May {year}.",
    )


def year_of(path: Path) -> int:
    """The year that the name of a file ends with ("national_M2025_dl.xlsx" → 2025)."""
    return int(re.findall(r"\d{4}", path.name)[-1])
