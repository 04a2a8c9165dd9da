"""careerproof facts"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerproof.faces.cli.layout import paragraph, table
from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of
from careerproof.faces.envelope import FACTS, FINE


@click.group("facts")
def command() -> None:
    """Which facts, from where, how old? Build them again; verify them."""


@command.command("info")
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


@command.command("build")
@click.option(
    "--sources",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of official files; it may hold links, and other editions of a source.",
)
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The artifact to write.")
def build_command(*, sources: Path, output: Path) -> None:
    """Build the facts from the official files. The same files give the same bytes.

    \b
    careerproof facts build --sources downloads/ --output facts.sqlite
    careerproof score nurse --facts facts.sqlite
    """
    from careerproof.verbs.facts import build

    label = "building the facts"
    with click.progressbar(range(100), label=label, file=sys.stderr) as bar:

        def advance(what: str, share: float) -> None:
            bar.label = what[:28].ljust(28)
            bar.update(round(share * 100) - bar.pos)

        report = build(sources, output, progress=advance)
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"wrote {output}: facts {report.version}, {report.size_bytes / 1e6:.1f} MB")


@command.command("verify")
@facts_option
def verify_command(*, facts: Path | None) -> int:
    """Check the facts: integrity, a source for every row, ranges. Exit 4 when something is wrong."""
    from careerproof.verbs.facts import verify

    findings = verify(settings=settings_of(facts))
    for finding in findings:
        click.echo(f"{finding.severity}: {finding.message} [{finding.id}]")
    if not findings:
        click.echo("the facts are sound")
    return FACTS if any(finding.severity == "error" for finding in findings) else FINE
