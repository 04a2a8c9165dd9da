"""What is taken from an answer: one line, without what models put around it."""

from __future__ import annotations

import pytest

from careerproof.optimizing.rewriting.answers import read_line
from careerproof.optimizing.rewriting.model import Refusal, Rewritten


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Built 3 tools.", "Built 3 tools."),
        ("- Built 3 tools.\n", "Built 3 tools."),
        ('"Built 3 tools."', "Built 3 tools."),
        ("“Built 3 tools.”", "Built 3 tools."),
        ("<think>\nThey want a PhD.\n</think>\n\nBuilt 3 tools.", "Built 3 tools."),
        ("- ", "-"),
        ('Said "yes" and "no"', 'Said "yes" and "no"'),
    ],
)
def test_the_line_is_freed_of_its_wrapping(said: str, line: str) -> None:
    """A bullet's mark, quotation marks and printed thoughts go; the line stays as it is."""
    assert read_line(said) == Rewritten(text=line)


@pytest.mark.parametrize(
    ("said", "reason"),
    [("", "declined"), (" \n", "declined"), ('""', "declined"), ("<think>only</think>", "declined"),
     ("UNCHANGED", "unchanged"), ("Unchanged.", "unchanged")],
)  # fmt: skip
def test_no_line_is_a_refusal(said: str, reason: str) -> None:
    """Nothing, and the word that we asked for where nothing is bettered."""
    answer = read_line(said)
    assert isinstance(answer, Refusal)
    assert answer.reason == reason
