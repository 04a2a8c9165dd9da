"""Adds lines to the log, each bound to the one before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from careerproof.records.chain import FIRST, link_of
from careerproof.records.database import Row, Transaction
from careerproof.records.model import Act, LogEntry

Line = tuple[str, str, str, str, str]
"""When, which act, about which record, its digest, and details."""


def add_lines(transaction: Transaction, lines: Iterable[Line]) -> None:
    """Put lines at the end of the log; only within a transaction that changes, where nobody else writes."""
    last = transaction.first("SELECT number, link FROM log ORDER BY number DESC LIMIT 1")
    number, link = (0, FIRST) if last is None else (int(str(last["number"])), str(last["link"]))
    rows = []
    for at, act, subject, digest, details in lines:
        number += 1
        entry = LogEntry(
            number=number, at=at, act=cast(Act, act), subject=subject, digest=digest, details=details, previous=link,
            link="",
        )  # fmt: skip
        link = link_of(entry)
        rows.append(_columns(replace(entry, link=link)))
    transaction.insert("log", rows)


def entry_of(row: Row) -> LogEntry:
    """A row of the table as a line of the log."""
    return LogEntry(
        number=int(str(row["number"])), at=str(row["at"]), act=cast(Act, row["act"]), subject=str(row["subject"]),
        digest=str(row["digest"]), details=str(row["details"]), previous=str(row["previous"]), link=str(row["link"]),
    )  # fmt: skip


def _columns(entry: LogEntry) -> Row:
    return {
        "number": entry.number, "at": entry.at, "act": entry.act, "subject": entry.subject, "digest": entry.digest,
        "details": entry.details, "previous": entry.previous, "link": entry.link,
    }  # fmt: skip
