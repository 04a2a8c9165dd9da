"""careerproof inspect"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    prepare_reader,
    print_json,
    settings_of,
    version_of,
    write_file,
)
from careerproof.faces.envelope import FINE, UNDER_THRESHOLD
from careerproof.settings import Settings


@click.command("inspect")
@click.argument("file", required=False)
@click.option("--rules", is_flag=True, help="List the rules instead: what each finds, who loses by it, how to mend it.")
@click.option("--strict", is_flag=True, help="Exit 1 when the file is not parseable (for scripts).")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write a page that shows what each word was read as, and what was lost (HTML).",
)
@click.option("--posting", metavar="FILE", help="The posting it answers: passages pasted from it are told.")
@format_option("text", "json")
@facts_option
def command(
    *,
    file: str | None,
    rules: bool,
    strict: bool,
    report: Path | None,
    posting: str | None,
    form: str,
    facts: Path | None,
) -> int:
    """Would a screen read this file, and does it try to fool one? Each finding comes with its fix.

    \b
    careerproof inspect resume.pdf
    careerproof inspect resume.docx --format json
    careerproof inspect resume.pdf --posting job.txt
    careerproof inspect resume.pdf --report read.html
    careerproof inspect --rules
    """
    settings = settings_of(facts)
    if rules:
        _print_rules(form, settings)
        return FINE
    if file is None:
        raise click.UsageError("name a file, or ask for --rules")
    prepare_reader(file, settings)
    if posting is not None:
        prepare_reader(posting, settings)
    if report is None:
        from careerproof.verbs.inspect import inspect

        answer = inspect(file, posting=posting, settings=settings)
    else:
        from careerproof.faces.inspection_report import inspection_report
        from careerproof.verbs.inspect import inspect_with_pictures

        pictured = inspect_with_pictures(file, posting=posting, settings=settings)
        answer = pictured.inspection
        write_file(report, inspection_report(pictured, facts_version=version_of(settings)).encode("utf-8"))
        click.echo(f"wrote {report}", err=True)
    if form == "json":
        print_json("inspect", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.check import inspection_lines

        click.echo("\n".join(inspection_lines(answer)))
    return UNDER_THRESHOLD if strict and not answer.parseable else FINE


def _print_rules(form: str, settings: Settings) -> None:
    from careerproof.verbs.inspect import inspection_rules

    if form == "json":
        print_json("rules", {"rules": [rule.to_dict() for rule in inspection_rules()]}, settings)
        return
    from careerproof.faces.cli.layout import paragraph

    for rule in inspection_rules():
        click.echo(f"{rule.id}  ({rule.severity}: {rule.title})")
        click.echo(paragraph(f"{rule.why} Who loses: {rule.loser}.", indent=4))
        click.echo(paragraph(f"Fix: {rule.fix}", indent=4) + "\n")
