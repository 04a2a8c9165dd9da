"""Gathers what a person asks of the facts as a whole: says who, when, how much, may I use it, and what is absent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from careerproof.evidence import Record, Source
from careerproof.facts.checking.sources import PERMISSIVE
from careerproof.facts.describing.age import age_in_months, read_edition, tell_age
from careerproof.facts.model import SourceFile, TableInfo
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES
from careerproof.settings import SHIPPED_FACTS

_RELEASE = re.compile(r"O\*NET (\S+) Database")
_FREE = "public domain"
"""Stands in licences that ask for nothing."""


_AS_THEY_STAND = ("This service uses the ESCO classification of the European Commission.",)


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceInfo(Record):
    """A source and its part in the facts.

    `published` is the edition's date ("2025-05", or "2025"), None where it names none; `age` says it in words up to the
    day of asking, `age_months` in whole months. `rows` counts the rows that name the source; none where it only went
    into our own measures (`shipped` is false). `may_be_passed_on` is what its licence says of its figures.
    """

    source: Source
    published: str | None
    age: str
    age_months: int | None
    rows: int
    shipped: bool
    may_be_passed_on: bool

    def to_dict(self) -> dict[str, object]:
        """The source's own fields and what was found out, side by side."""
        return {
            **self.source.to_dict(),
            "published": self.published,
            "age": self.age,
            "age_months": self.age_months,
            "rows": self.rows,
            "shipped": self.shipped,
            "may_be_passed_on": self.may_be_passed_on,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingPart(Record):
    """What the build looked for and did not find, and what is therefore absent."""

    what: str
    lost: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FileInfo(Record):
    """A file that the build read; `source` is the id of the source it belongs to, None where it only helps."""

    file: SourceFile
    source: str | None

    def to_dict(self) -> dict[str, object]:
        """The file's own fields and its source."""
        return {**self.file.to_dict(), "source": self.source}


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview(Record):
    """The facts as a whole. `is_shipped` is true for the artifact of the package, false for a user's own.

    `passages` counts texts of publishers, which are for the user's own use; the shipped facts have none.
    """

    path: str
    version: str
    bytes: int
    is_shipped: bool
    today: str
    occupations: int
    passages: int
    sources: tuple[SourceInfo, ...]
    tables: tuple[TableInfo, ...]
    missing: tuple[MissingPart, ...]
    files: tuple[FileInfo, ...]
    attribution: tuple[str, ...]

    def to_dict(self) -> dict[str, object]:
        """The fields as JSON values, each table with the share of the occupations that it covers."""
        plain = Record.to_dict(self)
        plain["tables"] = [{**table.to_dict(), "coverage": self.coverage(table)} for table in self.tables]
        return plain

    def coverage(self, table: TableInfo) -> float | None:
        """The share (0..1) of the occupations that a table has something of; None where it is not by occupation."""
        if table.occupations is None or not self.occupations:
            return None
        return round(table.occupations / self.occupations, 4)


def view_facts(facts: Facts, today: date) -> Overview:
    """The facts as a whole; ages are counted up to `today`."""
    rows = _rows_by_source(facts)
    shipped = {identifier for (identifier,) in facts.query("SELECT id FROM source WHERE shipped = 1")}
    sources = tuple(_source_info(each, today, rows[each.id], each.id in shipped) for each in facts.sources())
    return Overview(
        path=str(facts.path),
        version=facts.version,
        bytes=facts.path.stat().st_size,
        is_shipped=facts.path.resolve() == SHIPPED_FACTS.resolve(),
        today=today.isoformat(),
        occupations=len(facts.codes()),
        passages=int(facts.query("SELECT count(*) FROM passage")[0][0]),
        sources=sources,
        tables=facts.tables(),
        missing=tuple(
            MissingPart(what=what, lost=lost)
            for what, lost in facts.query("SELECT what, lost FROM missing ORDER BY what")
        ),
        files=_files(facts),
        attribution=_attribution(sources),
    )


def _source_info(source: Source, today: date, rows: int, shipped: bool) -> SourceInfo:
    published = read_edition(source.edition)
    return SourceInfo(
        source=source,
        published=None if published is None else str(published),
        age=tell_age(source.edition, today),
        age_months=None if published is None else age_in_months(published, today),
        rows=rows,
        shipped=shipped,
        may_be_passed_on=PERMISSIVE.fullmatch(source.licence) is not None,
    )


def _rows_by_source(facts: Facts) -> Counter[str]:
    """How many rows name each source, in all tables of figures."""
    found: Counter[str] = Counter()
    for note in TABLES:
        if note.name != "source_file" and any(column.name == "source" for column in note.columns):
            for identifier, count in facts.query(
                f"SELECT id, count(*) FROM {note.name} JOIN source ON source.number = {note.name}.source GROUP BY id"  # noqa: S608
            ):
                found[identifier] += count
    return found


def _files(facts: Facts) -> tuple[FileInfo, ...]:
    owners = dict(
        facts.query("SELECT path, id FROM source_file LEFT JOIN source ON source.number = source_file.source")
    )
    return tuple(FileInfo(file=file, source=owners.get(file.path)) for file in facts.source_files())


def _attribution(sources: tuple[SourceInfo, ...]) -> tuple[str, ...]:
    """The lines that whoever passes the facts on must show, O*NET's and ESCO's in their publishers' words."""
    shown = [info.source for info in sources if info.shipped]
    derived = [info.source for info in sources if not info.shipped]
    lines = [_onet([found.group(1) for source in shown if (found := _RELEASE.fullmatch(source.title))])]
    asked = [source for source in shown if not _RELEASE.fullmatch(source.title)]
    lines += sorted({_asked(source) for source in asked if _FREE not in source.licence})
    free = sorted({source.citation.rstrip(".") for source in asked if _FREE in source.licence})
    lines.append(f"Works of the United States government, in the public domain: {'; '.join(free)}." if free else "")
    papers = sorted({source.citation.rstrip(".") for source in derived})
    lines.append(f"Measures of our own are derived from these studies too: {'; '.join(papers)}." if papers else "")
    return tuple(line for line in lines if line)


def _onet(releases: list[str]) -> str:
    if not releases:
        return ""
    named = releases[0] if len(releases) == 1 else f"{', '.join(releases[:-1])} and {releases[-1]}"
    return (
        f"This product includes information from the O*NET {named} Database{'s' if len(releases) > 1 else ''} by the "
        "U.S. Department of Labor, Employment and Training Administration (USDOL/ETA). Used under the CC BY 4.0 "
        "license. O*NET® is a trademark of USDOL/ETA. careerproof has modified some of this information. USDOL/ETA has "
        "not approved, endorsed, or tested these modifications."
    )


def _asked(source: Source) -> str:
    """The citation, with the licence where it does not say it; ESCO's stands as its publisher wants it."""
    known = source.licence in source.citation or source.citation in _AS_THEY_STAND
    return source.citation if known else f"{source.citation.rstrip('.')}. Licence: {source.licence}."
