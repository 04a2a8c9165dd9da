"""careerproof facts info"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, format_option, print_json, settings_of


@click.command("info")
@click.argument("occupation", required=False)
@click.option("--attribution", is_flag=True, help="Only the lines that a product with these facts must show.")
@click.option("--files", is_flag=True, help="Only the files that the build read, by source, with their digests.")
@format_option("text", "json", "md")
@click.option("--today", metavar="YYYY-MM-DD", help="Count the age of editions up to this day.")
@facts_option
def info_command(
    *, occupation: str | None, attribution: bool, files: bool, form: str, today: str | None, facts: Path | None
) -> None:
    """Says who, when, and may I use it: sources with age and licence, tables, what is absent.

    With an OCCUPATION (title or code), every figure of it with its source, and the
    reason for everything that is absent.

    \b
    careerproof facts info
    careerproof facts info "data analyst"
    careerproof facts info --attribution
    careerproof facts info --files
    """
    if occupation is not None and (attribution or files or form == "md"):
        raise click.UsageError("--attribution, --files and --format md are about the facts as a whole")
    if attribution and files:
        raise click.UsageError("--attribution and --files do not go together")
    if occupation is not None:
        _print_lineage(occupation, form, facts)
        return
    from careerproof.faces.cli.pages.facts_info import files_page, overview_markdown, overview_page
    from careerproof.verbs.facts import overview

    settings = settings_of(facts)
    view = overview(settings=settings, today=today)
    if form == "json":
        print_json("facts", view.to_dict(), settings)
    elif attribution:
        click.echo("\n\n".join(view.attribution))
    elif files:
        click.echo(files_page(view))
    else:
        click.echo(overview_markdown(view) if form == "md" else overview_page(view))


def _print_lineage(occupation: str, form: str, facts: Path | None) -> None:
    from careerproof.faces.cli.pages.facts_info import lineage_page
    from careerproof.verbs.facts import lineage

    settings = settings_of(facts)
    found = lineage(occupation, settings=settings)
    if form == "json":
        print_json("facts-lineage", found.to_dict(), settings)
    else:
        click.echo(lineage_page(found))
