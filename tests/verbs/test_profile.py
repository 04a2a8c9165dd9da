"""The profile of a career: every figure of it by its name, with a place or without."""

from __future__ import annotations

import pytest

import careerproof as cp
from careerproof.errors import UnknownOccupation, UsageError
from careerproof.evidence import to_plain


def test_a_profile_tells_pay_telework_and_standing() -> None:
    """Percentiles, sectors, jobs, work from home and standing are in the JSON, each figure with its source."""
    plain = cp.profile("registered nurse").to_dict()
    salary, telework, standing = plain["salary"], plain["telework"], plain["standing"]
    assert isinstance(salary, dict) and isinstance(telework, dict) and isinstance(standing, dict)
    assert [pay["percentile"] for pay in salary["percentiles"]] == [10, 25, 50, 75, 90]
    assert salary["by_industry"] and salary["place"] is None
    assert telework["words"] == "hardly possible from home"
    assert all(0 <= standing[name] <= 100 for name in ("score", "pay", "growth"))
    sources = plain["sources"]
    assert isinstance(sources, list)
    assert {"oews-sectors-2024", "dingel-neiman-2020"} <= {source["id"] for source in sources}


def test_a_place_changes_nothing_but_its_own_section() -> None:
    """The page is the same but for the place and the sources of its prices."""
    plain, placed = (cp.profile("15-1252.00", place=place).to_dict() for place in (None, "Texas"))
    assert {name for name in plain if plain[name] != placed[name]} == {"salary", "sources"}
    before, after = plain["salary"], placed["salary"]
    assert isinstance(before, dict) and isinstance(after, dict)
    assert {name for name in before if before[name] != after[name]} == {"place"}
    assert to_plain(after["place"]) == after["place"]


@pytest.mark.parametrize(
    ("career", "place", "error"),
    [("nurse", "Atlantis", UsageError), ("nurse", "Springfield", UsageError), ("zzqx", "Texas", UnknownOccupation)],
)
def test_what_is_not_known_is_one_error(career: str, place: str, error: type[Exception]) -> None:
    """No such place, several such places, no such career."""
    with pytest.raises(error):
        cp.profile(career, place=place)
