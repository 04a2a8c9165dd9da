"""Reads how much preparation an occupation takes: its job zone and the schooling that workers say is required."""

from __future__ import annotations

import re
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of
from careerproof.facts.sources.onet.release import CODE, TABLE, find_beside, tell

_EDUCATION = r"education(training(and)?experience)?"


class JobZone(NamedTuple):
    """How much preparation an occupation takes, 1 to 5."""

    code: str
    zone: int


class EducationRow(NamedTuple):
    """The percentage of workers who say that a level of schooling is required."""

    code: str
    level: int
    label: str
    percent: float


def read_job_zones(folder: SourceFolder) -> Loaded[JobZone]:
    """The job zone of each surveyed occupation."""
    path = folder.find("O*NET Job Zones", rf"jobzones{TABLE}")
    rows = [(text_of(code), number_of(zone)) for code, zone in folder.table(path, (CODE, "Job Zone"))]
    return tell(folder, path, [JobZone(code, int(zone)) for code, zone in rows if zone is not None], by=("code",))


def read_education(folder: SourceFolder) -> Loaded[EducationRow]:
    """The distribution of required schooling (scale RL, twelve levels) by occupation."""
    path = folder.find("O*NET Education, Training, and Experience", rf"{_EDUCATION}{TABLE}")
    labels_path = find_beside(
        folder,
        path,
        "O*NET Education, Training, and Experience Categories",
        rf"({_EDUCATION}|ete)categories{TABLE}",
    )
    labels = {
        text_of(category): _short_label(text_of(label))
        for scale, category, label in folder.table(labels_path, ("Scale ID", "Category", "Category Description"))
        if scale == "RL"
    }
    rows: list[EducationRow] = []
    for code, scale, category, value in folder.table(path, (CODE, "Scale ID", "Category", "Data Value")):
        percent = number_of(value)
        if scale == "RL" and percent is not None:
            level = text_of(category)
            if level not in labels:
                where = folder.relative(labels_path)
                raise SourcesIncomplete(f"{where} does not name the level {level!r} (scale RL)", at={"file": where})
            rows.append(EducationRow(text_of(code), int(level), labels[level], percent))
    return tell(folder, path, rows, by=("code", "level"), beside=(labels_path,))


def _short_label(text: str) -> str:
    """The name of a level of schooling without the explanation behind it."""
    return re.split(r" - | \(", text, maxsplit=1)[0].strip()
