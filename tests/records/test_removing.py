"""What goes is gone from the files, and the log still holds."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careerproof.errors import UsageError
from careerproof.records import Records, verify_records
from careerproof.records.removing import erase_person, retain_records

MakeRow = Callable[..., dict[str, object]]
SECRETS = ("valdez-marker", "zq-reason-marker", "zq-decider-marker", "zq-evidence-marker")


def _raw(address: str, request: pytest.FixtureRequest) -> bytes:
    """Every byte of the files of the database; of PostgreSQL but its write-ahead log, which its page speaks of."""
    if "://" not in address:
        return b"".join(path.read_bytes() for path in Path(address).parent.glob("records.sqlite*"))
    server = request.getfixturevalue("server")
    server.query("CHECKPOINT")
    files = [path for path in server.data.rglob("*") if path.is_file() and "pg_wal" not in path.parts]
    return b"".join(path.read_bytes() for path in (*files, server.folder / "log"))


@pytest.mark.skipif(os.name != "posix", reason="NOT RUN: reads the files of a server")
def test_an_erased_person_is_in_no_file(
    records: Records, address: str, make_row: MakeRow, request: pytest.FixtureRequest
) -> None:
    """Name, screen, reason and who decided are found in the files before, and not after; the others stay."""
    evidence = [{"message": f"zq-evidence-marker {number} " + "x" * 200} for number in range(60)]
    records.keep("R-1", [make_row("valdez-marker", findings=evidence), make_row("ben")])
    records.decide("R-1", "valdez-marker.pdf", "reject", reason="zq-reason-marker", decided_by="zq-decider-marker")
    before = _raw(address, request)
    # PostgreSQL packs long texts: what stands in the clear before is asked of the short ones.
    clear = SECRETS if "://" not in address else SECRETS[:3]
    assert [secret for secret in clear if secret.encode() not in before] == []
    assert erase_person(records.database, "valdez-marker.pdf").to_dict() == {
        "candidates": 1, "screens": 1, "decisions": 1,
    }  # fmt: skip
    after = _raw(address, request)
    assert [secret for secret in SECRETS if secret.encode() in after] == []
    assert b"ben.pdf" in after
    found = verify_records(records.database)
    assert (found.is_sound, found.gone, found.records) == (True, 3, 3)


def test_the_log_of_an_erased_person_names_nobody(records: Records, make_row: MakeRow) -> None:
    """The lines stay, and say only ids that were drawn by chance."""
    records.keep("R-1", [make_row("ines")])
    ids = {entry.subject for entry in records.log()}
    erase_person(records.database, " ines.pdf ")
    last = records.log()[-1]
    assert (last.act, last.subject) == ("erased", "")
    assert {name for some in json.loads(last.details).values() for name in some} < ids
    assert "ines" not in str(records.log())
    with pytest.raises(UsageError, match="nobody"):
        erase_person(records.database, "ines.pdf")


class _Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.time = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.time

    def forward(self, days: int) -> None:
        """So many days later."""
        self.time += datetime.timedelta(days=days)


def test_what_is_older_goes_and_is_counted(records: Records, make_row: MakeRow) -> None:
    """By requisition and person, from the last act on; a younger act keeps the older ones of its requisition."""
    clock = _Clock()
    kept = Records(records.database, clock=clock)
    kept.keep("R-1", [make_row("ines"), make_row("ben"), make_row("chi")])
    kept.decide("R-1", "ines.pdf", "reject", reason="no licence", decided_by="Kim Example")
    clock.forward(200)
    kept.keep("R-2", [make_row("ben", posting="other.md")])
    kept.decide("R-1", "chi.pdf", "hire", reason="led the close", decided_by="Kim Example")
    clock.forward(200)
    dry = retain_records(records.database, days=365, clock=clock, dry_run=True)
    assert dry.to_dict() == {"candidates": 1, "screens": 2, "decisions": 1}
    assert verify_records(records.database).gone == 0
    assert retain_records(records.database, days=365, clock=clock) == dry
    assert {row["resume"] for row in (kept.person("ben.pdf").screens[0].row,)} == {"ben.pdf"}
    assert [item.name for item in kept.person("ben.pdf").requisitions] == ["R-2"]
    assert len(kept.person("chi.pdf").screens) == 1
    with pytest.raises(UsageError, match="no candidate"):
        kept.person("ines.pdf")
    found = verify_records(records.database)
    assert (found.is_sound, found.gone) == (True, 4)
    lines = [json.loads(entry.details) for entry in kept.log() if entry.act == "retained"]
    assert {line["days"] for line in lines} == {365}
    assert sum(len(line.get(kind, [])) for line in lines for kind in ("candidate", "screen", "decision")) == 4
    assert retain_records(records.database, days=365, clock=clock).to_dict()["screens"] == 0


@pytest.mark.parametrize("days", [0, -3, 10**12])
def test_a_number_of_days_that_is_none_is_refused(records: Records, days: int) -> None:
    """Nothing goes by mistake."""
    with pytest.raises(UsageError, match=r"days? "):
        retain_records(records.database, days=days)
