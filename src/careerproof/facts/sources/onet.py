"""The tables of the O*NET database (US Department of Labor, Employment and Training Administration).

Two layouts are read: the official workbooks (29.3 here) and the re-serialised Parquet tables of 30.0, which alone hold
Abilities and Work Activities. Its ``hasSkill`` holds only the ten basic skills, so skills come from the workbook.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from careerproof.evidence import Source
from careerproof.facts.model import Domain, TitleKind
from careerproof.facts.sources.folder import Column, Loaded, SourceFolder, edition_of, number_of, text_of

OnetRow = TypeVar("OnetRow")

_CODE: Column = ("O*NET-SOC Code", "O*NET-SOC 2019 Code", "onet_soc_code")
TABLE = r"(v\d\d\.\d)?\.(xlsx|csv|txt)"
"""How the name of a table's file ends: maybe the release, then the format."""

_RATED_TABLES: dict[Domain, tuple[str, str]] = {
    "skill": ("O*NET Skills", rf"skills{TABLE}"),
    "knowledge": ("O*NET Knowledge", rf"knowledge{TABLE}"),
    "ability": ("O*NET Abilities", rf"abilities{TABLE}"),
    "activity": ("O*NET Work Activities", rf"workactivities{TABLE}"),
}
_PREDICATES: dict[str, Domain] = {
    "hasSkill": "skill",
    "hasKnowledge": "knowledge",
    "hasAbility": "ability",
    "hasActivity": "activity",
}

_RELEASES = {(29, 3): "May 2025", (30, 0): "August 2025", (30, 1): "December 2025", (27, 4): "August 2023"}


class OnetOccupation(NamedTuple):
    """An occupation: its O*NET-SOC 2019 code and official title."""

    code: str
    title: str


class OnetTitle(NamedTuple):
    """A name of an occupation, and which of O*NET's lists it stands in."""

    code: str
    text: str
    kind: TitleKind


class OnetRating(NamedTuple):
    """A rating of a descriptor: importance and level as published, None where there is none."""

    domain: Domain
    code: str
    element: str
    name: str
    importance: float | None
    level: float | None


class ActivityLabel(NamedTuple):
    """A detailed work activity with its intermediate and generalized parents."""

    dwa: str
    title: str
    iwa: str
    iwa_title: str
    gwa: str
    gwa_title: str


class TaskType(NamedTuple):
    """A task of an occupation, and whether O*NET calls it core."""

    code: str
    task: str
    core: bool


class TaskActivity(NamedTuple):
    """A task of an occupation and a detailed work activity that it leads to."""

    code: str
    task: str
    dwa: str


class OnetTechnology(NamedTuple):
    """A software product or a tool of an occupation."""

    code: str
    name: str
    category: str
    hot: bool
    in_demand: bool


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


class RelatedRow(NamedTuple):
    """An occupation that O*NET calls related, its tier and its place in the list."""

    code: str
    related: str
    tier: str
    rank: int


def onet_source(edition: str) -> Source:
    """The O*NET database of one release."""
    release = re.fullmatch(r"(\d+)\.(\d)", edition)
    when = _RELEASES.get((int(release[1]), int(release[2]))) if release else None
    return Source(
        id=f"onet-{edition}",
        title=f"O*NET {edition} Database",
        publisher="U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)",
        edition=f"{edition} ({when})" if when else edition,
        licence="CC BY 4.0",
        url="https://www.onetcenter.org/database.html",
        citation=f"O*NET {edition} Database by USDOL/ETA, used under the CC BY 4.0 license and modified. "
        "USDOL/ETA has not approved, endorsed, or tested these modifications.",
    )


def read_occupations(folder: SourceFolder) -> Loaded[OnetOccupation]:
    """All occupations with their official titles."""
    path = folder.find("O*NET Occupation Data", rf"occupationdata{TABLE}")
    rows = folder.table(path, (_CODE, "Title"))
    return _loaded(path, [OnetOccupation(text_of(code), text_of(title)) for code, title in rows])


def read_titles(folder: SourceFolder) -> list[Loaded[OnetTitle]]:
    """Alternate, short and reported titles, list by list."""
    path = folder.find("O*NET Alternate Titles", rf"(alternatetitles|jobtitles){TABLE}")
    alternate: list[OnetTitle] = []
    for code, title, short in folder.table(path, (_CODE, ("Alternate Title", "Job Title"), "Short Title")):
        alternate.append(OnetTitle(text_of(code), text_of(title), "alternate"))
        if text_of(short).lower() not in ("", "n/a"):
            alternate.append(OnetTitle(text_of(code), text_of(short), "short"))
    reported_path = folder.find("O*NET Sample of Reported Titles", rf"sampleofreportedtitles{TABLE}")
    rows = folder.table(reported_path, (_CODE, "Reported Job Title"))
    reported = [OnetTitle(text_of(code), text_of(title), "reported") for code, title in rows]
    return [_loaded(path, alternate), _loaded(reported_path, reported)]


def read_ratings(folder: SourceFolder) -> list[Loaded[OnetRating]]:
    """Skills, knowledge, abilities, activities, work styles and interests; a later list wins over an earlier one.

    Knowledge, abilities and activities come from the official tables or from the relationship table, whichever is
    newer. Of skills the relationship table knows only ten, but of fifteen occupations that the workbook has none of;
    so the workbook comes after it.
    """
    related = folder.find_all(r"onetrelationships\.parquet")
    relationships = _relationship_ratings(folder, related[-1]) if related else {}
    loaded: list[Loaded[OnetRating]] = []
    for domain, (what, pattern) in _RATED_TABLES.items():
        official = folder.find_all(pattern)
        if related and (domain == "skill" or not official or edition_of(related[-1]) > edition_of(official[-1])):
            loaded.append(_loaded(related[-1], relationships[domain]))
            if domain != "skill":
                continue
        path = folder.find(what, pattern)
        loaded.append(_loaded(path, _scaled(folder, path, domain, "IM", "LV")))
    styles = folder.find("O*NET Work Styles", rf"workstyles{TABLE}")
    interests = folder.find("O*NET Interests", rf"interests{TABLE}")
    return [
        *loaded,
        _loaded(styles, _scaled(folder, styles, "work_style", "IM", None)),
        _loaded(interests, _scaled(folder, interests, "interest", "OI", None)),
    ]


def read_activity_labels(folder: SourceFolder) -> Loaded[ActivityLabel]:
    """The hierarchy of detailed, intermediate and generalized work activities."""
    path = folder.find("O*NET DWA Reference", rf"dwareference{TABLE}")
    columns = ("DWA ID", "DWA Title", "IWA ID", "IWA Title", "Element ID", "Element Name")
    labels = [ActivityLabel(*(_label(text_of(cell)) for cell in row)) for row in folder.table(path, columns)]
    return _loaded(path, labels)


def read_task_types(folder: SourceFolder) -> Loaded[TaskType]:
    """Which tasks an occupation has, and which of them are core. The statements themselves are not read."""
    path = folder.find("O*NET Task Statements", rf"taskstatements{TABLE}")
    rows = folder.table(path, (_CODE, "Task ID", "Task Type"))
    return _loaded(path, [TaskType(text_of(code), text_of(task), kind == "Core") for code, task, kind in rows])


def read_task_activities(folder: SourceFolder) -> Loaded[TaskActivity]:
    """Which detailed work activities each task leads to."""
    path = folder.find("O*NET Tasks to DWAs", rf"taskstodwas{TABLE}")
    rows = folder.table(path, (_CODE, "Task ID", "DWA ID"))
    return _loaded(path, [TaskActivity(text_of(code), text_of(task), text_of(dwa)) for code, task, dwa in rows])


def read_technologies(folder: SourceFolder) -> Loaded[OnetTechnology]:
    """Software products by occupation, with the flags hot and in demand."""
    path = folder.find("O*NET Technology Skills", rf"(technologyskills|softwareskills){TABLE}")
    columns = (_CODE, ("Example", "Workplace Example"), "Commodity Title", "Hot Technology", "In Demand")
    rows = folder.table(path, columns)
    return _loaded(
        path,
        [
            OnetTechnology(text_of(c), text_of(n), text_of(k), hot == "Y", wanted == "Y")
            for c, n, k, hot, wanted in rows
        ],
    )


def read_tools(folder: SourceFolder) -> Loaded[OnetTechnology]:
    """Physical tools by occupation."""
    path = folder.find("O*NET Tools Used", rf"toolsused{TABLE}")
    rows = folder.table(path, (_CODE, "Example", "Commodity Title"))
    return _loaded(path, [OnetTechnology(text_of(c), text_of(n), text_of(k), False, False) for c, n, k in rows])


def read_job_zones(folder: SourceFolder) -> Loaded[JobZone]:
    """The job zone of each surveyed occupation."""
    path = folder.find("O*NET Job Zones", rf"jobzones{TABLE}")
    rows = [(text_of(code), number_of(zone)) for code, zone in folder.table(path, (_CODE, "Job Zone"))]
    return _loaded(path, [JobZone(code, int(zone)) for code, zone in rows if zone is not None])


def read_education(folder: SourceFolder) -> Loaded[EducationRow]:
    """The distribution of required schooling (scale RL, twelve levels) by occupation."""
    labels_path = folder.find(
        "O*NET Education, Training, and Experience Categories", rf"educationtrainingandexperiencecategories{TABLE}"
    )
    labels = {
        text_of(category): _short_label(text_of(label))
        for scale, category, label in folder.table(labels_path, ("Scale ID", "Category", "Category Description"))
        if scale == "RL"
    }
    path = folder.find("O*NET Education, Training, and Experience", rf"educationtrainingandexperience{TABLE}")
    rows: list[EducationRow] = []
    for code, scale, category, value in folder.table(path, (_CODE, "Scale ID", "Category", "Data Value")):
        percent = number_of(value)
        if scale == "RL" and percent is not None:
            level = text_of(category)
            rows.append(EducationRow(text_of(code), int(level), labels[level], percent))
    return _loaded(path, rows)


def read_related(folder: SourceFolder) -> Loaded[RelatedRow]:
    """The related occupations, best first within an occupation."""
    path = folder.find("O*NET Related Occupations", rf"relatedoccupations{TABLE}")
    columns = (_CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index")
    rows = [(text_of(c), text_of(r), text_of(t), number_of(i)) for c, r, t, i in folder.table(path, columns)]
    return _loaded(path, [RelatedRow(c, r, t, int(i)) for c, r, t, i in rows if i is not None])


def _loaded(path: Path, rows: list[OnetRow]) -> Loaded[OnetRow]:
    release, minor = edition_of(path)
    return Loaded(source=onet_source(f"{release}.{minor}" if release else "of unknown release"), rows=tuple(rows))


def _label(text: str) -> str:
    """Activity titles end in a point like sentences; they are labels."""
    return text.removesuffix(".")


def _short_label(text: str) -> str:
    """The name of a level of schooling without the explanation behind it."""
    return re.split(r" - | \(", text, maxsplit=1)[0].strip()


def _scaled(folder: SourceFolder, path: Path, domain: Domain, main: str, level: str | None) -> list[OnetRating]:
    """Ratings of a table that gives one row for each scale of an element."""
    columns = (_CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
    values: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    names: dict[str, str] = {}
    for code, element, name, scale, value in folder.table(path, columns):
        if scale in (main, level):
            values[text_of(code), text_of(element)][text_of(scale)] = number_of(value)
            names[text_of(element)] = text_of(name)
    return [
        OnetRating(domain, code, element, names[element], scales.get(main), scales.get(level) if level else None)
        for (code, element), scales in values.items()
    ]


def _relationship_ratings(folder: SourceFolder, path: Path) -> dict[Domain, list[OnetRating]]:
    """The ratings in the relationship table, family by family."""
    rows: dict[Domain, list[OnetRating]] = {domain: [] for domain in _PREDICATES.values()}
    for subject, predicate, target, name, data in folder.parquet(path, ("from", "predicate", "to", "name", "data")):
        domain = _PREDICATES.get(str(predicate))
        if domain is not None:
            values = cast("dict[str, float]", json.loads(str(data)))
            code, element = str(subject).split("/", 1)[1], str(target).split("/", 1)[1]
            rating = OnetRating(domain, code, element, str(name), values.get("importance"), values.get("level"))
            rows[domain].append(rating)
    return rows
