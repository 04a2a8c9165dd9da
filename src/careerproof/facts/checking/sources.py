"""Checks of who says so: a source for every row, a licence for every source, no value that may not be passed on."""

from __future__ import annotations

import re

from careerproof.facts.checking.model import Check, Tally, count_of
from careerproof.facts.licences import PUBLIC_DOMAIN
from careerproof.facts.schema import TableNote
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

PERMISSIVE = re.compile(rf"MIT|CC BY 4\.0\b.*|{PUBLIC_DOMAIN}")
"""Licences under which figures may be passed on with attribution."""

_NO_FIGURES = frozenset({"measure", "source_file"})
"""Our own measures, and the list of files that were read: neither holds a study's values."""

_SAID = ("id", "title", "publisher", "edition", "licence", "url", "citation")


def _source_columns(note: TableNote) -> list[str]:
    named = ("source", "job_zone_source", "matrix_source")
    return [column.name for column in note.columns if column.name in named]


def _every_row(facts: Facts, tally: Tally) -> None:
    for note in TABLES:
        for column in _source_columns(note):
            lost = count_of(facts, note.name, f"{column} NOT IN (SELECT number FROM source)")  # noqa: S608
            tally.count(count_of(facts, note.name), lost, f"{lost} rows of {note.name} have no known {column}")
    known = {identifier for (identifier,) in facts.query("SELECT id FROM source")}
    rows = facts.query("SELECT measure, text, count(*) FROM measure LEFT JOIN label ON number = sources GROUP BY 1, 2")
    for name, joined, count in rows:
        named = set((joined or "").split())
        lost = 0 if named and named <= known else count
        tally.count(count, lost, f"{lost} values of the measure {name} have no known source")
    labels = facts.query("SELECT value FROM meta WHERE key LIKE '%label_source' AND value <> ''")
    strange = sum(value not in known for (value,) in labels)
    tally.count(len(labels), strange, "the task labels have no known source")


def _complete(facts: Facts, tally: Tally) -> None:
    for source in facts.sources():
        silent = [name for name in _SAID if not getattr(source, name).strip()]
        tally.count(1, int(bool(silent)), f"the source {source.id} does not say its {', '.join(silent)}")


def _passed_on(facts: Facts, tally: Tally) -> None:
    """Values of a study that states no licence are in no table of figures."""
    for identifier, licence, shipped in facts.query("SELECT id, licence, shipped FROM source"):
        closed = shipped and not PERMISSIVE.fullmatch(licence)
        tally.count(1, int(bool(closed)), f"the source {identifier} is passed on under the licence {licence!r}")
    for note in TABLES:
        for column in _source_columns(note):
            if note.name not in _NO_FIGURES:
                rows = count_of(facts, note.name, f"{column} IN (SELECT number FROM source WHERE shipped = 0)")  # noqa: S608
                message = f"{rows} rows of {note.name} are of a source that may stand behind measures only"
                tally.count(count_of(facts, note.name), rows, message)


SOURCE_CHECKS = (
    Check(id="facts.source", claim="every row names a known source", values="rows", look=_every_row),
    Check(id="facts.licence", claim="sources say licence and edition", values="sources", look=_complete),
    Check(id="facts.passed_on", claim="every row may be passed on", values="rows", look=_passed_on),
)
