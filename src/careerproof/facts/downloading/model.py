"""The values of a download: what is published where, how patient we are, what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from careerproof.evidence import Finding, Record

Kind = Literal["zip", "xlsx", "xls", "csv", "tsv", "dta"]
"""What a file is by its bytes."""

Outcome = Literal["fetched", "unchanged", "kept", "by_hand", "failed"]
"""Fetched now; asked for again and the same; there already; a person has to fetch it; could not be fetched."""

Progress = Callable[[str, int, int | None], None]
"""Told the id of the file that is being fetched, how many bytes are here, and how many there will be (if known)."""

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Address(Record):
    """One official file: who publishes it where, and under which name it is kept (`file`, below the folder).

    `address` is None where the publisher gives no direct one; then `by_hand` says what a person has to do. `members`
    are patterns of names, each of which an archive must hold; archives are kept packed, as they came. `confirmed` says
    how the form of the address is known.
    """

    id: str
    publisher: str
    title: str
    edition: str
    licence: str
    feeds: str
    file: str
    kind: Kind
    page: str
    address: str | None = None
    by_hand: str | None = None
    optional: bool = False
    megabytes: float | None = None
    limit_megabytes: int = 100
    members: tuple[str, ...] = ()
    confirmed: str = ""

    @property
    def host(self) -> str:
        """The host, with its port where the address names one; "" where there is no address."""
        return urlsplit(self.address or "").netloc.lower()


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressTable(Record):
    """All addresses; `redirect_hosts` are further hosts that the publishers' servers may send us on to."""

    files: tuple[Address, ...]
    redirect_hosts: tuple[str, ...] = ()

    @property
    def hosts(self) -> frozenset[str]:
        """The only hosts that are ever asked."""
        return frozenset({each.host for each in self.files if each.address}) | frozenset(self.redirect_hosts)

    def permits(self, address: str) -> bool:
        """True for HTTPS to one of the hosts; plain HTTP only where the host is this machine."""
        try:
            parts = urlsplit(address)
            name = (parts.hostname or "").lower()
        except ValueError:
            return False
        if "@" in parts.netloc or parts.netloc.lower() not in self.hosts:
            return False
        return parts.scheme == "https" or (parts.scheme == "http" and name in LOOPBACK)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits(Record):
    """How patient and how polite a download is; seconds, except the counts."""

    read_seconds: float = 30.0
    """A connection that says nothing for so long is cut, and tried again."""
    file_seconds: float = 1800.0
    """What one file may take in all, waiting included."""
    attempts: int = 5
    redirects: int = 5
    backoff_seconds: float = 2.0
    """Before the second attempt; doubled before each further one."""
    longest_wait_seconds: float = 120.0
    """A server that asks for a longer wait is left alone for today."""
    pause_seconds: float = 2.0
    """Between two files of one host."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """Time that passes: a count of seconds that only grows, and a sleep."""

    seconds: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched(Record):
    """What came of one file. `finding` says what is wrong or what a person should know; None where all is well."""

    id: str
    file: str
    outcome: Outcome
    size: int | None = None
    sha256: str | None = None
    finding: Finding | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Download(Record):
    """What came of all files, in the order of the table."""

    folder: str
    files: tuple[Fetched, ...]
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Fetched, ...]:
        """The files that were asked for and could not be fetched."""
        return tuple(each for each in self.files if each.outcome == "failed")

    def __str__(self) -> str:
        counts = {name: sum(each.outcome == name for each in self.files) for name in ("fetched", "kept", "unchanged")}
        here = counts["kept"] + counts["unchanged"]
        return f"{self.folder}: {counts['fetched']} fetched, {here} there already, {len(self.failed)} not to be had"


class Trouble(Exception):
    """Why a file could not be fetched: `id` and message of the finding, whether another attempt makes sense, and how
    long the server asks to wait.
    """

    def __init__(self, id: str, message: str, *, again: bool = False, wait: float | None = None) -> None:  # noqa: A002
        super().__init__(message)
        self.id = id
        self.message = message
        self.again = again
        self.wait = wait
