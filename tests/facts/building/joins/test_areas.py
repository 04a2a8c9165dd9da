"""Places are numbered from the nation down, named by the newer source, and keep each source's figures."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from careerproof.evidence import Source
from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.areas import join_areas
from careerproof.facts.building.joins.rows import Numbering
from careerproof.facts.sources.bea import ParityRow
from careerproof.facts.sources.bls.area_wages import AreaWageRow
from careerproof.facts.sources.folder import Loaded

NUMBERS = Numbering({"oews": 1, "states": 2, "metros": 3}, {}, {})
NATION = ParityRow("nation", "00", "United States", 2023, 100.0, 99.505, 100.742, 98.645, 100.16)
TEXAS = ParityRow("state", "48", "Texas", 2023, 97.25, None, 90.04, 97.0, 98.96)
AUSTIN = ParityRow("metro", "12420", "Austin-Round Rock, TX", 2023, 97.7, 96.0, 105.0, 95.0, 97.0)
ABILENE = ParityRow("metro", "10180", "Abilene, TX", 2023, 89.9, 91.9, 73.6, 89.1, 95.3)
PAY = AreaWageRow(
    kind="metro",
    area="12420",
    area_title="Austin-Round Rock-San Marcos, TX",
    code="15-2051",
    employment=900,
    mean=120_000,
    percentiles=(60_000, 80_000, 110_000, 140_000, 239_200),
    hourly=(None,) * 5,
    top_coded=("p90",),
    reason=None,
)


def _source(identifier: str) -> Source:
    return Source(id=identifier, title="", publisher="", edition="", licence="", url="", citation="")


def _collected(*, with_pay: bool) -> Collected:
    parts = SimpleNamespace(
        area_wages=(Loaded(source=_source("oews"), rows=(PAY,)),) if with_pay else (),
        parities=(
            Loaded(source=_source("states"), rows=(NATION, TEXAS)),
            Loaded(source=_source("metros"), rows=(AUSTIN, ABILENE)),
        ),
    )
    return cast("Collected", parts)


def test_places_are_numbered_from_the_nation_down() -> None:
    """The nation, states, metropolitan areas, each by code: the numbers do not depend on the order of the files."""
    rows = join_areas(_collected(with_pay=False), NUMBERS)
    assert rows["area"] == [
        (1, "nation", "00", "United States", 2),
        (2, "state", "48", "Texas", 2),
        (3, "metro", "10180", "Abilene, TX", 3),
        (4, "metro", "12420", "Austin-Round Rock, TX", 3),
    ]
    assert rows["area_wage"] == []


def test_price_levels_are_whole_tenths() -> None:
    """Rounded to a tenth, and absent where the source has none."""
    rows = join_areas(_collected(with_pay=False), NUMBERS)
    assert rows["price_parity"][:2] == [
        (1, 2023, 1000, 995, 1007, 986, 1002, 2),
        (2, 2023, 972, None, 900, 970, 990, 2),
    ]


def test_the_survey_names_a_place_that_both_have() -> None:
    """The wage survey is the newer edition: its name and source stand, and its pay is tied to the same place."""
    rows = join_areas(_collected(with_pay=True), NUMBERS)
    assert rows["area"][3] == (4, "metro", "12420", "Austin-Round Rock-San Marcos, TX", 1)
    assert rows["area_wage"] == [
        (4, "15-2051", 900, 120_000, *PAY.percentiles, None, None, None, None, None, "p90", None, 1)
    ]
