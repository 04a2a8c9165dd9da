"""careerproof screen"""

from __future__ import annotations

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
    write_file,
)
from careerproof.screening.model import Verdict
from careerproof.verbs.screen import UnreadResume

Row = Verdict | UnreadResume


@click.command("screen")
@click.argument("posting")
@click.argument("resumes", nargs=-1, required=True)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the rows there instead.")
@policy_option
@today_option
@format_option("text", "json", "jsonl", "csv")
@facts_option
def command(
    *,
    posting: str,
    resumes: tuple[str, ...],
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
    """
    from careerproof.verbs.opening import list_files
    from careerproof.verbs.screen import screen

    settings = settings_of(facts)
    rows = list(screen(posting, list_files(resumes), policy=policy, today=today, settings=settings))
    if form in ("json", "jsonl"):
        text = rows_text("screen", (row.to_dict() for row in rows), settings, form=form)
    else:
        text = _csv(rows) if form == "csv" else _text(rows)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode("utf-8"))
        click.echo(f"wrote {output}", err=True)
    failed = sum(not isinstance(row, Verdict) for row in rows)
    if failed:
        click.echo(f"{failed} of {len(rows)} files could not be read", err=True)


def _text(rows: Sequence[Row]) -> str:
    from careerproof.faces.cli.pages.check import screen_lines

    parts = []
    for row in rows:
        if isinstance(row, Verdict):
            parts.append("\n".join([row.resume, *screen_lines(row), ""]))
        else:
            parts.append(f"{row.resume}\n  not read: {row.error.message} — {row.error.hint}\n")
    return "\n".join(parts)


def _csv(rows: Sequence[Row]) -> str:
    return csv_text(
        ("resume", "score", "read", "error"),
        (
            (row.resume, row.score, row.read, None)
            if isinstance(row, Verdict)
            else (row.resume, None, row.error.code, row.error.message)
            for row in rows
        ),
    )
