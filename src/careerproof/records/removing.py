"""Takes records away, on a person's request or because of their age; the log says what went, and of nobody."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence

from careerproof.errors import UsageError
from careerproof.records.database import Database, Transaction
from careerproof.records.log import add_lines
from careerproof.records.model import Removal
from careerproof.records.store import Clock, now

_A_LINE = 500
"""So many ids stand in one line of the log."""


def erase_person(database: Database, candidate: str, *, clock: Clock = now) -> Removal:
    """Remove everything that is held about one person, and what is left of it in the files of the database.

    Raises:
        UsageError: there is no such person in the records.
    """
    with database.changing() as transaction:
        person = transaction.first("SELECT id FROM candidate WHERE name = :name", name=candidate.strip())
        if person is None:
            raise UsageError("there is nobody of that name in the records", hint="see who is: careerproof records list")
        own = {
            table: _ids(transaction, f"SELECT id FROM {table} WHERE candidate = :id ORDER BY at, id", str(person["id"]))
            for table in ("decision", "screen")
        }
        removal = _remove(transaction, "erased", {**own, "candidate": [str(person["id"])]}, {}, clock)
    database.compact()
    return removal


def retain_records(database: Database, *, days: int, clock: Clock = now, dry_run: bool = False) -> Removal:
    """Remove what is older than so many days; with `dry_run` only say how much that is.

    What is kept of a person for one requisition goes together, when its last screen or decision is older; a person goes
    with the last of it. Requisitions stay: they are of nobody.

    Raises:
        UsageError: the number of days is below one.
    """
    if days < 1:
        raise UsageError("records are kept for a day at least", hint="give the days to keep them: --days 730")
    try:
        before = (clock().astimezone(datetime.UTC) - datetime.timedelta(days=days)).isoformat(timespec="microseconds")
    except OverflowError as error:
        raise UsageError(
            f"{days} days are more than there were", hint="give the days to keep them: --days 730"
        ) from error
    with database.reading() if dry_run else database.changing() as transaction:
        old = (
            "(SELECT candidate, requisition FROM (SELECT candidate, requisition, at FROM screen UNION ALL "
            "SELECT candidate, requisition, at FROM decision) AS acts GROUP BY candidate, requisition "
            "HAVING max(at) < :before) AS old"
        )
        parts = {
            table: _ids(
                transaction,
                f"SELECT {table}.id FROM {table} JOIN {old} ON {table}.candidate = old.candidate "
                f"AND {table}.requisition = old.requisition ORDER BY {table}.at, {table}.id",
                before,
            )
            for table in ("decision", "screen")
        }
        people = _ids(
            transaction,
            "SELECT id FROM candidate WHERE at < :before AND NOT EXISTS (SELECT 1 FROM screen "
            "WHERE screen.candidate = candidate.id AND screen.at >= :before) AND NOT EXISTS (SELECT 1 FROM decision "
            "WHERE decision.candidate = candidate.id AND decision.at >= :before) ORDER BY at, id",
            before,
        )
        gone = {**parts, "candidate": people}
        if dry_run:
            return _counted(gone)
        removal = _remove(transaction, "retained", gone, {"days": days, "before": before}, clock)
    database.compact()
    return removal


def _remove(
    transaction: Transaction, act: str, gone: dict[str, list[str]], said: dict[str, object], clock: Clock
) -> Removal:
    """Delete the rows, the ones that point at others first, and write down which they were."""
    for table, ids in gone.items():
        transaction.delete(table, ids)
    moment = clock().astimezone(datetime.UTC).isoformat(timespec="microseconds")
    removal = _counted(gone)
    parts = [(table, part) for table, ids in gone.items() for part in _parts(ids)]
    if act == "erased":  # one person: one line as long as it fits
        lines = [dict(parts)] if len(parts) == len({table for table, _ in parts}) else [{t: p} for t, p in parts]
    else:
        lines = [{table: part} for table, part in parts] or [{}]
    add_lines(
        transaction,
        [(moment, act, "", "", json.dumps({**said, **line}, sort_keys=True, separators=(",", ":"))) for line in lines],
    )
    return removal


def _parts(ids: Sequence[str]) -> Iterable[list[str]]:
    return (list(ids[start : start + _A_LINE]) for start in range(0, len(ids), _A_LINE))


def _counted(gone: dict[str, list[str]]) -> Removal:
    return Removal(candidates=len(gone["candidate"]), screens=len(gone["screen"]), decisions=len(gone["decision"]))


def _ids(transaction: Transaction, statement: str, value: str) -> list[str]:
    """The ids that a statement gives; its one value goes by the name that it asks for."""
    name = "before" if ":before" in statement else "id"
    return [str(row["id"]) for row in transaction.rows(statement, **{name: value})]
