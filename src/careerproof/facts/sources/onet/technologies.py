"""Reads the software and the tools of occupations."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.facts.sources.folder import Column, Loaded, SourceFolder, text_of
from careerproof.facts.sources.onet.release import CODE, TABLE, tell

_NAME: Column = ("Example", "Workplace Example")
_CATEGORY: Column = ("Commodity Title", "Element Name")
_IDENTITY = ("code", "name", "category")

_ALL_SAY_IN_DEMAND = (28, 0)
"""O*NET began in November 2022, in the course of release 27, to say which software is in demand."""


class OnetTechnology(NamedTuple):
    """A software product or a tool of an occupation."""

    code: str
    name: str
    category: str
    hot: bool
    in_demand: bool


def read_technologies(folder: SourceFolder) -> Loaded[OnetTechnology]:
    """Software products by occupation, with the flags hot and in demand; old releases know only the first."""
    path = folder.find("O*NET Technology Skills", rf"(technologyskills|softwareskills){TABLE}")
    columns = (CODE, _NAME, _CATEGORY, "Hot Technology")
    if (0, 0) < folder.edition(path) < _ALL_SAY_IN_DEMAND:
        rows = folder.table(path, columns, optional=("In Demand",))
    else:
        rows = folder.table(path, (*columns, "In Demand"))
    technologies = [
        OnetTechnology(text_of(code), text_of(name), text_of(category), hot == "Y", wanted == "Y")
        for code, name, category, hot, wanted in rows
    ]
    return tell(folder, path, technologies, by=_IDENTITY)


def read_tools(folder: SourceFolder) -> Loaded[OnetTechnology]:
    """Physical tools by occupation; releases from 30.3 on have none."""
    path = folder.find("O*NET Tools Used", rf"toolsused{TABLE}")
    rows = folder.table(path, (CODE, _NAME, _CATEGORY))
    tools = [OnetTechnology(text_of(c), text_of(n), text_of(k), False, False) for c, n, k in rows]
    return tell(folder, path, tools, by=_IDENTITY)
