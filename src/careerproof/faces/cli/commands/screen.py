"""careerproof screen"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from careerproof.faces.cli.batch import (
    BatchOptions,
    Written,
    batch_options,
    digest_of,
    name_of,
    read_options,
    same,
    write_batch,
)
from careerproof.faces.cli.options import (
    csv_lines,
    facts_option,
    format_option,
    json_lines,
    policy_option,
    rows_text,
    settings_of,
    today_option,
    version_of,
    write_file,
)
from careerproof.screening.model import Verdict
from careerproof.settings import Settings
from careerproof.streams.model import Item
from careerproof.verbs.screen import Row, UnreadResume

_COLUMNS = ("resume", "score", "read", "error", "not_met", "unknown", "lacking", "posting")
_MANY = 5
"""From so many postings on a progress bar is worth its line."""


@click.command("screen")
@click.argument("posting")
@click.argument("resumes", nargs=-1, required=True)
@click.option(
    "--rank-postings",
    is_flag=True,
    help="The other way round: first one résumé, then postings or folders of them; the best fit first.",
)
@batch_options
@policy_option
@today_option
@format_option("text", "json", "jsonl", "csv", "html")
@facts_option
def command(
    *,
    posting: str,
    resumes: tuple[str, ...],
    rank_postings: bool,
    policy: str,
    today: str | None,
    form: str,
    facts: Path | None,
    **batch: Any,
) -> None:
    """How do these RESUMES stand against this POSTING? For hiring teams; a person decides.

    RESUMES are files, folders, patterns ("cohort/**/*.pdf"), ZIP or TAR archives, or tables (.csv, .jsonl, .parquet)
    with a text in each row; a folder as POSTING holds each résumé against all postings in it.

    \b
    careerproof screen job.md anna.pdf ben.docx
    careerproof screen job.md applications/ --format csv > rows.csv
    careerproof screen job.md cohort.zip --output rows.parquet
    careerproof screen anna.pdf job.md job.html --rank-postings
    """
    from careerproof.verbs.opening import list_files

    settings, options = settings_of(facts), read_options(batch)
    if rank_postings:
        postings = list_files(resumes)
        _rank(posting, postings, options.output, form=form, policy=policy, today=today, settings=settings)
        return
    _screen(posting, resumes, options.form(form), options, policy=policy, today=today, settings=settings)


@dataclass(frozen=True, kw_only=True, slots=True)
class ShowRows:
    """The rows of a résumé as lines of CSV, or of JSON in their envelopes."""

    form: str
    facts_version: str

    def __call__(self, rows: Sequence[Row]) -> Written:
        """The lines, and how many tell of a résumé that was not read."""
        failed = int(any(isinstance(row, UnreadResume) for row in rows))
        if self.form == "csv":
            return Written(text=csv_lines(map(_csv_cells, rows)), failed=failed)
        return Written(text=json_lines("screen", (row.to_dict() for row in rows), self.facts_version), failed=failed)


def _screen(
    posting: str,
    resumes: tuple[str, ...],
    form: str,
    options: BatchOptions,
    *,
    policy: str,
    today: str | None,
    settings: Settings,
) -> None:
    """Prints or writes the rows: one after the other where the form allows it, else when all are known."""
    from careerproof.streams.inputs import count_items, read_items
    from careerproof.verbs.batch import Work, run_batch
    from careerproof.verbs.opening import list_files, most_bytes
    from careerproof.verbs.screen import open_screen

    day = options.day(today)
    job = open_screen(list_files([posting]), policy=policy, today=day, settings=settings)
    items = read_items(resumes, most_bytes=most_bytes(), columns=options.columns)
    if form in ("csv", "jsonl"):
        version = version_of(settings)
        work: Work[Item, tuple[Row, ...], Written] = Work(job=job, show=ShowRows(form=form, facts_version=version))
        write_batch(
            items,
            work,
            options=options,
            form=form,
            name_of=name_of,
            unread=job.unread,
            asked=options.say_asked(
                "screen",
                version,
                *resumes,
                policy=job.policy.sha256,
                posting=digest_of(*(file.sha256 for file in job.postings)),
                today=today or "the day it began",
            ),
            kept={"today": day},
            heading=csv_lines([_COLUMNS]) if form == "csv" else "",
            settings=settings,
            total=count_items(resumes),
            numbers=("score",),
        )
        return
    whole: Work[Item, tuple[Row, ...], tuple[Row, ...]] = Work(job=job, show=same)
    found = run_batch(
        items,
        whole,
        engine=options.open_engine(),
        name_of=name_of,
        unread=job.unread,
        settings=settings,
    )
    rows = [row for _, item_rows in found for row in item_rows]
    if form == "json":
        text = rows_text("screen", (row.to_dict() for row in rows), settings, form=form)
    elif form == "html":
        from careerproof.faces.screen_report import screen_report

        text = screen_report(rows, facts_version=version_of(settings))
    else:
        text = _text(rows)
    _give(text, options.output, failed=sum(not isinstance(row, Verdict) for row in rows), count=len(rows))


def _rank(
    resume: str,
    postings: Sequence[str],
    output: Path | None,
    *,
    form: str,
    policy: str,
    today: str | None,
    settings: Settings,
) -> None:
    """Prints the postings by how they fit the résumé, with a progress bar on a terminal."""
    from careerproof.faces.cli.pages.ranking import ranking_csv, ranking_page
    from careerproof.verbs.ranking import rank_postings

    hidden = len(postings) < _MANY or not sys.stderr.isatty()
    with click.progressbar(length=len(postings), label="screening", file=sys.stderr, hidden=hidden) as bar:
        rows = rank_postings(
            resume, postings, policy=policy, today=today, settings=settings, progress=lambda _: bar.update(1)
        )
    if form in ("json", "jsonl"):
        text = rows_text("screen.ranking", (row.to_dict() for row in rows), settings, form=form)
    elif form == "html":
        from careerproof.faces.screen_report import ranking_report

        text = ranking_report(resume, rows, facts_version=version_of(settings))
    else:
        text = ranking_csv(rows) if form == "csv" else ranking_page(resume, rows)
    _give(text, output, failed=sum(row.error is not None for row in rows), count=len(rows))


def _give(text: str, output: Path | None, *, failed: int, count: int) -> None:
    """Prints the answer or writes it to the file, and tells how many files could not be read."""
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode("utf-8"))
        click.echo(f"wrote {output}", err=True)
    if failed:
        click.echo(f"{failed} of {count} files could not be read", err=True)


def _text(rows: Sequence[Row]) -> str:
    from careerproof.faces.cli.pages.screen import finding_lines, screen_lines

    parts = []
    for row in rows:
        if isinstance(row, Verdict):
            parts.append("\n".join([row.resume, *finding_lines(row), *screen_lines(row), ""]))
        else:
            parts.append(f"{row.resume}\n  not read: {row.error.message} — {row.error.hint}\n")
    return "\n".join(parts)


def _csv_cells(row: Row) -> tuple[object, ...]:
    """The score, the knock-outs that are not met or not told, and the required terms that are lacking."""
    if not isinstance(row, Verdict):
        return row.resume, None, row.error.code, row.error.message, None, None, None, row.posting
    asked = {
        result: "; ".join(item.text for item in row.knockouts if item.result == result)
        for result in ("not_met", "unknown")
    }
    lacking = "; ".join(term.term for term in row.missing_terms if not term.have and term.importance == "required")
    return row.resume, row.score, row.read, None, asked["not_met"], asked["unknown"], lacking, row.posting
