"""Checks of the file and its numbers: whole pages, the version, foreign numbers, codes, gaps that are explained."""

from __future__ import annotations

import struct

from careerproof.facts.checking.model import Check, Tally, count_of
from careerproof.facts.content import NOT_CONTENT, content_version
from careerproof.facts.coverage import SUBJECTS, cover_subjects
from careerproof.facts.schema import DOMAINS
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

_POINTS_TO = {
    "occupation": "occupation",
    "related": "occupation",
    "activity": "activity",
    "technology": "technology",
    "category": "label",
    "label": "label",
    "tier": "label",
    "match": "label",
    "reason": "label",
    "esco": "esco_occupation",
    "area": "area",
    "field": "field_of_study",
}
"""The table that a column of that name points into, where it holds whole numbers."""

_ELSEWHERE = {("industry", "title"): "label", ("title", "name"): "name"}

_DIGIT = "[0-9]"
_SOC = f"{_DIGIT * 2}-{_DIGIT * 4}"
_CODES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("occupation", "code", (f"{_SOC}.{_DIGIT * 2}",)),
    ("occupation", "soc", (_SOC,)),
    ("occupation", "survey", (_SOC,)),
    ("occupation", "matrix", (_SOC,)),
    ("wage", "survey", (_SOC,)),
    ("area_wage", "survey", (_SOC,)),
    ("industry", "survey", (_SOC,)),
    ("industry", "naics", (_DIGIT * 2, f"{_DIGIT * 2}-{_DIGIT * 2}")),
    ("projection", "matrix", (_SOC,)),
    ("programme", "soc", (_SOC,)),
    ("field_of_study", "cip", (f"{_DIGIT * 2}.{_DIGIT * 4}",)),
    ("occupation_isco", "isco", (_DIGIT * 4,)),
    ("occupation_census", "census", (_DIGIT * 4,)),
    ("area", "code", (_DIGIT * 2, _DIGIT * 5)),
    ("esco_occupation", "uri", ("occupation/?*",)),
    ("esco_occupation", "isco", (_DIGIT * 4,)),
    ("esco_skill", "uri", ("", "skill/?*")),
    ("source_file", "sha256", ("[0-9a-f]" * 64,)),
)
"""The forms that a column of codes has, as SQLite's GLOB writes them."""


def _integrity(facts: Facts, tally: Tally) -> None:
    pages = facts.query("PRAGMA page_count")[0][0]
    wrong = [str(message).splitlines()[0] for (message,) in facts.query("PRAGMA integrity_check") if message != "ok"]
    tally.count(pages, min(pages, len(wrong)), wrong[0] if wrong else "")


def _version(facts: Facts, tally: Tally) -> None:
    """The version is a digest of the rows: it must be that of the rows that are there."""
    rows = {
        note.name: facts.query(f"SELECT * FROM {note.name} ORDER BY {', '.join(note.key)}")  # noqa: S608 - names of ours
        for note in TABLES
        if note.name not in NOT_CONTENT
    }
    found, count = content_version(rows), sum(map(len, rows.values()))
    message = f"the rows are those of version {found}, not of {facts.version}"
    tally.count(count, 0 if found == facts.version else count, message)


def _occupations(facts: Facts, tally: Tally) -> None:
    """There are as many occupations as the crosswalk of the taxonomy has codes, numbered in the order of the codes."""
    codes = [code for (code,) in facts.query("SELECT code FROM occupation ORDER BY number")]
    said = facts.query("SELECT value FROM meta WHERE key = 'taxonomy_codes'")
    wanted = said[0][0] if said else "any"
    missing = not codes or (bool(said) and str(len(codes)) != wanted)
    tally.count(len(codes), int(missing), f"there are {len(codes)} occupations instead of {wanted}")
    unordered = codes != sorted(set(codes)) or count_of(facts, "occupation", "number >= ?", (len(codes),)) > 0
    tally.count(0, int(unordered), "the occupations are not numbered in the order of their codes")


def _references(facts: Facts, tally: Tally) -> None:
    for note in TABLES:
        for column in note.columns:
            target = _ELSEWHERE.get((note.name, column.name), _POINTS_TO.get(column.name))
            if target is None or column.type != "INTEGER" or (note.name, column.name) == (target, "number"):
                continue
            lost = count_of(
                facts,
                note.name,
                f"{column.name} IS NOT NULL AND {column.name} NOT IN (SELECT number FROM {target})",  # noqa: S608 - names of ours
            )
            message = f"{lost} rows of {note.name} have a {column.name} that is no number of {target}"
            tally.count(count_of(facts, note.name), lost, message)
    _packed(facts, tally)


def _packed(facts: Facts, tally: Tally) -> None:
    """The lists of numbers in one cell: skills of ESCO that are there, and one rating for each descriptor."""
    skills = {number for (number,) in facts.query("SELECT number FROM esco_skill")}
    rows = facts.query("SELECT essential, optional FROM esco_link")
    lists = [packed for row in rows for packed in row]
    lost = sum(len(packed) % 2 != 0 or not skills.issuperset(_numbers(packed)) for packed in lists)
    tally.count(len(lists), lost, f"{lost} lists of esco_link name skills that are not there")
    for place, domain in enumerate(DOMAINS):
        length = 2 * count_of(facts, "element", "domain = ?", (place,))
        wrong = count_of(
            facts,
            "rating",
            "domain = ? AND (length(importance) NOT IN (0, ?) OR length(level) NOT IN (0, ?))",
            (place, length, length),
        )
        count = count_of(facts, "rating", "domain = ?", (place,))
        tally.count(count, wrong, f"{wrong} ratings of {domain} are not as many as its descriptors")


def _numbers(packed: bytes) -> set[int]:
    return {number for (number,) in struct.iter_unpack("<H", packed)}


def _codes(facts: Facts, tally: Tally) -> None:
    for table, column, forms in _CODES:
        fits = " OR ".join([f"{column} GLOB ?"] * len(forms))
        wrong = count_of(facts, table, f"{column} IS NOT NULL AND NOT ({fits})", forms)
        count = count_of(facts, table, f"{column} IS NOT NULL")
        tally.count(count, wrong, f"{wrong} rows of {table} have a {column} that is no such code")


def _absences(facts: Facts, tally: Tally) -> None:
    """Every occupation has either rows on a subject or a reason why not."""
    everyone = frozenset(number for (number,) in facts.query("SELECT number FROM occupation"))
    explained: dict[str, set[int]] = {subject: set() for subject in SUBJECTS}
    for subject, number in facts.query("SELECT subject, occupation FROM absence"):
        if subject not in explained:
            tally.count(1, 1, f"nothing is known of the subject {subject!r}, which absences name")
        explained.setdefault(subject, set()).add(number)
    for subject, covered in cover_subjects(facts.query).items():
        silent, both = everyone - covered - explained[subject], covered & explained[subject]
        tally.count(len(everyone), len(silent), f"{len(silent)} occupations have no {subject} and no reason why")
        tally.count(0, len(both), f"{len(both)} occupations have {subject} and a reason why not")


STRUCTURE_CHECKS = (
    Check(id="facts.integrity", claim="the file is whole", values="pages", look=_integrity),
    Check(id="facts.version", claim="the rows are those of the version", values="rows", look=_version),
    Check(id="facts.occupations", claim="no occupation is missing", values="occupations", look=_occupations),
    Check(id="facts.reference", claim="every number points to a row", values="numbers", look=_references),
    Check(id="facts.code", claim="codes are well-formed", values="codes", look=_codes),
    Check(id="facts.absence", claim="what is absent has a reason", values="questions", look=_absences),
)
