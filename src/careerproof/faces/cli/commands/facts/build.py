"""careerproof facts build"""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("build")
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
