"""Reads a workbook of the wage survey, of the nation or of areas: what each cell of pay means.

The markers: "*" no estimate of pay, "**" none of employment, "#" at least the survey's highest published figure (a
floor, not a number). Of some occupations only pay by the year is published (teachers), of some only pay by the hour
(actors): neither is made of the other, because nobody knows their hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from careerproof.facts.schema import PERCENTILES
from careerproof.facts.sources.bls.publisher import year_of
from careerproof.facts.sources.bls.top_codes import TopCode, find_top_code
from careerproof.facts.sources.folder import Cell, SourceFolder, number_of, text_of

Five = tuple[int | None, int | None, int | None, int | None, int | None]

NONE_OF_PAY: Five = (None, None, None, None, None)
_SHARES = ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
_COLUMNS = (
    *("AREA", "AREA_TITLE", "AREA_TYPE", "I_GROUP", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "A_MEAN"),
    *(f"A_{share}" for share in _SHARES),
    *(f"H_{share}" for share in _SHARES),
)

HOURLY_ONLY = "the survey publishes only hourly pay for this occupation"
NO_ESTIMATE = "the survey gives no estimate"


class Estimate(NamedTuple):
    """What the survey says of an occupation in an area.

    `percentiles` in US dollars a year; `hourly` in US cents an hour, only where there is no pay by the year.
    `top_coded` names the percentiles that are a floor, `reason` says why others are absent.
    """

    area: str
    area_title: str
    area_type: str
    code: str
    title: str
    employment: int | None
    mean: int | None
    percentiles: Five
    hourly: Five
    top_coded: tuple[str, ...]
    reason: str | None


class Workbook:
    """One workbook of the survey."""

    def __init__(self, folder: SourceFolder, path: Path) -> None:
        self._folder = folder
        self._path = path
        self.year = year_of(path)

    def estimates(self) -> Iterator[Estimate]:
        """The estimates of detailed occupations over all industries, in the workbook's order."""
        for row in self._folder.table(self._path, _COLUMNS):
            if row[3] == "cross-industry" and row[6] == "detailed":
                yield self._estimate(row)

    @cached_property
    def _top_code(self) -> TopCode | None:
        return find_top_code(self._folder, self._path, self.year)

    def _estimate(self, row: Sequence[Cell]) -> Estimate:
        area, area_title, area_type, _, code, title, _, employment, mean, *pay = row
        annual, by_hour = pay[:5], pay[5:]
        is_hourly = not any(map(_is_pay, annual)) and any(map(_is_pay, by_hour))
        count = number_of(employment)
        shown = by_hour if is_hourly else annual
        values = self._pay(shown, hourly=is_hourly)
        return Estimate(
            area=text_of(area),
            area_title=text_of(area_title),
            area_type=text_of(area_type),
            code=text_of(code),
            title=text_of(title),
            employment=None if count is None else int(count),
            mean=self._amount(mean, hourly=False),
            percentiles=NONE_OF_PAY if is_hourly else values,
            hourly=values if is_hourly else NONE_OF_PAY,
            top_coded=tuple(
                name
                for name, cell, value in zip(PERCENTILES, shown, values, strict=True)
                if cell == "#" and value is not None
            ),
            reason=_reason(shown, values, is_hourly=is_hourly, is_counted=count is not None),
        )

    def _pay(self, cells: Sequence[Cell], *, hourly: bool) -> Five:
        p10, p25, p50, p75, p90 = (self._amount(cell, hourly=hourly) for cell in cells)
        return p10, p25, p50, p75, p90

    def _amount(self, cell: Cell, *, hourly: bool) -> int | None:
        return read_amount(cell, self._top_code, hourly=hourly)


def read_amount(cell: Cell, top: TopCode | None, *, hourly: bool) -> int | None:
    """Whole dollars a year or cents an hour; the floor for "#", None where even that is unknown."""
    if cell == "#":
        return None if top is None else top.hourly_cents if hourly else top.annual_dollars
    value = number_of(cell)
    return None if value is None else round(value * 100) if hourly else round(value)


def _is_pay(cell: Cell) -> bool:
    return cell == "#" or number_of(cell) is not None


def _reason(cells: Sequence[Cell], values: Five, *, is_hourly: bool, is_counted: bool) -> str | None:
    """Why figures are absent, in the order of what hides most; None where none is."""
    absent = [(name, cell) for name, cell, value in zip(PERCENTILES, cells, values, strict=True) if value is None]
    if is_hourly and len(absent) < len(PERCENTILES):
        return HOURLY_ONLY
    beyond = [name for name, cell in absent if cell == "#"]
    if beyond:
        return f"the survey says of {', '.join(beyond)} only that the pay is above its highest figure"
    if len(absent) == len(PERCENTILES):
        return NO_ESTIMATE
    lacking = [*([] if is_counted else ["employment"]), *(name for name, _ in absent)]
    return f"{NO_ESTIMATE} of {', '.join(lacking)}" if lacking else None
