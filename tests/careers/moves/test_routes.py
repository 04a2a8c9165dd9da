"""Ways through other careers: easier than the direct leap, none matched by another in everything."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

import pytest

from careerproof.careers.model import MoveFilter, Transition
from careerproof.careers.moves.routes import FLOORS, find_routes
from careerproof.careers.moves.transitions import weigh_move
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

By = Callable[[str], Career]

FAR = [
    ("51-4121.00", "17-2141.00"),  # welder: mechanical engineer
    ("31-1131.00", "29-1141.00"),  # nursing assistant: registered nurse
    ("23-2011.00", "23-1011.00"),  # paralegal: lawyer
    ("43-3031.00", "machine-learning-engineer"),
]


@pytest.fixture(scope="module", params=FAR, ids="-".join)
def way(request: pytest.FixtureRequest, facts: Facts, career: By) -> tuple[Transition, tuple[Transition, ...]]:
    """A direct move that is too far, and the ways beside it."""
    origin, target = (career(key) for key in request.param)
    return weigh_move(facts, origin, target), find_routes(facts, origin, target, limit=20)


def test_every_leap_is_easier_than_the_direct_one(way: tuple[Transition, tuple[Transition, ...]]) -> None:
    """A stop is worth making only where it makes the hardest leap easier."""
    direct, routes = way
    assert routes
    for route in routes:
        assert 2 <= len(route.steps) <= 3
        leaps = [step.feasibility for step in route.steps]
        assert route.feasibility == pytest.approx(min(leaps))
        assert route.product == pytest.approx(prod(leaps))
        assert min(leaps) > direct.feasibility and min(leaps) >= FLOORS[-1]


def test_a_way_ends_where_it_should_and_names_its_stops_once(way: tuple[Transition, tuple[Transition, ...]]) -> None:
    """The last step is the target, and no career is passed twice."""
    direct, routes = way
    for route in routes:
        stops = [step.code or step.slug for step in route.steps]
        assert stops[-1] == (direct.code or direct.slug)
        assert len(set(stops)) == len(stops)
        assert all(step.code for step in route.steps[:-1]), "stops are official occupations"
        assert route.lowest_pay == min(step.median_pay or 0 for step in route.steps)


def test_no_way_is_matched_in_everything(way: tuple[Transition, tuple[Transition, ...]]) -> None:
    """No way is at least as good as another in all that is weighed, and clearly better in one."""

    def merits(route: Transition) -> tuple[float, ...]:
        assert route.preparation is not None and route.product is not None
        months = (route.preparation.months_low + route.preparation.months_high) / 2
        return route.feasibility, route.product, -months, float(route.lowest_pay or 0), route.lowest_score or 0.0

    _, routes = way
    margin = (0.02, 0.02, 6.0, 2500.0, 2.0)
    for one in routes:
        for other in routes:
            beaten = all(a >= b + least for a, b, least in zip(merits(other), merits(one), margin, strict=True))
            assert not beaten


def test_ways_are_repeatable(facts: Facts, career: By) -> None:
    """The same question has the same answer, and a smaller limit gives its beginning."""
    origin, target = career("51-4121.00"), career("17-2141.00")
    ways = find_routes(facts, origin, target, limit=4)
    assert ways == find_routes(facts, origin, target, limit=4)
    assert find_routes(facts, origin, target, limit=2) == ways[:2]


def test_what_is_wanted_holds_on_the_whole_way(facts: Facts, career: By) -> None:
    """A least pay holds at every stop, the most years for the whole way."""
    origin, target = career("31-1131.00"), career("29-1141.00")
    paid = find_routes(facts, origin, target, wanted=MoveFilter(least_pay=80_000))
    assert paid and all((step.median_pay or 0) >= 80_000 for route in paid for step in route.steps)
    assert find_routes(facts, origin, target, wanted=MoveFilter(most_years=0.5)) == ()


def test_skills_of_the_start_are_kept_on_the_way(facts: Facts, career: By) -> None:
    """A leap from a stop is no harder for whoever brings more to it than the stop gives."""
    target = career("17-2141.00")
    for route in find_routes(facts, career("51-4121.00"), target, limit=5):
        last_stop = route.steps[-2].code
        assert last_stop is not None
        assert route.steps[-1].feasibility >= weigh_move(facts, career(last_stop), target).feasibility - 1e-6
