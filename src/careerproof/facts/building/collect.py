"""Reads every source once and hands on what they say, before anything is joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from careerproof.facts.sources import bls, crosswalks, esco, onet
from careerproof.facts.sources.folder import Loaded, SourceFolder
from careerproof.facts.sources.labels import TaskLabels, read_task_labels
from careerproof.facts.sources.work_context import read_work_context

Progress = Callable[[str, float], None]
"""Told what is being done and how far the build is, 0..1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """What the sources say, table by table, still in the publishers' own terms."""

    occupations: Loaded[onet.OnetOccupation]
    titles: tuple[Loaded[onet.OnetTitle], ...]
    direct_titles: Loaded[bls.DirectTitle]
    ratings: tuple[Loaded[onet.OnetRating], ...]
    activity_labels: Loaded[onet.ActivityLabel]
    task_types: Loaded[onet.TaskType]
    task_activities: Loaded[onet.TaskActivity]
    task_labels: TaskLabels
    technologies: Loaded[onet.OnetTechnology]
    tools: Loaded[onet.OnetTechnology]
    job_zones: Loaded[onet.JobZone]
    education: Loaded[onet.EducationRow]
    related: Loaded[onet.RelatedRow]
    wages: Loaded[bls.WageRow]
    industries: Loaded[bls.IndustryRow]
    matrix: Loaded[bls.MatrixRow]
    projections: Loaded[bls.ProjectionRow]
    onet_soc: Loaded[crosswalks.Link]
    onet_2010: Loaded[crosswalks.Link]
    soc_2010: Loaded[crosswalks.Link]
    isco: Loaded[crosswalks.Link]
    programmes: Loaded[crosswalks.ProgrammeRow]
    esco_occupations: Loaded[esco.EscoOccupationRow]
    esco_skills: Loaded[esco.EscoSkillRow]
    esco_links: Loaded[esco.EscoLink]
    esco_matches: Loaded[esco.EscoMatch]

    def tables(self) -> tuple[Loaded[Any], ...]:
        """Every table that was read, one after the other."""
        fields = [getattr(self, name) for name in Collected.__slots__]
        each = [one for item in fields for one in (item if isinstance(item, tuple) else (item,))]
        return tuple(one for one in each if isinstance(one, Loaded))


def collect_sources(folder: SourceFolder, progress: Progress) -> Collected:
    """Everything that the build reads, except the studies.

    Raises:
        SourcesIncomplete: a file or a column is not there.
    """
    progress("reading O*NET", 0.02)
    occupations = onet.read_occupations(folder)
    onet_2010 = crosswalks.read_onet_2010(folder)
    titles = {row.code: row.title for row in occupations.rows}
    ratings = (*onet.read_ratings(folder), *read_work_context(folder, titles=titles, renumbered=onet_2010.rows))
    progress("reading O*NET tasks and technologies", 0.15)
    tables = Collected(
        occupations=occupations,
        titles=tuple(onet.read_titles(folder)),
        direct_titles=bls.read_direct_titles(folder),
        ratings=ratings,
        activity_labels=onet.read_activity_labels(folder),
        task_types=onet.read_task_types(folder),
        task_activities=onet.read_task_activities(folder),
        task_labels=read_task_labels(folder),
        technologies=onet.read_technologies(folder),
        tools=onet.read_tools(folder),
        job_zones=onet.read_job_zones(folder),
        education=onet.read_education(folder),
        related=onet.read_related(folder),
        wages=bls.read_wages(folder),
        industries=bls.read_industries(folder),
        matrix=bls.read_matrix(folder),
        projections=bls.read_projections(folder),
        onet_soc=crosswalks.read_onet_soc(folder),
        onet_2010=onet_2010,
        soc_2010=crosswalks.read_soc_2010(folder),
        isco=crosswalks.read_isco(folder),
        programmes=crosswalks.read_programmes(folder),
        esco_occupations=esco.read_esco_occupations(folder),
        esco_skills=esco.read_esco_skills(folder),
        esco_links=esco.read_esco_links(folder),
        esco_matches=esco.read_esco_matches(folder),
    )
    progress("joining", 0.35)
    return tables
