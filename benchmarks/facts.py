"""What the facts cost: opening them beside opening the bare database, building them beside reading the files alone.

Opening is measured in this process, in turn with what SQLite itself takes for the same first row, so that a slow moment
of the machine hits both; the figures are medians, and the goals stand beside them. Without the sources nothing is
built, and the benchmark says so.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._sources import sources_folder
from careerproof.facts.building.build import build_facts
from careerproof.facts.sources.folder import open_folder
from careerproof.facts.store import open_facts
from careerproof.settings import SHIPPED_FACTS

ROUNDS = 101
CODE = "15-1252.00"
OPEN_GOAL_MS = 20.0
BUILD_GOAL_SECONDS = 180.0
SIZE_GOAL_BYTES = 25_000_000


def open_and_ask() -> None:
    """What a verb does first: open the facts, then one occupation's measures."""
    with open_facts(SHIPPED_FACTS) as facts:
        facts.measures(CODE)


def connect_and_ask() -> None:
    """The same rows by SQLite alone."""
    connection = sqlite3.connect(SHIPPED_FACTS)
    connection.execute("SELECT value FROM meta WHERE key = 'facts_version'").fetchall()
    number = connection.execute("SELECT number FROM occupation WHERE code = ?", (CODE,)).fetchone()[0]
    connection.execute("SELECT * FROM measure WHERE occupation = ?", (number,)).fetchall()
    connection.close()


def seconds(act: Callable[[], object]) -> float:
    """The wall time of one call."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Prints opening, building and size, each beside its baseline and its goal."""
    pairs = [(seconds(connect_and_ask), seconds(open_and_ask)) for _ in range(ROUNDS)]
    base, own = (statistics.median(pair[place] for pair in pairs) * 1000 for place in (0, 1))
    print(f"{'':<24} {'ours':>10} {'baseline':>10} {'ratio':>7} {'goal':>12}")
    print(f"{'open and first answer':<24} {own:>8.2f}ms {base:>8.2f}ms {own / base:>7.1f} {OPEN_GOAL_MS:>10.0f}ms")
    size = SHIPPED_FACTS.stat().st_size
    print(f"{'size of the artifact':<24} {size / 1e6:>8.2f}MB {'':>10} {'':>7} {SIZE_GOAL_BYTES / 1e6:>10.0f}MB")
    sources = sources_folder()
    if not (sources / "onet").is_dir():
        print("the build was NOT measured: the source files are not here")
        return
    with tempfile.TemporaryDirectory() as place:
        built = seconds(lambda: build_facts(sources, Path(place) / "facts.sqlite"))
        with open_facts(Path(place) / "facts.sqlite") as facts:
            paths = [file.path for file in facts.source_files()]
    folder = open_folder(sources)
    read = seconds(lambda: [folder.bytes_of(path) for path in _lying(sources, paths)])
    print(f"{'whole build':<24} {built:>9.1f}s {read:>9.1f}s {built / read:>7.1f} {BUILD_GOAL_SECONDS:>11.0f}s")
    print(f"(the baseline of the build is reading and unpacking its {len(paths)} files)")


def _lying(sources: Path, paths: list[str]) -> list[Path]:
    """The files that lie in the folder themselves; what lies in archives is left out."""
    return [sources / path for path in paths if (sources / path).is_file()]


if __name__ == "__main__":
    main()
