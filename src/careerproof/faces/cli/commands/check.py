"""careerproof check"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from careerproof.faces.cli.batch import batch_options, read_options
from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    policy_option,
    prepare_reader,
    print_json,
    settings_of,
    today_option,
    version_of,
    write_file,
)
from careerproof.faces.envelope import FINE, UNDER_THRESHOLD


@click.command("check")
@click.argument("resumes", metavar="RESUME...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--batch", is_flag=True, help="A whole cohort: files, folders, patterns, archives or tables; a row for each résumé."
)
@click.option(
    "--posting", type=click.Path(), metavar="FILE", help="The job posting: text, Markdown, HTML, PDF, DOCX, ODT or RTF."
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also write the answer as one HTML page with charts.",
)
@click.option("--moves", default=8, show_default=True, type=click.IntRange(0, 50), help="How many careers to move to.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="N",
    help="Exit 1 when the screen's score is under N (for scripts).",
)
@policy_option
@today_option
@format_option("text", "json", "html", "jsonl", "csv")
@batch_options
@facts_option
def command(
    *,
    resumes: tuple[str, ...],
    batch: bool,
    posting: str | None,
    report: Path | None,
    moves: int,
    fail_under: float | None,
    policy: str,
    today: str | None,
    form: str,
    facts: Path | None,
    **given: Any,
) -> int:
    """The main job: how AI-safe is your career, will RESUME pass the screen for a posting, and what should you change
    or move to?

    RESUME is a PDF, DOCX, ODT, RTF, HTML, Markdown or text file, JSON Resume, RenderCV's YAML, Europass XML, LinkedIn's
    export, or - for standard input. Nothing leaves your machine.

    \b
    careerproof check resume.pdf
    careerproof check resume.pdf --posting job.md --report report.html
    careerproof check resume.docx --posting job.html --format json | jq .score
    careerproof check --batch cohort.zip --posting job.md --output cohort.csv
    """
    options = read_options(given)
    _refuse(resumes, posting, batch=batch, form=form, has_output=options.output is not None)
    if fail_under is not None and posting is None:
        raise click.UsageError("--fail-under needs --posting")
    settings = settings_of(facts)
    if batch:
        if report is not None or fail_under is not None:
            raise click.UsageError("--report and --fail-under are of one résumé, not of a --batch")
        from careerproof.faces.cli.cohort import write_cohort

        write_cohort(resumes, posting, options, form=form, policy=policy, today=today, moves=moves, settings=settings)
        return FINE
    (resume,) = resumes
    prepare_reader(resume, settings)
    from careerproof.verbs.check import check

    answer = check(resume, posting=posting, policy=policy, today=today, moves=moves, settings=settings)
    page = None
    if report is not None or form == "html":
        from careerproof.faces.report import check_report

        page = check_report(answer, facts_version=version_of(settings))
    if report is not None and page is not None:
        write_file(report, page.encode("utf-8"))
        click.echo(f"wrote {report}", err=True)
    if form == "html":
        click.echo(page)
    elif form == "json":
        print_json("check", answer.to_dict(), settings)
    else:
        from careerproof.faces.cli.pages.check import check_page

        click.echo(check_page(answer))
    under = fail_under is not None and answer.screen is not None and (answer.screen.score or 0) < fail_under
    return UNDER_THRESHOLD if under else FINE


def _refuse(resumes: tuple[str, ...], posting: str | None, *, batch: bool, form: str, has_output: bool) -> None:
    """What does not go together is told before anything is opened."""
    if "-" in resumes and posting == "-":
        raise click.UsageError("only one of RESUME and --posting can be standard input")
    if not batch and len(resumes) > 1:
        raise click.UsageError("one RESUME at a time, or --batch for many")
    if not batch and (has_output or form in ("jsonl", "csv")):
        raise click.UsageError("--output, --format jsonl and --format csv need --batch; --report writes a page")
