"""What a move takes in time: schooling, fields, training and job zones, told apart and never below nought."""

from __future__ import annotations

import pytest

from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import say_time
from careerproof.careers.moves.preparation import SCHOOLING, TRAINING, weigh_preparation
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("origins", "destination", "kinds"),
    [
        (("41-2011.00",), "29-1141.00", {"schooling", "licence"}),  # cashier: registered nurse
        (("25-2031.00",), "15-1252.00", {"field"}),  # school teacher: software developer, both with a degree
        (("41-2011.00",), "47-2111.00", {"training", "schooling"}),  # cashier: electrician, an apprenticeship
        (("29-1141.00",), "11-9111.00", {"experience"}),  # registered nurse: health services manager
        (("29-1141.00",), "29-1141.03", set()),  # registered nurse: critical care nurse
    ],
)
def test_needs_are_those_of_the_published_requirements(
    facts: Facts, origins: tuple[str, ...], destination: str, kinds: set[str]
) -> None:
    """Each move names what its published entry requirements ask for beyond those of the start."""
    preparation = weigh_preparation(facts, origins, destination, familiar=0.0)
    assert kinds <= {need.kind for need in preparation.needs}
    if not kinds:
        assert preparation.needs == () and preparation.months_high == 0


def test_what_was_done_before_the_last_stop_counts(facts: Facts) -> None:
    """Whoever was a nurse before needs no nursing degree again, nor the licence."""
    again = weigh_preparation(facts, ("41-2011.00", "29-1141.00"), "29-1141.00", familiar=0.0)
    assert again.months_high == 0
    assert not {"schooling", "field", "licence"} & {need.kind for need in again.needs}


def test_every_move_takes_a_range_of_time_with_sources(facts: Facts) -> None:
    """No range is below nought or upside down, and every need says where it comes from."""
    keys = see_landscape(facts).keys
    seen = set()
    for place in range(0, len(keys), 41):
        for other in range(7, len(keys), 67):
            preparation = weigh_preparation(facts, (keys[place],), keys[other], familiar=0.2)
            assert 0 <= preparation.months_low <= preparation.months_high
            assert (preparation.months_high > 0) >= any(need.months_high for need in preparation.needs)
            for need in preparation.needs:
                seen.add(need.kind)
                assert need.sources and need.text and 0 <= need.months_low <= need.months_high
    assert seen == {"schooling", "field", "training", "job_zone", "experience", "licence"}


def test_every_published_level_and_training_has_its_months(facts: Facts) -> None:
    """The projections use no word that the tables do not know."""
    projections = [found for code in facts.codes() if (found := facts.projection(code)) is not None]
    assert {projection.education for projection in projections} - {None} <= SCHOOLING.keys()
    assert {projection.training for projection in projections} - {None, "None"} <= TRAINING.keys()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "no time"),
        (0, 1, "up to 1 month"),
        (1, 12, "1 to 12 months"),
        (12, 12, "12 months"),
        (0, 24, "up to 2 years"),
        (24, 24, "2 years"),
        (44, 60, "3.7 to 5 years"),
    ],
)
def test_time_is_said_as_people_say_it(low: int, high: int, words: str) -> None:
    """Months below two years, years from there."""
    assert say_time(low, high) == words
