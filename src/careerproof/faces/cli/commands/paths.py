"""careerproof paths"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerproof.faces.cli.options import (
    facts_option,
    format_option,
    print_csv,
    print_json,
    settings_of,
    today_option,
)

if TYPE_CHECKING:
    from careerproof.careers.model import Transition

CATEGORIES = ("ai-created", "ai-enhanced", "human-essential", "hands-on", "transforming", "at-risk")
COLUMNS = (
    "career", "title", "score10", "feasibility", "score_change", "pay_change", "education_gap", "median_pay",
    "months_low", "months_high", "steps",
)  # fmt: skip


@click.command("paths")
@click.option("--from", "origin", metavar="CAREER|FILE", help="Where you are: title, code or slug; or your résumé.")
@click.option("--resume", metavar="FILE", help="Start from a résumé: its latest job, skills and schooling.")
@click.option("--to", metavar="CAREER", help="One career to move to: how far, what is missing, by which way?")
@click.option("--into", metavar="CAREER", help="Where you want to be: which careers lead there?")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="How many moves or ways.")
@click.option("--safer-only", is_flag=True, help="Only careers with a higher AI-safety score.")
@click.option("--least-pay", type=click.FloatRange(min=0), metavar="USD", help="Only with this median pay a year.")
@click.option("--most-years", type=click.FloatRange(min=0), metavar="N", help="Only with so long a preparation.")
@click.option("--category", type=click.Choice(CATEGORIES), help="Only careers of this safety category.")
@today_option
@format_option("text", "json", "csv")
@facts_option
def command(
    *,
    origin: str | None,
    resume: str | None,
    to: str | None,
    into: str | None,
    limit: int,
    safer_only: bool,
    least_pay: float | None,
    most_years: float | None,
    category: str | None,
    today: str | None,
    form: str,
    facts: Path | None,
) -> None:
    """Which careers could I move to, or into this one from?

    With --to the direct move is explained part by part; where it is too far for one leap, ways through one or two other
    careers follow.

    \b
    careerproof paths --from "bookkeeper" --safer-only
    careerproof paths --from "cashier" --most-years 1 --least-pay 40000
    careerproof paths --from "welder" --to "mechanical engineer"
    careerproof paths --into "machine learning engineer"
    careerproof paths --resume resume.pdf --safer-only
    """
    from careerproof.verbs.paths import paths

    settings = settings_of(facts)
    if origin is not None and resume is None and Path(origin).suffix and Path(origin).is_file():
        origin, resume = None, origin
    answer = paths(
        origin,
        to=to,
        into=into,
        resume=resume,
        limit=limit,
        safer_only=safer_only,
        least_pay=least_pay,
        most_years=most_years,
        category=category,
        today=today,
        settings=settings,
    )
    if form == "json":
        print_json("paths", answer.to_dict(), settings)
    elif form == "csv":
        print_csv(COLUMNS, (_row(move) for move in answer.moves))
    else:
        from careerproof.faces.cli.pages.paths import paths_page

        click.echo(paths_page(answer))


def _row(move: Transition) -> tuple[object, ...]:
    """A move as the cells of `COLUMNS`; the steps are the careers on the way, by code or slug."""
    months = (None, None) if move.preparation is None else (move.preparation.months_low, move.preparation.months_high)
    steps = " > ".join(step.code or step.slug or "" for step in move.steps)
    return (
        move.code or move.slug,
        move.title,
        move.score10,
        move.feasibility,
        move.score_change,
        move.pay_change,
        move.education_gap,
        move.median_pay,
        *months,
        steps,
    )
