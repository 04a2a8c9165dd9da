"""The build: the same files give the same bytes, a missing file is named, and the old artifact survives a failure."""

from __future__ import annotations

import csv
import gzip
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from careerproof.errors import FactsError, SourcesIncomplete
from careerproof.facts.building.build import build_facts
from careerproof.facts.store import Facts, open_facts
from careerproof.settings import SHIPPED_FACTS

pytestmark = pytest.mark.sources

BUILD = (
    "import sys, pathlib; from careerproof.facts.building.build import build_facts; "
    "build_facts(*map(pathlib.Path, sys.argv[1:]))"
)


def test_the_shipped_facts_are_those_of_the_sources(sources: Path, tmp_path: Path) -> None:
    """Building again gives the shipped artifact, byte for byte: neither process nor hash order shows in it."""
    output = tmp_path / "again.sqlite"
    surroundings = {**os.environ, "PYTHONHASHSEED": "4711"}
    subprocess.run([sys.executable, "-c", BUILD, str(sources), str(output)], check=True, env=surroundings)
    assert output.read_bytes() == SHIPPED_FACTS.read_bytes()
    assert list(tmp_path.iterdir()) == [output]


def test_all_missing_files_of_the_taxonomy_are_named_and_nothing_is_written(linked: Path, tmp_path: Path) -> None:
    """One error names them all; the old artifact stays as it was, and nothing is left beside it."""
    (linked / "onet/29_3/Occupation Data.xlsx").unlink()
    (linked / "crosswalks/2019_to_SOC_Crosswalk.xlsx").unlink()
    output = tmp_path / "out" / "facts.sqlite"
    output.parent.mkdir()
    output.write_bytes(b"the old one")
    with pytest.raises(SourcesIncomplete, match=r"O\*NET Occupation Data; the O\*NET-SOC 2019 to SOC 2018 crosswalk"):
        build_facts(linked, output)
    assert output.read_bytes() == b"the old one"
    assert list(output.parent.iterdir()) == [output]


def test_an_interruption_leaves_the_old_artifact(sources: Path, tmp_path: Path) -> None:
    """Stopped half way, the build has changed nothing."""
    output = tmp_path / "facts.sqlite"
    output.write_bytes(b"the old one")

    def interrupt(_: str, part: float) -> None:
        if part > 0.1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_facts(sources, output, progress=interrupt)
    assert output.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [output]


def test_activity_weights_follow_from_the_tasks(sources: Path, facts: Facts) -> None:
    """Counted again from the raw files for one occupation: a core task counts twice, shared among its activities."""
    code = "11-1011.00"
    with gzip.open(sources / "onet/30_1/task_statements_v30.1.csv.gz", "rt", encoding="utf-8") as stream:
        core = {
            row["Task ID"]: row["Task Type"] == "Core"
            for row in csv.DictReader(stream)
            if row["O*NET-SOC Code"] == code
        }
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_path(str(sources / "onet/29_3/Tasks to DWAs.xlsx")).get_sheet_by_index(0)
    links = defaultdict(list)
    for row in sheet.to_python():
        if row[0] == code and isinstance(row[2], float):
            links[str(int(row[2]))].append(str(row[4]))
    weights: dict[str, float] = defaultdict(float)
    for task, activities in links.items():
        for activity in activities:
            weights[activity] += (2 if core[task] else 1) / len(activities)
    total = sum(weights.values())
    found = {each.dwa: each.weight for each in facts.activities(code)}
    assert found == pytest.approx({dwa: weight / total for dwa, weight in weights.items()}, abs=2e-6)


def test_the_file_says_which_files_it_was_made_of(facts: Facts) -> None:
    """Every file with its digest; of the shipped artifact all are the known ones."""
    files = facts.source_files()
    assert len(files) > 50
    assert all(file.known and len(file.sha256) == 64 for file in files)
    assert not any(file.path.startswith("/") for file in files)


@pytest.mark.long
def test_another_edition_is_a_note_and_no_refusal(linked: Path, tmp_path: Path) -> None:
    """A changed job zone goes into the facts and into the version; the report notes the file."""
    path = linked / "onet" / "30_1" / "job_zones_v30.1.csv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("11-1011.00,Chief Executives,5", "11-1011.00,Chief Executives,4"), encoding="utf-8")
    steps: list[tuple[str, float]] = []
    report = build_facts(linked, tmp_path / "other.sqlite", progress=lambda what, part: steps.append((what, part)))
    assert [part for _, part in steps] == sorted(part for _, part in steps)
    assert steps[-1] == ("done", 1.0)
    assert report.size_bytes == (tmp_path / "other.sqlite").stat().st_size
    assert report.notes == ("onet/30_1/job_zones_v30.1.csv is not the known edition",)
    with open_facts(tmp_path / "other.sqlite") as other, open_facts(SHIPPED_FACTS) as shipped:
        assert other.occupation("11-1011.00").job_zone == 4
        assert other.version != shipped.version


def test_an_output_that_cannot_be_written_is_told(sources: Path, tmp_path: Path) -> None:
    """A file in the place of the output's folder is one clear line, not a traceback."""
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(FactsError, match="cannot be written"):
        build_facts(sources, blocked / "facts.sqlite")
