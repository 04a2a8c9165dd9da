"""Reads every source once and hands on what they say, before anything is joined; notes what is not among the files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from careerproof.errors import SourceAbsent, SourcesIncomplete
from careerproof.facts.building.readers import OPTIONAL, REQUIRED, TEXTS, Reader
from careerproof.facts.progress import Progress
from careerproof.facts.sources import bea, crosswalks, esco, onet
from careerproof.facts.sources.bls.area_wages import AreaWageRow
from careerproof.facts.sources.bls.factors import FactorRow
from careerproof.facts.sources.bls.industries import IndustryRow
from careerproof.facts.sources.bls.matrix import MatrixRow
from careerproof.facts.sources.bls.projections import ProjectionRow
from careerproof.facts.sources.bls.titles import DirectTitle
from careerproof.facts.sources.bls.wages import WageRow
from careerproof.facts.sources.folder import Loaded, SourceFolder
from careerproof.facts.sources.labels import ExposureLabel, PhysicalLabel
from careerproof.facts.sources.work_context import ELEMENTS, read_work_context


class MissingTable(NamedTuple):
    """A file or table that is not among the files, and what is therefore absent from the facts."""

    what: str
    lost: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """What the sources say, table by table, still in the publishers' own terms."""

    occupations: Loaded[onet.OnetOccupation]
    onet_soc: Loaded[crosswalks.Link]
    titles: tuple[Loaded[onet.OnetTitle], ...]
    direct_titles: Loaded[DirectTitle]
    ratings: tuple[Loaded[onet.OnetRating], ...]
    activity_labels: Loaded[onet.ActivityLabel]
    task_types: Loaded[onet.TaskType]
    task_ratings: Loaded[onet.TaskRating]
    task_activities: Loaded[onet.TaskActivity]
    exposure_labels: Loaded[ExposureLabel]
    physical_labels: Loaded[PhysicalLabel]
    technologies: Loaded[onet.OnetTechnology]
    tools: Loaded[onet.OnetTechnology]
    job_zones: Loaded[onet.JobZone]
    education: Loaded[onet.EducationRow]
    related: Loaded[onet.RelatedRow]
    wages: Loaded[WageRow]
    area_wages: tuple[Loaded[AreaWageRow], ...]
    parities: tuple[Loaded[bea.ParityRow], ...]
    industries: Loaded[IndustryRow]
    matrix: Loaded[MatrixRow]
    projections: Loaded[ProjectionRow]
    onet_2010: Loaded[crosswalks.Link]
    soc_2010: Loaded[crosswalks.Link]
    isco: Loaded[crosswalks.Link]
    census: Loaded[crosswalks.Link]
    programmes: Loaded[crosswalks.ProgrammeRow]
    esco_occupations: Loaded[esco.EscoOccupationRow]
    esco_skills: Loaded[esco.EscoSkillRow]
    esco_links: Loaded[esco.EscoLink]
    esco_matches: Loaded[esco.EscoMatch]
    passages: tuple[Loaded[onet.OnetPassage], ...] = ()
    factors: Loaded[FactorRow] = field(default_factory=lambda: Loaded(source=None, rows=()))
    missing: tuple[MissingTable, ...] = ()

    def tables(self) -> tuple[Loaded[Any], ...]:
        """Every table that was read, one after the other."""
        fields = [getattr(self, name) for name in Collected.__slots__]
        each = [one for item in fields for one in (item if isinstance(item, tuple) else (item,))]
        return tuple(one for one in each if isinstance(one, Loaded))


_READING = 0.35
"""Share of the build that reading takes."""

_TABLES = len(REQUIRED) + len(OPTIONAL) + len(TEXTS) + 1
"""How many readings there are at most; work context is one more, because it needs the others."""


def collect_sources(folder: SourceFolder, progress: Progress, *, texts: bool = False) -> Collected:
    """Everything that the build reads, except the studies. An optional table that is absent is empty and noted.

    `texts` is true to read the publishers' own sentences too.

    Raises:
        SourcesIncomplete: files of the taxonomy are absent (all are named), or a file lacks a column.
    """
    reading = _Reading(folder, progress)
    tables = reading.require(REQUIRED)
    tables |= {reader.name: reading.read(reader) for reader in OPTIONAL}
    titles = {row.code: row.title for row in tables["occupations"].rows}
    tables["ratings"] = (*tables["ratings"], *reading.read(_context_reader(titles, tables["onet_2010"].rows)))
    if texts:
        tables |= {reader.name: reading.read(reader) for reader in TEXTS}
    return Collected(**tables, missing=reading.missing())


def join_missing(tables: Iterable[MissingTable]) -> tuple[MissingTable, ...]:
    """Each file once, with all that is lost for want of it; sorted."""
    lost: dict[str, list[str]] = {}
    for table in tables:
        said = lost.setdefault(table.what, [])
        if table.lost not in said:
            said.append(table.lost)
    return tuple(MissingTable(what, "; ".join(said)) for what, said in sorted(lost.items()))


def _context_reader(titles: Mapping[str, str], renumbered: tuple[crosswalks.Link, ...]) -> Reader:
    """Work context goes by titles and by older codes, so that it is read when those are known."""
    return Reader(
        name="ratings",
        what="O*NET Work Context",
        lost="the ratings of that element of work context",
        read=lambda folder: read_work_context(folder, titles=titles, renumbered=renumbered),
        by="element",
        parts={element: f"O*NET Work Context: {name}" for element, name in ELEMENTS.items()},
    )


class _Reading:
    """Reads table after table and keeps what is not there."""

    def __init__(self, folder: SourceFolder, progress: Progress) -> None:
        self._folder = folder
        self._progress = progress
        self._missing: list[MissingTable] = []
        self._done = 0

    def require(self, readers: Sequence[Reader]) -> dict[str, Any]:
        tables = {reader.name: self.read(reader) for reader in readers}
        if self._missing:
            named = "; ".join(table.what for table in self._missing)
            raise SourcesIncomplete(
                f"the files of {self._folder.root} lack what no build can do without: {named}", at={"file": named}
            )
        return tables

    def read(self, reader: Reader) -> Any:
        """The table of a reader, or its tables as a tuple; empty where no file holds them."""
        self._progress(f"reading {reader.what}", _READING * self._done / _TABLES)
        self._done += 1
        absent: tuple[str, ...] = (reader.what,)
        try:
            found = reader.read(self._folder)
        except SourceAbsent as error:
            found = () if reader.parts else Loaded(source=None, rows=())
            absent = reader.absent_files(self._folder) or (str(error.at.get("file", reader.what)),)
        if isinstance(found, Loaded):
            if found.source is None:
                self._missing.extend(MissingTable(what, reader.lost) for what in absent)
            return found
        seen = {getattr(row, reader.by) for loaded in found for row in loaded.rows}
        self._missing.extend(
            MissingTable(what, reader.lost) for value, what in reader.parts.items() if value not in seen
        )
        return tuple(loaded for loaded in found if loaded.source is not None)

    def missing(self) -> tuple[MissingTable, ...]:
        return join_missing(self._missing)
