"""Writes the page about an artifact: its sources, its tables, every column with its unit, and what is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from careerproof.evidence import Source
from careerproof.facts.checking import CHECKS
from careerproof.facts.model import TableInfo
from careerproof.facts.schema import ColumnNote, TableNote
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

if TYPE_CHECKING:
    from careerproof.facts.building.readers import Reader

_FRAME = Path(__file__).parent / "describe.md"
"""The part of the page that people write; the generated parts go in its three places."""

SHIPPED, DERIVED_FROM, TABLE_PAGES, TABLE_LIST = "{shipped}", "{derived_from}", "{tables}", "{overview}"
MISSING, FILES, CHECKED = "{missing}", "{files}", "{checks}"
NEEDED, OPTIONAL_LIST = "{needed}", "{optional}"

_DIGEST = 12
_UNITS: tuple[tuple[str, str], ...] = (
    (r"\bmillionths\b", "millionths"),
    (r"\bhundredths\b", "hundredths, 16 bits each"),
    (r"numbers of the .* skills", "row numbers, 16 bits each"),
    (r"^tenths of a percent", "tenths of a percent"),
    (r"^tenths of an index", "tenths, nation = 1000"),
    (r"^US dollars a year", "US dollars a year"),
    (r"^US cents an hour", "US cents an hour"),
    (r"^persons a year", "persons a year"),
    (r"^(persons|workers)\b", "persons"),
    (r"^(our number|number of)", "row number"),
    (r"^1 (where|for|the)\b", "0 or 1"),
    (r"^1 to 5", "1 to 5"),
    (r"^1 to 12", "1 to 12"),
    (r"^place in", "place, from 0"),
    (r"^from 1", "rank, from 1"),
    (r"\byear$", "year"),
    (r"\b(tasks|occupations|names|studies|those of them)\b", "count"),
)
"""How the words about a column tell its unit, the first that fits."""


def describe_facts(facts: Facts) -> str:
    """The page docs/facts.md as Markdown, with the figures of this artifact."""
    # The readers of sources are imported only here: whoever asks for facts starts without them.
    from careerproof.facts.building.readers import OPTIONAL, REQUIRED

    shipped = {number for (number,) in facts.query("SELECT id FROM source WHERE shipped = 1")}
    infos = {info.name: info for info in facts.tables()}
    page = _FRAME.read_text(encoding="utf-8")
    sources = facts.sources()
    return (
        page.replace("{version}", facts.version)
        .replace(SHIPPED, _source_list([source for source in sources if source.id in shipped]))
        .replace(DERIVED_FROM, _source_list([source for source in sources if source.id not in shipped]))
        .replace(TABLE_LIST, _overview(infos, len(facts.codes())))
        .replace(TABLE_PAGES, "\n".join(_table_page(note, infos[note.name], facts) for note in TABLES))
        .replace(MISSING, _missing_list(facts))
        .replace(NEEDED, " and ".join(reader.what for reader in REQUIRED))
        .replace(OPTIONAL_LIST, _optional_list(OPTIONAL))
        .replace(FILES, _file_list(facts))
        .replace(CHECKED, "\n".join(f"- {check.claim} (`{check.id}`)" for check in CHECKS))
    )


def _optional_list(readers: Iterable[Reader]) -> str:
    """What is lost without each of the files that a build can do without."""
    lines = ["| where this is absent | this is lost |", "| --- | --- |"]
    for reader in readers:
        names = dict.fromkeys([*reader.parts.values(), *reader.files] or [reader.what])
        lines.extend(f"| {_cell(name)} | {_cell(reader.lost)} |" for name in names)
    lines.append("| a study of exposure | its readings in our measures |")
    return "\n".join(lines)


def _source_list(sources: list[Source]) -> str:
    lines = ["| id | title | publisher | edition | licence |", "| --- | --- | --- | --- | --- |"]
    lines.extend(
        f"| `{source.id}` | [{_cell(source.title)}]({source.url}) | {_cell(source.publisher)} "
        f"| {_cell(source.edition)} | {_cell(source.licence)} |"
        for source in sources
    )
    return "\n".join(lines)


def _overview(infos: dict[str, TableInfo], occupations: int) -> str:
    lines = ["| table | rows | occupations covered | sources |", "| --- | ---: | ---: | --- |"]
    for info in infos.values():
        covered = "" if info.occupations is None else f"{info.occupations:,} ({info.occupations / occupations:.1%})"
        sources = ", ".join(f"`{identifier}`" for identifier in info.sources)
        lines.append(f"| [`{info.name}`](#{info.name}) | {info.rows:,} | {covered} | {sources} |")
    return "\n".join(lines)


def _table_page(note: TableNote, info: TableInfo, facts: Facts) -> str:
    lines = [f"### {note.name}", "", f"{note.about}.", "", _extent(info, facts), ""]
    lines += ["| column | unit | type | what it says |", "| --- | --- | --- | --- |"]
    for column in note.columns:
        absent = " (may be absent)" if column.null else ""
        lines.append(f"| `{column.name}` | {unit_of(column)} | {column.type} | {_cell(column.about)}{absent} |")
    return "\n".join([*lines, ""])


def unit_of(column: ColumnNote) -> str:
    """The unit of a column's values; text is its own."""
    if column.type == "TEXT":
        return "text"
    return next((unit for words, unit in _UNITS if re.search(words, column.about)), "bytes")


def _extent(info: TableInfo, facts: Facts) -> str:
    """How many rows a table has, what it covers, and under which licences it stands."""
    rows = f"{info.rows:,} {'row' if info.rows == 1 else 'rows'}"
    covered = "" if info.occupations is None else f"; covers {info.occupations / len(facts.codes()):.1%} of occupations"
    licences = sorted({facts.source(identifier).licence for identifier in info.sources})
    under = "" if not licences else f"; licence of its sources: {' · '.join(licences)}"
    if info.name == "measure":
        under = "; our own measures, none of which passes a study's values on"
    return f"{rows}{covered}{under}."


def _missing_list(facts: Facts) -> str:
    rows = facts.query("SELECT what, lost FROM missing ORDER BY what")
    return "\n".join(f"- {what}: {lost}" for what, lost in rows) or "- nothing was missing"


def _file_list(facts: Facts) -> str:
    rows = facts.query(
        "SELECT coalesce(id, ''), path, sha256, known FROM source_file "
        "LEFT JOIN source ON source.number = source_file.source ORDER BY 1, 2"
    )
    words = {1: "yes", 0: "no", None: "not known"}
    lines = ["| source | file | SHA-256 | the known one |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {f'`{identifier}`' if identifier else ''} | {_cell(path)} | `{digest[:_DIGEST]}…` | {words[known]} |"
        for identifier, path, digest, known in rows
    ]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
