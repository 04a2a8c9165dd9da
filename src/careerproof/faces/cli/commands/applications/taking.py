"""careerproof applications export and erase"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.commands.applications.options import settings_for, workspace_option
from careerproof.faces.cli.options import write_file


@click.command("export")
@click.option(
    "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.zip", help="Where to write the archive."
)
@workspace_option
def export_command(*, output: Path, workspace: Path | None) -> None:
    """Take everything out: a table, the whole as JSON, and the files, in one ZIP.

    \b
    careerproof applications export --output applications.zip
    """
    from careerproof.verbs.applications import pack_applications

    data = pack_applications(settings=settings_for(workspace))
    write_file(output, data)
    click.echo(f"wrote {output} ({len(data):,} bytes)", err=True)


@click.command("erase")
@click.option("--yes", is_flag=True, help="Do not ask.")
@workspace_option
def erase_command(*, yes: bool, workspace: Path | None) -> None:
    """Remove everything that is kept, and the file itself. There is no way back.

    \b
    careerproof applications erase --yes
    """
    from careerproof.verbs.applications import erase_applications, workspace_path

    settings = settings_for(workspace)
    if not yes:
        click.confirm(f"Remove everything in {workspace_path(settings)}?", abort=True, err=True)
    erase_applications(settings=settings)
    click.echo("everything is erased", err=True)
