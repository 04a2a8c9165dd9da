"""Moves between careers: asymmetric, honest about what is missing, and never to the same place."""

from __future__ import annotations

from collections.abc import Callable

import numpy
import pytest

from careerproof.careers import Transition, find_moves
from careerproof.careers.distances import measure_feasibility
from careerproof.careers.landscape import see_landscape
from careerproof.careers.transitions import SAFER
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
    """With `safer_only` each destination scores higher, and no later move beats an earlier one in all three gains."""
    moves = find_moves(facts, career(key), safer_only=True, limit=10)
    assert moves
    gains = [(move.feasibility, move.score_change or 0.0, move.pay_change or 0.0) for move in moves]
    assert all(gain[1] >= SAFER for gain in gains)
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
