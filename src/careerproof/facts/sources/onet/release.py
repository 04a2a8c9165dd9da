"""Which release a file of the O*NET database belongs to, what that source is called, and rows by today's codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from careerproof.evidence import Source
from careerproof.facts.sources.folder import Column, Loaded, SourceFolder
from careerproof.facts.sources.onet.renumbering import read_successors, renumber

OnetRow = TypeVar("OnetRow")

CODE: Column = ("O*NET-SOC Code", "O*NET-SOC 2019 Code", "onetsoc_code", "onet_soc_code")
TABLE = r"(v\d\d\.\d)?\.(xlsx|csv|txt)"
"""How the name of a table's file ends: maybe the release, then the format."""

FIRST_BY_2019_CODES = (25, 1)
"""The first release that goes by O*NET-SOC 2019; those before go by O*NET-SOC 2010."""

_RELEASES = {
    (25, 0): "August 2020",
    (27, 4): "August 2023",
    (29, 3): "May 2025",
    (30, 0): "August 2025",
    (30, 1): "December 2025",
    (30, 2): "February 2026",
    (30, 3): "May 2026",
    (31, 0): "August 2026",
}


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


def by_2010_codes(edition: tuple[int, int]) -> bool:
    """Whether a release goes by O*NET-SOC 2010. A file that names no release is taken for a current one."""
    return (0, 0) < edition < FIRST_BY_2019_CODES


def source_of(folder: SourceFolder, path: Path) -> Source:
    """The O*NET database of the release that the file's path names."""
    release, minor = folder.edition(path)
    return onet_source(f"{release}.{minor}" if release else "of unknown release")


def tell(
    folder: SourceFolder, path: Path, rows: Sequence[OnetRow], *, by: tuple[str, ...] = (), beside: Sequence[Path] = ()
) -> Loaded[OnetRow]:
    """The rows of a file with the source that says them, by O*NET-SOC 2019 whatever the release goes by.

    Args:
        by: the columns that tell one row from another, see `renumber`; none for rows that are of no occupation.
        beside: other files that the rows were read from.

    Raises:
        SourceAbsent: the release goes by O*NET-SOC 2010, and the crosswalk to 2019 is not among the files.
    """
    if by and by_2010_codes(folder.edition(path)):
        rows = renumber(rows, read_successors(folder), by=by)
    return Loaded(
        source=source_of(folder, path),
        rows=tuple(rows),
        files=tuple(sorted(folder.relative(each) for each in {path, *beside})),
    )


def find_beside(folder: SourceFolder, path: Path, what: str, pattern: str) -> Path:
    """The file that belongs to `path`: of the same release where there is one, else the newest.

    Raises:
        SourceAbsent: there is none at all.
    """
    newest = folder.find(what, pattern)
    same = [other for other in folder.find_all(pattern) if folder.edition(other) == folder.edition(path)]
    return same[-1] if same else newest
