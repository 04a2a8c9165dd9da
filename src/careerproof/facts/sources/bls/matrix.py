"""Reads which line of the National Employment Matrix counts which O*NET occupation."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.sources.bls.publisher import PUBLISHER
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of


class MatrixRow(NamedTuple):
    """An O*NET occupation and the line of the National Employment Matrix that counts it."""

    code: str
    matrix_code: str
    matrix_title: str


def read_matrix(folder: SourceFolder) -> Loaded[MatrixRow]:
    """The official crosswalk from O*NET occupations to the National Employment Matrix."""
    path = folder.find(
        "the NEM crosswalk (bls_nem_onet_to_soc_crosswalk.xlsx)", r"(bls)?(nem)?onettosoccrosswalk\.xlsx"
    )
    rows = folder.table(path, ("O*NET-SOC code", "NEM Code", "NEM title"))
    source = Source(
        id="nem-crosswalk",
        title="O*NET-SOC to National Employment Matrix occupational crosswalk",
        publisher=PUBLISHER,
        edition="28 August 2025",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/emp/documentation/crosswalks.htm",
        citation="Bureau of Labor Statistics, Office of Occupational Statistics and Employment Projections.",
    )
    lines = tuple(MatrixRow(text_of(a), text_of(b), text_of(c)) for a, b, c in rows if text_of(b))
    return Loaded(source=source, rows=lines, files=(folder.relative(path),))
