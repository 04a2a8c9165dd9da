"""Joins the taxonomy: occupations, their codes elsewhere, and the names that they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, Value
from careerproof.facts.schema import TITLE_KINDS
from careerproof.language.normalise import normalise

NAMING_MATCHES = ("exactMatch", "closeMatch")
"""The matches of the ESCO crosswalk whose names are names of the O*NET occupation too."""


def join_occupations(collected: Collected, numbers: Numbering) -> Rows:
    soc = {link.origin: link.target for link in collected.onet_soc.rows}
    zones = {row.code: row.zone for row in collected.job_zones.rows}
    matrix = {row.code: row.matrix_code for row in collected.matrix.rows}
    surveys = _survey_codes(collected)
    projected = {row.code for row in collected.projections.rows}
    surveyed = {row.code for row in collected.task_types.rows}
    surveyed.update(row.code for loaded in collected.ratings for row in loaded.rows if row.domain != "work_context")
    zone_source = numbers.of(collected.job_zones)
    matrix_source = numbers.of(collected.matrix) or None
    own = numbers.of(collected.occupations)
    technologies: dict[str, set[str]] = defaultdict(set)
    for technology in collected.technologies.rows:
        technologies[technology.code].add(technology.name)
    occupations: list[tuple[Value, ...]] = []
    for row in collected.occupations.rows:
        survey = next(
            (code for code in (soc.get(row.code, row.code[:7]), matrix.get(row.code)) if code in surveys), None
        )
        line = next((code for code in (matrix.get(row.code), soc.get(row.code)) if code in projected), None)
        zone = zones.get(row.code)
        occupations.append(
            (
                numbers.occupations[row.code],
                row.code,
                row.title,
                soc.get(row.code, row.code[:7]),
                int(row.code in surveyed),
                zone,
                None if zone is None else zone_source,
                survey,
                line,
                None if survey is None and line is None else matrix_source,
                len(technologies[row.code]),
                own,
            )
        )
    return {"occupation": occupations, "occupation_isco": _isco_rows(collected, numbers, soc)}


def _survey_codes(collected: Collected) -> set[str]:
    """The codes that the wage survey publishes: of the nation, or where that table is absent of sectors and areas."""
    if collected.wages.rows:
        return {row.code for row in collected.wages.rows}
    areas = {row.code for loaded in collected.area_wages for row in loaded.rows}
    return areas | {row.code for row in collected.industries.rows}


def _isco_rows(collected: Collected, numbers: Numbering, soc: Mapping[str, str]) -> list[tuple[Value, ...]]:
    older: dict[str, set[str]] = defaultdict(set)
    for link in collected.soc_2010.rows:
        older[link.target].add(link.origin)
    groups: dict[str, set[str]] = defaultdict(set)
    for link in collected.isco.rows:
        groups[link.target].add(link.origin)
    source = numbers.of(collected.isco)
    return [
        (numbers.occupations[code], isco, source)
        for code in numbers.occupations
        for isco in sorted({isco for old in older[soc.get(code, code[:7])] for isco in groups[old]})
    ]


def join_titles(collected: Collected, numbers: Numbering) -> Rows:
    """Distinct (normal form, occupation, kind, spelling); the source of an equal one is the first that says it."""
    found: dict[tuple[str, int, int, str], int] = {}
    spellings: dict[str, str] = {}

    def add(code: str, text: str, kind: str, source: int) -> None:
        normal = normalise(text)
        if normal and code in numbers.occupations:
            key = normal, numbers.occupations[code], TITLE_KINDS.index(kind), " ".join(text.split())
            found.setdefault(key, source)

    for occupation in collected.occupations.rows:
        add(occupation.code, occupation.title, "official", numbers.of(collected.occupations))
    for loaded in collected.titles:
        for title in loaded.rows:
            add(title.code, title.text, title.kind, numbers.of(loaded))
    for code, text in _direct(collected, numbers):
        add(code, text, "soc_direct", numbers.of(collected.direct_titles))
    names = {row.uri: row for row in collected.esco_occupations.rows}
    for match in collected.esco_matches.rows:
        if match.match in NAMING_MATCHES and match.uri in names:
            add(match.code, names[match.uri].label, "esco", numbers.of(collected.esco_matches))
            for alternate in names[match.uri].alternates:
                add(match.code, alternate, "esco_alternate", numbers.of(collected.esco_matches))
    for normal, _, _, text in sorted(found, key=lambda key: (key[0], key[2], key[1], key[3])):
        spellings.setdefault(normal, text)
    order = {normal: number for number, normal in enumerate(sorted(spellings))}
    return {
        "name": [(order[normal], normal, spellings[normal]) for normal in order],
        "title": [
            (order[normal], occupation, kind, "" if text == spellings[normal] else text, source)
            for (normal, occupation, kind, text), source in found.items()
        ],
    }


def _direct(collected: Collected, numbers: Numbering) -> list[tuple[str, str]]:
    """The SOC's direct titles belong to the SOC occupation itself: the code that ends in .00, else all of its codes."""
    codes: dict[str, list[str]] = defaultdict(list)
    for link in collected.onet_soc.rows:
        codes[link.target].append(link.origin)
    pairs: list[tuple[str, str]] = []
    for row in collected.direct_titles.rows:
        main = f"{row.soc}.00"
        targets = [main] if main in numbers.occupations else codes.get(row.soc, [])
        pairs.extend((code, row.text) for code in targets)
    return pairs
