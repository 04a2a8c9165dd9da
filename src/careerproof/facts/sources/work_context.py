"""The work-context ratings: O*NET's own table where there is one, and exports of single elements (0 to 100).

Our copies lack the table. Fourteen elements they have as exports of O*NET OnLine, from three releases and in three
forms: by O*NET-SOC 2010 code (2020), by current code (25.x and 27.4), and by title on a scale of 0 to 1 (27.x).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from careerproof.evidence import Source
from careerproof.facts.sources.crosswalks import Link
from careerproof.facts.sources.folder import Cell, Column, Loaded, SourceFolder, edition_of, number_of, text_of
from careerproof.facts.sources.onet.ratings import OnetRating
from careerproof.facts.sources.onet.release import CODE, TABLE, by_2010_codes, onet_source, source_of
from careerproof.facts.sources.onet.renumbering import Successors, renumber, successors_of

_CODE: Column = ("Code", "onet_code", "O*NET-SOC Code")
_ONET = re.compile(r"\d\d-\d{4}\.\d\d")


class ContextExport(NamedTuple):
    """An export: the words its file or column goes by, and the O*NET element it holds."""

    words: str
    element: str
    name: str


EXPORTS = (
    ContextExport("contact with others", "4.C.1.a.4", "Contact With Others"),
    ContextExport(
        "deal with external customers", "4.C.1.b.1.f", "Deal With External Customers or the Public in General"
    ),
    ContextExport("electronic mail", "4.C.1.a.2.h", "E-Mail"),
    ContextExport("exposed to disease or infections", "4.C.2.c.1.b", "Exposed to Disease or Infections"),
    ContextExport("exposure to infection disease", "4.C.2.c.1.b", "Exposed to Disease or Infections"),
    ContextExport(
        "face to face discussions", "4.C.1.a.2.l", "Face-to-Face Discussions with Individuals and Within Teams"
    ),
    ContextExport("letters and memos", "4.C.1.a.2.j", "Written Letters and Memos"),
    ContextExport("physical proximity", "4.C.2.a.3", "Physical Proximity"),
    ContextExport(
        "spend time using your hands to handle control or feel objects tools or controls",
        "4.C.2.d.1.g",
        "Spend Time Using Your Hands to Handle, Control, or Feel Objects, Tools, or Controls",
    ),
    ContextExport("telephone", "4.C.1.a.2.f", "Telephone Conversations"),
    ContextExport("work with work group or team", "4.C.1.b.1.e", "Work With or Contribute to a Work Group or Team"),
    ContextExport("degree of automation", "4.C.3.b.2", "Degree of Automation"),
)
"""Exports that hold one element each; an element's newest export wins, occupation by occupation."""

_BY_TITLE = (
    ("degree_of_automation_context", "4.C.3.b.2", "Degree of Automation"),
    ("importance_of_being_exact_or_accurate_context", "4.C.3.b.4", "Importance of Being Exact or Accurate"),
    ("importance_of_repeating_same_tasks_context", "4.C.3.b.7", "Importance of Repeating Same Tasks"),
    ("structured_versus_unstructured_work_context", "4.C.3.b.8", "Determine Tasks, Priorities and Goals"),
)
"""Columns of the export by title. O*NET 29 renamed the last from "Structured versus Unstructured Work"."""

ELEMENTS: dict[str, str] = {
    **{export.element: export.name for export in EXPORTS},
    **{element: name for _, element, name in _BY_TITLE},
}
"""The elements that exports are read for, by id."""


def read_work_context(
    folder: SourceFolder, *, titles: Mapping[str, str], renumbered: tuple[Link, ...]
) -> list[Loaded[OnetRating]]:
    """The elements that there are, table by table, oldest first; an empty list where there is none.

    A later list wins over an earlier one: a newer release over an older, of one release the full table over exports.

    Args:
        titles: the official title of every current code.
        renumbered: O*NET-SOC 2010 to 2019. A code that was joined from several gets their mean.
    """
    successors = successors_of(renumbered)
    exports = [_export(folder, path, titles, successors) for path in _exports(folder)]
    exports.extend(_by_title(folder, path, titles) for path in folder.find_all(r"occupationsonetworkcontexts\.csv"))
    newest = folder.find_all(rf"workcontext{TABLE}")[-1:]
    full = [_full_table(folder, path, titles, successors) for path in newest]
    return sorted([*sorted(exports, key=_element), *full], key=_age)


def _age(loaded: Loaded[OnetRating]) -> tuple[int, int]:
    return (0, 0) if loaded.source is None else edition_of(Path(loaded.source.id))


def _element(loaded: Loaded[OnetRating]) -> str:
    return loaded.rows[0].element if loaded.rows else ""


def _full_table(
    folder: SourceFolder, path: Path, titles: Mapping[str, str], successors: Successors
) -> Loaded[OnetRating]:
    """The official table, where a user has it: the mean answer (scale CX, 1 to 5) brought to 0 to 100.

    Elements whose answers are three categories (scale CT) have no such mean.
    """
    columns = (CODE, "Element ID", "Element Name", "Scale ID", "Data Value")
    rows: list[OnetRating] = []
    for code, element, name, scale, cell in folder.table(path, columns):
        value = number_of(cell)
        if scale == "CX" and value is not None:
            share = (value - 1) / 4 * 100
            rows.append(OnetRating("work_context", text_of(code), text_of(element), text_of(name), share, None))
    if by_2010_codes(folder.edition(path)):
        rows = renumber(rows, successors, by=("code", "element"))
    return Loaded(source=source_of(folder, path), rows=_current(rows, titles), files=(folder.relative(path),))


def _exports(folder: SourceFolder) -> tuple[Path, ...]:
    names = "|".join(sorted({export.words.replace(" ", "") for export in EXPORTS}))
    return folder.find_all(rf"workcontext[^/]*/({names})\.(csv|xlsx)")


def _export(folder: SourceFolder, path: Path, titles: Mapping[str, str], successors: Successors) -> Loaded[OnetRating]:
    words = re.sub(r"[^a-z0-9]+", " ", path.name.rsplit(".", 1)[0].lower()).strip()
    export = next(export for export in EXPORTS if export.words == words)
    rows = folder.table(path, (("Context", "exposure_to_disease"), _CODE))
    source, is_old = _release(folder.relative(path))
    rated = _rated(export.element, export.name, _values(rows))
    if is_old:
        rated = renumber(rated, successors, by=("code", "element"))
    return Loaded(source=source, rows=_current(rated, titles), files=(folder.relative(path),))


def _values(rows: list[tuple[Cell, ...]]) -> dict[str, float]:
    values: dict[str, float] = {}
    for cell, code in rows:
        value = number_of(cell)
        if value is not None and _ONET.fullmatch(text_of(code)):
            values[text_of(code)] = value
    return values


def _by_title(folder: SourceFolder, path: Path, titles: Mapping[str, str]) -> Loaded[OnetRating]:
    codes = {title.lower(): code for code, title in titles.items()}
    table = folder.table(path, ("occupation", *(column for column, _, _ in _BY_TITLE)))
    rows: list[OnetRating] = []
    for place, (_, element, name) in enumerate(_BY_TITLE, start=1):
        values: dict[str, float] = {}
        for line in table:
            value, code = number_of(line[place]), codes.get(text_of(line[0]).lower())
            if value is not None and code is not None:
                values[code] = value * 100
        rows.extend(_current(_rated(element, name, values), titles))
    source, _ = _release(folder.relative(path))
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path),))


def _rated(element: str, name: str, values: Mapping[str, float]) -> list[OnetRating]:
    return [OnetRating("work_context", code, element, name, value, None) for code, value in values.items()]


def _current(rows: Iterable[OnetRating], titles: Mapping[str, str]) -> tuple[OnetRating, ...]:
    """The ratings of current occupations with two decimals, sorted."""
    kept = (row for row in rows if row.code in titles)
    return tuple(sorted(row._replace(importance=round(row.importance or 0.0, 2)) for row in kept))


def _release(path: str) -> tuple[Source, bool]:
    """The release of an export, and whether it goes by O*NET-SOC 2010 codes."""
    release, minor = edition = edition_of(Path(path))
    if release:
        return onet_source(f"{release}.{minor}" if minor else f"{release}.x"), by_2010_codes(edition)
    if "soc2010" in path:
        return onet_source("24.x"), True
    return onet_source("25.x"), False
