"""careerproof facts build"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from careerproof.faces.cli.endings import ended_by_sigterm
from careerproof.faces.envelope import FINE


@click.command("build")
@click.option(
    "--sources",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of official files; it may hold links, and other editions of a source.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="The artifact to write.")
@click.option(
    "--texts", is_flag=True, help="Keep the publishers' own descriptions, tasks and reasons too, for your own use."
)
@click.option(
    "--download",
    is_flag=True,
    help="OPENS THE NETWORK: first fetch into DIR what is missing. Without --output only that.",
)
@click.option(
    "--list", "only_list", is_flag=True, help="Print what --download would fetch, and from where; ask nobody."
)
@click.option("--only", multiple=True, metavar="ID", help="With --download: fetch this file (may be given again).")
@click.option(
    "--all", "everything", is_flag=True, help="With --download: also the large tables by state and metro area."
)
@click.option("--refresh", is_flag=True, help="With --download: ask whether the files that are there have changed.")
@click.option("--contact", metavar="MAIL", help="With --download: who is asking; some publishers want to see it.")
@click.option(
    "--addresses",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="With --download: a table of addresses of your own, as a mirror needs it.",
)
def build_command(
    *, sources: Path | None, output: Path | None, texts: bool, only_list: bool, download: bool, **wishes: Any
) -> int:
    """Build the facts from the official files. The same files give the same bytes.

    What is not among the files is absent from the facts, which say so; only the
    taxonomy must be there. The old FILE stays until the new one is whole.

    With --download the files are fetched first: whole or not at all, a cut one is
    gone on with, and DIR/downloads.json says what came from where. What cannot be
    fetched is listed with what to do, and the command ends with 3.

    \b
    careerproof facts build --sources downloads/ --output facts.sqlite
    careerproof score nurse --facts facts.sqlite
    careerproof facts build --download --list
    careerproof facts build --download --sources downloads/ --output facts.sqlite
    """
    from careerproof.faces.cli.commands.facts.downloading import download_official_files, list_official_files

    _check_options(sources, output, only_list=only_list, download=download, wishes=wishes)
    if only_list:
        list_official_files(wishes["addresses"], wishes["only"], everything=wishes["everything"])
    if only_list or sources is None:
        return FINE
    code = download_official_files(sources, **wishes) if download else FINE
    if output is not None:
        _build(sources, output, texts=texts)
    return code


def _check_options(
    sources: Path | None, output: Path | None, *, only_list: bool, download: bool, wishes: Mapping[str, Any]
) -> None:
    """Refuses what makes no sense together, before anything is done."""
    if not download and (given := [name for name, value in wishes.items() if value]) and not only_list:
        raise click.UsageError(f"--{given[0].replace('everything', 'all')} goes with --download")
    if only_list:
        return
    if sources is None:
        raise click.UsageError("Missing option '--sources'")
    if not download and output is None:
        raise click.UsageError("Missing option '--output'")
    if not download and not sources.is_dir():
        raise click.BadParameter(f"Directory {str(sources)!r} does not exist.", param_hint="'--sources'")


def _build(sources: Path, output: Path, *, texts: bool) -> None:
    from careerproof.verbs.facts import build

    label = "building the facts"
    with ended_by_sigterm(), click.progressbar(range(100), label=label, file=sys.stderr) as bar:

        def advance(what: str, share: float) -> None:
            bar.label = what[:28].ljust(28)
            bar.update(round(share * 100) - bar.pos)

        report = build(sources, output, texts=texts, progress=advance)
    for what, lost in report.missing.items():
        click.echo(f"absent: {what} — {lost}", err=True)
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    click.echo(f"wrote {output}: facts {report.version}, {report.size_bytes / 1e6:.1f} MB")
