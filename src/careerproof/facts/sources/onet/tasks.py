"""Reads the tasks of occupations: which are core, how they are rated, which work activities they lead to."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of
from careerproof.facts.sources.onet.activities import find_activity_links
from careerproof.facts.sources.onet.release import CODE, TABLE, tell


class TaskType(NamedTuple):
    """A task of an occupation, and whether O*NET calls it core."""

    code: str
    task: str
    core: bool


class TaskRating(NamedTuple):
    """How workers rate a task: its importance (1 to 5) and the percentage of them who do it; None where not rated."""

    code: str
    task: str
    importance: float | None
    relevance: float | None


class TaskActivity(NamedTuple):
    """A task of an occupation and a detailed work activity that it leads to."""

    code: str
    task: str
    dwa: str


def read_task_types(folder: SourceFolder) -> Loaded[TaskType]:
    """Which tasks an occupation has, and which of them are core. The statements themselves are not read."""
    path = folder.find("O*NET Task Statements", rf"taskstatements{TABLE}")
    rows = folder.table(path, (CODE, "Task ID", "Task Type"))
    types = [TaskType(text_of(code), text_of(task), kind == "Core") for code, task, kind in rows]
    return tell(folder, path, types, by=("code", "task"))


def read_task_ratings(folder: SourceFolder) -> Loaded[TaskRating]:
    """Importance (scale IM) and relevance (scale RT) of every rated task; nothing where the table is not there."""
    found = folder.find_all(rf"taskratings{TABLE}")
    if not found:
        return Loaded(source=None, rows=())
    path = found[-1]
    values: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    for code, task, scale, value in folder.table(path, (CODE, "Task ID", "Scale ID", "Data Value")):
        if scale in ("IM", "RT"):
            values[text_of(code), text_of(task)][text_of(scale)] = number_of(value)
    rows = [TaskRating(*key, scales.get("IM"), scales.get("RT")) for key, scales in values.items()]
    return tell(folder, path, rows, by=("code", "task"))


def read_task_activities(folder: SourceFolder) -> Loaded[TaskActivity]:
    """Which detailed work activities each task leads to."""
    path = find_activity_links(folder)
    rows = folder.table(path, (CODE, "Task ID", ("DWA ID", "DWA Element ID")))
    links = [TaskActivity(text_of(code), text_of(task), text_of(dwa)) for code, task, dwa in rows]
    return tell(folder, path, links, by=("code", "task", "dwa"))
