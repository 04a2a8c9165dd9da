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
@click.option("--spans", is_flag=True, help="Under each line the fields read in it, with offsets and how sure (text).")
@format_option("text", "json")
@facts_option
def command(
    *, file: str, kind: Literal["resume", "posting"], ocr: bool, spans: bool, form: str, facts: Path | None
) -> None:
    """What does a machine read in this file? The text in reading order, or every field with its place (json).

    \b
    careerproof read resume.pdf
    careerproof read resume.pdf --spans
    careerproof read resume.pdf --format json > resume.json
    careerproof read job.html --as posting --format json
    """
    if spans and kind == "posting":
        raise click.UsageError("--spans shows the fields of a résumé")
    if form == "text" and not spans:
        from careerproof.verbs.opening import open_document

        # The text is printed unchanged, so that the offsets of the fields hold in it.
        click.echo(open_document(file, ocr=ocr)[1].text, nl=False)
        return
    settings = settings_of(facts)
    prepare_reader(file, settings)
    from careerproof.verbs.read import read

    reading = read(file, kind=kind, ocr=ocr, settings=settings)
    if form == "text":
        from careerproof.faces.cli.pages.reading import spans_page

        click.echo(spans_page(reading))
        return
    click.echo(to_json(wrap_reading(reading.to_dict(), version_of(settings))))
