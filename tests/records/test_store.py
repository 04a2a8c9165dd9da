"""What is kept is read again as it was given: one contract on both databases."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from careerproof.errors import InputError, UsageError
from careerproof.records import OUTCOMES, Outcome, Records, verify_records

MakeRow = Callable[..., dict[str, object]]


def test_a_screen_is_read_again_as_it_was_given(records: Records, make_row: MakeRow) -> None:
    """Every key of the row, whatever letters it holds; the figures that are asked for stand beside it."""
    row = make_row("ines", score=61.2504, findings=[{"message": "Zürich ☃ \x00 \"';-- :name %s"}])
    assert records.keep("R-1", [row]).to_dict() == {"kept": 1, "known": 0, "candidates": 1}
    found = records.person("ines.pdf")
    assert found.screens[0].row == row
    assert (found.screens[0].score, found.screens[0].policy_sha256) == (61.2504, "a" * 64)
    assert [item.name for item in found.requisitions] == ["R-1"]
    assert [entry.act for entry in found.log] == ["candidate", "screen"]
    assert [item.posting for item in records.requisitions()] == ["job.md"]


def test_rows_that_are_there_are_left_as_they_are(records: Records, make_row: MakeRow) -> None:
    """The same file can be given again after an interruption; a changed row is another screen of the same person."""
    rows = [make_row(f"person-{number}") for number in range(450)]
    assert records.keep("R-1", rows[:300]).kept == 300
    assert records.keep("R-1", rows).to_dict() == {"kept": 150, "known": 300, "candidates": 150}
    assert records.keep("R-1", [make_row("person-1", score=10.0)] * 2).to_dict() == {
        "kept": 1, "known": 1, "candidates": 0,
    }  # fmt: skip
    assert records.keep("R-2", rows[:1]).to_dict() == {"kept": 1, "known": 0, "candidates": 0}
    assert verify_records(records.database).is_sound


def test_a_row_can_say_who_it_is_about(records: Records, make_row: MakeRow) -> None:
    """The id of another system wins over the name of the file; a résumé that could not be read is kept too."""
    records.keep("R-1", [make_row("resume", candidate="A-17"), make_row("ben", score=None, input_sha256=None)])
    assert records.person("A-17").screens[0].row["resume"] == "resume.pdf"
    assert records.person("ben.pdf").screens[0].score is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"resume": None}, "row 2 is no row"),
        ({"posting": 3}, "row 2 is no row"),
        ({"policy_sha256": None}, "row 2 is no row"),
        ({"score": "high"}, "row 2 is no row"),
        ({"decision": "reject"}, "row 2 comes with a decision"),
        ({"resume": " "}, "empty"),
        ({"resume": "x" * 501}, "over 500"),
        ({"findings": "x" * 5_000_001}, "over 5,000,000"),
        ({"resume": "\ud800"}, "no character"),
    ],
)
def test_a_bad_row_leaves_nothing_half_written(
    records: Records, make_row: MakeRow, changed: dict[str, object], said: str
) -> None:
    """One error that says which row; the good ones before it are not kept either."""
    with pytest.raises((InputError, UsageError), match=said):
        records.keep("R-1", [make_row("ines"), make_row("ben", **changed)])
    assert (records.log(), records.requisitions()) == ((), ())


def test_a_decision_is_a_persons_with_a_reason(records: Records, make_row: MakeRow) -> None:
    """It stands beside the last screen that the person could have seen, and later ones beside it."""
    records.keep("R-1", [make_row("ines")])
    records.keep("R-1", [make_row("ines", score=70.0)])
    first = records.decide("R-1", "ines.pdf", "hold", reason=" licence \x00asked for ", decided_by="Kim Example")
    assert (first.reason, first.decided_by) == ("licence asked for", "Kim Example")
    second = records.decide("R-1", "ines.pdf", "hire", reason="licence shown", decided_by="Lee Example")
    found = records.person("ines.pdf")
    assert found.decisions == (first, second) == records.decisions() == records.decisions(requisition="R-1")
    assert first.screen == next(item.id for item in found.screens if item.score == 70.0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"outcome": "maybe"}, "no decision"),
        ({"reason": "  "}, "reason is empty"),
        ({"decided_by": ""}, "person who decides is empty"),
        ({"reason": "x" * 20_001}, "over 20,000"),
        ({"candidate": "nobody"}, "no candidate 'nobody'"),
        ({"requisition": "R-9"}, "no requisition 'R-9'"),
        ({"requisition": "R-2"}, "was not screened for"),
    ],
)
def test_a_decision_without_a_person_or_a_reason_is_refused(
    records: Records, make_row: MakeRow, changed: dict[str, str], said: str
) -> None:
    """Nothing decides by itself, and nothing is decided of nobody."""
    records.keep("R-1", [make_row("ines")])
    records.keep("R-2", [make_row("ben")])
    asked = {"requisition": "R-1", "candidate": "ines.pdf", "outcome": "hold", "reason": "x", "decided_by": "Kim"}
    asked |= changed
    with pytest.raises(UsageError, match=said):
        records.decide(
            asked["requisition"], asked["candidate"], cast(Outcome, asked["outcome"]),
            reason=asked["reason"], decided_by=asked["decided_by"],
        )  # fmt: skip
    assert records.decisions() == ()


def test_every_outcome_can_be_decided(records: Records, make_row: MakeRow) -> None:
    """The list is the list."""
    records.keep("R-1", [make_row("ines")])
    for outcome in OUTCOMES:
        records.decide("R-1", "ines.pdf", outcome, reason="x", decided_by="Kim Example")
    assert [item.outcome for item in records.decisions()] == list(OUTCOMES)


def test_the_log_gives_its_last_lines_in_order(records: Records, make_row: MakeRow) -> None:
    """Newest last, as a log reads."""
    records.keep("R-1", [make_row("ines"), make_row("ben")])
    assert [entry.number for entry in records.log()] == [1, 2, 3, 4, 5]
    assert [entry.number for entry in records.log(last=2)] == [4, 5]
