"""The published studies of exposure and automation, each brought to O*NET-SOC 2019 codes.

Most state no licence: their values go into our own measures and nowhere else (`facts.building.deriving`). Which may be
passed on stands in `Source.licence`; what each file and column is stands in ``studies.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.evidence import Source
from careerproof.facts.sources import bls, crosswalks
from careerproof.facts.sources.folder import Cell, Loaded, Row, SourceFolder, number_of, open_folder, text_of
from careerproof.facts.sources.labels import ELOUNDOU, ExposureLabel, index_labels, read_exposure_labels
from careerproof.facts.sources.mapping import CodeMap

Classification = Literal["onet-2019", "onet-2010", "soc-2010", "isco-08"]

READING_LOST = "its reading in our measures"
WEIGHTS_LOST = "how many workers each SOC 2010 code had, by which our measures weigh codes that were joined"
_WEIGHTS = (
    ("the labour supply by occ1990dd beside Webb's scores", r"webb2020exposurebyocc1990ddlswt2010\.csv"),
    ("the occ1990dd codes of occupations beside Webb's scores", r"webb2020onettoocc1990dd\.dta"),
)
"""What tells the workers of old codes, with the pattern of the file's name."""

CORE_WEIGHT = 2.0
"""Eloundou et al. (2024): a core task counts twice a supplemental one (their occupation figures are met exactly)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyTable:
    """A study's values by O*NET-SOC 2019 code, on its own scale; `higher_means` says what a high value means."""

    id: str
    source: Source
    values: dict[str, float]
    higher_means: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Studies:
    """The studies that there are, by id, and what is not among the files: each with what is lost for want of it."""

    tables: dict[str, StudyTable]
    absent: dict[str, str]


def load_studies(root: Path) -> dict[str, StudyTable]:
    """All studies by id, from a folder of official files.

    Raises:
        SourcesIncomplete: a file or a column is not there; the message names every study that is absent.
    """
    studies = read_studies(open_folder(Path(root)))
    unread = [what for what, lost in studies.absent.items() if lost == READING_LOST]
    if unread:
        named = "; ".join(unread)
        raise SourcesIncomplete(f"these studies are not among the files of {root}: {named}", at={"file": named})
    return studies.tables


def read_studies(folder: SourceFolder) -> Studies:
    """The studies among the files of an opened folder.

    A study that no road leads from to current codes, because its crosswalk is absent, has no values.
    """
    code_map = _code_map(folder)
    tables: dict[str, StudyTable] = {}
    absent = dict.fromkeys((what for what, *patterns in _WEIGHTS if not folder.find_all(*patterns)), WEIGHTS_LOST)
    for name, entry in sorted(_catalogue().items()):
        try:
            path = folder.find(entry["file"], *entry["patterns"])
        except SourceAbsent:
            absent[entry["file"]] = READING_LOST
            continue
        for identifier, values in _read_file(folder, path, entry).items():
            mapped = _bring(code_map, entry["classification"], values)
            tables[identifier] = StudyTable(
                id=identifier,
                source=_source(name, entry),
                values=dict(sorted(mapped.items())),
                higher_means=entry["columns"][identifier]["higher_means"],
                files=(folder.relative(path),),
            )
    try:
        tables["eloundou_automation"] = _automation_study(folder, code_map)
    except SourceAbsent as error:
        absent[str(error.at["file"])] = READING_LOST
    return Studies(tables=dict(sorted(tables.items())), absent=absent)


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "studies.toml").read_text(encoding="utf-8"))


def _source(name: str, entry: Mapping[str, Any]) -> Source:
    if name == ELOUNDOU.id:
        return ELOUNDOU
    return Source(
        id=name,
        title=entry["title"],
        publisher=entry["authors"],
        edition=entry["edition"],
        licence=entry["licence"],
        url=entry["url"],
        citation=entry["citation"],
    )


def _read_file(folder: SourceFolder, path: Path, entry: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """The values of each of a file's columns, by the file's own codes. Rows of one code are averaged."""
    columns: dict[str, Any] = entry["columns"]
    wanted = (entry["code"], *(column["column"] for column in columns.values()))
    if path.name.endswith(".dta"):
        rows = folder.stata(path, wanted)
    else:
        rows = folder.table(path, wanted, sheet=entry.get("sheet"))
    gathered: dict[str, dict[str, list[float]]] = {identifier: defaultdict(list) for identifier in columns}
    for code, *cells in rows:
        key = _code_of(text_of(code), entry["classification"])
        for identifier, cell in zip(columns, cells, strict=True):
            value = number_of(cell)
            if value is not None and key is not None:
                gathered[identifier][key].append(value)
    if not all(gathered.values()):
        raise SourcesIncomplete(f"{folder.relative(path)} holds no values", at={"file": folder.relative(path)})
    return {
        identifier: _renamed({code: sum(values) / len(values) for code, values in by_code.items()}, entry)
        for identifier, by_code in gathered.items()
    }


def _renamed(values: dict[str, float], entry: Mapping[str, Any]) -> dict[str, float]:
    """The values at the codes that stand today for codes that the classification no longer has."""
    successors: Mapping[str, list[str]] = entry.get("successors", {})
    renamed = {code: value for code, value in values.items() if code not in successors}
    for code in sorted(values.keys() & successors.keys()):
        for successor in successors[code]:
            renamed.setdefault(successor, values[code])
    return renamed


_FORMS: dict[str, str] = {
    "onet-2019": r"\d\d-\d{4}\.\d\d",
    "onet-2010": r"\d\d-\d{4}\.\d\d",
    "soc-2010": r"\d\d-\d{4}",
    "isco-08": r"\d{4}",
}


def _code_of(text: str, classification: str) -> str | None:
    code = text.rjust(4, "0") if classification == "isco-08" else text
    return code if re.fullmatch(_FORMS[classification], code) else None


def _bring(code_map: CodeMap, classification: Classification, values: Mapping[str, float]) -> dict[str, float]:
    roads = {
        "onet-2019": code_map.from_onet_2019,
        "onet-2010": code_map.from_onet_2010,
        "soc-2010": code_map.from_soc_2010,
        "isco-08": code_map.from_isco,
    }
    return roads[classification](values)


def _automation_study(folder: SourceFolder, code_map: CodeMap) -> StudyTable:
    labels = read_exposure_labels(folder)
    return StudyTable(
        id="eloundou_automation",
        source=ELOUNDOU,
        values=code_map.from_onet_2019(_automation(labels)),
        higher_means="more of the tasks could be done by a language model without a person (T0 to T4 as 0 to 1)",
        files=labels.files,
    )


def _automation(rows: Loaded[ExposureLabel]) -> dict[str, float]:
    labels = index_labels(rows, Loaded(source=None, rows=()))
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (code, task), value in labels.automation.items():
        weight = CORE_WEIGHT if labels.core[code, task] else 1.0
        sums[code][0] += weight * value
        sums[code][1] += weight
    return {code: total / weight for code, (total, weight) in sums.items()}


def _code_map(folder: SourceFolder) -> CodeMap:
    """The roads to current codes, as far as their files are there; without the survey old codes weigh the same."""
    onet_soc = crosswalks.read_onet_soc(folder).rows
    matrix = {row.code: row.matrix_code for row in _rows_of(folder, bls.read_matrix)}
    survey = {row.code: float(row.employment or 0) for row in _rows_of(folder, bls.read_wages)}
    return CodeMap(
        codes=tuple(sorted(link.origin for link in onet_soc)),
        onet_soc=onet_soc,
        onet_2010=_rows_of(folder, crosswalks.read_onet_2010),
        soc_2010=_rows_of(folder, crosswalks.read_soc_2010),
        isco=_rows_of(folder, crosswalks.read_isco),
        workers_2010=_workers_2010(folder),
        workers_2018=_workers_2018(onet_soc, matrix, survey),
    )


def _rows_of(folder: SourceFolder, read: Callable[[SourceFolder], Loaded[Row]]) -> tuple[Row, ...]:
    """The rows of a table; none where its file is absent."""
    try:
        return read(folder).rows
    except SourceAbsent:
        return ()


def _workers_2018(
    onet_soc: tuple[crosswalks.Link, ...], matrix: Mapping[str, str], survey: Mapping[str, float]
) -> dict[str, float]:
    """Employment by SOC 2018 code; codes that the survey counts together share it in equal parts."""
    counted: dict[str, set[str]] = defaultdict(set)
    for link in onet_soc:
        code = link.target if link.target in survey else matrix.get(link.origin, "")
        if code in survey:
            counted[code].add(link.target)
    return {soc: survey[code] / len(several) for code, several in counted.items() for soc in several}


def _workers_2010(folder: SourceFolder) -> dict[str, float]:
    """Labour supply by SOC 2010 code, where the files hold it: that of an occ1990dd in equal parts of its codes."""
    supply_files, road_files = (folder.find_all(*patterns) for _, *patterns in _WEIGHTS)
    if not supply_files or not road_files:
        return {}
    supply = {
        text_of(code): number_of(cell) or 0.0
        for code, cell in folder.table(supply_files[-1], ("occ1990dd", "lswt2010"))
    }
    members: dict[str, set[str]] = defaultdict(set)
    for onet, place in _known_pairs(folder.stata(road_files[-1], ("onetsoccode", "occ1990dd"))):
        members[place].add(onet[:7])
    workers: dict[str, float] = defaultdict(float)
    for place, several in sorted(members.items()):
        for soc in sorted(several):
            workers[soc] += supply.get(place, 0.0) / len(several)
    return {soc: count for soc, count in workers.items() if count > 0}


def _known_pairs(rows: list[tuple[Cell, ...]]) -> list[tuple[str, str]]:
    return [(text_of(one), text_of(other)) for one, other in rows if number_of(other) is not None]
