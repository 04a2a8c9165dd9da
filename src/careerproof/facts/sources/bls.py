"""The tables of the US Bureau of Labor Statistics: wages, industries, projections, and each occupation's code there.

Wages and projections are published for the codes of the National Employment Matrix (NEM), which joins some SOC codes
(29-2010 stands for 29-2011 and 29-2012). The NEM crosswalk therefore comes first: with it 995 occupations have wages
and 997 a projection; by the bare SOC code it would be 961 and 963.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.evidence import Source
from careerproof.facts.sources.folder import Cell, Loaded, SourceFolder, number_of, text_of

_PUBLISHER = "U.S. Bureau of Labor Statistics"
_LICENCE = "US government work, public domain"
_PERCENTILES = ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
PERCENTILE_NAMES = ("p10", "p25", "p50", "p75", "p90")

_PROJECTIONS = (
    "the Employment Projections workbook (occupation_*.xlsx)",
    r"occupation\d{4}\d{2,4}\.xlsx",
    r"occupation\.xlsx",
)
_TABLE_1_2 = r"Table 1\.2"

_TOP_CODE = 239_200
"""OEWS field descriptions: "#" is a wage of at least $115.00 an hour or $239,200 a year (May 2019 and later)."""

_NAMES_AI = re.compile(r"artificial intelligence|\bAI\b|machine learning|large language model", re.I)
_NAMES_AUTOMATION = re.compile(r"automat|robot", re.I)
_SECTOR_NOTE = re.compile(r", excluding .*| \(.*\)$")
"""What follows the name of a sector: exceptions and designations, too long for a label."""


class WageRow(NamedTuple):
    """Annual pay of an occupation of the survey; `reason` says why percentiles are absent."""

    code: str
    title: str
    employment: int | None
    mean: int | None
    percentiles: tuple[int | None, int | None, int | None, int | None, int | None]
    top_coded: tuple[str, ...]
    reason: str | None


class IndustryRow(NamedTuple):
    """How many workers of an occupation a sector employs."""

    code: str
    naics: str
    title: str
    employment: int


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


class MatrixRow(NamedTuple):
    """An O*NET occupation and the line of the National Employment Matrix that counts it."""

    code: str
    matrix_code: str
    matrix_title: str


class DirectTitle(NamedTuple):
    """A title that belongs to one SOC 2018 occupation only."""

    soc: str
    text: str


def read_wages(folder: SourceFolder) -> Loaded[WageRow]:
    """National wages of every detailed occupation, markers kept as what they mean.

    "*" (no estimate) becomes None with a reason; "#" (top-coded) becomes the floor, named in `top_coded`.
    """
    path = folder.find("the national OEWS workbook (national_M*_dl.xlsx)", r"nationalm\d{4}dl\.xlsx")
    year = re.findall(r"\d{4}", path.name)[-1]
    columns = ("OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "A_MEAN", *_PERCENTILES, "HOURLY")
    rows = [_wage_row(row) for row in folder.table(path, columns) if row[2] == "detailed"]
    return Loaded(source=_oews(year, "national estimates", f"oews-{year}"), rows=tuple(rows))


def read_industries(folder: SourceFolder) -> Loaded[IndustryRow]:
    """Employment of every detailed occupation by 2-digit NAICS sector."""
    path = folder.find("the OEWS sector workbook (natsector_M*_dl.xlsx)", r"natsectorm\d{4}dl\.xlsx")
    year = re.findall(r"\d{4}", path.name)[-1]
    rows: list[IndustryRow] = []
    for code, group, naics, title, count in folder.table(
        path, ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "TOT_EMP")
    ):
        employment = number_of(count)
        if group == "detailed" and employment is not None:
            label = _SECTOR_NOTE.sub("", text_of(title))
            rows.append(IndustryRow(text_of(code), text_of(naics), label, int(employment)))
    return Loaded(source=_oews(year, "estimates by industry sector", f"oews-sectors-{year}"), rows=tuple(rows))


def read_matrix(folder: SourceFolder) -> Loaded[MatrixRow]:
    """The official crosswalk from O*NET occupations to the National Employment Matrix."""
    path = folder.find("the NEM crosswalk (bls_nem_onet_to_soc_crosswalk.xlsx)", r"(blsnem)?onettosoccrosswalk\.xlsx")
    rows = folder.table(path, ("O*NET-SOC code", "NEM Code", "NEM title"))
    source = Source(
        id="nem-crosswalk",
        title="O*NET-SOC to National Employment Matrix occupational crosswalk",
        publisher=_PUBLISHER,
        edition="28 August 2025",
        licence=_LICENCE,
        url="https://www.bls.gov/emp/documentation/crosswalks.htm",
        citation="Bureau of Labor Statistics, Office of Occupational Statistics and Employment Projections.",
    )
    return Loaded(
        source=source, rows=tuple(MatrixRow(text_of(a), text_of(b), text_of(c)) for a, b, c in rows if text_of(b))
    )


def read_projections(folder: SourceFolder) -> Loaded[ProjectionRow]:
    """Table 1.2 of the projections workbook, with two flags from the reasons of Table 1.12 (not their text)."""
    path = folder.find(
        "the Employment Projections workbook (occupation_*.xlsx)", r"occupation\d{4}\d{2,4}\.xlsx", r"occupation\.xlsx"
    )
    first, last = _projection_years(folder, path)
    period = f"{first}–{last % 100}"
    columns = (
        f"{first} National Employment Matrix code",
        f"{first} National Employment Matrix title",
        "Occupation type",
        f"Employment, {first}",
        f"Employment, {last}",
        f"Employment change, percent, {period}",
        f"Occupational openings, {period} annual average",
        "Typical education needed for entry",
        "Work experience in a related occupation",
        "Typical on-the-job training needed to attain competency in the occupation",
    )
    reasons = _reasons(folder, f"{first} National Employment Matrix occupation code")
    rows: list[ProjectionRow] = []
    for row in folder.table(path, columns, sheet=_TABLE_1_2):
        made = _projection_row(row, (first, last), reasons)
        if made is not None:
            rows.append(made)
    source = Source(
        id=f"projections-{first}",
        title=f"Employment Projections {period}",
        publisher=_PUBLISHER,
        edition=period,
        licence=_LICENCE,
        url="https://www.bls.gov/emp/",
        citation=f"Bureau of Labor Statistics, Employment Projections program, {period}, Tables 1.2 and 1.12.",
    )
    return Loaded(source=source, rows=tuple(rows))


def read_direct_titles(folder: SourceFolder) -> Loaded[DirectTitle]:
    """Titles that match exactly one SOC 2018 occupation."""
    path = folder.find("the SOC 2018 direct match title file", r"soc2018directmatchtitlefile\.xlsx")
    rows = folder.table(path, ("2018 SOC Code", "2018 SOC Direct Match Title"))
    source = Source(
        id="soc-2018-titles",
        title="2018 SOC Direct Match Title File",
        publisher=_PUBLISHER,
        edition="2018",
        licence=_LICENCE,
        url="https://www.bls.gov/soc/2018/",
        citation="Bureau of Labor Statistics, on behalf of the SOC Policy Committee, Direct Match Title File, 2018.",
    )
    return Loaded(source=source, rows=tuple(DirectTitle(text_of(soc), text_of(title)) for soc, title in rows if title))


def _oews(year: str, part: str, identifier: str) -> Source:
    return Source(
        id=identifier,
        title=f"Occupational Employment and Wage Statistics, May {year}, {part}",
        publisher=_PUBLISHER,
        edition=f"May {year}",
        licence=_LICENCE,
        url="https://www.bls.gov/oes/tables.htm",
        citation=f"Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May {year}.",
    )


def _wage_row(row: tuple[Cell, ...]) -> WageRow:
    code, title, _, employment, mean, *rest = row
    percentiles, hourly = rest[:-1], text_of(rest[-1]).upper() == "TRUE"
    p10, p25, p50, p75, p90 = (_wage(cell) for cell in percentiles)
    top_coded = tuple(name for name, cell in zip(PERCENTILE_NAMES, percentiles, strict=True) if cell == "#")
    reason = None
    if p50 is None:
        reason = (
            "the survey publishes only hourly pay for this occupation" if hourly else "the survey gives no estimate"
        )
    count = number_of(employment)
    return WageRow(
        text_of(code),
        text_of(title),
        None if count is None else int(count),
        _wage(mean),
        (p10, p25, p50, p75, p90),
        top_coded,
        reason,
    )


def _wage(cell: Cell) -> int | None:
    if cell == "#":
        return _TOP_CODE
    value = number_of(cell)
    return None if value is None else round(value)


def _projection_years(folder: SourceFolder, path: Path) -> tuple[int, int]:
    """The first and the last year, as the headers of Table 1.2 say them."""
    years = sorted({int(year) for year in re.findall(r"Employment, (20\d\d)", folder.heading(path, sheet=_TABLE_1_2))})
    if len(years) != 2:
        raise SourcesIncomplete(
            f"{folder.relative(path)} does not have two columns 'Employment, YEAR'",
            at={"file": folder.relative(path), "column": "Employment, YEAR"},
        )
    return years[0], years[1]


def _reasons(folder: SourceFolder, code_column: str) -> dict[str, tuple[bool, bool]]:
    """Whether the published reasons of an occupation name AI, and whether they name automation."""
    path = folder.find(*_PROJECTIONS)
    flags: dict[str, tuple[bool, bool]] = {}
    for code, reason in folder.table(
        path, (code_column, "Factors affecting occupational utilization"), sheet=r"Table 1\.12"
    ):
        text, (ai, automation) = text_of(reason), flags.get(text_of(code), (False, False))
        flags[text_of(code)] = (ai or bool(_NAMES_AI.search(text)), automation or bool(_NAMES_AUTOMATION.search(text)))
    return flags


def _projection_row(
    row: tuple[Cell, ...], years: tuple[int, int], reasons: dict[str, tuple[bool, bool]]
) -> ProjectionRow | None:
    code, title, kind, before, after, change, openings, education, experience, training = row
    employment, projected, percent, vacant = (number_of(cell) for cell in (before, after, change, openings))
    if kind != "Line item" or employment is None or projected is None or percent is None:
        return None
    ai, automation = reasons.get(text_of(code), (False, False))
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
