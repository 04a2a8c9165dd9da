"""The server under load: many checks at once, good and hostile files mixed, each answer its own sender's.

A real `careerproof serve` on loopback is asked for `CALLS` checks, `AT_ONCE` of them at the same time. Every good file
is another person's, so that an answer that went to somebody else would show. Printed: how many were answered rightly;
the time of a call at the middle and at the 95th percentile; calls a second beside checks one after the other; the
memory of the server with its workers before, at its highest, and after; pages that are kept beside pages drawn.
"""

from __future__ import annotations

import concurrent.futures
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CALLS = 200
AT_ONCE = 200
SETTLED = 1.2
"""How much more memory than before the server may keep."""
POSTING = "# Data Analyst\n\n## Requirements\n- 3 years of SQL\n- Python\n- Bachelor's degree in statistics\n"
HOSTILE: tuple[tuple[str, bytes, str], ...] = (
    ("empty.pdf", b"", "document.empty"),
    ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", "document"),
    ("no.docx", b"PK\x03\x04" + bytes(500), "document"),
    ("deep.rtf", b"{\\rtf1 " + b"{" * 300_000 + b"x" + b"}" * 300_000 + b"}", "document.damaged"),
    ("program.exe", b"MZ\x90\x00" * 5000, "document.unsupported"),
    ("huge.txt", b"a" * 1_200_000, "document.too_large"),
)
"""Files that no check can be made of: name, bytes, the beginning of the code that they are told by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """A call: the file, and the name that its answer must hold; None for a hostile one, told by `code`."""

    name: str
    data: bytes
    person: str | None
    code: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What became of many calls at once.

    `right` of `calls` were answered as they had to be; times are in seconds, memory in MB.
    """

    calls: int
    right: int
    wrong: tuple[str, ...]
    middle: float
    late: float
    wall: float
    alone: float
    before: float
    highest: float
    after: float


def people(count: int) -> Iterator[Sent]:
    """Calls in which every third file is hostile, and every other a person of its own."""
    for number in range(count):
        if number % 3 == 2:
            name, data, code = HOSTILE[number // 3 % len(HOSTILE)]
            yield Sent(name=name, data=data, person=None, code=code)
            continue
        person = f"Robin {chr(65 + number % 26)}{'aeiou'[number // 26 % 5]}{'lmnrst'[number // 130 % 6]}den"
        lines = (
            person,
            f"robin{number}@example.com, 212-555-01{number % 100:02d}",
            "Experience",
            f"Data Analyst, Harbour {number} Lines, {2010 + number % 9} to 2024",
            "- Wrote SQL reports and Python scripts for five offices",
            "Education",
            "BSc Statistics, Ironbridge College, 2009",
        )
        yield Sent(name=f"resume-{number}.txt", data="\n".join(lines).encode(), person=person)


def measure_load(address: str, process: int, calls: int, at_once: int) -> Load:
    """Send the calls and look at every answer."""
    sent = list(people(calls))
    good = next(one for one in sent if one.person)
    for _ in range(6):  # every worker has opened the facts
        ask(address, good)
    alone = statistics.median(_timed(lambda: ask(address, good)) for _ in range(5))
    before = memory(process)
    highest, ended = [before], threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            highest.append(memory(process))

    watcher = threading.Thread(target=watch)
    watcher.start()
    wrong: list[str] = []
    times: list[float] = []

    def one(call: Sent) -> None:
        since = time.perf_counter()
        told = ask(address, call)
        times.append(time.perf_counter() - since)
        fault = judge(call, told)
        if fault:
            wrong.append(fault)

    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        list(pool.map(one, sent))
    wall = time.perf_counter() - started
    ended.set()
    watcher.join()
    time.sleep(1.0)
    times.sort()
    return Load(
        calls=calls, right=calls - len(wrong), wrong=tuple(wrong), middle=statistics.median(times),
        late=times[int(0.95 * len(times))], wall=wall, alone=alone, before=before, highest=max(highest),
        after=memory(process),
    )  # fmt: skip


def judge(call: Sent, told: tuple[int, dict[str, object]]) -> str | None:
    """What is wrong with an answer; None where it is the right one, and the sender's own."""
    status, body = told
    if call.person is None:
        error = body.get("error")
        code = str(error.get("code")) if isinstance(error, dict) else ""
        return None if 400 <= status < 500 and code.startswith(call.code) else f"{call.name}: {status} {code}"
    resume = body.get("resume")
    basics = resume.get("basics") if isinstance(resume, dict) else None
    name = basics.get("name") if isinstance(basics, dict) else None
    return None if status == 200 and name == call.person else f"{call.name}: {status} {name!r} for {call.person!r}"


def ask(address: str, call: Sent) -> tuple[int, dict[str, object]]:
    """The status and body of a check."""
    boundary = uuid.uuid4().hex
    parts = [("resume", call.name, call.data), ("posting", "job.md", POSTING.encode())]
    body = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
        + data
        + b"\r\n"
        for field, name, data in parts
    )
    request = urllib.request.Request(  # noqa: S310 - loopback
        f"{address}v1/check",
        data=body + f"--{boundary}--\r\n".encode(),
        headers={"Content-Type": f"multipart/form-data; boundary={boundary}"},
    )
    try:
        with urllib.request.urlopen(request, timeout=300) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def memory(process: int) -> float:
    """The memory that a process and all that it started hold, in MB (Linux)."""
    pages, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1])
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
        except (OSError, IndexError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """A server of our own on loopback: its address and process."""
    process = subprocess.Popen(
        [sys.executable, "-m", "careerproof", "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        found = re.search(r"http://\S+/", process.stderr.readline() if process.stderr else "")
        if found is None:
            raise RuntimeError("the server did not start")
        yield found.group(), process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _timed(act: Callable[[], object]) -> float:
    since = time.perf_counter()
    act()
    return time.perf_counter() - since


def _get(address: str, path: str) -> None:
    with urllib.request.urlopen(f"{address}{path}", timeout=60) as answer:  # noqa: S310 - loopback
        answer.read()


def main() -> None:
    """Print what the module says."""
    with serving() as (address, process):
        load = measure_load(address, process, CALLS, AT_ONCE)
        drawn = statistics.median(
            _timed(lambda code=code: _get(address, f"careers/{code}"))  # type: ignore[misc]
            for code in (
                "11-1011.00",
                "13-2011.00",
                "17-2051.00",
                "25-2021.00",
                "29-1141.00",
                "47-2111.00",
                "53-3032.00",
            )
        )
        kept = statistics.median(_timed(lambda: _get(address, "careers/29-1141.00")) for _ in range(50))
    print(f"{load.right} of {load.calls} checks right, {AT_ONCE} at once, a third of them hostile")
    for fault in load.wrong[:10]:
        print(f"  wrong: {fault}")
    print(f"a check: {load.middle:.1f} s at the middle, p95 {load.late:.1f} s; alone {load.alone * 1000:.0f} ms")
    rate = load.calls / load.wall
    print(f"{rate:.1f} checks a second, {rate * load.alone:.1f} times one after the other")
    kept_more = load.after / load.before
    print(
        f"memory of the server and its workers: {load.before:.0f} MB before, {load.highest:.0f} at its highest, "
        f"{load.after:.0f} after ({kept_more:.2f} times; at most {SETTLED})"
    )
    print(f"a page of a career: {drawn * 1000:.0f} ms drawn, {kept * 1000:.1f} ms kept")


if __name__ == "__main__":
    main()
