"""What counts as a slip of the keys."""

from __future__ import annotations

import pytest

from careerproof.language.nearness import count_slips, is_slip_of


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [
        ("nurse", "nurse", 0),
        ("nurce", "nurse", 1),
        ("nrse", "nurse", 1),
        ("nurrse", "nurse", 1),
        ("nusre", "nurse", 1),
        ("", "abc", 3),
        ("accountnat", "accountant", 1),
        ("acountnat", "accountant", 2),
        ("welder", "tailor", 5),
    ],
)
def test_slips_are_counted(word: str, other: str, slips: int) -> None:
    """A swap with the neighbour is one slip; the count is the same both ways."""
    assert count_slips(word, other) == count_slips(other, word) == slips


@pytest.mark.parametrize(
    ("word", "known", "is_slip"),
    [
        ("nurce", "nurse", True),
        ("narce", "nurse", False),
        ("acountnat", "accountant", True),
        ("ourse", "nurse", False),
        ("cat", "car", False),
    ],
)
def test_a_slip_keeps_the_first_letter_and_most_of_the_word(word: str, known: str, is_slip: bool) -> None:
    """Two slips are too many for a short word, and three letters are too few to tell."""
    assert is_slip_of(word, known) is is_slip
