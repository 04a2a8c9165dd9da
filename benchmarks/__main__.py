"""Runs every benchmark, each in a fresh process, and prints the machine it ran on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent


def main() -> int:
    """Every module and package of this folder in turn; what fails is told at the end. Names given choose among them."""
    chosen = sys.argv[1:]
    found = (*FOLDER.glob("*.py"), *(path.parent for path in FOLDER.glob("*/__main__.py")))
    names = sorted(path.stem for path in found if not path.stem.startswith("_"))
    unknown = [name for name in chosen if name not in names]
    if unknown:
        print(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(names)}", file=sys.stderr)
        return 2
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"# {python}, {os.cpu_count()} cores, {platform.machine()}")
    failed = []
    for name in chosen or names:
        print(f"\n## {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=FOLDER.parent, check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
