"""careerproof export"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, settings_of, write_file


@click.command("export")
@click.argument("resume")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Ends in docx, pdf, json, md, html or txt.",
)
@click.option("--ocr", is_flag=True, help="Read scans and pictures too; needs the program tesseract.")
@facts_option
def command(*, resume: str, output: Path, ocr: bool, facts: Path | None) -> None:
    """Write a résumé as a clean, single-column file that a machine reads back.

    \b
    careerproof export resume.pdf --output clean.docx
    careerproof export resume.docx --output resume.json
    """
    from careerproof.verbs.export import export

    data = export(resume, name=output.name, ocr=ocr, settings=settings_of(facts))
    write_file(output, data)
    click.echo(f"wrote {output}", err=True)
