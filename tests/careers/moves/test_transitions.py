"""Moves between careers: asymmetric, honest about what is missing, and never to the same place."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pytest

from careerproof.careers import Transition, find_moves
from careerproof.careers.landscape import see_landscape
from careerproof.careers.model import MoveFilter
from careerproof.careers.moves.distances import measure_feasibility
from careerproof.careers.moves.transitions import SAFER, weigh_move
from careerproof.careers.moves.weighing import LEAST_PAY_CHANGE
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import Career

By = Callable[[str], Career]


def _to(moves: tuple[Transition, ...], key: str) -> Transition:
    return next(move for move in moves if key in (move.code, move.slug))


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        ("29-1141.00", "29-1141.03"),
        ("15-2051.00", "machine-learning-engineer"),
        ("41-2011.00", "41-2031.00"),
        ("43-3031.00", "43-3051.00"),
        ("51-4041.00", "51-9162.00"),
    ],
)
def test_near_careers_are_found(facts: Facts, career: By, origin: str, destination: str) -> None:
    """A move that anyone in the field would name is among the first twenty."""
    moves = find_moves(facts, career(origin), limit=20)
    assert destination in [move.code or move.slug for move in moves]


def test_feasibility_is_asymmetric(facts: Facts) -> None:
    """A nursing assistant lacks much of a nurse's work, a nurse little of an assistant's."""
    landscape = see_landscape(facts)
    nurse, assistant = landscape.rows["29-1141.00"], landscape.rows["31-1131.00"]
    up = measure_feasibility(landscape, assistant, "out", frozenset())[nurse]
    down = measure_feasibility(landscape, nurse, "out", frozenset())[assistant]
    assert down > up + 0.1


@pytest.mark.parametrize("key", ["29-1141.00", "15-1299.00", "55-3016.00", "machine-learning-engineer"])
def test_out_and_into_agree(facts: Facts, key: str) -> None:
    """The feasibility from A to B is the same whether asked from A or from B."""
    landscape = see_landscape(facts)
    here = landscape.rows[key]
    into = measure_feasibility(landscape, here, "into", frozenset())
    for other in range(0, len(landscape.keys), 97):
        out = measure_feasibility(landscape, other, "out", frozenset())[here]
        assert out == pytest.approx(into[other], rel=1e-4)


def test_feasibilities_lie_between_nought_and_one(facts: Facts) -> None:
    """No move is more than fully feasible, and staying where one is is."""
    landscape = see_landscape(facts)
    for row in range(0, len(landscape.keys), 83):
        feasibility = measure_feasibility(landscape, row, "out", frozenset())
        assert numpy.isfinite(feasibility).all()
        assert feasibility.min() >= 0 and feasibility.max() <= 1 + 1e-6
        assert feasibility[row] == pytest.approx(1.0, abs=1e-4)


def test_held_skills_bring_a_career_nearer(facts: Facts, career: By) -> None:
    """What the person can do beyond the origin raises feasibility and leaves the list of what is missing."""
    origin = career("13-1161.00")
    before = _to(find_moves(facts, origin, limit=60), "15-2051.01")
    lacking = before.skills_missing
    after = _to(find_moves(facts, origin, limit=60, held_terms=lacking), "15-2051.01")
    assert lacking
    assert not set(lacking) & set(after.skills_missing)
    assert after.feasibility >= before.feasibility


@pytest.mark.parametrize("key", ["41-2011.00", "43-9021.00", "13-2011.00", "53-3032.00", "15-1251.00", "51-9061.00"])
def test_safer_moves_are_safer_and_in_layers(facts: Facts, career: By, key: str) -> None:
    """With `safer_only` each destination scores higher, and no later move beats an earlier one in all three gains.

    Emerging careers wait for their turn, and careers at risk or of much lower pay come last whatever else they gain.
    """
    moves = find_moves(facts, career(key), safer_only=True, limit=10)
    assert moves
    assert all((move.score_change or 0.0) >= SAFER for move in moves)
    for is_official in (True, False):
        gains = [
            (move.feasibility, move.score_change or 0.0, move.pay_change or 0.0)
            for move in moves
            if (move.slug is None) is is_official
            and move.category != "at-risk"
            and (move.pay_change or 0.0) >= LEAST_PAY_CHANGE
        ]
        for place, gain in enumerate(gains):
            for later in gains[place + 1 :]:
                assert not (all(b > a for a, b in zip(gain, later, strict=True)))


def test_moves_say_why_and_are_repeatable(facts: Facts, career: By) -> None:
    """Every move has words, shared and missing skills are apart, and the limit is kept."""
    for key in ("29-1141.00", "15-1251.00", "prompt-engineer"):
        moves = find_moves(facts, career(key), limit=7)
        assert moves == find_moves(facts, career(key), limit=7)
        assert len(moves) == 7
        for move in moves:
            assert move.why
            assert not set(move.skills_shared) & set(move.skills_missing)
            assert len(move.skills_shared) == len(set(move.skills_shared))
            assert 0 <= move.feasibility <= 1


def test_a_move_in_is_told_from_the_other_side(facts: Facts, career: By) -> None:
    """Moves into a career give the gain of coming here: from a worse-paid origin the pay change is positive."""
    moves = find_moves(facts, career("29-1171.00"), direction="into", limit=20)
    nurse = _to(moves, "29-1141.00")
    assert nurse.pay_change is not None and nurse.pay_change > 0.2
    assert nurse.education_gap is not None and nurse.education_gap > 0


def test_the_plan_has_the_promised_keys(facts: Facts, career: By) -> None:
    """A move carries the keys of careerproof.paths/1, with `code` or `slug`."""
    promised = {
        "title",
        "feasibility",
        "score_change",
        "pay_change",
        "education_gap",
        "skills_shared",
        "skills_missing",
        "steps",
    }
    for move in find_moves(facts, career("15-1252.00"), limit=10):
        plain = move.to_dict()
        assert promised <= plain.keys()
        assert ("code" in plain) != ("slug" in plain)


def test_unrated_skills_come_from_relatives(facts: Facts) -> None:
    """Software developers, for whom O*NET rates ten skills only, can program as their relatives do."""
    landscape = see_landscape(facts)
    ratings = landscape.ratings["skill"]
    programming = ratings.places["Programming"]
    assert "15-1251.00" in landscape.partly_rated["15-1252.00"]
    assert ratings.importance[landscape.rows["15-1252.00"], programming] > 3
    assert numpy.isfinite(ratings.importance).all() and numpy.isfinite(ratings.level).all()


@pytest.mark.parametrize(
    ("origin", "poor"),
    [
        ("29-1141.00", "29-1128.00"),  # registered nurse: exercise physiologist, two fifths less pay
        ("23-1011.00", "23-1012.00"),  # lawyer: judicial law clerk, three fifths less
    ],
)
def test_a_move_that_costs_much_pay_is_no_first_offer(facts: Facts, career: By, origin: str, poor: str) -> None:
    """Near as it is, a career at a much lower pay is not among the first eight moves."""
    assert poor not in [move.code for move in find_moves(facts, career(origin), limit=8)]
    assert weigh_move(facts, career(origin), career(poor)).feasibility > 0.5


@pytest.mark.parametrize("key", ["15-1252.00", "15-2051.00", "27-3043.00", "ai-engineer", "43-9021.00"])
@pytest.mark.parametrize("safer_only", [False, True])
def test_emerging_careers_do_not_crowd(facts: Facts, career: By, key: str, safer_only: bool) -> None:
    """Of the first moves, however many are asked for, at most one in three, rounded up, leads to an emerging career."""
    moves = find_moves(facts, career(key), safer_only=safer_only, limit=12)
    for count in range(1, len(moves) + 1):
        emerging = sum(move.slug is not None for move in moves[:count])
        assert emerging <= (count + 2) // 3


@pytest.mark.parametrize(
    "pair", [("51-4121.00", "17-2141.00"), ("31-1131.00", "29-1141.00"), ("23-2011.00", "ai-counsel")]
)
def test_the_parts_multiply_to_the_feasibility(facts: Facts, career: By, pair: tuple[str, str]) -> None:
    """The factors of a move's parts give its feasibility, so that a person sees which part costs most."""
    move = weigh_move(facts, career(pair[0]), career(pair[1]))
    assert {"skills", "knowledge", "activities", "detailed_work", "preparation"} <= {part.name for part in move.parts}
    assert numpy.prod([part.factor for part in move.parts]) == pytest.approx(move.feasibility, rel=1e-4)
    assert all(0 <= part.share <= 1 + 1e-6 and 0 < part.factor <= 1 + 1e-6 for part in move.parts)


def test_gaps_say_how_far(facts: Facts, career: By) -> None:
    """Each missing skill stands with the level held and the higher level asked for, and none of them is shared."""
    move = weigh_move(facts, career("51-4121.00"), career("17-2141.00"))
    assert move.gaps
    for gap in move.gaps:
        assert 0 <= gap.held < gap.asked <= 7
        assert gap.name in move.skills_missing and gap.name not in move.skills_shared


def test_filters_keep_what_was_asked_for(facts: Facts, career: By) -> None:
    """Pay, time and category hold for every move, and further moves take the place of those left out."""
    wanted = MoveFilter(least_pay=40_000, most_years=1.0)
    moves = find_moves(facts, career("41-2011.00"), wanted=wanted, limit=10)
    assert len(moves) == 10
    for move in moves:
        assert move.median_pay is not None and move.median_pay >= 40_000
        assert move.preparation is not None and move.preparation.months_high <= 12
    hands_on = find_moves(facts, career("41-2011.00"), wanted=MoveFilter(category="hands-on"), limit=5)
    assert hands_on and {move.category for move in hands_on} == {"hands-on"}


def test_what_a_doubtful_title_may_mean_counts_together(facts: Facts, career: By) -> None:
    """A start that may be two occupations brings what lies between the two."""
    origin, target = career("43-3031.00"), career("13-2011.00")
    alone = weigh_move(facts, origin, target).feasibility
    other = weigh_move(facts, career("43-9061.00"), target).feasibility
    mixed = weigh_move(facts, origin, target, mixture=(("43-3031.00", 0.5), ("43-9061.00", 0.5))).feasibility
    assert other < mixed < alone


def test_own_schooling_counts(facts: Facts, career: By) -> None:
    """A cashier with a bachelor's degree needs no further one, and is nearer to a career that asks for it."""
    plain = weigh_move(facts, career("41-2011.00"), career("13-1071.00"))
    schooled = weigh_move(facts, career("41-2011.00"), career("13-1071.00"), schooled="Bachelor's degree")
    assert schooled.feasibility > plain.feasibility
    assert plain.preparation is not None and schooled.preparation is not None
    assert "schooling" in {need.kind for need in plain.preparation.needs}
    assert "schooling" not in {need.kind for need in schooled.preparation.needs}
