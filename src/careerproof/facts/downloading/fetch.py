"""Fetches one file: goes on with a part of it, tries again where that makes sense, takes only what was asked for."""

from __future__ import annotations

import dataclasses
import os
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from careerproof.facts.downloading.client import Answer, Client
from careerproof.facts.downloading.content import DAMAGED, check_start, check_whole
from careerproof.facts.downloading.manifest import Entry, digest_of
from careerproof.facts.downloading.model import MEGABYTE, Address, Clock, Limits, Progress, Trouble
from careerproof.facts.downloading.part import Origin, Part, origin_of

_BLOCK = 65_536
_HEAD = 512
"""So many bytes tell a workbook from a page of excuse."""

_KNOCKS = 2
"""How often a host is asked that does not answer at all: without a network nobody shall wait for every file."""

_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True, kw_only=True)
class Job:
    """One file to fetch into the folder; `known` is what is there already and may still be the same."""

    wanted: Address
    folder: Path
    today: str
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    known: Entry | None = None
    tell: Progress | None = None

    @property
    def target(self) -> Path:
        """Where the file belongs."""
        return self.folder / self.wanted.file

    @property
    def address(self) -> str:
        """Where the file is published."""
        return self.wanted.address or ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The entry of the file that now stands in its place, and whether the server vouched for its length."""

    entry: Entry
    is_vouched: bool = True


def fetch_file(job: Job, client: Client) -> Received:
    """The file in its place, whole and of the right kind, or known to be still the same.

    Raises:
        Trouble: it could not be fetched; what came of it stays as a part that the next run goes on with.
    """
    part = Part(job.target)
    part.path.parent.mkdir(parents=True, exist_ok=True)
    deadline = job.clock.seconds() + job.limits.file_seconds
    if job.tell is not None:
        job.tell(job.wanted.id, part.size, None)
    attempt = 1
    while True:
        try:
            return _attempt(job, client, part, deadline)
        except Trouble as trouble:
            doubled = job.limits.backoff_seconds * 2 ** (attempt - 1)
            delay = max(doubled, trouble.wait or 0.0)
            most = job.limits.attempts if trouble.id != "download.unreachable" else min(job.limits.attempts, _KNOCKS)
            is_last = attempt >= most or delay > job.limits.longest_wait_seconds
            if not trouble.again or is_last or job.clock.seconds() + delay > deadline:
                raise
            job.clock.sleep(delay)
            attempt += 1


def _attempt(job: Job, client: Client, part: Part, deadline: float) -> Received:
    origin = part.origin(job.address)
    have = part.size if origin is not None else 0
    if origin is not None and have == origin.total:
        return Received(entry=_finish(job, part, origin))
    going_on = have > 0 and origin is not None and origin.validator is not None
    answer = client.ask(job.address, _headers(job, origin if going_on else None, have))
    try:
        if answer.status == 304 and not going_on and job.known is not None:
            part.drop()
            return Received(entry=job.known)
        if answer.status == 206 and going_on and origin is not None:
            origin = _continued(answer, part, origin, have)
        elif answer.status == 200:
            have, origin = 0, origin_of(answer, job.address, _length(answer))
            part.begin(origin)
        else:
            part.drop()
            raise Trouble("download.status", f"{job.wanted.host} sent no whole file", again=going_on)
        _receive(job, answer, part, _Expected(have=have, total=origin.total, deadline=deadline))
    finally:
        answer.close()
    if origin.total is not None and part.size != origin.total:
        part.drop()
        raise Trouble("download.damaged", f"{job.wanted.host} sent more bytes than it said", again=True)
    is_vouched = origin.total is not None or "transfer-encoding" in answer.headers or _is_packed(answer)
    return Received(entry=_finish(job, part, origin), is_vouched=is_vouched)


def _headers(job: Job, origin: Origin | None, have: int) -> dict[str, str]:
    """Asks for the rest of a part, or whether the known file is still the same; else for the whole."""
    if origin is not None and origin.validator is not None:
        return {"Range": f"bytes={have}-", "If-Range": origin.validator}
    headers = {}
    if job.known is not None and job.known.etag:
        headers["If-None-Match"] = job.known.etag
    elif job.known is not None and job.known.last_modified:
        headers["If-Modified-Since"] = job.known.last_modified
    return headers


def _continued(answer: Answer, part: Part, origin: Origin, have: int) -> Origin:
    """The origin of a part that is gone on with; the part is dropped where the answer is not its continuation."""
    found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
    total = int(found[2]) if found and found[2] != "*" else origin.total
    is_same = answer.headers.get("etag", origin.etag) == origin.etag and origin.total in (None, total)
    if found is None or int(found[1]) != have or not is_same or _is_packed(answer):
        part.drop()
        raise Trouble("download.damaged", "the server went on with another file than it began", again=True)
    return dataclasses.replace(origin, total=total)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Expected:
    """Where the answer begins, where it should end, and until when."""

    have: int
    total: int | None
    deadline: float


def _receive(job: Job, answer: Answer, part: Part, expected: _Expected) -> None:
    """Writes the bytes of the answer behind those of the part."""
    limit = job.wanted.limit_megabytes * MEGABYTE
    if expected.total is not None and expected.total > limit:
        raise _too_large(job, part, expected.total)
    unpacked = _Unpacked(answer)
    written, head = expected.have, b""
    with part.path.open("ab") as stream:
        while (block := unpacked.read()) is not None:
            head += block if written == 0 else b""
            if written == 0 and len(head) < _HEAD:
                continue
            if written == 0:
                block = _checked(job, part, answer, head)
            stream.write(block)
            written += len(block)
            if written > limit:
                raise _too_large(job, part, written)
            _report(job, written, expected)
        missing = expected.total is not None and max(written, len(head)) < expected.total
        if missing or not unpacked.is_whole:
            raise Trouble("download.truncated", f"{job.wanted.host} broke off in the middle", again=True)
        if written == 0:
            stream.write(_checked(job, part, answer, head))
        stream.flush()
        os.fsync(stream.fileno())


def _report(job: Job, written: int, expected: _Expected) -> None:
    """Tells how far it is, and stops where the time is up."""
    if job.tell is not None:
        job.tell(job.wanted.id, written, expected.total)
    if job.clock.seconds() > expected.deadline:
        seconds = f"{job.limits.file_seconds:.0f} s"
        raise Trouble("download.slow", f"{job.wanted.host} gave no more than {written:,} bytes in {seconds}")


def _checked(job: Job, part: Part, answer: Answer, head: bytes) -> bytes:
    """The first bytes, which are those of the kind that was asked for."""
    wrong = check_start(head, job.wanted.kind, answer.headers.get("content-type", "")) if head else "no bytes"
    if wrong is not None:
        part.drop()
        raise Trouble("download.wrong_type", f"{job.wanted.host} sent {wrong} in place of the file")
    return head


def _too_large(job: Job, part: Part, size: int) -> Trouble:
    part.drop()
    limit = job.wanted.limit_megabytes
    return Trouble("download.too_large", f"the file has {size / MEGABYTE:,.0f} MB or more, and {limit} are allowed")


def _length(answer: Answer) -> int | None:
    """The size of the file, where the server says it; a packed answer only says its own."""
    stated = answer.headers.get("content-length", "")
    return int(stated) if stated.isascii() and stated.isdigit() and not _is_packed(answer) else None


def _is_packed(answer: Answer) -> bool:
    return answer.headers.get("content-encoding", "identity").lower() not in ("identity", "")


class _Unpacked:
    """The bytes of the file, also where the server packs its answer although it was asked not to."""

    def __init__(self, answer: Answer) -> None:
        encoding = answer.headers.get("content-encoding", "").lower()
        if _is_packed(answer) and encoding not in ("gzip", "x-gzip"):
            raise Trouble("download.wrong_type", f"the server packs the file as {encoding!r}, which nobody asked for")
        self._answer = answer
        self._unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if _is_packed(answer) else None

    @property
    def is_whole(self) -> bool:
        """False where the packed bytes ended too early."""
        return self._unpack is None or self._unpack.eof

    def read(self) -> bytes | None:
        """The next bytes, maybe none yet; None at the end."""
        if self._unpack is None:
            return self._answer.read(_BLOCK) or None
        packed = self._unpack.unconsumed_tail or self._answer.read(_BLOCK)
        try:
            return self._unpack.decompress(packed, _BLOCK) if packed else None
        except zlib.error as error:
            raise Trouble("download.damaged", "what the server packed cannot be unpacked", again=True) from error


def _finish(job: Job, part: Part, origin: Origin) -> Entry:
    """Puts the whole part in its place."""
    wrong = check_whole(part.path, job.wanted.kind, job.wanted.members)
    if wrong is not None:
        part.drop()
        kind = "download.damaged" if wrong == DAMAGED else "download.wrong_type"
        raise Trouble(kind, f"{job.wanted.host} sent {wrong} in place of the file", again=wrong == DAMAGED)
    entry = Entry(
        id=job.wanted.id,
        file=job.wanted.file,
        sha256=digest_of(part.path),
        size=part.size,
        address=origin.address,
        final_address=origin.final_address,
        last_modified=origin.last_modified,
        etag=origin.etag,
        fetched=job.today,
    )
    part.path.replace(job.target)
    return entry
