"""The publishers' sentences are in an artifact only where its user asked for them, each with its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.facts.building.build import build_facts
from careerproof.facts.checking.verify import verify_facts
from careerproof.facts.store import Facts, open_facts


def test_the_shipped_facts_hold_no_sentences_of_others(facts: Facts) -> None:
    """The table of passages is empty, and the store gives none."""
    assert facts.query("SELECT count(*) FROM passage") == [(0,)]
    assert facts.passages("15-1252.00") == ()


def test_texts_are_left_out_unless_asked_for(small: Path, tmp_path: Path) -> None:
    """A plain build of files that hold texts keeps none of them."""
    assert build_facts(small, tmp_path / "facts.sqlite").rows["passage"] == 0
    assert b"by trade" not in (tmp_path / "facts.sqlite").read_bytes()


def test_texts_that_were_asked_for_are_kept_word_for_word(small: Path, tmp_path: Path) -> None:
    """Description, tasks in the file's order, and the reasons of the projections by the matrix line."""
    build_facts(small, tmp_path / "facts.sqlite", texts=True)
    with open_facts(tmp_path / "facts.sqlite") as facts:
        assert verify_facts(facts) == ()
        (description,) = facts.passages("29-1141.00", "description")
        assert description.text == "They are island nurses by trade."
        assert description.source == "onet-29.3"
        tasks = facts.passages("29-1141.00", "task")
        assert [task.rank for task in tasks] == [1, 2, 3, 4]
        assert [task.text for task in tasks] == [f"Do the {place}th thing of the day." for place in range(4)]
        (factor,) = facts.passages("15-1251.00", "factor")
        assert factor.text == "Share falls - machine learning writes the logs."
        assert factor.source == "projections-2024"
        assert facts.passages("55-3016.00", "task") == ()
        assert {each.kind for each in facts.passages("15-1251.00")} == {"description", "task", "factor"}


@pytest.mark.parametrize("path", ["onet/29_3/Task Statements.csv", "projections/occupation_2024_34.xlsx"])
def test_texts_that_are_absent_are_flagged(small: Path, tmp_path: Path, path: str) -> None:
    """Asked for and not among the files: the report says so, and the facts are sound."""
    (small / path).unlink()
    with_texts = build_facts(small, tmp_path / "facts.sqlite", texts=True).missing
    plain = build_facts(small, tmp_path / "plain.sqlite").missing
    assert with_texts != plain
    assert with_texts.keys() >= plain.keys()
    assert "O*NET's descriptions of occupations" not in with_texts
    with open_facts(tmp_path / "facts.sqlite") as facts:
        assert verify_facts(facts) == ()
