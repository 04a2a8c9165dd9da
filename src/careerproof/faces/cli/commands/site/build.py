"""careerproof site build"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, settings_of


@click.command("build")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The language of the pages.")
@click.option("--base-url", default="", metavar="URL", help="Where the site will stand, for canonical links.")
@facts_option
def build_command(*, folder: Path, language: str, base_url: str, facts: Path | None) -> None:
    """Write the whole site into DIR, which is made if absent.

    \b
    careerproof site build site/
    """
    from careerproof.faces.site.build import build_site

    with click.progressbar(length=100, label="writing the site", file=sys.stderr) as bar:

        def show(_: str, done: float) -> None:
            bar.update(int(100 * done) - bar.pos)

        report = build_site(folder, settings=settings_of(facts), language=language, base_url=base_url, progress=show)
    click.echo(f"{report.folder}: {report.pages} pages, {report.written} of them new or changed")
