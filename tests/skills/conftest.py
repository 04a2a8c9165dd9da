"""The shipped facts and their skills, opened once for these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS
from careerproof.skills import Skills, open_skills


@pytest.fixture(scope="session")
def facts() -> Iterator[Facts]:
    """The facts that ship with the package."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="session")
def skills(facts: Facts) -> Skills:
    """The skills on those facts."""
    return open_skills(facts)
