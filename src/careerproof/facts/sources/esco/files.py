"""Finds the files of ESCO in a folder, the newest release first, and tells which of the two forms to read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourceAbsent
from careerproof.facts.sources.esco.model import Edition, edition_in
from careerproof.facts.sources.folder import SourceFolder

PROFILES = r"escooccupationprofiles\.parquet"
SKILLS = r"skillsen(v[\d.]+)?\.csv"
RELATIONS = r"occupationskillrelationsen(v[\d.]+)?\.csv"


class OfficialLinks(NamedTuple):
    """The two official files that say together which occupation needs which skill."""

    relations: Path
    skills: Path


def release_of(folder: SourceFolder, path: Path) -> Edition:
    """The release that the path below the folder names."""
    return edition_in(folder.relative(path))


def newest(folder: SourceFolder, what: str, *patterns: str) -> Path:
    """The file of the newest release whose name fits.

    Raises:
        SourceAbsent: there is none; the message names what is missing.
    """
    found = _newest(folder, *patterns)
    if found is None:
        raise SourceAbsent(f"{what} is not among the files of {folder.root}", at={"file": what})
    return found


def official_skills(folder: SourceFolder) -> Path | None:
    """The official list of skills, unless the occupation profiles are of a newer release."""
    return _unless_older(folder, _newest(folder, SKILLS))


def official_links(folder: SourceFolder) -> OfficialLinks | None:
    """The official links with the list that names their skills, unless the profiles are of a newer release."""
    relations = _unless_older(folder, _newest(folder, RELATIONS))
    if relations is None:
        return None
    lists = folder.find_all(SKILLS)
    same = [path for path in lists if release_of(folder, path) == release_of(folder, relations)]
    return OfficialLinks(relations, same[-1]) if same else None


def _newest(folder: SourceFolder, *patterns: str) -> Path | None:
    found = folder.find_all(*patterns)
    return max(found, key=lambda path: (release_of(folder, path), folder.relative(path)), default=None)


def _unless_older(folder: SourceFolder, official: Path | None) -> Path | None:
    profiles = _newest(folder, PROFILES)
    if official is None or profiles is None:
        return official
    return official if release_of(folder, official) >= release_of(folder, profiles) else None
