"""The official roads between classifications: SOC 2010 and 2018, O*NET-SOC, ISCO-08, CIP 2020, Census 2018."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.sources.bls.publisher import PUBLISHER
from careerproof.facts.sources.folder import Column, Loaded, SourceFolder, text_of

_SOC = re.compile(r"\d\d-\d{4}")
_ISCO = re.compile(r"\d{4}")
_ONET = re.compile(r"\d\d-\d{4}\.\d\d")
_CENSUS = re.compile(r"\d{4}")
_SOC_GROUP = re.compile(r"\d\d-[\dX]{4}")
"""A SOC code, or a group of them as the Census list writes it: "11-9030" for all of 11-903, "13-20XX" for the rest."""


class Link(NamedTuple):
    """A code of one classification and a code of another that it corresponds to, wholly or in part."""

    origin: str
    target: str


class ProgrammeRow(NamedTuple):
    """A field of study (CIP 2020) and a SOC 2018 occupation that it prepares for."""

    soc: str
    cip: str
    title: str


def read_onet_soc(folder: SourceFolder) -> Loaded[Link]:
    """O*NET-SOC 2019 to SOC 2018."""
    path = folder.find("the O*NET-SOC 2019 to SOC 2018 crosswalk", r"2019tosoccrosswalk\.(xlsx|csv)")
    return _links(
        folder, path, ("O*NET-SOC 2019 Code", "2018 SOC Code"), _onet("onet-soc-2019", "2019"), forms=(_ONET, _SOC)
    )


def read_onet_2010(folder: SourceFolder) -> Loaded[Link]:
    """O*NET-SOC 2010 to O*NET-SOC 2019."""
    path = folder.find("the O*NET-SOC 2010 to 2019 crosswalk", r"(onetsoc)?2010to2019crosswalk\.(xlsx|csv)")
    source = _onet("onet-soc-2010", "2010 to 2019")
    return _links(folder, path, ("O*NET-SOC 2010 Code", "O*NET-SOC 2019 Code"), source, forms=(_ONET, _ONET))


def read_soc_2010(folder: SourceFolder) -> Loaded[Link]:
    """SOC 2010 to SOC 2018."""
    path = folder.find("the SOC 2010 to 2018 crosswalk", r"soc2010to2018crosswalk\.(xlsx|csv)")
    source = Source(
        id="soc-2010-2018",
        title="2010 SOC to 2018 SOC crosswalk",
        publisher=PUBLISHER,
        edition="November 2017",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/soc/2018/crosswalks.htm",
        citation="Bureau of Labor Statistics, on behalf of the SOC Policy Committee, 2017.",
    )
    return _links(folder, path, ("2010 SOC Code", "2018 SOC Code"), source, forms=(_SOC, _SOC))


def read_isco(folder: SourceFolder) -> Loaded[Link]:
    """ISCO-08 unit groups to SOC 2010; whole and partial matches alike."""
    path = folder.find("the ISCO-08 to SOC 2010 crosswalk", r"isco(08)?soc(2010)?crosswalk\.xlsx?")
    source = Source(
        id="isco-soc-2010",
        title="ISCO-08 to 2010 SOC crosswalk",
        publisher=PUBLISHER,
        edition="August 2012, updated June 2015",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/soc/isco_soc_crosswalk.xls",
        citation="Bureau of Labor Statistics, on behalf of the SOC Policy Committee, 2012.",
    )
    columns = ("ISCO-08 Code", "2010 SOC Code")
    return _links(folder, path, columns, source, forms=(_ISCO, _SOC), sheet="ISCO-08 to 2010 SOC")


def read_programmes(folder: SourceFolder) -> Loaded[ProgrammeRow]:
    """Fields of study by SOC 2018 occupation."""
    path = folder.find("the CIP 2020 to SOC 2018 crosswalk", r"cip2020soc2018crosswalk\.xlsx")
    columns: tuple[Column, ...] = ("SOC2018Code", "CIP2020Code", "CIP2020Title")
    rows = [
        ProgrammeRow(text_of(soc), text_of(cip), text_of(title).removesuffix("."))
        for soc, cip, title in folder.table(path, columns, sheet="SOC-CIP")
        if not text_of(soc).startswith("99-") and not text_of(cip).startswith("99.99")
    ]
    source = Source(
        id="cip-2020",
        title="CIP 2020 to SOC 2018 crosswalk",
        publisher="National Center for Education Statistics and U.S. Bureau of Labor Statistics",
        edition="2020",
        licence=PUBLIC_DOMAIN,
        url="https://nces.ed.gov/ipeds/cipcode/post3.aspx?y=56",
        citation="National Center for Education Statistics and Bureau of Labor Statistics, CIP–SOC crosswalk, 2020.",
    )
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path),))


def read_census(folder: SourceFolder) -> Loaded[Link]:
    """SOC 2018 codes, and groups of them, to the occupation codes of the 2018 Census list.

    Where the list is not there, the crosswalk of the National Employment Matrix stands in: its codes are those of
    2019's American Community Survey, which joins some of the list's.
    """
    listed = folder.find_all(r"(census)?2018(census)?occupationcodelistandcrosswalk\.xlsx")
    if listed:
        columns: tuple[Column, Column] = ("2018 SOC Code", "2018 Census Code")
        return _census_links(folder, listed[-1], columns, _census_list(), sheet="2018 Census Occ Code List")
    joined = folder.find_all(r"(bls)?nemocccodeacscrosswalk\.xlsx")
    if joined:
        return _census_links(folder, joined[-1], ("Hybrid SOC Code", "ACS Code"), _census_matrix())
    return Loaded(source=None, rows=())


def _census_list() -> Source:
    return Source(
        id="census-2018",
        title="2018 Census occupation code list",
        publisher="U.S. Census Bureau",
        edition="2018",
        licence=PUBLIC_DOMAIN,
        url="https://www.census.gov/topics/employment/industry-occupation/guidance/code-lists.html",
        citation="U.S. Census Bureau, 2018 Census Occupation Code List with Crosswalk.",
    )


def _census_matrix() -> Source:
    return Source(
        id="nem-acs-crosswalk",
        title="National Employment Matrix to American Community Survey occupational crosswalk",
        publisher=PUBLISHER,
        edition="1 September 2020",
        licence=PUBLIC_DOMAIN,
        url="https://www.bls.gov/emp/documentation/crosswalks.htm",
        citation="Bureau of Labor Statistics, Office of Occupational Statistics and Employment Projections, 2020.",
    )


def _census_links(
    folder: SourceFolder, path: Path, columns: tuple[Column, Column], source: Source, *, sheet: str | None = None
) -> Loaded[Link]:
    """The distinct pairs; a Census code has four digits, also where a spreadsheet made a number of it."""
    pairs = {
        Link(text_of(soc), text_of(census).zfill(4))
        for soc, census in folder.table(path, columns, sheet=sheet)
        if _SOC_GROUP.fullmatch(text_of(soc)) and _CENSUS.fullmatch(text_of(census).zfill(4))
    }
    return Loaded(source=source, rows=tuple(sorted(pairs)), files=(folder.relative(path),))


def _onet(identifier: str, edition: str) -> Source:
    return Source(
        id=identifier,
        title=f"O*NET-SOC taxonomy crosswalk {edition}",
        publisher="U.S. Department of Labor, National Center for O*NET Development",
        edition=edition,
        licence="CC BY 4.0",
        url="https://www.onetcenter.org/taxonomy.html",
        citation="National Center for O*NET Development, O*NET-SOC taxonomy, used under the CC BY 4.0 license.",
    )


def _links(
    folder: SourceFolder,
    path: Path,
    columns: tuple[Column, Column],
    source: Source,
    *,
    forms: tuple[re.Pattern[str], re.Pattern[str]],
    sheet: str | None = None,
) -> Loaded[Link]:
    """The distinct pairs whose codes have the right forms (notes under the table do not)."""
    origin, target = forms
    pairs = {
        Link(text_of(one), text_of(other))
        for one, other in folder.table(path, columns, sheet=sheet)
        if origin.fullmatch(text_of(one)) and target.fullmatch(text_of(other))
    }
    return Loaded(source=source, rows=tuple(sorted(pairs)), files=(folder.relative(path),))
