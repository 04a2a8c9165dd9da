"""Lists that gained, lost or altered entries: titles, software, activities, schooling, ESCO, places, files.

Why by hand and not by row: artifacts number their labels, names and skills anew, so rows are compared by what they say.
"""

# ruff: noqa: S608 - every statement is made of names of ours

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from careerproof.evidence import Record
from careerproof.facts.comparing.model import OwnerRows, RowsChange
from careerproof.facts.comparing.occupations import titles_by_code
from careerproof.facts.outcomes import PAY
from careerproof.facts.schema import DOMAINS, TITLE_KINDS
from careerproof.facts.store import Facts

Said = tuple[object, ...]
Entries = dict[str, dict[str, tuple[Said, ...]]]
"""By owner, then by entry: what is said of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject(Record):
    """A list to compare. `statement` gives (owner, entry, what is said of it …); `tables` are those it reads."""

    name: str
    about: str
    tables: tuple[str, ...]
    statement: str


_OCCUPATION = "JOIN occupation ON occupation.number ="
_TITLE_KIND = "CASE kind " + " ".join(f"WHEN {at} THEN '{kind}'" for at, kind in enumerate(TITLE_KINDS)) + " END"
_DOMAIN = "CASE domain " + " ".join(f"WHEN {at} THEN '{domain}'" for at, domain in enumerate(DOMAINS)) + " END"
_SOFTWARE = (
    "SELECT code, technology.name || ' (' || text || ')' FROM occupation_technology "
    f"{_OCCUPATION} occupation JOIN technology ON technology.number = technology "
    "JOIN label ON label.number = category"
)

SUBJECTS: tuple[Subject, ...] = (
    Subject(
        name="missing",
        about="what the build did not find",
        tables=("missing",),
        statement="SELECT '', what, lost FROM missing",
    ),
    Subject(
        name="source_file",
        about="files that the build read, by digest",
        tables=("source_file",),
        statement="SELECT '', path, sha256 FROM source_file",
    ),
    Subject(
        name="absence",
        about="reasons why a figure is absent",
        tables=("absence", "label"),
        statement=f"SELECT code, subject, text FROM absence {_OCCUPATION} occupation "
        "JOIN label ON label.number = reason",
    ),
    Subject(
        name="title",
        about="names that people use",
        tables=("title", "name"),
        statement=f"SELECT code, CASE title.text WHEN '' THEN name.text ELSE title.text END || ' (' || {_TITLE_KIND} "
        f"|| ')' FROM title JOIN name ON name.number = title.name {_OCCUPATION} occupation",
    ),
    Subject(
        name="isco",
        about="ISCO-08 groups of occupations",
        tables=("occupation_isco",),
        statement=f"SELECT code, isco FROM occupation_isco {_OCCUPATION} occupation",
    ),
    Subject(
        name="census",
        about="census codes of occupations",
        tables=("occupation_census",),
        statement=f"SELECT code, census FROM occupation_census {_OCCUPATION} occupation",
    ),
    Subject(
        name="passage",
        about="texts of the publishers",
        tables=("passage",),
        statement=f"SELECT code, kind || ' ' || rank, text FROM passage {_OCCUPATION} occupation",
    ),
    Subject(
        name="element",
        about="descriptors that occupations are rated by",
        tables=("element",),
        statement=f"SELECT '', {_DOMAIN} || ' ' || code, name FROM element",
    ),
    Subject(
        name="activity",
        about="detailed work activities of occupations",
        tables=("occupation_activity",),
        statement="SELECT code, dwa, tasks, core_tasks, weight, exposure, automation, physical "
        f"FROM occupation_activity {_OCCUPATION} occupation JOIN activity ON activity.number = activity",
    ),
    Subject(
        name="activity_list",
        about="the list of detailed work activities",
        tables=("activity",),
        statement="SELECT '', dwa, title, iwa, iwa_title, gwa, gwa_title FROM activity",
    ),
    Subject(
        name="technology",
        about="software of occupations",
        tables=("occupation_technology", "technology", "label"),
        statement=_SOFTWARE,
    ),
    Subject(
        name="technology_hot",
        about="software that O*NET calls hot",
        tables=("occupation_technology",),
        statement=f"{_SOFTWARE} WHERE hot",
    ),
    Subject(
        name="technology_in_demand",
        about="software that O*NET calls in demand",
        tables=("occupation_technology",),
        statement=f"{_SOFTWARE} WHERE in_demand",
    ),
    Subject(
        name="technology_list",
        about="the list of software and tools",
        tables=("technology",),
        statement="SELECT '', CASE tool WHEN 1 THEN 'tool ' ELSE 'software ' END || name || ' (' || text || ')' "
        "FROM technology JOIN label ON label.number = category",
    ),
    Subject(
        name="education",
        about="schooling that workers say is required",
        tables=("education",),
        statement=f"SELECT code, level, text, share FROM education {_OCCUPATION} occupation "
        "JOIN label ON label.number = label",
    ),
    Subject(
        name="related",
        about="related occupations",
        tables=("related",),
        statement=f"SELECT occupation.code, other.code, rank, text FROM related {_OCCUPATION} related.occupation "
        "JOIN occupation AS other ON other.number = related.related JOIN label ON label.number = tier",
    ),
    Subject(
        name="industry",
        about="sectors that employ an occupation",
        tables=("industry",),
        statement="SELECT code, naics, text, share FROM industry JOIN occupation ON occupation.survey = "
        "industry.survey JOIN label ON label.number = industry.title",
    ),
    Subject(
        name="industry_pay",
        about="pay by sector",
        tables=("industry",),
        statement="SELECT code, naics, industry.employment, mean, p50, hourly_p50, top_coded FROM industry "
        "JOIN occupation ON occupation.survey = industry.survey",
    ),
    Subject(
        name="programme",
        about="fields of study that lead to an occupation",
        tables=("programme",),
        statement="SELECT code, cip FROM programme JOIN occupation ON occupation.soc = programme.soc "
        "JOIN field_of_study ON field_of_study.number = field",
    ),
    Subject(
        name="field_of_study",
        about="the list of fields of study",
        tables=("field_of_study",),
        statement="SELECT '', cip, title FROM field_of_study",
    ),
    Subject(
        name="area",
        about="states and metropolitan areas",
        tables=("area",),
        statement="SELECT '', kind || ' ' || code, title FROM area",
    ),
    Subject(
        name="price_parity",
        about="how high prices are in an area",
        tables=("price_parity",),
        statement="SELECT '', kind || ' ' || code, year, all_items, goods, housing, utilities, other "
        "FROM price_parity JOIN area ON area.number = area",
    ),
    Subject(
        name="area_wage",
        about="pay in an area, by survey code",
        tables=("area_wage",),
        statement=f"SELECT survey, kind || ' ' || code, {PAY.removesuffix(', source')} "
        "FROM area_wage JOIN area ON area.number = area",
    ),
    Subject(
        name="esco_match",
        about="ESCO occupations of an occupation",
        tables=("esco_match",),
        statement=f"SELECT code, uri, text FROM esco_match {_OCCUPATION} occupation "
        "JOIN esco_occupation ON esco_occupation.number = esco JOIN label ON label.number = match",
    ),
    Subject(
        name="esco_occupation",
        about="the list of ESCO occupations",
        tables=("esco_occupation",),
        statement="SELECT '', uri, label, isco FROM esco_occupation",
    ),
    Subject(
        name="esco_skill",
        about="the list of ESCO skills",
        tables=("esco_skill",),
        statement="SELECT '', label || ' (' || kind || ')', uri, alternates FROM esco_skill",
    ),
    Subject(
        name="esco_link",
        about="ESCO skills of ESCO occupations",
        tables=("esco_link",),
        statement="",
    ),
)
"""Every table that is not compared figure by figure and not drawn from others; `esco_link` packs its numbers."""


def compare_rows(old: Facts, new: Facts, subject: Subject) -> RowsChange | None:
    """How one list differs between two artifacts; None where it does not.

    An occupation that only one of them has is told as that: its lists are left out.
    """
    read, reads = (_read(facts, subject) for facts in (old, new))
    if read == reads:
        return None
    before, after = _entries(read), _entries(reads)
    if before == after:
        return None
    either, both = titles_by_code(old, new), set(old.codes()) & set(new.codes())
    owners = []
    for owner in sorted(before.keys() | after.keys()):
        if owner not in either or owner in both:
            found = _owner_rows(owner, either.get(owner, ""), before.get(owner, {}), after.get(owner, {}))
            if found is not None:
                owners.append(found)
    if not owners:
        return None
    return RowsChange(
        subject=subject.name,
        about=subject.about,
        old_rows=sum(map(len, before.values())),
        new_rows=sum(map(len, after.values())),
        gained=sum(len(owner.gained) for owner in owners),
        lost=sum(len(owner.lost) for owner in owners),
        altered=sum(len(owner.altered) for owner in owners),
        owners=tuple(owners),
    )


def _owner_rows(
    owner: str, title: str, before: dict[str, tuple[Said, ...]], after: dict[str, tuple[Said, ...]]
) -> OwnerRows | None:
    if before == after:
        return None
    return OwnerRows(
        code=owner,
        title=title,
        old_rows=len(before),
        new_rows=len(after),
        gained=tuple(sorted(after.keys() - before.keys())),
        lost=tuple(sorted(before.keys() - after.keys())),
        altered=tuple(sorted(entry for entry in before.keys() & after.keys() if before[entry] != after[entry])),
    )


def _read(facts: Facts, subject: Subject) -> list[tuple[Any, ...]]:
    reader = _READERS.get(subject.name)
    return reader(facts) if reader else facts.query(subject.statement)


def _entries(rows: Iterable[tuple[Any, ...]]) -> Entries:
    entries: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for owner, entry, *said in rows:
        entries[owner][str(entry)].append(tuple(said))
    # Two rows may go by one name (skills of one label): then what is said of both counts, in whichever order it stood.
    return {
        owner: {entry: tuple(sorted(said, key=repr)) for entry, said in found.items()}
        for owner, found in entries.items()
    }


def _esco_links(facts: Facts) -> list[tuple[Any, ...]]:
    """(ESCO occupation, skill, essential or optional): the numbers are resolved, since artifacts number anew."""
    skills = dict(facts.query("SELECT number, label || ' (' || kind || ')' FROM esco_skill"))
    packs = facts.query(
        "SELECT uri, essential, optional FROM esco_link JOIN esco_occupation ON esco_occupation.number = esco "
        "ORDER BY uri"
    )
    return [
        (uri, skills.get(number, f"number {number}"), needed)
        for uri, essential, optional in packs
        for packed, needed in ((essential, "essential"), (optional, "optional"))
        for (number,) in struct.iter_unpack("<H", packed[: len(packed) // 2 * 2])
    ]


_READERS: dict[str, Callable[[Facts], list[tuple[Any, ...]]]] = {"esco_link": _esco_links}
