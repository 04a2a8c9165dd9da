"""What is worked out from facts is remembered with them, and goes when they go."""

from __future__ import annotations

import gc
import weakref

import pytest

from careerproof.careers.profile import build_profile
from careerproof.facts.keeping import kept
from careerproof.facts.store import open_facts
from careerproof.occupations.resolve import resolve_career
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills.taxonomy import open_skills


class Owner:
    """Something that answers are worked out from."""


def test_an_answer_is_worked_out_once_for_each_owner() -> None:
    """The same question to the same owner is remembered, to another one it is not; errors are not remembered."""
    asked: list[str] = []

    @kept(2)
    def answer(owner: Owner, question: str) -> list[str]:
        """A function with a name of its own."""
        asked.append(question)
        if question == "wrong":
            raise ValueError(question)
        return [question]

    one, other = Owner(), Owner()
    assert answer(one, "a") is answer(one, "a")
    assert answer(other, "a") is not answer(one, "a")
    assert asked == ["a", "a"]
    for _ in range(2):
        with pytest.raises(ValueError, match="wrong"):
            answer(one, "wrong")
    assert asked == ["a", "a", "wrong", "wrong"]
    answer(one, "b")
    answer(one, "c")  # the third makes the first be forgotten
    answer(one, "a")
    assert asked[-3:] == ["b", "c", "a"]
    assert answer.__name__ == "answer"


def test_nothing_holds_facts_that_nobody_uses() -> None:
    """Facts, and all that was worked out from them on the way to a career's profile, are gone when the last user is."""
    facts = open_facts(SHIPPED_FACTS)
    build_profile(facts, resolve_career(facts, "registered nurse"))
    open_skills(facts).extract("Python and SQL")
    gone = weakref.ref(facts)
    facts.close()
    del facts
    gc.collect()
    assert gone() is None
