"""ESCO's skills and links where the official lists are not at hand: occupation profiles and lists of labels.

Labels come from the occupation profiles of v1.2 (which name the skills of an occupation by label), addresses (URIs)
from the v1.0 label list and the collections of v1.2.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from careerproof.errors import SourceAbsent
from careerproof.facts.sources.esco.cells import clean_label, items_of, names_in
from careerproof.facts.sources.esco.files import PROFILES, SKILLS, newest, release_of
from careerproof.facts.sources.esco.groups import SkillGroups
from careerproof.facts.sources.esco.model import EscoLink, EscoSkillRow, SkillKind, esco_classification
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of

_WHAT = "the ESCO occupation profiles"
_LISTS = (SKILLS, r"skillsenlabelsonly\.csv")


class _Addresses(NamedTuple):
    """URIs by label (lower case); all names of a URI, the preferred one first; the type of a URI where stated."""

    uris: dict[str, str]
    names: dict[str, tuple[str, ...]]
    types: dict[str, str]
    files: tuple[str, ...]


class _Labels(NamedTuple):
    """Labels of all skills that occupations need (lower case → as written); which are knowledge, which languages."""

    labels: dict[str, str]
    knowledge: set[str]
    languages: set[str]


def read_copied_skills(folder: SourceFolder) -> Loaded[EscoSkillRow]:
    """Every skill that the files name, with its URI where one of them tells it."""
    path = newest(folder, _WHAT, PROFILES)
    known = _profile_labels(folder, path)
    addresses = _addresses(folder)
    groups = SkillGroups(folder)
    held = {key for key, uri in addresses.uris.items() if groups.holds(uri)}
    rows = []
    for key in sorted(known.labels.keys() | held):
        uri = addresses.uris.get(key, "")
        names = addresses.names.get(uri, ())
        kind = (groups.kind(uri) if uri else None) or _kind(key, known, addresses.types.get(uri))
        others = tuple(name for name in names[1:] if name.lower() != key)
        rows.append(EscoSkillRow(uri, known.labels.get(key) or names[0], kind, others))
    return Loaded(
        source=esco_classification(release_of(folder, path)),
        rows=tuple(rows),
        files=(folder.relative(path), *addresses.files, *groups.files),
    )


def read_copied_links(folder: SourceFolder) -> Loaded[EscoLink]:
    """Which skills each occupation needs, by the occupation profiles."""
    path = newest(folder, _WHAT, PROFILES)
    links: dict[tuple[str, str], bool] = {}
    for uri, essential, optional in folder.parquet(path, ("occupation_uri", "essential_skills", "optional_skills")):
        for labels, needed in ((optional, False), (essential, True)):
            for label in items_of(labels):
                links[str(uri), clean_label(label).lower()] = needed
    return Loaded(
        source=esco_classification(release_of(folder, path)),
        rows=tuple(EscoLink(uri, skill, needed) for (uri, skill), needed in links.items()),
        files=(folder.relative(path),),
    )


def _kind(key: str, known: _Labels, stated: str | None) -> SkillKind:
    """The kind of a skill that the hierarchy does not place."""
    if key in known.languages:
        return "language"
    return "knowledge" if key in known.knowledge or stated == "knowledge" else "skill"


def _profile_labels(folder: SourceFolder, path: Path) -> _Labels:
    found = _Labels({}, set(), set())
    columns = ("essential_skills", "optional_skills", "essential_knowledge", "language_skills")
    for essential, optional, knowledge, languages in folder.parquet(path, columns):
        for label in (*items_of(essential), *items_of(optional)):
            found.labels.setdefault(clean_label(label).lower(), clean_label(label))
        found.knowledge.update(clean_label(label).lower() for label in items_of(knowledge))
        found.languages.update(clean_label(label).lower() for label in items_of(languages))
    return found


def _addresses(folder: SourceFolder) -> _Addresses:
    """What the lists of skills say; the collections of v1.2 win over the label list of v1.0.

    Raises:
        SourceAbsent: no such list is there.
    """
    collections = folder.find_all(r"\w+skillscollectionen\.csv")
    lists = folder.find_all(*_LISTS)
    if not collections and not lists:
        raise SourceAbsent("no list of ESCO skills with their URIs is among the files", at={"file": "skills_en.csv"})
    found = _Addresses({}, {}, {}, tuple(folder.relative(path) for path in (*collections, *lists)))
    for path in collections:
        for uri, label, others, kind in folder.table(path, ("conceptUri", "preferredLabel", "altLabels", "skillType")):
            found.uris[clean_label(label).lower()] = text_of(uri)
            found.names[text_of(uri)] = (clean_label(label), *names_in(others))
            found.types[text_of(uri)] = text_of(kind)
    for path in lists:
        for uri, label in folder.table(path, (("concept_uri", "conceptUri"), ("preferred_label", "preferredLabel"))):
            if text_of(uri) not in found.names:
                found.uris.setdefault(clean_label(label).lower(), text_of(uri))
                found.names[text_of(uri)] = (clean_label(label),)
    return found
