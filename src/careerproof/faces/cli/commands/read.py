"""careerproof read"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from careerproof.faces.cli.options import facts_option, format_option, prepare_reader, settings_of, version_of
from careerproof.faces.envelope import to_json, wrap_reading


@click.command("read")
@click.argument("file")
@click.option("--as", "kind", type=click.Choice(["resume", "posting"]), default="resume", show_default=True)
@click.option("--ocr", is_flag=True, help="Read scans and pictures too; needs the program tesseract.")
@format_option("text", "json")
@facts_option
def command(*, file: str, kind: Literal["resume", "posting"], ocr: bool, form: str, facts: Path | None) -> None:
    """What does a machine read in this file? The text in reading order, or every field with its place (json).

    \b
    careerproof read resume.pdf
    careerproof read resume.pdf --format json > resume.json
    careerproof read job.html --as posting --format json
    """
    if form == "text":
        from careerproof.verbs.opening import open_document

        # The text is printed unchanged, so that the offsets of the fields hold in it.
        click.echo(open_document(file, ocr=ocr)[1].text, nl=False)
        return
    settings = settings_of(facts)
    prepare_reader(file, settings)
    from careerproof.verbs.read import read

    click.echo(to_json(wrap_reading(read(file, kind=kind, ocr=ocr, settings=settings).to_dict(), version_of(settings))))
