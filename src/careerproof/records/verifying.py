"""Whether the log and the records are what they were when they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator

from careerproof.errors import UsageError
from careerproof.records.chain import FIRST, link_of
from careerproof.records.database import Database, Transaction
from careerproof.records.log import entry_of
from careerproof.records.model import KINDS, Flaw, LogEntry, Verification
from careerproof.records.store import record_digest

_PAGE = 500


def verify_records(database: Database, *, head: tuple[int, str] | None = None) -> Verification:
    """What does not agree: lines and records that were changed, removed, put in, exchanged or brought back.

    Args:
        database: the records.
        head: number and link of a line that was noted earlier, outside of the database. Only with it is seen that
            lines at the end were cut off, or the whole log was written anew.
    """
    with database.reading() as transaction:
        return _Reading(transaction).verify(head)


class _Reading:
    """One walk through the log."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._flaws: list[Flaw] = []
        self._absent: dict[str, int] = {}
        """The records that a line names and that are not there, until a later line says that they went."""
        self._gone = 0

    def verify(self, head: tuple[int, str] | None) -> Verification:
        number, link, seen_head = 0, FIRST, head is None
        for page in self._pages():
            self._compare(page)
            for entry in page:
                self._follow(entry, number, link)
                number, link = entry.number, entry.link
                seen_head = seen_head or head == (number, link)
        if not seen_head and head is not None:
            self._add("log_missing", head[0], "", f"line {head[0]} is not the one that was noted")
        for subject, line in self._absent.items():
            self._add("record_missing", line, subject, f"the record of line {line} is not there, and no line says why")
        records = self._count_records()
        flaws = tuple(sorted(self._flaws, key=lambda flaw: (flaw.entry or 0, flaw.kind, flaw.subject)))
        return Verification(entries=number, head=link, records=records, gone=self._gone, flaws=flaws)

    def _pages(self) -> Iterator[list[LogEntry]]:
        after = -1
        while rows := self._transaction.rows(
            f"SELECT * FROM log WHERE number > :after ORDER BY number LIMIT {_PAGE}", after=after
        ):
            page = [entry_of(row) for row in rows]
            after = page[-1].number
            yield page

    def _follow(self, entry: LogEntry, number: int, link: str) -> None:
        """Does the line say what it said, and stand where it stood?"""
        if entry.number != number + 1:
            self._add("log_missing", number + 1, "", f"the lines {number + 1} to {entry.number - 1} are not there")
        elif entry.previous != link:
            self._add("log_changed", entry.number, entry.subject, f"line {entry.number} does not follow the one before")
        if link_of(entry) != entry.link:
            self._add("log_changed", entry.number, entry.subject, f"line {entry.number} is not as it was written")

    def _compare(self, page: list[LogEntry]) -> None:
        """Are the records of these lines as they were, and did those go that are said to have gone?"""
        for kind in KINDS:
            lines = {entry.subject: entry for entry in page if entry.act == kind}
            there = {str(row["id"]): row for row in self._rows(kind, list(lines))}
            for subject, entry in lines.items():
                if subject not in there:
                    self._absent[subject] = entry.number
                elif record_digest(kind, there[subject]) != entry.digest:
                    self._add("record_changed", entry.number, subject, f"the {kind} of line {entry.number} was changed")
        for entry in page:
            if entry.act not in KINDS:
                self._take_away(entry)

    def _take_away(self, entry: LogEntry) -> None:
        for kind, subjects in _went(entry).items():
            for subject in subjects:
                self._gone += self._absent.pop(subject, None) is not None
            for row in self._rows(kind, subjects):
                message = f"a {kind} is there that went by line {entry.number}"
                self._add("record_back", entry.number, str(row["id"]), message)

    def _rows(self, kind: str, subjects: list[str]) -> list[dict[str, str | int | float | None]]:
        found = self._transaction.among(f"SELECT * FROM {kind} WHERE id IN :names", subjects)
        return [dict(row) for row in found]

    def _count_records(self) -> int:
        """How many records there are; those that no line names are flaws."""
        count = 0
        for kind in KINDS:
            total = self._transaction.first(f"SELECT count(*) AS n FROM {kind}")
            count += int(str((total or {"n": 0})["n"]))
            strangers = self._transaction.rows(
                f"SELECT id FROM {kind} WHERE NOT EXISTS "
                f"(SELECT 1 FROM log WHERE log.subject = {kind}.id AND log.act = '{kind}')"
            )
            for row in strangers:
                self._add("record_unlogged", None, str(row["id"]), f"a {kind} is there that no line of the log names")
        return count

    def _add(self, kind: str, entry: int | None, subject: str, message: str) -> None:
        self._flaws.append(Flaw(kind=kind, entry=entry, subject=subject, message=message))  # type: ignore[arg-type]


def read_head(text: str) -> tuple[int, str]:
    """Number and link of a line, as ``NUMBER:LINK`` gives them.

    Raises:
        UsageError: the text is none.
    """
    number, _, link = text.partition(":")
    if not number.isdecimal() or len(link) != len(FIRST):
        raise UsageError(f"{text!r} is no head", hint="give NUMBER:LINK as careerproof records verify printed it")
    return int(number), link


def _went(entry: LogEntry) -> dict[str, list[str]]:
    """The ids of the records that a line says went, by kind; none where the line was made unreadable."""
    try:
        said = json.loads(entry.details)
        return {kind: [str(name) for name in said.get(kind, [])] for kind in KINDS}
    except (ValueError, AttributeError, TypeError):
        return {}
