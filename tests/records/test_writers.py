"""Many write at once, some are killed: the chain is one, what was confirmed is there, nothing is half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careerproof.records import open_database, verify_records
from careerproof.records.store import Records

WRITERS, EACH = 8, 15
_WRITER = """
import sys, time
from careerproof.records import Records, open_database
address, name, each = sys.argv[1], sys.argv[2], int(sys.argv[3])
row = {"resume": "", "posting": "job.md", "score": 5.0, "policy_sha256": "a", "input_sha256": "b", "decision": None}
with open_database(address) as database:
    records = Records(database)
    for number in range(each):
        person = f"{name}-{number}"
        records.keep("R-1", [row | {"resume": person}])
        print("kept", person, flush=True)
        records.decide("R-1", person, "hold", reason="asked for more", decided_by="Kim Example")
        print("decided", person, flush=True)
        time.sleep(0.005)  # a lock of SQLite is taken by who asks first, and it is to be all of them
"""


@pytest.mark.skipif(os.name != "posix", reason="NOT RUN: there is no SIGKILL")
def test_eight_writers_of_whom_four_are_killed(address: str, tmp_path: Path) -> None:
    """Each killed one was in the midst of its work; every line that was confirmed before is there, and agrees."""
    open_database(address, create=True).close()
    outputs = [(tmp_path / f"writer-{number}").open("w+b") for number in range(WRITERS)]
    killed = range(0, WRITERS, 2)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, address, str(number), str(10_000 if number in killed else EACH)],
            stdout=output,
        )
        for number, output in enumerate(outputs)
    ]
    for number, process in enumerate(processes):
        if number not in killed:
            assert process.wait(timeout=120) == 0
    for number in killed:  # they would go on for long
        _wait_for_a_line(tmp_path / f"writer-{number}")
        assert processes[number].poll() is None
        processes[number].send_signal(signal.SIGKILL)
        assert processes[number].wait(timeout=30) == -signal.SIGKILL
    confirmed: list[str] = []
    for output in outputs:
        output.seek(0)
        confirmed += [line for line in output.read().decode().splitlines(keepends=False) if line.count(" ") == 1]
        output.close()
    with open_database(address) as database:
        found = verify_records(database)
        kept = Records(database)
        decided = {item.candidate for item in kept.decisions()}
        with database.reading() as transaction:
            people = {str(row["name"]): str(row["id"]) for row in transaction.rows("SELECT name, id FROM candidate")}
            screens = {str(row["candidate"]) for row in transaction.rows("SELECT candidate FROM screen")}
    assert found.is_sound
    assert found.records == found.entries == 1 + len(people) + len(screens) + len(decided)
    assert set(people.values()) == screens, "a person without a screen is half a row"
    said = [line.split() for line in confirmed]
    assert len(said) >= 2 * EACH * (WRITERS - len(killed))
    assert {person for word, person in said if word == "kept"} <= set(people)
    assert {people[person] for word, person in said if word == "decided"} <= decided
    assert {int(name.partition("-")[0]) for name in people} == set(range(WRITERS))


def _wait_for_a_line(path: Path) -> None:
    """Until a writer has written something."""
    until = time.monotonic() + 60
    while b"\n" not in path.read_bytes():
        assert time.monotonic() < until
        time.sleep(0.02)
