"""Price parities: quotes, blanks, footers and markers of the official files, and our copy's own form."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.bea import read_parities
from careerproof.facts.sources.folder import open_folder

HEADER = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023\n"
FOOTER = (
    '"Note: See the included footnote file."\n"Last updated: February 20, 2025"\n"U.S. Bureau of Economic Analysis"\n'
)
ITEMS = {
    "RPPs: All items ": "110.7",
    " RPPs: Goods ": "106.25",
    " RPPs: Services: Housing ": "154.4",
    " RPPs: Services: Utilities ": "(NA)",
    " RPPs: Services: Other ": "104.1",
}


def _official(*areas: tuple[str, str], table: str = "SARPP", items: dict[str, str] | None = None) -> str:
    lines = [
        f' "{fips}","{name}",8,{table},{line},"...","{item}","Index",99.0,{value}\n'
        for line, (item, value) in enumerate((items or ITEMS).items(), start=5)
        for fips, name in areas
    ]
    income = f' "06000","California",8,{table},1,"..."," Real personal income 1/","Millions",1,2\n'
    return HEADER + income + "".join(lines) + FOOTER


def test_states_are_read_from_the_official_file(tmp_path: Path) -> None:
    """The nation and its states by FIPS code, the last year, without regions, footers and other figures."""
    text = _official(("00000", "United States"), ("06000", "California"), ("91000", "New England"))
    (tmp_path / "SARPP_STATE_2008_2023.csv").write_text(text, encoding="utf-8")
    (states,) = read_parities(open_folder(tmp_path))
    assert states.source is not None
    assert (states.source.id, states.source.edition) == ("price-parities-states-2023", "2023")
    assert states.files == ("SARPP_STATE_2008_2023.csv",)
    assert [row[:4] for row in states.rows] == [
        ("nation", "00", "United States", 2023),
        ("state", "06", "California", 2023),
    ]
    assert states.rows[1][4:] == (110.7, 106.25, 154.4, None, 104.1)


@pytest.mark.parametrize("name", ["MARPP_MSA_2008_2023.csv", "rpp/MARPP_MSA_2008_2023.csv"])
def test_metropolitan_areas_are_read_from_the_official_file(tmp_path: Path, name: str) -> None:
    """By CBSA code; the kind of area and the star of a footnote are no part of a name."""
    text = _official(
        ("00000", "United States"),
        ("00999", "United States (Nonmetropolitan Portion)"),
        ("39100", "Poughkeepsie-Newburgh-Middletown, NY (Metropolitan Statistical Area) *"),
        ("10180", "Abilene, TX (Metropolitan Statistical Area)"),
        table="MARPP",
    )
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    (metros,) = read_parities(open_folder(tmp_path))
    assert [row[:3] for row in metros.rows] == [
        ("metro", "10180", "Abilene, TX"),
        ("metro", "39100", "Poughkeepsie-Newburgh-Middletown, NY"),
    ]
    assert metros.source is not None and metros.source.id == "price-parities-metros-2023"


def test_a_copy_with_one_year_is_read_too(tmp_path: Path) -> None:
    """A table that has lost the quotes and all years but one says the same; the newest file is taken."""
    rows = "".join(f"{fips},Here,{item},{value}\n" for fips in ("0", "10180") for item, value in ITEMS.items())
    for year in (2022, 2023):
        text = f"GeoFIPS,GeoName,Description,RPP {year}\n{rows}"
        (tmp_path / f"bea_rpp_msa_{year}.csv").write_text(text, encoding="utf-8")
    (metros,) = read_parities(open_folder(tmp_path))
    assert [row[:2] + row[3:5] for row in metros.rows] == [("metro", "10180", 2023, 110.7)]


def test_an_area_without_its_index_is_left_out(tmp_path: Path) -> None:
    """Where even the index of all items is marked as not available there is nothing to say."""
    text = _official(("06000", "California"), items=dict.fromkeys(ITEMS, "(NA)"))
    (tmp_path / "SARPP_STATE_2008_2023.csv").write_text(text, encoding="utf-8")
    (states,) = read_parities(open_folder(tmp_path))
    assert states.rows == ()


def test_a_missing_year_is_named(tmp_path: Path) -> None:
    """A file whose name promises a year that no column has is refused by the column's name."""
    (tmp_path / "SARPP_STATE_2008_2024.csv").write_text(_official(("06000", "California")), encoding="utf-8")
    with pytest.raises(SourcesIncomplete, match=r"SARPP_STATE_2008_2024\.csv has no column '2024'"):
        read_parities(open_folder(tmp_path))


def test_without_their_files_there_are_no_parities(tmp_path: Path) -> None:
    """Nothing is read and nothing is raised."""
    assert read_parities(open_folder(tmp_path)) == ()


@pytest.mark.sources
def test_the_official_files_cover_the_nation(sources: Path) -> None:
    """The nation, fifty states with the District, 384 metropolitan areas; the nation's index is 100."""
    states, metros = read_parities(open_folder(sources))
    assert (len(states.rows), len(metros.rows)) == (52, 384)
    assert states.rows[0].all_items == 100
    assert all(60 < row.all_items < 130 for loaded in (states, metros) for row in loaded.rows)
