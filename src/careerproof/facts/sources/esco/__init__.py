"""The tables of ESCO (European Commission): occupations, skills, the links between them, the crosswalk to O*NET.

Here lives what reads ESCO's CSV package (v1.1 and later) and, where skills_en.csv and occupationSkillRelations_en.csv
are not among the files, what others made of them; both give the same rows. Not here: how ESCO is joined to O*NET.
"""

from __future__ import annotations

from careerproof.facts.sources.esco.cells import clean_label, names_in
from careerproof.facts.sources.esco.copies import read_copied_links, read_copied_skills
from careerproof.facts.sources.esco.files import newest, official_links, official_skills, release_of
from careerproof.facts.sources.esco.model import (
    EscoLink,
    EscoMatch,
    EscoOccupationRow,
    EscoSkillRow,
    SkillKind,
    esco_classification,
    esco_source,
)
from careerproof.facts.sources.esco.official import read_official_links, read_official_skills
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of

__all__ = (
    "EscoLink",
    "EscoMatch",
    "EscoOccupationRow",
    "EscoSkillRow",
    "SkillKind",
    "read_esco_links",
    "read_esco_matches",
    "read_esco_occupations",
    "read_esco_skills",
)

_CROSSWALK_NAMES = (r"onet\(occupations\)\d*(updated)?\.csv", r"escoonetcrosswalkofficial\.csv")
_CROSSWALK_COLUMNS = ("O*NET Id", "ESCO or ISCO URI", "Type of Match")


def read_esco_occupations(folder: SourceFolder) -> Loaded[EscoOccupationRow]:
    """All ESCO occupations."""
    path = newest(folder, "ESCO occupations_en.csv", r"occupationsen(v[\d.]+)?\.csv")
    rows = [
        EscoOccupationRow(text_of(uri), clean_label(label), text_of(isco).rjust(4, "0"), names_in(alternates))
        for uri, label, isco, alternates in folder.table(
            path, ("conceptUri", "preferredLabel", "iscoGroup", "altLabels")
        )
    ]
    source = esco_classification(release_of(folder, path))
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path),))


def read_esco_skills(folder: SourceFolder) -> Loaded[EscoSkillRow]:
    """All skills: of the official list, else every skill that our copies name."""
    path = official_skills(folder)
    return read_copied_skills(folder) if path is None else read_official_skills(folder, path)


def read_esco_links(folder: SourceFolder) -> Loaded[EscoLink]:
    """Which skills each occupation needs."""
    found = official_links(folder)
    return read_copied_links(folder) if found is None else read_official_links(folder, found)


def read_esco_matches(folder: SourceFolder) -> Loaded[EscoMatch]:
    """The official crosswalk between O*NET-SOC 2019 and ESCO, by the name of the download or of our copy."""
    path = folder.find("the official ESCO to O*NET crosswalk", *_CROSSWALK_NAMES)
    rows = [
        EscoMatch(text_of(code), text_of(uri), text_of(match))
        for code, uri, match in folder.table(path, _CROSSWALK_COLUMNS)
    ]
    source = esco_source("esco-onet-crosswalk", "ESCO–O*NET crosswalk", "version 1, September 2022 (ESCO v1.1.0)")
    return Loaded(source=source, rows=tuple(row for row in rows if row.uri), files=(folder.relative(path),))
