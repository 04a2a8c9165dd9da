"""The projections workbook: whatever its edition and name, without the second median, its reasons apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.bls import read_direct_titles, read_factors, read_matrix, read_projections
from careerproof.facts.sources.bls.projections import ProjectionRow
from careerproof.facts.sources.folder import open_folder
from careerproof.facts.tables import TABLES

Cell = str | float | bool
Rows = list[Sequence[Cell]]
WriteWorkbook = Callable[[Path, Mapping[str, Sequence[Sequence[Cell]]]], Path]

MEDIAN = "Median annual wage, dollars, {first}[1]"
REASONS: Rows = [
    ("Data scientists", "15-2051", "Total, all industries", "TE1000", "Demand change - share increases as AI spreads."),
    ("Data scientists", "15-2051", "Finance", "52", "Productivity change - share decreases as tools are automated."),
    ("Bakers", "51-3011", "Total, all industries", "TE1000", "Demand change - share decreases as eating habits shift."),
    ("Source: U.S. Bureau of Labor Statistics.", "", "", "", ""),
]


def _sheets(first: int, *, dash: str = "–", median: Cell = 120_000, without: str = "") -> dict[str, Rows]:
    """The two tables that are read, as the edition beginning with that year has them."""
    last, period = first + 10, f"{first}{dash}{(first + 10) % 100:02d}"
    named: dict[str, Sequence[Cell]] = {
        f"{first} National Employment Matrix title": ("Data scientists", "Total", "Bakers"),
        f"{first} National Employment Matrix code": ("15-2051", "00-0000", "51-3011"),
        "Occupation type": ("Line item", "Summary", "Line item"),
        f"Employment, {first}": (245.9, 170_000.0, 236.5),
        f"Employment, {last}": (328.3, 175_000.0, 250.1),
        f"Employment change, percent, {period}": (33.5, 3.1, 5.8),
        f"Occupational openings, {period} annual average": (23.4, 18_863.3, "—"),
        MEDIAN.format(first=first): (median, 49_500, 37_000),
        "Typical education needed for entry": ("Bachelor's degree", "—", "No formal educational credential"),
        "Work experience in a related occupation": ("None", "—", "None"),
        "Typical on-the-job training needed to attain competency in the occupation": ("None", "—", "—"),
    }
    named.pop(without, None)
    reasons = f"{first} National Employment Matrix"
    header = (
        *(f"{reasons} occupation title", f"{reasons} occupation code"),
        *(f"{reasons} industry title", f"{reasons} industry code", "Factors affecting occupational utilization"),
    )
    return {
        "Table 1.2": [
            [f"Table 1.2 Occupational projections, {period}"],
            list(named),
            *(list(row) for row in zip(*named.values(), strict=True)),
        ],
        "Table 1.12": [[f"Table 1.12 Factors affecting occupational utilization, {period}"], header, *REASONS],
    }


@pytest.mark.parametrize("name", ["occupation.xlsx", "occupation_2023_33.xlsx", "emp/occupation-2023-2033.xlsx"])
@pytest.mark.parametrize("first", [2021, 2023, 2024, 2025])
@pytest.mark.parametrize("dash", ["–", "-"])
def test_editions_are_read_by_the_years_of_their_headers(
    tmp_path: Path, write_workbook: WriteWorkbook, name: str, first: int, dash: str
) -> None:
    """Older and newer editions, under the official name or a dated one, give the same rows with their own years."""
    write_workbook(tmp_path / name, _sheets(first, dash=dash))
    found = read_projections(open_folder(tmp_path))
    assert found.source is not None
    assert (found.source.id, found.source.edition) == (f"projections-{first}", f"{first}–{(first + 10) % 100}")
    assert found.files == (name,)
    scientists, bakers = found.rows
    assert scientists == ProjectionRow(
        code="15-2051",
        title="Data scientists",
        employment=245_900,
        employment_projected=328_300,
        change_pct=33.5,
        annual_openings=23_400,
        from_year=first,
        to_year=first + 10,
        education="Bachelor's degree",
        experience="None",
        training="None",
        names_ai=True,
        names_automation=True,
    )
    assert (bakers.annual_openings, bakers.training, bakers.names_ai, bakers.names_automation) == (
        None,
        None,
        False,
        False,
    )


def test_the_newest_edition_is_taken_by_its_years(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """The official name never changes: the plain file may be the newer one, or the older."""
    for plain, dated in ((2025, 2024), (2023, 2024)):
        write_workbook(tmp_path / "occupation.xlsx", _sheets(plain))
        write_workbook(tmp_path / "occupation_2024_34.xlsx", _sheets(dated))
        assert {row.from_year for row in read_projections(open_folder(tmp_path)).rows} == {max(plain, dated)}


def test_the_second_median_is_left_alone(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """The workbook's median wage, of another May than the survey's, changes nothing: there is no place for it."""
    for folder, median in (("low", 1), ("high", 999_999)):
        write_workbook(tmp_path / folder / "occupation.xlsx", _sheets(2024, median=median))
    low, high = (read_projections(open_folder(tmp_path / folder)).rows for folder in ("low", "high"))
    assert low == high
    columns = {note.name: {column.name for column in note.columns} for note in TABLES}
    assert "p50" in columns["wage"]
    assert not {name for name in columns["projection"] if "wage" in name or "median" in name or name == "p50"}


@pytest.mark.parametrize("column", ["Typical education needed for entry", "Employment change, percent, 2024–34"])
def test_a_missing_column_is_named(tmp_path: Path, write_workbook: WriteWorkbook, column: str) -> None:
    """The error names the column as the edition would have it."""
    write_workbook(tmp_path / "occupation.xlsx", _sheets(2024, without=column))
    with pytest.raises(SourcesIncomplete, match=r"occupation\.xlsx") as caught:
        read_projections(open_folder(tmp_path))
    assert caught.value.at["column"] == column


def test_years_that_are_not_there_are_told(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """A workbook whose headers name one year only is not guessed at."""
    write_workbook(tmp_path / "occupation.xlsx", _sheets(2024, without="Employment, 2034"))
    with pytest.raises(SourcesIncomplete, match="Employment, YEAR"):
        read_projections(open_folder(tmp_path))


def test_the_written_reasons_are_read_word_for_word(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """For a user's own build: every reason with its line of the matrix and its industry, in the publisher's order."""
    write_workbook(tmp_path / "occupation.xlsx", _sheets(2025))
    found = read_factors(open_folder(tmp_path))
    assert found.source is not None and found.source.id == "projections-2025"
    assert [(row.code, row.industry, row.text) for row in found.rows] == [
        (code, industry, text) for _, code, industry, _, text in REASONS[:-1]
    ]
    assert found.files == ("occupation.xlsx",)


@pytest.mark.sources
def test_the_official_workbook_has_its_reasons(sources: Path) -> None:
    """998 reasons of 2024–34, each of a line that has a projection, a few of them about AI."""
    folder = open_folder(sources)
    factors, lines = read_factors(folder).rows, {row.code for row in read_projections(folder).rows}
    assert len(factors) == 998
    assert {row.code for row in factors} <= lines
    assert 30 < sum("artificial intelligence" in row.text.casefold() or "(AI)" in row.text for row in factors) < 80


def test_codes_and_titles_of_the_survey(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """The matrix crosswalk and the direct titles say their files; notes under a table are no rows."""
    crosswalk: Rows = [
        ("As of 8/28/2025",),
        ("Sort Order", "O*NET-SOC code", "O*NET-SOC title", "NEM Code", "NEM title"),
        (1, "29-2011.00", "Technologists", "29-2010", "Technologists and technicians"),
        ("Note: codes of 2018", "", "", "", ""),
    ]
    titles: Rows = [("2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title"), ("11-1011", "Chiefs", "CEO")]
    write_workbook(tmp_path / "nem" / "nem-onet-to-soc-crosswalk.xlsx", {"x": crosswalk})
    write_workbook(tmp_path / "soc_2018_direct_match_title_file.xlsx", {"x": titles})
    folder = open_folder(tmp_path)
    matrix, direct = read_matrix(folder), read_direct_titles(folder)
    assert matrix.rows == (("29-2011.00", "29-2010", "Technologists and technicians"),)
    assert direct.rows == (("11-1011", "CEO"),)
    assert direct.files == ("soc_2018_direct_match_title_file.xlsx",)
