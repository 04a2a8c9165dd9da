"""Writes the page about an artifact: its sources, its tables, every column with its unit, and what is not in it."""

from __future__ import annotations

from pathlib import Path

from careerproof.evidence import Source
from careerproof.facts.model import TableInfo
from careerproof.facts.schema import TableNote
from careerproof.facts.store import Facts
from careerproof.facts.tables import TABLES

_FRAME = Path(__file__).parent / "describe.md"
"""The part of the page that people write; the generated parts go in its three places."""

SHIPPED, DERIVED_FROM, TABLE_PAGES, TABLE_LIST = "{shipped}", "{derived_from}", "{tables}", "{overview}"


def describe_facts(facts: Facts) -> str:
    """The page docs/facts.md as Markdown, with the figures of this artifact."""
    shipped = {number for (number,) in facts.query("SELECT id FROM source WHERE shipped = 1")}
    infos = {info.name: info for info in facts.tables()}
    page = _FRAME.read_text(encoding="utf-8")
    sources = facts.sources()
    return (
        page.replace("{version}", facts.version)
        .replace(SHIPPED, _source_list([source for source in sources if source.id in shipped]))
        .replace(DERIVED_FROM, _source_list([source for source in sources if source.id not in shipped]))
        .replace(TABLE_LIST, _overview(infos, len(facts.codes())))
        .replace(TABLE_PAGES, "\n".join(_table_page(note) for note in TABLES))
    )


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


def _table_page(note: TableNote) -> str:
    lines = [f"### {note.name}", "", f"{note.about}.", "", "| column | type | what it says |", "| --- | --- | --- |"]
    for column in note.columns:
        absent = " (may be absent)" if column.null else ""
        lines.append(f"| `{column.name}` | {column.type} | {_cell(column.about)}{absent} |")
    return "\n".join([*lines, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
