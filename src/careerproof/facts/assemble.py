"""Joins what the sources say into the rows of the artifact's tables, every row with its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import numpy

from careerproof.evidence import Source
from careerproof.facts.collect import Collected
from careerproof.facts.schema import (
    ABSENT,
    DOMAINS,
    ESCO_ADDRESS,
    HUNDREDTHS,
    LINE,
    MILLIONTHS,
    NUMBERS,
    TABLES,
    TENTHS,
    TITLE_KINDS,
)
from careerproof.facts.sources.bls import IndustryRow
from careerproof.facts.sources.onet import OnetRating
from careerproof.language.labels import bare_label, stem_key, technology_spellings, telling_words
from careerproof.language.normalise import normalise
from careerproof.language.scan import fold_term

Value = int | str | bytes | None
Rows = dict[str, list[tuple[Value, ...]]]

CORE_WEIGHT = 2
"""A core task counts twice a supplemental one, as in the occupation figures of Eloundou et al. (2024)."""

SECTORS_KEPT = 6
NAMING_MATCHES = ("exactMatch", "closeMatch")
"""The matches of the ESCO crosswalk whose names are names of the O*NET occupation too."""


class Numbering(NamedTuple):
    """The numbers of sources (by id), of occupations (by code) and of repeated texts."""

    sources: Mapping[str, int]
    occupations: Mapping[str, int]
    labels: Mapping[str, int]


def assemble_rows(collected: Collected, extra_sources: Iterable[Source] = ()) -> Rows:
    """The rows of every table, sorted by key. `extra_sources` are those of the studies behind our own measures."""
    shipped = _sources_of(collected)
    sources = {source.id: source for source in (*extra_sources, *shipped)}
    ids = {source.id for source in shipped}
    codes = sorted(row.code for row in collected.occupations.rows)
    numbers = Numbering(
        {identifier: number for number, identifier in enumerate(sorted(sources), start=1)},
        {code: number for number, code in enumerate(codes)},
        {text: number for number, text in enumerate(sorted(_repeated(collected)), start=1)},
    )
    rows: Rows = {
        "label": [(number, text) for text, number in numbers.labels.items()],
        "source": [
            (
                numbers.sources[s.id],
                s.id,
                s.title,
                s.publisher,
                s.edition,
                s.licence,
                s.url,
                s.citation,
                int(s.id in ids),
            )
            for s in sources.values()
        ],
    }
    rows |= _occupation_rows(collected, numbers)
    rows |= _title_rows(collected, numbers)
    rows |= _rating_rows(collected, numbers)
    rows |= _activity_rows(collected, numbers)
    rows |= _technology_rows(collected, numbers)
    rows |= _outcome_rows(collected, numbers)
    rows |= _esco_rows(collected, numbers)
    rows |= _spelling_rows(rows)
    return {name: sorted(table, key=_sort_key) for name, table in rows.items()}


def _repeated(collected: Collected) -> set[str]:
    technologies = (*collected.technologies.rows, *collected.tools.rows)
    return {
        *(row.category for row in technologies),
        *(row.label for row in collected.education.rows),
        *(row.tier for row in collected.related.rows),
        *(row.title for row in collected.industries.rows),
        *(row.match for row in collected.esco_matches.rows),
    }


def _sort_key(row: tuple[Value, ...]) -> tuple[tuple[int, Value], ...]:
    return tuple((0 if value is None else 1, value) for value in row)


def _sources_of(collected: Collected) -> list[Source]:
    loaded = [getattr(collected, name) for name in Collected.__slots__]
    flat = [
        each for item in loaded for each in (item if isinstance(item, tuple) else (item,)) if hasattr(each, "source")
    ]
    labels = collected.task_labels
    return [*(each.source for each in flat), labels.exposure_source, labels.physical_source]


def _occupation_rows(collected: Collected, numbers: Numbering) -> Rows:
    soc = {link.origin: link.target for link in collected.onet_soc.rows}
    zones = {row.code: row.zone for row in collected.job_zones.rows}
    matrix = {row.code: row.matrix_code for row in collected.matrix.rows}
    surveys = {row.code for row in collected.wages.rows}
    projected = {row.code for row in collected.projections.rows}
    surveyed = {row.code for row in collected.task_types.rows}
    surveyed.update(row.code for loaded in collected.ratings for row in loaded.rows if row.domain != "work_context")
    zone_source = numbers.sources[collected.job_zones.source.id]
    matrix_source = numbers.sources[collected.matrix.source.id]
    own = numbers.sources[collected.occupations.source.id]
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


def _isco_rows(collected: Collected, numbers: Numbering, soc: Mapping[str, str]) -> list[tuple[Value, ...]]:
    older: dict[str, set[str]] = defaultdict(set)
    for link in collected.soc_2010.rows:
        older[link.target].add(link.origin)
    groups: dict[str, set[str]] = defaultdict(set)
    for link in collected.isco.rows:
        groups[link.target].add(link.origin)
    source = numbers.sources[collected.isco.source.id]
    return [
        (numbers.occupations[code], isco, source)
        for code in numbers.occupations
        for isco in sorted({isco for old in older[soc.get(code, code[:7])] for isco in groups[old]})
    ]


def _title_rows(collected: Collected, numbers: Numbering) -> Rows:
    """Distinct (normal form, occupation, kind, spelling); the source of an equal one is the first that says it."""
    found: dict[tuple[str, int, int, str], int] = {}
    spellings: dict[str, str] = {}

    def add(code: str, text: str, kind: str, source: str) -> None:
        normal = normalise(text)
        if normal and code in numbers.occupations:
            key = normal, numbers.occupations[code], TITLE_KINDS.index(kind), " ".join(text.split())
            found.setdefault(key, numbers.sources[source])

    for occupation in collected.occupations.rows:
        add(occupation.code, occupation.title, "official", collected.occupations.source.id)
    for loaded in collected.titles:
        for title in loaded.rows:
            add(title.code, title.text, title.kind, loaded.source.id)
    for code, text in _direct(collected, numbers):
        add(code, text, "soc_direct", collected.direct_titles.source.id)
    names = {row.uri: row for row in collected.esco_occupations.rows}
    for match in collected.esco_matches.rows:
        if match.match in NAMING_MATCHES and match.uri in names:
            add(match.code, names[match.uri].label, "esco", collected.esco_matches.source.id)
            for alternate in names[match.uri].alternates:
                add(match.code, alternate, "esco_alternate", collected.esco_matches.source.id)
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


def _rating_rows(collected: Collected, numbers: Numbering) -> Rows:
    """A later list wins over an earlier one where both rate the same element of the same occupation."""
    values: dict[tuple[int, int, str], tuple[OnetRating, int]] = {}
    names: dict[tuple[int, str], tuple[str, int]] = {}
    for loaded in collected.ratings:
        source = numbers.sources[loaded.source.id]
        for row in loaded.rows:
            if row.code in numbers.occupations:
                domain = DOMAINS.index(row.domain)
                values[domain, numbers.occupations[row.code], row.element] = (row, source)
                names[domain, row.element] = (row.name, source)
    elements: dict[int, dict[str, int]] = defaultdict(dict)
    for domain, element in sorted(names):
        elements[domain][element] = len(elements[domain])
    groups: dict[tuple[int, int, int], list[OnetRating]] = defaultdict(list)
    for (domain, occupation, _), (row, source) in values.items():
        groups[domain, occupation, source].append(row)
    return {
        "element": [
            (number, domain, element, *names[domain, element])
            for number, (domain, element) in enumerate(sorted(names), start=1)
        ],
        "rating": [
            (*key, _packed(rows, "importance", elements[key[0]]), _packed(rows, "level", elements[key[0]]))
            for key, rows in groups.items()
        ],
    }


def _packed(rows: Iterable[OnetRating], scale: Literal["importance", "level"], places: Mapping[str, int]) -> bytes:
    """The ratings on one scale in hundredths, in the order of the elements; nothing where there are none at all."""
    packed = numpy.full(len(places), ABSENT, dtype=NUMBERS)
    for row in rows:
        value: float | None = getattr(row, scale)
        if value is not None:
            packed[places[row.element]] = round(value * HUNDREDTHS)
    return packed.tobytes() if bool((packed != ABSENT).any()) else b""


class _Tally:
    """What an occupation's tasks say of one activity, while they are counted."""

    __slots__ = ("automation", "core", "exposure", "physical", "tasks", "weight")

    def __init__(self) -> None:
        self.tasks = self.core = 0
        self.weight = 0.0
        self.exposure: list[tuple[float, float]] = []
        self.automation: list[tuple[float, float]] = []
        self.physical: list[tuple[float, float]] = []


def _activity_rows(collected: Collected, numbers: Numbering) -> Rows:
    labels = collected.activity_labels
    source = numbers.sources[labels.source.id]
    activities = {label.dwa: number for number, label in enumerate(sorted(labels.rows), start=1)}
    rows: Rows = {
        "activity": [
            (activities[a.dwa], a.dwa, a.title, a.iwa, a.iwa_title, a.gwa, a.gwa_title, source) for a in labels.rows
        ],
        "occupation_activity": [],
    }
    link_source = numbers.sources[collected.task_activities.source.id]
    for code, tallies in sorted(_tallies(collected, activities).items()):
        if code in numbers.occupations:
            weights = _apportion([tally.weight for tally in tallies.values()])
            rows["occupation_activity"].extend(
                (
                    numbers.occupations[code],
                    activities[dwa],
                    tally.tasks,
                    tally.core,
                    weight,
                    _mean(tally.exposure),
                    _mean(tally.automation),
                    _mean(tally.physical),
                    link_source,
                )
                for (dwa, tally), weight in zip(tallies.items(), weights, strict=True)
            )
    return rows


def _tallies(collected: Collected, activities: Mapping[str, int]) -> dict[str, dict[str, _Tally]]:
    """Each task's weight is shared equally among the activities that it leads to."""
    labels = collected.task_labels
    core = {(row.code, row.task): row.core for row in collected.task_types.rows}
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in sorted(set(collected.task_activities.rows)):
        if row.dwa in activities:
            links[row.code, row.task].append(row.dwa)
    tallies: dict[str, dict[str, _Tally]] = defaultdict(dict)
    for (code, task), dwas in links.items():
        is_core = core.get((code, task), labels.core.get((code, task), False))
        weight = float(CORE_WEIGHT if is_core else 1)
        physical = labels.physical.get(task)
        for dwa in dwas:
            tally = tallies[code].setdefault(dwa, _Tally())
            tally.tasks += 1
            tally.core += is_core
            tally.weight += weight / len(dwas)
            for said, value in (
                (tally.exposure, labels.exposure(code, task)),
                (tally.automation, labels.automation.get((code, task))),
                (tally.physical, None if physical is None else float(physical)),
            ):
                if value is not None:
                    said.append((value, weight))
    return {code: dict(sorted(found.items())) for code, found in tallies.items()}


def _mean(said: list[tuple[float, float]]) -> int | None:
    """The weighted mean in millionths."""
    total = sum(weight for _, weight in said)
    return round(sum(value * weight for value, weight in said) / total * MILLIONTHS) if said else None


def _apportion(weights: list[float]) -> list[int]:
    """The weights as whole millionths that sum to one million: what rounding leaves goes to the largest rests."""
    total = sum(weights)
    exact = [weight / total * MILLIONTHS for weight in weights]
    whole = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in order[: MILLIONTHS - sum(whole)]:
        whole[place] += 1
    return whole


def _technology_rows(collected: Collected, numbers: Numbering) -> Rows:
    flags: dict[tuple[int, str, str, str], tuple[bool, bool]] = {}
    users: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for tool, loaded in ((0, collected.technologies), (1, collected.tools)):
        for row in loaded.rows:
            if row.code in numbers.occupations:
                users[row.name, row.category, tool].add(row.code)
                hot, wanted = flags.get((tool, row.code, row.name, row.category), (False, False))
                flags[tool, row.code, row.name, row.category] = (hot or row.hot, wanted or row.in_demand)
    order = {key: number for number, key in enumerate(sorted(users), start=1)}
    sources = [numbers.sources[collected.technologies.source.id], numbers.sources[collected.tools.source.id]]
    return {
        "technology": [
            (
                order[name, category, tool],
                name,
                numbers.labels[category],
                tool,
                len(codes),
                *(_technology_forms(name) if not tool else ("", "", "")),
                sources[tool],
            )
            for (name, category, tool), codes in users.items()
        ],
        "occupation_technology": [
            (numbers.occupations[code], order[name, category, tool], int(hot), int(wanted), sources[tool])
            for (tool, code, name, category), (hot, wanted) in flags.items()
            if not tool
        ],
    }


def _technology_forms(name: str) -> tuple[str, str, str]:
    """The other spellings of a technology's name, all of them folded, and its telling words."""
    spellings = technology_spellings(name)
    folded = LINE.join(fold_term(text) for text in (name, *spellings))
    return LINE.join(spellings), folded, " ".join(sorted(telling_words(spellings[0])))


def _outcome_rows(collected: Collected, numbers: Numbering) -> Rows:
    """Pay, projections, industries, schooling, related occupations, fields of study."""
    occupations = numbers.occupations
    education, related = collected.education, collected.related
    wages, projections, programmes = collected.wages, collected.projections, collected.programmes
    fields = {cip: title for _, cip, title in sorted(programmes.rows)}
    order = {cip: number for number, cip in enumerate(sorted(fields), start=1)}
    of = {
        name: numbers.sources[getattr(collected, name).source.id]
        for name in ("education", "related", "wages", "projections", "programmes")
    }
    return {
        "wage": [
            (r.code, r.title, r.employment, r.mean, *r.percentiles, " ".join(r.top_coded), r.reason, of["wages"])
            for r in wages.rows
        ],
        "projection": [
            (
                *r[:4],
                round(r.change_pct * TENTHS),
                *r[5:11],
                int(r.names_ai),
                int(r.names_automation),
                of["projections"],
            )
            for r in projections.rows
        ],
        "industry": _industry_rows(collected.industries.rows, numbers, numbers.sources[collected.industries.source.id]),
        "education": [
            (
                occupations[r.code],
                r.level,
                numbers.labels[r.label],
                round(r.percent / 100 * MILLIONTHS),
                of["education"],
            )
            for r in education.rows
            if r.code in occupations
        ],
        "related": [
            (occupations[r.code], r.rank, occupations[r.related], numbers.labels[r.tier], of["related"])
            for r in related.rows
            if r.code in occupations and r.related in occupations
        ],
        "field_of_study": [(order[cip], cip, title, of["programmes"]) for cip, title in fields.items()],
        "programme": sorted({(r.soc, order[r.cip], of["programmes"]) for r in programmes.rows}),
    }


def _industry_rows(rows: Iterable[IndustryRow], numbers: Numbering, source: int) -> list[tuple[Value, ...]]:
    by_code: dict[str, list[IndustryRow]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    made: list[tuple[Value, ...]] = []
    for code, sectors in sorted(by_code.items()):
        total = sum(row.employment for row in sectors)
        if total:
            largest = sorted(sectors, key=lambda row: (-row.employment, row.naics))[:SECTORS_KEPT]
            made.extend(
                (code, rank, row.naics, numbers.labels[row.title], round(row.employment / total * MILLIONTHS), source)
                for rank, row in enumerate(largest, start=1)
            )
    return made


def _esco_rows(collected: Collected, numbers: Numbering) -> Rows:
    own = numbers.sources[collected.esco_occupations.source.id]
    occupations = {row.uri: number for number, row in enumerate(sorted(collected.esco_occupations.rows))}
    skills = {row.label.lower(): number for number, row in enumerate(sorted(collected.esco_skills.rows))}
    links: dict[str, tuple[set[int], set[int]]] = {uri: (set(), set()) for uri in occupations}
    listed: dict[int, int] = defaultdict(int)
    for link in collected.esco_links.rows:
        if link.occupation in occupations:
            links[link.occupation][0 if link.essential else 1].add(skills[link.skill])
            listed[skills[link.skill]] += 1
    crosswalk = numbers.sources[collected.esco_matches.source.id]
    matches = {
        (numbers.occupations[m.code], occupations[m.uri]): numbers.labels[m.match]
        for m in sorted(collected.esco_matches.rows)
        if m.code in numbers.occupations and m.uri in occupations
    }
    return {
        "esco_occupation": [
            (occupations[row.uri], row.uri.removeprefix(ESCO_ADDRESS), row.label, row.isco, own)
            for row in collected.esco_occupations.rows
        ],
        "esco_skill": [
            (
                number,
                row.uri.removeprefix(ESCO_ADDRESS),
                row.label,
                row.kind,
                "|".join(row.alternates),
                listed[number],
                *_label_forms(row.label, row.alternates),
                own,
            )
            for number, row in enumerate(sorted(collected.esco_skills.rows))
        ],
        "esco_link": [
            (occupations[uri], _numbers(needed), _numbers(useful), own) for uri, (needed, useful) in links.items()
        ],
        "esco_match": [(*pair, match, crosswalk) for pair, match in matches.items()],
    }


def _label_forms(label: str, alternates: Iterable[str]) -> tuple[str, str]:
    """A skill's names as a search compares them, and the telling words of its label."""
    bare = bare_label(label)
    main, plain = fold_term(label), fold_term(bare)
    folded = LINE.join([main, "" if plain == main else plain, *map(fold_term, alternates)])
    return folded, " ".join(sorted(telling_words(bare)))


def _spelling_rows(rows: Rows) -> Rows:
    """Every spelling of a skill, a technology and a descriptor by its stems, where they differ."""
    places = {"esco_skill": "folded", "technology": "folded", "element": "name"}
    folded = {
        spelling if table != "element" else fold_term(spelling)
        for table, column in places.items()
        for row in rows[table]
        for spelling in str(row[_column(table, column)]).split(LINE)
    }
    pairs = {(stem_key(spelling), spelling) for spelling in folded if spelling}
    return {"spelling": [pair for pair in pairs if pair[0] != pair[1]]}


def _column(table: str, column: str) -> int:
    """The place of a column in a table's rows."""
    columns = next(note.columns for note in TABLES if note.name == table)
    return [each.name for each in columns].index(column)


def _numbers(values: Iterable[int]) -> bytes:
    return numpy.array(sorted(values), dtype=NUMBERS).tobytes()
