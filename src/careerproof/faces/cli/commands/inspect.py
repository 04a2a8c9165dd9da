"""careerproof inspect"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, format_option, prepare_reader, print_json, settings_of
from careerproof.faces.envelope import FINE, UNDER_THRESHOLD


@click.command("inspect")
@click.argument("file")
@click.option("--strict", is_flag=True, help="Exit 1 when the file is not parseable (for scripts).")
@format_option("text", "json")
@facts_option
def command(*, file: str, strict: bool, form: str, facts: Path | None) -> int:
    """Would a screen read this file, and does it try to fool one? Each finding comes with its fix.

    \b
    careerproof inspect resume.pdf
    careerproof inspect resume.docx --format json
    """
    settings = settings_of(facts)
    prepare_reader(file, settings)
    from careerproof.verbs.inspect import inspect

    answer = inspect(file, settings=settings)
    if form == "json":
        print_json("inspect", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.check import inspection_lines

        click.echo("\n".join(inspection_lines(answer)))
    return UNDER_THRESHOLD if strict and not answer.parseable else FINE
