"""Tests of `skills.nearness` on a table of triples: a skill, one near it, one far from it."""

from __future__ import annotations

import csv
from pathlib import Path

from careerproof.skills import Skills

TRIPLES = Path(__file__).parent / "triples.csv"


def _triples() -> list[dict[str, str]]:
    with TRIPLES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _id(skills: Skills, name: str) -> str:
    identifier = skills.canonical(name)
    assert identifier is not None, name
    return identifier


def test_the_nearer_is_nearer(skills: Skills) -> None:
    """Of fifty triples over many fields at most three are out of order, and those are told in docs/accuracy.md."""
    triples = _triples()
    wrong = [
        row["skill"]
        for row in triples
        if skills.nearness(_id(skills, row["skill"]), _id(skills, row["nearer"]))
        <= skills.nearness(_id(skills, row["skill"]), _id(skills, row["farther"]))
    ]
    assert len(triples) >= 40
    assert len(wrong) <= 3, wrong


def test_tools_of_one_trade_against_another_trade(skills: Skills) -> None:
    """PyTorch is near TensorFlow and far from payroll, by a wide margin."""
    pytorch, tensorflow, payroll = (_id(skills, name) for name in ("PyTorch", "TensorFlow", "payroll"))
    assert skills.nearness(pytorch, tensorflow) > 0.7
    assert skills.nearness(pytorch, payroll) < 0.1


def test_far_words_are_far(skills: Skills) -> None:
    """No farther skill of the table comes near enough to pass for a related one."""
    for row in _triples():
        assert skills.nearness(_id(skills, row["skill"]), _id(skills, row["farther"])) < 0.3, row
