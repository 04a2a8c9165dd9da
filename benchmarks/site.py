# ruff: noqa: A005 - named as the command that it measures; nothing here imports the library's module of that name
"""How long the whole site takes, how large its pages are, and what a second build and `--changed` cost.

    python -m benchmarks site [LANGUAGE...]

Each build runs in a fresh process, as a user's does; peak memory is that of all its processes together, at the worst
moment that a look every tenth of a second met.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOALS = {"first build": 30.0, "second build": 30.0, "--changed": 2.0}
LARGEST = 250_000


def main() -> int:
    """Prints a line for each build, then the largest page; 1 where two builds differ in a byte."""
    languages = sys.argv[1:] or ["en"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        command = [sys.executable, "-m", "careerproof", "site", "build", str(folder)]
        command += [word for language in languages for word in ("--language", language)]
        print(f"{'build':<16} {'seconds':>8} {'pages/s':>8} {'peak MB':>8} {'goal s':>7}")
        seen: list[dict[str, bytes]] = []
        for build, options in (("first build", []), ("second build", []), ("--changed", ["--changed"])):
            seconds, peak = _measure([*command, *options])
            seen.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in _files(folder)})
            pages = [len(data) for file, data in seen[-1].items() if file.endswith(".html")]
            print(f"{build:<16} {seconds:8.1f} {len(pages) / seconds:8.0f} {peak:8.0f} {GOALS[build]:7.0f}", flush=True)
    sizes = sorted((len(data), file) for file, data in seen[0].items() if file.endswith(".html"))
    print(f"\n{len(sizes)} pages in {', '.join(languages)}, {sum(size for size, _ in sizes) / 1e6:.1f} MB")
    print(
        f"largest page: {sizes[-1][1]}, {sizes[-1][0]:,} bytes (goal {LARGEST:,}); median {sizes[len(sizes) // 2][0]:,}"
    )
    same = all(files == seen[0] for files in seen)
    print(f"the builds are {'the same, byte for byte' if same else 'NOT the same'}")
    return 0 if same else 1


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _measure(command: list[str]) -> tuple[float, float]:
    """The seconds that a command takes, and the most megabytes that it and its children held at once."""
    start, peak = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            peak = max(peak, _held(running.pid))
            time.sleep(0.1)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return time.perf_counter() - start, peak / 1024


def _held(pid: int) -> int:
    """The kilobytes that a process and its children hold in memory; 0 where the system has no /proc."""
    own = Path(f"/proc/{pid}")
    try:
        status = (own / "status").read_text(encoding="ascii")
        children = (own / "task" / str(pid) / "children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    held = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
    return held + sum(_held(int(child)) for child in children)


if __name__ == "__main__":
    sys.exit(main())
