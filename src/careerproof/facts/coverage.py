"""Which occupations have rows on which subject: what the artifact answers for, and what it must say why not.

A subject is a table that speaks of occupations, a family of descriptors, or the job zone. For each of them every
occupation has either rows or an entry in the table of absences, never both and never neither.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from careerproof.facts.schema import DOMAINS, TableNote
from careerproof.facts.tables import TABLES

NOT_AMONG_THE_FILES = "the files that these facts were built from do not hold it"
"""The reason where a subject is absent for every occupation, because its table is."""

Query = Callable[[str], Sequence[Sequence[Any]]]
"""Runs a reading statement and gives its rows."""

_NO_SUBJECTS = frozenset({"occupation", "title", "rating", "absence", "passage"})
"""Tables that every occupation is in, that are told family by family, or that only say why and how."""


def _statement(note: TableNote) -> str:
    if note.per_occupation is not None:
        return f"SELECT DISTINCT {note.per_occupation} FROM {note.name}"  # noqa: S608 - names of ours
    return f"SELECT number FROM occupation WHERE {note.joined_by} IN (SELECT {note.joined_by} FROM {note.name})"  # noqa: S608


SUBJECTS: dict[str, str] = {
    **{name: f"SELECT DISTINCT occupation FROM rating WHERE domain = {place}" for place, name in enumerate(DOMAINS)},  # noqa: S608
    "job_zone": "SELECT number FROM occupation WHERE job_zone IS NOT NULL",
    **{
        note.name: _statement(note)
        for note in TABLES
        if (note.per_occupation or note.joined_by) and note.name not in _NO_SUBJECTS
    },
}
"""The SQL that lists the numbers of the occupations that have something on a subject."""


def cover_subjects(query: Query) -> dict[str, frozenset[int]]:
    """The numbers of the occupations that have rows on each subject."""
    return {subject: frozenset(int(row[0]) for row in query(statement)) for subject, statement in SUBJECTS.items()}
