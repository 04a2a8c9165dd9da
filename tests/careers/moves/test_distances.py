"""How feasible a move is: asymmetric, and barred by a core subject that is not known."""

from __future__ import annotations

import pytest

from careerproof.careers.landscape import see_landscape
from careerproof.careers.moves.distances import CORE_IMPORTANCE, CORE_LEVEL, measure_feasibility
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("origin", "specialist", "neighbour"),
    [
        ("25-2031.00", "25-1072.00", "25-2022.00"),  # school teacher: nursing instructor, middle school teacher
        ("43-3031.00", "29-1051.00", "43-3021.00"),  # bookkeeping clerk: pharmacist, billing clerk
        ("47-2111.00", "29-1141.00", "49-9071.00"),  # electrician: registered nurse, maintenance worker
    ],
)
def test_a_core_subject_that_is_not_known_bars_the_way(
    facts: Facts, origin: str, specialist: str, neighbour: str
) -> None:
    """What is common to both careers does not make up for the one subject that the destination turns on."""
    landscape = see_landscape(facts)
    reach = measure_feasibility(landscape, landscape.rows[origin], "out", ())
    assert reach[landscape.rows[specialist]] < 0.4
    assert reach[landscape.rows[neighbour]] > 0.5


def test_both_directions_tell_the_same_move(facts: Facts) -> None:
    """The way out of one career into another is the way into that other from the one."""
    landscape = see_landscape(facts)
    here, there = landscape.rows["29-1141.00"], landscape.rows["11-9111.00"]
    out = measure_feasibility(landscape, here, "out", ())[there]
    assert out == pytest.approx(measure_feasibility(landscape, there, "into", ())[here], rel=1e-5)
    assert out != pytest.approx(measure_feasibility(landscape, there, "out", ())[here], rel=1e-2)


def test_some_careers_have_a_core_subject_and_some_have_none(facts: Facts) -> None:
    """The thresholds tell a specialist's subject from what everybody knows a little of."""
    knowledge = see_landscape(facts).ratings["knowledge"]
    core = ((knowledge.importance >= CORE_IMPORTANCE) & (knowledge.level >= CORE_LEVEL)).any(axis=1)
    assert 0.3 < core.mean() < 0.95
