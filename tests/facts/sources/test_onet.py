"""The tables of O*NET are read scale by scale and kind by kind, here from tiny text files of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerproof.facts.sources.folder import open_folder
from careerproof.facts.sources.onet import (
    read_education,
    read_job_zones,
    read_ratings,
    read_task_types,
    read_technologies,
    read_titles,
)

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
def test_without_one_table_the_others_are_read(release: Path, tmp_path: Path, name: str) -> None:
    """Six tables give six lists; without one of them there are the five others, and none of its family."""
    whole = {row.domain for each in read_ratings(open_folder(tmp_path)) for row in each.rows}
    (release / f"{name}.txt").unlink()
    left = {row.domain for each in read_ratings(open_folder(tmp_path)) for row in each.rows}
    assert left < whole
    assert len(left) == len(whole) - 1


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
