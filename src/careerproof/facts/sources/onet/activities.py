"""Reads the hierarchy of work activities: generalized (GWA), intermediate (IWA), detailed (DWA)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of
from careerproof.facts.sources.onet.release import TABLE, find_beside, tell

_LABELS = rf"(dwareference|gwastoiwastodwas){TABLE}"
_LINKS = rf"taskstodwas{TABLE}"


class ActivityLabel(NamedTuple):
    """A detailed work activity with its intermediate and generalized parents."""

    dwa: str
    title: str
    iwa: str
    iwa_title: str
    gwa: str
    gwa_title: str


def read_activity_labels(folder: SourceFolder) -> Loaded[ActivityLabel]:
    """The detailed activities with their parents. The text form gives the parents' names in other tables only, which
    then are read beside it.

    Raises:
        SourceAbsent: the table is not among the files, or its text form is there without those other tables.
        SourcesIncomplete: they do not name every parent.
    """
    path = find_activity_labels(folder)
    columns = (
        ("DWA ID", "DWA Element ID"),
        ("DWA Title", "DWA Element Name"),
        ("IWA ID", "IWA Element ID"),
        ("GWA Element ID", "Element ID"),
    )
    names_of_parents = (("IWA Title", "IWA Element Name"), ("GWA Element Name", "Element Name"))
    rows = [tuple(map(text_of, row)) for row in folder.table(path, columns, optional=names_of_parents)]
    names: dict[str, str] = {}
    beside: tuple[Path, ...] = ()
    if not all(iwa_title and gwa_title for *_, iwa_title, gwa_title in rows):
        names, beside = _names_beside(folder, path, {parent for row in rows for parent in row[2:4]})
    return tell(
        folder,
        path,
        [
            ActivityLabel(
                dwa, _label(title), iwa, _label(iwa_title or names[iwa]), gwa, _label(gwa_title or names[gwa])
            )
            for dwa, title, iwa, gwa, iwa_title, gwa_title in rows
        ],
        beside=beside,
    )


def find_activity_labels(folder: SourceFolder) -> Path:
    """The table that names the activities; see `_fitting`."""
    return _fitting(folder, "O*NET DWA Reference", _LABELS, other=_LINKS)


def find_activity_links(folder: SourceFolder) -> Path:
    """The table that says which activities a task leads to; see `_fitting`."""
    return _fitting(folder, "O*NET Tasks to DWAs", _LINKS, other=_LABELS)


def _fitting(folder: SourceFolder, what: str, pattern: str, *, other: str) -> Path:
    """The newest file of a release that has the other table too, else the newest. Release 30.3 gave every activity
    another identifier, so that the tasks of one release and the labels of another need not fit.

    Raises:
        SourceAbsent: there is none.
    """
    newest = folder.find(what, pattern)
    releases = {folder.edition(path) for path in folder.find_all(other)}
    both = [path for path in folder.find_all(pattern) if folder.edition(path) in releases]
    return both[-1] if both else newest


def _names_beside(folder: SourceFolder, path: Path, parents: set[str]) -> tuple[dict[str, str], tuple[Path, ...]]:
    """What the parents are called, and the files that say so: the content model, for older releases the IWAs too."""
    model = find_beside(folder, path, "O*NET Content Model Reference", rf"contentmodelreference{TABLE}")
    names = {text_of(parent): text_of(name) for parent, name in folder.table(model, ("Element ID", "Element Name"))}
    if parents <= names.keys():
        return names, (model,)
    iwas = find_beside(folder, path, "O*NET IWA Reference", rf"(iwareference|gwastoiwas){TABLE}")
    columns = (("IWA ID", "IWA Element ID"), ("IWA Title", "IWA Element Name"))
    names |= {text_of(iwa): text_of(title) for iwa, title in folder.table(iwas, columns)}
    if unnamed := sorted(parents - names.keys()):
        where = folder.relative(iwas)
        raise SourcesIncomplete(f"{where} does not name the activity {unnamed[0]}", at={"file": where})
    return names, (model, iwas)


def _label(text: str) -> str:
    """Activity titles end in a point like sentences; they are labels."""
    return text.removesuffix(".")
