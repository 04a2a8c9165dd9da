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


@click.command("inspect")
@click.argument("file")
@click.option("--strict", is_flag=True, help="Exit 1 when the file is not parseable (for scripts).")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write a page that shows what each word was read as, and what was lost (HTML).",
)
@format_option("text", "json")
@facts_option
def command(*, file: str, strict: bool, report: Path | None, form: str, facts: Path | None) -> int:
    """Would a screen read this file, and does it try to fool one? Each finding comes with its fix.

    \b
    careerproof inspect resume.pdf
    careerproof inspect resume.docx --format json
    careerproof inspect resume.pdf --report read.html
    """
    settings = settings_of(facts)
    prepare_reader(file, settings)
    if report is None:
        from careerproof.verbs.inspect import inspect

        answer = inspect(file, settings=settings)
    else:
        from careerproof.faces.inspection_report import inspection_report
        from careerproof.verbs.inspect import inspect_with_pictures

        pictured = inspect_with_pictures(file, settings=settings)
        answer = pictured.inspection
        write_file(report, inspection_report(pictured, facts_version=version_of(settings)).encode("utf-8"))
        click.echo(f"wrote {report}", err=True)
    if form == "json":
        print_json("inspect", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.check import inspection_lines

        click.echo("\n".join(inspection_lines(answer)))
    return UNDER_THRESHOLD if strict and not answer.parseable else FINE
