"""From official files to the report: one figure of one file is edited, and the report shows that and what it does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from careerproof.facts.building.build import build_facts
from careerproof.settings import SHIPPED_FACTS
from careerproof.verbs.facts import diff

pytestmark = [pytest.mark.sources, pytest.mark.long]

JOB_ZONES = "onet/30_1/job_zones_v30.1.csv"
NURSES = "29-1141.00"


def test_an_edited_job_zone_is_the_one_change_of_the_facts(sources: Path, tmp_path: Path) -> None:
    """Registered nurses in the least job zone: that is told, theta with it, and the scores that theta moves."""
    folder = tmp_path / "sources"
    for path in sorted(sources.rglob("*")):
        relative = path.relative_to(sources)
        if path.is_file() and relative.parts[0] not in ("benchmarks", "mobility", "ooh"):
            (folder / relative).parent.mkdir(parents=True, exist_ok=True)
            (folder / relative).symlink_to(path)
    new = tmp_path / "new.sqlite"
    text = (sources / JOB_ZONES).read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.splitlines()]
    at = lines[0].index("Job Zone")
    row = next(line for line in lines if NURSES in line)
    row[at] = "1"
    (folder / JOB_ZONES).unlink()
    (folder / JOB_ZONES).write_text("\n".join(",".join(line) for line in lines) + "\n", encoding="utf-8")
    build_facts(folder, new)
    shutil.rmtree(folder)

    found = diff(SHIPPED_FACTS, new)  # another test holds that the shipped facts are those of the sources
    (change,) = found.facts.occupations
    assert (change.code, change.what, change.new) == (NURSES, "occupation.job_zone", 1)
    assert not found.facts.pay.changes
    assert not found.facts.projections.changes
    assert not found.facts.ratings
    assert {rows.subject for rows in found.facts.rows} == {"source_file"}
    assert {change.what.split(".")[1] for change in found.facts.measures} == {"theta"}
    moves = {move.code: move for move in found.scores.moves}
    assert (moves[NURSES].move or 0.0) < 0
    assert {moved.name for move in moves.values() for points in move.points for moved in points.inputs} == {"theta"}
