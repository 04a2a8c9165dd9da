"""careerproof export"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from careerproof.faces.cli.options import (
    attachment_option,
    facts_option,
    paper_option,
    settings_of,
    template_option,
    write_file,
)


def _print_templates(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Prints the templates and ends: no résumé is needed to see them."""
    if not asked or context.resilient_parsing:
        return
    from careerproof.verbs.export import templates

    for template in templates():
        click.echo(f"{template.name:<10}  {template.description}")
    context.exit()


@click.command("export")
@click.argument("resume")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ends in docx, pdf, json, yaml (RenderCV), md, html or txt.",
)
@template_option
@click.option(
    "--list-templates",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_templates,
    help="Show the templates, each in a line, and end.",
)
@paper_option
@click.option(
    "--fit-pages",
    type=click.IntRange(1, 20),
    metavar="N",
    help="A PDF of at most N pages: letters shrink, never under 9 points.",
)
@attachment_option
@click.option("--ocr", is_flag=True, help="Read scans and pictures too; needs the program tesseract.")
@facts_option
def command(
    *,
    resume: str,
    output: Path,
    template: str,
    paper: Literal["us-letter", "a4"],
    fit_pages: int | None,
    attachment: bool,
    ocr: bool,
    facts: Path | None,
) -> None:
    """Write a résumé as a clean, single-column file that a machine reads back.

    \b
    careerproof export resume.pdf --output clean.docx
    careerproof export resume.docx --output one-page.pdf --template compact --fit-pages 1
    careerproof export resume.docx --output resume.json
    """
    from careerproof.verbs.export import export

    data = export(
        resume,
        name=output.name,
        template=template,
        paper=paper,
        fit_pages=fit_pages,
        attachment=attachment,
        ocr=ocr,
        settings=settings_of(facts),
    )
    write_file(output, data)
    click.echo(f"wrote {output}", err=True)
