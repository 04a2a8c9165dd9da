"""careerproof skills"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    print_json,
    print_json_lines,
    rows_text,
    settings_of,
)


@click.command("skills")
@click.argument("file", required=False)
@click.option(
    "--input", "source", metavar="FILE", help='JSON lines {"id", "text"}; a row out for each; - for standard input.'
)
@click.option("--top", default=10, show_default=True, type=click.IntRange(0, 200), help="How many ranked skills.")
@click.option(
    "--taxonomy", type=click.Choice(["esco", "onet"]), default="esco", show_default=True, help="Whose skills."
)
@format_option("text", "json", "jsonl")
@facts_option
def command(
    *,
    file: str | None,
    source: str | None,
    top: int,
    taxonomy: Literal["esco", "onet"],
    form: str,
    facts: Path | None,
) -> None:
    """Which skills does this text name? Each with its place in the text, and the taxonomy skills it shows as a whole.

    FILE is a text, PDF, DOCX, HTML or Markdown file, or - for standard input.

    \b
    careerproof skills posting.txt
    echo "5 years of Python and k8s" | careerproof skills -
    """
    if (file is None) == (source is None):
        raise click.UsageError("name a FILE, or --input FILE")
    from careerproof.verbs.opening import open_document, read_rows
    from careerproof.verbs.skills import skills, skills_of_many

    settings = settings_of(facts)
    if source is not None:
        reports = skills_of_many(read_rows(source), top=top, taxonomy=taxonomy, settings=settings)
        lines = rows_text(
            "skills", (report.to_dict() for report in reports), settings, form="json" if form == "json" else "jsonl"
        )
        click.echo(lines, nl=False)
        return
    text = open_document(file or "-")[1].text
    report = skills(text, top=top, taxonomy=taxonomy, settings=settings)
    if form == "text":
        rows = [[m.text, m.kind, m.term.label if m.term else "", f"{m.confidence:.2f}"] for m in report.mentions]
        click.echo(table(rows, widths=(24, 13, 30, 4)) if rows else "no skill is named")
        if report.ranked:
            click.echo("\nThe text as a whole shows:")
            click.echo(table([[item.label, f"{item.score:.2f}"] for item in report.ranked], widths=(60, 5)))
    elif form == "json":
        print_json("skills", report.to_dict(), settings)
    else:
        print_json_lines("skills", [report.to_dict()], settings)
