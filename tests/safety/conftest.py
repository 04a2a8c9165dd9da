"""The shipped facts, opened once for the room, and the scores of all careers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from careerproof.facts.store import Facts, open_facts
from careerproof.safety.model import SafetyScore
from careerproof.safety.score import score_all
from careerproof.settings import SHIPPED_FACTS


@pytest.fixture(scope="session")
def shipped() -> Iterator[Facts]:
    """The facts that the package ships."""
    with open_facts(SHIPPED_FACTS) as opened:
        yield opened


@pytest.fixture(scope="session")
def every_score(shipped: Facts) -> dict[str, SafetyScore]:
    """The score of every code."""
    return {score.subject.code or "": score for score in score_all(shipped)}
