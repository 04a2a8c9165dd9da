"""The same files give the same bytes: neither the order nor the age of files nor the process shows in the artifact."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from careerproof.facts.building.build import build_facts

BUILD = (
    "import sys, pathlib; from careerproof.facts.building.build import build_facts; "
    "build_facts(*map(pathlib.Path, sys.argv[1:]))"
)


def test_order_age_and_hash_seed_do_not_show(
    small: Path, small_files: Mapping[str, tuple[str, bytes]], tmp_path: Path
) -> None:
    """Files written backwards, years apart, read by two processes with other hash seeds: one and the same artifact."""
    build_facts(small, tmp_path / "first.sqlite")
    other = tmp_path / "other"
    for age, (path, (_, content)) in enumerate(reversed(list(small_files.items()))):
        (other / path).parent.mkdir(parents=True, exist_ok=True)
        (other / path).write_bytes(content)
        os.utime(other / path, (1_000_000_000 + 10_000_000 * age,) * 2)
    for seed in ("1", "4711"):
        output = tmp_path / f"seed-{seed}.sqlite"
        surroundings = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", BUILD, str(other), str(output)], check=True, env=surroundings)
        assert output.read_bytes() == (tmp_path / "first.sqlite").read_bytes()


def test_a_link_to_an_artifact_stays_a_link(small: Path, tmp_path: Path) -> None:
    """A build through a link replaces what the link leads to."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "facts.sqlite").write_bytes(b"the old artifact")
    link = tmp_path / "facts.sqlite"
    link.symlink_to(tmp_path / "real" / "facts.sqlite")
    build_facts(small, link)
    assert link.is_symlink()
    assert link.read_bytes().startswith(b"SQLite format 3")


def test_progress_rises_to_the_end(small: Path, tmp_path: Path) -> None:
    """What is told goes from the beginning to one and never back."""
    steps: list[tuple[str, float]] = []
    build_facts(small, tmp_path / "facts.sqlite", progress=lambda what, part: steps.append((what, part)))
    assert [part for _, part in steps] == sorted(part for _, part in steps)
    assert steps[0][1] == 0.0
    assert steps[-1] == ("done", 1.0)
