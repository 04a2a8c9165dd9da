"""Checks an artifact against itself: whole file, known sources, figures within their ranges, shares that sum to one."""

from __future__ import annotations

from collections.abc import Iterator

from careerproof.errors import FactsDamaged
from careerproof.evidence import Finding
from careerproof.facts.content import NOT_CONTENT, content_version
from careerproof.facts.schema import DOMAINS, HUNDREDTHS, MILLIONTHS
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

OCCUPATIONS = 1_016
"""The O*NET-SOC 2019 taxonomy has so many codes."""

_SCALES = {
    "skill": (1, 5),
    "knowledge": (1, 5),
    "ability": (1, 5),
    "activity": (1, 5),
    "work_style": (1, 5),
    "interest": (1, 7),
    "work_context": (0, 100),
}
"""O*NET scales IM, OI and the 0–100 form of work context; levels (LV) are 0..7 everywhere."""

_LEVELS = (0, 7)
_SHARES = (
    ("occupation_activity", "occupation", "weight", 0, "activity weights of an occupation"),
    ("education", "occupation", "share", 2_000, "education shares of an occupation"),
)
"""Shares that sum to one: table, group, column, how many millionths rounding by the publisher may take or add."""

_RANGES = (
    ("occupation", "job_zone", 1, 5),
    ("occupation_activity", "weight", 0, MILLIONTHS),
    ("occupation_activity", "exposure", 0, MILLIONTHS),
    ("occupation_activity", "automation", 0, MILLIONTHS),
    ("occupation_activity", "physical", 0, MILLIONTHS),
    ("education", "level", 1, 12),
    ("education", "share", 0, MILLIONTHS),
    ("industry", "share", 0, MILLIONTHS),
    ("wage", "p10", 10_000, 1_000_000),
    ("wage", "p90", 10_000, 1_000_000),
    ("projection", "change_pct", -1_000, 5_000),
    ("measure", "value", 0, MILLIONTHS),
)


def verify_facts(facts: Facts) -> tuple[Finding, ...]:
    """Everything that is wrong with the artifact; () when nothing is."""
    findings: list[Finding] = []
    for check in (_integrity, _version, _counts, _sources, _ranges, _ratings, _percentiles, _intervals, _sums):
        try:
            findings.extend(check(facts))
        except FactsDamaged as error:
            findings.append(_finding("facts.damaged", error.message))
            break
    return tuple(findings)


def _finding(identifier: str, message: str) -> Finding:
    return Finding(id=identifier, severity="error", message=message, fix=FactsDamaged.default_hint)


def _integrity(facts: Facts) -> Iterator[Finding]:
    """SQLite's own check of every page, then every foreign number."""
    for (message,) in facts.query("PRAGMA integrity_check"):
        if message != "ok":
            yield _finding("facts.integrity", str(message).splitlines()[0])


def _version(facts: Facts) -> Iterator[Finding]:
    """The version is a digest of the rows: it must be that of the rows that are there."""
    rows = {
        note.name: facts.query(f"SELECT * FROM {note.name} ORDER BY {', '.join(note.key)}")  # noqa: S608 - names of ours
        for note in TABLES
        if note.name not in NOT_CONTENT
    }
    found = content_version(rows)
    if found != facts.version:
        yield _finding("facts.version", f"the rows are those of version {found}, not of {facts.version}")


def _counts(facts: Facts) -> Iterator[Finding]:
    count = len(facts.codes())
    if count != OCCUPATIONS:
        yield _finding("facts.occupations", f"there are {count} occupations instead of {OCCUPATIONS}")


def _sources(facts: Facts) -> Iterator[Finding]:
    """Every row has a source that the artifact knows, and every source says its licence."""
    for note in TABLES:
        if any(column.name == "source" for column in note.columns):
            lost = facts.query(
                f"SELECT count(*) FROM {note.name} WHERE source NOT IN (SELECT number FROM source)"  # noqa: S608
            )[0][0]
            if lost:
                yield _finding("facts.source", f"{lost} rows of {note.name} have no known source")
    known = {source.id for source in facts.sources()}
    for name in sorted({name for code in facts.codes() for name in facts.measures(code)}):
        for code, measure in facts.measure(name).items():
            if not measure.sources or not known.issuperset(measure.sources):
                yield _finding("facts.source", f"the measure {name} of {code} has no known source")
    for source in facts.sources():
        if not (source.licence and source.edition and source.citation):
            yield _finding("facts.licence", f"the source {source.id} does not say its licence, edition and citation")


def _ranges(facts: Facts) -> Iterator[Finding]:
    for table, column, low, high in _RANGES:
        out = facts.query(
            f"SELECT count(*) FROM {table} WHERE {column} NOT BETWEEN ? AND ?",  # noqa: S608 - names of ours
            (low, high),
        )[0][0]
        if out:
            yield _finding("facts.range", f"{out} rows of {table} have a {column} outside {low} to {high}")


def _ratings(facts: Facts) -> Iterator[Finding]:
    for domain in DOMAINS:
        matrix = facts.rating_matrix(domain)
        for values, (low, high), scale in (
            (matrix.importance, _SCALES[domain], "importance"),
            (matrix.level, _LEVELS, "level"),
        ):
            margin = 0.5 / HUNDREDTHS
            out = int(((values < low - margin) | (values > high + margin)).sum())
            if out:
                yield _finding("facts.range", f"{out} ratings of {domain} have an {scale} outside {low} to {high}")


def _percentiles(facts: Facts) -> Iterator[Finding]:
    rows = facts.query("SELECT survey, p10, p25, p50, p75, p90 FROM wage ORDER BY survey")
    for survey, *percentiles in rows:
        known = [value for value in percentiles if value is not None]
        if known != sorted(known):
            yield _finding("facts.percentiles", f"the pay percentiles of {survey} do not rise")


def _intervals(facts: Facts) -> Iterator[Finding]:
    out = facts.query("SELECT count(*) FROM measure WHERE NOT (low <= value AND value <= high)")[0][0]
    if out:
        yield _finding("facts.interval", f"{out} measures lie outside their interval")


def _sums(facts: Facts) -> Iterator[Finding]:
    for table, group, column, slack, what in _SHARES:
        rows = facts.query(
            f"SELECT {group}, sum({column}) FROM {table} GROUP BY {group}"  # noqa: S608 - names of ours
        )
        out = sum(abs(total - MILLIONTHS) > slack for _, total in rows)
        if out:
            yield _finding("facts.sum", f"the {what} do not sum to one in {out} cases")
