"""careerproof skills"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import facts_option, format_option, print_csv, rows_text, settings_of

if TYPE_CHECKING:
    from careerproof.language import Mention
    from careerproof.settings import Settings
    from careerproof.verbs.model import SkillReport

_COLUMNS = (
    "id", "text", "start", "end", "kind", "skill_id", "skill_label", "taxonomy", "confidence", "negated",
)  # fmt: skip


@click.command("skills")
@click.argument("file", required=False)
@click.option(
    "--input", "source", metavar="FILE", help='JSON lines {"id", "text"}; a row out for each; - for standard input.'
)
@click.option("--top", default=10, show_default=True, type=click.IntRange(0, 200), help="How many ranked skills.")
@click.option(
    "--taxonomy", type=click.Choice(["esco", "onet"]), default="esco", show_default=True, help="Whose skills."
)
@click.option("--named", is_flag=True, help="Only what a taxonomy names, without what the text says in other words.")
@format_option("text", "json", "jsonl", "csv")
@facts_option
def command(
    *,
    file: str | None,
    source: str | None,
    top: int,
    taxonomy: Literal["esco", "onet"],
    named: bool,
    form: str,
    facts: Path | None,
) -> None:
    """Which skills does this text name? Each with its place in the text, and the taxonomy skills it shows as a whole.

    FILE is a text, PDF, DOCX, HTML or Markdown file, or - for standard input.

    \b
    careerproof skills posting.txt
    echo "5 years of Python and k8s" | careerproof skills -
    careerproof skills --input texts.jsonl --format csv
    """
    if (file is None) == (source is None):
        raise click.UsageError("name a FILE, or --input FILE")
    from careerproof.verbs.opening import open_document, read_rows
    from careerproof.verbs.skills import skills, skills_of_many

    settings = settings_of(facts)
    if source is not None:
        rows = list(read_rows(source))
        reports = skills_of_many(rows, top=top, taxonomy=taxonomy, learnt=not named, settings=settings)
        with click.progressbar(reports, length=len(rows), label="reading", file=sys.stderr) as read:
            _print(list(read), "jsonl" if form == "text" else form, settings)
        return
    report = skills(open_document(file or "-")[1].text, top=top, taxonomy=taxonomy, learnt=not named, settings=settings)
    if form == "text":
        click.echo(_page(report))
    else:
        _print([report], form, settings)


def _print(reports: Sequence[SkillReport], form: str, settings: Settings) -> None:
    if form == "csv":
        print_csv(_COLUMNS, (_row(report, mention) for report in reports for mention in report.mentions))
    else:
        click.echo(rows_text("skills", (report.to_dict() for report in reports), settings, form=form), nl=False)


def _row(report: SkillReport, mention: Mention) -> tuple[object, ...]:
    term = mention.term
    return (
        report.id,
        mention.text,
        mention.start,
        mention.end,
        mention.kind,
        term.id if term else None,
        term.label if term else None,
        term.taxonomy if term else None,
        round(mention.confidence, 4),
        "yes" if mention.negated else "no",
    )


def _page(report: SkillReport) -> str:
    rows = [
        [m.text, f"not {m.kind}" if m.negated else m.kind, m.term.label if m.term else "", f"{m.confidence:.2f}"]
        for m in report.mentions
    ]
    page = table(rows, widths=(24, 13, 30, 4)) if rows else "no skill is named"
    if report.ranked:
        ranked = table([[item.label, f"{item.score:.2f}"] for item in report.ranked], widths=(60, 5))
        page += f"\n\nThe text as a whole shows:\n{ranked}"
    return page
