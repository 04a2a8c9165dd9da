"""Scores over two sets of facts: what moved is told with points that sum to the move, and nothing else is."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from careerproof.facts.model import Measure, Occupation, OverallProjection, Projection
from careerproof.facts.store import Facts, open_facts
from careerproof.safety.compare import ComparedCareer, ScoreDiff, compare_scores, correlate_ranks
from careerproof.safety.model import Subject
from careerproof.safety.signals import CreationSignals, SafetyFacts
from careerproof.settings import SHIPPED_FACTS

NURSES, DEVELOPERS, PROGRAMMERS, CASHIERS = "29-1141.00", "15-1252.00", "15-1251.00", "41-2011.00"
CODES = (CASHIERS, DEVELOPERS, PROGRAMMERS, "15-2051.00", NURSES, "35-2014.00", "47-2111.00", "55-1011.00")


@dataclass(frozen=True, kw_only=True)
class Altered:
    """A few occupations of the facts, some of whose measures and projections are others (None: there is none)."""

    facts: Facts
    codes_held: tuple[str, ...] = CODES
    values: Mapping[tuple[str, str], float] = field(default_factory=dict)
    unmeasured: frozenset[str] = frozenset()
    projections: Mapping[str, Projection | None] = field(default_factory=dict)

    def codes(self) -> tuple[str, ...]:
        """The codes held."""
        return tuple(sorted(self.codes_held))

    def occupation(self, code: str) -> Occupation:
        """As the facts have it."""
        return self.facts.occupation(code)

    def measures(self, code: str) -> Mapping[str, Measure]:
        """As the facts have them, but for the altered values, which are sure of themselves."""
        if code in self.unmeasured:
            return {}
        found = dict(self.facts.measures(code))
        for (where, name), value in self.values.items():
            if where == code:
                found[name] = replace(found[name], value=value, low=value, high=value)
        return found

    def projection(self, code: str) -> Projection | None:
        """As the facts have it, unless it is altered."""
        return self.projections[code] if code in self.projections else self.facts.projection(code)

    def overall_projection(self) -> OverallProjection | None:
        """As the facts have it."""
        return self.facts.overall_projection()


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts that are shipped."""
    return open_facts(SHIPPED_FACTS)


def _projection(facts: Facts, code: str, change_pct: float) -> Projection:
    row = facts.projection(code)
    assert row is not None
    return replace(row, change_pct=change_pct)


def _check_sums(found: ScoreDiff) -> None:
    for move in found.moves:
        if move.move is not None:
            assert round(sum(points.move for points in move.points), 2) == move.move
            assert move.old is not None
            assert move.new == round(move.old + move.move, 2)


def test_the_same_facts_move_no_score(facts: Facts) -> None:
    """Nothing moved, the ranks agree, no category changed, and the reference serves."""
    same: SafetyFacts = Altered(facts=facts)
    found = compare_scores(same, same)
    assert not found.moves
    assert not found.categories
    assert (found.compared, found.over_1, found.largest) == (7, 0, 0.0)
    assert found.correlation == 1.0


def test_a_projection_moves_the_points_of_demand_alone(facts: Facts) -> None:
    """The one career moves, by its demand, with the projected change before and after beside it."""
    new = Altered(facts=facts, projections={NURSES: _projection(facts, NURSES, -20.0)})
    found = compare_scores(Altered(facts=facts), new)
    (move,) = found.moves
    assert move.code == NURSES
    assert move.move is not None
    assert move.move < 0
    (points,) = [points for points in move.points if points.axis != "scale"]
    assert points.axis == "demand"
    old = facts.projection(NURSES)
    assert old is not None
    inputs = {moved.name: (moved.old, moved.new) for moved in points.inputs}
    assert inputs["change_pct"] == (old.change_pct, -20.0)
    assert points.through == ()
    _check_sums(found)


def test_a_decade_in_which_all_grow_more_moves_no_score(facts: Facts, tmp_path: Path) -> None:
    """Four points more for every occupation are told as the average's move, and no demand changes."""
    path = tmp_path / "later.sqlite"
    shutil.copyfile(SHIPPED_FACTS, path)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "UPDATE projection SET change_pct = change_pct + 40, "
            "employment_projected = employment_projected + CAST(round(employment * 0.04) AS INTEGER)"
        )
    connection.close()
    with open_facts(path) as later:
        found = compare_scores(facts, later)
    assert not found.moves
    assert found.compared > 900
    change, openings = found.averages
    assert (change.name, change.old, change.new) == ("change_pct", 3.1, 7.1)
    assert (openings.name, openings.old) == ("openings_pct", openings.new)


def test_automation_also_moves_what_the_need_of_a_person_gives_back(facts: Facts) -> None:
    """Points that are counted from two axes say through which of them they moved."""
    new = Altered(facts=facts, values={(NURSES, "automation_ai"): 0.95})
    (move,) = compare_scores(Altered(facts=facts), new).moves
    points = {points.axis: points for points in move.points}
    assert [moved.name for moved in points["automation"].inputs] == ["automation_ai"]
    assert points["human_necessity"].inputs == ()
    assert points["human_necessity"].through == ("automation",)


@pytest.mark.parametrize("seed", range(6))
def test_points_sum_to_the_move_whatever_moves(facts: Facts, seed: int) -> None:
    """For figures altered at random the differences of points sum to the move, and backwards they mirror it."""
    chance = random.Random(seed)  # noqa: S311 - figures for a test
    names = [*facts.measures(NURSES)]
    values = {(code, name): chance.random() for code in CODES[:-1] for name in chance.sample(names, 4)}
    projections = {code: _projection(facts, code, chance.uniform(-30, 40)) for code in CODES[:3]}
    old, new = Altered(facts=facts), Altered(facts=facts, values=values, projections=projections)
    there, back = compare_scores(old, new), compare_scores(new, old)
    assert len(there.moves) == 7
    _check_sums(there)
    _check_sums(back)
    assert [(move.code, move.old, move.new) for move in there.moves] == [
        (move.code, move.new, move.old) for move in back.moves
    ]
    assert there.correlation == pytest.approx(back.correlation)
    sizes = [abs(move.move) for move in there.moves if move.move is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert (there.over_1, there.over_5) == (sum(size > 1 for size in sizes), sum(size > 5 for size in sizes))
    assert there.largest == sizes[0]


def test_a_score_that_is_lost_comes_first_with_its_reason(facts: Facts) -> None:
    """A career without its measures, and one whose code is gone, are told as lost; a new code as gained."""
    new = Altered(facts=facts, codes_held=(*CODES[1:], "29-1171.00"), unmeasured=frozenset({NURSES}))
    found = compare_scores(Altered(facts=facts), new)
    moves = {move.code: move for move in found.moves}
    assert (found.gained, found.lost, found.compared) == (1, 2, 5)
    assert moves[NURSES].new_reason
    assert moves[CASHIERS].new_reason == f"the facts do not hold {CASHIERS}"
    assert moves["29-1171.00"].old_reason == "the facts do not hold 29-1171.00"
    assert all(move.move is None for move in moves.values())
    assert moves[NURSES].old_category
    assert found.categories == ()


def test_what_was_never_scored_is_no_change(facts: Facts) -> None:
    """Military codes have no score in either, for the same reason."""
    assert "55-1011.00" not in {
        move.code
        for move in compare_scores(Altered(facts=facts), Altered(facts=facts, values={(NURSES, "theta"): 0.1})).moves
    }


def test_categories_are_counted_from_and_to(facts: Facts) -> None:
    """A nurse made automatable and needless changes category, and the table says from which to which."""
    values = {(NURSES, name): 0.02 for name in facts.measures(NURSES)} | {(NURSES, "automation_ai"): 0.98}
    new = Altered(facts=facts, values=values, projections={NURSES: _projection(facts, NURSES, -30.0)})
    found = compare_scores(Altered(facts=facts), new)
    (row,) = found.categories
    (move,) = found.moves
    assert (row.old, row.new, row.careers) == (move.old_category, move.new_category, 1)
    assert row.old != row.new


def test_an_emerging_career_moves_with_its_parts(facts: Facts) -> None:
    """A mixture moves by its share of a part's figure; without one of its parts there is no score of it."""
    career = ComparedCareer(
        subject=Subject(kind="emerging", code=None, slug="kite-engineer", title="Kite Engineer"),
        mixture=((DEVELOPERS, 0.5), (PROGRAMMERS, 0.5)),
        creation=CreationSignals(titles=("Kite Engineer",), ai_role="uses"),
    )
    new = Altered(facts=facts, values={(PROGRAMMERS, "theta"): 0.9})
    found = compare_scores(Altered(facts=facts), new, careers=(career,))
    moves = {move.code: move.move or 0.0 for move in found.moves}
    assert moves.keys() == {PROGRAMMERS, "kite-engineer"}
    assert 0 < moves["kite-engineer"] < moves[PROGRAMMERS]
    without = Altered(facts=facts, codes_held=tuple(code for code in CODES if code != DEVELOPERS))
    lost = {move.code: move for move in compare_scores(Altered(facts=facts), without, careers=(career,)).moves}
    assert lost["kite-engineer"].new_reason == f"the facts do not hold {DEVELOPERS}"


def test_a_reference_that_no_longer_fits_is_told(facts: Facts) -> None:
    """The published quantiles fit the scores they were made of, and not those of quite other figures."""
    everyone = Altered(facts=facts, codes_held=facts.codes())
    raised = {(code, "automation_ai"): 0.9 for code in facts.codes() if "automation_ai" in facts.measures(code)}
    found = compare_scores(everyone, Altered(facts=facts, codes_held=facts.codes(), values=raised)).reference
    assert found.old_gap <= 1.0 < found.new_gap
    assert found.is_due


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([1, 2, 3], [10, 20, 30], 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0),
        ([1, 2, 3, 4], [1, 3, 2, 4], 0.8),
        ([1, 1, 2], [1, 2, 3], 0.866),
        ([1, 1], [1, 2], None),
        ([1], [1], None),
    ],
)
def test_ranks_correlate(first: list[float], second: list[float], expected: float | None) -> None:
    """Spearman's correlation, ties sharing their rank, none where a side has no order."""
    found = correlate_ranks(first, second)
    assert found == (None if expected is None else pytest.approx(expected, abs=0.001))
