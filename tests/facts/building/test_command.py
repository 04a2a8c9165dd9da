"""The command tells on stderr what was not among the files, and ends in one line where the taxonomy is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from careerproof.facts.schema import SCHEMA
from careerproof.facts.store import open_facts


def _build(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "careerproof", "facts", "build", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_absent_is_told_and_texts_are_kept_on_demand(small: Path, tmp_path: Path) -> None:
    """Two files are missing: the build succeeds, names both with what is lost, and keeps the texts asked for."""
    (small / "onet/29_3/Job Zones.csv").unlink()
    (small / "esco/1.2.0/skillGroups_en.csv").unlink()
    output = tmp_path / "facts.sqlite"
    done = _build("--sources", small, "--output", output, "--texts")
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("absent: ")]
    assert "absent: O*NET Job Zones — all job zones" in told
    assert "absent: ESCO skillGroups_en.csv — ESCO's skills" in told
    assert done.stdout.startswith(f"wrote {output}: facts {SCHEMA}.")
    with open_facts(output) as facts:
        assert facts.passages("29-1141.00", "description")


def test_a_folder_without_the_taxonomy_ends_in_one_line(tmp_path: Path) -> None:
    """Exit code 4; every file that must be there is named in the one line; nothing is written."""
    (tmp_path / "empty").mkdir()
    done = _build("--sources", tmp_path / "empty", "--output", tmp_path / "out" / "facts.sqlite")
    assert done.returncode == 4
    line = done.stderr.strip().splitlines()[-1]
    assert line.startswith("error facts.sources: ")
    assert "O*NET Occupation Data; the O*NET-SOC 2019 to SOC 2018 crosswalk" in line
    assert list((tmp_path / "out").iterdir()) == []
