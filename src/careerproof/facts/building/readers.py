"""How every table is read, what its publisher calls it, and what is lost where its files are absent: as data.

Here stands which files a build cannot do without (`REQUIRED`), which it can (`OPTIONAL`), and which it reads only where
the user asks for the publishers' own sentences (`TEXTS`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from careerproof.facts.sources import bea, bls, crosswalks, esco, onet
from careerproof.facts.sources.esco.files import RELATIONS, SKILLS
from careerproof.facts.sources.folder import Loaded, SourceFolder
from careerproof.facts.sources.labels import read_exposure_labels, read_physical_labels
from careerproof.facts.sources.onet.release import TABLE

Table = Loaded[Any] | Sequence[Loaded[Any]]
"""A table, or several that are read together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """How the table `name` of `Collected` is read, and what is lost where its files are absent.

    Some readers give several tables: `parts` then names each by the value that its rows have in the column `by`. Where
    one table is made of several files, `files` names each with the pattern of its name: all absent ones are told.
    """

    name: str
    what: str
    lost: str
    read: Callable[[SourceFolder], Table]
    by: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def absent_files(self, folder: SourceFolder) -> tuple[str, ...]:
        """Those of its several files that are not there."""
        return tuple(what for what, pattern in self.files.items() if not folder.find_all(pattern))


_RATED = {
    "skill": "O*NET Skills",
    "knowledge": "O*NET Knowledge",
    "ability": "O*NET Abilities",
    "activity": "O*NET Work Activities",
    "work_style": "O*NET Work Styles by importance",
    "interest": "O*NET Interests",
}
_TITLES = {"alternate": "O*NET Alternate Titles", "reported": "O*NET Sample of Reported Titles"}

REQUIRED: tuple[Reader, ...] = (
    Reader(name="occupations", what="O*NET Occupation Data", lost="everything", read=onet.read_occupations),
    Reader(
        name="onet_soc",
        what="the O*NET-SOC 2019 to SOC 2018 crosswalk",
        lost="everything",
        read=crosswalks.read_onet_soc,
    ),
)
"""The taxonomy: without it there is no occupation that anything could be said of."""

OPTIONAL: tuple[Reader, ...] = (
    Reader(
        name="titles",
        what="O*NET's lists of titles",
        lost="the names of that list that people use for occupations",
        read=onet.read_titles,
        by="kind",
        parts=_TITLES,
    ),
    Reader(
        name="direct_titles",
        what="the SOC 2018 direct match title file",
        lost="the names that the SOC gives its occupations",
        read=bls.read_direct_titles,
    ),
    Reader(
        name="ratings",
        what="O*NET's ratings",
        lost="the ratings of that family of descriptors",
        read=onet.read_ratings,
        by="domain",
        parts=_RATED,
    ),
    Reader(
        name="activity_labels",
        what="O*NET DWA Reference",
        lost="the work activities of all occupations",
        read=onet.read_activity_labels,
    ),
    Reader(
        name="task_types",
        what="O*NET Task Statements",
        lost="which tasks are core, where no task label says so",
        read=onet.read_task_types,
    ),
    Reader(
        name="task_ratings",
        what="O*NET Task Ratings",
        lost="how much a task weighs, other than by being core or not",
        read=onet.read_task_ratings,
    ),
    Reader(
        name="task_activities",
        what="O*NET Tasks to DWAs",
        lost="the work activities of all occupations",
        read=onet.read_task_activities,
    ),
    Reader(
        name="exposure_labels",
        what="the task labels of Eloundou et al.",
        lost="how exposed and how automatable work activities are",
        read=read_exposure_labels,
    ),
    Reader(
        name="physical_labels",
        what="the physical task labels of Microsoft Research",
        lost="how physical work activities are",
        read=read_physical_labels,
    ),
    Reader(
        name="technologies",
        what="O*NET Technology Skills",
        lost="the software of all occupations",
        read=onet.read_technologies,
    ),
    Reader(name="tools", what="O*NET Tools Used", lost="the names of physical tools", read=onet.read_tools),
    Reader(name="job_zones", what="O*NET Job Zones", lost="all job zones", read=onet.read_job_zones),
    Reader(
        name="education",
        what="O*NET Education, Training, and Experience",
        lost="the schooling that workers say is required",
        read=onet.read_education,
        files={
            "O*NET Education, Training, and Experience": rf"education(training(and)?experience)?{TABLE}",
            "O*NET Education, Training, and Experience Categories": (
                rf"(education(training(and)?experience)?|ete)categories{TABLE}"
            ),
        },
    ),
    Reader(name="related", what="O*NET Related Occupations", lost="all related occupations", read=onet.read_related),
    Reader(name="wages", what="the national OEWS workbook", lost="all pay", read=bls.read_wages),
    Reader(
        name="area_wages",
        what="the OEWS workbooks of areas",
        lost="pay in areas of that kind",
        read=bls.read_area_wages,
        by="kind",
        parts={"state": "the OEWS workbook of states", "metro": "the OEWS workbook of metropolitan areas"},
    ),
    Reader(
        name="parities",
        what="the price parities",
        lost="how high prices are in areas of that kind",
        read=bea.read_parities,
        by="kind",
        parts={"state": "the price parities of states", "metro": "the price parities of metropolitan areas"},
    ),
    Reader(
        name="industries",
        what="the OEWS sector workbook",
        lost="the sectors that occupations work in",
        read=bls.read_industries,
    ),
    Reader(
        name="matrix",
        what="the NEM crosswalk",
        lost="pay and projections of occupations that the matrix joins",
        read=bls.read_matrix,
    ),
    Reader(
        name="projections",
        what="the Employment Projections workbook",
        lost="all projections, and the typical education that goes with them",
        read=bls.read_projections,
    ),
    Reader(
        name="onet_2010",
        what="the O*NET-SOC 2010 to 2019 crosswalk",
        lost="studies and ratings by the codes of 2010",
        read=crosswalks.read_onet_2010,
    ),
    Reader(
        name="soc_2010",
        what="the SOC 2010 to 2018 crosswalk",
        lost="studies by SOC 2010 or ISCO-08 codes, and the ISCO-08 groups of occupations",
        read=crosswalks.read_soc_2010,
    ),
    Reader(
        name="isco",
        what="the ISCO-08 to SOC 2010 crosswalk",
        lost="studies by ISCO-08 codes, and the ISCO-08 groups of occupations",
        read=crosswalks.read_isco,
    ),
    Reader(
        name="census",
        what="the Census 2018 occupation code list",
        lost="the Census codes of occupations",
        read=crosswalks.read_census,
    ),
    Reader(
        name="programmes",
        what="the CIP 2020 to SOC 2018 crosswalk",
        lost="the fields of study of all occupations",
        read=crosswalks.read_programmes,
    ),
    Reader(
        name="esco_occupations",
        what="ESCO occupations_en.csv",
        lost="ESCO's occupations, their names and their skills",
        read=esco.read_esco_occupations,
    ),
    Reader(
        name="esco_skills",
        what="ESCO's skills",
        lost="ESCO's skills",
        read=esco.read_esco_skills,
        files={
            "ESCO skills_en.csv": SKILLS,
            "ESCO broaderRelationsSkillPillar_en.csv": r"broaderrelationsskillpillaren(v[\d.]+)?\.csv",
            "ESCO skillGroups_en.csv": r"skillgroupsen(v[\d.]+)?\.csv",
        },
    ),
    Reader(
        name="esco_links",
        what="the skills of ESCO occupations",
        lost="the ESCO skills of all occupations",
        read=esco.read_esco_links,
        files={"ESCO skills_en.csv": SKILLS, "ESCO occupationSkillRelations_en.csv": RELATIONS},
    ),
    Reader(
        name="esco_matches",
        what="the official ESCO to O*NET crosswalk",
        lost="the ESCO occupations and skills of all occupations",
        read=esco.read_esco_matches,
    ),
)
"""What the facts can do without, in the order in which it is read."""

TEXTS: tuple[Reader, ...] = (
    Reader(
        name="passages",
        what="O*NET's texts",
        lost="the official texts of that kind",
        read=onet.read_passages,
        by="kind",
        parts={"description": "O*NET's descriptions of occupations", "task": "O*NET's task statements"},
    ),
    Reader(
        name="factors",
        what="Table 1.12 of the projections",
        lost="the reasons for the projected changes",
        read=bls.read_factors,
    ),
)
"""The publishers' own sentences, read only where the user asks for them."""
