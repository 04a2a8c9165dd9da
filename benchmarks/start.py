"""What a cold command costs over bare Python: time, and the peak memory of the main job.

Each command runs in a fresh process, in turn with the bare interpreter, so that a slow moment of the machine hits both;
the figures are medians, and the goals stand beside them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 9


def cases() -> list[tuple[str, list[str], float]]:
    """The commands: name, arguments, goal in milliseconds over bare Python."""
    resume = sorted((EXAMPLES / "resumes").glob("*.pdf"))[0]
    posting = sorted(path for path in (EXAMPLES / "postings").iterdir() if path.is_file())[0]
    command = [sys.executable, "-m", "careerproof"]
    return [
        ("careerproof --help", [*command, "--help"], 60.0),
        ("careerproof score X", [*command, "score", "data analyst"], 200.0),
        (
            "careerproof check PDF",
            [*command, "check", str(resume), "--posting", str(posting), "--format", "json"],
            600.0,
        ),
        ("careerproof profile X", [*command, "profile", "registered nurses", "--format", "json"], 600.0),
    ]


def seconds(arguments: list[str]) -> float:
    """The wall time of one fresh process, with compiled bytecode as an installed package has it."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "careerproof-bytecode")
    start = time.perf_counter()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True, env=surroundings)
    return time.perf_counter() - start


def main() -> None:
    """Prints, for each command: median, ratio and difference to bare Python, and the goal."""
    bare = [sys.executable, "-c", "pass"]
    print(f"{'command':<24} {'ms':>7} {'bare ms':>8} {'ratio':>6} {'over bare':>10} {'goal':>7}")
    for name, arguments, goal in cases():
        seconds(arguments)  # the first run also pays for the file cache
        pairs = [(seconds(bare), seconds(arguments)) for _ in range(ROUNDS)]
        base = statistics.median(pair[0] for pair in pairs) * 1000
        own = statistics.median(pair[1] for pair in pairs) * 1000
        print(f"{name:<24} {own:7.0f} {base:8.0f} {own / base:6.1f} {own - base:10.0f} {goal:7.0f}")
    before = _peak_mb(bare)
    print(f"\npeak memory of one check: {_peak_mb(cases()[2][1]):.0f} MB (bare Python {before:.0f} MB, goal 150 MB)")


def _peak_mb(arguments: list[str]) -> float:
    """The peak memory of a process, asked of a helper process that starts nothing else."""
    code = (
        "import subprocess, sys, resource; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    unit = 1024.0 if sys.platform != "darwin" else 1024.0 * 1024.0
    return int(run.stdout) / unit


if __name__ == "__main__":
    main()
