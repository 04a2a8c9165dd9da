"""The tables of ESCO (European Commission): occupations, skills, the links between them, the crosswalk to O*NET.

The official list of skills is not among our files. Labels come from the occupation profiles of v1.2 (which name the
skills of an occupation by label), addresses (URIs) from the v1.0 label list and the collections of v1.2.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Literal, NamedTuple

from careerproof.errors import SourcesIncomplete
from careerproof.evidence import Source
from careerproof.facts.sources.folder import Loaded, SourceFolder, text_of

SkillKind = Literal["skill", "knowledge", "attitude", "language"]

_CROSSWALK_COLUMNS = ("O*NET Id", "ESCO or ISCO URI", "Type of Match")
_ATTITUDES = "T3"
"""ESCO v1.2 files attitudes under T3, "self-management skills and competences" (v1.0: "attitudes and values")."""


class EscoOccupationRow(NamedTuple):
    """An ESCO occupation, with the other names it goes by."""

    uri: str
    label: str
    isco: str
    alternates: tuple[str, ...]


class EscoSkillRow(NamedTuple):
    """An ESCO skill: its URI ("" where our files do not tell it), preferred label, kind and other names."""

    uri: str
    label: str
    kind: SkillKind
    alternates: tuple[str, ...]


class EscoLink(NamedTuple):
    """A skill (by label, lower case) that an occupation (by URI) needs; essential or optional."""

    occupation: str
    skill: str
    essential: bool


class EscoMatch(NamedTuple):
    """An O*NET occupation and an ESCO occupation or ISCO group, with the type of the match."""

    code: str
    uri: str
    match: str


def esco_source(identifier: str, title: str, edition: str) -> Source:
    """An ESCO publication."""
    return Source(
        id=identifier,
        title=title,
        publisher="European Commission",
        edition=edition,
        licence="CC BY 4.0 (Commission Decision 2011/833/EU)",
        url="https://esco.ec.europa.eu/",
        citation="This service uses the ESCO classification of the European Commission.",
    )


_ESCO = esco_source("esco-1.2", "ESCO classification", "v1.2.0, May 2024")


def read_esco_occupations(folder: SourceFolder) -> Loaded[EscoOccupationRow]:
    """All ESCO occupations."""
    path = folder.find("ESCO occupations_en.csv", r"occupationsen\.csv")
    rows = [
        EscoOccupationRow(text_of(uri), _clean(label), text_of(isco).rjust(4, "0"), _names(alternates, "\n"))
        for uri, label, isco, alternates in folder.table(
            path, ("conceptUri", "preferredLabel", "iscoGroup", "altLabels")
        )
    ]
    return Loaded(source=_ESCO, rows=tuple(rows))


def read_esco_links(folder: SourceFolder) -> Loaded[EscoLink]:
    """Which skills each occupation needs."""
    path = folder.find("the ESCO occupation profiles", r"escooccupationprofiles\.parquet")
    links: dict[tuple[str, str], bool] = {}
    for uri, essential, optional in folder.parquet(path, ("occupation_uri", "essential_skills", "optional_skills")):
        for labels, needed in ((optional, False), (essential, True)):
            for label in _items(labels):
                links[str(uri), _clean(label).lower()] = needed
    return Loaded(source=_ESCO, rows=tuple(EscoLink(uri, skill, needed) for (uri, skill), needed in links.items()))


def read_esco_skills(folder: SourceFolder) -> Loaded[EscoSkillRow]:
    """Every skill that our files name, with its URI where one of them tells it."""
    labels, knowledge, languages = _profile_labels(folder)
    uris, alternates, types = _addresses(folder)
    groups = _SkillGroups(folder)
    rows: list[EscoSkillRow] = []
    for key in sorted(labels.keys() | {key for key, uri in uris.items() if groups.holds(uri)}):
        uri = uris.get(key)
        kind: SkillKind
        if uri is not None and (placed := groups.kind(uri)) is not None:
            kind = placed
        elif key in languages:
            kind = "language"
        else:
            kind = "knowledge" if key in knowledge or types.get(uri or "") == "knowledge" else "skill"
        label = labels.get(key) or alternates[uri or ""][0]
        others = tuple(name for name in alternates.get(uri or "", ())[1:] if name.lower() != key)
        rows.append(EscoSkillRow(uri or "", label, kind, others))
    return Loaded(source=_ESCO, rows=tuple(rows))


def read_esco_matches(folder: SourceFolder) -> Loaded[EscoMatch]:
    """The official crosswalk between O*NET-SOC 2019 and ESCO."""
    path = folder.find("the official ESCO to O*NET crosswalk", r"escoonetcrosswalkofficial\.csv")
    rows = [
        EscoMatch(text_of(code), text_of(uri), text_of(match))
        for code, uri, match in folder.table(path, _CROSSWALK_COLUMNS)
    ]
    source = esco_source("esco-onet-crosswalk", "ESCO–O*NET crosswalk", "version 1, September 2022 (ESCO v1.1.0)")
    return Loaded(source=source, rows=tuple(row for row in rows if row.uri))


class _SkillGroups:
    """Where a skill stands in the official hierarchy, by its URI."""

    def __init__(self, folder: SourceFolder) -> None:
        broader = folder.find("ESCO broaderRelationsSkillPillar_en.csv", r"broaderrelationsskillpillaren\.csv")
        self._broader: dict[str, list[str]] = defaultdict(list)
        for uri, parent in folder.table(broader, ("conceptUri", "broaderUri")):
            self._broader[text_of(uri)].append(text_of(parent))
        path = folder.find("ESCO skillGroups_en.csv", r"skillgroupsen\.csv")
        self._codes = {text_of(uri): text_of(code) for uri, code in folder.table(path, ("conceptUri", "code"))}

    def holds(self, uri: str) -> bool:
        """True where the URI is still part of the hierarchy."""
        return uri in self._broader

    def kind(self, uri: str) -> SkillKind | None:
        """The kind that the groups above the skill say; None where it stands under none."""
        codes = self._codes_above(uri)
        if any(code.startswith("L") for code in codes):
            return "language"
        if any(code[:1].isdigit() or code.startswith("K") for code in codes):
            return "knowledge"
        if any(code.startswith(_ATTITUDES) for code in codes) and not any(code.startswith("S") for code in codes):
            return "attitude"
        return "skill" if codes else None

    def _codes_above(self, uri: str) -> set[str]:
        codes: set[str] = set()
        seen: set[str] = set()
        waiting = [uri]
        while waiting:
            for parent in self._broader.get(waiting.pop(), ()):
                if parent in self._codes:
                    codes.add(self._codes[parent])
                elif parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return codes


def _profile_labels(folder: SourceFolder) -> tuple[dict[str, str], set[str], set[str]]:
    """Labels of all skills that occupations need (lower case → as written); which are knowledge, which languages."""
    path = folder.find("the ESCO occupation profiles", r"escooccupationprofiles\.parquet")
    labels: dict[str, str] = {}
    knowledge: set[str] = set()
    languages: set[str] = set()
    columns = ("essential_skills", "optional_skills", "essential_knowledge", "language_skills")
    for essential, optional, known, spoken in folder.parquet(path, columns):
        for label in (*_items(essential), *_items(optional)):
            labels.setdefault(_clean(label).lower(), _clean(label))
        knowledge.update(_clean(label).lower() for label in _items(known))
        languages.update(_clean(label).lower() for label in _items(spoken))
    return labels, knowledge, languages


def _addresses(folder: SourceFolder) -> tuple[dict[str, str], dict[str, tuple[str, ...]], dict[str, str]]:
    """URIs by label (lower case); all names of a URI, the preferred one first; the type of a URI where stated.

    The collections of v1.2 win over the label list of v1.0.
    """
    collections = folder.find_all(r"\w+skillscollectionen\.csv")
    old = folder.find_all(r"skillsen(labelsonly)?\.csv")
    if not collections and not old:
        raise SourcesIncomplete(
            "no list of ESCO skills with their URIs is among the files", at={"file": "skills_en.csv"}
        )
    uris: dict[str, str] = {}
    names: dict[str, tuple[str, ...]] = {}
    types: dict[str, str] = {}
    for path in collections:
        for uri, label, others, kind in folder.table(path, ("conceptUri", "preferredLabel", "altLabels", "skillType")):
            uris[_clean(label).lower()] = text_of(uri)
            names[text_of(uri)] = (_clean(label), *_names(others, "|"))
            types[text_of(uri)] = text_of(kind)
    for path in old:
        for uri, label in folder.table(path, (("concept_uri", "conceptUri"), ("preferred_label", "preferredLabel"))):
            if text_of(uri) not in names:
                uris.setdefault(_clean(label).lower(), text_of(uri))
                names[text_of(uri)] = (_clean(label),)
    return uris, names, types


def _names(cell: object, separator: str) -> tuple[str, ...]:
    distinct = {_clean(name) for part in str(cell).split(separator) for name in part.split("\n")}
    return tuple(sorted(name for name in distinct if name))


def _items(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def _clean(label: object) -> str:
    return " ".join(str(label).split())
