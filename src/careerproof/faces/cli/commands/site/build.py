"""careerproof site build"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, settings_of


@click.command("build")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=("en",),
    metavar="TAG",
    help="The language of the pages (en, es). Given again, the others stand in folders of their own.  [default: en]",
)
@click.option("--base-url", default="", metavar="URL", help="The address the site will stand at, for search engines.")
@click.option("--changed", is_flag=True, help="Build nothing again that is made of the same facts and program.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=2, show_default=True, metavar="N", help="Processes that draw pages."
)
@click.option(
    "--only", "keys", multiple=True, metavar="KEY", help="For a look: this career's page alone (may be given again)."
)
@facts_option
def build_command(
    *,
    folder: Path,
    languages: tuple[str, ...],
    base_url: str,
    changed: bool,
    jobs: int,
    keys: tuple[str, ...],
    facts: Path | None,
) -> None:
    """Write the whole site into DIR, which is made if absent.

    The same facts give the same bytes. The old site stands until the new one is
    whole; a file that is the same is left untouched, and a page that is no more
    is removed. Files in DIR that careerproof did not write stay, and are never
    overwritten.

    Without --only all careers are written: over a thousand pages, in half a minute.

    \b
    careerproof site build look/ --only 29-1141.00 --only machine-learning-engineer
    careerproof site build look/ --only 29-1141.00 --language en --language es --base-url https://example.com/
    """
    from careerproof.faces.cli.endings import ended_by_sigterm
    from careerproof.faces.site.build import build_site

    with ended_by_sigterm(), click.progressbar(length=100, label="writing the site", file=sys.stderr) as bar:

        def show(_: str, done: float) -> None:
            bar.update(int(100 * done) - bar.pos)

        report = build_site(
            folder,
            settings=settings_of(facts),
            languages=languages,
            base_url=base_url,
            changed=changed,
            jobs=jobs,
            keys=keys or None,
            progress=show,
        )
    if not base_url:
        warning = "without --base-url the site has no address: links to pages are canonical only within it, and "
        click.echo(f"note: {warning}sitemap.xml lists paths, which search engines do not follow", err=True)
    click.echo(str(report))
