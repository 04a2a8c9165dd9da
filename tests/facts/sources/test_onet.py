"""The tables of O*NET are read from the official text files of any release, here from tiny ones of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.folder import open_folder
from careerproof.facts.sources.onet import (
    read_education,
    read_job_zones,
    read_ratings,
    read_task_types,
    read_technologies,
    read_titles,
)
from careerproof.facts.sources.work_context import read_work_context

CODE = "15-1252.00"
RATED = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n"
LEVELLED = ("Skills", "Knowledge", "Abilities", "Work Activities")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder with the text files of a made-up release 40.2."""
    folder = tmp_path / "db_40_2_text"
    folder.mkdir()
    for name in LEVELLED:
        rows = f"{CODE}\t1.A\tFirst of {name}\tIM\t3.50\n{CODE}\t1.A\tFirst of {name}\tLV\t4.25\n"
        (folder / f"{name}.txt").write_text(RATED + rows, encoding="utf-8")
    (folder / "Work Styles.txt").write_text(RATED + f"{CODE}\t1.C\tCare\tIM\t4.00\n", encoding="utf-8")
    interests = f"{CODE}\t1.B\tRealistic\tOI\t6.33\n{CODE}\t1.B.x\tFirst Interest High-Point\tIH\t2.00\n"
    (folder / "Interests.txt").write_text(RATED + interests, encoding="utf-8")
    return folder


def test_ratings_of_an_official_release(release: Path, tmp_path: Path) -> None:
    """Importance and level are two rows of the file and one rating of ours; other scales are left out."""
    loaded = read_ratings(open_folder(tmp_path))
    rows = {row.domain: row for each in loaded for row in each.rows}
    assert {each.source.id for each in loaded if each.source} == {"onet-40.2"}
    assert sum(len(each.rows) for each in loaded) == 6
    for domain, name in zip(("skill", "knowledge", "ability", "activity"), LEVELLED, strict=True):
        row = rows[domain]  # type: ignore[index]
        assert (row.code, row.name, row.importance, row.level) == (CODE, f"First of {name}", 3.5, 4.25)
    assert (rows["work_style"].importance, rows["work_style"].level) == (4.0, None)
    assert rows["interest"].importance == 6.33


@pytest.mark.parametrize("name", [*LEVELLED, "Work Styles", "Interests"])
def test_a_missing_table_is_named(release: Path, tmp_path: Path, name: str) -> None:
    """Without one of its tables the error names that table."""
    (release / f"{name}.txt").unlink()
    with pytest.raises(SourcesIncomplete, match=rf"O\*NET {name} is not among"):
        read_ratings(open_folder(tmp_path))


def test_titles_technologies_tasks_and_zones(release: Path, tmp_path: Path) -> None:
    """Short titles count where there is one; flags are Y or N; a task is core or not."""
    files = {
        "Alternate Titles": "O*NET-SOC Code\tAlternate Title\tShort Title\n"
        f"{CODE}\tCoder\tn/a\n{CODE}\tApp Maker\tMaker\n",
        "Sample of Reported Titles": f"O*NET-SOC Code\tReported Job Title\n{CODE}\tProgrammer\n",
        "Technology Skills": "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\n"
        f"{CODE}\tPython\tLanguage software\tY\tN\n",
        "Task Statements": "O*NET-SOC Code\tTask ID\tTask Type\n"
        f"{CODE}\t7\tCore\n{CODE}\t8\tSupplemental\n{CODE}\t9\t\n",
        "Job Zones": f"O*NET-SOC Code\tJob Zone\n{CODE}\t4\n",
    }
    for name, text in files.items():
        (release / f"{name}.txt").write_text(text, encoding="utf-8")
    folder = open_folder(tmp_path)
    titles = [(row.text, row.kind) for each in read_titles(folder) for row in each.rows]
    assert titles == [
        ("Coder", "alternate"),
        ("App Maker", "alternate"),
        ("Maker", "short"),
        ("Programmer", "reported"),
    ]
    (python,) = read_technologies(folder).rows
    assert (python.name, python.hot, python.in_demand) == ("Python", True, False)
    assert [row.core for row in read_task_types(folder).rows] == [True, False, False]
    assert [row.zone for row in read_job_zones(folder).rows] == [4]


def test_schooling_has_short_labels(release: Path, tmp_path: Path) -> None:
    """The explanation behind a level's name is left out; other scales of the table too."""
    labels = (
        "Scale ID\tCategory\tCategory Description\n"
        "RL\t5\tAssociate's Degree (or other 2-year degree)\nRL\t6\tBachelor's Degree\nRW\t5\tA while\n"
    )
    (release / "Education, Training, and Experience Categories.txt").write_text(labels, encoding="utf-8")
    rows = f"{CODE}\tRL\t5\t25\n{CODE}\tRL\t6\t75\n{CODE}\tRW\t5\t100\n"
    header = "O*NET-SOC Code\tScale ID\tCategory\tData Value\n"
    (release / "Education, Training, and Experience.txt").write_text(header + rows, encoding="utf-8")
    found = [(row.level, row.label, row.percent) for row in read_education(open_folder(tmp_path)).rows]
    assert found == [(5, "Associate's Degree", 25.0), (6, "Bachelor's Degree", 75.0)]


def test_work_context_from_exports_and_from_the_full_table(release: Path, tmp_path: Path) -> None:
    """Old codes go to their successors (the mean where two were joined); the full table is newer and comes last."""
    old = tmp_path / "work_context_2020_soc2010"
    old.mkdir()
    (old / "Telephone.csv").write_text("Context,Code\n80,15-1132.00\n60,15-1133.00\n9,99-0000.00\n", encoding="utf-8")
    by_title = tmp_path / "work_context_27_x"
    by_title.mkdir()
    (by_title / "occupations_onet_work_contexts.csv").write_text(
        "degree_of_automation_context,occupation,importance_of_being_exact_or_accurate_context,"
        "importance_of_repeating_same_tasks_context,structured_versus_unstructured_work_context\n"
        "0.25,Software Developers,0.5,0.75,1.0\n0.1,Nobody Knows,0.1,0.1,0.1\n",
        encoding="utf-8",
    )
    table = f"{CODE}\t4.C.3.b.2\tDegree of Automation\tCX\t3.00\n{CODE}\t4.C.3.b.2\tDegree of Automation\tCXP\t40.00\n"
    (release / "Work Context.txt").write_text(RATED + table, encoding="utf-8")
    loaded = read_work_context(
        open_folder(tmp_path),
        titles={CODE: "Software Developers"},
        renumbered=(Link("15-1132.00", CODE), Link("15-1133.00", CODE)),
    )
    assert [each.source.id for each in loaded if each.source] == ["onet-24.x", "onet-27.x", "onet-40.2"]
    values = [{row.element: row.importance for row in each.rows} for each in loaded]
    assert values[0] == {"4.C.1.a.2.f": 70.0}
    assert values[1] == {"4.C.3.b.2": 25.0, "4.C.3.b.4": 50.0, "4.C.3.b.7": 75.0, "4.C.3.b.8": 100.0}
    assert values[2] == {"4.C.3.b.2": 50.0}
