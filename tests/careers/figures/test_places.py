"""Which place a text means: a state, a city, a code; and one clear error where it means none or several."""

from __future__ import annotations

import pytest

from careerproof.careers.figures.places import find_place
from careerproof.errors import UsageError
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("text", "kind", "begins"),
    [
        ("Texas", "state", "Texas"),
        ("texas", "state", "Texas"),
        (" TX ", "state", "Texas"),
        ("48", "state", "Texas"),
        ("New York", "state", "New York"),
        ("New  York", "state", "New York"),
        ("DC", "state", "District of Columbia"),
        ("Austin", "metro", "Austin"),
        ("Austin, TX", "metro", "Austin"),
        ("Fort Worth", "metro", "Dallas"),
        ("Portland, ME", "metro", "Portland-South"),
        ("portland,or", "metro", "Portland-Vancouver"),
        ("Kansas City", "metro", "Kansas City"),
        ("New York Newark", "metro", "New York-Newark"),
        ("12420", "metro", "Austin"),
        ("United States", "nation", "United States"),
    ],
)
def test_people_name_places_as_they_do(facts: Facts, text: str, kind: str, begins: str) -> None:
    """Names, abbreviations, codes, and a city with or without its state."""
    area = find_place(facts, text)
    assert area.kind == kind
    assert area.title.startswith(begins)


@pytest.mark.parametrize(
    ("text", "says", "lists"),
    [
        ("Portland", "several places are called 'Portland'", "Portland-Vancouver"),
        ("Springfield", "several places", "Springfield, MO"),
        ("Dalas", "there is no place 'Dalas'", "did you mean Dallas"),
        ("zzzz", "there is no place 'zzzz'", "name a state"),
        ("", "there is no place ''", "name a state"),
    ],
)
def test_no_place_or_several_is_one_clear_error(facts: Facts, text: str, says: str, lists: str) -> None:
    """The error repeats the words, the hint lists what could be meant."""
    with pytest.raises(UsageError, match=says) as told:
        find_place(facts, text)
    assert lists in told.value.hint


def test_every_area_is_found_by_its_whole_name_and_its_code(facts: Facts) -> None:
    """No name of the official lists is lost to another."""
    areas = facts.areas()
    assert len(areas) > 400
    for area in areas:
        assert find_place(facts, area.code) == find_place(facts, area.title) == area
