"""careerproof skills"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from careerproof.faces.cli.batch import BatchOptions, Written, batch_options, read_options, write_batch
from careerproof.faces.cli.layout import table
from careerproof.faces.cli.options import (
    csv_lines,
    facts_option,
    format_option,
    json_lines,
    print_csv,
    rows_text,
    settings_of,
    version_of,
)

if TYPE_CHECKING:
    from careerproof.language import Mention
    from careerproof.settings import Settings
    from careerproof.streams.model import Item
    from careerproof.verbs.model import SkillReport
    from careerproof.verbs.skills import SkillsJob, TextRow, UnreadText

_COLUMNS = (
    "id", "text", "start", "end", "kind", "skill_id", "skill_label", "taxonomy", "confidence", "negated",
)  # fmt: skip


@click.command("skills")
@click.argument("file", required=False)
@click.option(
    "--input",
    "source",
    metavar="SOURCE",
    help='A table of texts (JSON lines {"id", "text"}, .csv, .tsv, .parquet; - for JSON lines on standard input), or '
    "a folder, pattern or archive of files; a row out for each.",
)
@click.option("--top", default=10, show_default=True, type=click.IntRange(0, 200), help="How many ranked skills.")
@click.option(
    "--taxonomy", type=click.Choice(["esco", "onet"]), default="esco", show_default=True, help="Whose skills."
)
@click.option("--named", is_flag=True, help="Only what a taxonomy names, without what the text says in other words.")
@format_option("text", "json", "jsonl", "csv")
@batch_options
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
    **batch: Any,
) -> None:
    """Which skills does this text name? Each with its place in the text, and the taxonomy skills it shows as a whole.

    FILE is a text, PDF, DOCX, HTML or Markdown file, or - for standard input.

    \b
    careerproof skills posting.txt
    echo "5 years of Python and k8s" | careerproof skills -
    careerproof skills --input texts.jsonl --format csv
    careerproof skills --input postings.zip --output skills.csv
    """
    if (file is None) == (source is None):
        raise click.UsageError("name a FILE, or --input FILE")
    from careerproof.verbs.opening import open_document
    from careerproof.verbs.skills import SkillsJob, skills

    settings, options = settings_of(facts), read_options(batch)
    if source is not None:
        job = SkillsJob(top=top, taxonomy=taxonomy, learnt=not named, settings=settings)
        _write(source, job, options, form=options.form(form), settings=settings)
        return
    if options.output is not None:
        raise click.UsageError("--output needs --input SOURCE")
    report = skills(open_document(file or "-")[1].text, top=top, taxonomy=taxonomy, learnt=not named, settings=settings)
    if form == "text":
        click.echo(_page(report))
    else:
        _print(report, form, settings)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowSkills:
    """The report of a text as a line of JSON, or as lines of CSV, one a mention."""

    form: str
    facts_version: str

    def __call__(self, report: SkillReport | UnreadText) -> Written:
        """The lines, and whether the text was not read."""
        from careerproof.verbs.model import SkillReport

        failed = int(not isinstance(report, SkillReport))
        if self.form != "csv":
            return Written(text=json_lines("skills", [report.to_dict()], self.facts_version), failed=failed)
        mentions = report.mentions if isinstance(report, SkillReport) else ()
        return Written(text=csv_lines(_row(report.id, mention) for mention in mentions), failed=failed)


def _write(source: str, job: SkillsJob, options: BatchOptions, *, form: str, settings: Settings) -> None:
    """The rows of a batch: CSV, one JSON value, or JSON lines, which text is too."""
    from careerproof.streams.inputs import count_items, read_items
    from careerproof.streams.tables import is_table
    from careerproof.verbs.batch import Work
    from careerproof.verbs.opening import most_bytes
    from careerproof.verbs.skills import read_texts

    is_text = source == "-" or is_table(source)
    items: Iterable[TextRow | Item]
    if is_text:
        items = read_texts(source, columns=options.columns)
    else:
        items = read_items([source], most_bytes=most_bytes(), columns=options.columns)
    if form == "json":
        options.give(rows_text("skills", (job(item).to_dict() for item in items), settings, form=form))
        return
    version, shape = version_of(settings), "csv" if form == "csv" else "jsonl"
    work: Work[TextRow | Item, SkillReport | UnreadText, Written] = Work(
        job=job, show=ShowSkills(form=shape, facts_version=version)
    )
    write_batch(
        items,
        work,
        options=options,
        form=shape,
        name_of=_name,
        unread=job.unread,
        asked=options.say_asked("skills", version, source, top=job.top, taxonomy=job.taxonomy, learnt=job.learnt),
        heading=csv_lines([_COLUMNS]) if shape == "csv" else "",
        settings=settings,
        total=None if is_text else count_items([source]),
        quick=is_text,
        numbers=("start", "end", "confidence"),
    )


def _name(item: TextRow | Item) -> str:
    from careerproof.streams.model import Item

    return item.name if isinstance(item, Item) else str(item.id)


def _print(report: SkillReport, form: str, settings: Settings) -> None:
    if form == "csv":
        print_csv(_COLUMNS, (_row(report.id, mention) for mention in report.mentions))
    else:
        click.echo(rows_text("skills", [report.to_dict()], settings, form=form), nl=False)


def _row(identifier: str | int | None, mention: Mention) -> tuple[object, ...]:
    term = mention.term
    return (
        identifier,
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
