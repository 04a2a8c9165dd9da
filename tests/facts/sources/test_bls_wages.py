"""Workbooks of the wage survey: every marker keeps its meaning, whatever the vintage and the area."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.bls import read_area_wages, read_industries, read_wages
from careerproof.facts.sources.bls.wages import WageRow
from careerproof.facts.sources.folder import open_folder

Cell = str | float | bool
WriteWorkbook = Callable[[Path, Mapping[str, Sequence[Sequence[Cell]]]], Path]

HEADER_2025 = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE", "OCC_CODE"),
    *("OCC_TITLE", "O_GROUP", "TOT_EMP", "EMP_PRSE", "JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", "PCT_RPT", "H_MEAN"),
    *("A_MEAN", "MEAN_PRSE", "H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25"),
    *("A_MEDIAN", "A_PCT75", "A_PCT90", "ANNUAL", "HOURLY"),
)
HEADER_2020 = tuple(name for name in HEADER_2025 if name != "PCT_RPT")
HEADER_2019 = tuple(name.lower() for name in HEADER_2020 if name != "PRIM_STATE")
"""May 2019 has its headers in lower case and no primary state; the percentage that reports came with May 2021."""

USUAL: dict[str, Cell] = {
    "AREA": "99",
    "AREA_TITLE": "U.S.",
    "AREA_TYPE": "1",
    "I_GROUP": "cross-industry",
    "OCC_CODE": "15-2051",
    "OCC_TITLE": "Data Scientists",
    "O_GROUP": "detailed",
    "TOT_EMP": 1000,
    "A_MEAN": 60_000,
    "H_PCT10": 14.5,
    "H_PCT25": 19.29,
    "H_MEDIAN": 24.04,
    "H_PCT75": 33.65,
    "H_PCT90": 48.08,
    "A_PCT10": 30_160,
    "A_PCT25": 40_120,
    "A_MEDIAN": 50_000,
    "A_PCT75": 70_000,
    "A_PCT90": 100_010,
}
NO_YEARLY_PAY: dict[str, Cell] = dict.fromkeys(("A_MEAN", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"), "*")
NO_HOURLY_PAY: dict[str, Cell] = dict.fromkeys(("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"), "*")
NOTE_2025 = "#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "


@pytest.fixture
def national(tmp_path: Path, write_workbook: WriteWorkbook) -> Callable[..., WageRow]:
    """Reads one row of a national workbook: what differs from the usual one, of which year, with which notes."""

    def read(
        cells: Mapping[str, Cell], *, year: int = 2025, header: Sequence[str] = HEADER_2025, note: str = ""
    ) -> WageRow:
        sheets = {f"national_M{year}_dl": [header, _row(header, cells)]}
        if note:
            sheets["Field Descriptions"] = [["May Estimates"], ["Field", "Field Description"], ["area", "U.S."], [note]]
        write_workbook(tmp_path / f"national_M{year}_dl.xlsx", sheets)
        (row,) = read_wages(open_folder(tmp_path)).rows
        return row

    return read


def _row(header: Sequence[str], cells: Mapping[str, Cell]) -> list[Cell]:
    return [{**USUAL, **cells}.get(name.upper(), "") for name in header]


@pytest.mark.parametrize(
    ("year", "header"),
    [(2019, HEADER_2019), (2020, HEADER_2020), (2021, HEADER_2025), (2025, HEADER_2025)],
)
def test_vintages_are_read_by_their_own_headers(
    tmp_path: Path, write_workbook: WriteWorkbook, year: int, header: Sequence[str]
) -> None:
    """The layouts since May 2019 give the same figures; the edition is that of the name, the file is said."""
    summary = _row(header, {"O_GROUP": "broad"})
    sector = _row(header, {"I_GROUP": "sector"})
    write_workbook(tmp_path / "oes" / f"national_M{year}_dl.xlsx", {"x": [header, _row(header, {}), summary, sector]})
    found = read_wages(open_folder(tmp_path))
    assert found.source is not None
    assert (found.source.id, found.source.edition) == (f"oews-{year}", f"May {year}")
    assert found.files == (f"oes/national_M{year}_dl.xlsx",)
    (row,) = found.rows
    assert (row.code, row.title, row.employment, row.mean) == ("15-2051", "Data Scientists", 1000, 60_000)
    assert row.percentiles == (30_160, 40_120, 50_000, 70_000, 100_010)
    assert (row.hourly, row.top_coded, row.reason) == ((None,) * 5, (), None)


def test_the_newest_may_is_taken(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """Of two vintages in one folder only the newer is read: never two medians."""
    for year, median in ((2024, 49_000), (2025, 50_000)):
        rows = [HEADER_2025, _row(HEADER_2025, {"A_MEDIAN": median})]
        write_workbook(tmp_path / f"national_M{year}_dl.xlsx", {"x": rows})
    folder = open_folder(tmp_path)
    assert [row.percentiles[2] for row in read_wages(folder).rows] == [50_000]
    assert list(folder.read) == ["national_M2025_dl.xlsx"]


@pytest.mark.parametrize(
    ("cells", "percentiles", "reason"),
    [
        ({"A_PCT90": "*"}, (30_160, 40_120, 50_000, 70_000, None), "the survey gives no estimate of p90"),
        ({"A_PCT10": "*", "TOT_EMP": "**"}, (None, 40_120, 50_000, 70_000, 100_010), "no estimate of employment, p10"),
        ({"TOT_EMP": "**"}, (30_160, 40_120, 50_000, 70_000, 100_010), "no estimate of employment"),
        ({**NO_YEARLY_PAY, **NO_HOURLY_PAY}, (None,) * 5, "the survey gives no estimate"),
        ({"ANNUAL": True, **NO_HOURLY_PAY}, (30_160, 40_120, 50_000, 70_000, 100_010), None),
        ({"PCT_RPT": "~"}, (30_160, 40_120, 50_000, 70_000, 100_010), None),
    ],
)
def test_what_is_not_estimated_stays_absent_with_a_reason(
    national: Callable[..., WageRow],
    cells: Mapping[str, Cell],
    percentiles: tuple[int | None, ...],
    reason: str | None,
) -> None:
    """A marker takes away its own figure and no other, and the reason names what is absent."""
    row = national(cells)
    assert row.percentiles == percentiles
    assert row.employment == (None if cells.get("TOT_EMP") == "**" else 1000)
    assert row.hourly == (None,) * 5
    assert (row.reason is None) if reason is None else (row.reason or "").endswith(reason)


@pytest.mark.parametrize("flag", [True, "TRUE", ""])
def test_pay_by_the_hour_stays_pay_by_the_hour(national: Callable[..., WageRow], flag: Cell) -> None:
    """Where only hourly pay is published it is kept in cents, and nothing is multiplied into a year."""
    row = national({**NO_YEARLY_PAY, "HOURLY": flag, "H_PCT90": "#"})
    assert row.percentiles == (None,) * 5
    assert row.mean is None
    assert row.hourly == (1450, 1929, 2404, 3365, 11_500)
    assert row.top_coded == ("p90",)
    assert row.reason == "the survey publishes only hourly pay for this occupation"


@pytest.mark.parametrize(
    ("year", "note", "floor"),
    [
        (2019, "", 208_000),
        (2021, "", 208_000),
        (2022, "", 239_200),
        (2025, "", 239_200),
        (2025, NOTE_2025, 239_200),
        (2031, "# = indicates a wage that is equal to or greater than $150.50 per hour or $313,040 per year", 313_040),
    ],
)
def test_a_top_code_is_a_floor(national: Callable[..., WageRow], year: int, note: str, floor: int) -> None:
    """The workbook's own note says how high the floor is, else the table by year does; the figure is named as one."""
    row = national({"A_PCT75": "#", "A_PCT90": "#"}, year=year, note=note)
    assert row.percentiles == (30_160, 40_120, 50_000, floor, floor)
    assert row.top_coded == ("p75", "p90")
    assert row.reason is None


def test_an_unknown_floor_is_not_invented(national: Callable[..., WageRow]) -> None:
    """A year whose floor nobody told us gives no figure for "#", and says that it is absent."""
    row = national({"A_PCT90": "#"}, year=2031)
    assert row.percentiles == (30_160, 40_120, 50_000, 70_000, None)
    assert row.top_coded == ()
    assert row.reason == "the survey says of p90 only that the pay is above its highest figure"


def test_a_missing_column_is_named(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """Without its column of medians the workbook is refused by the column's name."""
    header = [name for name in HEADER_2025 if name != "A_MEDIAN"]
    write_workbook(tmp_path / "national_M2025_dl.xlsx", {"x": [header, _row(header, {})]})
    with pytest.raises(SourcesIncomplete, match=r"national_M2025_dl\.xlsx has no column 'A_MEDIAN'"):
        read_wages(open_folder(tmp_path))


def test_states_and_metropolitan_areas_have_their_own_pay(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """States by FIPS, areas by CBSA code, also where a spreadsheet made numbers of them; other areas are left out."""
    states = [
        HEADER_2025,
        _row(HEADER_2025, {"AREA": 6, "AREA_TITLE": "California", "AREA_TYPE": 2, "A_PCT90": "#"}),
        _row(HEADER_2025, {"AREA": "72", "AREA_TITLE": "Puerto Rico", "AREA_TYPE": "3", **NO_YEARLY_PAY}),
    ]
    metros = [
        HEADER_2019,
        _row(HEADER_2019, {"AREA": "41860", "AREA_TITLE": "San Francisco-Oakland, CA", "AREA_TYPE": "4"}),
        _row(HEADER_2019, {"AREA": "0600006", "AREA_TITLE": "Eastern Sierra", "AREA_TYPE": "6"}),
    ]
    write_workbook(tmp_path / "state_M2025_dl.xlsx", {"state": states})
    write_workbook(tmp_path / "MSA_M2019_dl.xlsx", {"MSA": metros})
    by_state, by_metro = read_area_wages(open_folder(tmp_path))
    assert [each.source and each.source.id for each in (by_state, by_metro)] == ["oews-states-2025", "oews-metros-2019"]
    assert [each.files for each in (by_state, by_metro)] == [("state_M2025_dl.xlsx",), ("MSA_M2019_dl.xlsx",)]
    california, island = by_state.rows
    assert (california.kind, california.area, california.area_title) == ("state", "06", "California")
    assert (california.percentiles[-1], california.top_coded) == (239_200, ("p90",))
    assert (island.area, island.hourly[2], island.percentiles[2]) == ("72", 2404, None)
    (metro,) = by_metro.rows
    assert (metro.kind, metro.area, metro.percentiles[2]) == ("metro", "41860", 50_000)


def test_without_their_workbooks_areas_have_no_pay(tmp_path: Path) -> None:
    """Nothing is read and nothing is raised: most users have the nation only."""
    assert read_area_wages(open_folder(tmp_path)) == ()


SECTOR_HEADER = ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "TOT_EMP", "A_MEAN", "A_MEDIAN", "H_MEDIAN")


@pytest.mark.parametrize(
    ("cells", "pay"),
    [
        ((91_000, 88_000, 42.31), (91_000, 88_000, None, False)),
        ((91_000, "*", "*"), (91_000, None, None, False)),
        (("*", "*", 42.31), (None, None, 4_231, False)),
        (("*", "*", "#"), (None, None, 11_500, True)),
        ((301_000, "#", "#"), (301_000, 239_200, None, True)),
        (("#", "#", "#"), (None, 239_200, None, True)),
        (("*", "*", "*"), (None, None, None, False)),
    ],
)
def test_sectors_pay_by_the_year_or_by_the_hour(
    tmp_path: Path, write_workbook: WriteWorkbook, cells: Sequence[Cell], pay: tuple[object, ...]
) -> None:
    """The median by the year comes first, a floor is marked, what the survey suppresses is absent."""
    row = ("15-2051", "detailed", "61", "Educational Services", 900, *cells)
    write_workbook(tmp_path / "natsector_M2024_dl.xlsx", {"x": [SECTOR_HEADER, row]})
    assert read_industries(open_folder(tmp_path)).rows[0][4:] == pay


def test_sectors_keep_what_is_estimated(tmp_path: Path, write_workbook: WriteWorkbook) -> None:
    """A sector without an estimate of employment is left out; its name loses its notes."""
    rows: list[Sequence[Cell]] = [
        SECTOR_HEADER,
        ("15-2051", "detailed", "61", "Educational Services (including state schools)", 900, 91_000, 88_000, 42.31),
        ("15-2051", "detailed", "62", "Health Care", "**", 91_000, 88_000, 42.31),
        ("15-2000", "broad", "61", "Educational Services", 5000, 91_000, 88_000, 42.31),
    ]
    write_workbook(tmp_path / "natsector_M2024_dl.xlsx", {"x": rows})
    found = read_industries(open_folder(tmp_path))
    assert found.rows == (("15-2051", "61", "Educational Services", 900, 91_000, 88_000, None, False),)
    assert found.files == ("natsector_M2024_dl.xlsx",)


@pytest.mark.sources
def test_the_official_workbook_says_its_own_floor(sources: Path) -> None:
    """The field descriptions of May 2025 and our table by year agree, so the table was read from such sheets."""
    from careerproof.facts.sources.bls.top_codes import _known, _stated

    folder = open_folder(sources)
    for name, year in (("oews/national_M2025_dl.xlsx", 2025), ("oews/natsector_M2024_dl.xlsx.gz", 2024)):
        assert _stated(folder, sources / name) == _known(year) == (11_500, 239_200)
