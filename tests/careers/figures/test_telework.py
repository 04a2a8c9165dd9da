"""Work from home: words, mixtures, and who was never judged."""

from __future__ import annotations

import pytest

from careerproof.careers.figures.telework import give_telework, telework_words
from careerproof.facts.store import Facts


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "mostly possible from home"),
        (0.7, "mostly possible from home"),
        (0.69, "partly possible from home"),
        (0.3, "partly possible from home"),
        (0.29, "hardly possible from home"),
        (0.0, "hardly possible from home"),
    ],
)
def test_telework_has_its_words(share: float, words: str) -> None:
    """The words follow from the share by the documented thresholds."""
    assert telework_words(share) == words


def test_telework_of_a_mixture_lies_between_its_parts(facts: Facts) -> None:
    """An emerging career's share is its parts' weighted mean, marked derived, with the study among its sources."""
    found = give_telework(facts, "machine-learning-engineer")
    parts = [give_telework(facts, code).share for code in ("15-2051.00", "15-1252.00", "15-1221.00")]
    known = [share for share in parts if share is not None]
    assert found.share is not None and min(known) <= found.share <= max(known)
    assert found.derived and "dingel-neiman-2020" in found.sources
    assert found.low is not None and found.high is not None and found.low <= found.share <= found.high


def test_nobody_says_whether_soldiers_work_from_home(facts: Facts) -> None:
    """Military occupations were not judged, nor has any relative of theirs been: the reason stands there."""
    found = give_telework(facts, "55-3016.00")
    assert found.share is None and found.words is None and found.reason and not found.derived
