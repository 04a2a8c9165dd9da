"""careerproof paths"""

from __future__ import annotations

from pathlib import Path

import click

from careerproof.faces.cli.options import facts_option, format_option, print_csv, print_json, settings_of


@click.command("paths")
@click.option("--from", "origin", metavar="CAREER", help="Where you are: title, code or slug.")
@click.option("--to", metavar="CAREER", help="One career to move to: how far is it, what is missing?")
@click.option("--into", metavar="CAREER", help="Where you want to be: which careers lead there?")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="How many moves.")
@click.option("--safer-only", is_flag=True, help="Only careers with a higher AI-safety score.")
@format_option("text", "json", "csv")
@facts_option
def command(
    *, origin: str | None, to: str | None, into: str | None, limit: int, safer_only: bool, form: str, facts: Path | None
) -> None:
    """Which careers could I move to, or into this one from?

    \b
    careerproof paths --from "bookkeeper" --safer-only
    careerproof paths --from "data analyst" --to "machine learning engineer"
    careerproof paths --into "machine learning engineer"
    """
    from careerproof.verbs.paths import paths

    settings = settings_of(facts)
    answer = paths(origin, to=to, into=into, limit=limit, safer_only=safer_only, settings=settings)
    if form == "json":
        print_json("paths", answer.to_dict(), settings)
    elif form == "csv":
        rows = (
            (m.code or m.slug, m.title, m.score10, m.feasibility, m.score_change, m.pay_change, m.education_gap)
            for m in answer.moves
        )
        print_csv(("career", "title", "score10", "feasibility", "score_change", "pay_change", "education_gap"), rows)
    else:
        from careerproof.faces.cli.pages.check import path_lines

        click.echo("\n".join(path_lines(answer)))
