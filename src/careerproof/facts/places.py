"""Places: the nation, its states and metropolitan areas, with how high prices are there and what is paid there."""

from __future__ import annotations

import re
from functools import cached_property

from careerproof.facts.model import Area, AreaKind, PriceParity, Wages
from careerproof.facts.outcomes import PAY, Outcomes
from careerproof.facts.schema import TENTHS


class Places(Outcomes):
    """Areas and their figures. The shipped facts hold price parities; pay by area is in a user's own build only."""

    def areas(self, kind: AreaKind | None = None) -> tuple[Area, ...]:
        """The nation, the states and the metropolitan areas, or those of one kind; by code within each kind."""
        return tuple(area for area in self._areas.values() if kind in (None, area.kind))

    def find_areas(self, text: str) -> tuple[Area, ...]:
        """The areas with that code, or whose names hold all of the words; the one whose whole name it is comes first.

        "TX" finds the metropolitan areas of Texas: their names end with the abbreviations of their states.
        """
        wanted = _words(text)
        named = [area for area in self._areas.values() if area.code == text.strip() or wanted <= _words(area.title)]
        return tuple(sorted(named, key=lambda area: _words(area.title) != wanted)) if wanted else ()

    def price_parity(self, area: Area) -> PriceParity | None:
        """How high prices are in an area; None where the source does not hold it."""
        found = self._rows(
            "SELECT year, all_items, goods, housing, utilities, other, source FROM price_parity WHERE area = ?",
            (self._area_numbers.get((area.kind, area.code)),),
        )
        if not found:
            return None
        year, overall, *parts, source = found[0]
        goods, housing, utilities, other = (None if part is None else part / TENTHS for part in parts)
        return PriceParity(
            year=year,
            all_items=overall / TENTHS,
            goods=goods,
            housing=housing,
            utilities=utilities,
            other=other,
            source=self._ids[source],
        )

    def area_wages(self, code: str, area: Area) -> Wages | None:
        """The pay of an occupation in an area; None where the survey's workbook of such areas does not hold it."""
        survey, number = self._places[self._number(code)][0], self._area_numbers.get((area.kind, area.code))
        if survey is None or number is None:
            return None
        found = self._rows(f"SELECT {PAY} FROM area_wage WHERE survey = ? AND area = ?", (survey, number))  # noqa: S608
        (title,) = self._only("SELECT title FROM wage WHERE survey = ?", (survey,))
        return self._pay(survey, title, found[0]) if found else None

    @cached_property
    def _area_numbers(self) -> dict[tuple[AreaKind, str], int]:
        return {(area.kind, area.code): number for number, area in self._areas.items()}

    @cached_property
    def _areas(self) -> dict[int, Area]:
        rows = self._rows("SELECT number, kind, code, title, source FROM area ORDER BY number")
        return {
            number: Area(kind=kind, code=code, title=title, source=self._ids[source])
            for number, kind, code, title, source in rows
        }


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
