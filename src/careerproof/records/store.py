"""Keeps requisitions, candidates, screens and decisions, each with its line in the log, and reads them again."""

from __future__ import annotations

import datetime
import json
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import cast

from careerproof.errors import InputError, UsageError
from careerproof.records.chain import digest_of
from careerproof.records.database import Database, Row, Transaction, Value
from careerproof.records.log import add_lines, entry_of
from careerproof.records.model import (
    OUTCOMES,
    Candidate,
    Decision,
    Intake,
    KeptScreen,
    LogEntry,
    Outcome,
    PersonFile,
    Requisition,
)

LONGEST_NAME = 500
LONGEST_REASON = 20_000
LONGEST_ROW = 5_000_000
"""The most characters of a name, of a reason and of the row of a screen."""
_AT_ONCE = 200
"""So many rows are looked up and written together."""

Clock = Callable[[], datetime.datetime]


def now() -> datetime.datetime:
    """This moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Records:
    """The records of one employer.

    Every method raises a RecordsError where the database cannot be used; one that changes something is whole or not at
    all, and raises UsageError or InputError for what cannot be kept.
    """

    def __init__(self, database: Database, *, clock: Clock = now) -> None:
        self.database, self._clock = database, clock

    def keep(self, requisition: str, rows: Iterable[Mapping[str, object]]) -> Intake:
        """Keep rows as `screen` gives them, under the requisition of that name, which begins with its first row.

        The candidate is the row's own "candidate" if it has one, else its "resume". A row that is kept already is left
        as it is, so that the same file can be given again.
        """
        name, kept, known, people = _said(requisition, "name of the requisition"), 0, 0, 0
        with self.database.changing() as transaction:
            todo = iter(enumerate(rows, start=1))
            while some := [_taken(row, number) for number, row in islice(todo, _AT_ONCE)]:
                position = self._requisition(transaction, name, posting=some[0].posting)
                new, ids = self._candidates(transaction, [taken.candidate for taken in some])
                added = self._screens(transaction, position, ids, some)
                people, kept, known = people + new, kept + added, known + len(some) - added
        return Intake(kept=kept, known=known, candidates=people)

    def decide(self, requisition: str, candidate: str, outcome: Outcome, *, reason: str, decided_by: str) -> Decision:
        """Keep what a person decided about a candidate, and why. Nothing here ever decides by itself."""
        if outcome not in OUTCOMES:
            raise UsageError(f"{outcome!r} is no decision", hint=f"one of {', '.join(OUTCOMES)}")
        why = _said(reason, "reason", longest=LONGEST_REASON)
        who = _said(decided_by, "person who decides")
        with self.database.changing() as transaction:
            position, person = (
                _found(transaction, "requisition", requisition),
                _found(transaction, "candidate", candidate),
            )
            seen = transaction.first(
                "SELECT id FROM screen WHERE candidate = :person AND requisition = :position "
                "ORDER BY at DESC, id DESC LIMIT 1",
                person=person["id"], position=position["id"],
            )  # fmt: skip
            if seen is None:
                raise UsageError(
                    f"{candidate!r} was not screened for {requisition!r}",
                    hint="keep the screen first: careerproof records add ROWS.jsonl --requisition NAME",
                )
            row = self._new(
                requisition=position["id"], candidate=person["id"], outcome=outcome, reason=why, decided_by=who,
                screen=seen["id"],
            )  # fmt: skip
            self._write(transaction, "decision", [row])
        return decision_of(row)

    def requisitions(self) -> tuple[Requisition, ...]:
        """All requisitions, the oldest first."""
        with self.database.reading() as transaction:
            return tuple(map(requisition_of, transaction.rows("SELECT * FROM requisition ORDER BY at, id")))

    def decisions(self, *, requisition: str | None = None) -> tuple[Decision, ...]:
        """All decisions, or those of one requisition, the oldest first."""
        with self.database.reading() as transaction:
            if requisition is None:
                return tuple(map(decision_of, transaction.rows("SELECT * FROM decision ORDER BY at, id")))
            position = _found(transaction, "requisition", requisition)
            rows = transaction.rows("SELECT * FROM decision WHERE requisition = :id ORDER BY at, id", id=position["id"])
        return tuple(map(decision_of, rows))

    def person(self, candidate: str) -> PersonFile:
        """Everything that is held about one person, as the right of access asks for it."""
        with self.database.reading() as transaction:
            person = _found(transaction, "candidate", candidate)
            screens, decisions = (
                transaction.rows(f"SELECT * FROM {table} WHERE candidate = :id ORDER BY at, id", id=person["id"])
                for table in ("screen", "decision")
            )
            positions = {str(row["requisition"]) for row in (*screens, *decisions)}
            subjects = [str(row["id"]) for row in (person, *screens, *decisions)]
            return PersonFile(
                candidate=candidate_of(person),
                requisitions=tuple(
                    map(
                        requisition_of,
                        transaction.among(
                            "SELECT * FROM requisition WHERE id IN :names ORDER BY at", sorted(positions)
                        ),
                    )
                ),
                screens=tuple(map(screen_of, screens)),
                decisions=tuple(map(decision_of, decisions)),
                log=tuple(
                    map(
                        entry_of,
                        transaction.among("SELECT * FROM log WHERE subject IN :names ORDER BY number", subjects),
                    )
                ),
            )

    def log(self, *, last: int | None = None) -> tuple[LogEntry, ...]:
        """The lines of the log in their order, or only so many of the last."""
        newest = "SELECT * FROM log ORDER BY number DESC"
        with self.database.reading() as transaction:
            rows = transaction.rows(newest) if last is None else transaction.rows(f"{newest} LIMIT :last", last=last)
        return tuple(entry_of(row) for row in reversed(rows))

    def _requisition(self, transaction: Transaction, name: str, *, posting: str) -> str:
        found = transaction.first("SELECT id FROM requisition WHERE name = :name", name=name)
        if found is not None:
            return str(found["id"])
        row = self._new(name=name, posting=posting)
        self._write(transaction, "requisition", [row])
        return str(row["id"])

    def _candidates(self, transaction: Transaction, names: Sequence[str]) -> tuple[int, dict[str, str]]:
        """How many are new, and the id of each."""
        known = transaction.among("SELECT id, name FROM candidate WHERE name IN :names", sorted(set(names)))
        ids = {str(row["name"]): str(row["id"]) for row in known}
        new = [self._new(name=name) for name in dict.fromkeys(names) if name not in ids]
        self._write(transaction, "candidate", new)
        return len(new), ids | {str(row["name"]): str(row["id"]) for row in new}

    def _screens(self, transaction: Transaction, position: str, ids: Mapping[str, str], some: Sequence[_Taken]) -> int:
        """How many were written: those that were not there."""
        there = transaction.among(
            "SELECT candidate, content FROM screen WHERE requisition = :position AND candidate IN :names",
            sorted(set(ids.values())), position=position,
        )  # fmt: skip
        known = {(str(row["candidate"]), str(row["content"])) for row in there}
        new = []
        for taken in some:
            key = (ids[taken.candidate], taken.content)
            if key in known:
                continue
            known.add(key)
            values = {**taken.values, "requisition": position, "candidate": key[0], "content": taken.content}
            new.append(self._new(**values))
        self._write(transaction, "screen", new)
        return len(new)

    def _new(self, **values: Value) -> dict[str, Value]:
        """A record with an id that says nothing, its moment, and the key of its digest."""
        moment = self._clock().astimezone(datetime.UTC).isoformat(timespec="microseconds")
        return {"id": secrets.token_hex(16), "at": moment, **values, "digest_key": secrets.token_hex(32)}

    def _write(self, transaction: Transaction, kind: str, rows: Sequence[Row]) -> None:
        """Put records of a kind into their table, each with its line in the log."""
        transaction.insert(kind, rows)
        add_lines(transaction, [(str(row["at"]), kind, str(row["id"]), record_digest(kind, row), "") for row in rows])


class _Taken:
    """A row of `screen` as it is kept."""

    __slots__ = ("candidate", "content", "posting", "values")

    def __init__(self, *, candidate: str, posting: str, content: str, values: Mapping[str, Value]) -> None:
        self.candidate, self.posting, self.content, self.values = candidate, posting, content, values


COLUMNS: dict[str, tuple[str, ...]] = {
    "requisition": ("id", "at", "name", "posting"),
    "candidate": ("id", "at", "name"),
    "screen": ("id", "at", "requisition", "candidate", "score", "policy_sha256", "input_sha256", "content"),
    "decision": ("id", "at", "requisition", "candidate", "outcome", "reason", "decided_by", "screen"),
}
"""What of a record its digest covers: all but the key, in this order."""


def record_digest(kind: str, row: Row) -> str:
    """The digest of a record under its own key, as its line in the log holds it."""
    return digest_of(str(row["digest_key"]), kind, [row[column] for column in COLUMNS[kind]])


def requisition_of(row: Row) -> Requisition:
    """A row of the table as a requisition."""
    return Requisition(id=str(row["id"]), name=str(row["name"]), posting=str(row["posting"]), at=str(row["at"]))


def candidate_of(row: Row) -> Candidate:
    """A row of the table as a candidate."""
    return Candidate(id=str(row["id"]), name=str(row["name"]), at=str(row["at"]))


def screen_of(row: Row) -> KeptScreen:
    """A row of the table as a screen."""
    return KeptScreen(
        id=str(row["id"]), requisition=str(row["requisition"]), candidate=str(row["candidate"]), at=str(row["at"]),
        score=None if row["score"] is None else float(row["score"]), policy_sha256=str(row["policy_sha256"]),
        input_sha256=str(row["input_sha256"]), row=json.loads(str(row["content"])),
    )  # fmt: skip


def decision_of(row: Row) -> Decision:
    """A row of the table as a decision."""
    return Decision(
        id=str(row["id"]), requisition=str(row["requisition"]), candidate=str(row["candidate"]), at=str(row["at"]),
        outcome=cast(Outcome, row["outcome"]), reason=str(row["reason"]), decided_by=str(row["decided_by"]),
        screen=None if row["screen"] is None else str(row["screen"]),
    )  # fmt: skip


def _taken(row: Mapping[str, object], number: int) -> _Taken:
    """A row of `screen` as it is kept; what is none is refused with its number."""
    resume, posting, policy, score = (row.get(name) for name in ("resume", "posting", "policy_sha256", "score"))
    person = row.get("candidate", resume)
    digest = row.get("input_sha256")
    numeric = score is None or (isinstance(score, int | float) and not isinstance(score, bool))
    if not (isinstance(person, str) and isinstance(posting, str) and isinstance(policy, str) and numeric):
        raise InputError(
            f"row {number} is no row of a screen",
            hint="make them with: careerproof screen POSTING RESUMES --format jsonl",
        )
    if row.get("decision") is not None:
        raise InputError(
            f"row {number} comes with a decision", hint="a person decides, with a reason: careerproof records decide"
        )
    content = _text(json.dumps(row, ensure_ascii=False, allow_nan=False), "row of the screen", LONGEST_ROW)
    return _Taken(
        candidate=_said(person, "candidate"),
        posting=_said(posting, "posting"),
        content=content,
        values={
            "score": None if score is None else float(cast(float, score)),
            "policy_sha256": policy,
            "input_sha256": digest if isinstance(digest, str) else "",
        },
    )


def _found(transaction: Transaction, table: str, name: str) -> Row:
    row = transaction.first(f"SELECT * FROM {table} WHERE name = :name", name=_said(name, table))
    if row is None:
        raise UsageError(f"there is no {table} {name!r} in the records", hint="see who is: careerproof records list")
    return row


def _said(text: str, what: str, *, longest: int = LONGEST_NAME) -> str:
    found = _text(text, what, longest)
    if not found:
        raise UsageError(f"the {what} is empty", hint="say it in words")
    return found


def _text(text: str, what: str, longest: int) -> str:
    """A text as it is kept: without the spaces around it, and not endless."""
    found = text.replace("\x00", "").strip()
    if len(found) > longest:
        raise UsageError(f"the {what} has over {longest:,} characters", hint="make it shorter")
    try:
        found.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(f"the {what} holds what is no character", hint="write it in UTF-8") from error
    return found
