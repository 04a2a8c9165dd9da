"""Reads the occupations of the O*NET database, the names they go by, and which are related."""

from __future__ import annotations

from typing import NamedTuple

from careerproof.facts.model import TitleKind
from careerproof.facts.sources.folder import Loaded, SourceFolder, number_of, text_of
from careerproof.facts.sources.onet.release import CODE, TABLE, by_2010_codes, tell
from careerproof.facts.sources.onet.renumbering import read_successors


class OnetOccupation(NamedTuple):
    """An occupation: its O*NET-SOC 2019 code and official title."""

    code: str
    title: str


class OnetTitle(NamedTuple):
    """A name of an occupation, and which of O*NET's lists it stands in."""

    code: str
    text: str
    kind: TitleKind


class RelatedRow(NamedTuple):
    """An occupation that O*NET calls related, its tier and its place in the list."""

    code: str
    related: str
    tier: str
    rank: int


def read_occupations(folder: SourceFolder) -> Loaded[OnetOccupation]:
    """All occupations with their official titles; for a release by older codes, the titles of today's codes."""
    path = folder.find("O*NET Occupation Data", rf"occupationdata{TABLE}")
    rows = folder.table(path, (CODE, "Title"))
    loaded = tell(folder, path, [OnetOccupation(text_of(code), text_of(title)) for code, title in rows], by=("code",))
    if not by_2010_codes(folder.edition(path)):
        return loaded
    titles = _titles_of_2019(folder)
    renamed = tuple(OnetOccupation(row.code, titles.get(row.code, row.title)) for row in loaded.rows)
    return Loaded(source=loaded.source, rows=renamed, files=loaded.files)


def read_titles(folder: SourceFolder) -> list[Loaded[OnetTitle]]:
    """Alternate and short titles, then reported titles; a list that is not among the files is left out."""
    return [*_alternate_titles(folder), *_reported_titles(folder)]


def read_related(folder: SourceFolder) -> Loaded[RelatedRow]:
    """The related occupations, best first within an occupation."""
    path = folder.find("O*NET Related Occupations", rf"relatedoccupations{TABLE}")
    columns = (CODE, ("Related O*NET-SOC Code", "related_onetsoc_code"), "Relatedness Tier", "Index")
    rows = [(text_of(c), text_of(r), text_of(t), number_of(i)) for c, r, t, i in folder.table(path, columns)]
    related = [RelatedRow(code, other, tier, int(rank)) for code, other, tier, rank in rows if rank is not None]
    if by_2010_codes(folder.edition(path)):
        successors = read_successors(folder)
        related = [row._replace(related=other) for row in related for other in successors.get(row.related, ())]
    return tell(folder, path, related, by=("code", "related"))


def _titles_of_2019(folder: SourceFolder) -> dict[str, str]:
    path = folder.find("the O*NET-SOC 2010 to 2019 crosswalk", r"(onetsoc)?2010to2019crosswalk\.(xlsx|csv)")
    rows = folder.table(path, ("O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title"))
    return {text_of(code): text_of(title) for code, title in rows}


def _alternate_titles(folder: SourceFolder) -> list[Loaded[OnetTitle]]:
    found = folder.find_all(rf"(alternatetitles|jobtitles){TABLE}")
    titles: list[OnetTitle] = []
    for path in found[-1:]:
        for code, title, short in folder.table(path, (CODE, ("Alternate Title", "Job Title"), "Short Title")):
            titles.append(OnetTitle(text_of(code), text_of(title), "alternate"))
            if text_of(short).lower() not in ("", "n/a"):
                titles.append(OnetTitle(text_of(code), text_of(short), "short"))
    return [tell(folder, path, titles, by=("code", "text", "kind")) for path in found[-1:]]


def _reported_titles(folder: SourceFolder) -> list[Loaded[OnetTitle]]:
    found = folder.find_all(rf"sampleofreportedtitles{TABLE}")
    titles = [
        OnetTitle(text_of(code), text_of(title), "reported")
        for path in found[-1:]
        for code, title in folder.table(path, (CODE, "Reported Job Title"))
    ]
    return [tell(folder, path, titles, by=("code", "text", "kind")) for path in found[-1:]]
