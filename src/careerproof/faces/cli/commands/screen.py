"""careerproof screen"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    policy_option,
    print_csv,
    print_json_lines,
    settings_of,
    today_option,
)
from careerproof.screening.model import Verdict


@click.command("screen")
@click.argument("posting")
@click.argument("resumes", nargs=-1, required=True)
@policy_option
@today_option
@format_option("text", "json", "jsonl", "csv")
@facts_option
def command(
    *, posting: str, resumes: tuple[str, ...], policy: str, today: str | None, form: str, facts: Path | None
) -> None:
    """How do these RESUMES (files or folders) stand against this POSTING? For hiring teams; a person decides.

    \b
    careerproof screen job.md anna.pdf ben.docx
    careerproof screen job.md applications/ --format csv > rows.csv
    """
    from careerproof.verbs.opening import list_files
    from careerproof.verbs.screen import screen

    settings = settings_of(facts)
    rows = screen(posting, list_files(resumes), policy=policy, today=today, settings=settings)
    failed = 0
    if form in ("json", "jsonl"):
        done = list(rows)
        failed = sum(not isinstance(row, Verdict) for row in done)
        print_json_lines("screen", (row.to_dict() for row in done), settings)
    elif form == "csv":
        table = []
        for row in rows:
            table.append(
                [row.resume, row.score, row.read, ""]
                if isinstance(row, Verdict)
                else [row.resume, None, row.error.code, row.error.message]
            )
            failed += not isinstance(row, Verdict)
        print_csv(("resume", "score", "read", "error"), table)
    else:
        from careerproof.faces.cli.pages.check import screen_lines

        for row in rows:
            if isinstance(row, Verdict):
                click.echo("\n".join([row.resume, *screen_lines(row), ""]))
            else:
                failed += 1
                click.echo(f"{row.resume}\n  not read: {row.error.message} — {row.error.hint}\n")
    if failed:
        click.echo(f"{failed} of the files could not be read", err=True)
