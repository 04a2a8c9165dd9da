"""The law of hidden text: what a person does not see never moves the screen, whatever the way it is hidden."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.attacks.cases import list_cases
from benchmarks.attacks.model import LINES, PLANTED, Case

from careerproof.screening.model import Verdict
from careerproof.verbs.inspect import inspect
from careerproof.verbs.opening import OpenedFile, opened_file
from careerproof.verbs.screen import screen

HIDING = [case for case in list_cases() if case.hides]
POSTING = opened_file(
    "job.md",
    "\n".join(
        (
            "# Logistics Coordinator",
            "## Requirements",
            "- Bachelor's degree in geography",
            "- Experience as a logistics coordinator",
            *(f"- {word}" for word in PLANTED.split()),
        )
    ).encode(),
)
"""A posting that asks for what the résumé says, and for every word that is hidden in it."""


def verdict_of(file: OpenedFile) -> Verdict:
    """What the screen finds."""
    (verdict,) = screen(POSTING, [file], today="2026-01-31")
    assert isinstance(verdict, Verdict)
    return verdict


@cache
def honest() -> Verdict:
    """The verdict on the résumé with nothing hidden in it."""
    return verdict_of(opened_file("resume.txt", "\n".join(LINES).encode()))


def file_of(case: Case, which: str) -> OpenedFile:
    """The attack or the twin of a case, as a file."""
    return opened_file(f"resume.{case.kind}", case.attack if which == "attack" else case.twin)


def test_there_is_something_to_gain() -> None:
    """The hidden words are asked for: shown, they lift the score; without them it is above nothing."""
    shown = verdict_of(opened_file("resume.txt", "\n".join((*LINES, "Skills", PLANTED)).encode()))
    assert 0 < honest().require_score() < shown.require_score()
    assert len(HIDING) >= 50


@pytest.mark.parametrize("case", HIDING, ids=lambda case: case.name)
def test_hidden_words_move_nothing(case: Case) -> None:
    """The score, the results and the knock-outs are those of the honest résumé, and the attempt is told."""
    found = verdict_of(file_of(case, "attack"))
    assert found.score == honest().score
    assert [(item.id, item.result, item.points) for item in found.requirements] == [
        (item.id, item.result, item.points) for item in honest().requirements
    ]
    assert [(item.requirement, item.result) for item in found.knockouts] == [
        (item.requirement, item.result) for item in honest().knockouts
    ]
    told = {finding.id for finding in found.findings}
    assert told & set(case.ids)
    assert told & set(case.ids) <= {finding.id for finding in inspect(file_of(case, "attack")).findings}
