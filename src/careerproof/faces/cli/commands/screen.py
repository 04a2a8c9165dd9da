"""careerproof screen"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from careerproof.faces.cli.options import (
    csv_text,
    facts_option,
    format_option,
    policy_option,
    rows_text,
    settings_of,
    today_option,
    version_of,
    write_file,
)
from careerproof.screening.model import Verdict
from careerproof.settings import Settings
from careerproof.verbs.screen import UnreadResume

Row = Verdict | UnreadResume
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
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the rows there instead.")
@policy_option
@today_option
@format_option("text", "json", "jsonl", "csv", "html")
@facts_option
def command(
    *,
    posting: str,
    resumes: tuple[str, ...],
    rank_postings: bool,
    output: Path | None,
    policy: str,
    today: str | None,
    form: str,
    facts: Path | None,
) -> None:
    """How do these RESUMES (files or folders) stand against this POSTING? For hiring teams; a person decides.

    \b
    careerproof screen job.md anna.pdf ben.docx
    careerproof screen job.md applications/ --format csv > rows.csv
    careerproof screen anna.pdf job.md job.html --rank-postings
    """
    from careerproof.verbs.opening import list_files
    from careerproof.verbs.screen import screen

    settings = settings_of(facts)
    if rank_postings:
        _rank(posting, list_files(resumes), output, form=form, policy=policy, today=today, settings=settings)
        return
    rows = list(screen(posting, list_files(resumes), policy=policy, today=today, settings=settings))
    if form in ("json", "jsonl"):
        text = rows_text("screen", (row.to_dict() for row in rows), settings, form=form)
    elif form == "html":
        from careerproof.faces.screen_report import screen_report

        text = screen_report(rows, facts_version=version_of(settings))
    else:
        text = _csv(rows) if form == "csv" else _text(rows)
    _give(text, output, failed=sum(not isinstance(row, Verdict) for row in rows), count=len(rows))


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


def _csv(rows: Sequence[Row]) -> str:
    return csv_text(("resume", "score", "read", "error", "not_met", "unknown", "lacking"), map(_csv_cells, rows))


def _csv_cells(row: Row) -> tuple[object, ...]:
    """The score, the knock-outs that are not met or not told, and the required terms that are lacking."""
    if not isinstance(row, Verdict):
        return row.resume, None, row.error.code, row.error.message, None, None, None
    asked = {
        result: "; ".join(item.text for item in row.knockouts if item.result == result)
        for result in ("not_met", "unknown")
    }
    lacking = "; ".join(term.term for term in row.missing_terms if not term.have and term.importance == "required")
    return row.resume, row.score, row.read, None, asked["not_met"], asked["unknown"], lacking
