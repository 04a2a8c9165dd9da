"""Thousands of résumés against five postings: speed of two processes beside one, memory over time, and interruptions.

    python -m benchmarks.batch                        2,000 résumés, one process, then two; ten interruptions of 300
    python -m benchmarks.batch --resumes 100000       the long run, two processes alone
    python -m benchmarks.batch --ray                  Ray on this machine beside two processes, 2,000 résumés

The résumés are invented people (`benchmarks.synthetic_resumes`), each another, as texts in a ZIP archive; one in a
hundred is a file that nobody can read. The real command line is run. Memory is that of the whole process tree, taken
every half second; "flat" says how much higher its last third is than its middle third. Interrupted runs are killed
(SIGKILL and SIGINT in turn) at ten random moments and begun again; their file is compared with that of a whole run.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from benchmarks.synthetic_resumes.files.layouts import read_layouts
from benchmarks.synthetic_resumes.files.make import Case, make_case

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "postings"
LOCALES = ("en-US", "en-GB")
POISON = (b"", b"%PDF-1.7\ncut", b"PK\x03\x04" + bytes(300), bytes(range(256)) * 40)
"""Files that cannot be read; one résumé in a hundred is one of these."""
MORE_POSTINGS = {
    "data-analyst.md": "# Data Analyst\n\n## Requirements\n- 3 years of SQL\n- Python\n- Degree in statistics\n",
    "project-manager.md": "# Project Manager\n\n## You bring\n- 5+ years of project management\n- Agile and Jira\n"
    "- PMP certification\n\n## Nice to have\n- Budgeting\n",
}
INTERRUPTIONS = 10
INTERRUPTED_RESUMES = 300


@dataclass(kw_only=True)
class Run:
    """One run of the command: how long, and the memory of its processes in MB, looked at now and then."""

    seconds: float = 0.0
    memory: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """The median memory of the last third beside that of the middle third."""
        third = max(1, len(self.memory) // 3)
        return statistics.median(self.memory[-third:]) / statistics.median(
            self.memory[third : 2 * third] or self.memory
        )


def main() -> int:
    """Prints the figures; 1 where a file of an interrupted run differs from that of a whole one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--resumes", type=int, default=2_000)
    options.add_argument("--jobs", type=int, nargs="*", help="how many processes, one run for each (default: 1 2)")
    options.add_argument("--ray", action="store_true", help="Ray beside two processes, and nothing else")
    given = options.parse_args()
    long = given.resumes > 20_000
    folder = Path(tempfile.mkdtemp(prefix="batch-"))
    try:
        postings = _write_postings(folder / "postings")
        archive = write_archive(folder / "resumes.zip", given.resumes)
        size, asked = archive.stat().st_size / 1e6, len(list(postings.iterdir()))
        print(f"{given.resumes:,} résumés × {asked} postings, {size:.0f} MB")
        if given.ray:
            return _beside_ray(folder, postings, archive, given.resumes)
        seconds: dict[int, float] = {}
        for jobs in given.jobs or ([2] if long else [1, 2]):
            run = screen(postings, archive, folder / f"rows{jobs}.csv", jobs=jobs)
            seconds[jobs] = run.seconds
            each = run.seconds / given.resumes * 1000
            print(
                f"{jobs} process{'es' if jobs > 1 else ''}: {run.seconds:.1f} s, {given.resumes / run.seconds:.1f} "
                f"résumés a second, {each:.1f} ms each; memory {statistics.median(run.memory):.0f} MB at the middle, "
                f"{max(run.memory):.0f} MB at most, last third / middle third {run.growth:.2f}"
            )
        if {1, 2} <= set(seconds):
            print(f"two processes / one: {seconds[1] / seconds[2]:.2f}x")
            same = (folder / "rows1.csv").read_bytes() == (folder / "rows2.csv").read_bytes()
            print(f"rows of two processes are those of one: {'yes' if same else 'NO'}")
        return 0 if long else _interrupt(folder, postings)
    finally:
        shutil.rmtree(folder)


def _beside_ray(folder: Path, postings: Path, archive: Path, count: int) -> int:
    """Two processes, then Ray with two slots; 1 where their rows differ."""
    local = screen(postings, archive, folder / "local.csv", jobs=2)
    ray = screen(postings, archive, folder / "ray.csv", jobs=2, engine="ray")
    same = (folder / "local.csv").read_bytes() == (folder / "ray.csv").read_bytes()
    ratio = ray.seconds / local.seconds
    print(f"two processes {local.seconds:.1f} s, Ray with two slots {ray.seconds:.1f} s: {ratio:.2f}x")
    print(f"memory of the command itself {max(local.memory):.0f} MB and {max(ray.memory):.0f} MB at most")
    print(f"rows of Ray are those of two processes: {'yes' if same else 'NO'} ({count:,} résumés)")
    return 0 if same else 1


def write_archive(path: Path, count: int) -> Path:
    """An archive of so many invented résumés."""
    layouts = [each for each in read_layouts(held_out=False) if "text" in each.formats or "markdown" in each.formats]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            if number % 100 == 99:
                archive.writestr(f"{number:06d}-poison.pdf", POISON[number // 100 % len(POISON)])
                continue
            layout = layouts[number % len(layouts)]
            form: Literal["text", "markdown"] = "text" if "text" in layout.formats else "markdown"
            locale = LOCALES[number // 7 % len(LOCALES)]
            made = make_case(Case(layout=layout, format=form, locale=locale, damage="none", seed=number))
            archive.writestr(f"{number:06d}.{'txt' if form == 'text' else 'md'}", made.data)
    return path


def screen(postings: Path, archive: Path, output: Path, *, jobs: int, engine: str = "local") -> Run:
    """Run the command to its end."""
    run, start = Run(), time.perf_counter()
    with _started(postings, archive, output, jobs, engine) as process:
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, run, done))
        watcher.start()
        status = process.wait()
        done.set()
        watcher.join()
    if status:
        raise SystemExit(f"the run ended with status {status}")
    run.seconds = time.perf_counter() - start
    return run


def _interrupt(folder: Path, postings: Path) -> int:
    """End runs at random moments and go on with them; the number of files that differ."""
    archive = write_archive(folder / "few.zip", INTERRUPTED_RESUMES)
    whole = folder / "whole.csv"
    usual = screen(postings, archive, whole, jobs=2).seconds
    draw, endings = random.Random(20_261_124), 0  # noqa: S311 - moments, no secrets
    target = folder / "cut.csv"
    for number in range(INTERRUPTIONS):
        with _started(postings, archive, target, 2) as process:
            time.sleep(usual * (0.15 + 0.2 * draw.random()))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL if number % 2 else signal.SIGINT)
                endings += 1
            process.wait()
        if target.exists():
            break
    screen(postings, archive, target, jobs=2)
    same = target.read_bytes() == whole.read_bytes()
    left = [path for path in folder.iterdir() if ".part" in path.name]
    print(
        f"{endings} interruptions of one run of {INTERRUPTED_RESUMES}: the file is the same: {'yes' if same else 'NO'}"
    )
    return 0 if same and not left else 1


@contextmanager
def _started(
    postings: Path, archive: Path, output: Path, jobs: int, engine: str = "local"
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "careerproof", "screen", str(postings), str(archive)]
    command += ["--output", str(output), "--jobs", str(jobs), "--engine", engine, "--today", "2026-06-15"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _watch(pid: int, run: Run, done: threading.Event) -> None:
    """Look at the memory of a process and its workers until the end."""
    while not done.wait(0.5):
        run.memory.append(sum(_resident(each) for each in _tree(pid)))
    if not run.memory:
        run.memory.append(0.0)


def _tree(pid: int) -> list[int]:
    """The process and those that it started."""
    try:
        children: list[str] = []
        for thread in Path(f"/proc/{pid}/task").iterdir():
            children += (thread / "children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return sorted({pid, *map(int, children)})


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _write_postings(folder: Path) -> Path:
    shutil.copytree(EXAMPLES, folder)
    for name, text in MORE_POSTINGS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
