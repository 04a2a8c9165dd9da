"""Every way of hiding that the open corpus knows is found, and nothing is said against its honest twin."""

from __future__ import annotations

import pytest
from benchmarks.attacks.cases import list_cases
from benchmarks.attacks.measuring import measure_case
from benchmarks.attacks.model import Case
from benchmarks.attacks.sheets import write_sheet

from careerproof.documents import read_document

CASES = list_cases()
HIDING = [case for case in CASES if case.kind == "pdf" and case.hides]
DRAWN = [case for case in HIDING if case.method == "other words than are drawn"]
"""Here other words stand on the page, so that the text has more than the résumé."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_attack_is_found_and_its_twin_left_in_peace(case: Case) -> None:
    """The attack is told for what it is, the planted words are told apart, and the twin raises no alarm."""
    result = measure_case(case)
    assert result.is_found, f"told as {result.found}"
    assert not result.false
    assert not result.faults


def test_the_corpus_is_wide() -> None:
    """Each format has a dozen methods or more, and no two cases have one name."""
    for kind in ("pdf", "docx", "html", "txt"):
        assert sum(case.kind == kind for case in CASES) >= 12
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [case for case in HIDING if case not in DRAWN], ids=lambda case: case.name)
def test_hidden_text_moves_nothing(case: Case) -> None:
    """A résumé with hidden text reads like the one without it, letter by letter: no score can move."""
    assert read_document(case.attack).text == read_document(write_sheet("")).text


@pytest.mark.parametrize("case", HIDING, ids=lambda case: case.name)
def test_hidden_text_is_told_with_its_place(case: Case) -> None:
    """Each hidden passage of a page names the page; where it has a place of its own, a box with an area."""
    hidden = read_document(case.attack).hidden
    assert hidden
    for passage in hidden:
        assert passage.page == 1
        if passage.box is not None:
            left, top, right, bottom = passage.box
            assert left <= right
            assert top <= bottom


def test_reading_an_attack_twice_gives_the_same() -> None:
    """Painting words to see whether they show leaves no trace."""
    for case in CASES:
        name = "resume.txt" if case.kind == "txt" else None
        assert read_document(case.attack, name=name) == read_document(case.attack, name=name)
