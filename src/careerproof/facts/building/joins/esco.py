"""Joins ESCO: occupations, skills, the links between them, and the spellings that a search compares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from careerproof.facts.building.collect import Collected
from careerproof.facts.building.joins.rows import Numbering, Rows, pack_numbers
from careerproof.facts.schema import ESCO_ADDRESS, LINE
from careerproof.facts.tables import TABLES
from careerproof.language.labels import bare_label, stem_key, telling_words
from careerproof.language.scan import fold_term


def join_esco(collected: Collected, numbers: Numbering) -> Rows:
    own, listed_by = numbers.of(collected.esco_occupations), numbers.of(collected.esco_skills)
    occupations = {row.uri: number for number, row in enumerate(sorted(collected.esco_occupations.rows))}
    skills = {row.label.lower(): number for number, row in enumerate(sorted(collected.esco_skills.rows))}
    links: dict[str, tuple[set[int], set[int]]] = {uri: (set(), set()) for uri in occupations}
    listed: dict[int, int] = defaultdict(int)
    for link in collected.esco_links.rows:
        if link.occupation in occupations and link.skill in skills:
            links[link.occupation][0 if link.essential else 1].add(skills[link.skill])
            listed[skills[link.skill]] += 1
    crosswalk = numbers.of(collected.esco_matches)
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
                listed_by,
            )
            for number, row in enumerate(sorted(collected.esco_skills.rows))
        ],
        "esco_link": [
            (occupations[uri], pack_numbers(needed), pack_numbers(useful), own)
            for uri, (needed, useful) in links.items()
        ],
        "esco_match": [(*pair, match, crosswalk) for pair, match in matches.items()],
    }


def _label_forms(label: str, alternates: Iterable[str]) -> tuple[str, str]:
    """A skill's names as a search compares them, and the telling words of its label."""
    bare = bare_label(label)
    main, plain = fold_term(label), fold_term(bare)
    folded = LINE.join([main, "" if plain == main else plain, *map(fold_term, alternates)])
    return folded, " ".join(sorted(telling_words(bare)))


def join_spellings(rows: Rows) -> Rows:
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
