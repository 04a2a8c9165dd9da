"""The shipped facts, opened once, and a way to name a career by its code or slug."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from careerproof.careers import CareerProfile, build_profile
from careerproof.facts.store import Facts, open_facts
from careerproof.occupations.emerging import load_emerging
from careerproof.occupations.resolve import Career, resolve_career
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="session")
def facts() -> Iterator[Facts]:
    """The shipped facts."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="session")
def career(facts: Facts) -> Callable[[str], Career]:
    """A career by code or slug."""
    return lambda text: resolve_career(facts, text)


@pytest.fixture(scope="session")
def profiles(facts: Facts) -> dict[str, CareerProfile]:
    """The page of every official code and every emerging career, by code or slug."""
    keys = [*facts.codes(), *(emerging.slug for emerging in load_emerging())]
    return {key: build_profile(facts, resolve_career(facts, key)) for key in keys}
