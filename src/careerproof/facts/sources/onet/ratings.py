"""Reads how O*NET rates skills, knowledge, abilities, activities, work styles and interests."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, cast

from careerproof.errors import SourcesIncomplete
from careerproof.facts.model import Domain
from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of
from careerproof.facts.sources.onet.release import CODE, TABLE, tell

_TABLES: dict[Domain, str] = {
    "knowledge": rf"knowledge{TABLE}",
    "ability": rf"abilities{TABLE}",
    "activity": rf"workactivities{TABLE}",
}
_PREDICATES: dict[str, Domain] = {
    "hasSkill": "skill",
    "hasKnowledge": "knowledge",
    "hasAbility": "ability",
    "hasActivity": "activity",
}
_IDENTITY = ("domain", "code", "element")


class OnetRating(NamedTuple):
    """A rating of a descriptor: importance and level as published, None where there is none."""

    domain: Domain
    code: str
    element: str
    name: str
    importance: float | None
    level: float | None


def read_ratings(folder: SourceFolder) -> list[Loaded[OnetRating]]:
    """The six families of ratings; a later list wins over an earlier one. What is not among the files is left out.

    Knowledge, abilities and activities come from the official tables or from the relationship table, whichever is
    newer. Of skills the relationship table knows only ten, but of fifteen occupations that the workbook has none of;
    so the workbook comes after it.

    Raises:
        SourcesIncomplete: a column is not there, or one half of the skills without the other.
    """
    found = folder.find_all(r"onetrelationships\.parquet")
    related = found[-1] if found else None
    relationships = {} if related is None else _relationship_ratings(folder, related)
    loaded: list[Loaded[OnetRating]] = []
    for domain in ("skill", *_TABLES):
        official = _skill_tables(folder) if domain == "skill" else folder.find_all(_TABLES[domain])[-1:]
        newer = related is not None and folder.edition(related) > max(map(folder.edition, official), default=(0, 0))
        if related is not None and newer:
            loaded.append(tell(folder, related, relationships[domain], by=_IDENTITY))
        if not newer or domain == "skill":
            loaded.extend(_levelled(folder, path, domain) for path in official)
    return [*loaded, *_work_styles(folder), *_interests(folder)]


def _skill_tables(folder: SourceFolder) -> Sequence[Path]:
    """The newest table of skills, or its two halves; a half that is newer than the other stands behind an older whole.

    Raises:
        SourcesIncomplete: there is but one half.
    """
    whole = folder.find_all(rf"skills{TABLE}")[-1:]
    names = {"Essential": rf"essentialskills{TABLE}", "Transferable": rf"transferableskills{TABLE}"}
    halves = {name: folder.find_all(pattern)[-1:] for name, pattern in names.items()}
    since = folder.edition(whole[-1]) if whole else (0, 0)
    newer = [path for paths in halves.values() for path in paths if not whole or folder.edition(path) >= since]
    if not whole and len(newer) == 1:
        lacking = next(name for name, paths in halves.items() if not paths)
        raise SourcesIncomplete(
            f"{folder.relative(newer[0])} is one half of O*NET's skills; O*NET {lacking} Skills is not among the files",
            at={"file": f"O*NET {lacking} Skills"},
        )
    return newer if len(newer) == len(halves) else [*whole, *newer]


def _work_styles(folder: SourceFolder) -> list[Loaded[OnetRating]]:
    """The newest table by importance (IM, 1 to 5).

    Newer releases, 30.1 among them, rate other styles by impact (WI, -3 to 3): another model on another scale,
    which cannot stand beside the old figures in one column; where only it is there, the facts have no work styles.
    """
    for path in reversed(folder.find_all(rf"workstyles{TABLE}")):
        rows = _scaled(folder, path, "work_style", "IM", None)
        if rows:
            return [tell(folder, path, rows, by=_IDENTITY)]
    return []


def _interests(folder: SourceFolder) -> list[Loaded[OnetRating]]:
    found = folder.find_all(rf"(interests|careerinteresttypes){TABLE}")
    return [tell(folder, path, _scaled(folder, path, "interest", "OI", None), by=_IDENTITY) for path in found[-1:]]


def _levelled(folder: SourceFolder, path: Path, domain: Domain) -> Loaded[OnetRating]:
    return tell(folder, path, _scaled(folder, path, domain, "IM", "LV"), by=_IDENTITY)


def _scaled(folder: SourceFolder, path: Path, domain: Domain, main: str, level: str | None) -> list[OnetRating]:
    """Ratings of a table that gives one row for each scale of an element."""
    columns = (CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
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
