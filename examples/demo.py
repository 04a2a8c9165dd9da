"""The main job on the bundled example, as a person would run it; ends with where the HTML report lies."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
REPORT = EXAMPLES.parent / "demo" / "report.html"
COMMAND = (
    "check",
    "examples/resumes/maya-okonkwo.pdf",
    "--posting",
    "examples/postings/machine-learning-engineer.md",
    "--report",
    "demo/report.html",
)


def main() -> int:
    """Runs the command in the root of the checkout and says where the report is."""
    REPORT.parent.mkdir(exist_ok=True)
    print(f"$ careerproof {shlex.join(COMMAND)}\n", flush=True)
    code = subprocess.run([sys.executable, "-m", "careerproof", *COMMAND], cwd=EXAMPLES.parent, check=False).returncode
    if code == 0:
        print(f"\nThe same as a page with charts: {REPORT}")
    return code


if __name__ == "__main__":
    sys.exit(main())
