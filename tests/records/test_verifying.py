"""Changes past our code are found: one contract on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from careerproof.errors import RecordsDamaged, UsageError
from careerproof.records import Records, verify_records
from careerproof.records.chain import digest_of, link_of
from careerproof.records.log import add_lines
from careerproof.records.removing import erase_person
from careerproof.records.verifying import read_head

MakeRow = Callable[..., dict[str, object]]
Meddle = Callable[..., None]


@pytest.fixture
def kept(records: Records, make_row: MakeRow) -> Records:
    """Two people, screened and decided on: seven lines, 2 and 3 the people, 4 and 5 the screens, 6 and 7 decisions."""
    records.keep("R-1", [make_row("ines"), make_row("ben")])
    records.decide("R-1", "ines.pdf", "advance", reason="led a close of two plants", decided_by="Kim Example")
    records.decide("R-1", "ben.pdf", "hold", reason="licence not shown yet", decided_by="Kim Example")
    return records


def test_what_nobody_touched_is_sound(kept: Records) -> None:
    """Every line and every record was looked at."""
    found = verify_records(kept.database)
    assert (found.is_sound, found.entries, found.records, found.gone) == (True, 7, 7, 0)
    assert found.head == kept.log(last=1)[0].link
    assert found.to_dict()["sound"] is True


_COPY = "SELECT 'f', requisition, candidate, at, outcome, 'paid for it', decided_by, screen, digest_key FROM decision"
_SWAP = "CASE decided_by WHEN 'Kim Example' THEN 'Lee Example' END"


@pytest.mark.parametrize(
    ("kind", "statements"),
    [
        ("log_changed", ["UPDATE log SET at = '2020' WHERE number = 3"]),
        ("log_changed", ["UPDATE log SET link = '0' WHERE number = 7"]),
        ("log_changed", ["UPDATE log SET number = 90 WHERE number = 4", "UPDATE log SET number = 4 WHERE number = 5",
                         "UPDATE log SET number = 5 WHERE number = 90"]),
        ("log_missing", ["DELETE FROM log WHERE number = 3"]),
        ("log_missing", ["DELETE FROM log WHERE number = 1"]),
        ("log_changed", ["INSERT INTO log SELECT 8, at, act, subject, digest, details, previous, 'x' FROM log "
                         "WHERE number = 7"]),
        ("record_changed", ["UPDATE decision SET reason = 'another' WHERE outcome = 'hold'"]),
        ("record_changed", [f"UPDATE decision SET decided_by = {_SWAP}"]),
        ("record_changed", ["UPDATE screen SET score = 99"]),
        ("record_changed", ["UPDATE candidate SET name = 'x' WHERE name = 'ben.pdf'"]),
        ("record_missing", ["DELETE FROM decision WHERE outcome = 'hold'"]),
        ("record_unlogged", [f"INSERT INTO decision (id, requisition, candidate, at, outcome, reason, decided_by, "
                             f"screen, digest_key) {_COPY} WHERE outcome = 'hold'"]),
    ],
)  # fmt: skip
def test_a_change_past_the_guards_is_found(kept: Records, meddle: Meddle, kind: str, statements: list[str]) -> None:
    """Changed, removed, exchanged, put in: in the log and in the records."""
    meddle(*statements)
    found = verify_records(kept.database)
    assert not found.is_sound
    assert kind in {flaw.kind for flaw in found.flaws}
    assert "Kim" not in str(found)


def test_exchanged_records_are_found(kept: Records, meddle: Meddle) -> None:
    """Two true reasons under each other's decision are a change of both."""
    meddle(
        "UPDATE decision SET reason = CASE outcome WHEN 'hold' THEN 'led a close of two plants' "
        "ELSE 'licence not shown yet' END"
    )
    assert [flaw.entry for flaw in verify_records(kept.database).flaws] == [6, 7]


def test_a_line_with_a_link_of_its_own_is_found_by_the_next(kept: Records, meddle: Meddle) -> None:
    """Whoever computes the link of a changed line anew breaks the one after it."""
    line = replace(kept.log()[2], at="2020")
    meddle(f"UPDATE log SET at = '2020', link = '{link_of(line)}' WHERE number = 3")
    found = verify_records(kept.database)
    assert [(flaw.kind, flaw.entry) for flaw in found.flaws] == [("log_changed", 4)]


def test_a_cut_at_the_end_is_found_by_a_noted_head(kept: Records, meddle: Meddle) -> None:
    """Without a note from outside nobody can know what came last; with it, it is seen."""
    noted = kept.log(last=1)[0]
    meddle("DELETE FROM decision WHERE outcome = 'hold'", "DELETE FROM log WHERE number = 7")
    assert verify_records(kept.database).is_sound
    found = verify_records(kept.database, head=read_head(f"{noted.number}:{noted.link}"))
    assert [(flaw.kind, flaw.entry) for flaw in found.flaws] == [("log_missing", 7)]


def test_a_note_stays_good_when_the_log_grows(kept: Records, make_row: MakeRow) -> None:
    """What was noted once is found again under all that came after."""
    noted = kept.log(last=1)[0]
    kept.keep("R-1", [make_row("chi")])
    assert verify_records(kept.database, head=(noted.number, noted.link)).is_sound


@pytest.mark.parametrize("text", ["", "7", "7:abc", "x:" + "0" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    """One clear error."""
    with pytest.raises(UsageError, match="no head"):
        read_head(text)


def test_an_erased_record_that_is_back_is_found(kept: Records, meddle: Meddle) -> None:
    """A copy that was played back shows."""
    old = kept.database
    with old.reading() as transaction:
        row = transaction.first("SELECT * FROM candidate WHERE name = 'ben.pdf'")
    assert row is not None
    erase_person(old, "ben.pdf")
    assert verify_records(old).is_sound
    values = ", ".join(f"'{row[column]}'" for column in ("id", "name", "at", "digest_key"))
    meddle(f"INSERT INTO candidate (id, name, at, digest_key) VALUES ({values})")
    assert [flaw.kind for flaw in verify_records(old).flaws] == ["record_back"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET at = '2020' WHERE number = 3",
        "DELETE FROM log WHERE number = 7",
        "UPDATE decision SET reason = 'another'",
        "UPDATE screen SET score = 99",
        "UPDATE candidate SET name = 'x'",
        "UPDATE requisition SET name = 'x'",
        "INSERT INTO log VALUES (9, 'a', 'b', 'c', 'd', 'e', 'f', 'g')",
        "INSERT INTO log SELECT 8, at, act, subject, digest, details, previous, 'x' FROM log WHERE number = 7",
    ],
)
def test_the_database_itself_refuses(kept: Records, statement: str) -> None:
    """Also for a program that knows nothing of us."""
    with pytest.raises(RecordsDamaged, match="careerproof refuses"), kept.database.changing() as transaction:
        transaction.rows(statement)
    assert verify_records(kept.database).is_sound


def test_a_line_about_nothing_is_found(kept: Records) -> None:
    """A line that was put in, with a true link, about a record that never was."""
    with kept.database.changing() as transaction:
        add_lines(transaction, [("2026", "decision", "f" * 32, "0" * 64, "")])
    assert [flaw.kind for flaw in verify_records(kept.database).flaws] == ["record_missing"]


def test_a_digest_needs_its_key() -> None:
    """The same record under two keys has two digests: without the key nothing can be tried."""
    values = ("ines.pdf", 61.25, None)
    assert digest_of("00" * 32, "screen", values) == digest_of("00" * 32, "screen", values)
    assert digest_of("00" * 32, "screen", values) != digest_of("01" * 32, "screen", values)
    assert digest_of("00" * 32, "screen", ("a", "bc")) != digest_of("00" * 32, "screen", ("ab", "c"))
