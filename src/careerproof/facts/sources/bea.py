"""The regional price parities of the US Bureau of Economic Analysis: how high prices are in states and metro areas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.model import AreaKind
from careerproof.facts.sources.folder import Cell, Loaded, SourceFolder, number_of, text_of

_STATES = re.compile(r"([0-7]\d)000")
"""The nation, a state or a territory; the codes from 91000 on are the Bureau's own regions."""

_METROS = re.compile(r"([1-9]\d{4})")
"""A metropolitan area; the nation, and what of it lies outside these areas, have codes that begin with 0."""

_NAME_NOTE = re.compile(r" \(Metropolitan Statistical Area\)| ?\*+$")
"""What follows a name: which kind of area it is, and a star that leads to a footnote on changed boundaries."""

_ITEMS = (
    "RPPs: All items",
    "RPPs: Goods",
    "RPPs: Services: Housing",
    "RPPs: Services: Utilities",
    "RPPs: Services: Other",
)


class ParityRow(NamedTuple):
    """Price levels in an area where the nation's are 100, None where there is no figure."""

    kind: AreaKind
    area: str
    title: str
    year: int
    all_items: float
    goods: float | None
    housing: float | None
    utilities: float | None
    other: float | None


def read_parities(folder: SourceFolder) -> tuple[Loaded[ParityRow], ...]:
    """Price parities of the nation and its states, and of metropolitan areas; only what is among the files."""
    states = _read(folder, "states", (r"sarppstate\d{4}\d{4}\.csv",), _STATES)
    metros = _read(folder, "metros", (r"bearppmsa\d{4}\.csv", r"marppmsa\d{4}\d{4}\.csv"), _METROS)
    return (*states, *metros)


def _read(
    folder: SourceFolder, part: str, patterns: tuple[str, ...], codes: re.Pattern[str]
) -> tuple[Loaded[ParityRow], ...]:
    paths = folder.find_all(*patterns)
    if not paths:
        return ()
    path = max(paths, key=lambda path: (_last_year(path), path.name))
    year = _last_year(path)
    table = folder.table(path, ("GeoFIPS", "GeoName", "Description", (str(year), f"RPP {year}")))
    rows = tuple(_parities(table, year, codes))
    source = Source(
        id=f"price-parities-{part}-{year}",
        title=f"Regional price parities by {'state' if part == 'states' else 'metropolitan area'}, {year}",
        publisher="U.S. Bureau of Economic Analysis",
        edition=str(year),
        licence=PUBLIC_DOMAIN,
        url="https://www.bea.gov/data/prices-inflation/regional-price-parities-state-and-metro-area",
        citation=f"Bureau of Economic Analysis, Regional Price Parities by State and Metro Area, {year}.",
    )
    return (Loaded(source=source, rows=rows, files=(folder.relative(path),)),)


def _last_year(path: Path) -> int:
    """The last year of a file, which its name ends with."""
    return int(re.findall(r"\d{4}", path.name)[-1])


def _parities(table: Iterable[tuple[Cell, ...]], year: int, codes: re.Pattern[str]) -> Iterator[ParityRow]:
    """One row an area, in the order of the codes; areas without the index of all items are left out."""
    found: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    for fips, name, description, value in table:
        code = codes.fullmatch(text_of(fips).strip(' "').zfill(5))
        if code is not None and text_of(description) in _ITEMS:
            found[code.group(1), _NAME_NOTE.sub("", text_of(name))][text_of(description)] = number_of(value)
    for (area, title), items in sorted(found.items()):
        overall, goods, housing, utilities, other = (items.get(item) for item in _ITEMS)
        if overall is not None:
            yield ParityRow(_kind(area), area, title, year, overall, goods, housing, utilities, other)


def _kind(code: str) -> AreaKind:
    if code == "00":
        return "nation"
    return "state" if len(code) == 2 else "metro"
