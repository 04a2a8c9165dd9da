"""Brings the official files into a folder: keeps what is there, fetches what is missing, says what a person must do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from careerproof.errors import FactsError, UsageError
from careerproof.facts.downloading.client import Client
from careerproof.facts.downloading.content import check_whole
from careerproof.facts.downloading.fetch import Job, fetch_file
from careerproof.facts.downloading.findings import ask_a_person, finding_of, no_length, not_what_it_says
from careerproof.facts.downloading.manifest import Entry, Manifest, digest_of
from careerproof.facts.downloading.model import (
    Address,
    AddressTable,
    Clock,
    Download,
    Fetched,
    Limits,
    Outcome,
    Progress,
    Trouble,
)
from careerproof.facts.downloading.part import Part

_TEXT_KINDS = ("csv", "tsv")


def download_sources(
    folder: Path,
    table: AddressTable,
    *,
    today: date,
    chosen: Iterable[Address] | None = None,
    refresh: bool = False,
    contact: str | None = None,
    limits: Limits | None = None,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> Download:
    """What came of each file. A file that is there is not asked for again; one that fails does not stop the others.

    Whatever happens, also when it is interrupted, the folder holds whole files under their names, parts of files as
    ``NAME.part``, and ``downloads.json``, which says of each file what it is and where it came from.

    Args:
        folder: where the files belong; made where it is not there.
        table: the addresses; only its hosts are asked.
        today: the date that is noted beside what is fetched.
        chosen: the files of the table that are wanted; all when None.
        refresh: ask also for files that are there, whether they have changed.
        contact: a mail address, which some publishers want to see before they answer a program.

    Raises:
        FactsError: the folder cannot be written.
        UsageError: the contact cannot stand in a request.
    """
    if contact is not None and (not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\")):
        raise UsageError("the contact is not a plain mail address")
    wishes = tuple(table.files if chosen is None else chosen)
    patience = limits or Limits()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        run = _Run(
            folder=folder,
            today=today.isoformat(),
            client=Client(table, patience, contact=contact),
            manifest=Manifest(folder),
            limits=patience,
            clock=clock or Clock(),
            tell=progress,
            refresh=refresh,
        )
        run.forget_the_gone()
        files = tuple(run.take(wanted) for wanted in wishes)
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise FactsError(f"{folder} cannot be written: {what}", hint="name another folder, or make room") from error
    return Download(folder=str(folder), files=files, notes=tuple(run.notes))


@dataclass(kw_only=True)
class _Run:
    """One run over the table: what it was told, and what it has met so far."""

    folder: Path
    today: str
    client: Client
    manifest: Manifest
    limits: Limits
    clock: Clock
    tell: Progress | None
    refresh: bool
    asked: set[str] = field(default_factory=set)
    unreachable: dict[str, Trouble] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.manifest.was_unreadable:
            self.notes.append(f"{self.manifest.path} could not be read and was written anew")

    def forget_the_gone(self) -> None:
        """Drops the entries of files that are not there any more."""
        for file in sorted(self.manifest.entries):
            if not (self.folder / file).is_file():
                self.manifest.forget(file)

    def take(self, wanted: Address) -> Fetched:
        """Keeps, fetches or asks for one file."""
        target = self.folder / wanted.file
        try:
            kept = self._keep(wanted) if target.is_file() else None
            if kept is not None and (kept.outcome == "failed" or not self.refresh or wanted.address is None):
                return kept
            if wanted.address is None:
                return Fetched(
                    id=wanted.id, file=wanted.file, outcome="by_hand", finding=ask_a_person(wanted, self.folder)
                )
            return self._fetch(wanted)
        except Trouble as trouble:
            if trouble.id == "download.unreachable":
                self.unreachable[wanted.host] = trouble
            finding = finding_of(trouble, wanted, self.folder)
            return Fetched(id=wanted.id, file=wanted.file, outcome="failed", finding=finding)

    def _keep(self, wanted: Address) -> Fetched:
        """The file that is there, with an entry that is true of it."""
        target = self.folder / wanted.file
        digest, entry = digest_of(target), self.manifest.entries.get(wanted.file)
        is_known = entry is not None and entry.sha256 == digest
        if not is_known and (wrong := check_whole(target, wanted.kind, wanted.members)) is not None:
            self.manifest.forget(wanted.file)
            finding = not_what_it_says(wanted, self.folder, wrong)
            return Fetched(id=wanted.id, file=wanted.file, outcome="failed", finding=finding)
        if not is_known:
            entry = self._found(wanted, digest, entry)
            self.manifest.record(entry)
        size = target.stat().st_size
        return Fetched(id=wanted.id, file=wanted.file, outcome="kept", size=size, sha256=digest)

    def _found(self, wanted: Address, digest: str, before: Entry | None) -> Entry:
        """The entry of a file that we did not note when it came: a person put it there, or we were interrupted."""
        target = self.folder / wanted.file
        size = target.stat().st_size
        part = Part(target)
        origin = part.origin(wanted.address or "")
        if origin is not None and not part.path.exists() and origin.total == size:
            part.drop()
            return Entry(
                id=wanted.id,
                file=wanted.file,
                sha256=digest,
                size=size,
                address=origin.address,
                final_address=origin.final_address,
                last_modified=origin.last_modified,
                etag=origin.etag,
                fetched=self.today,
            )
        if before is not None and before.fetched is not None:
            self.notes.append(f"{wanted.file} is not the file that was fetched on {before.fetched}; it is kept")
        return Entry(id=wanted.id, file=wanted.file, sha256=digest, size=size)

    def _fetch(self, wanted: Address) -> Fetched:
        if wanted.host in self.unreachable:
            raise self.unreachable[wanted.host]
        if wanted.host in self.asked:
            self.clock.sleep(self.limits.pause_seconds)
        self.asked.add(wanted.host)
        before = self.manifest.entries.get(wanted.file)
        job = Job(
            wanted=wanted,
            folder=self.folder,
            today=self.today,
            limits=self.limits,
            clock=self.clock,
            known=before,
            tell=self.tell,
        )
        received = fetch_file(job, self.client)
        entry = received.entry
        self.manifest.record(entry)
        Part(job.target).drop()
        if before is not None and before.sha256 == entry.sha256:
            return self._result(wanted, entry, "unchanged")
        if before is not None:
            since = f" since {before.fetched}" if before.fetched else ""
            self.notes.append(f"{wanted.file} has changed at its publisher{since}")
        fetched = self._result(wanted, entry, "fetched")
        if received.is_vouched or wanted.kind not in _TEXT_KINDS:
            return fetched
        return dataclasses.replace(fetched, finding=no_length(wanted))

    def _result(self, wanted: Address, entry: Entry, outcome: Outcome) -> Fetched:
        return Fetched(id=wanted.id, file=wanted.file, outcome=outcome, size=entry.size, sha256=entry.sha256)
