"""The shipped facts, opened once for these tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="session")
def facts() -> Iterator[Facts]:
    """The facts that ship with the package."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened
