"""careerproof facts info"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.layout import paragraph, table
from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of


@click.command("info")
@format_option("text", "json")
@facts_option
def info_command(*, form: str, facts: Path | None) -> None:
    """What the facts hold: sources with edition and licence, tables with rows."""
    from careerproof.verbs.facts import info

    settings = settings_of(facts)
    opened = info(settings=settings)
    if form == "json":
        result = {
            "path": str(settings.facts),
            "sources": [source.to_dict() for source in opened.sources()],
            "tables": [item.to_dict() for item in opened.tables()],
            "files": [item.to_dict() for item in opened.source_files()],
        }
        print_json("facts", result, settings)
        return
    click.echo(f"facts {opened.version}\n\nTables")
    rows = [[item.name, f"{item.rows:,}", ", ".join(item.sources)] for item in opened.tables()]
    click.echo(table(rows, widths=(26, 9, 40), right=frozenset({1})))
    click.echo("\nSources")
    for source in opened.sources():
        click.echo(
            paragraph(f"{source.title}, {source.edition} · {source.publisher} · {source.licence}", indent=4, first="  ")
        )
