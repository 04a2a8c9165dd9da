"""Pay by place, in a small artifact of our own: what a user's build holds whose folder has those workbooks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from careerproof.errors import UnknownOccupation
from careerproof.facts.building.joins.rows import Value
from careerproof.facts.building.pack import pack_rows
from careerproof.facts.model import Area
from careerproof.facts.store import Facts, open_facts

NONE: tuple[Value, ...] = (None,) * 5


def _occupation(number: int, code: str, survey: str | None) -> tuple[Value, ...]:
    return (number, code, code, code[:7], 1, None, None, survey, None, None, 0, 1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facts]:
    """Three occupations, two of which the survey joins, and pay in two areas."""
    yearly: tuple[Value, ...] = (1000, 60_000, 30_000, 40_000, 50_000, 70_000, 239_200, *NONE, "p90", None, 1)
    hourly: tuple[Value, ...] = (50, None, *NONE, 1500, 2000, 2500, 3000, 11_500, "p90", "only hourly pay", 1)
    rows: dict[str, list[tuple[Value, ...]]] = {
        "meta": [("facts_version", "3.small")],
        "source": [(1, "oews-states-2025", "x", "x", "May 2025", "US government work, public domain", "x", "x", 1)],
        "occupation": [
            _occupation(0, "27-2011.00", "27-2011"),
            _occupation(1, "29-2011.00", "29-2010"),
            _occupation(2, "29-2012.00", "29-2010"),
            _occupation(3, "55-1011.00", None),
        ],
        "wage": [("27-2011", "Actors", *hourly), ("29-2010", "Technologists", *yearly)],
        "area": [(1, "state", "06", "California", 1), (2, "metro", "41860", "San Francisco, CA", 1)],
        "area_wage": [(1, "27-2011", *hourly), (1, "29-2010", *yearly)],
    }
    with open_facts(pack_rows(tmp_path_factory.mktemp("small") / "x", rows)) as opened:
        yield opened


def test_pay_of_a_place_is_as_pay_of_the_nation(small: Facts) -> None:
    """The same figures in both tables give the same value: floors, sharing, vintage, the survey's title."""
    (california,) = small.areas("state")
    for code in ("27-2011.00", "29-2011.00"):
        assert small.area_wages(code, california) == small.wages(code)
    found = small.area_wages("29-2011.00", california)
    assert found is not None
    assert (found.p50, found.top_coded, found.shared, found.vintage) == (50_000, ("p90",), True, "May 2025")
    assert (found.survey_title, found.source, found.hourly) == ("Technologists", "oews-states-2025", None)


def test_floors_belong_to_the_pay_that_is_there(small: Facts) -> None:
    """Where only hourly pay is published, its highest percentile is the floor, and no annual one is."""
    wages = small.wages("27-2011.00")
    assert wages is not None and wages.hourly is not None
    assert (wages.top_coded, wages.hourly.top_coded) == ((), ("p90",))
    assert (wages.hourly.p10, wages.hourly.p90) == (15.0, 115.0)


def test_places_and_occupations_without_pay_have_none(small: Facts) -> None:
    """A place that the workbook leaves out, a place of other facts, an occupation outside the survey."""
    california, francisco = small.areas()
    elsewhere = Area(kind="state", code="99", title="Elsewhere", source="x")
    assert small.area_wages("29-2011.00", francisco) is None
    assert small.area_wages("29-2011.00", elsewhere) is None
    assert small.price_parity(elsewhere) is small.price_parity(california) is None
    assert small.area_wages("55-1011.00", california) is None
    with pytest.raises(UnknownOccupation):
        small.area_wages("99-9999.99", california)
