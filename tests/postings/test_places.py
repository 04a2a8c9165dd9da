"""Places that are held, against a plain list of all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerproof.postings.places import Places

SOME = st.tuples(st.integers(0, 40), st.integers(1, 6)).map(lambda place: (place[0], place[0] + place[1]))


@given(st.lists(st.tuples(SOME, st.booleans()), max_size=30), SOME)
def test_places_answer_as_a_list_of_all_would(
    asked: list[tuple[tuple[int, int], bool]], window: tuple[int, int]
) -> None:
    """What is free, what was taken and what lies inside is as asking every place says; what is left is free again."""
    places, held = Places(), set[tuple[int, int]]()
    for (start, end), leaves in asked:
        free = all(end <= low or high <= start for low, high in held)
        assert places.is_free(start, end) == free
        assert places.take(start, end) == free
        held |= {(start, end)} if free else set()
        if leaves and (start, end) in held:
            places.leave(start, end)
            held.remove((start, end))
    low, high = window
    assert places.inside(low, high) == sorted(place for place in held if low <= place[0] and place[1] <= high)


def test_a_place_that_is_not_held_cannot_be_left() -> None:
    """Leaving what was never taken is our own mistake, and said."""
    places = Places()
    places.take(3, 5)
    with pytest.raises(ValueError, match="not held"):
        places.leave(3, 4)
