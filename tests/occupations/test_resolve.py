"""Tests of `occupations.resolve`."""

from __future__ import annotations

import pytest

from careerproof.errors import UnknownOccupation
from careerproof.facts.store import Facts
from careerproof.occupations.resolve import resolve_career


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("15-2051.00", "occupation", "15-2051.00"),
        ("15-2051", "occupation", "15-2051.00"),
        ("Data Scientists", "occupation", "15-2051.00"),
        (" registered nurses ", "occupation", "29-1141.00"),
        ("data analyst", "occupation", "15-2051.00"),
        ("mlops-engineer", "emerging", "mlops-engineer"),
        ("Machine Learning Engineer", "emerging", "machine-learning-engineer"),
        ("Sr. ML Eng", "emerging", "machine-learning-engineer"),
    ],
)
def test_codes_titles_and_slugs(facts: Facts, text: str, kind: str, name: str) -> None:
    """Each way to name a career leads to it."""
    career = resolve_career(facts, text)
    assert career.kind == kind
    assert name == (career.slug if kind == "emerging" else career.code)


def test_mixtures_sum_to_one(facts: Facts) -> None:
    """Whatever was named, the weights of its codes are shares; a code or official title stands alone."""
    for text in ("15-2051.00", "Data Scientists", "teacher", "mlops-engineer", "chef"):
        career = resolve_career(facts, text)
        assert sum(weight for _, weight in career.mixture) == pytest.approx(1)
    assert resolve_career(facts, "Data Scientists").mixture == (("15-2051.00", 1.0),)
    assert len(resolve_career(facts, "teacher").mixture) > 1


@pytest.mark.parametrize("text", ["99-9999.99", "99-9999", "asdf", "", "Bachelor of Arts"])
def test_what_nothing_goes_by(facts: Facts, text: str) -> None:
    """The error names a way on."""
    with pytest.raises(UnknownOccupation) as caught:
        resolve_career(facts, text)
    assert caught.value.hint


def test_near_titles_are_hinted(facts: Facts) -> None:
    """A title that is nearly one comes back in the hint, not as an answer."""
    with pytest.raises(UnknownOccupation, match="did you mean"):
        resolve_career(facts, "zzelectrxyqqk")


def test_the_employer_helps_to_tell_a_vague_title(facts: Facts) -> None:
    """A manager of a pizza place and one of a bank are different occupations; a code stays what it is."""
    codes = {resolve_career(facts, "manager", company=name).code for name in ("Example Pizza", "First Example Bank")}
    assert len(codes) == 2
    assert resolve_career(facts, "29-1141.00", company="Example Pizza").code == "29-1141.00"
