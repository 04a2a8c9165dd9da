"""ESCO's skills and links as the Commission publishes them: skills_en.csv and occupationSkillRelations_en.csv."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.facts.sources.esco.cells import clean_label, names_in
from careerproof.facts.sources.esco.files import OfficialLinks, release_of
from careerproof.facts.sources.esco.groups import SkillGroups
from careerproof.facts.sources.esco.model import EscoLink, EscoSkillRow, esco_classification
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of

_NEEDED = {"essential": True, "optional": False}


class _Listed(NamedTuple):
    """A skill as skills_en.csv has it."""

    uri: str
    label: str
    type: str
    alternates: tuple[str, ...]


def read_official_skills(folder: SourceFolder, path: Path) -> Loaded[EscoSkillRow]:
    """Every skill of the list. Where two share a label they are one, under the first of their URIs."""
    groups = SkillGroups(folder)
    alike: dict[str, list[_Listed]] = defaultdict(list)
    for each in _listed(folder, path):
        alike[each.label.lower()].append(each)
    rows = []
    for key in sorted(alike):
        first = min(alike[key])
        others = {name for each in alike[key] for name in each.alternates if name.lower() != key}
        kind = groups.kind(first.uri) or ("knowledge" if first.type == "knowledge" else "skill")
        rows.append(EscoSkillRow(first.uri, first.label, kind, tuple(sorted(others))))
    source = esco_classification(release_of(folder, path))
    return Loaded(source=source, rows=tuple(rows), files=(folder.relative(path), *groups.files))


def read_official_links(folder: SourceFolder, found: OfficialLinks) -> Loaded[EscoLink]:
    """Which skills each occupation needs; a skill that is both essential and optional is essential.

    Raises:
        SourcesIncomplete: a relation is neither essential nor optional.
    """
    labels = {each.uri: each.label.lower() for each in _listed(folder, found.skills)}
    where = folder.relative(found.relations)
    links: dict[tuple[str, str], bool] = {}
    for occupation, relation, skill in folder.table(found.relations, ("occupationUri", "relationType", "skillUri")):
        needed = _NEEDED.get(text_of(relation))
        if needed is None:
            raise SourcesIncomplete(
                f"{where} has a relation {text_of(relation)!r}, neither essential nor optional", at={"file": where}
            )
        label = labels.get(text_of(skill))
        if label is not None:
            pair = (text_of(occupation), label)
            links[pair] = links.get(pair, False) or needed
    return Loaded(
        source=esco_classification(release_of(folder, found.relations)),
        rows=tuple(EscoLink(occupation, skill, needed) for (occupation, skill), needed in links.items()),
        files=(where, folder.relative(found.skills)),
    )


def _listed(folder: SourceFolder, path: Path) -> list[_Listed]:
    rows = folder.table(path, ("conceptUri", "preferredLabel", "skillType", "altLabels"))
    return [
        _Listed(text_of(uri), clean_label(label), text_of(kind), names_in(others))
        for uri, label, kind, others in rows
        if text_of(uri)
    ]
